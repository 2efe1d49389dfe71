"""Urgent help: one dated file, because a wrong number does harm."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import Field

from macros.model.fields import Date, Id, Model, PlainText, Term, WebAddress


class Contact(Model):
    """One line, service or page for somebody who needs help now."""

    id: Id
    """Never changes."""

    name: PlainText
    """What the service calls itself."""

    for_whom: PlainText
    """Who may use it."""

    type: Annotated[Id, Term("contact_types")]
    """Which part of the page it stands in."""

    emergency: bool = False
    """True only for 999 in its forms."""

    nations: Annotated[tuple[Annotated[Id, Term("nations")], ...], Field(min_length=1)]
    """Where it may be used from."""

    sectors: tuple[Annotated[Id, Term("contact_sectors")], ...] = ("all",)
    """Lines of work it is for."""

    show: Literal["full", "number-only", "link-only", "no"]
    """How far it may be shown: everything; number, text and e-mail without hours; name and address only; nothing."""

    phone: Annotated[PlainText, Field(pattern=r"^[0-9][0-9 ]*(,|$)")] | None = None
    """Number as the service prints it; after a comma, what to do once connected."""

    text: PlainText | None = None
    """What to text, and where."""

    email: PlainText | None = None
    """Address for e-mail."""

    webchat: PlainText | None = None
    """How to chat."""

    url: WebAddress | None = None
    """The service's own page."""

    bsl_or_relay: PlainText | None = None
    """How to reach it in BSL, by textphone or by relay."""

    languages: tuple[PlainText, ...] = ()
    """Languages other than English."""

    hours: PlainText | None = None
    """When it answers."""

    cost: PlainText | None = None
    """What it costs to call."""

    note: PlainText | None = None
    """For readers: anything to know before calling. In our own words."""

    editors_note: PlainText | None = None
    """For editors, never shown: what is unsettled."""

    status: Literal["open", "closed", "changed", "unknown"] = "open"
    """Whether the service runs, as far as its pages say."""

    unconfirmed: dict[str, Any] | None = None
    """Values that were seen but are old, single-source or in dispute. Never shown; kept so that a test can prove it."""

    sources: tuple[WebAddress, ...] = ()
    """Pages it was read on."""

    checked: Date | None = None
    """Day it was last checked, when that is not the file's own date."""


class NeverShown(Model):
    """A number that must appear nowhere on the site."""

    value: PlainText
    """The number, as printed somewhere."""

    why: PlainText
    """Why it is wrong."""


class CrisisContacts(Model):
    """The file of urgent contacts."""

    checked: Date
    """Day all of them were last checked."""

    review_after_days: Annotated[int, Field(gt=0, le=365, strict=True)] = 90
    """After how many days the check begins to fail."""

    how_checked: PlainText
    """How they were checked, in words for readers."""

    urgent: Annotated[tuple[Id, ...], Field(min_length=1)]
    """Ids of the few contacts shown at the top of every page, most urgent first."""

    contacts: Annotated[tuple[Contact, ...], Field(min_length=1)]
    """All contacts, in the order of the page."""

    offer_help_at: tuple[Annotated[PlainText, Field(pattern=r"^[a-z0-9]+( [a-z0-9]+)*$")], ...] = ()
    """Words and phrases at which the search offers help before anything else. Small letters, no punctuation."""

    never_show: tuple[NeverShown, ...] = ()
    """Numbers that must appear nowhere."""
