"""
A chart as what it says: a sentence and a table. The picture is drawn in the browser, from that table and nothing else.

For any page with figures. Make a `Chart` in a view, give it to the template, and write there:

    {% import "chart.j2" as charts with context %}
    {{ charts.chart(view.chart) }}

The page needs nothing more: it brings its own stylesheet when its body holds a chart, the script is fetched when it is
there, and readers without it have the sentence and the table. Four kinds of picture:

- `bars`: one bar for each row and column, from 0. For things to compare.
- `line`: rows are moments in order, with `at`. One line for each column. Nothing joins what a `Break` parts, or what
  has no figure between; where years lie between two rows, the line is dashed.
- `dots`: one row with a mark for each column, joined by a thin line: from lowest to highest, before and after.
- `heat`: a grid of numbers, darker where they are higher.

A figure whose `value` is None has words in its place and is drawn as nothing. A row whose `Source` is secondary is
drawn hollow. `about` says what goes with the figures into every file: at least what they rest on, as (`Base`, `Not stated`).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from macros.views.words import number_in_words
ChartKind = Literal["bars", "line", "dots", "heat"]


@dataclass(frozen=True)
class Figure:
    """One number as readers see it and as the picture draws it; or words where there is no number."""

    value: float | None
    text: str


def figure(value: float | None, unit: str = "", otherwise: str = "none read", as_written: bool = False) -> Figure:
    """A number with its unit: `4.4%`, `£555 million`, `3.4 million days`. Without a number, the words that stand in its place.

    `as_written` keeps 5.0 as 5.0, for numbers whose model kept them so.
    """
    if value is None:
        return Figure(None, otherwise)
    number = f"{value:,}" if as_written else number_in_words(value)
    if unit == "%":
        return Figure(value, f"{number}%")
    if unit == "£" or unit.startswith("£ "):
        return Figure(value, f"£{number}{unit[1:]}")
    return Figure(value, f"{number} {unit}".strip())


@dataclass(frozen=True)
class Source:
    """Where a figure was read."""

    address: str
    words: str
    """What to call it: `Primary`, `Copy`, `Secondary`."""
    secondary: bool = False
    """Whether the figure was read anywhere else than at its publisher."""


@dataclass(frozen=True)
class Row:
    """A name and its figures, one for each column of the chart."""

    label: str
    figures: tuple[Figure, ...]
    at: float | None = None
    """Its place in time, for a line: `place_in_time("2009-10")` of macros/model/periods.py."""
    note: str = ""
    source: Source | None = None


@dataclass(frozen=True)
class Break:
    """Between two rows that may not be compared. Stands among the rows, and no line crosses it."""

    reason: str


@dataclass(frozen=True)
class Chart:
    """A sentence, a table and how to draw it."""

    id: str
    """Part of addresses: `#chart-<id>` leads to it."""
    kind: ChartKind
    title: str
    """What is counted, of whom, where. Title of the table and of every file."""
    sentence: str
    """What the figures say, made from the same values. The text alternative of the picture."""
    row_heading: str
    """What the rows are: `Year`, `Region`."""
    columns: tuple[str, ...]
    """What each column of figures is."""
    rows: tuple[Row | Break, ...]
    read: str
    """When the figures were read, in words: `November 2026`. Stands in every file."""
    about: tuple[tuple[str, str], ...] = ()
    """Name and text of what else must go with the figures, such as what they rest on (`Base`)."""
    sources: tuple[Source, ...] = ()
    """Where all the figures were read, when rows have no sources of their own."""

    @property
    def has_notes(self) -> bool:
        """Whether any row has one, so that the table has a column for them."""
        return any(row.note for row in self.figures_only)

    @property
    def has_sources(self) -> bool:
        """Whether rows have sources of their own."""
        return any(row.source for row in self.figures_only)

    @property
    def width(self) -> int:
        """How many columns the table has."""
        return 1 + len(self.columns) + self.has_notes + self.has_sources

    @property
    def figures_only(self) -> Iterator[Row]:
        """The rows without the breaks."""
        return (row for row in self.rows if isinstance(row, Row))


def with_breaks(runs: Iterable[tuple[str, Iterable[Row]]]) -> tuple[Row | Break, ...]:
    """Rows of one run after another, each with the reason why it must not be joined to the one before."""
    rows: list[Row | Break] = []
    for reason, found in runs:
        rows += [*([Break(reason)] if rows else []), *found]
    return tuple(rows)
