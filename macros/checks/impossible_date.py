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
from typing import Any

from macros.catalogue import Catalogue, Located, Way
from macros.model import Model
from macros.problems import Problem


def check(catalogue: Catalogue) -> Iterator[Problem]:
    for file in catalogue.reviewed_files:
        yield from _of_file(catalogue, file)
    for file in (*catalogue.entries, *catalogue.library):
        for way, document in _documents(file.value):
            yield from _of_document(catalogue, file, way, document)


def _of_file(catalogue: Catalogue, file: Located[Any]) -> Iterator[Problem]:
    """When a file was added, reviewed and changed. Some files only say when they were reviewed."""
    value, today = file.value, catalogue.today
    added = getattr(value, "added", None)
    for name, day in (("added", added), ("reviewed", value.reviewed)):
        if day and day > today:
            yield _problem(file, (name,), f"`{name}` is in the future ({day}).", f"Today is {today}.")
    if added and value.reviewed < added:
        yield _problem(file, ("reviewed",), "It was reviewed before it was added.", f"It was added on {added}.")
    for index, change in enumerate(getattr(value, "changes", ())):
        if not added <= change.date <= today:
            advice = f"It lies between {added}, when the entry was added, and today, {today}."
            yield _problem(file, ("changes", index, "date"), "The change is before the entry or in the future.", advice)


def _documents(value: Model, way: Way = ()) -> Iterator[tuple[Way, Model]]:
    """Everything in a file that says when it was published, with the way to it."""
    if "published" in type(value).model_fields:
        yield way, value
    for name, held in value:
        if isinstance(held, Model):
            yield from _documents(held, (*way, name))
        elif isinstance(held, tuple):
            for index, item in enumerate(held):
                if isinstance(item, Model):
                    yield from _documents(item, (*way, name, index))


def _of_document(catalogue: Catalogue, file: Located[Model], way: Way, document: Model) -> Iterator[Problem]:
    """When a document was published and last changed, each as exactly as its publisher says."""
    published, updated = (getattr(document, name, None) for name in ("published", "updated"))
    for name, date in (("published", published), ("updated", updated)):
        if date and date > str(catalogue.today)[: len(date)]:
            yield _problem(file, (*way, name), f"`{name}` is in the future ({date}).", f"Today is {catalogue.today}.")
    if published and updated:
        shared = min(len(published), len(updated))
        if updated[:shared] < published[:shared]:
            advice = "Look at the page again; the two dates may have changed places."
            yield _problem(file, (*way, "updated"), f"It was updated before it was published ({published}).", advice)


def _problem(file: Located[Model], way: Way, message: str, advice: str) -> Problem:
    return Problem("impossible-date", file.position_of(*way), message, advice)
