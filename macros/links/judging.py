"""From visits to a state: what an address is after a visit, given what it was before."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from typing import Literal

from macros.model.links import LinkStateName, LinkStatus

SEVERAL_DAYS = datetime.timedelta(days=3)
"""An address is broken when it was not found on two days that are at least so far apart, and never found between them."""


@dataclass(frozen=True)
class Finding:
    """What one visit has shown."""

    kind: Literal["working", "moved", "refuses-robots", "trouble", "missing"]
    """`trouble` says nothing about the page; `missing` says that there is none."""
    why: str = ""
    to: str = ""
    answered: bool = True
    """Whether any server said anything. Without a network every address would look gone."""


def judged(before: LinkStatus | None, address: str, finding: Finding, day: datetime.date) -> LinkStatus:
    """What is known of an address after a visit. A visit from before the last one is of no use.

    Trouble neither makes a link broken nor mends it. Anything else but another miss does away with the misses before.
    """
    if before and before.checked and day < before.checked:
        return before
    was = before.state if before else None
    missing = before.missing_since if before and finding.kind in ("trouble", "missing") else None
    why = finding.why or None
    state: LinkStateName
    if finding.kind == "trouble":
        state = "broken" if was == "broken" else "unreachable"
        why = before.why if before and was == "broken" else why
    elif finding.kind == "missing":
        missing = missing or day
        state = "broken" if was == "broken" or day - missing >= SEVERAL_DAYS else "unreachable"
    else:
        state = finding.kind
    if state == "broken" and missing:
        since = missing
    else:
        goes_on = before is not None and was == state and (before.to or "") == finding.to
        since = before.since if before and goes_on else day
    return LinkStatus(
        address=address,
        state=state,
        since=since,
        checked=day,
        why=why,
        to=finding.to or None,
        missing_since=missing,
        archived=before.archived if before else None,
    )
