"""Something to count, so that an organisation can tell whether things get better."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from macros.model.entry import Entry
from macros.model.fields import Id, Model, PlainText, Reference, Term, WebAddress


class NationalFigure(Model):
    """A published figure to compare with."""

    value: Annotated[float, Field(strict=True, allow_inf_nan=False)]
    """The number itself."""

    unit: PlainText
    """What the number counts: `% of respondents`, `days per worker`."""

    period: PlainText
    """The time it is about."""

    population: PlainText
    """Whom it is about."""

    base: PlainText | None = None
    """How many people it rests on, where the page says."""

    source: WebAddress
    """The page it was read on."""

    note: PlainText | None = None
    """Rounding, breaks in the series, disagreement between sources."""


class Measure(Entry):
    """A measure: what it counts, where to get it and how to read it."""

    kind: ClassVar = "measure"
    collection: ClassVar = "measures"
    folder: ClassVar = "resources/measures"

    definition: PlainText
    """What it counts, in a sentence that two people would read alike."""

    numerator: PlainText | None = None
    """What is counted, when the measure is a share or a rate."""

    denominator: PlainText | None = None
    """Out of what, when the measure is a share or a rate."""

    unit: PlainText
    """Unit of the result."""

    direction: Annotated[Id, Term("directions")]
    """Whether higher is better, lower is better, or it must be read with others."""

    type: Annotated[Id, Term("measure_types")]
    """Outcome, process or context."""

    collected: Annotated[Id, Term("collections")]
    """Whether somebody publishes it, or you count it yourself."""

    where_to_get_it: PlainText
    """The survey, system or record it comes from."""

    urls: tuple[WebAddress, ...] = ()
    """Pages that publish or define it."""

    frequency: PlainText
    """How often it is worth looking at."""

    how_to_read_it: PlainText | None = None
    """How to use the figure."""

    caveats: tuple[PlainText, ...] = ()
    """What it does not show, and how it misleads."""

    not_confirmed: PlainText | None = None
    """What in this entry was not read at a source. Shown on the page."""

    national_figures: tuple[NationalFigure, ...] = ()
    """Published figures to compare with, newest first."""

    related_measures: tuple[Annotated[Id, Reference("measure")], ...] = ()
    """Measures that it should be read with."""
