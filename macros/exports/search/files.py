"""
The index as small files that a browser fetches one by one.

    assets/search/index.js          where everything is: fetched first
    assets/search/<version>/p7.js   postings: terms of one alphabetical range, with the things they lead to
    assets/search/<version>/v3.js   vocabulary: words by first letter, for half-typed words and slips
    assets/search/<version>/c12.js  cards of a few things that are much alike
    assets/search/<version>/n0.js   names of many things

Each is a script that hands its data to `signpostSearch`, because a browser that shows the site from a folder fetches
nothing else. The version is made from the content, so that an old index.js never meets new files.
"""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterable, Iterator
from typing import Any

from macros.exports.search.index import Index, index_of
from macros.exports.search.words import stem, words_of
from macros.model.synonyms import Synonyms
from macros.views.findable import Findable

FOLDER = "assets/search"

POSTINGS = 8_000
"""Characters of postings in a file, roughly; compressed they are half as many bytes."""

WORDS = 1_500
"""Characters of vocabulary in a file at least, so that rare first letters share one."""

CARDS = 10
"""Cards in a file: few enough that one wanted card does not bring many that are not."""

NAMES = 500
"""Names in a file."""

LEVELS = 64
STEP = 0.9
"""Weights are kept as one of 64 levels, each nine tenths of the next: much finer than what tells two results apart."""

DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz-_"
"""A digit to base 64: a level, or five bits of a number and whether there are more."""


def search_files(things: Iterable[Findable], synonyms: Synonyms) -> Iterator[tuple[str, str]]:
    """Address and text of every file of the search."""
    index = index_of(things, synonyms)
    top = max((weight for postings in index.postings.values() for _, weight in postings), default=1.0)
    ranges, shards = _postings(index, top)
    letters, vocabulary = _vocabulary(index.words)
    data = {
        **{f"p{number}": shard for number, shard in enumerate(shards)},
        **{f"v{number}": words for number, words in enumerate(vocabulary)},
        **{f"c{number}": [_card(thing) for thing in some] for number, some in enumerate(_parts(index.things, CARDS))},
        **{f"n{number}": [thing.name for thing in some] for number, some in enumerate(_parts(index.things, NAMES))},
    }
    texts = {name: _script(content) for name, content in data.items()}
    manifest = {
        "live": index.live,
        "things": len(index.things),
        "top": round(top, 3),
        "postings": ranges,
        "vocabulary": letters,
        "cards": CARDS,
        "names": NAMES,
        "small": sorted({stem(word) for text in synonyms.small_words for word in words_of(text)}),
    }
    everything = "\n".join([json.dumps(manifest), *texts.values()])
    version = hashlib.sha256(everything.encode()).hexdigest()[:10]
    yield f"{FOLDER}/index.js", _script({"version": version, **manifest})
    for name, text in texts.items():
        yield f"{FOLDER}/{version}/{name}.js", text


def _script(data: Any) -> str:
    return f"signpostSearch({json.dumps(data, ensure_ascii=False, separators=(',', ':'))})\n"


def _parts(things: tuple[Findable, ...], size: int) -> Iterator[tuple[Findable, ...]]:
    return (things[start : start + size] for start in range(0, len(things), size))


def _card(thing: Findable) -> list[Any]:
    card: list[Any] = [thing.name, thing.kind_in_words, thing.title, thing.address, thing.summary]
    return [*card, [list(heading) for heading in thing.headings]] if thing.headings else card


def _postings(index: Index, top: float) -> tuple[list[str], list[dict[str, str]]]:
    """Terms in alphabetical order cut into files, and the first word of each. Pairs stay with their first word."""
    ranges: list[str] = []
    shards: list[dict[str, str]] = []
    size, before = POSTINGS, ""
    for term, postings in index.postings.items():
        word = term.partition(" ")[0]
        if size >= POSTINGS and word != before:
            ranges.append(word)
            shards.append({})
            size = 0
        shards[-1][term] = encoded(postings, top)
        size += len(term) + len(shards[-1][term]) + 6
        before = word
    return ranges, shards


def encoded(postings: list[tuple[int, float]], top: float) -> str:
    """Postings as text: for each thing how far its number is from the one before, then the level of its weight."""
    written, last = [], -1
    for number, weight in postings:
        gap = number - last - 1
        while gap >= 32:
            written.append(DIGITS[32 + gap % 32])
            gap //= 32
        written.append(DIGITS[gap])
        written.append(DIGITS[level(weight, top)])
        last = number
    return "".join(written)


def level(weight: float, top: float) -> int:
    """The level of a weight: 63 for the heaviest, one less for each tenth that it is lighter."""
    return max(0, min(LEVELS - 1, LEVELS - 1 - round(math.log(weight / top, STEP)))) if weight > 0 else 0


def _vocabulary(words: dict[str, int]) -> tuple[list[str], list[str]]:
    """Words by first letter: what each shares with the one before, the rest, and how common it is, a capital for each number."""
    letters: list[str] = []
    parts: list[list[str]] = []
    size, before = WORDS, ""
    for word in sorted(word for word in words if len(word) > 1):
        if size >= WORDS and word[0] != before[:1]:
            letters.append(word[0])
            parts.append([])
            size, before = 0, ""
        shared = next((place for place, (one, other) in enumerate(zip(word, before, strict=False)) if one != other), min(len(word), len(before)))
        shared = min(shared, 25)
        parts[-1].append(f"{chr(65 + shared)}{word[shared:]}{chr(65 + min(25, words[word].bit_length()))}")
        size += len(parts[-1][-1])
        before = word
    return letters, ["".join(part) for part in parts]
