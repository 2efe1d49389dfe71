"""
A date cannot be right.

Something was published in the future, changed before it was published, or reviewed before it was added.

Wrong:

    added: 2026-05-01
    reviewed: 2026-03-31

Right:

    added: 2026-03-31
    reviewed: 2026-05-01
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalogue import Catalogue, Located
from macros.model import Entry
from macros.problems import Problem


def check(catalogue: Catalogue) -> Iterator[Problem]:
    today = catalogue.today
    for entry in catalogue.entries:
        value = entry.value
        for name in ("added", "reviewed"):
            if getattr(value, name) > today:
                yield _problem(entry, (name,), f"`{name}` is in the future ({getattr(value, name)}).", f"Today is {today}.")
        if value.reviewed < value.added:
            yield _problem(entry, ("reviewed",), "It was reviewed before it was added.", f"It was added on {value.added}.")
        for index, change in enumerate(value.changes):
            if not value.added <= change.date <= today:
                advice = f"It lies between {value.added}, when the entry was added, and today, {today}."
                yield _problem(entry, ("changes", index, "date"), "The change is before the entry or in the future.", advice)
        if value.kind == "guidance":
            for name in ("published", "updated"):
                date = getattr(value, name)
                if date and date > str(today)[: len(date)]:
                    yield _problem(entry, (name,), f"`{name}` is in the future ({date}).", f"Today is {today}.")
            if value.published and value.updated:
                shared = min(len(value.published), len(value.updated))
                if value.updated[:shared] < value.published[:shared]:
                    advice = "Look at the page again; the two dates may have changed places."
                    yield _problem(entry, ("updated",), f"It was updated before it was published ({value.published}).", advice)


def _problem(entry: Located[Entry], way: tuple[str | int, ...], message: str, advice: str) -> Problem:
    return Problem("impossible-date", entry.position_of(*way), message, advice)
