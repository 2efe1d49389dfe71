"""Dates, counts and lists as a reader would say them."""

from __future__ import annotations

import datetime

import pytest

from macros.views.words import count_of, date_in_words, host_of, listed, number_in_words


@pytest.mark.parametrize(
    ("date", "words"),
    [
        (datetime.date(2026, 3, 31), "31 March 2026"),
        ("2026-03-31", "31 March 2026"),
        ("2026-03-01", "1 March 2026"),
        ("2026-03", "March 2026"),
        ("2026-12", "December 2026"),
        ("2026", "2026"),
    ],
    ids=repr,
)
def test_date_in_words(date: datetime.date | str, words: str) -> None:
    """A date is said as exactly as it is known, without leading zeros."""
    assert date_in_words(date) == words


@pytest.mark.parametrize(
    ("words", "said"),
    [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c"), (["a", "b", "c", "d"], "a, b, c and d")],
    ids=len,
)
def test_listed(words: list[str], said: str) -> None:
    """Words are joined by commas and a last `and`."""
    assert listed(words) == said


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((0, "measure"), "0 measures"),
        ((1, "measure"), "1 measure"),
        ((2, "measure"), "2 measures"),
        ((1234, "measure"), "1,234 measures"),
        ((1, "case study", "case studies"), "1 case study"),
        ((2, "case study", "case studies"), "2 case studies"),
    ],
    ids=str,
)
def test_count_of(arguments: tuple, said: str) -> None:
    """One of a thing is named in the singular, none and many in the plural; thousands have a comma."""
    assert count_of(*arguments) == said


@pytest.mark.parametrize(
    ("value", "said"),
    [(12.0, "12"), (12, "12"), (12.5, "12.5"), (0.0, "0"), (-3.0, "-3"), (1400.0, "1,400"), (1234567.89, "1,234,567.89"), (0.07, "0.07")],
    ids=repr,
)
def test_number_in_words(value: float, said: str) -> None:
    """A figure keeps the decimals that it has and gets no useless `.0`."""
    assert number_in_words(value) == said


@pytest.mark.parametrize(
    ("address", "host"),
    [
        ("https://www.example.org/a", "example.org"),
        ("http://EXAMPLE.org:8080/", "example.org"),
        ("https://news.example.org", "news.example.org"),
        ("https://wwwexample.org/", "wwwexample.org"),
        ("https://example.org./", "example.org"),
    ],
    ids=str,
)
def test_host_of(address: str, host: str) -> None:
    """The host is said without `www.`, port and capitals."""
    assert host_of(address) == host
