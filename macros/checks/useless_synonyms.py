"""
A group of synonyms has one member, or words stand twice where once is enough.

Put at least two different words or phrases into each group. Words that belong to two groups may stand in both.

Wrong:

    - [chair]

Right:

    - [chair, seat]
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalogue import Catalogue
from macros.problems import Problem


def check(catalogue: Catalogue) -> Iterator[Problem]:
    file = catalogue.synonyms
    lists = [(("groups", index), group) for index, group in enumerate(file.value.groups)]
    for way, words in [(("small_words",), file.value.small_words), *lists]:
        seen: set[str] = set()
        for index, word in enumerate(words):
            plain = " ".join(word.casefold().split())
            if plain in seen:
                yield Problem(
                    rule="useless-synonyms",
                    at=file.position_of(*way, index),
                    message=f"`{word}` stands twice here.",
                    advice="Delete one of the two.",
                )
            seen.add(plain)
        if way[0] == "groups" and len(words) == 1:
            yield Problem(
                rule="useless-synonyms",
                at=file.position_of(*way, 0),
                message=f"`{words[0]}` is alone in its group, so nothing else finds it.",
                advice="Add another word for the same thing, or delete the group.",
            )
