"""Whoever comes to a former address is taken to the present one, and can read where that is."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.browser.test_accessibility import TAGS, axe, run_axe
from tests.serving import serving
from tests.site.test_build import MOVED, moved

__all__ = ["moved"]


@pytest.mark.parametrize("javascript", [True, False], ids=["with script", "without script"])
def test_a_browser_is_taken_to_the_present_address(browser: Browser, moved: Path, javascript: bool):
    """On a host that knows no redirects, at the root and in a folder, each former address ends at the present one."""
    for prefix in ("/", "/some/where/"):
        with serving(moved, prefix, sends_headers=False) as root, browser.new_context(java_script_enabled=javascript) as context:
            page = context.new_page()
            for old, new in MOVED.items():
                page.goto(root + old)
                page.wait_for_url(root + new, timeout=10_000)


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_on_the_way(page: Page, moved: Path, width: int, scheme: str):
    """A browser that does not go on by itself shows a page like any other, in which axe finds nothing."""

    def hold(route: Route) -> None:
        answer = route.fetch()
        route.fulfill(response=answer, body=answer.text().replace('http-equiv="refresh"', 'name="held"'))

    with serving(moved, "/") as root:
        old, new = next(iter(MOVED.items()))
        page.route(root + old, hold)
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        page.goto(root + old)
        page.evaluate(axe())

        assert run_axe(page, TAGS) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        page.get_by_role("main").get_by_role("link").first.click()
        page.wait_for_url(root + new)
