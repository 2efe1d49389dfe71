"""
Atom feeds of what changes: one for each collection, one for each element, one of everything; and one of what is overdue.

RFC 4287. The id of an entry in a feed is made from the entry's own id and its place in the entry's history, so that
no reader of feeds shows anything twice. `checks/reserved_element` keeps the names of feeds apart.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit

from macros.catalogue import Catalogue, Located
from macros.model import KINDS, Entry
from macros.render.environment import environment
from macros.views.addresses import NAMES, element_address, entry_address, feed_address, list_address
from macros.views.changes import Event, events
from macros.views.overdue import OVERDUE_ADDRESS, OVERDUE_FEED, overdue_items, overdue_page

_MOST = 100
"""How many entries a feed holds. Readers of feeds ask often, and keep what they have seen."""

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True)
class _FeedEntry:
    id: str
    title: str
    address: str
    summary: str
    kind: str
    kind_in_words: str
    level: str
    note: str
    date: str


def feed_files(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Address and text of every feed."""
    template = environment().get_template("feed.j2")

    def written(name: str, about: str, page: str, entries: Iterable[Located[Entry]]) -> tuple[str, str]:
        newest = events(entries)[:_MOST]
        updated = newest[0].date if newest else catalogue.today
        made = [_feed_entry(catalogue, event) for event in newest]
        text = template.render(address=feed_address(name), page=page, about=about, updated=updated, entries=made, site=catalogue.site)
        return feed_address(name), _NOT_XML.sub("", text) + "\n"

    yield written("changes", "", "changes/", catalogue.entries)
    for kind, model in KINDS.items():
        yield written(model.collection, NAMES[kind], list_address(kind), catalogue.of_kind(kind))
    for element in catalogue.elements.values():
        about = [entry for entry in catalogue.entries if element.id in entry.value.elements]
        yield written(element.id, element.name, element_address(element.id), about)
    yield feed_address(OVERDUE_FEED), _overdue(catalogue)


def _overdue(catalogue: Catalogue) -> str:
    """The feed of what is overdue. What is looked at leaves it; what falls due again comes back as another entry of it."""
    newest = sorted(overdue_items(catalogue), key=lambda item: (item.due, item.id), reverse=True)[:_MOST]
    host, roles = urlsplit(catalogue.site.address).hostname, {item.id: duty.role for duty in overdue_page(catalogue).duties for item in duty.overdue}
    items = [
        {**vars(item), "tag": f"tag:{host},{item.due}:overdue/{item.id}", "who": f"To be looked at by: {roles[item.id]}." if item.id in roles else ""}
        for item in newest
    ]
    updated = newest[0].due if newest else catalogue.today
    text = environment().get_template("overdue-feed.j2").render(
        address=feed_address(OVERDUE_FEED), page=OVERDUE_ADDRESS, updated=updated, items=items, site=catalogue.site
    )
    return _NOT_XML.sub("", text) + "\n"


def _feed_entry(catalogue: Catalogue, event: Event) -> _FeedEntry:
    value = event.entry.value
    return _FeedEntry(
        id=f"tag:{urlsplit(catalogue.site.address).hostname},{event.date}:{value.kind}/{event.entry.id}/{event.number}",
        title=value.title,
        address=entry_address(event.entry),
        summary=value.summary,
        kind=value.kind,
        kind_in_words=NAMES[value.kind],
        level=event.level,
        note=event.note,
        date=str(event.date),
    )
