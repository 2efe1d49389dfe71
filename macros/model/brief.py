"""Papers for one role: questions of assurance, a page to read before a meeting, and a paper for the meeting."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from macros.model.fields import Id, Model, PlainText, Reference, Term, Title


class AssuranceQuestion(Model):
    """A question to ask, and how to tell a good answer. It rests on a statement, a measure or an entry."""

    text: PlainText
    """The question, as it can be read out."""

    good_answer: PlainText
    """What one hears when all is well."""

    worrying_answer: PlainText
    """What one hears when it is not."""

    statement: Annotated[Id, Reference("statement")] | None = None
    """The statement of the diagnostic that it asks about."""

    measures: tuple[Annotated[Id, Reference("measure")], ...] = ()
    """Measures that answer it."""

    entries: tuple[Annotated[str, Reference()], ...] = ()
    """What to read about it, as `kind/id`."""


class PaperSection(Model):
    """One section of a paper."""

    title: PlainText
    """Its heading."""

    text: PlainText | None = None
    """A few sentences."""

    points: tuple[PlainText, ...] = ()
    """Points, most important first."""

    has_room: bool = False
    """Whether room to write is left on paper below each point."""

    entries: tuple[Annotated[str, Reference()], ...] = ()
    """What they rest on or what to read next, as `kind/id`."""


class Paper(Model):
    """A paper that fits on the pages it promises."""

    title: Title
    """Its heading."""

    lede: PlainText
    """What it is for, in one or two sentences."""

    sections: Annotated[tuple[PaperSection, ...], Field(min_length=1)]
    """Its sections in order."""

    shows_measures: bool = False
    """Whether the table of measures stands in it, with the newest national figure of each."""

    asks: int = 0
    """How many of the questions stand in it, the first ones."""

    decision: tuple[PlainText, ...] = ()
    """What those who meet are asked to decide."""


class Brief(Model):
    """Papers for one role. The file is named after the role."""

    audience: Annotated[Id, Term("audiences")]
    """The role."""

    measures: Annotated[tuple[Annotated[Id, Reference("measure")], ...], Field(min_length=1)]
    """The few measures to look at each time."""

    questions: Annotated[tuple[AssuranceQuestion, ...], Field(min_length=1)]
    """Questions of assurance, most telling first."""

    one_page: Paper
    """To read before a meeting: one page of A4."""

    two_pages: Paper
    """To put before a meeting: two pages of A4."""
