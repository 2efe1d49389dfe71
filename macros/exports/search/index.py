"""
What each word weighs for each thing that can be found.

The weights are lunr's own (BM25 for each field, times the field's boost): lunr.js scores a document by the sum over its
fields of query times vector, and a query that asks the same of all fields comes to the same with the vectors added up.
So there is one number for each word and thing. lunr's `Builder` is not used: it holds a dictionary for each occurrence,
which at 5,000 entries would be three times what the whole build may take, and `tests/exports/test_search_index.py`
shows that its vectors are ours.
"""

from __future__ import annotations

import math
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from macros.exports.search.words import stem, words_of
from macros.model.synonyms import Synonyms
from macros.views.findable import Findable

@dataclass(frozen=True)
class Weighing:
    """How much a match in a field counts, and how much a long field is held against it: lunr's `boost` and `b`."""

    boost: float
    b: float


PROSE, A_LIST = 0.75, 0.0
"""In prose, one word of many says less of the subject (this is lunr's own `b`). Another keyword takes nothing from the first."""

FIELDS = {
    "title": Weighing(6, PROSE),
    "keywords": Weighing(4, A_LIST),
    "synonyms": Weighing(2, A_LIST),
    "source": Weighing(3, PROSE),
    "summary": Weighing(2, PROSE),
    "headings": Weighing(2, A_LIST),
    "about": Weighing(0.5, A_LIST),
    "text": Weighing(1.5, PROSE),
    # Two words that stand side by side, small words left out: they tell titles apart that share their words.
    "title pairs": Weighing(8, PROSE),
    "other pairs": Weighing(2, A_LIST),
    # The words of the title once more: what has all words of a query in its title is very likely what was meant.
    "in title": Weighing(1, PROSE),
    # Words of titles and keywords as they are written: stems take mindfulness for mind.
    "written": Weighing(2, A_LIST),
}

K1 = 1.2
"""lunr's own constant: how soon repetition stops to count."""

KINDS = {"situation": 1.4, "intervention": 1.3, "element": 1.25, "measure": 0.85}
"""
lunr's boost of a document: of two that match alike, what says what to do comes before what points elsewhere, and figures,
whose titles are short, come last.
"""


@dataclass(frozen=True)
class Index:
    """
    Terms with the things they lead to. A term is a stem, or something that begins with one: `night shift` for two side by
    side, `mind =mindfulness` for a word as it is written, `night ^` for a word of a title.
    """

    things: tuple[Findable, ...]
    """In order of their numbers: those of similar things are near each other, retired ones come last."""
    live: int
    """How many things come before the first retired one."""
    postings: dict[str, list[tuple[int, float]]]
    """Number and weight of each thing by term, in order of the numbers."""
    words: dict[str, int]
    """Every word as it is written, with the number of things that have it."""


def index_of(things: Iterable[Findable], synonyms: Synonyms) -> Index:
    """Weighs everything. The same things in another order give the same index."""
    ordered = sorted(things, key=lambda thing: (not thing.is_live, thing.name.partition("/")[0], thing.group, thing.name))
    counting = _Counting(synonyms)
    for number, thing in enumerate(ordered):
        counting.add(number, thing)
    live = sum(thing.is_live for thing in ordered)
    return Index(tuple(ordered), live, counting.postings(len(ordered)), dict(counting.words))


class _Counting:
    """Counts the terms of each thing, field by field, in little memory: numbers in arrays."""

    def __init__(self, synonyms: Synonyms) -> None:
        self.small = {stem(word) for text in synonyms.small_words for word in words_of(text)}
        self.groups = _Groups(synonyms)
        self.terms: dict[str, int] = {}
        self.found_in = array("L")
        self.lengths: dict[str, list[int]] = {field: [] for field in FIELDS}
        self.counted: list[tuple[float, list[tuple[str, int, array[int], array[int]]]]] = []
        """Boost of each thing, and for each of its fields: name, length, terms and how often each stands there."""
        self.words: Counter[str] = Counter()

    def add(self, number: int, thing: Findable) -> None:
        named = (thing.title, *thing.searched.get("keywords", ()), *(words for _, words in thing.headings))
        summary = thing.searched.get("summary", (thing.summary,))
        fields = {
            **thing.searched,
            "title": (thing.title,),
            "summary": summary,
            "headings": tuple(words for _, words in thing.headings),
            "synonyms": tuple(self.groups.others([*named, *summary])),
        }
        mine, written, seen = [], set(), set()
        for field, texts in fields.items():
            words = [word for text in texts for word in words_of(text)]
            written.update(words)
            stems = [stem(word) for word in words]
            if field in ("text", "summary", "about"):
                stems = [word for word in stems if word not in self.small]
            mine.append((field, stems))
        mine.append(("title pairs", list(self._pairs([thing.title]))))
        mine.append(("in title", [f"{found} ^" for found in map(stem, words_of(thing.title)) if found not in self.small]))
        mine.append(("other pairs", list(self._pairs([*named[1:], *fields["synonyms"]]))))
        mine.append(("written", [f"{stem(word)} ={word}" for text in named for word in words_of(text) if stem(word) != word]))
        counted = []
        for field, terms in mine:
            if terms:
                counts = Counter(terms)
                ids = array("L", (self.terms.setdefault(term, len(self.terms)) for term in counts))
                counted.append((field, len(terms), ids, array("L", counts.values())))
                self.lengths[field].append(len(terms))
                seen.update(ids)
        self.found_in.extend([0] * (len(self.terms) - len(self.found_in)))
        for id in seen:
            self.found_in[id] += 1
        self.counted.append((KINDS.get(thing.name.partition("/")[0], 1.0), counted))
        self.words.update(written)

    def _pairs(self, texts: Iterable[str]) -> Iterator[str]:
        for text in texts:
            telling = [found for found in map(stem, words_of(text)) if found not in self.small]
            yield from (f"{one} {other}" for one, other in pairwise(telling))

    def postings(self, number_of_things: int) -> dict[str, list[tuple[int, float]]]:
        # lunr counts a document once for each field that has the term, so that common words may end up rarer than rare ones.
        idf = [math.log(1 + abs((number_of_things - found + 0.5) / (found + 0.5))) for found in self.found_in]
        average = {field: sum(lengths) / len(lengths) for field, lengths in self.lengths.items() if lengths}
        found: list[list[tuple[int, float]]] = [[] for _ in idf]
        for number, (boost_of_thing, fields) in enumerate(self.counted):
            weights: dict[int, float] = {}
            for field, length, ids, counts in fields:
                weighing = FIELDS[field]
                room = K1 * (1 - weighing.b + weighing.b * length / average[field])
                boost = boost_of_thing * weighing.boost * (K1 + 1)
                for id, count in zip(ids, counts, strict=True):
                    weights[id] = weights.get(id, 0.0) + boost * idf[id] * count / (room + count)
            for id, weight in weights.items():
                found[id].append((number, weight))
        return {term: found[id] for term, id in sorted(self.terms.items())}


class _Groups:
    """Groups of synonyms, by the words that they begin with."""

    def __init__(self, synonyms: Synonyms) -> None:
        self.starting: dict[str, list[tuple[list[str], int]]] = {}
        self.members: list[list[tuple[list[str], str]]] = []
        for number, group in enumerate(synonyms.groups):
            members = [([stem(word) for word in words_of(text)], text) for text in group]
            self.members.append([member for member in members if member[0]])
            for stems, _ in self.members[-1]:
                self.starting.setdefault(stems[0], []).append((stems, number))

    def others(self, texts: list[str]) -> Iterator[str]:
        """What else the texts' words are called: the other members of each group that has one in them."""
        named: dict[int, set[str]] = {}
        for text in texts:
            stems = [stem(word) for word in words_of(text)]
            for place, first in enumerate(stems):
                for member, number in self.starting.get(first, ()):
                    if stems[place : place + len(member)] == member:
                        named.setdefault(number, set()).add(" ".join(member))
        for number in sorted(named):
            yield from (text for stems, text in self.members[number] if " ".join(stems) not in named[number])
