"""The papers of the made-up project, made once, and a folder that they lie in as in the real one."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from macros import site
from macros.catalogue import Catalogue
from macros.papers import press
from macros.papers.charts import DRAWS


@dataclass(frozen=True)
class Made:
    """A project's folder with its papers in it."""

    root: Path
    result: press.Result
    stylesheet: str

    def again(self, catalogue: Catalogue) -> press.Result:
        return press.make(self.root, catalogue, site.pages(catalogue), self.stylesheet, lambda words: None)


def with_fonts(folder: Path, root: Path) -> Path:
    """A folder that has the project's fonts, and what draws its charts."""
    for name in (press.FONTS, DRAWS):
        place = folder / name
        place.parent.mkdir(parents=True, exist_ok=True)
        if not place.exists():
            place.symlink_to(root / name)
    return folder


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory, root: Path, example: Catalogue) -> Made:
    """The papers of the made-up project."""
    folder = with_fonts(tmp_path_factory.mktemp("papers"), root)
    stylesheet = press.colours_in(root)
    return Made(folder, press.make(folder, example, site.pages(example), stylesheet, lambda words: None), stylesheet)
