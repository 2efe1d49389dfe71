"""Buying wellbeing services: what to specify and what to ask for ever after."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from macros.model.fields import Id, Model, PlainText, Reference, WebAddress


class ReadFact(Model):
    """A fact that was read somewhere."""

    text: PlainText
    """The fact, in our own words."""

    source: WebAddress
    """The page where it was read."""


class Requirement(Model):
    """One line of a specification, or one question for monitoring."""

    text: PlainText
    """What the provider has to say or to show; neutral, so that any provider can answer."""

    why: PlainText | None = None
    """What goes wrong without it."""

    rests_on: tuple[Annotated[str, Reference()], ...] = ()
    """Entries that it is built from, as `kind/id`. Without any it is our own advice."""


class BoughtService(Model):
    """One kind of service that organisations buy."""

    id: Id
    """Where it begins on the page."""

    title: PlainText
    """What it is called."""

    what: PlainText
    """What one buys, and what one does not."""

    specification: Annotated[tuple[Requirement, ...], Field(min_length=1)]
    """What to ask of those who bid."""

    monitoring: Annotated[tuple[Requirement, ...], Field(min_length=1)]
    """What to ask the one who won, again and again."""

    measures: Annotated[tuple[Annotated[Id, Reference("measure")], ...], Field(min_length=1)]
    """What to count."""

    entries: tuple[Annotated[str, Reference()], ...] = ()
    """What to read first, as `kind/id`."""


class Procurement(Model):
    """How to buy wellbeing services: facts, questions for every service and for each."""

    lede: PlainText
    """What a reader finds on the page."""

    facts: tuple[ReadFact, ...] = ()
    """What was published about buying such services."""

    before: Annotated[tuple[Requirement, ...], Field(min_length=1)]
    """What to settle before anybody is asked to bid."""

    specification: Annotated[tuple[Requirement, ...], Field(min_length=1)]
    """What to ask of those who bid, whatever the service."""

    monitoring: Annotated[tuple[Requirement, ...], Field(min_length=1)]
    """What to ask for as long as the contract runs, whatever the service."""

    services: Annotated[tuple[BoughtService, ...], Field(min_length=1)]
    """Services one by one."""
