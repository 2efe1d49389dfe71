"""A situation that a manager or colleague is in, and what to do about it."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from macros.model.entry import Entry
from macros.model.fields import Id, Model, PlainText, Reference, Term


class Pick(Model):
    """One resource, with the reason for choosing it here."""

    entry: Annotated[str, Reference()]
    """The entry, as `kind/id`."""

    why: PlainText
    """Why this one, for this situation."""


class Situation(Entry):
    """“A manager has this situation”: when to stop and call, a first step, three resources."""

    kind: ClassVar = "situation"
    collection: ClassVar = "situations"
    folder: ClassVar = "resources/situations"

    group: Annotated[Id, Term("situation_groups")]
    """Which part of the list of situations it stands in."""

    stop_and_call: Annotated[tuple[PlainText, ...], Field(min_length=1)]
    """Signs that mean: stop reading and call somebody now, and whom."""

    contacts: tuple[Annotated[Id, Reference("contact")], ...] = ()
    """Crisis contacts to show beside it, most fitting first."""

    first_step: PlainText
    """What to do today, in two or three sentences."""

    words_to_use: tuple[PlainText, ...] = ()
    """Sentences that a person could say out loud."""

    resources: Annotated[tuple[Pick, ...], Field(min_length=3, max_length=3)]
    """Three resources, best first, each with the reason."""

    next_week: Annotated[tuple[PlainText, ...], Field(min_length=1)]
    """What to do in the next week or two."""

    avoid: Annotated[tuple[PlainText, ...], Field(min_length=1)]
    """What not to do, and why."""
