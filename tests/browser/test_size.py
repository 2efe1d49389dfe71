"""
A page is small enough for a phone on a slow line: what the browser really fetches, as it would travel.

Text is counted as gzip -9 makes it, fonts and pictures as they are; 1 kB is 1,000 bytes.
"""

import gzip
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.serving import TEMPLATES, Served, addresses, file_of

START_MAY_WEIGH, START_MAY_ASK = 80_000, 8
A_PAGE_MAY_WEIGH = 120_000

LOAD_MORE = {"diagnostic/": 159_000, "my-list/": 120_000}
"""
Pages that load a script which no other page loads, and what each may weigh.

The diagnostic misses the 120 kB of other pages: it holds 63 statements with five levels each, on paper and without script too,
and its results, so that nothing is fetched while somebody answers. About 6 kB of it are the search, the list and what works without
a connection, which every page has. The limit
keeps it from growing.
"""

FULL_LISTS = {"find/": 190_000, "guidance/": 160_000, "case-studies/": 125_000}
"""
Pages that hold the whole of a long list, and what each may weigh.

The finder narrows cards that are all in the page: so the list is complete without script and on paper, and choosing fetches nothing.
"""


def test_the_start_page_is_light(browser: Browser, served: Served, built_site: Path):
    """The start page and all that it loads: at most 80 kB in at most 8 requests, on a phone and on a desk."""
    for width in (320, 1280):
        weights = weights_of_what_is_loaded(browser, served, "", width, built_site)
        figures = f"{sum(weights.values()):,} bytes in {len(weights)} requests at {width} px: {weights}"

        assert sum(weights.values()) <= START_MAY_WEIGH, figures
        assert len(weights) <= START_MAY_ASK, figures


def test_no_page_is_heavy(browser: Browser, served: Served, built_site: Path):
    """Every page, with the scripts and styles that it names and every font that any kind of page loads: at most 120 kB."""
    loaded: dict[str, int] = {}
    for what in ("start", "help now", "list of guidance", "one of case-studies", "one of measures", "an element", "fields", "about: privacy"):
        address = TEMPLATES[what]
        weights = weights_of_what_is_loaded(browser, served, address, 1280, built_site)
        loaded |= {file: weight for file, weight in weights.items() if file != file_of(address)}

    def total(address: str) -> int:
        file = built_site / file_of(address)
        html = file.read_text(encoding="utf-8")
        return weight(file) + sum(weight for name, weight in loaded.items() if not name.endswith((".js", ".css")) or name in html)

    totals = {address: total(address) for address in addresses(built_site) if address not in FULL_LISTS | LOAD_MORE}

    heaviest = sorted(totals.items(), key=lambda item: -item[1])[:5]
    figures = f"{heaviest}, with this beside the HTML: {loaded}"
    assert heaviest[0][1] <= A_PAGE_MAY_WEIGH, figures


@pytest.mark.parametrize(("address", "most"), sorted((LOAD_MORE | FULL_LISTS).items()))
def test_no_tool_is_heavy(browser: Browser, served: Served, built_site: Path, address: str, most: int):
    """A page with a limit of its own stays within it, with all that it loads before anybody touches it."""
    weights = weights_of_what_is_loaded(browser, served, address, 1280, built_site)

    assert sum(weights.values()) <= most, f"{sum(weights.values()):,} bytes: {weights}"


def weights_of_what_is_loaded(browser: Browser, served: Served, address: str, width: int, site: Path) -> dict[str, int]:
    """The weight of each file that the browser fetches for a page that it sees for the first time."""
    with browser.new_context(viewport={"width": width, "height": 900}) as context:
        asked: list[str] = []
        context.on("request", lambda request: asked.append(request.url))
        context.new_page().goto(served / address, wait_until="networkidle")
    files = [file_of(url.removeprefix(served.root)) for url in asked]
    return {file: weight(site / file) for file in files}


def weight(file: Path) -> int:
    """How many bytes of a file travel."""
    content = file.read_bytes()
    return len(content) if file.suffix in (".woff2", ".png", ".webp", ".avif") else len(gzip.compress(content, 9, mtime=0))
