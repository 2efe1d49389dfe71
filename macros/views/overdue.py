"""What is due for review: who is to look at what, the longest overdue first."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from macros.catalogue import Catalogue, Located
from macros.checks.no_reviewer import reviewer_of
from macros.checks.overdue_review import REVIEW_AFTER, is_overdue
from macros.checks.statement_date import due
from macros.model import Entry
from macros.views.addresses import NAMES, entry_address
from macros.views.words import date_in_words

OVERDUE_ADDRESS = "about/overdue/"
OVERDUE_FEED = "overdue"
"""Name of the feed of what is overdue; `checks/reserved_element` keeps it free."""

SOON = datetime.timedelta(days=60)
"""What falls due within this time is told beforehand."""


@dataclass(frozen=True)
class Item:
    """One thing that is to be looked at again."""

    id: str
    """`kind/id` for an entry, as the command takes it; `statement/id` for a statement."""
    title: str
    address: str
    kind: str
    """What list it belongs to, in words."""
    checked: str
    """Day of the last look, in words."""
    due: datetime.date
    """The last day on which it was, or is, in date."""


@dataclass(frozen=True)
class Duty:
    """A role and what is waiting for it."""

    id: str
    role: str
    looks_at: str
    authors: list[tuple[str, str]]
    """Name of each author who fills it, and their id."""
    number: int
    """How many entries it reviews in all."""
    overdue: list[Item]


@dataclass(frozen=True)
class OverduePage:
    """The page."""

    today: str
    duties: list[Duty]
    statements: list[Item]
    """Statements that are overdue."""
    soon: list[tuple[str, int]]
    """Role, and how many of its entries fall due within the time that `soon_until` ends."""
    soon_until: str
    first_due: str
    """The next day on which something falls due; empty when there is nothing at all."""

    @property
    def number(self) -> int:
        return len(self.statements) + sum(len(duty.overdue) for duty in self.duties)


def overdue_items(catalogue: Catalogue) -> list[Item]:
    """Everything that is overdue, the longest first."""
    return sorted([*_statements(catalogue), *(_item(entry) for entry in catalogue.entries if _is_late(catalogue, entry))], key=_waiting)


def overdue_page(catalogue: Catalogue) -> OverduePage:
    """The view. Without a file of roles everything stands under one, the editors."""
    shared: dict[str, list[Located[Entry]]] = {}
    for entry in catalogue.entries:
        reviewer = reviewer_of(catalogue.review.value, entry) if catalogue.review else None
        shared.setdefault(reviewer.id if reviewer else "", []).append(entry)
    roles = [(role.id, role.role, role.looks_at, role.authors) for role in (catalogue.review.value.reviewers if catalogue.review else ())]
    if shared.get(""):
        roles.append(("", "Editors", "Check that all of it still holds.", ()))
    duties, soon, until = [], [], catalogue.today + SOON
    for id, role, looks_at, authors in roles:
        mine = shared.get(id, [])
        late = sorted((_item(entry) for entry in mine if _is_late(catalogue, entry)), key=_waiting)
        duties.append(Duty(id, role, looks_at, [(catalogue.author[author].name, author) for author in authors], len(mine), late))
        near = sum(not _is_late(catalogue, entry) and entry.value.reviewed + REVIEW_AFTER < until for entry in mine)
        soon += [(role, near)] if near else []
    to_come = [entry.value.reviewed + REVIEW_AFTER for entry in catalogue.entries if not _is_late(catalogue, entry)]
    return OverduePage(
        today=date_in_words(catalogue.today),
        duties=duties,
        statements=sorted(_statements(catalogue), key=_waiting),
        soon=soon,
        soon_until=date_in_words(until),
        first_due=date_in_words(min(to_come)) if to_come else "",
    )


def _is_late(catalogue: Catalogue, entry: Located[Entry]) -> bool:
    return is_overdue(entry.value.reviewed, catalogue.today)


def _waiting(item: Item) -> tuple[datetime.date, str]:
    return item.due, item.title.casefold()


def _item(entry: Located[Entry]) -> Item:
    value = entry.value
    return Item(
        f"{value.kind}/{entry.id}", value.title, entry_address(entry), NAMES[value.kind], date_in_words(value.reviewed), value.reviewed + REVIEW_AFTER
    )


def _statements(catalogue: Catalogue) -> list[Item]:
    return [
        Item(f"statement/{statement.id}", statement.title, statement.page, "Statements", date_in_words(statement.checked), due(statement))
        for statement in (catalogue.review.value.statements if catalogue.review else ())
        if due(statement) < catalogue.today
    ]
