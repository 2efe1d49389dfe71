"""What the site is called and where it lives."""

from __future__ import annotations

from macros.model.fields import Date, Id, Model, PlainText, WebAddress


class Site(Model):
    """The few things that an adopter changes first."""

    name: PlainText
    """What the site is called."""

    tagline: PlainText
    """What it is, in one line."""

    address: WebAddress
    """Where it is published, with a slash at the end."""

    repository: WebAddress
    """Where its source is kept; the links to report and to edit lead there."""

    branch: Id = "main"
    """Branch that the site is published from."""

    contact_email: PlainText
    """Where requests for an accessible format go."""

    security_checked: Date | None = None
    """Day on which somebody last made sure that reports of weaknesses reach you. Without it, no `security.txt` is published."""
