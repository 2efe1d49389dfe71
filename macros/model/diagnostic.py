"""
The diagnostic: a scale, words for scores, and statements to rate, one file per element.

Nothing in the code knows how many elements, statements or levels there are: another model is other data.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from macros.model.fields import Id, Model, PlainText, Reference, Term


class Level(Model):
    """One step of the scale."""

    value: Annotated[int, Field(ge=0)]
    """What it is worth: 0 for the lowest, then one more for each."""

    label: PlainText
    """What readers see."""

    meaning: PlainText
    """What it means for any statement."""


class Scale(Model):
    """The answers that a statement can have."""

    levels: Annotated[tuple[Level, ...], Field(min_length=2, max_length=11)]
    """Levels from the lowest to the highest."""

    does_not_apply: PlainText
    """What the answer is called that leaves a statement out of the score."""

    dont_know: PlainText
    """What the answer is called that keeps a statement in and makes the score a range."""


class Band(Model):
    """A score in words."""

    id: Id
    """Never changes."""

    from_score: Annotated[float, Field(ge=0, le=100)]
    """The lowest score that belongs to it, from 0 to 100."""

    label: PlainText
    """What readers see."""

    meaning: PlainText
    """What such a score says about the next step."""


class Bands(Model):
    """Scores in words."""

    bands: Annotated[tuple[Band, ...], Field(min_length=1)]
    """Bands from the lowest to the highest. The first begins at 0."""


class Statement(Model):
    """Something about an organisation that can be seen, and rated."""

    id: Id
    """Never changes and is never used again, because saved answers refer to it."""

    text: Annotated[PlainText, Field(max_length=200)]
    """The statement: one idea, observable, in the present tense."""

    in_a_small_organisation: Annotated[PlainText, Field(max_length=200)] | None = None
    """The same in plainer words, for a place with no HR and no wellbeing lead."""

    why_it_matters: PlainText
    """Why it matters to people at work, in one or two sentences."""

    component: Id
    """The part of the element that it belongs to."""

    depth: Literal["pulse", "standard", "full"]
    """The shortest form that it is in. Longer forms hold all statements of the shorter ones."""

    levels: Annotated[tuple[PlainText, ...], Field(min_length=2, max_length=11)]
    """What each level of the scale looks like here, lowest first, so that two people would choose alike."""

    look_at: Annotated[tuple[PlainText, ...], Field(min_length=1)]
    """What to look at, or whom to ask, before choosing."""

    measures: Annotated[tuple[Annotated[Id, Reference("measure")], ...], Field(min_length=1)]
    """Measures that would show a change."""

    interventions: Annotated[tuple[Annotated[Id, Reference("intervention")], ...], Field(min_length=1)]
    """What to try when the level is low, most promising first."""

    guidance: Annotated[tuple[Annotated[Id, Reference("guidance")], ...], Field(min_length=1)]
    """What to read."""

    inclusion: bool = False
    """Whether it is about equality and inclusion."""

    sectors: tuple[Annotated[Id, Term("sectors")], ...] = ()
    """Kinds of organisation that it is worded for. Leave out when it fits all."""

    weight: Annotated[float, Field(gt=0, le=10)] = 1
    """How much it counts beside the others of its element."""


class ElementStatements(Model):
    """The statements of one element."""

    element: Annotated[Id, Reference("element")]
    """The element of the wheel."""

    statements: Annotated[tuple[Statement, ...], Field(min_length=1)]
    """Statements in the order in which they are asked."""


class RetiredStatement(Model):
    """A statement that is asked no more."""

    id: Id
    """Its id, never used again."""

    text: PlainText
    """What it said, so that old answers can still be shown."""

    retired_in: Annotated[int, Field(gt=1)]
    """Version of the model that no longer asks it."""


class DiagnosticModel(Model):
    """The name and version of the model, and what it asks no more."""

    id: Id
    """Never changes. Another model has another id."""

    version: Annotated[int, Field(ge=1)]
    """One more at each change of statements, levels or weights."""

    title: PlainText
    """What the diagnostic is called."""

    minutes_per_statement: Annotated[float, Field(gt=0)]
    """How long one statement takes one person, for the expected time."""

    retired: tuple[RetiredStatement, ...] = ()
    """Statements of earlier versions."""
