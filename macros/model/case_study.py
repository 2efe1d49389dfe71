"""What one organisation did for its people, and what it learnt."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from macros.model.entry import Entry
from macros.model.fields import Id, Model, PartialDate, PlainText, Reference, Term, WebAddress


class Outcome(Model):
    """One figure that a case study reports."""

    measure: PlainText
    """What was counted."""

    type: Literal["effect", "snapshot", "reach"]
    """`effect`: the same thing before and after, or against a comparison. `snapshot`: one figure at one time. `reach`: how many took part or how much was done."""

    before: PlainText | None = None
    """The figure before, or in the comparison."""

    after: PlainText | None = None
    """The figure after, or the only one."""

    period: PlainText | None = None
    """When, or over how long."""

    base: PlainText | None = None
    """How many people or cases the figure rests on, where the page says."""

    note: PlainText | None = None
    """What to bear in mind when quoting it."""


class Source(Model):
    """The page that a case study was read on."""

    title: PlainText
    """Title of the page, or a description when its own title was not seen."""

    title_confirmed: bool = True
    """False when the page's own title was not seen."""

    publisher: PlainText
    """Who published the page."""

    url: WebAddress | None = None
    """Its address. Leave out only when the document has none."""

    published: PartialDate | None = None
    """When the page was published, as exactly as it says."""

    also: tuple[WebAddress, ...] = ()
    """Further pages that some of the facts come from."""


class CaseStudy(Entry):
    """What one organisation did for its people, what changed, and what it learnt."""

    kind: ClassVar = "case-study"
    collection: ClassVar = "case-studies"
    folder: ClassVar = "case_studies"

    organisation: PlainText
    """Who did it."""

    sector: Annotated[Id, Term("sectors")]
    """What kind of organisation it is."""

    nation: Annotated[Id, Term("nations")]
    """Where it is."""

    size: Annotated[int, Field(gt=0, strict=True)] | None = None
    """How many people worked there, where the page says."""

    setting: PlainText
    """What kind of place it is: services, sites, shifts, people."""

    challenge: PlainText
    """What was hard, in one or two sentences."""

    what_they_did: Annotated[tuple[PlainText, ...], Field(min_length=1)]
    """What they did, in order. Each starts with a verb in the past tense."""

    interventions: tuple[Annotated[Id, Reference("intervention")], ...] = ()
    """Interventions they used."""

    outcomes: tuple[Outcome, ...] = ()
    """Figures they report. None is a fair answer; the page then says that no figure was seen."""

    learnt: tuple[PlainText, ...] = ()
    """What they learnt."""

    would_do_differently: tuple[PlainText, ...] = ()
    """What they say they would do differently."""

    next_steps: tuple[PlainText, ...] = ()
    """What they planned next."""

    source: Source
    """The page it was read on."""
