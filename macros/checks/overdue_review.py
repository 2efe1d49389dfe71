"""
An entry or a page has not been reviewed for a year (a warning).

Check that it still holds and set `reviewed` to today. This goes for entries, for progress by year, for groups and for the
scale of the challenge. Each shows the day on its page, and the build goes on: an old entry is better than none, as long as
readers can see that it is old.

Wrong:

    reviewed: 2025-03-31    # and today is 2026-07-31

Right:

    reviewed: 2026-07-31    # looked at today; all of it holds
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from macros.catalogue import Catalogue
from macros.problems import Problem

REVIEW_AFTER = datetime.timedelta(days=365)


def is_overdue(reviewed: datetime.date, today: datetime.date) -> bool:
    """Whether more than a year has gone by since the review."""
    return today - reviewed > REVIEW_AFTER


def check(catalogue: Catalogue) -> Iterator[Problem]:
    for file in catalogue.reviewed_files:
        if is_overdue(file.value.reviewed, catalogue.today):
            yield Problem(
                rule="overdue-review",
                at=file.position_of("reviewed"),
                message=f"It was last reviewed on {file.value.reviewed}, more than a year ago.",
                advice="Check that it still holds and set `reviewed` to today.",
                severity="warning",
            )
