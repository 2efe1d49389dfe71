"""Who wrote the entries."""

from __future__ import annotations

from macros.model.fields import Id, Model, PlainText, WebAddress


class AuthorLink(Model):
    """A page elsewhere that tells more of an author."""

    words: PlainText
    """What the link says."""

    url: WebAddress
    """The page."""


class Author(Model):
    """A person or group who writes for the site."""

    id: Id
    """Never changes."""

    name: PlainText
    """Name, or what the group is called."""

    role: PlainText | None = None
    """What they do here."""

    profile: PlainText
    """A few sentences about them."""

    url: WebAddress | None = None
    """A page of their own."""

    links: tuple[AuthorLink, ...] = ()
    """Further pages: a register, a profile, other work."""


class Authors(Model):
    """The file of authors."""

    authors: tuple[Author, ...]
    """All authors, in the order of the page."""
