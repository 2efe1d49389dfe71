"""
The urgent contacts are out of date, or one of them would be shown wrongly.

A wrong number does harm. Every contact is checked at least every 90 days against the service's own pages: then set
`checked` to that day. Numbers under `never_show` and values under `unconfirmed` may stand in no field that is shown.

Wrong:

    checked: 2026-03-31    # and today is 2026-07-31

Right:

    checked: 2026-07-31    # every number was looked at today
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import Any

from macros.catalogue import Catalogue, Way
from macros.problems import Problem

_SHOWN = ("name", "for_whom", "phone", "text", "email", "webchat", "url", "bsl_or_relay", "hours", "cost", "note")


def check(catalogue: Catalogue) -> Iterator[Problem]:
    holder = catalogue.contacts
    contacts = holder.value
    known = {contact.id for contact in contacts.contacts if contact.show != "no"}
    for index, id in enumerate(contacts.urgent):
        if id not in known:
            yield Problem("crisis-contacts", holder.position_of("urgent", index), f"`{id}` is not a contact that is shown.", "Use the id of one that is.")
    yield from _out_of_date(catalogue, "The urgent contacts were", contacts.checked, ("checked",))
    never = {digits_of(item.value): item.value for item in contacts.never_show}
    for index, contact in enumerate(contacts.contacts):
        if contact.checked:
            yield from _out_of_date(catalogue, f"{contact.name} was", contact.checked, ("contacts", index, "checked"))
        for name in _SHOWN:
            value = getattr(contact, name)
            if contact.show == "no" or not value:
                continue
            found = next((printed for digits, printed in never.items() if digits and digits in digits_of(value)), None)
            if found:
                yield Problem("crisis-contacts", holder.position_of("contacts", index, name), f"{found} is under `never_show`.", "Read the service's own page for the number of today.")
            disputed = {digits_of(text) for text in numbers_in(contact.unconfirmed)} - {""}
            if name in ("phone", "text") and digits_of(value.partition(",")[0]) in disputed:
                yield Problem("crisis-contacts", holder.position_of("contacts", index, name), f"`{value}` is also under `unconfirmed`.", "Settle which holds, and delete the other.")


def _out_of_date(catalogue: Catalogue, subject: str, checked: datetime.date, way: Way) -> Iterator[Problem]:
    at, days = catalogue.contacts.position_of, catalogue.contacts.value.review_after_days
    if checked > catalogue.today:
        yield Problem("crisis-contacts", at(*way), f"`checked` is in the future ({checked}).", f"Today is {catalogue.today}.")
    elif catalogue.today - checked > datetime.timedelta(days=days):
        yield Problem(
            rule="crisis-contacts",
            at=at(*way),
            message=f"{subject} last checked on {checked}, more than {days} days ago.",
            advice="Check each number against the service's own page, mend what has changed, and set `checked` to today.",
        )


def digits_of(text: str) -> str:
    """The digits of a number, however it is spaced."""
    return re.sub(r"\D", "", text)


def numbers_in(value: Any) -> Iterator[str]:
    """Every telephone or text number in an `unconfirmed` value, as printed."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list | tuple):
        for item in value:
            yield from numbers_in(item)
    elif isinstance(value, str):
        yield from re.findall(r"\b0\d[\d -]{7,13}\d\b", value)
