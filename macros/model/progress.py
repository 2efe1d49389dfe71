"""
Progress against outcomes: series of pages by year, each with the figures that were reported and what they rest on.

A figure says what kind it is. A number at one moment and a number of people reached are no effects, and are never shown as such.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from macros.model.challenge import NotFound, Value
from macros.model.entry import Change
from macros.model.fields import Date, Id, Model, PartialDate, PlainText, Reference, Term, Title, WebAddress


class ReadDocument(Model):
    """A document that figures or facts were read in."""

    id: Id
    """What figures and facts name among their `sources`."""

    title: PlainText
    """Its title, or a description when its own title was not seen."""

    title_confirmed: bool = True
    """False when the document’s own title was not seen."""

    publisher: PlainText
    """Who published it."""

    address: WebAddress | None = None
    """The page that was read. Leave out only when the document has none that we know."""

    format: Annotated[Id, Term("formats")] = "html"
    """What it is to open: a web page, a PDF."""

    published: PartialDate | None = None
    """When it was published, as exactly as it says."""

    updated: PartialDate | None = None
    """When its publisher last changed it, as exactly as it says."""

    kind: Literal["primary", "secondary"] = "primary"
    """Primary: whoever made the figures. Secondary: somebody else’s account of them."""

    note: PlainText | None = None
    """What to know about it."""


class ReportedFact(Model):
    """One thing that was done or said, and where it was read."""

    text: PlainText
    """The fact, in our own words. Names figures of the page, as in `{members}`, and types none."""

    sources: Annotated[tuple[Id, ...], Field(min_length=1)]
    """Where it was read: documents of the series."""


class ReportedFigure(Model):
    """One number as it was reported."""

    id: Id
    """Never changes. Sentences and other pages refer to it."""

    what: PlainText
    """What is counted, in words that follow the number: `said that they felt less isolated`."""

    value: Value
    """The number."""

    before: Value | None = None
    """The same number before, or in the comparison. An effect needs it."""

    unit: PlainText
    """Its unit; `%` for a share."""

    more_than: bool = False
    """True when the source says `more than` or `over`."""

    kind: Annotated[Id, Term("outcome_types")]
    """Effect, snapshot or reach."""

    period: PlainText | None = None
    """The time it is about, when that differs from the page’s."""

    base: PlainText | None = None
    """How many people it rests on, when that differs from the page’s."""

    note: PlainText | None = None
    """What to bear in mind when quoting it."""

    sources: Annotated[tuple[Id, ...], Field(min_length=1)]
    """Where it was read: documents of the series."""

    as_in: PlainText | None = None
    """The same figure on the scale of the challenge, as `series/row/column`. A check holds the two together."""


class Base(Model):
    """How many people figures rest on, and where that was read."""

    text: PlainText
    """The number of answers or people, and out of how many."""

    sources: Annotated[tuple[Id, ...], Field(min_length=1)]
    """Where it was read: documents of the series."""


class ProgressPage(Model):
    """What was reported for one time: what was done, the figures, and what they do not show."""

    series: Id
    """The series it belongs to, as in `resources/progress/series.yml`."""

    title: Title
    """What it is about, with the time."""

    summary: PlainText
    """One or two sentences. Names figures of the page, as in `{members}`, and types none."""

    period: PlainText
    """The time it is about, in words."""

    until: PartialDate
    """When that time ended. Pages of a series stand in this order, newest first."""

    population: PlainText
    """Whom the page is about."""

    base: Base | None = None
    """How many people its figures rest on. Leave out when no source says; the page then says so."""

    done: tuple[ReportedFact, ...] = ()
    """What was done in that time."""

    figures: Annotated[tuple[ReportedFigure, ...], Field(min_length=1)]
    """The numbers, most telling first."""

    told: tuple[ReportedFact, ...] = ()
    """What people said, and what else was read, without numbers of its own."""

    caveats: tuple[PlainText, ...] = ()
    """What the figures do not show."""

    next_steps: tuple[ReportedFact, ...] = ()
    """What was planned next."""

    related: tuple[Annotated[str, Reference()], ...] = ()
    """Entries worth reading next, as `kind/id`."""

    added: Date
    """Day the page was first published here. It never changes."""

    reviewed: Date
    """Day somebody last checked that all of it still holds."""

    changes: tuple[Change, ...] = ()
    """What has changed since, newest first."""

    @property
    def last_updated(self) -> Date:
        """Day of the newest major change; the day it was added when there was none."""
        return max((change.date for change in self.changes if change.level == "major"), default=self.added)


class ProgressSeries(Model):
    """Pages that follow one another, by one publisher or about the same people."""

    id: Id
    """Part of the address; never changes."""

    title: Title
    """Its heading."""

    summary: PlainText
    """Whose progress it is and what the series holds."""

    charts: tuple[Id, ...] = ()
    """Series of figures in `resources/challenge/` that show several years beside one another."""

    caveats: Annotated[tuple[PlainText, ...], Field(min_length=1)]
    """Why its pages are not all comparable."""

    not_verified: tuple[NotFound, ...] = ()
    """What belongs here and could not be read."""

    documents: Annotated[tuple[ReadDocument, ...], Field(min_length=1)]
    """Every document that figures or facts of its pages were read in."""


class ProgressSeriesList(Model):
    """Every series of progress pages."""

    read: PlainText
    """When the documents were read, in words."""

    series: Annotated[tuple[ProgressSeries, ...], Field(min_length=1)]
    """In the order in which readers see them."""
