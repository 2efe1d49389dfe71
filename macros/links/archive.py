"""Whether the Internet Archive keeps a copy of a page, asked of its own service for this. Nothing is guessed."""

from __future__ import annotations

import datetime
import json
import re
from urllib.parse import urlencode

from macros.links.asking import Answer, Asker
from macros.links.visit import Visitor
from macros.model.links import ArchivedCopy

AVAILABILITY = "https://archive.org/wayback/available"
"""The service: it gives the copy nearest to a day."""

_COPY = re.compile(r"https?://web\.archive\.org/web/(\d{8})\d{6}(?:[a-z]{2}_)?/(https?://[^\s<>\"\\]+)")
_MOST = 64 * 1024


class Archive:
    """Asks for copies, under the same manners as everywhere."""

    def __init__(self, visitor: Visitor, asker: Asker, service: str = AVAILABILITY) -> None:
        self._visitor = visitor
        self._asker = asker
        self._service = service

    def copy_of(self, address: str, day: datetime.date) -> ArchivedCopy | None:
        """The copy of a page nearest to a day on which it was still there. None when there is none, or nobody says."""
        asked = f"{self._service}?{urlencode({'url': address, 'timestamp': day.strftime('%Y%m%d')})}"
        if self._visitor.refusal(asked) is not None:
            return None
        answer = self._asker.ask("GET", asked, _MOST)
        return copy_in(answer.body) if isinstance(answer, Answer) and answer.status == 200 else None


def copy_in(body: bytes) -> ArchivedCopy | None:
    """The copy that the service names, if what it says is what we expect of it."""
    try:
        closest = json.loads(body)["archived_snapshots"]["closest"]
        found = _COPY.fullmatch(closest["url"])
        if not found or closest["available"] is not True or closest["status"] != "200":
            return None
        return ArchivedCopy(address=re.sub("^http:", "https:", closest["url"]), date=datetime.datetime.strptime(found[1], "%Y%m%d").date())
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
