"""Papers for boards and guardians fit the pages that they promise, and are whole without script."""

import re

import pytest
from playwright.sync_api import Browser, Page

from tests.serving import ROOT, Served

ROLES = sorted(file.stem for file in (ROOT / "resources" / "briefs").glob("*.yml"))


def pages_of(pdf: bytes) -> int:
    """How many pages a PDF of Chromium's has."""
    return len(re.findall(rb"/Type\s*/Page\b", pdf))


@pytest.mark.parametrize("role", ROLES)
@pytest.mark.parametrize(("paper", "pages"), [("brief", 1), ("paper", 2)])
def test_a_paper_has_as_many_pages_as_it_promises(page: Page, served: Served, role: str, paper: str, pages: int):
    """Printed on A4 with the urgent contacts at its end, a brief has one page and a paper two."""
    page.goto(served / f"for/{role}/{paper}/")
    page.evaluate("document.fonts.ready")

    assert pages_of(page.pdf(prefer_css_page_size=True)) == pages


@pytest.mark.parametrize("role", ROLES)
def test_a_long_paper_would_be_found(page: Page, served: Served, role: str):
    """The count is at work: ten more points push a brief over its page."""
    page.goto(served / f"for/{role}/brief/")
    page.evaluate("document.querySelector('.paper ul').innerHTML += '<li>One more point that nobody needs.</li>'.repeat(10)")

    assert pages_of(page.pdf(prefer_css_page_size=True)) == 2


@pytest.mark.parametrize("address", ["objectives/", "objectives/employers/", "standards/", "procurement/", "for/board/", "for/board/paper/"])
def test_pages_are_whole_without_script(browser: Browser, page: Page, served: Served, address: str):
    """With script or without, a page of the library says the same; a button that needs script is not shown without it."""
    page.goto(served / address)
    with browser.new_context(java_script_enabled=False) as context:
        plain = context.new_page()
        plain.goto(served / address)

        shown = plain.locator("main").inner_text()

        assert plain.locator("main button:visible").count() == 0
    page.evaluate("document.querySelectorAll('main button').forEach(button => button.remove())")
    assert re.sub(r"\s+", " ", shown) == re.sub(r"\s+", " ", page.locator("main").inner_text())
