"""Standards: what service to expect, as published, and a check to do oneself."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from macros.model.fields import Id, Model, PlainText, Reference, WebAddress


class Standard(Model):
    """One thing that was asked for."""

    name: PlainText
    """What it is called, or what it asks, in our own words."""

    text: PlainText | None = None
    """What was read about it, in our own words."""

    extent: Literal["read", "part", "name"] = "read"
    """Whether all of it was read, a part, or only its name."""

    source: WebAddress | None = None
    """The page where it was read, when that is another than those of the group."""


class StandardGroup(Model):
    """Standards that were published together."""

    id: Id
    """Where the group begins on the page."""

    title: PlainText
    """Its heading."""

    intro: PlainText
    """Who asked for it, when, and of whom."""

    standards: Annotated[tuple[Standard, ...], Field(min_length=1)]
    """What was asked for, in order."""

    sources: Annotated[tuple[WebAddress, ...], Field(min_length=1)]
    """Pages where they were read."""


class NotRead(Model):
    """Something that readers would expect here and that could not be read."""

    what: PlainText
    """What it is."""

    why: PlainText
    """Why it is not here."""


class SelfCheckQuestion(Model):
    """One line of the self-check."""

    text: PlainText
    """What is true when all is well, so that it can be answered with yes, partly or no."""

    group: Id | None = None
    """The group of standards it follows; leave out when it is our own."""

    entries: tuple[Annotated[str, Reference()], ...] = ()
    """Where help is, as `kind/id`."""


class Standards(Model):
    """Service levels and changes that were asked for, what could not be read, and a self-check."""

    lede: PlainText
    """What a reader finds on the page."""

    groups: Annotated[tuple[StandardGroup, ...], Field(min_length=1)]
    """Standards in groups."""

    not_read: tuple[NotRead, ...] = ()
    """What could not be read."""

    self_check: Annotated[tuple[SelfCheckQuestion, ...], Field(min_length=1)]
    """The lines of the self-check."""
