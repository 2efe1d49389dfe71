"""The edges of the rules about days."""

from __future__ import annotations

import datetime

import pytest

from macros.checks.overdue_review import is_overdue
from tests import made_up


@pytest.mark.parametrize(("today", "overdue"), [("2030-01-15", False), ("2030-01-16", True)], ids=["after 365 days", "after 366 days"])
def test_a_year_after_the_review(today: str, overdue: bool) -> None:
    """A review holds for 365 days."""
    assert is_overdue(datetime.date(2029, 1, 15), datetime.date.fromisoformat(today)) is overdue


@pytest.mark.parametrize(
    "dates",
    [
        {"added": "2030-01-15", "reviewed": "2030-01-15"},
        {"published": "2030", "updated": "2030-01"},
        {"published": "2029-05", "updated": "2029"},
        {"published": "2030-01-15"},
        {"changes": [{"date": "2029-06-01", "level": "minor", "note": "On the day it was added."}]},
    ],
    ids=str,
)
def test_dates_that_may_be(problems_of, dates: dict[str, object]) -> None:
    """Today is not the future, and two dates that may be the same are not in the wrong order."""
    assert problems_of(made_up.guidance("chairs", **dates)) == []
