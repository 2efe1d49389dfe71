"""
A statement of the site about itself is out of date, or its page is not there.

The statements on accessibility and privacy are checked at each change that touches them, and every year: then set
`checked` in `resources/review.yml` to that day and say how. One that is late is a warning, and the page says so. A date
that cannot be right is an error.

Wrong:

    checked: 2025-03-31    # and today is 2026-07-31

Right:

    checked: 2026-07-31    # all of it was checked today
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from macros.catalogue import Catalogue
from macros.model.review import SiteStatement
from macros.problems import Problem


def due(statement: SiteStatement) -> datetime.date:
    """The last day on which a statement is in date."""
    return statement.checked + datetime.timedelta(days=statement.review_after_days)


def check(catalogue: Catalogue) -> Iterator[Problem]:
    review, today = catalogue.review, catalogue.today
    pages = {page.address for page in catalogue.hand_written}
    for index, statement in enumerate(review.value.statements if review else ()):
        checked = review.position_of("statements", index, "checked")
        if statement.checked > today:
            yield Problem("statement-date", checked, f"`checked` is in the future ({statement.checked}).", f"Today is {today}.")
        elif statement.checked < statement.prepared:
            yield Problem("statement-date", checked, "It was checked before it was written.", f"It was written on {statement.prepared}.")
        elif due(statement) < today:
            message = f"The {statement.title[:1].lower()}{statement.title[1:]} was last checked on {statement.checked}, more than {statement.review_after_days} days ago."
            yield Problem("statement-date", checked, message, "Check that all of it still holds, say how in `how_checked`, and set `checked` to today.", "warning")
        if pages and statement.page not in pages:
            at = review.position_of("statements", index, "page")
            yield Problem("statement-date", at, f"There is no page `{statement.page}`.", "Write the address of a page in `docs/`.")
