"""What every entry has, whatever its kind."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from macros.model.fields import (
    Audiences,
    Date,
    Elements,
    FormerId,
    Id,
    Model,
    Nations,
    Objectives,
    PlainText,
    Reference,
    Sectors,
    Tiers,
    Title,
)


class Change(Model):
    """One change that a reader might want to know of."""

    date: Date
    """Day of the change, as year-month-day."""

    level: Literal["major", "minor", "checked"]
    """`major` when the substance changed, `minor` for wording, `checked` when it was looked at and nothing changed."""

    note: PlainText
    """What changed and why, in one sentence."""


class Entry(Model):
    """The fields that all kinds share."""

    kind: ClassVar[str]
    """Name of the kind, as used in references: `guidance`, `case-study`."""

    collection: ClassVar[str]
    """Name of the list of all entries of the kind; also its public address."""

    folder: ClassVar[str]
    """Where the files are, from the project's root."""

    title: Title
    """Heading of the page and of its card. For a document, its own title; otherwise say what it is, in sentence case."""

    summary: PlainText
    """One or two sentences of your own: what this is and what a reader gets from it."""

    elements: Annotated[Elements, Field(min_length=1)]
    """Elements of the wheel it is about, most important first."""

    audiences: Audiences = ()
    """Roles it is useful to, most important first."""

    sectors: Sectors = ("all",)
    """Kinds of organisation it fits. Leave out when it fits all."""

    nations: Nations = ("uk",)
    """Nations it was written for or applies in."""

    tiers: Tiers = ()
    """Whether it is for everyone (universal), for groups with a particular need (targeted) or for people who are unwell (specialist)."""

    objectives: Objectives = ()
    """Mental-health objectives it serves, if any."""

    keywords: tuple[PlainText, ...] = ()
    """Other words that people might search for: abbreviations, everyday names."""

    related: tuple[Annotated[str, Reference()], ...] = ()
    """Other entries worth reading next, as `kind/id`. Write it on one side; it shows on both."""

    authors: tuple[Annotated[Id, Reference("author")], ...] = ("editors",)
    """Who wrote this entry (not the document it points to)."""

    formerly: tuple[FormerId, ...] = ()
    """Ids that it had before, and those of entries that were merged into it: `old-id`, or `kind/old-id` if the kind was another. Their addresses lead here."""

    added: Date
    """Day the entry was first published here. It never changes."""

    reviewed: Date
    """Day somebody last checked that all of it still holds."""

    changes: tuple[Change, ...] = ()
    """What has changed since it was added, newest first."""

    @property
    def last_updated(self) -> Date:
        """Day of the newest major change; the day it was added when there was none."""
        return max((change.date for change in self.changes if change.level == "major"), default=self.added)
