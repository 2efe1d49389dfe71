"""
Questions whose answer is known: words of an entry's title, and how far up a search puts that entry.

Three kinds, about the same entries: the exact words, the last word half typed, and one slip in one word. A title gives
those of its words that the fewest entries have anywhere in their texts: two, or as many more up to four as it takes until
no other title has all of them, not even when the last is half typed. They keep the title's order.
"""

from __future__ import annotations

import random
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from tests.bench.entries import Text

EXACT, HALF, SLIP = "exact words", "last word half typed", "one slip"
KINDS = (EXACT, HALF, SLIP)
CUT = 10

_SMALL_WORDS = frozenset("about after and are ask been come for from has have how into its made more not our out own run should talk than that the their them they this took was what when where who why will with you your".split())
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True)
class Question:
    """What somebody types, and the entry that they mean."""

    kind: str
    query: str
    meant: str


def questions(texts: Sequence[Text], wanted: int) -> list[Question]:
    """As many questions of each kind, all about different entries; the same ones on every machine."""
    chance = random.Random(len(texts))
    words = {text.name: list(dict.fromkeys(_words(text.title))) for text in texts}
    entries_with = Counter(word for text in texts for word in {*_words(" ".join((text.title, text.summary, text.keywords, text.text)))})
    titles_with = defaultdict(set)
    for name, found in words.items():
        for word in found:
            titles_with[word].add(name)
    asked: list[Question] = []
    for name in chance.sample(sorted(words), len(words)):
        chosen = _that_mean_one(words[name], entries_with, titles_with)
        slipped = with_a_slip(chosen, chance) if chosen else None
        if chosen and slipped and len(asked) < wanted * len(KINDS):
            half = _half(chosen[-1])
            asked += [Question(EXACT, " ".join(chosen), name), Question(HALF, " ".join([*chosen[:-1], half]), name), Question(SLIP, " ".join(slipped), name)]
    return asked


def _words(text: str) -> list[str]:
    return [word for word in re.findall(r"[a-z]+", text.lower()) if len(word) > 2 and word not in _SMALL_WORDS]


def _that_mean_one(words: list[str], entries_with: Counter[str], titles_with: dict[str, set[str]]) -> list[str]:
    """The fewest of the rarest words that mean this title alone; none when four are too few."""
    rarest = sorted(words, key=lambda word: (entries_with[word], word))
    for number in range(2, min(4, len(words)) + 1):
        *first, last = (word for word in words if word in rarest[:number])
        begun = set.union(*(names for word, names in titles_with.items() if word.startswith(_half(last))))
        if len(set.intersection(begun, *(titles_with[word] for word in first))) == 1:
            return [*first, last]
    return []


def _half(word: str) -> str:
    return word[: max(3, (len(word) + 1) // 2)]


def with_a_slip(words: list[str], chance: random.Random) -> list[str] | None:
    """The words with one letter too many, too few, wrong or in its neighbour's place; not the first letter, and in no short word."""
    long = [number for number, word in enumerate(words) if len(word) >= 5]
    if not long:
        return None
    number = chance.choice(long)
    word = words[number]
    while word == words[number]:
        at = chance.randrange(1, len(word) - 1)
        letter = chance.choice(_LETTERS)
        word = chance.choice(
            [word[:at] + letter + word[at:], word[:at] + word[at + 1 :], word[:at] + letter + word[at + 1 :], word[:at] + word[at + 1] + word[at] + word[at + 2 :]]
        )
    return [*words[:number], word, *words[number + 1 :]]


def mean_reciprocal_rank(asked: Iterable[Question], answers: Iterable[Sequence[str]]) -> dict[str, float]:
    """For each kind the mean of 1/rank of the entry that was meant, 0 when it is not among the first ten."""
    ranks = defaultdict(list)
    for question, names in zip(asked, answers, strict=True):
        ranks[question.kind].append(reciprocal_rank(question, names))
    return {kind: sum(found) / len(found) for kind, found in ranks.items()}


def reciprocal_rank(question: Question, names: Sequence[str]) -> float:
    first = list(names[:CUT])
    return 1 / (first.index(question.meant) + 1) if question.meant in first else 0.0
