"""What the link check knows of an address, in words to stand beside the link; and where the link had better lead."""

from __future__ import annotations

import datetime
from collections import Counter
from dataclasses import dataclass

from macros.catalogue import Catalogue
from macros.model import Entry
from macros.model.links import LinkStatus, as_asked
from macros.views.words import count_of, date_in_words, host_of

GIVE_UP_AFTER = datetime.timedelta(days=7)
"""So long may a link be broken before it leads to a copy, or says beside it that it is broken."""

NOT_CHECKED = "not-yet-checked"

STATES = {
    "working": "Working",
    "moved": "Moved for good; the link still leads there",
    "refuses-robots": "Lets no program in, so that we cannot tell",
    "unreachable": "Could not be reached at the last visit",
    "broken": "Broken: the page or its whole site is gone",
    NOT_CHECKED: "Not yet checked",
}
"""Every state and what it means, in the order of the quality page."""

_WHY = {
    "404": "the page was not found",
    "410": "the page was taken away",
    "no-such-site": "the whole site is gone",
    "timeout": "there was no answer in time",
    "connection": "there was no answer",
    "certificate": "its certificate is not valid",
    "name-not-found-now": "its name could not be looked up",
    "redirects": "it leads in circles",
    "bad-redirect": "it leads to an address that is none",
    "not-public": "it leads to no public address",
    "broken-answer": "its answer made no sense",
    "robots-txt": "its robots.txt asks programs to stay away",
}


@dataclass(frozen=True)
class OutsideLink:
    """One link to another site."""

    address: str
    """As the entry has it."""
    state: str
    words: str
    """A sentence or two to stand beside it."""
    is_broken: bool
    """Whether it has been broken for so long that readers should not have to try."""
    leads_to: str
    """The address, or the copy of what was there."""
    copy: str
    """Day of that copy, in words; empty when the link leads to the page itself."""
    checked: datetime.date | None = None
    """Day of the last visit."""


def outside_link(catalogue: Catalogue, address: str) -> OutsideLink:
    """What to show for an address."""
    status = catalogue.link_status(address)
    if status is None:
        return OutsideLink(address, NOT_CHECKED, "Link not yet checked.", False, address, "")
    checked = status.checked or status.since
    is_broken = status.state == "broken" and catalogue.today - status.since >= GIVE_UP_AFTER
    copy = status.archived if is_broken else None
    return OutsideLink(
        address=address,
        state=status.state,
        words=_words(status, checked),
        is_broken=is_broken,
        leads_to=copy.address if copy else address,
        copy=date_in_words(copy.date) if copy else "",
        checked=checked,
    )


def _words(status: LinkStatus, checked: datetime.date) -> str:
    since, day, why = date_in_words(status.since), date_in_words(checked), _why(status.why)
    match status.state:
        case "working":
            return f"Link checked on {day}: it works."
        case "moved":
            return f"Link checked on {day}: the page has moved to {host_of(status.to or '')}, and the link leads there."
        case "refuses-robots":
            return f"Link checked on {day}: {why}, so we cannot tell whether it works for you."
        case "broken":
            return f"This link has been broken since {since}: {why}. We last tried on {day}."
    trouble = f" It has had trouble since {since}." if status.since < checked else ""
    return f"This link could not be reached on {day}: {why}.{trouble}"


def _why(why: str | None) -> str:
    if why and why.isdigit() and why not in _WHY:
        return f"the site turns programs away (answer {why})" if why.startswith(("4", "6", "7", "8", "9")) and why not in ("408", "425") else f"the site had trouble (answer {why})"
    return _WHY.get(why or "", "nothing useful came back")


def is_broken(catalogue: Catalogue, entry: Entry) -> bool:
    """Whether the page that an entry is about, or rests on, has been gone for so long that its card should say so."""
    address = getattr(entry, "url", None) or getattr(getattr(entry, "source", None), "url", None)
    return address is not None and outside_link(catalogue, address).is_broken


def together(catalogue: Catalogue, addresses: tuple[str, ...]) -> str:
    """What is known of the links that stand in one list, in a sentence or two."""
    links = [outside_link(catalogue, address) for address in addresses]
    if len(links) == 1:
        return links[0].words
    checked = [link for link in links if link.state != NOT_CHECKED]
    if not checked:
        return "Links not yet checked."
    good = sum(link.state in ("working", "moved") for link in checked)
    said = f"All {len(links)} links work" if good == len(links) else f"{count_of(good, 'link works', 'links work')} of {len(checked)} that were checked"
    return f"{said}, the oldest visit on {date_in_words(min(filter(None, (link.checked for link in checked))))}."


@dataclass(frozen=True)
class LinkSummary:
    """Links to other sites on the quality page."""

    total: int
    last_checked: str
    """Day of the last round, in words; empty before the first."""
    counts: list[tuple[str, int]]
    """State in words and how many links have it, those that occur."""
    broken: list[tuple[str, str]]
    """Address and what is known of it."""


def link_summary(catalogue: Catalogue) -> LinkSummary:
    """How many links there are in each state. A link that is named often counts once."""
    ours = host_of(catalogue.site.address)
    addresses = sorted({as_asked(address) for _, found in catalogue.outside_addresses for address in found if host_of(address) != ours})
    links = [outside_link(catalogue, address) for address in addresses]
    states = Counter(link.state for link in links)
    last = catalogue.links.value.last_checked if catalogue.links else None
    return LinkSummary(
        total=len(links),
        last_checked=date_in_words(last) if last else "",
        counts=[(words, states[state]) for state, words in STATES.items() if states[state]],
        broken=[(link.address, link.words) for link in links if link.state == "broken"],
    )
