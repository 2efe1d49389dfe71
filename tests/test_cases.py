"""
Bad files, and the exact lines that we say about them.

A new case is a new folder `cases/invalid/<rule>/`, or more files in one that is there. Its files lie where they would in
the project, over `base` and `entries`. Two things are written in another way:

- `absent.txt` names files that are taken away, one in a line;
- `chairs.yml.x20000` stands for a file `chairs.yml` with its text 20,000 times.

`SIGNPOST_ACCEPT=1 pytest tests/test_cases.py` writes each `expected.txt` anew. Read every line aloud before you keep it:
a place, what is wrong, what would be right, in kind words.
"""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import pytest

from macros import checks
from macros.load import load
from macros.problems import as_text
from macros.views.reference import FILE_RULES

CASES = Path(__file__).parent / "cases" / "invalid"
RULES = {*FILE_RULES, *(rule for rule, _ in checks.rule_modules())}
_OWN = ("expected.txt", "absent.txt")


def _lay(case: Path, project: Path) -> None:
    for file in sorted(case.rglob("*")):
        place = project / file.relative_to(case)
        if not file.is_file() or file.parent == case and file.name in _OWN:
            continue
        place.parent.mkdir(parents=True, exist_ok=True)
        repeated = re.fullmatch(r"(.+)\.x([0-9]+)", file.name)
        if repeated:
            place.with_name(repeated[1]).write_bytes(file.read_bytes() * int(repeated[2]))
        else:
            place.write_bytes(file.read_bytes())
    absent = case / "absent.txt"
    for name in absent.read_text(encoding="utf-8").split() if absent.is_file() else ():
        (project / name).unlink()


@pytest.mark.parametrize("case", sorted(CASES.iterdir()), ids=lambda case: case.name)
def test_says_exactly_what_is_expected(case: Path, project: Path, entries: Path, today) -> None:
    """Each bad file is reported with its place, what is wrong and what would be right, and nothing else is reported."""
    shutil.copytree(entries, project, dirs_exist_ok=True)
    _lay(case, project)

    said = [as_text(problem) for problem in load(project, today)[1]]

    expected = case / "expected.txt"
    if os.environ.get("SIGNPOST_ACCEPT"):
        expected.write_text("".join(f"{line}\n" for line in said), encoding="utf-8")
    assert said == expected.read_text(encoding="utf-8").splitlines()


def test_the_files_beneath_the_cases_are_sound(project: Path, entries: Path, today) -> None:
    """Nothing is wrong with `base` and `entries` themselves, so that every line in a case is about the case."""
    shutil.copytree(entries, project, dirs_exist_ok=True)

    assert load(project, today)[1] == []


def test_every_rule_has_a_case_and_every_case_is_a_rule() -> None:
    """A rule without a case, or a folder that is no rule, would go unnoticed."""
    assert {case.name for case in CASES.iterdir()} == RULES


@pytest.mark.parametrize("case", sorted(CASES.iterdir()), ids=lambda case: case.name)
def test_a_case_shows_its_rule(case: Path) -> None:
    """The lines of a case include the rule whose name it carries."""
    lines = (case / "expected.txt").read_text(encoding="utf-8").splitlines()

    assert [line for line in lines if line.endswith(f" [{case.name}]")]
