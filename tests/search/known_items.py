"""Queries for things that somebody has seen before: some words of their titles, whole, half typed and with a slip."""

from __future__ import annotations

import random
from collections.abc import Iterable

from macros.exports.search.words import words_of

_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def known_items(titles: Iterable[tuple[str, str]], small: frozenset[str], seed: int = 20261127) -> list[tuple[str, str, str, str]]:
    """Name of the thing, then the query exact, half typed and with a slip.

    A query is two to four words of a title that stand side by side and that no other title holds together, small words
    left out. Titles without such words are left out too. The same titles give the same queries.
    """
    chance = random.Random(seed)
    telling = [(name, [word for word in words_of(title) if word not in small]) for name, title in sorted(titles)]
    held = [set(words) for _, words in telling]
    found = []
    for index, (name, words) in enumerate(telling):
        some = _some_words(words, [other for place, other in enumerate(held) if place != index], chance)
        if some:
            found.append((name, " ".join(some), _half_typed(some), _with_a_slip(some, chance)))
    return found


def _some_words(words: list[str], others: list[set[str]], chance: random.Random) -> list[str]:
    for _ in range(8):
        length = chance.randint(2, 4)
        if len(words) < length:
            continue
        start = chance.randrange(len(words) - length + 1)
        some = words[start : start + length]
        if len(set(some)) == length and not any(set(some) <= other for other in others):
            return some
    return []


def _half_typed(words: list[str]) -> str:
    """The last word without its second half, of which three letters are there at least."""
    last = words[-1]
    return " ".join([*words[:-1], last[: max(3, (len(last) + 1) // 2)]])


def _with_a_slip(words: list[str], chance: random.Random) -> str:
    """One word, the longest, with a letter too many, one missing, another one, or two that changed places."""
    place = max(range(len(words)), key=lambda place: len(words[place]))
    word = words[place]
    at = chance.randrange(len(word))
    letter = chance.choice(_LETTERS)
    slips = [word[:at] + letter + word[at:], word[:at] + word[at + 1 :], word[:at] + letter + word[at + 1 :]]
    if at + 1 < len(word):
        slips.append(word[:at] + word[at + 1] + word[at] + word[at + 2 :])
    return " ".join([*words[:place], chance.choice([slip for slip in slips if slip != word]), *words[place + 1 :]])
