"""The kinds of value that entries are made of: what each takes and what it refuses."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from macros.model.fields import Date, Id, PartialDate, PlainText, WebAddress


def taken(kind: object, value: object) -> object:
    """The value as the model keeps it, or the name of the mistake."""
    try:
        return TypeAdapter(kind).validate_python(value)
    except ValidationError as error:
        return error.errors()[0]["type"]


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        ("2024", "2024"),
        (2024, "2024"),
        ("2024-02", "2024-02"),
        ("2024-02-29", "2024-02-29"),
        ("2023-02-29", "partial_date"),
        ("2024-13", "partial_date"),
        ("2024-00", "partial_date"),
        ("2024-1", "partial_date"),
        ("24", "partial_date"),
        ("0000", "partial_date"),
        ("2024-02-29T10:00", "partial_date"),
        ("2024\n", "partial_date"),
        ("２０２４", "partial_date"),
        ("March 2024", "partial_date"),
        (2024.5, "partial_date"),
        ("", "partial_date"),
        (True, "string_type"),
        (None, "string_type"),
    ],
    ids=repr,
)
def test_partial_date(value: object, kept: str) -> None:
    """A partial date is a year, a month or a day that exists, as exact as the source is, and stays as it was written."""
    assert taken(PartialDate, value) == kept


@given(st.dates(min_value=datetime.date(1, 1, 1)))
def test_every_day_has_three_partial_dates(day: datetime.date) -> None:
    """Any day can be given as a year, a month or a day."""
    for length in (4, 7, 10):
        assert taken(PartialDate, day.isoformat()[:length]) == day.isoformat()[:length]


@pytest.mark.parametrize(
    ("value", "kept"),
    [
        ("2024-02-29", datetime.date(2024, 2, 29)),
        (datetime.date(2024, 2, 29), datetime.date(2024, 2, 29)),
        ("2023-02-29", "date_from_datetime_parsing"),
        ("2024-02", "day"),
        (2024, "day"),
        ("86400", "day"),
        (0.5, "day"),
        ("2024-02-29T00:00:00", "day"),
        ("tomorrow", "day"),
        (["2024-02-29"], "date_type"),
    ],
    ids=repr,
)
def test_date(value: object, kept: object) -> None:
    """A day is written as year-month-day; a number is not taken for seconds since 1970."""
    assert taken(Date, value) == kept


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org",
        "http://example.org/a/b?c=d&e=f#g",
        "https://www.example.org:8443/",
        "HTTPS://EXAMPLE.ORG/",
        "https://exämple.org/ä",
        "https://example.org./",
        "https://example.org/a_(b)",
    ],
    ids=repr,
)
def test_web_address(address: str) -> None:
    """What a browser shows in its address line is taken as it is."""
    assert taken(WebAddress, address) == address


@pytest.mark.parametrize(
    "address",
    [
        "example.org",
        "www.example.org",
        "//example.org/",
        "ftp://example.org/",
        "javascript:alert(1)",
        "data:text/html,x",
        "mailto:a@example.org",
        "https://",
        "https://localhost/",
        "https://./",
        "https://../a",
        "https://.org/",
        "https://example..org/",
        "https://user@example.org/",
        "https://user:word@example.org/",
        "https://example.org@evil.example/",
        "https://evil.example\\@example.org/",
        "https://example.org/a b",
        "https://example.org/\nb",
        'https://example.org/"onclick="x',
        "https://example.org/<script>",
        "https://[example.org/",
        "https://example.org:port/",
        "https://example.org:99999/",
        "",
    ],
    ids=repr,
)
def test_not_a_web_address(address: str) -> None:
    """What is no address, hides where it leads or could break out of a link is refused under one name."""
    assert taken(WebAddress, address) == "web_address"


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_is_an_address_or_not(text: str) -> None:
    """No text makes the reading of addresses fail."""
    found = taken(WebAddress, text)

    assert found in (text.strip(), "web_address")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("  A room \n", "A room"),
        ("1 < 2 & 3 > 2", "1 < 2 & 3 > 2"),
        ("I <3 you", "I <3 you"),
        ("a <b>", "markup"),
        ("</p>", "markup"),
        ("<!-- -->", "markup"),
        ("   ", "string_too_short"),
        ("", "string_too_short"),
        (5, "string_type"),
    ],
    ids=repr,
)
def test_plain_text(text: object, kept: str) -> None:
    """Text is kept without spaces around it; HTML and nothing at all are refused."""
    assert taken(PlainText, text) == kept


@pytest.mark.parametrize(
    ("id", "kept"),
    [
        ("quiet-room", "quiet-room"),
        ("999", "999"),
        ("a" * 80, "a" * 80),
        ("a" * 81, "string_too_long"),
        ("Quiet", "string_pattern_mismatch"),
        ("quiet room", "string_pattern_mismatch"),
        ("quiet--room", "string_pattern_mismatch"),
        ("-quiet", "string_pattern_mismatch"),
        ("quiet-", "string_pattern_mismatch"),
        ("quiet\n", "string_pattern_mismatch"),
        ("café", "string_pattern_mismatch"),
        ("../etc", "string_pattern_mismatch"),
        ("", "string_pattern_mismatch"),
    ],
    ids=repr,
)
def test_id(id: str, kept: str) -> None:
    """An id is lower-case words joined by single hyphens, because addresses are made from it."""
    assert taken(Id, id) == kept
