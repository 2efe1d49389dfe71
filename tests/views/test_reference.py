"""The examples that explain a rule: what is called wrong is refused by that rule, and what is called right is not."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.problems import Problem
from macros.source import read
from macros.views.reference import RuleView, explained, rules

NO_YAML = {"missing-file", "file-name", "bad-id", "file-size", "encoding"}
"""Rules about files, whose examples are names or words."""

OF_A_FILE = {"control-character", "empty-file", "syntax", "tab", "nesting", "alias", "tag", "duplicate-key", "boolean-word"}
"""Rules that a file breaks whatever it is about."""

OF_AN_ENTRY = {"unknown-field", "empty-field", "wrong-type", "too-short", "bad-address", "markup", "no-successor"}
"""Rules that a field of guidance breaks."""

GOOD = {
    "title": "Chairs",
    "summary": "Made up.",
    "elements": "[rest]",
    "added": "2029-06-01",
    "reviewed": "2029-12-01",
    "url": "https://chairs.example/",
    "publisher": "The Chair Society",
    "type": "guide",
    "format": "web-page",
    "use_it_when": "When somebody stands.",
    "provenance": "{seen: read}",
}


def problems_in(tmp_path: Path, text: str) -> list[Problem]:
    file = tmp_path / "example.yml"
    file.write_text(f"{text}\n", encoding="utf-8")
    return read(file, "example.yml")[1]


@pytest.mark.parametrize("rule", [rule for rule in rules() if rule.id not in NO_YAML], ids=lambda rule: rule.id)
def test_the_right_one_is_sound(rule: RuleView, tmp_path: Path) -> None:
    """What is called right can be read, and so can what is called wrong unless that is the very point."""
    assert problems_in(tmp_path, rule.right) == []
    assert {problem.rule for problem in problems_in(tmp_path, rule.wrong)} == ({rule.id} if rule.id in OF_A_FILE else set())


@pytest.mark.parametrize("rule", [rule for rule in rules() if rule.id in OF_AN_ENTRY], ids=lambda rule: rule.id)
def test_the_wrong_one_is_refused_in_an_entry(rule: RuleView, problems_of) -> None:
    """In an entry what is called wrong breaks the rule, and what is called right does not."""

    def broken_by(example: str) -> set[str]:
        example = example.replace("environment", "rest")  # an element of the made-up wheel
        names = [line.partition(":")[0] for line in example.splitlines()]
        text = "".join(f"{name}: {value}\n" for name, value in GOOD.items() if name not in names)
        return {line.rpartition("[")[2].rstrip("]") for line in problems_of({"resources/guidance/chairs.yml": f"{text}{example}\n"})}

    assert rule.id in broken_by(rule.wrong)
    assert rule.id not in broken_by(rule.right)


def test_explained_for_a_terminal() -> None:
    """An explanation has the rule's name, its words, and both examples indented."""
    rule = RuleView("no-chair", "Nobody has a chair.", "Fetch one.", "chairs: 0", "chairs: 1\nlegs: 4")

    assert explained(rule) == "no-chair: Nobody has a chair.\nFetch one.\n\nWrong:\n    chairs: 0\n\nRight:\n    chairs: 1\n    legs: 4"
