"""
Dated sessions as a calendar file (iCalendar, RFC 5545).

Times are those of the United Kingdom, whose rule for summer time stands in the file, so that no calendar has to know it.
A calendar without an entry is not valid, so there is no file when there is no session.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from macros.model.community import Community, Session
from macros.model.site import Site
from macros.views.community import COMMUNITY_ADDRESS

CALENDAR_ADDRESS = f"{COMMUNITY_ADDRESS}sessions.ics"
"""Address of the file."""

_UNITED_KINGDOM = """\
BEGIN:VTIMEZONE
TZID:Europe/London
BEGIN:STANDARD
DTSTART:19961027T020000
TZOFFSETFROM:+0100
TZOFFSETTO:+0000
TZNAME:GMT
RRULE:FREQ=YEARLY;BYMONTH=10;BYDAY=-1SU
END:STANDARD
BEGIN:DAYLIGHT
DTSTART:19810329T010000
TZOFFSETFROM:+0000
TZOFFSETTO:+0100
TZNAME:BST
RRULE:FREQ=YEARLY;BYMONTH=3;BYDAY=-1SU
END:DAYLIGHT
END:VTIMEZONE"""


def calendar_of_sessions(site: Site, community: Community, was_published: bool = False) -> str:
    """The text of the file, with the line ends that the standard asks for; empty when there is no session and never was one."""
    if not community.sessions and not was_published:
        return ""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:-//{_text(site.name)}//Sessions//EN",
        "METHOD:PUBLISH",
        f"X-WR-CALNAME:{_text(site.name)}",
        *_UNITED_KINGDOM.splitlines(),
    ]
    for session in community.sessions:
        lines += _event(site, community, session)
    return "".join(f"{part}\r\n" for line in [*lines, "END:VCALENDAR"] for part in _folded(line))


def _event(site: Site, community: Community, session: Session) -> Iterator[str]:
    group = next(group for group in community.groups if group.id == session.group)
    told = [f"{group.name}. For: {group.for_whom}.", session.note or "", f"Dates change. Look here first: {session.source}"]
    yield "BEGIN:VEVENT"
    yield f"UID:session-{session.id}@{urlsplit(site.address).hostname}"
    yield f"DTSTAMP:{community.reviewed:%Y%m%d}T000000Z"
    yield f"DTSTART;TZID=Europe/London:{_moment(session.day, session.starts)}"
    yield f"DTEND;TZID=Europe/London:{_moment(session.day, session.ends)}"
    yield f"SUMMARY:{_text(session.title)}"
    yield f"LOCATION:{_text(session.where)}"
    yield f"DESCRIPTION:{_text(chr(10).join(filter(None, told)))}"
    yield f"URL:{session.source}"
    yield "END:VEVENT"


def _moment(day: datetime.date, time: str) -> str:
    return f"{day:%Y%m%d}T{time.replace(':', '')}00"


def _text(value: str) -> str:
    """A text as a value: its own commas, semicolons, backslashes and line ends are written out."""
    return re.sub(r"([\\;,])", r"\\\1", value).replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")


def _folded(line: str) -> Iterator[str]:
    """A line in parts of at most 75 octets, no letter cut in two; each but the first begins with a space."""
    part = ""
    for letter in line:
        if len((part + letter).encode()) > 75:
            yield part
            part = " "
        part += letter
    yield part
