"""The page of an author: who they are, and what they wrote."""

from __future__ import annotations

from dataclasses import dataclass

from macros.catalogue import Catalogue
from macros.model import KINDS
from macros.model.authors import Author
from macros.views.addresses import NAMES, entry_address, list_address
from macros.views.cards import Card, cards_of, is_live
from macros.views.changes import last_changed
from macros.views.words import date_in_words

NEWEST = 6
"""How many of the newest entries stand on the page."""

ALL_LISTED = 60
"""Up to how many entries of an author are all named; of more, the lists are the better place."""


@dataclass(frozen=True)
class AuthorPage:
    """An author with what they wrote."""

    author: Author
    counts: list[tuple[str, int, str]]
    """For each kind that they wrote entries of: name, number, address of the list."""
    newest: list[Card]
    """What they added or changed last."""
    more: list[tuple[str, str]]
    """Title and address of the rest, when there are not too many."""
    updated: str
    """Day of their newest change; empty when there is none."""
    updated_in_words: str


def author_page(catalogue: Catalogue, author: Author) -> AuthorPage:
    """The view of an author's page. Superseded entries count and are named last."""
    written = [entry for entry in catalogue.entries if author.id in entry.value.authors]
    newest_first = sorted(written, key=lambda entry: (entry.value.title.casefold(), entry.id))
    newest_first.sort(key=lambda entry: (is_live(entry), entry.value.last_updated), reverse=True)
    rest = newest_first[NEWEST:] if len(written) <= ALL_LISTED else []
    updated = str(last_changed(written) or "")
    return AuthorPage(
        author=author,
        counts=[
            (NAMES[kind], count, list_address(kind)) for kind in KINDS if (count := sum(author.id in entry.value.authors for entry in catalogue.of_kind(kind)))
        ],
        newest=cards_of(catalogue, newest_first[:NEWEST]),
        more=[(entry.value.title, entry_address(entry)) for entry in rest],
        updated=updated,
        updated_in_words=date_in_words(updated) if updated else "",
    )
