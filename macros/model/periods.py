"""Times as sources write them: a year, a financial year, a month, a quarter."""

from __future__ import annotations

import re

MONTHS = "January February March April May June July August September October November December".split()
"""Their names in order."""

_MONTH = "|".join(MONTHS)
_PERIOD = re.compile(rf"(?:(?:(?P<month>{_MONTH})(?: to (?P<last>{_MONTH}))? )?(?P<year>\d{{4}})|(?P<begins>\d{{4}})[-/](?P<ends>\d{{2}}))")


def place_in_time(period: str) -> float | None:
    """Where the middle of a period lies, in years; whole for the middle of a calendar year. None for what is no period.

    >>> place_in_time("2019"), place_in_time("2009-10"), place_in_time("April to June 2014"), place_in_time("lately")
    (2019.0, 2009.25, 2013.875, None)
    """
    found = _PERIOD.fullmatch(period)
    if found is None:
        return None
    if found["begins"]:
        begins = int(found["begins"])
        return begins + 0.25 if int(found["ends"]) == (begins + 1) % 100 else None
    if not found["month"]:
        return float(found["year"])
    first = MONTHS.index(found["month"])
    last = MONTHS.index(found["last"] or found["month"])
    return int(found["year"]) + (first + last + 1) / 24 - 0.5 if first <= last else None
