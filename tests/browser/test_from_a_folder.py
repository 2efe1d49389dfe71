"""The site as a ZIP: unpacked into a folder and opened from the disk, with no server and no connection."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from macros import zipped
from tests.browser.test_offline import answer_and_see_results
from tests.serving import SITE

@pytest.fixture(scope="session")
def unpacked(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder that a reader gets who unpacks the ZIP."""
    target = tmp_path_factory.mktemp("shared drive")  # With a space in it, as they have.
    packed = target / "site.zip"
    packed.write_bytes(zipped.zip_of(built_site, "a-site", "https://site.example/"))
    with zipfile.ZipFile(packed) as archive:
        archive.extractall(target)
    return target / "a-site"


@pytest.fixture
def said(context: BrowserContext) -> list[str]:
    """What pages complain of, and whatever they ask for that is not in the folder."""
    said: list[str] = []
    context.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    context.on("weberror", lambda error: said.append(str(error.error)))
    context.on("request", lambda request: said.append(request.url) if not request.url.startswith(("file:", "data:", "blob:")) else None)
    context.on("requestfailed", lambda request: said.append(f"failed: {request.url}") if not request.url.endswith("favicon.svg") else None)  # A tab that moves on lets go of it.
    return said


def follow(page: Page, link) -> None:
    """Follows a link and comes to a page, not to the listing of a folder."""
    link.click()
    expect(page).to_have_url(re.compile(r"/index\.html([?#].*)?$"))
    expect(page.locator("#main h1")).to_be_visible()


def test_from_the_start_to_an_export(page: Page, unpacked: Path, said: list[str]):
    """Start, search, an entry, its list, the diagnostic answered, results, files: all from the disk, with nothing asked of anybody."""
    page.goto((unpacked / "index.html").as_uri())
    page.locator(".search-link:visible").first.click()
    page.locator("#search-words").fill("menopause")
    follow(page, page.locator(".found").first)
    expect(page.locator("h1")).to_contain_text(re.compile("menopause", re.IGNORECASE))
    follow(page, page.locator(".trail a").last)
    follow(page, page.locator(".nav").get_by_role("link", name="Diagnostic"))

    answer_and_see_results(page)
    for kind in ("xlsx", "json", "csv", "bars-png"):
        with page.expect_download() as download:
            page.locator(f'[data-file="{kind}"]').click()
        assert Path(download.value.path()).stat().st_size > 200
    page.locator('[data-paper="board-paper"]').click()
    expect(page.locator("#paper-title")).to_be_visible()
    with page.expect_download() as download:
        page.locator('[data-file="board-paper-docx"]').click()
    assert Path(download.value.path()).stat().st_size > 5_000
    page.locator("#results .actions .button").first.click()
    follow(page, page.locator("#results a[href^='file:']:visible").first)
    assert said == []


def test_a_file_is_read_again(page: Page, unpacked: Path, tmp_path: Path, said: list[str]):
    """A workbook made in the folder opens in the folder."""
    page.goto((unpacked / "diagnostic/index.html").as_uri())
    answer_and_see_results(page)
    with page.expect_download() as download:
        page.locator('[data-file="xlsx"]').click()
    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    page.goto((unpacked / "diagnostic/index.html").as_uri())
    page.once("dialog", lambda dialog: dialog.accept())
    page.locator('#start input[type="file"]').first.set_input_files(file)

    expect(page.locator("[data-file-problems]")).to_be_empty()
    expect(page.locator("[data-keeping]")).to_be_visible()
    assert said == []


def test_the_wheel_the_finder_and_the_list(page: Page, unpacked: Path, said: list[str]):
    """The wheel leads to an element, the finder narrows, and what is saved is on the list with a link that opens."""
    page.goto((unpacked / "wheel/index.html").as_uri())
    follow(page, page.locator("#main a[href*='elements/']").first)
    page.goto((unpacked / "find/index.html").as_uri())
    page.locator("[data-form] input[name=q]").fill("menopause")
    first = page.locator(".card[data-entry]:visible").first
    expect(first).to_contain_text(re.compile("menopause", re.IGNORECASE))
    title = first.locator(".card__title").inner_text()
    first.locator(".save").click()
    follow(page, page.locator(".list-link"))
    follow(page, page.locator("[data-place]").get_by_role("link", name=title))
    assert said == []


def test_every_link_leads_to_a_file(unpacked: Path):
    """Without any script: each link and each file that a page names is in the folder, or leads to the web."""
    wrong = []
    for file in unpacked.rglob("*.html"):
        for target in re.findall(r'\s(?:href|src|action)="([^"]*)"', file.read_text(encoding="utf-8")):
            parts = urlsplit(target)
            if parts.scheme or not parts.path or file.name == "404.html":
                continue
            if not (file.parent / unquote(parts.path)).is_file():
                wrong.append((file.relative_to(unpacked).as_posix(), target))

    assert wrong == []


def test_it_works_without_script(browser, unpacked: Path):
    """Links and the search form lead to pages with script off."""
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto((unpacked / "index.html").as_uri())
        page.locator(".nav a").first.click()
        expect(page.locator("#main h1")).to_be_visible()
        assert page.url.endswith("/index.html")


def test_the_zip_is_the_same_twice_and_holds_no_papers():
    """The same site gives the same bytes, without PDFs, service worker and what servers read; all in one folder."""
    first, second = (zipped.zip_of(SITE, "a-site", "https://site.example/") for _ in range(2))

    assert first == second
    names = zipfile.ZipFile(io.BytesIO(first)).namelist()
    assert {name.partition("/")[0] for name in names} == {"a-site"}
    assert not [name for name in names if name.endswith((".pdf", "service-worker.js", "_headers", "site.zip", "files.json"))]
    script = zipfile.ZipFile(io.BytesIO(first)).read("a-site/assets/javascripts/main.js").decode()
    assert "signpost-version" in script
