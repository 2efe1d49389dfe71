"""
Nobody has made sure for a year that reports of weaknesses reach the editors (a warning at first).

`security.txt` tells people who find a weakness whom to write to, and says until when that holds: a year from `security_checked` in
`resources/site.yml`. Write to the address yourself, see that it arrives, and set that day to today. There is a warning a month
before the end.

Wrong:

    security_checked: 2025-03-31    # and today is 2026-07-31

Right:

    security_checked: 2026-07-31    # a message was sent today, and arrived
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from macros.catalogue import Catalogue
from macros.problems import Problem

HOLDS_FOR = datetime.timedelta(days=364)
"""RFC 9116 asks for less than a year."""

_WARN_BEFORE = datetime.timedelta(days=30)


def check(catalogue: Catalogue) -> Iterator[Problem]:
    checked = catalogue.site.security_checked
    if checked is None:
        return
    ends = checked + HOLDS_FOR
    if ends <= catalogue.today + _WARN_BEFORE:
        yield Problem(
            rule="security-contact",
            at=catalogue.site_file.position_of("security_checked"),
            message=f"`security.txt` {'ran out' if ends <= catalogue.today else 'runs out'} on {ends}.",
            advice="Write to `contact_email`, see that it arrives, and set `security_checked` to today.",
            severity="error" if ends <= catalogue.today else "warning",
        )
