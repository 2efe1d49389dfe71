"""Who looks at what again, and when the site's own statements were last checked."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from macros.model.fields import Date, Id, Model, PlainText, Reference, Title

Kind = Literal["situation", "guidance", "intervention", "case-study", "measure", "accreditation"]


class Reviewer(Model):
    """A role that looks at entries again. Roles stay when people change."""

    id: Id
    """Never changes."""

    role: Title
    """What the role is called."""

    looks_at: PlainText
    """What somebody in this role looks at, in one sentence."""

    kinds: Annotated[tuple[Kind, ...], Field(min_length=1)]
    """Kinds of entry that the role reviews."""

    elements: tuple[Annotated[Id, Reference("element")], ...] = ()
    """Only entries whose first element is one of these. Leave out for all."""

    authors: Annotated[tuple[Annotated[Id, Reference("author")], ...], Field(min_length=1)]
    """Who fills the role, as in the file of authors."""


class SiteStatement(Model):
    """A statement that the site makes about itself, and that goes out of date."""

    id: Id
    """Never changes. The page asks for the statement by it."""

    title: Title
    """What it is called."""

    page: Annotated[str, Field(pattern=r"^([a-z0-9-]+/)+$")]
    """Address of its page, from the root of the site."""

    prepared: Date
    """Day it was first written."""

    checked: Date
    """Day somebody last checked that all of it still holds."""

    review_after_days: Annotated[int, Field(gt=0, le=366, strict=True)] = 365
    """After how many days it is overdue."""

    how_checked: PlainText
    """How it was checked, in words for readers."""


class Review(Model):
    """Who reviews which entries, and the statements whose date is checked."""

    reviewers: Annotated[tuple[Reviewer, ...], Field(min_length=1)]
    """The roles. The first that fits an entry reviews it."""

    statements: tuple[SiteStatement, ...] = ()
    """The statements on accessibility, privacy and the like."""
