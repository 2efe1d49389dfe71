"""Groups where people who look after others at work meet: peer support, communities of practice, dated sessions."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from macros.model.fields import Date, Id, Model, Nations, PlainText, Reference, Sectors, Title, WebAddress

ClockTime = Annotated[str, StringConstraints(pattern=r"^([01][0-9]|2[0-3]):[0-5][0-9]$")]
"""A time of day in the United Kingdom: `"18:30"`, in quotes, because YAML would read a number."""


class Group(Model):
    """People who meet, and where we read of it."""

    id: Id
    """Never changes; links lead to it."""

    name: Title
    """What it is called, or a description."""

    kind: Literal["peer-support", "community-of-practice", "network"]
    """Peer support: people in the same job. Community of practice: people working on the same thing. Network: several groups."""

    organiser: PlainText
    """Who runs or ran it."""

    for_whom: PlainText
    """Who can come."""

    sectors: Sectors
    """Kinds of organisation it is for."""

    nations: Nations
    """Where."""

    rhythm: PlainText | None = None
    """How often and how they meet, where that was read."""

    known: PlainText
    """As of when we know this, and whether it still runs. Groups end; say what was read."""

    entry: Annotated[str, Reference()]
    """The entry that tells of it, as `kind/id`: its source stands there."""

    figures: tuple[PlainText, ...] = ()
    """Figures of a page of progress that are about it, as `page/figure`."""


class Session(Model):
    """One meeting whose date was read at its organiser."""

    id: Id
    """Never changes; calendars know the session by it."""

    group: Id
    """The group that meets."""

    title: Title
    """What it is called in a calendar."""

    day: Date
    """The day, as read."""

    starts: ClockTime
    """When it begins, in the United Kingdom."""

    ends: ClockTime
    """When it ends, in the United Kingdom."""

    where: PlainText
    """Place, or `Online`."""

    source: WebAddress
    """The organiser’s page that gives the date, and where to join."""

    note: PlainText | None = None
    """What to know before."""


class Advice(Model):
    """One step of our own advice, and why."""

    step: PlainText
    """What to do."""

    why: PlainText
    """Why it is worth it."""


class Community(Model):
    """The page /community/: groups, dated sessions, and how to start a group."""

    intro: PlainText
    """What the page is for."""

    groups: tuple[Group, ...] = ()
    """Groups that we read of."""

    sessions: tuple[Session, ...] = ()
    """Only sessions whose date was read at their organiser."""

    start: Annotated[tuple[Advice, ...], Field(min_length=1)]
    """How to start a group, in order: our own advice."""

    running_order: Annotated[tuple[PlainText, ...], Field(min_length=1)]
    """A first meeting, step by step: our own advice."""

    agree: Annotated[tuple[PlainText, ...], Field(min_length=1)]
    """What to agree on first, to be read out or pinned up: our own advice."""

    worth_knowing: tuple[PlainText, ...] = ()
    """What a group is not, and when to turn to somebody else."""

    reviewed: Date
    """Day somebody last looked at all of it."""
