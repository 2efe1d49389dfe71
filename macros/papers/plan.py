"""Which papers there are, and what each is made from. Knows no PDF."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from macros import site
from macros.catalogue import Catalogue
from macros.model import KINDS
from macros.site import SitePage
from macros.views.addresses import entry_address, list_address
from macros.views.papers import paper_address

_ON_SCREEN_ONLY = frozenset({"diagnostic", "my-list", "propose", "quality", site.MOVED})
"""Kinds of page without a paper: tools, which are nothing on paper, the page that reports on the papers themselves, and former addresses."""


@dataclass(frozen=True)
class Plan:
    """One paper that should be there."""

    page: SitePage
    chapters: tuple[SitePage, ...]
    """The entries of a list, in full; none for a page that stands alone."""
    fingerprint: str
    """Changes whenever anything changes that the paper says."""

    @property
    def address(self) -> str:
        return paper_address(self.page.address)


def plans(catalogue: Catalogue, made: Iterable[SitePage]) -> Iterator[Plan]:
    """Every paper that there should be, in the order of the pages."""
    pages = {page.address: page for page in made}
    series = {list_address(kind): [entry_address(entry) for entry in catalogue.of_kind(kind)] for kind in KINDS}
    # Nobody may be sent to a number that has changed since.
    of_all = repr((catalogue.site, site.urgent_help(catalogue)))
    for page in pages.values():
        chapters = tuple(pages[address] for address in series.get(page.address, ()))
        if page.kind in _ON_SCREEN_ONLY or (page.kind == "finder" and not chapters):
            continue
        said = [of_all, *(repr((part.address, part.title, part.description, part.updated, part.body)) for part in (page, *chapters))]
        yield Plan(page, chapters, hashlib.sha256("\n".join(said).encode()).hexdigest())
