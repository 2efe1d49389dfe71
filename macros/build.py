"""The catalogue of the build that is going on, read once however many ask for it."""

from __future__ import annotations

import datetime
import os
from pathlib import Path

from macros.catalogue import Catalogue
from macros.load import load
from macros.problems import Problem

_read: dict[Path, tuple[Catalogue | None, list[Problem]]] = {}

_sound: dict[Path, Catalogue] = {}
"""The last catalogue of each project that had no mistake. Only a preview lives long enough to need it."""


def begin() -> None:
    """Forget what was read: a new build begins, perhaps after an edit."""
    _read.clear()


def catalogue_and_problems(root: Path) -> tuple[Catalogue | None, list[Problem]]:
    """What `load` gives for `root`, read at the first call since `begin`."""
    if root not in _read:
        _read[root] = load(root, today(), overrides())
    return _read[root]


def shown(root: Path) -> Catalogue | None:
    """The catalogue that pages are made from: what was read now or, when that has mistakes, what was read last without any."""
    catalogue, problems = catalogue_and_problems(root)
    if catalogue is not None and not any(problem.severity == "error" for problem in problems):
        _sound[root] = catalogue
    return _sound.get(root)


def today() -> datetime.date:
    """Day of the build: SIGNPOST_TODAY when it is set, so that a build can be repeated. Raises ValueError if it is no date."""
    given = os.environ.get("SIGNPOST_TODAY")
    return datetime.date.fromisoformat(given) if given else datetime.date.today()


def overrides() -> dict[str, str]:
    """Fields of `resources/site.yml` that the environment replaces, for previews and publishing."""
    names = {"address": "SIGNPOST_SITE_URL", "repository": "SIGNPOST_REPO_URL"}
    found = {field: os.environ.get(name, "") for field, name in names.items()}
    return {field: value.rstrip("/") + ("/" if field == "address" else "") for field, value in found.items() if value}
