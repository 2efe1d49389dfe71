"""One real page of each kind as a paper: what the made-up project does not think of."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from macros import site
from macros.catalogue import Catalogue
from macros.papers import kept, press
from macros.site import SitePage
from tests.papers.conftest import with_fonts


def samples(catalogue: Catalogue) -> Iterator[SitePage]:
    """The longest page of each kind but the lists, whose papers would each be a book."""
    longest: dict[str, SitePage] = {}
    for page in site.pages(catalogue):
        if page.kind != "finder" and len(page.body) > len(longest[page.kind].body if page.kind in longest else ""):
            longest[page.kind] = page
    # And the matrix, the one table whose headings are links and which is longer than a page.
    longest["the matrix"] = next(page for page in site.pages(catalogue) if page.address == "objectives/")
    yield from {page.address: page for page in longest.values()}.values()


def test_the_longest_page_of_each_kind_can_be_set(real: Catalogue, root: Path, tmp_path: Path) -> None:
    """Each is set without a complaint and passes every check; as do an element, a situation and the challenge among them."""
    pages = list(samples(real))
    stylesheet = press.colours_in(root)

    result = press.make(with_fonts(tmp_path, root), real, pages, stylesheet, lambda words: None)

    made = kept.read(tmp_path)
    assert result.failures == ()
    assert {page.kind for page in pages if page.address in made} >= {"guidance", "case-study", "element", "situation", "challenge", "wheel", "paper-form"}
    assert {page: entry.paper.failed for page, entry in made.items() if entry.paper.failed} == {}


def test_a_whole_list_can_be_set(real: Catalogue, root: Path, tmp_path: Path) -> None:
    """The shortest list is a series of all its entries, and passes every check."""
    pages = [page for page in site.pages(real) if page.address.startswith("accreditation/")]
    stylesheet = press.colours_in(root)
    folder = with_fonts(tmp_path, root)
    outcome = press.make(folder, real, pages, stylesheet, lambda words: None)

    assert outcome.failures == ()
    assert kept.read(folder)["accreditation/"].paper.failed == ()


def test_papers_for_a_meeting_keep_what_they_promise(real: Catalogue, root: Path, tmp_path: Path) -> None:
    """A brief is one sheet and a paper for the board two, the urgent contacts included."""
    pages = [page for page in site.pages(real) if page.kind == "paper"]
    folder = with_fonts(tmp_path, root)
    press.make(folder, real, pages, press.colours_in(root), lambda words: None)

    long = {page: entry.paper.pages for page, entry in kept.read(folder).items() if entry.paper.pages > (1 if page.endswith("brief/") else 2)}

    assert len(kept.read(folder)) >= 4
    assert long == {}
