"""Something an organisation can do."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from macros.model.entry import Entry
from macros.model.fields import Id, Model, PlainText, Reference, Term, WebAddress


class Evidence(Model):
    """How sure anybody can be that it works."""

    strength: Annotated[Id, Term("evidence_strengths")]
    """How strong the evidence is, in one word from the closed list."""

    statement: PlainText
    """What the evidence says and does not say, with figures where they were read."""

    sources: tuple[WebAddress, ...] = ()
    """Addresses of the studies and guidance that the statement rests on."""

    case_studies: tuple[Annotated[Id, Reference("case-study")], ...] = ()
    """Case studies here that the statement rests on."""

    note: PlainText | None = None
    """What in this entry is general knowledge or ours rather than read at a source."""


class Cost(Model):
    """What it takes. Our own practical estimate unless the evidence says otherwise."""

    level: Annotated[Id, Term("cost_levels")]
    """Low, medium or high for an organisation of ordinary size."""

    note: PlainText | None = None
    """What the money or time goes on."""


class Intervention(Entry):
    """One thing an organisation can do for the health and wellbeing of its people."""

    kind: ClassVar = "intervention"
    collection: ClassVar = "interventions"
    folder: ClassVar = "resources/interventions"

    aliases: tuple[PlainText, ...] = ()
    """Other names for the same thing."""

    evidence: Evidence
    """How sure anybody can be that it works."""

    cost: Cost
    """What it takes, roughly."""

    time_to_start: PlainText
    """How long from decision to first effect on somebody's day, roughly."""

    first_steps: Annotated[tuple[PlainText, ...], Field(min_length=1)]
    """What to do first, in order. Each starts with a verb."""

    measures: tuple[Annotated[Id, Reference("measure")], ...] = ()
    """Measures that would show whether it helps."""

    cautions: tuple[PlainText, ...] = ()
    """What goes wrong, and what not to expect."""

    guidance: tuple[Annotated[Id, Reference("guidance")], ...] = ()
    """Guidance that tells how to do it well."""

    further_reading: tuple[WebAddress, ...] = ()
    """Pages worth reading that have no entry of their own."""
