"""The calendar file of dated sessions: what RFC 5545 asks for, whatever the sessions say."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from macros import site
from macros.catalogue import Catalogue
from macros.exports.calendar import calendar_of_sessions
from macros.model.community import Community


def unfolded(text: str) -> list[str]:
    """The lines of a calendar as a program reads them (RFC 5545, section 3.1)."""
    return text.replace("\r\n ", "").removesuffix("\r\n").split("\r\n")


def value_of(line: str) -> str:
    """The text behind the colon, with what was escaped put back (section 3.3.11)."""
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], line.partition(":")[2])


def with_session(community: Community, **fields: str) -> Community:
    return community.model_copy(update={"sessions": (community.sessions[0].model_copy(update=fields),)})


def test_a_session_becomes_an_event(example: Catalogue) -> None:
    """Each session is an event with its own id, its times in the United Kingdom, and the page that gives the date."""
    lines = unfolded(calendar_of_sessions(example.site, example.community.value))

    first = lines[lines.index("BEGIN:VEVENT") : lines.index("END:VEVENT") + 1]
    assert [line for line in first if not line.startswith("UID")] == [
        "BEGIN:VEVENT",
        "DTSTAMP:20300110T000000Z",
        "DTSTART;TZID=Europe/London:20291231T180000",
        "DTEND;TZID=Europe/London:20291231T190000",
        "SUMMARY:Chairs of old",
        "LOCATION:Online",
        "DESCRIPTION:Night bakers\\, awake. For: Bakers who work at night.\\nDates change. Look here first: https://chairs.example/past",
        "URL:https://chairs.example/past",
        "END:VEVENT",
    ]
    assert lines[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"] and lines[-1] == "END:VCALENDAR"
    assert lines.count("TZID:Europe/London") == 1
    ids = [line for line in lines if line.startswith("UID:")]
    assert len(ids) == len(set(ids)) == len(example.community.value.sessions)


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")) | st.just("\n"), min_size=1))
def test_any_title_survives(example: Catalogue, title: str) -> None:
    """Whatever a title holds, it comes back whole, and no line is longer than 75 octets."""
    text = calendar_of_sessions(example.site, with_session(example.community.value, title=title))

    assert max(len(line.encode()) for line in text.split("\r\n")) <= 75
    [summary] = [line for line in unfolded(text) if line.startswith("SUMMARY:")]
    assert value_of(summary) == title
    assert text.count("BEGIN:VEVENT") == 1 or "BEGIN:VEVENT" in title


def test_without_sessions_there_is_no_file(example: Catalogue) -> None:
    """A calendar without an entry is not valid, so none is made."""
    nothing = example.community.value.model_copy(update={"sessions": ()})

    assert calendar_of_sessions(example.site, nothing) == ""


def test_the_page_offers_the_file_that_is_there(example: Catalogue, real: Catalogue) -> None:
    """The page links the calendar, with its size, exactly when the build makes it."""
    for catalogue in (example, real):
        [page] = [page for page in site.pages(catalogue) if page.address == "community/"]
        made = [asset for asset in site.data_assets(catalogue, ()) if asset.address == "community/sessions.ics"]
        assert ('href="sessions.ics"' in page.body) == bool(made)
    assert [asset.content.startswith("BEGIN:VCALENDAR") for asset in site.data_assets(example, ()) if asset.address.endswith(".ics")] == [True]
