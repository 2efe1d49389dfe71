"""The weights of the index, and the files that it is cut into."""

from __future__ import annotations

import json
import math
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lunr.builder import Builder

from macros import site
from macros.catalogue import Catalogue
from macros.exports.search import index as weighing
from macros.exports.search.files import DIGITS, STEP, _vocabulary, encoded, level, search_files
from macros.exports.search.index import index_of
from macros.exports.search.words import stem, words_of
from macros.model.synonyms import Synonyms
from macros.views.findable import Findable

CONTRACT = Path(__file__).parents[1] / "contract" / "search.json"
NONE = Synonyms()


def thing(name: str, title: str = "Chairs", **more) -> Findable:
    return Findable(name=name, kind_in_words="Guide", title=title, address=f"{name}/", summary=more.pop("summary", ""), **more)


def found(things, word: str, synonyms: Synonyms = NONE) -> list[str]:
    index = index_of(things, synonyms)
    return [index.things[number].name for number, _ in index.postings.get(stem(word), [])]


def test_weights_are_lunrs_own(monkeypatch: pytest.MonkeyPatch):
    """For one field of prose, each weight is the one that lunr's Builder gives, but for its rounding to three places."""
    monkeypatch.setattr(weighing, "FIELDS", {"text": weighing.Weighing(2, weighing.PROSE)} | dict.fromkeys(set(weighing.FIELDS) - {"text"}, weighing.Weighing(0, 0)))
    monkeypatch.setattr(weighing, "KINDS", {})
    texts = ["chairs and more chairs for the bakery", "a bakery at night", "night night night", "bread for somebody who sits on chairs all night long in a bakery"]
    index = index_of([thing(f"guidance/{number}", "", searched={"text": (text,)}) for number, text in enumerate(texts)], NONE)
    builder = Builder()
    builder.ref("id")
    builder.field("text", boost=2)
    for number, text in enumerate(texts):
        builder.add({"id": number, "text": " ".join(map(stem, words_of(text)))})
    builder.build()

    for term in {stem(word) for text in texts for word in words_of(text)}:
        place = builder.inverted_index[term]["_index"]
        vectors = {number: builder.field_vectors[f"text/{number}"].elements for number in range(len(texts))}
        theirs = {number: dict(zip(vector[::2], vector[1::2], strict=True))[place] for number, vector in vectors.items() if place in vector[::2]}
        assert dict(index.postings[term]) == pytest.approx(theirs, abs=0.001)


def test_titles_weigh_more_than_texts():
    """The same word counts more where it names the thing."""
    index = index_of([thing("guidance/a", "Bread"), thing("guidance/b", searched={"text": ("Bread.",)})], NONE)

    weights = {index.things[number].name: weight for number, weight in index.postings["bread"]}
    assert weights["guidance/a"] > weights["guidance/b"]


def test_synonyms_lead_to_what_has_another_member():
    """A phrase of several words counts as a whole; a text that only mentions it is not what it is called."""
    synonyms = Synonyms(groups=(("sofa", "somewhere to sit"), ("rest", "break")))
    things = [thing("guidance/a", "A sofa"), thing("guidance/b", "Sit up"), thing("guidance/c", searched={"text": ("A sofa.",)})]

    assert found(things, "somewhere", synonyms) == ["guidance/a"]
    assert found(things, "break", synonyms) == []


def test_retired_things_come_last():
    """Their numbers begin where the live ones end, however they are called."""
    index = index_of([thing("guidance/a", is_live=False), thing("guidance/b")], NONE)

    assert ([each.name for each in index.things], index.live) == (["guidance/b", "guidance/a"], 1)


def test_the_order_of_things_changes_nothing(example: Catalogue):
    """The same data give the same files to the letter."""
    things = list(site.findable(example, []))

    assert list(search_files(things, example.synonyms.value)) == list(search_files(reversed(things), example.synonyms.value))


def test_another_content_has_another_version(example: Catalogue):
    """An index.js that a browser has kept never meets new files: they are in a folder of another name."""
    one, other = (dict(search_files([thing("guidance/a", title)], NONE)) for title in ("Chairs", "Sofas"))

    assert set(one) & set(other) == {"assets/search/index.js"}


@given(st.dictionaries(st.integers(0, 99_999), st.floats(0.001, 1)))
def test_postings_can_be_read_back(postings: dict[int, float]):
    """Numbers come back as they were, weights within a level."""
    text = encoded(sorted(postings.items()), 1.0)

    back, number, gap, scale, digits = {}, -1, 0, 1, iter(text)
    for digit in digits:
        value = DIGITS.index(digit)
        gap, scale = gap + value % 32 * scale, scale * 32
        if value < 32:
            number, gap, scale = number + gap + 1, 0, 1
            back[number] = STEP ** (63 - DIGITS.index(next(digits)))
    assert back.keys() == postings.keys()
    assert all(math.isclose(back[number], weight, rel_tol=0.06) for number, weight in postings.items() if weight > 0.0015)


def contract() -> dict:
    """What the browser must make of the same things."""
    texts = ["Iechyd Tŷ’r Ŵyl", "people's well-being", "Staying well while caring", "NHS 111, option 2", "mindfulness", ""]
    postings = [[0, 10.0], [1, 5.0], [33, 0.2], [1100, 9.9], [40_000, 0.0001]]
    words = {"stress": 40, "stressed": 3, "stressful": 1, "street": 2, "ŵyl": 1, "2024": 7, "zest": 1}
    letters, vocabulary = _vocabulary(words)
    return {
        "texts": [{"text": text, "words": words_of(text), "stems": [stem(word) for word in words_of(text)]} for text in texts],
        "postings": {"top": 10.0, "text": encoded([(number, weight) for number, weight in postings], 10.0), "numbers": [number for number, _ in postings], "levels": [level(weight, 10.0) for _, weight in postings]},
        "vocabulary": {"letters": letters, "files": vocabulary, "words": sorted(words)},
    }


def test_the_contract_is_what_python_writes():
    """`SIGNPOST_ACCEPT=1` writes it anew; Vitest reads the same file."""
    if os.environ.get("SIGNPOST_ACCEPT"):
        CONTRACT.write_text(json.dumps(contract(), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")

    assert json.loads(CONTRACT.read_text(encoding="utf-8")) == contract()
