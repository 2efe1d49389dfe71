"""
An entry prints a telephone number that must not be shown.

Some numbers for urgent help are wrong, old or in dispute: `never_show` and `unconfirmed` in
`resources/crisis-contacts.yml`. They may stand in no entry, not even as history, because somebody could ring them.

Wrong:

    summary: A helpline, 01632 960 000.

Right:

    summary: A helpline; its page has the number of today.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from macros.catalogue import Catalogue, Way
from macros.checks.crisis_contacts import digits_of, numbers_in
from macros.problems import Problem


def check(catalogue: Catalogue) -> Iterator[Problem]:
    contacts = catalogue.contacts.value
    numbers = [item.value for item in contacts.never_show]
    numbers += [number for contact in contacts.contacts for number in numbers_in(contact.unconfirmed)]
    # A number in dispute for one service may be the right one of another.
    shown = {digits_of(contact.phone or "") for contact in contacts.contacts if contact.show in ("full", "number-only")}
    patterns = [r"[\s.()-]*".join(digits_of(number)) for number in numbers if digits_of(number) not in shown]
    if not patterns:
        return
    forbidden = re.compile(rf"(?<!\d)(?:{'|'.join(patterns)})(?!\d)")
    for entry in (*catalogue.entries, *catalogue.library):
        if not forbidden.search(entry.value.model_dump_json()):
            continue
        for way, text in _texts(entry.value.model_dump(), ()):
            found = forbidden.search(text)
            if found:
                yield Problem(
                    rule="forbidden-number",
                    at=entry.position_of(*way),
                    message=f"{found[0]} must not be shown: it is wrong, old or in dispute.",
                    advice="Take the number out; `resources/crisis-contacts.yml` holds those that may be shown.",
                )


def _texts(value: Any, way: Way) -> Iterator[tuple[Way, str]]:
    if isinstance(value, str):
        yield way, value
    elif isinstance(value, dict):
        for name, held in value.items():
            yield from _texts(held, (*way, name))
    elif isinstance(value, list | tuple):
        for index, held in enumerate(value):
            yield from _texts(held, (*way, index))
