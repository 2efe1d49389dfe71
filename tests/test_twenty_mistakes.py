"""What somebody sees who has made twenty different mistakes, one in each of twenty files, and runs the check once."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests import made_up

DAY = "2030-01-15"


def run(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("SIGNPOST_")}
    return subprocess.run(
        [sys.executable, "-m", "macros", *arguments], cwd=project, env=kept, capture_output=True, text=True, encoding="utf-8"
    )


@pytest.fixture
def example_project(project: Path, entries: Path) -> Path:
    """A copy of the made-up project with an entry of each kind."""
    shutil.copytree(entries, project, dirs_exist_ok=True)
    return project


GOOD = """\
title: A guide to {id}
summary: Made up.
elements: [rest]
added: 2029-06-01
reviewed: 2029-12-01
url: https://example.org/{id}
publisher: The Chair Society
type: guide
format: web-page
use_it_when: When somebody stands.
provenance:
  seen: read
"""

# What is changed in a good file, into what, and where and with what rule the mistake is reported.
MISTAKES = [
    ("summary:", "sumary:", "2:1", "unknown-field"),
    ("use_it_when: When somebody stands.\n", "", "1:1", "missing-field"),
    ("elements: [rest]", "elements: [rust]", "3:12", "unknown-element"),
    ("elements: [rest]", "elements: rest", "3:11", "wrong-type"),
    ("elements: [rest]", "elements: [rest", "3:11", "syntax"),
    ("elements: [rest]", "elements:\n\t- rest", "4:1", "tab"),
    ("elements: [rest]", "elements: []", "3:1", "too-short"),
    ("publisher: The Chair Society", "publisher: No", "7:12", "boolean-word"),
    ("publisher: The Chair Society", "publisher:", "7:11", "empty-field"),
    ("publisher: The Chair Society", "publisher: *society", "7:12", "alias"),
    ("publisher: The Chair Society", "publisher: !society Chairs", "7:12", "tag"),
    ("type: guide", "type: giude", "8:7", "unknown-term"),
    ("type: guide", "type: guide\ntype: toolkit", "9:1", "duplicate-key"),
    ("https://", "www.", "6:6", "bad-address"),
    ("Made up.", "Made <em>up</em>.", "2:10", "markup"),
    ("Made up.", "Made\u200b up.", "2:14", "control-character"),
    ("added: 2029-06-01", "added: 2029-06-31", "4:8", "impossible-date"),
    ("seen: read", "seen: read\nrelated: [guidance/nothing]", "13:11", "unknown-reference"),
    ("seen: read", "seen: read\nstatus: superseded", "13:9", "no-successor"),
    ("title: A guide", "title: " + "A long guide " * 13, "1:8", "too-long"),
]


def test_twenty_mistakes_are_named_in_one_run(example_project: Path) -> None:
    """Each of twenty mistakes is named with its file, line, column and advice; there is no traceback; the exit code is 1."""
    for number, (right, wrong, _, _) in enumerate(MISTAKES, 1):
        good = GOOD.format(id=f"mistake-{number:02}")
        assert good.count(right) >= 1, right
        file = example_project / "resources" / "guidance" / f"mistake-{number:02}.yml"
        file.write_text(good.replace(right, wrong, 1), encoding="utf-8", newline="")

    result = run(example_project, "check", "--today", DAY)

    lines = re.compile(r"(?P<at>\S+?:\d+:\d+): (?P<message>.+?[.…]) (?P<advice>[A-Z].+[.?]) \[(?P<rule>[a-z-]+)\]")
    said = [lines.fullmatch(line) for line in result.stdout.splitlines()]
    assert all(said), result.stdout
    assert [(line["at"], line["rule"]) for line in said] == [
        (f"resources/guidance/mistake-{number:02}.yml:{place}", rule) for number, (_, _, place, rule) in enumerate(MISTAKES, 1)
    ]
    assert (result.stderr, result.returncode) == ("11 entries read, 20 problems.\n", 1)
    assert len(MISTAKES) == 20


def test_all_is_well(example_project: Path) -> None:
    """Without mistakes nothing is printed but a count, and the exit code is 0."""
    result = run(example_project, "check", "--today", DAY)

    assert (result.stdout, result.stderr, result.returncode) == ("", "7 entries read, no problems.\n", 0)


def test_a_warning_is_no_failure(example_project: Path) -> None:
    """An overdue review is told and leaves the exit code at 0."""
    result = run(example_project, "check", "--today", "2030-01-15")
    assert result.returncode == 0

    made = made_up.measure("old-measure", reviewed="2028-12-01", added="2028-01-01")
    for place, text in made.items():
        (example_project / place).write_text(text, encoding="utf-8")
    result = run(example_project, "check", "--today", DAY)

    assert result.stdout == (
        "resources/measures/old-measure.yml:8:14: warning: It was last reviewed on 2028-12-01, more than a year ago. "
        "Check that it still holds and set `reviewed` to today. [overdue-review]\n"
    )
    assert (result.stderr, result.returncode) == ("8 entries read, no problems, 1 warning.\n", 0)


@pytest.mark.parametrize(
    "arguments",
    [(), ("chekc",), ("check", "--format", "xml"), ("check", "--today", "tomorrow"), ("pages",)],
    ids=lambda arguments: " ".join(arguments) or "nothing",
)
def test_wrong_usage(project: Path, arguments: tuple[str, ...]) -> None:
    """A command that is called wrongly says how it is called, on the side of errors, and exits with 2."""
    result = run(project, *arguments)

    assert (result.stdout, result.returncode) == ("", 2)
    assert result.stderr.startswith("usage: python -m macros")
    assert "Traceback" not in result.stderr


SLIP = made_up.guidance("stools", elements=["rest", "lihgt"])


@pytest.fixture
def project_with_a_slip(project: Path) -> Path:
    for place, text in SLIP.items():
        (project / place).parent.mkdir(parents=True)
        (project / place).write_text(text, encoding="utf-8")
    return project


def test_format_github(project_with_a_slip: Path) -> None:
    """On GitHub a problem is a note on its line."""
    result = run(project_with_a_slip, "check", "--today", DAY, "--format", "github")

    assert result.stdout == (
        "::error file=resources/guidance/stools.yml,line=6,col=3,title=unknown-element"
        "::`lihgt` is not an element of the wheel. Did you mean `light`?\n"
    )
    assert result.returncode == 1


def test_format_json(project_with_a_slip: Path) -> None:
    """For other programs all problems are one JSON list, and nothing else is printed."""
    result = run(project_with_a_slip, "check", "--today", DAY, "--format", "json")

    assert json.loads(result.stdout) == [
        {
            "rule": "unknown-element",
            "severity": "error",
            "path": "resources/guidance/stools.yml",
            "line": 6,
            "column": 3,
            "message": "`lihgt` is not an element of the wheel.",
            "advice": "Did you mean `light`?",
        }
    ]
    assert (result.stderr, result.returncode) == ("", 1)


def test_a_missing_single_file_ends_no_check(example_project: Path) -> None:
    """Without the wheel the entries are still read, and their own mistakes named."""
    (example_project / "resources" / "framework.yml").unlink()
    (example_project / "resources" / "measures" / "bare.yml").write_text("title: Bare\ntitle: Barer\n", encoding="utf-8")

    result = run(example_project, "check", "--today", DAY)

    assert result.stdout.splitlines() == [
        "resources/framework.yml:1:1: The file is missing. Bring it back; the site cannot be built without it. [missing-file]",
        "resources/measures/bare.yml:2:1: `title` is given twice. Keep one; the first is in line 1. [duplicate-key]",
    ]
    assert result.returncode == 1
