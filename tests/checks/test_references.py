"""References between files, also to files that have mistakes of their own."""

from __future__ import annotations

from tests import made_up


def test_a_broken_target_is_one_mistake(problems_of) -> None:
    """Pointing to an entry that has a mistake of its own is no second mistake."""
    said = problems_of(made_up.guidance("chairs", related=["measure/broken"]) | made_up.measure("broken", unit=None))

    assert said == [
        "resources/measures/broken.yml:1:1: `unit` is missing. Add it: unit of the result. [missing-field]"
    ]


def test_default_words_are_checked_too(problems_of, base) -> None:
    """A vocabulary without a word that entries have by default is told at the entry, and ends no program."""
    vocabulary = (base / "resources" / "vocabulary.yml").read_text(encoding="utf-8").replace("{id: uk, label: United Kingdom}", "{id: gb, label: Britain}")

    said = problems_of({"resources/vocabulary.yml": vocabulary} | made_up.measure("one"))

    assert "resources/measures/one.yml:1:1: `uk` is not in the list of nations. Use one of `gb`, `england`, `wales`, `international`. [unknown-term]" in said


def test_one_address_or_title_in_two_kinds(problems_of) -> None:
    """A measure may be called as a piece of guidance is: a reader sees what kind it is."""
    assert problems_of(made_up.guidance("chairs", title="Chairs") | made_up.measure("chairs", title="Chairs")) == []
