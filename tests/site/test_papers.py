"""A build takes in the papers that are there, and shows each beside its page."""

from __future__ import annotations

from pathlib import Path

from macros import site
from macros.load import load
from macros.papers import kept, press
from macros.papers.by_hand import pages_by_hand
from tests.papers.conftest import with_fonts
from tests.serving import ROOT
from tests.site.reading import Part, parse
from tests.site.test_build import TODAY, build, copy

__all__ = ["copy"]


def beside(project: Path, address: str) -> list[Part]:
    """What a built page says about its paper."""
    return parse((project / "site" / address / "index.html").read_text(encoding="utf-8")).all("aside", class_="paper-link")


def test_a_paper_stands_beside_its_page(copy: Path) -> None:
    """Its file is on the site, its link leads there with size and caveat; a page without a paper says nothing."""
    catalogue, _ = load(copy, TODAY)
    assert catalogue
    addresses = ("help-now/", "for/board/", "about/privacy/", "")
    pages = [page for page in (*site.pages(catalogue), *pages_by_hand(catalogue)) if page.address in addresses]
    press.make(with_fonts(copy, ROOT), catalogue, pages, press.colours_in(ROOT), lambda words: None)

    code, said = build(copy)

    assert code == 0, said
    for address in addresses:
        paper = kept.read(copy)[address].paper
        assert (copy / "site" / paper.address).read_bytes() == kept.file_of(copy, paper).read_bytes()
        [place] = beside(copy, address)
        [link] = place.all("a")
        assert (copy / "site" / address / link.attributes["href"]).resolve() == (copy / "site" / paper.address).resolve()
        assert paper.link in place.text and paper.caveat in place.text
    assert beside(copy, "wheel/") == []
