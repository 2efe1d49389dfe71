"""What the search in the header gets from the build: its words, and the words of danger."""

from __future__ import annotations

import json
from pathlib import Path

from macros.catalogue import Catalogue
from macros.exports.payload import search_box


def known(catalogue: Catalogue) -> dict:
    script = search_box(catalogue)
    assert script.startswith('var signpostParts=signpostParts||{};signpostParts["search-words"]=')
    return json.loads(script.partition("=signpostParts||{};")[2].partition("=")[2].rstrip().removesuffix(";"))


def test_the_search_knows_at_which_words_help_is_offered(real: Catalogue):
    """People who are in danger, or fear for somebody, are offered help at the words that they would type."""
    offered = known(real)["offer_help_at"]

    assert {"suicide", "suicidal", "kill myself", "self harm", "abuse", "999"} <= set(offered)
    assert len(set(offered)) == len(offered)
    assert "Need help now?" in known(real)["words"].values()


def test_nothing_in_the_words_can_end_the_script(catalogue_of):
    """Whatever an editor writes stays a word."""
    catalogue = catalogue_of({"resources/words/search.yml": 'words:\n  odd: "5 < 6; \\"quoted\\""\n'})

    assert "<" not in search_box(catalogue)
    assert known(catalogue)["words"] == {"odd": '5 < 6; "quoted"'}


def test_a_phrase_that_could_never_match_is_a_mistake(problems_of, base: Path):
    """Typed words are compared in small letters and without marks, so a phrase with a capital or a dash would wait for ever."""
    contacts = (base / "resources" / "crisis-contacts.yml").read_text(encoding="utf-8")

    [problem] = problems_of({"resources/crisis-contacts.yml": contacts + "offer_help_at: [in danger, Self-harm]\n"})

    assert "offer_help_at" in problem and "Self-harm" in problem
