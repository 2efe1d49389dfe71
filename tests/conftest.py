"""What most tests begin with: a small made-up project on disk, and what our own code reads from it."""

from __future__ import annotations

import datetime
import shutil
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from macros.catalogue import Catalogue
from macros.load import load
from macros.problems import Problem, as_text
from tests.serving import newest_day

TESTS = Path(__file__).parent

# A busy machine is no mistake. What must be quick is measured where that is the point, in time of our own.
settings.register_profile("ours", deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=60)
settings.load_profile("ours")

TODAY = datetime.date(2030, 1, 15)
"""The day on which the made-up files in tests/base and tests/entries are read."""


@pytest.fixture(scope="session")
def root() -> Path:
    """The project itself."""
    return TESTS.parent


@pytest.fixture(scope="session")
def today() -> datetime.date:
    """The day of the made-up project."""
    return TODAY


@pytest.fixture(scope="session")
def base() -> Path:
    """A project with all the files that there is one of, and no entry."""
    return TESTS / "base"


@pytest.fixture(scope="session")
def entries() -> Path:
    """One made-up entry of each kind, as full as can be; lies over `base`."""
    return TESTS / "entries"


@pytest.fixture
def project(tmp_path: Path, base: Path) -> Path:
    """A copy of `base` that a test may spoil."""
    shutil.copytree(base, tmp_path, dirs_exist_ok=True)
    return tmp_path


Files = Mapping[str, str | None]
"""Text by place in the project; None takes a file away."""


def write(project: Path, files: Files) -> None:
    for place, text in files.items():
        file = project / place
        if text is None:
            file.unlink()
        else:
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(text, encoding="utf-8", newline="")


@pytest.fixture
def catalogue_of(project: Path) -> Callable[..., Catalogue]:
    """The catalogue of the base with these files in it."""

    def catalogue_of(files: Files = {}, today: datetime.date = TODAY) -> Catalogue:
        write(project, files)
        catalogue, problems = load(project, today)
        assert catalogue is not None, list(map(as_text, problems))
        return catalogue

    return catalogue_of


@pytest.fixture
def problems_of(project: Path) -> Callable[..., list[str]]:
    """What we say about the base with these files in it, line by line."""

    def problems_of(files: Files = {}, today: datetime.date = TODAY) -> list[str]:
        write(project, files)
        return [as_text(problem) for problem in load(project, today)[1]]

    return problems_of


@pytest.fixture(scope="session")
def example(tmp_path_factory: pytest.TempPathFactory, base: Path, entries: Path) -> Catalogue:
    """The catalogue of the base with one entry of each kind in it. For reading only."""
    project = tmp_path_factory.mktemp("example")
    shutil.copytree(base, project, dirs_exist_ok=True)
    shutil.copytree(entries, project, dirs_exist_ok=True)
    catalogue, problems = load(project, TODAY)
    assert catalogue is not None, list(map(as_text, problems))
    return catalogue


@pytest.fixture(scope="session")
def real_and_problems(root: Path) -> tuple[Catalogue, list[Problem]]:
    """The catalogue that we publish and what is wrong with it, on the newest day that is written in it."""
    catalogue, problems = load(root, newest_day())
    assert catalogue is not None, list(map(as_text, problems))
    return catalogue, problems


@pytest.fixture(scope="session")
def real(real_and_problems: tuple[Catalogue, list[Problem]]) -> Catalogue:
    """The catalogue that we publish. For reading only."""
    return real_and_problems[0]
