"""
The scale of the challenge: published figures over time and by region, the levels aimed for, and what they cannot show.

Figures stand in runs. Two runs are never joined, in words or in a picture, and each run but the first says why.
Sentences name figures and do not repeat them: `{2024}` in a series is the figure of the row 2024.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import Field, PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from macros.model.fields import Date, Id, Model, PlainText, Reference, Title, WebAddress

PLACEHOLDER = re.compile(r"\{([^{}]+)\}")
"""The name of a figure in a sentence: `{row}`, `{row/column}`, and in an opening `{series/row/column}` or `{level/id}`."""


def _as_written(value: Any) -> Any:
    """5.0 stays 5.0 and 5 stays 5, because the source was so exact and no more."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not math.isfinite(value):
        raise PydanticCustomError("float_type", "not a number")
    return value


Value = Annotated[float | int, PlainValidator(_as_written), WithJsonSchema({"type": "number"})]
"""A number, kept as exact as it is written."""


class ChallengeSource(Model):
    """A page that figures were read on."""

    id: Id
    """What rows write."""

    address: WebAddress
    """The page that was read."""

    publisher: PlainText
    """Who speaks there."""

    kind: Literal["primary", "copy", "secondary"]
    """Primary: whoever made the figures. Copy: their page, read on a host that is not theirs. Secondary: somebody else’s account."""

    note: PlainText | None = None
    """What to know about the page: a copy, experimental statistics."""


class ChallengeSources(Model):
    """Every page that figures of the challenge were read on."""

    read: PlainText
    """When the pages were read, in words."""

    sources: Annotated[tuple[ChallengeSource, ...], Field(min_length=1)]
    """Each page once, in any order."""


class FigureRow(Model):
    """One moment, place or group, with a figure for each column."""

    name: PlainText
    """The period, region or group."""

    values: Annotated[tuple[Value | None, ...], Field(min_length=1)]
    """One number for each column, or null where none was read."""

    whose: tuple[PlainText | None, ...] = ()
    """Whom each figure is about, when that differs from row to row: the region that had the lowest."""

    exactness: Literal["rounded", "approximate", "derived"] | None = None
    """Rounded by the source, approximate in its words, or worked out by us from what it says."""

    source: Id | None = None
    """The source, unless all rows of the series have the same."""

    base: PlainText | None = None
    """What this row rests on, when it is known and differs from the rest."""

    note: PlainText | None = None
    """What to know about the figures, in the words of a reader."""


class FigureRun(Model):
    """Rows that may be compared with one another."""

    break_before: PlainText | None = None
    """Why these rows must not be joined to the ones before. Every run but the first has one."""

    basis: PlainText
    """What the rows have in common: the return, the question, the kind of year."""

    rows: Annotated[tuple[FigureRow, ...], Field(min_length=1)]
    """In the order in which readers see them; periods oldest first."""


class FigureSeries(Model):
    """Published figures of one measure, in one table and one picture."""

    title: Title
    """What is counted, of whom, where. Title of the table and of the files."""

    sentence: PlainText
    """What the figures say, in a sentence or two. Names figures, as in `{2024}` or `{2024/Rate}`, and types none."""

    chart: Literal["bars", "line", "dots", "heat"]
    """The kind of picture."""

    unit: PlainText
    """Unit of every figure; `%` for a share."""

    row_heading: PlainText
    """What the rows are."""

    columns: Annotated[tuple[PlainText, ...], Field(min_length=1)]
    """What each figure of a row is."""

    period: PlainText | None = None
    """The time that all rows are about. Needed unless the name of each row says its own."""

    population: PlainText
    """Whom the figures are about."""

    base: PlainText
    """How many people or days the figures rest on; `Not stated` when the sources, as read, do not say."""

    sources: tuple[Id, ...] = ()
    """The sources of all rows, when rows have none of their own."""

    caveats: tuple[PlainText, ...] = ()
    """How the figures mislead."""

    measures: tuple[Annotated[Id, Reference("measure")], ...] = ()
    """Measures of the catalogue that count the same where you work."""

    runs: Annotated[tuple[FigureRun, ...], Field(min_length=1)]
    """The figures."""

    @property
    def rows(self) -> Iterator[FigureRow]:
        """Every row of every run, in order."""
        return (row for run in self.runs for row in run.rows)

    def value(self, name: str) -> float | None:
        """The figure that `row` or `row/column` names; the first column when none is named. None when there is no such figure."""
        row, _, column = name.partition("/")
        place = self.columns.index(column) if column in self.columns else 0 if not column else len(self.columns)
        found = next((found.values for found in self.rows if found.name == row), ())
        return found[place] if place < len(found) else None


class Outturn(Model):
    """What was reached, as a figure of a series."""

    series: Id
    """The series: its file name."""

    row: PlainText
    """The row."""


class LevelAimedFor(Model):
    """A level that was aimed for, and what was reached."""

    id: Id
    """Never changes; sentences refer to it."""

    title: Title
    """What was aimed for, of whom, where."""

    aimed_for: Value
    """The level."""

    unit: PlainText
    """Its unit."""

    period: PlainText
    """By when or through which time."""

    base: PlainText
    """What the level is an average or a share of."""

    source: Id
    """Where the level was read."""

    outturns: Annotated[tuple[Outturn, ...], Field(min_length=1)]
    """What was reached, oldest first."""

    sentence: PlainText
    """The level beside what was reached. Names the level `{aimed_for}` and the out-turns by their rows: `{2013-14}`."""


class Claim(Model):
    """What absence was said to cost, or what less of it was said to save: an estimate of its time and no result."""

    what: PlainText
    """What is counted."""

    value: Value
    """The number."""

    unit: PlainText
    """Its unit; an amount of money begins with the sign, as in `£ million`."""

    basis: PlainText
    """The review or report that made the estimate."""

    period: PlainText
    """The time that it is about or was to be reached by; `Not stated` when the source does not say."""

    source: Id
    """Where it was read."""


class Account(Model):
    """What one source says."""

    value: Value
    """The number there."""

    unit: PlainText
    """Its unit."""

    source: Id
    """The source."""

    note: PlainText | None = None
    """How the number comes about there."""


class Disagreement(Model):
    """Sources that say different things of the same thing."""

    what: PlainText
    """What they are about, with the year."""

    accounts: tuple[Account, ...] = ()
    """What each says."""

    note: PlainText | None = None
    """What follows for these pages."""


class NotFound(Model):
    """Something that belongs here and could not be read."""

    what: PlainText
    """What is missing."""

    why: PlainText
    """Why, and what was read in its place."""


class ChallengeSection(Model):
    """Series that stand together."""

    id: Id
    """Never changes; links lead to it."""

    title: Title
    """Its heading."""

    intro: PlainText
    """What the series are and how to read them."""

    series: Annotated[tuple[Id, ...], Field(min_length=1)]
    """Series by their file names, in order."""


class ChallengePage(Model):
    """The page /challenge/: its opening, the order of its series, levels, estimates and limits."""

    opening: Annotated[tuple[PlainText, ...], Field(min_length=3, max_length=5)]
    """For somebody with ten minutes. Names figures, as in `{series/row/column}` or `{level/id}`, and types none."""

    sections: Annotated[tuple[ChallengeSection, ...], Field(min_length=1)]
    """The series in the order in which readers meet them."""

    levels: tuple[LevelAimedFor, ...] = ()
    """Levels that were aimed for."""

    claims: tuple[Claim, ...] = ()
    """Estimates of cost and saving."""

    disagreements: tuple[Disagreement, ...] = ()
    """Where sources differ."""

    limits: Annotated[tuple[PlainText, ...], Field(min_length=1)]
    """What the figures cannot show."""

    not_found: tuple[NotFound, ...] = ()
    """What could not be read."""

    reviewed: Date
    """The day on which somebody last looked at all of it."""
