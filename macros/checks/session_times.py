"""
A session ends before it begins, or nobody holds it.

A session is of one of the groups in `resources/community.yml`, ends later on the same day, and has an id of its own, because
calendars know it by that.

Wrong:

    starts: "19:45"
    ends: "18:30"

Right:

    starts: "18:30"
    ends: "19:45"
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalogue import Catalogue
from macros.problems import Problem


def check(catalogue: Catalogue) -> Iterator[Problem]:
    if catalogue.community is None:
        return
    groups = {group.id for group in catalogue.community.value.groups}
    for index, session in enumerate(catalogue.community.value.sessions):
        if session.group not in groups:
            at = catalogue.community.position_of("sessions", index, "group")
            yield Problem("session-times", at, f"There is no group `{session.group}`.", "Use the id of one of the `groups` in the same file.")
        if session.ends <= session.starts:
            at = catalogue.community.position_of("sessions", index, "ends")
            yield Problem("session-times", at, f"It ends at {session.ends} and begins at {session.starts}.", "Look at the page again; the two may have changed places.")
