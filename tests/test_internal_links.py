"""Links between pages of the site: each leads to a page, a file or a place that is there."""

from __future__ import annotations

import pytest

from macros.internal_links import broken
from macros.problems import as_text

PAGES = {
    "index.html": '<h1 id="top">Start</h1>',
    "404.html": "",
    "guidance/index.html": "",
    "guidance/chairs/index.html": '<h2 id="use-it">Use it</h2><a id="caf&#233;"></a>',
}
FILES = frozenset({"assets/site.css", "assets/a wheel.svg", "sitemap.xml"})


def said(page: str, target: str) -> list[str]:
    pages = {**PAGES, page: PAGES[page] + f'<a href="{target}">x</a>'}
    return [as_text(problem) for problem in broken(pages, FILES)]


@pytest.mark.parametrize(
    ("page", "target"),
    [
        ("index.html", "guidance/"),
        ("index.html", "guidance"),
        ("index.html", "./"),
        ("index.html", "."),
        ("index.html", "404.html"),
        ("guidance/chairs/index.html", "../"),
        ("guidance/chairs/index.html", ".."),
        ("guidance/chairs/index.html", "../../"),
        ("guidance/chairs/index.html", "../.."),
        ("guidance/chairs/index.html", "../../assets/site.css?v=1"),
        ("guidance/chairs/index.html", "../../assets/a%20wheel.svg"),
        ("guidance/chairs/index.html", "#use-it"),
        ("guidance/chairs/index.html", ""),
        ("guidance/index.html", "chairs/#use-it"),
        ("guidance/index.html", "chairs/#caf%C3%A9"),
        ("guidance/index.html", "chairs/?print=1&amp;a=b#use-it"),
        ("index.html", "https://example.org/nothing/"),
        ("index.html", "//example.org/nothing/"),
        ("index.html", "mailto:a@example.org"),
        ("index.html", "tel:000"),
        ("index.html", "data:image/png;base64,x"),
    ],
)
def test_leads_somewhere(page: str, target: str) -> None:
    """Relative links to pages, files and places are followed as a browser would; other sites are not our business here."""
    assert said(page, target) == []


@pytest.mark.parametrize(
    ("page", "target", "message"),
    [
        ("index.html", "guidence/", "index.html:1:1: `guidence/` leads to no page. There is no `guidence/index.html` in the site. [broken-link]"),
        ("guidance/index.html", "../assets/none.css", "guidance/index.html:1:1: `../assets/none.css` leads to no page. There is no `assets/none.css` in the site. [broken-link]"),
        ("guidance/index.html", "chairs/#use", "guidance/index.html:1:1: `chairs/#use` leads to no place on that page. `guidance/chairs/index.html` has no such id. [broken-link]"),
        ("index.html", "#nothing", "index.html:1:1: `#nothing` leads to no place on that page. `index.html` has no such id. [broken-link]"),
        ("index.html", "/guidance/", "index.html:1:1: `/guidance/` leads out of the site. Write it relative to the page, so that the site works in any folder of a server. [broken-link]"),
        ("guidance/index.html", "../../guidance/", "guidance/index.html:1:1: `../../guidance/` leads out of the site. Write it relative to the page, so that the site works in any folder of a server. [broken-link]"),
    ],
    ids=lambda value: value if "html:" not in value else "",
)
def test_leads_nowhere(page: str, target: str, message: str) -> None:
    """A link that leads nowhere is named with its page, and told what is missing."""
    assert said(page, target) == [message]


def test_pictures_and_scripts_count(page: str = "index.html") -> None:
    """What a page loads is followed like what it links to, and each broken target is told once a page."""
    pages = {page: '<img src="none.png"><script src="none.js"></script><img src="none.png">'}

    assert [problem.message for problem in broken(pages, frozenset())] == ["`none.png` leads to no page.", "`none.js` leads to no page."]
