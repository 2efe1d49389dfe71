"""The page of urgent contacts and the few at the top of every page, shown only as far as each contact allows."""

from __future__ import annotations

import re
from dataclasses import dataclass

from macros.catalogue import Catalogue
from macros.model.contacts import Contact
from macros.views.words import date_in_words, listed


@dataclass(frozen=True)
class Shown:
    """A contact as it may be shown. What may not be shown is not in here."""

    id: str
    name: str
    for_whom: str
    emergency: bool
    where: str
    """Nations, when it is not for the whole UK."""
    for_work: str
    """Lines of work, when it is not for everybody."""
    call: str | None
    """What to dial, for the link: digits only."""
    number: str | None
    """The same as the service prints it."""
    then: str | None
    """What to do once connected: `press 2`."""
    text: str | None
    text_to: str | None
    email: str | None
    webchat: str | None
    url: str | None
    bsl_or_relay: str | None
    languages: str
    hours: str | None
    cost: str | None
    note: str | None


@dataclass(frozen=True)
class ContactSection:
    """Contacts of one type."""

    id: str
    title: str
    contacts: list[Shown]


@dataclass(frozen=True)
class HelpNow:
    """The page."""

    sections: list[ContactSection]
    nations: list[tuple[str, list[Shown]]]
    """Urgent lines of each nation of the UK, and those that answer in all of it."""
    checked: str
    checked_on: str
    how_checked: str


def shown(catalogue: Catalogue, contact: Contact) -> Shown:
    """What of a contact may be shown: everything, the number without hours, or the name and address alone."""
    label = catalogue.vocabulary.value.label
    full, number = contact.show == "full", contact.show in ("full", "number-only")
    printed, then = _number_and_rest(contact.phone) if number and contact.phone else (None, None)
    return Shown(
        id=contact.id,
        name=contact.name,
        for_whom=contact.for_whom,
        emergency=contact.emergency,
        where="" if "uk" in contact.nations else listed([label("nations", nation) for nation in contact.nations]),
        for_work="" if "all" in contact.sectors else listed([label("contact_sectors", sector) for sector in contact.sectors]),
        call=re.sub(r"\s", "", printed) if printed else None,
        number=printed,
        then=then,
        text=contact.text if number else None,
        text_to=_text_link(contact.text) if number and contact.text else None,
        email=contact.email if number else None,
        webchat=contact.webchat if full else None,
        url=contact.url if full or contact.show == "link-only" else None,
        bsl_or_relay=contact.bsl_or_relay if full else None,
        languages=", ".join("Welsh" if language == "cy" else "English" if language == "en" else language for language in contact.languages) if full else "",
        hours=contact.hours if full else None,
        cost=contact.cost if full else None,
        note=contact.note,
    )


def _number_and_rest(phone: str) -> tuple[str, str | None]:
    """`111, press 2` as the number and what to do once connected. `contacts` has made sure that digits come first."""
    number, _, rest = phone.partition(",")
    return number.strip(), rest.strip() or None


def _text_link(text: str) -> str | None:
    """`SHOUT to 85258` as a link that opens the message with the word in it; nothing for longer instructions."""
    match = re.fullmatch(r"(\w+) to (\d+)", text)
    if match:
        return f"sms:{match[2]}?body={match[1]}"
    return f"sms:{text}" if text.isdigit() else None


def help_now(catalogue: Catalogue) -> HelpNow:
    """The view of the page."""
    contacts = [contact for contact in catalogue.contacts.value.contacts if contact.show != "no"]
    sections = [
        ContactSection(type.id, type.label, [shown(catalogue, contact) for contact in contacts if contact.type == type.id])
        for type in catalogue.vocabulary.value.contact_types
        if any(contact.type == type.id for contact in contacts)
    ]
    first = [contact for contact in contacts if contact.type in ("nhs-urgent", "crisis-line", "listening") and "all" in contact.sectors]
    nations = [
        (nation.label, [shown(catalogue, contact) for contact in first if nation.id in contact.nations])
        for nation in catalogue.vocabulary.value.nations
        if nation.id != "international"
    ]
    held = catalogue.contacts.value
    return HelpNow(
        sections=sections,
        nations=[(name, found) for name, found in nations if found],
        checked=date_in_words(held.checked),
        checked_on=str(held.checked),
        how_checked=held.how_checked,
    )


def urgent(catalogue: Catalogue) -> list[Shown]:
    """The few contacts at the top of every page, most urgent first."""
    contacts = {contact.id: contact for contact in catalogue.contacts.value.contacts}
    return [shown(catalogue, contacts[id]) for id in catalogue.contacts.value.urgent]
