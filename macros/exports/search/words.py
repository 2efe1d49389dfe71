"""
What a word is: how a text is folded, split and stemmed. The only file that knows lunr.

`frontend/src/core/search/words.ts` does the same, and `tests/contract/search.json` makes sure of it.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from lunr.stemmer import PorterStemmer

LONGEST = 40
"""Letters of a word that count. Nobody types longer ones; pasted nonsense may be."""

_WORD = re.compile(r"[^\W_]+")
_APOSTROPHE = re.compile(r"(?<=[^\W_])['’‘ʼ](?=[^\W_])")
_PLAIN = re.compile(r"[a-z]+")


class _Stemmer(PorterStemmer):
    """Stems as lunr.js does. Python's lunr differs from it in one step: `lay` and `try`."""

    def step1c(self) -> None:
        if self.k > 1 and self.b[self.k] == "y" and self.b[self.k - 1] not in "aeiou":
            self.b = f"{self.b[: self.k]}i{self.b[self.k + 1 :]}"


_stemmer = _Stemmer()


def fold(text: str) -> str:
    """Text in lower case without accents and other marks: `Iechyd Tŷ` as `iechyd ty`."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).lower())
    return "".join(letter for letter in apart if not unicodedata.category(letter).startswith("M"))


def words_of(text: str) -> list[str]:
    """The words of a text, folded, in order. Apostrophes within a word are dropped; hyphens split."""
    return [word[:LONGEST] for word in _WORD.findall(_APOSTROPHE.sub("", fold(text)))]


@cache
def stem(word: str) -> str:
    """The stem of a folded word. Each distinct word is stemmed once: lunr takes its time."""
    return _stemmer.stem(word) if _PLAIN.fullmatch(word) else word
