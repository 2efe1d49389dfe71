"""
The search engine in a real browser: over http and from a folder, quiet, and told when a file does not come.

The page is an empty one beside the built index and the built script; boxes and lists have tests of their own.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.serving import ROOT, serving

pytestmark = pytest.mark.breaks_policy  # The empty page has an icon without a file, so that no request is for one.

FIND = """async (query) => {
  const search = await loadSearch()
  const found = await search.find(query, { first: 8 })
  return { ...found, cards: await search.cards(found.hits.map(({ name }) => name), found) }
}"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory, built_site: Path) -> Path:
    """A site of one empty page, with the real index and the real script of the search."""
    folder = tmp_path_factory.mktemp("search")
    scripts = folder / "assets" / "javascripts"
    scripts.mkdir(parents=True)
    path = os.pathsep.join([str(Path(sys.prefix, "bin")), os.environ["PATH"]])
    subprocess.run(
        [ROOT / "frontend/node_modules/.bin/esbuild", ROOT / "tests/search/in_page.ts", "--bundle", "--format=iife",
         f"--outfile={scripts / 'in-page.js'}", "--log-level=warning"],
        check=True, env=os.environ | {"PATH": path},
    )  # fmt: skip
    (scripts / "search.js").symlink_to(built_site / "assets" / "javascripts" / "search.js")
    (folder / "assets" / "search").symlink_to(built_site / "assets" / "search")
    (folder / "_headers").symlink_to(built_site / "_headers")
    (folder / "index.html").write_text(
        '<!doctype html><html lang="en"><title>Search</title><link rel="icon" href="data:,"><script src="assets/javascripts/in-page.js"></script>',
        encoding="utf-8",
    )
    return folder


@pytest.fixture(scope="module", params=["http", "file"])
def start(request: pytest.FixtureRequest, folder: Path) -> Iterator[str]:
    """Where the page is: on a server, in a folder."""
    if request.param == "file":
        yield f"{folder.as_uri()}/index.html"
    else:
        with serving(folder, "/") as address:
            yield f"{address}index.html"


@pytest.fixture
def asked(context: BrowserContext) -> list[str]:
    """Every address that is asked for."""
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    return asked


def test_finds_what_is_meant(page: Page, start: str, asked: list[str]):
    """A word with a slip in it finds the right thing, says what it answered, and asks nobody else."""
    page.goto(start)

    found = page.evaluate(FIND, "menopuase at work")

    assert found["answered"] == "menopause at work"
    assert "menopause" in found["cards"][0]["title"].lower()
    assert [url for url in asked if not url.startswith((start.removesuffix("index.html"), "data:"))] == []


def test_nothing_is_fetched_before_anybody_asks(page: Page, start: str, asked: list[str]):
    """The page costs nothing for the search until the reader goes to the box; then all that every query needs comes at once."""
    page.goto(start)
    before = [Path(url).name for url in asked if not url.startswith("data:")]
    asked.clear()

    page.evaluate("warmSearch()")
    page.evaluate("loadSearch().then(() => undefined)")

    assert before == ["index.html", "in-page.js"]
    assert sorted(Path(url).name for url in asked) == ["index.js", "search.js"]


def test_a_query_whose_files_are_there_asks_for_nothing(page: Page, start: str, asked: list[str]):
    """What was found once is found again without a request."""
    page.goto(start)
    first = page.evaluate(FIND, "night shifts")
    asked.clear()

    assert page.evaluate(FIND, "night shifts") == first
    assert asked == []


def test_a_file_that_does_not_come_is_asked_for_again(page: Page, folder: Path):
    """A search on a broken line fails and says so; the next one, on a whole line, finds."""
    with serving(folder, "/") as address:
        page.goto(f"{address}index.html")
        page.route(re.compile(r"/p\d+\.js"), lambda route: route.abort())
        failed = page.evaluate(f"(query) => ({FIND})(query).catch((problem) => problem.message)", "burnout")
        page.unroute_all()

        assert failed.endswith(".js did not come.")
        assert page.evaluate(FIND, "burnout")["total"] > 0


@pytest.mark.parametrize("file", ["search.js", "index.js"])
def test_a_script_that_does_not_come_is_asked_for_again(page: Page, folder: Path, file: str):
    """The same for the script itself and for the first file of the index."""
    with serving(folder, "/") as address:
        page.goto(f"{address}index.html")
        page.route(f"**/{file}", lambda route: route.abort())
        failed = page.evaluate("loadSearch().then(() => 'came', (problem) => problem.message)")
        page.unroute_all()

        assert failed.endswith(f"{file} did not come.")
        assert page.evaluate(FIND, "burnout")["total"] > 0
