"""Objectives and kinds of organisation: what was read about each pair, and on what each action rests."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from macros.model.fields import Id, Model, PartialDate, PlainText, Reference, Term, Title, WebAddress


class FrameworkOfObjectives(Model):
    """The document that set the objectives."""

    title: Title
    """Its title."""

    publisher: PlainText
    """Who published it."""

    published: PartialDate
    """When it came out."""

    nation: Annotated[Id, Term("nations")]
    """Nation it was written for."""

    about: PlainText
    """What it is, in our own words."""

    not_read: PlainText | None = None
    """What of it could not be read. Shown on the page."""

    sources: Annotated[tuple[WebAddress, ...], Field(min_length=1)]
    """Pages that say so."""


class Basis(Model):
    """On what an action rests."""

    id: Id
    """What actions write."""

    label: PlainText
    """What readers see beside the action."""

    meaning: PlainText
    """What it tells a reader, in a sentence."""

    is_the_framework: bool = False
    """Whether it is the framework itself that speaks."""

    needs_source: bool = True
    """Whether each action that rests on it names the page where it was read. Only advice of our own has none."""


class Action(Model):
    """One thing to do."""

    text: PlainText
    """What to do, in our own words."""

    basis: Id
    """On what it rests: the id of one of the `bases`."""

    placed_by: Literal["source", "us"] = "us"
    """Whether the source itself says which objective it serves, or we put it there."""

    source: WebAddress | None = None
    """The page where it was read."""

    note: PlainText | None = None
    """What a reader must know about the source: whose it is, and of when."""


class ActionForAll(Action):
    """One thing for every organisation to do."""

    objective: Annotated[Id, Term("objectives")]
    """The objective it serves."""


class Objective(Model):
    """One objective, and what of the catalogue serves it."""

    id: Annotated[Id, Term("objectives")]
    """One of the closed list of objectives, which also holds its name."""

    for_staff: PlainText
    """What it means for the people who work for you: our reading of it."""

    interventions: Annotated[tuple[Annotated[Id, Reference("intervention")], ...], Field(min_length=1)]
    """What to do towards it; our choice."""

    measures: Annotated[tuple[Annotated[Id, Reference("measure")], ...], Field(min_length=1)]
    """What to count; our choice."""

    dashboard: tuple[PlainText, ...] = ()
    """Titles of the national dashboard's measures of it, as far as they were read."""


class Dashboard(Model):
    """Where the titles of the national measures come from."""

    title: PlainText
    """What they are called."""

    published: PartialDate
    """When they came out."""

    note: PlainText
    """What they are and are not."""

    not_read: PlainText | None = None
    """What of the list could not be read."""

    sources: Annotated[tuple[WebAddress, ...], Field(min_length=1)]
    """Pages where they were read."""


class Organisation(Model):
    """One kind of organisation, as the framework divides them."""

    id: Id
    """Its part of the address of its page, so it never changes. No objective has the same id."""

    name: PlainText
    """What readers see."""

    sector: Annotated[Id, Term("sectors")]
    """The kind of organisation whose resources and cases fit it."""


class Cell(Model):
    """What was read about one objective and one kind of organisation. Leave out a pair about which nothing was read."""

    objective: Annotated[Id, Term("objectives")]
    """The objective."""

    organisation: Id
    """The kind of organisation: the id of one of the `organisations`."""

    actions: Annotated[tuple[Action, ...], Field(min_length=1)]
    """What to do, most important first."""


class Objectives(Model):
    """The objectives, kinds of organisation and the actions that were read for each pair, with what each rests on."""

    framework: FrameworkOfObjectives
    """The document that set the objectives."""

    bases: Annotated[tuple[Basis, ...], Field(min_length=1)]
    """On what an action may rest, the firmest first."""

    objectives: Annotated[tuple[Objective, ...], Field(min_length=1)]
    """The objectives in order."""

    dashboard: Dashboard
    """Where the titles of the national measures come from."""

    organisations_note: PlainText
    """What a reader must know about the names of the organisations."""

    organisations: Annotated[tuple[Organisation, ...], Field(min_length=1)]
    """Kinds of organisation in order."""

    everywhere: tuple[ActionForAll, ...] = ()
    """Actions for every organisation."""

    cells: tuple[Cell, ...] = ()
    """Pairs about which something was read."""
