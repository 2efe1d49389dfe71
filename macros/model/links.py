"""What is known of the links to other sites: the state of each, since when, and a copy that an archive keeps."""

from __future__ import annotations

import re
from typing import Annotated, Literal
from urllib.parse import parse_qsl, quote, urlencode, urlsplit, urlunsplit

from pydantic import Field

from macros.model.fields import Date, Id, Model, WebAddress

LinkStateName = Literal["working", "moved", "refuses-robots", "unreachable", "broken"]


class ArchivedCopy(Model):
    """A copy of a page that a public archive keeps."""

    address: WebAddress
    """Address of the copy itself."""

    date: Date
    """Day on which the archive took it."""


class LinkStatus(Model):
    """What the visits to one address have shown."""

    address: WebAddress
    """The address as it is asked for: without what follows `#`, and without what only counts visitors."""

    state: LinkStateName
    """`working`; `moved` for good; `refuses-robots` when the site lets no program in; `unreachable` when nothing useful came
    back; `broken` when the page or its whole site was gone for several days."""

    since: Date
    """First day of this state."""

    checked: Date | None = None
    """Day of the last visit, when it is not `last_checked` of the file."""

    why: Annotated[Id, Field(max_length=40)] | None = None
    """What came back, as a number of HTTP or a word: `404`, `timeout`, `certificate`."""

    to: WebAddress | None = None
    """Where it has moved."""

    missing_since: Date | None = None
    """First day on which it was not found, as long as no visit has found it since."""

    archived: ArchivedCopy | None = None
    """A copy that an archive keeps, where one is known. Only one that was looked at, or that the archive itself has named."""


class Links(Model):
    """The links to other sites and what the last visits have shown. A program writes the file: `make links`."""

    last_checked: Date | None = None
    """Day of the last visit to every link that has no day of its own."""

    links: tuple[LinkStatus, ...] = ()
    """In order of address. A link that is not here is not yet checked."""

    @property
    def by_address(self) -> dict[str, LinkStatus]:
        """Every link by its address, each with the day of its own last visit."""
        return {status.address: status if status.checked else status.model_copy(update={"checked": self.last_checked}) for status in self.links}


_COUNTS_VISITORS = re.compile(r"utm_\w+|fbclid|gclid|dclid|msclkid|mc_[ce]id|igshid|yclid", re.IGNORECASE)
_UNRESERVED = "%/:=&?~#+!$,;'@()*[]"


def as_asked(address: str, keep_counters: bool = False) -> str:
    """The address that stands for a page: what follows `#` and what only counts visitors make no difference to it.

    >>> as_asked("https://Example.org/café?a=1&utm_source=x#top")
    'https://example.org/caf%C3%A9?a=1'
    """
    parts = urlsplit(address)
    host = (parts.hostname or "").rstrip(".")
    try:
        host = host.encode("ascii").decode() if host.isascii() else host.encode("idna").decode()
    except UnicodeError:
        pass  # No such host can be; whoever looks it up will say so.
    place = f"[{host}]" if ":" in host else host
    port = f":{parts.port}" if parts.port and parts.port != {"http": 80, "https": 443}.get(parts.scheme) else ""
    query = parts.query
    if not keep_counters and _COUNTS_VISITORS.search(query):
        query = urlencode([(name, value) for name, value in parse_qsl(query, keep_blank_values=True) if not _COUNTS_VISITORS.fullmatch(name)])
    return urlunsplit((parts.scheme, place + port, quote(parts.path, safe=_UNRESERVED) or "/", quote(query, safe=_UNRESERVED), ""))
