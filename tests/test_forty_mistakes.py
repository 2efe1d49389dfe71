"""What somebody sees who has made forty different mistakes, one in each of forty files, and runs the check once."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from macros.views.reference import rules
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

# What is changed in a good file, into what; where the mistake is reported, by what rule, and words of what would be right.
SLIPS = [
    ("summary:", "sumary:", "2:1", "unknown-field", "Did you mean `summary`?"),
    ("use_it_when: When somebody stands.\n", "", "1:1", "missing-field", "Add it:"),
    ("elements: [rest]", "elements: [rust]", "3:12", "unknown-element", "Did you mean `rest`?"),
    ("elements: [rest]", "elements: rest", "3:11", "wrong-type", "[one, two]"),
    ("elements: [rest]", "elements: [rest", "3:11", "syntax", "[one, two]"),
    ("elements: [rest]", "elements:\n\t- rest", "4:1", "tab", "Use two spaces"),
    ("elements: [rest]", "elements: []", "3:1", "too-short", "Give at least 1."),
    ("publisher: The Chair Society", "publisher: No", "7:12", "boolean-word", 'Write "No" in quotes'),
    ("publisher: The Chair Society", "publisher:", "7:11", "empty-field", "Fill it in"),
    ("publisher: The Chair Society", "publisher: *society", "7:12", "alias", "in quotes"),
    ("publisher: The Chair Society", "publisher: !society Chairs", "7:12", "tag", "in quotes"),
    ("type: guide", "type: giude", "8:7", "unknown-term", "Did you mean `guide`?"),
    ("type: guide", "type: guide\ntype: toolkit", "9:1", "duplicate-key", "the first is in line 8"),
    ("https://", "www.", "6:6", "bad-address", "it starts with https://"),
    ("Made up.", "Made <em>up</em>.", "2:10", "markup", "Delete the tags."),
    ("Made up.", "Made\u200b up.", "2:14", "control-character", "Delete it"),
    ("added: 2029-06-01", "added: 2029-06-31", "4:8", "impossible-date", "such as 2026-03-31"),
    ("seen: read", "seen: read\nrelated: [guidance/nothing]", "13:11", "unknown-reference", "Add that entry first"),
    ("seen: read", "seen: read\nstatus: superseded", "13:9", "no-successor", "`superseded_by: <id>`"),
    ("title: A guide", "title: " + "A long guide " * 13, "1:8", "too-long", "Shorten it to at most 160."),
    ("title: A guide to", "title: Chairs: a guide to", "1:14", "syntax", "Put the whole text in quotes"),
    ("summary: Made up.", 'summary: "Made up.', "2:10", "syntax", "Close it"),
    ("elements: [rest]", "elements:\n  -rest", "4:3", "wrong-type", "Put a space after each hyphen."),
    ("summary: Made up.", "summary:Made up.", "2:1", "syntax", "Write `name: value`."),
    ("seen: read", "seen: read\n---\ntitle: Another", "13:1", "syntax", "one file holds one entry"),
    ("type: guide", "<<: {type: guide}\ntype: guide", "8:1", "alias", "Write the fields out again."),
    ("title: A guide to", "title: 2030 # A guide to", "1:8", "wrong-type", "put it in quotes if it looks like a number"),
    ("reviewed: 2029-12-01", "reviewed: 2029-03-01", "5:11", "impossible-date", "It was added on 2029-06-01."),
    ("seen: read", "seen: read\nrelated: [sitting-down]", "13:11", "unknown-reference", "Write the kind first"),
    ("Made up.", "Ring 0900 000 008.", "2:10", "forbidden-number", "Take the number out"),
    ("elements: [rest]", "elements: " + "[" * 14 + "]" * 14, "3:23", "nesting", "check the indentation"),
    ("https://example.org/mistake-32", "http://www.example.org/mistake-30/", "6:6", "duplicate-address", "Add what is new there"),
]


def files_with_a_slip() -> dict[str, tuple[bytes, str, str, str]]:
    """Content of each file with one slip, and the place, rule and advice that are expected of it."""
    made = {}
    for number, (right, wrong, *expected) in enumerate(SLIPS, 1):
        good = GOOD.format(id=f"mistake-{number:02}")
        assert right in good, right
        made[f"resources/guidance/mistake-{number:02}.yml"] = (good.replace(right, wrong, 1).encode(), *expected)
    return made


def made(files: dict[str, str]) -> bytes:
    return next(iter(files.values())).encode()


# Mistakes of whole files, of other kinds of entry and of the files that there is one of.
OTHERS: dict[str, tuple[bytes, str, str, str]] = {
    "case_studies/an-effect.yml": (
        made(made_up.case_study("an-effect", outcomes=[{"measure": "falls", "type": "effect", "after": "2"}])), "24:12", "outcome-without-figure", "snapshot"),
    "case_studies/no-size.yml": (made(made_up.case_study("no-size", size=0)), "21:10", "wrong-value", "Write a number that is"),
    "resources/accreditation/Capital Letters.yml": (made(made_up.accreditation("capital-letters")), "1:1", "bad-id", "`capital-letters.yml`"),
    "resources/accreditation/empty.yml": (b"# To be written.\n", "1:1", "empty-file", "Copy a neighbour"),
    "resources/accreditation/endless.yml": (b"# and so on\n" * 50_000, "1:1", "file-size", "one entry per file"),
    "resources/accreditation/latin.yml": ("title: A caf\u00e9\n".encode("latin-1"), "1:13", "encoding", "Save the file as UTF-8"),
    "resources/accreditation/listed.yml": (b"- title\n- summary\n", "1:1", "wrong-type", "Write each field as `name: value`"),
    "resources/accreditation/other-ending.yaml": (b"title: Nobody sees this\n", "1:1", "file-name", "Name it `other-ending.yml`."),
    "resources/interventions/claimed.yml": (
        made(made_up.intervention("claimed", evidence={"strength": "strong", "statement": "It works."})), "10:15", "no-evidence-source", "not-read"),
    "resources/measures/chairs-again.yml": (made(made_up.measure("chairs-again", title="Missed breaks", added="2029-12-01")), "2:11", "duplicate-title", "Say in the title"),
    "resources/synonyms.yml": (b"groups:\n  - [chair]\n", "2:6", "useless-synonyms", "Add another word"),
}


def test_forty_mistakes_are_named_in_one_run(example_project: Path) -> None:
    """Each of forty mistakes, and more, is named with its file, line, column and what would be right; the exit code is 1."""
    mistakes = files_with_a_slip() | OTHERS
    for place, (content, *_) in mistakes.items():
        (example_project / place).write_bytes(content)

    result = run(example_project, "check", "--today", DAY)

    lines = re.compile(r"(?P<file>.+?):(?P<at>\d+:\d+): (?P<message>.+?[.…]) (?P<advice>[A-Z].+[.?]) \[(?P<rule>[a-z-]+)\]")
    said = [lines.fullmatch(line) for line in result.stdout.splitlines()]
    assert all(said), result.stdout
    assert [(line["file"], line["at"], line["rule"]) for line in said] == [
        (place, at, rule) for place, (_, at, rule, _) in sorted(mistakes.items())
    ]
    assert [line[0] for line in said if mistakes[line["file"]][3] not in f"{line['message']} {line['advice']}"] == []
    assert result.stderr.endswith(f", {len(mistakes)} problems.\n") and result.returncode == 1
    assert len(mistakes) >= 40


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


@pytest.mark.parametrize(("path", "said"), [("nowhere.yml", "There is no file"), ("README.md", "`README.md` is not among what is checked")])
def test_a_path_that_is_not_checked(example_project: Path, path: str, said: str) -> None:
    """A path that is not there, or that the check never reads, is named; nothing is checked, and the exit code is 2."""
    (example_project / "README.md").write_text("Read me.\n", encoding="utf-8")

    result = run(example_project, "check", "--today", DAY, "resources", path)

    assert (result.stdout, result.returncode) == ("", 2)
    assert result.stderr.startswith(said) and len(result.stderr.splitlines()) == 1


def lay(project: Path, files: dict[str, str]) -> None:
    for place, text in files.items():
        (project / place).parent.mkdir(parents=True, exist_ok=True)
        (project / place).write_text(text, encoding="utf-8")


def test_some_files(example_project: Path) -> None:
    """Of some files and folders, all problems in them and about them are told, and no other; relations to the rest hold."""
    twins = made_up.measure("first", added="2029-03-01") | made_up.measure("second", title="First", added="2029-04-01")
    lay(example_project, twins | made_up.guidance("stools", elements=["rust"]) | made_up.guidance("sofas", related=["guidance/stools", "measure/second"]))

    def rules_of(*paths: str) -> list[str]:
        found = json.loads(run(example_project, "check", "--today", DAY, "--format", "json", *paths).stdout)
        return [f"{problem['path']} {problem['rule']}" for problem in found]

    element, title = "resources/guidance/stools.yml unknown-element", "resources/measures/second.yml duplicate-title"
    assert rules_of() == rules_of(".") == rules_of("resources") == [element, title]
    assert rules_of("resources/guidance") == rules_of("resources/guidance/stools.yml") == [element]
    assert rules_of("resources/measures/second.yml") == rules_of("resources/../resources/measures/first.yml") == [title]
    assert rules_of("resources/guidance/sofas.yml", "case_studies") == []
    assert run(example_project, "check", "--today", DAY, "resources/guidance/sofas.yml").returncode == 0


def test_explain(project: Path) -> None:
    """A rule is explained with its published words and an example of each kind; without a name all are."""
    one = run(project, "check", "--explain", "unknown-element")

    assert one.stdout == (
        "unknown-element: An entry names an element that is not on the wheel.\n"
        "The wheel is defined in `resources/framework.yml`. Use one of its ids.\n\n"
        "Wrong:\n    elements: [enviroment]\n\nRight:\n    elements: [environment]\n"
    )
    assert (one.stderr, one.returncode) == ("", 0)
    every = run(project, "check", "--explain").stdout
    assert re.findall(r"(?:\A|\n\n\n)([a-z-]+): ", every) == [rule.id for rule in rules()] and one.stdout in every


def test_explain_a_rule_that_does_not_exist(project: Path) -> None:
    """A misspelt rule is answered with the nearest names, and the exit code is 2."""
    result = run(project, "check", "--explain", "unknown-elment")

    assert (result.stdout, result.returncode) == ("", 2)
    assert result.stderr.startswith("There is no rule `unknown-elment`. Did you mean `unknown-element`")


@pytest.mark.parametrize("arguments", [("--help",), ("check", "--help")], ids=" ".join)
def test_exit_codes_are_told(project: Path, arguments: tuple[str, ...]) -> None:
    """The help says what each exit code means."""
    told = " ".join(run(project, *arguments).stdout.split())

    assert "0 all is well (warnings may be told), 1 there are problems, 2 the command was called wrongly" in told


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
