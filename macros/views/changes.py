"""What happened to entries, newest first: first publications, changes and checks, each with what changed and why."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from macros.catalogue import Catalogue, Located
from macros.model import KINDS, Entry
from macros.views.addresses import NAMES, SINGULAR, entry_address, list_address
from macros.views.words import count_of

_LISTED = 10
"""So many first publications of a kind on one day are named one by one; more are counted, with a link to their list."""


@dataclass(frozen=True)
class Event:
    """One thing that happened to an entry."""

    entry: Located[Entry]
    date: datetime.date
    level: str
    """`added` for the first publication, otherwise the level of the change."""
    note: str
    """What changed and why; nothing for a first publication."""
    number: int
    """Its place in the history of the entry: 0 for the first publication. It never changes."""


def history(entry: Located[Entry]) -> list[Event]:
    """What happened to one entry, newest first."""
    changes = entry.value.changes
    numbers = range(len(changes), 0, -1)
    happened = [Event(entry, change.date, change.level, change.note, number) for change, number in zip(changes, numbers, strict=True)]
    return [*happened, Event(entry, entry.value.added, "added", "", 0)]


def events(entries: Iterable[Located[Entry]]) -> list[Event]:
    """What happened to some entries, newest first. Of one day, changes come before first publications, by title."""
    by_title = sorted(entries, key=lambda entry: (entry.value.title.casefold(), entry.value.kind, entry.id))
    found = [event for entry in by_title for event in history(entry)]
    return sorted(found, key=lambda event: (event.date, event.number > 0), reverse=True)


def last_changed(entries: Iterable[Located[Entry]]) -> datetime.date | None:
    """When a list of entries last changed: the newest day on which one of them was added or changed in substance."""
    return max((entry.value.last_updated for entry in entries), default=None)


@dataclass(frozen=True)
class Item:
    """A change, or an entry that was first published."""

    kind: str
    kind_in_words: str
    title: str
    address: str
    level: str
    note: str


@dataclass(frozen=True)
class Added:
    """First publications of one kind on one day."""

    kind: str
    count: str
    address: str
    items: list[Item]
    """Empty when there are too many to name; the list at `address` has them."""


@dataclass(frozen=True)
class Day:
    """What happened on one day."""

    date: str
    changes: list[Item]
    added: list[Added]

    @property
    def kinds(self) -> list[str]:
        """Kinds of entry to which something happened."""
        return list(dict.fromkeys(part.kind for part in (*self.changes, *self.added)))


@dataclass(frozen=True)
class ChangesPage:
    """Everything that happened, by day."""

    days: list[Day]
    kinds: list[tuple[str, str, int]]
    """Id of each kind, what its list is called, and how many changes were made since entries of it were first published."""


def changes_page(catalogue: Catalogue) -> ChangesPage:
    """The view of the page of changes."""
    happened = events(catalogue.entries)
    days = [_day(date, list(found)) for date, found in groupby(happened, lambda event: event.date)]
    kinds = [
        (kind, NAMES[kind], sum(event.number > 0 and event.entry.value.kind == kind for event in happened)) for kind in KINDS if catalogue.of_kind(kind)
    ]
    return ChangesPage(days, kinds)


def _day(date: datetime.date, happened: list[Event]) -> Day:
    changes = [_item(event) for event in happened if event.number > 0]
    added = []
    for kind in KINDS:
        first = [_item(event) for event in happened if event.number == 0 and event.entry.value.kind == kind]
        if first:
            count = count_of(len(first), *SINGULAR[kind])
            added.append(Added(kind, count, list_address(kind), first if len(first) <= _LISTED else []))
    return Day(str(date), changes, added)


def _item(event: Event) -> Item:
    value = event.entry.value
    return Item(value.kind, NAMES[value.kind], value.title, entry_address(event.entry), event.level, event.note)
