"""Everything that a reader can find by words: what it is called, how it is shown, and the words that lead to it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Any

from macros.catalogue import Catalogue, Located
from macros.hand_written import HandWritten
from macros.model import Entry, Model
from macros.model.vocabulary import Choice
from macros.views.addresses import SINGULAR, element_address, entry_address
from macros.views.cards import is_live, kind_in_words

SUMMARY = 140
"""Characters of a summary in a list of results."""


@dataclass(frozen=True)
class Findable:
    """One thing that can be found."""

    name: str
    """`kind/id`, as `frontend/src/core/search/found.ts` explains."""
    kind_in_words: str
    title: str
    address: str
    summary: str
    is_live: bool = True
    """False for what was superseded, withdrawn or closed: it is found after everything else."""
    group: str = ""
    """What similar things share; they are kept near each other, so that one fetch brings several results."""
    headings: tuple[tuple[str, str], ...] = ()
    """Slug and words of the headings that a reader can be led to."""
    searched: dict[str, tuple[str, ...]] = field(default_factory=dict)
    """Texts by field, besides title and headings: `keywords`, `source`, `about`, `text`, and `summary` when it was cut."""


def findable_entries(catalogue: Catalogue) -> Iterator[Findable]:
    """Every entry, those in no list any more included."""
    for entry in catalogue.entries:
        value = entry.value
        yield Findable(
            name=f"{value.kind}/{entry.id}",
            kind_in_words=kind_in_words(catalogue, entry),
            title=value.title,
            address=entry_address(entry),
            summary=cut(value.summary),
            is_live=is_live(entry),
            group=value.elements[0],
            searched={
                "keywords": value.keywords,
                "source": tuple(_source(value)),
                "about": tuple(_about(catalogue, entry)),
                "summary": (value.summary,),
                "text": tuple(_prose(value, _OWN_FIELD)),
            },
        )


def findable_places(catalogue: Catalogue) -> Iterator[Findable]:
    """The elements of the wheel, and the pages by role and by kind of organisation."""
    for element in catalogue.elements.values():
        yield Findable(
            name=f"element/{element.id}",
            kind_in_words="Element of the wheel",
            title=element.name,
            address=element_address(element.id),
            summary=cut(element.summary),
            searched={
                "keywords": (element.question, *(component.name for component in element.components)),
                "text": tuple(_prose(element, frozenset({"name", "label", "question"}))),
            },
        )
    vocabulary = catalogue.vocabulary.value
    for kind, kicker, folder, choices in (
        ("audience", "By role", "for", vocabulary.audiences),
        ("sector", "By kind of organisation", "sectors", vocabulary.sectors),
    ):
        yield from (_signpost(kind, kicker, folder, choice) for choice in choices if choice.id != "all")


def _signpost(kind: str, kicker: str, folder: str, choice: Choice) -> Findable:
    return Findable(
        name=f"{kind}/{choice.id}",
        kind_in_words=kicker,
        title=choice.label,
        address=f"{folder}/{choice.id}/",
        summary=cut(choice.intro or choice.meaning or ""),
        searched={"keywords": (choice.meaning or "",), "text": (choice.intro or "", *choice.start_with)},
    )


def findable_page(address: str, title: str, description: str, html: str) -> Findable:
    """A generated page that is not an entry: a list, a tool. `html` is what of its body is to be searched."""
    return Findable(
        name=f"page/{address.rstrip('/')}",
        kind_in_words="Page",
        title=title,
        address=address,
        summary=cut(description),
        group="page",
        searched={"about": (address,), "text": (unescape(_TAG.sub(" ", html)),)},
    )


_TAG = re.compile(r"<(script|style|template|svg)\b.*?</\1>|<[^>]+>", re.DOTALL)


def findable_hand_written(page: HandWritten) -> Findable:
    """A page that was written by hand, with its headings and all its words."""
    return Findable(
        name=f"page/{page.address.rstrip('/')}",
        kind_in_words="Page",
        title=page.title,
        address=page.address,
        summary=cut(page.description),
        group="page",
        headings=page.headings,
        searched={"about": (page.address,), "text": (page.text,)},
    )


def cut(text: str, longest: int = SUMMARY) -> str:
    """`text`, or as many of its words as fit, with an ellipsis.

    >>> cut("A quiet room for night staff", 16)
    'A quiet room…'
    """
    text = " ".join(text.split())
    if len(text) <= longest:
        return text
    return f"{text[:longest].rpartition(' ')[0].rstrip(' ,;:.–') or text[: longest - 1]}…"


def _source(value: Entry) -> Iterator[str]:
    """Who is behind an entry: its publisher, organisation or owner."""
    for name in ("publisher", "organisation", "owner"):
        if text := getattr(value, name, None):
            yield text


def _about(catalogue: Catalogue, entry: Located[Entry]) -> Iterator[str]:
    """The words of closed lists that an entry has chosen, and what it is."""
    value, vocabulary = entry.value, catalogue.vocabulary.value
    yield kind_in_words(catalogue, entry)
    yield SINGULAR[value.kind][0]
    yield from (catalogue.elements[id].name for id in value.elements if id in catalogue.elements)
    for name in ("audiences", "sectors", "nations", "tiers", "objectives"):
        yield from (vocabulary.label(name, id) for id in getattr(value, name) if id not in ("all", "uk"))
    for name in ("sector", "nation"):
        if id := getattr(value, name, None):
            yield vocabulary.label(f"{name}s", id)


_OWN_FIELD = frozenset({"title", "summary", "keywords", "publisher", "organisation", "owner", "changes", "provenance", "source", "sources", "licence"})
"""Fields that are searched as fields of their own, or that say something about the entry and not about its subject."""


def _prose(value: Any, left_out: frozenset[str] = frozenset()) -> Iterator[str]:
    """Every text in a model that is prose. Prose has spaces; ids, addresses and dates have none."""
    if isinstance(value, str):
        if " " in value:
            yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _prose(item)
    elif isinstance(value, Model):
        for name in type(value).model_fields:
            if name not in left_out:
                yield from _prose(getattr(value, name))
