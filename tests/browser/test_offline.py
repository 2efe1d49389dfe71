"""
The site without a connection: what was visited, what is kept, and how a newer version comes.

Each test has a copy of the built site, a server that can be taken away, and a browser that lets the service worker in.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from macros import offline
from tests.serving import SITE, file_of, serving

FIRST_VISIT_MAY_PUT_BY = 300_000
"""Bytes, unpacked, that the worker puts by for every reader: the pages that are always there and what they load."""

NEWS = 30_000
"""Milliseconds until a page has heard of a newer build: browsers look for one when they have nothing better to do."""

READY = "navigator.serviceWorker.ready.then(() => true)"


@dataclass
class Visit:
    """A reader of the copy, who may lose the connection."""

    context: BrowserContext
    page: Page
    root: str
    site: Path

    def open(self, address: str) -> None:
        self.page.goto(self.root + address)

    def open_and_settle(self, address: str) -> None:
        """Opens a page and waits until the worker has put by what the page has loaded."""
        self.open(address)
        self.page.evaluate(READY)
        self.page.wait_for_load_state("networkidle")
        self.has_put_by(address)

    def has_put_by(self, address: str) -> None:
        self.until("url => caches.match(url).then(Boolean)", self.root + address)

    def until(self, promised: str, argument: str = "") -> None:
        """Waits until what the page promises is true; Playwright's own waiting takes a promise itself for true."""
        end = time.monotonic() + 60
        while not self.page.evaluate(promised, argument):
            assert time.monotonic() < end, promised
            self.page.wait_for_timeout(100)

    def lose_connection(self) -> None:
        self.context.set_offline(True)

    def change(self, address: str, old: str, new: str) -> None:
        """Changes a file of the site, as a later build would: the day of the change is another, too."""
        file = self.site / file_of(address)
        file.write_text(file.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
        later = file.stat().st_mtime + 60
        os.utime(file, (later, later))

    def publish_newer(self) -> str:
        """Puts another build in the place of this one: its version and its words on the page for offline."""
        worker = self.site / offline.WORKER
        old = re.search(r'"version":"(\w+)"', worker.read_text(encoding="utf-8"))
        assert old
        for address in (offline.WORKER, "assets/javascripts/main.js", offline.LIST):
            self.change(address, old[1], "abcabcabcabc")
        return "abcabcabcabc"


@pytest.fixture(params=["/", "/some/where/"], ids=["at the root", "in a folder"])
def prefix(request: pytest.FixtureRequest) -> str:
    return request.param


@pytest.fixture
def visit(browser: Browser, built_site: Path, tmp_path: Path, prefix: str) -> Iterator[Visit]:
    yield from visiting(browser, tmp_path, prefix)


@pytest.fixture
def root_visit(browser: Browser, built_site: Path, tmp_path: Path) -> Iterator[Visit]:
    yield from visiting(browser, tmp_path, "/")


def visiting(browser: Browser, tmp_path: Path, prefix: str) -> Iterator[Visit]:
    site = tmp_path / "site"
    shutil.copytree(SITE, site, ignore=shutil.ignore_patterns("*.pdf", "api", "feeds"))
    # Copies keep the day of their files, so a browser would take a page for settled and not ask again.
    lines = [line for line in (site / "_headers").read_text(encoding="utf-8").splitlines() if "Cache-Control" not in line]
    asked_again = [lines[0], "  Cache-Control: no-cache", *lines[1:]]
    (site / "_headers").write_text("\n".join(asked_again) + "\n", encoding="utf-8")
    with serving(site, prefix) as root, browser.new_context(service_workers="allow", viewport={"width": 1280, "height": 900}, accept_downloads=True) as context:
        context.set_default_timeout(15_000)
        yield Visit(context, context.new_page(), root, site)


def test_what_was_visited_is_there_without_a_connection(visit: Visit):
    """After one visit: that page, the start and the urgent contacts, with their looks; another page is told to be absent."""
    visit.open_and_settle("guidance/acas-stress/" if (SITE / "guidance/acas-stress").is_dir() else "about/")
    address = visit.page.url
    heading = visit.page.locator("h1").inner_text()
    visit.lose_connection()

    visit.page.goto(address)
    expect(visit.page.locator("h1")).to_have_text(heading)
    assert visit.page.evaluate("getComputedStyle(document.querySelector('.foot')).display !== '' && document.styleSheets[0].cssRules.length > 100")
    for always in ("", "help-now/"):
        visit.open(always)
        expect(visit.page.locator("h1")).to_be_visible()

    visit.open("about/accessibility/?a=b")
    expect(visit.page).to_have_url(re.compile(re.escape(visit.root) + r"offline/\?page="))
    expect(visit.page.get_by_role("link", name="about/accessibility/?a=b")).to_have_attribute("href", visit.root + "about/accessibility/?a=b")
    expect(visit.page.locator("#main .urgent a[href='tel:999']").first).to_be_visible()


def test_the_address_of_an_absent_page_leads_nowhere_else(root_visit: Visit):
    """The page for offline makes no link of an address that is not one of the site's own."""
    for hostile in ("javascript:alert(1)", "https://elsewhere.example/", "//elsewhere.example/"):
        root_visit.open(f"offline/?page={hostile}")
        expect(root_visit.page.locator("[data-component=offline]")).to_be_hidden()

        expect(root_visit.page.locator("[data-component=not-here]")).to_be_hidden()


def test_the_diagnostic_works_without_a_connection(root_visit: Visit):
    """Answered, scored and taken away as Excel, Word and a file, on a page that was opened once with a connection."""
    visit = root_visit
    visit.open_and_settle("diagnostic/")
    for part in visit.page.locator("[data-parts]").get_attribute("data-parts").split():
        visit.has_put_by(f"assets/javascripts/{part}.js")
    visit.lose_connection()
    visit.page.reload()

    answer_and_see_results(visit.page)
    for kind in ("xlsx", "json", "wheel-png"):
        with visit.page.expect_download() as download:
            visit.page.locator(f'[data-file="{kind}"]').click()
        assert Path(download.value.path()).stat().st_size > 500
    visit.page.locator('[data-paper="report"]').click()
    with visit.page.expect_download() as download:
        visit.page.locator('[data-file="report-docx"]').click()
    assert Path(download.value.path()).stat().st_size > 5_000


def answer_and_see_results(page: Page) -> None:
    page.locator('[name="depth"][value="pulse"]').check()
    page.locator("[data-setup] button[data-new]").click()
    page.locator('[name="view"][value="all"]').check()
    for statement in page.locator(".statement:visible").all():
        statement.locator('input[type="radio"]').nth(3).check()
    page.locator('[data-step="results"]').click()
    expect(page.locator("#results h2").first).to_be_visible()
    expect(page.locator("#results table").first).to_be_visible()


def test_the_whole_site_can_be_kept_and_removed(root_visit: Visit):
    """Every listed file is kept, with its size said; the search finds and never-opened pages open; removal keeps the list."""
    visit = root_visit
    page = visit.page
    visit.open_and_settle("about/")
    page.evaluate("localStorage.setItem('signpost:list', 'mine')")
    visit.open("offline/")
    page.get_by_role("button", name="Keep the whole site on this device").click()
    expect(page.locator("[data-kept=whole]")).to_be_visible(timeout=120_000)
    expect(page.locator("[data-state]")).to_contain_text("pages and files")

    kept = set(page.evaluate("caches.open('signpost:offline').then(cache => cache.keys()).then(all => all.map(({ url }) => url))"))
    listed = json.loads((visit.site / offline.LIST).read_text(encoding="utf-8"))["files"]
    assert {visit.root + address for address, _, _ in listed} <= kept
    visit.lose_connection()
    visit.open("contribute/checks/")
    expect(page.locator("h1")).to_have_text("Checks")
    page.locator(".search-link:visible").click()
    page.locator("#search-words").fill("menopause")
    expect(page.locator(".found").first).to_contain_text(re.compile("menopause", re.IGNORECASE))
    page.keyboard.press("Escape")

    visit.open("offline/")
    page.get_by_role("button", name="Remove the pages kept here").click()
    expect(page.locator("[data-kept=no]")).to_be_visible()
    assert page.evaluate("caches.has('signpost:offline')") is False
    assert page.evaluate("localStorage.getItem('signpost:list')") == "mine"


def test_a_kept_site_is_brought_up_to_date(root_visit: Visit):
    """With a newer build there, the next page fetches what has changed and nothing else, and forgets what is gone."""
    visit = root_visit
    visit.open_and_settle("offline/")
    visit.page.get_by_role("button", name="Keep the whole site on this device").click()
    expect(visit.page.locator("[data-kept=whole]")).to_be_visible(timeout=120_000)
    version = visit.publish_newer()
    file = visit.site / offline.LIST
    listed = json.loads(file.read_text(encoding="utf-8"))
    gone = next(entry for entry in listed["files"] if entry[0].startswith("measures/") and entry[0] != "measures/")
    changed = next(entry for entry in listed["files"] if entry[0] == "about/reuse/")
    listed["files"].remove(gone)
    changed[1] = "another"
    file.write_text(json.dumps(listed), encoding="utf-8")
    visit.change("about/reuse/", "<h1", "<p>Written since.</p><h1")

    # Browsers look for a newer worker by themselves, when they like.
    visit.page.evaluate("navigator.serviceWorker.getRegistration().then(found => found.update()).then(() => null)")
    expect(visit.page.locator(".newer")).to_be_visible(timeout=NEWS)
    visit.open("help-now/")
    where = json.dumps(visit.root + offline.LIST)
    visit.until(f"version => caches.match({where}).then(list => list.json()).then(list => list.version === version)", version)

    assert visit.page.evaluate("url => caches.match(url).then(Boolean)", visit.root + gone[0]) is False
    visit.lose_connection()
    visit.open("about/reuse/")
    expect(visit.page.get_by_text("Written since.")).to_be_visible()


def test_a_newer_version_waits_for_the_reader_and_loses_no_answer(root_visit: Visit):
    """An open diagnostic says that there is a newer build and that its answers are kept; it stays until asked, and has them then."""
    visit = root_visit
    page = visit.page
    visit.open_and_settle("diagnostic/")
    page.locator('[name="depth"][value="pulse"]').check()
    page.locator("[data-setup] button[data-new]").click()
    page.locator(".statement:visible input[type=radio]").nth(2).check()
    expect(page.locator("html[data-work=kept]")).to_be_attached()
    page.evaluate("globalThis.same = true")
    version = visit.publish_newer()

    other = visit.context.new_page()
    other.goto(visit.root + "about/")
    expect(page.locator(".newer")).to_be_visible(timeout=NEWS)
    expect(page.locator(".newer").get_by_text("kept in this browser")).to_be_visible()
    expect(page.locator(".newer").get_by_text("only on this page")).to_be_hidden()
    expect(other.locator(".newer")).to_be_hidden()  # It is the newer one.
    assert page.evaluate("globalThis.same") is True

    # An answer of this very moment, which waits to be written, is not lost either.
    page.locator(".statement:visible").first.locator("input[type=radio]").nth(4).check()
    with page.expect_event("load"):
        page.locator(".newer [data-load]").click()
    assert page.evaluate("globalThis.same ?? false") is False
    expect(page.locator(".statement:visible").first.locator("input[type=radio]").nth(4)).to_be_checked()
    expect(page.locator(".newer")).to_be_hidden()
    assert version in page.evaluate("fetch('../assets/javascripts/main.js').then(answer => answer.text())")


def test_a_newer_version_loses_no_draft(root_visit: Visit):
    """A proposal says that its draft is kept; what was written in the very moment of loading is there afterwards."""
    visit = root_visit
    page = visit.page
    visit.open_and_settle("contribute/propose/guidance/")
    title = page.get_by_role("textbox", name="Title", exact=True)
    title.fill("Chairs at night")
    expect(page.locator("html[data-work=kept]")).to_be_attached()
    visit.publish_newer()
    visit.context.new_page().goto(visit.root + "about/")
    expect(page.locator(".newer").get_by_text("kept in this browser")).to_be_visible(timeout=NEWS)

    title.fill("Chairs for the night shift")
    with page.expect_event("load"):
        page.locator(".newer [data-load]").click()

    expect(title).to_have_value("Chairs for the night shift")


def test_answers_that_are_kept_nowhere_are_said_to_be(root_visit: Visit):
    """On a shared computer the news says that the answers are only here; loading asks first."""
    visit = root_visit
    page = visit.page
    visit.open_and_settle("diagnostic/")
    page.locator('[name="shared"]').check()
    page.locator("[data-setup] button[data-new]").click()
    page.locator(".statement:visible input[type=radio]").nth(2).check()
    visit.publish_newer()
    visit.context.new_page().goto(visit.root + "about/")
    expect(page.locator(".newer").get_by_text("only on this page")).to_be_visible(timeout=NEWS)

    asked: list[str] = []
    page.once("dialog", lambda dialog: (asked.append(dialog.type), dialog.dismiss()))
    page.locator(".newer [data-load]").click()
    page.wait_for_timeout(300)

    assert asked == ["beforeunload"]
    expect(page.locator(".statement:visible input[type=radio]").nth(2)).to_be_checked()


def test_one_button_wipes_what_is_put_by(root_visit: Visit):
    """The button of the privacy page takes the pages away too, and the worker; the next page brings it anew."""
    visit = root_visit
    visit.open_and_settle("about/privacy/")
    visit.page.once("dialog", lambda dialog: dialog.accept())
    visit.page.get_by_role("button", name="Wipe everything this site keeps here").click()
    expect(visit.page.get_by_text("Everything this site kept here is gone.")).to_be_visible()

    assert visit.page.evaluate("caches.keys()") == []
    visit.open_and_settle("about/")


def test_online_nothing_is_stale_and_a_first_visit_is_small(root_visit: Visit):
    """With a connection the newest page is shown; what every reader's device puts by stays small; readers' words are not in it."""
    visit = root_visit
    visit.open_and_settle("")
    visit.page.wait_for_timeout(300)
    put_by = visit.page.evaluate("""async () => {
      const cache = await caches.open("signpost:offline")
      return Promise.all((await cache.keys()).map(async (request) => [request.url, (await (await cache.match(request)).arrayBuffer()).byteLength]))
    }""")
    total = sum(size for _, size in put_by)
    assert 50_000 < total < FIRST_VISIT_MAY_PUT_BY, sorted(put_by, key=lambda each: -each[1])[:8]

    visit.open("find/?q=secret")
    visit.open("about/reuse/")
    visit.change("about/reuse/", "<h1", "<p>Written since.</p><h1")
    visit.open("about/reuse/")
    expect(visit.page.get_by_text("Written since.")).to_be_visible()
    assert not [url for url in visit.page.evaluate("caches.open('signpost:offline').then(cache => cache.keys()).then(all => all.map(({ url }) => url))") if "?" in url]


def test_an_empty_worker_ends_it(root_visit: Visit):
    """The kill switch of the documentation: published in place of ours it takes itself and all that was put by away."""
    visit = root_visit
    text = (SITE.parent / "docs/about/how-it-is-built.md").read_text(encoding="utf-8")
    switch = re.search(r"```js\n(.*?)```", text, re.DOTALL)
    assert switch
    visit.open_and_settle("about/")
    (visit.site / offline.WORKER).write_text(switch[1], encoding="utf-8")

    visit.open("about/reuse/")

    visit.until("caches.keys().then(names => names.length === 0)")
