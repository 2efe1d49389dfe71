"""
Proposing an entry on the page, from the first field to a file that passes every check as it is.

What the file may say is for `tests/test_proposals.py` and the contract; here is what happens in the browser.
"""

from __future__ import annotations

import datetime
import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route, expect

from tests.browser.test_accessibility import TAGS, axe, run_axe
from tests.browser.test_my_list import tab_to
from tests.browser.test_reading import what_sticks_out, width_of
from tests.serving import COLLECTIONS, ROOT, Served, data, newest_day

KEY = "signpost:proposal"

TAKEN = "seqohs.org/About"
"""Address of an entry that is here."""


@pytest.fixture
def guidance(page: Page, served: Served) -> Page:
    """The form for a piece of guidance, on the newest day of the data."""
    return opened(page, served, "guidance")


def opened(page: Page, served: Served, collection: str) -> Page:
    page.clock.set_fixed_time(datetime.datetime.combine(newest_day(), datetime.time(12)))
    page.goto(served / f"contribute/propose/{collection}/")
    expect(page.locator("[data-form]")).to_be_visible()
    return page


def fill_guidance(page: Page, title: str = "Sleep: a guide for night staff") -> None:
    page.fill("#f-url", "https://sleep.example.org/nights")
    page.fill("#f-title", title)
    page.fill("#f-summary", "What helps people who work nights to sleep by day.")
    page.select_option("#f-elements", "environment")
    page.fill("#f-publisher", "The Made-up Sleep Society")
    page.select_option("#f-type", "guidance")
    page.select_option("#f-format", "html")
    page.fill("#f-use_it_when", "When somebody starts on nights.")
    page.select_option("#f-provenance-seen", "read")


def send(page: Page) -> None:
    page.get_by_role("button", name="Check it and go on").click()
    expect(page.locator("[data-send]")).to_be_visible()


def text_of(page: Page) -> str:
    return page.locator("[data-text] code").text_content() or ""


def kept(page: Page) -> dict:
    return json.loads(page.evaluate("key => localStorage.getItem(key)", KEY) or "{}")


def checked(folder: Path, file: Path, place: str) -> subprocess.CompletedProcess[str]:
    """What `python -m macros check` says of a copy of the project with the file in it."""
    for name in ("resources", "case_studies", "docs"):
        shutil.copytree(ROOT / name, folder / name)
    shutil.copy(file, folder / place / file.name)
    command = [sys.executable, "-m", "macros", "--root", str(folder), "check", "--today", str(newest_day())]
    return subprocess.run(command, capture_output=True, text=True, cwd=ROOT)


# By keyboard, to the end


def test_by_keyboard_alone_to_a_file_that_passes(page: Page, served: Served, tmp_path: Path):
    """From the top of the page to a downloaded file without a pointer; the file passes the checks unchanged."""
    opened(page, served, "case-studies")

    def write(field: str, text: str) -> None:
        tab_to(page, f"#{field}")
        page.keyboard.type(text)

    def press(selector: str) -> None:
        tab_to(page, selector)
        page.keyboard.press("Enter")

    write("f-title", "Chairs: a made-up bakery sits down")
    write("f-summary", "A made-up bakery put out chairs. Missed breaks fell from 40% to 10%.")
    write("f-elements", "Environment")
    tab_to(page, "[name=audiences][value=manager]")
    page.keyboard.press("Space")
    write("f-organisation", "The Made-up Bakery")
    write("f-sector", "Other employers")
    write("f-nation", "Wales")
    write("f-setting", "Two ovens and a shop")
    write("f-challenge", "Nobody sat down.")
    tab_to(page, "[data-way='what_they_did'] textarea")
    page.keyboard.type("Put out three chairs.")
    press("[data-way='what_they_did'] [data-add]")
    assert page.evaluate("document.activeElement.matches('[data-way=what_they_did] textarea')")
    page.keyboard.type("Asked the bakers: what else?")
    press("[data-way=outcomes] [data-add]")
    assert page.evaluate("document.activeElement.name.startsWith('outcomes.')")
    page.keyboard.type("missed breaks")
    tab_to(page, "[data-way=outcomes] select")
    page.keyboard.type("Effect")
    for part, figure in (("before", "40%"), ("after", "10%")):
        tab_to(page, f"[data-way=outcomes] [name$='.{part}']")
        page.keyboard.type(figure)
    press("[data-way=outcomes] [data-add]")
    press("[data-way=outcomes] [data-item]:last-of-type [data-remove]")
    assert page.locator("[data-way=outcomes] [data-item]").count() == 1
    write("f-source-title", "Our chairs")
    write("f-source-publisher", "The Made-up Bakery")
    press("form[data-form] > .actions button")
    expect(page.locator("#send")).to_be_focused()
    tab_to(page, "[data-download]")
    with page.expect_download() as download:
        page.keyboard.press("Enter")

    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    result = checked(tmp_path / "copy", file, "case_studies")
    assert (file.name, result.stdout, result.returncode) == ("chairs-a-made-up-bakery-sits-down.yml", "", 0), result.stderr
    assert file.read_text(encoding="utf-8") == text_of(page)


def test_a_piece_of_guidance_passes_too(guidance: Page, tmp_path: Path):
    """The form for guidance makes a file that passes, with everything that is folded away filled in."""
    fill_guidance(guidance)
    guidance.locator("[data-rest] > summary").click()
    guidance.fill("#f-published", "2024-02")
    guidance.locator("[data-way=facts] textarea").fill("It has 3 parts: sleep, light\nand food")
    guidance.locator("[data-way=keywords] input").fill("no")
    related = guidance.locator("[data-way=related] input")
    related.fill(f"{data('site.yml')['address']}guidance/{next((ROOT / 'resources/guidance').glob('*.yml')).stem}/")
    send(guidance)
    with guidance.expect_download() as download:
        guidance.locator("[data-download]").click()

    file = tmp_path / download.value.suggested_filename
    download.value.save_as(file)
    result = checked(tmp_path / "copy", file, "resources/guidance")
    assert (result.stdout, result.returncode) == ("", 0), result.stderr
    assert "  - 'It has 3 parts: sleep, light and food'\n" in file.read_text(encoding="utf-8")


# What is wrong


def test_nothing_is_said_while_somebody_writes(guidance: Page):
    """An error comes when the field is left, goes as soon as it is mended, and an empty field is not scolded."""
    field, error = guidance.locator("#f-url"), guidance.locator("#f-url-error")
    field.press_sequentially("nowhere")
    guidance.wait_for_timeout(500)
    expect(error).to_be_hidden()

    field.press("Tab")
    expect(error).to_have_text("Web address: this is not a web address. Copy it from the browser; it starts with https://.")
    expect(field).to_have_attribute("aria-invalid", "true")
    assert "f-url-error" in (field.get_attribute("aria-describedby") or "")

    field.fill("https://sleep.example.org/")
    expect(error).to_be_hidden()
    expect(field).not_to_have_attribute("aria-invalid", "true")
    field.fill("")
    field.press("Tab")
    expect(error).to_be_hidden()


def test_the_summary_leads_to_each_mistake(guidance: Page):
    """What is wrong stands in one list that has the focus; each line leads to its field, also one that is folded away."""
    guidance.fill("#f-title", "A <b>title</b>")
    guidance.locator("[data-rest] > summary").click()
    guidance.fill("#f-published", "soon")
    guidance.locator("[data-rest] > summary").click()
    send(guidance)

    summary = guidance.locator("[data-errors]")
    expect(summary).to_be_focused()
    expect(summary.locator("h2")).to_have_text("10 things to put right")
    summary.get_by_role("link", name="When it was published").click()
    expect(guidance.locator("#f-published")).to_be_focused()
    summary.get_by_role("link", name="Title").click()
    expect(guidance.locator("#f-title")).to_be_focused()
    for link in summary.locator("a").all():
        assert guidance.locator(link.get_attribute("href") or "").count() == 1
    expect(guidance.locator("[data-send]")).to_contain_text("Some things are left to put right.")


def test_what_is_here_already_is_shown_at_once(guidance: Page):
    """An address that is in the catalogue shows its entry as a card with a link, whatever scheme, www. or slash."""
    for address in (f"http://{TAKEN}/", f"https://www.{TAKEN}"):
        guidance.fill("#f-url", address)
        guidance.locator("#f-url").press("Tab")
        card = guidance.locator("[data-already] .card")
        expect(card.locator("a")).to_have_attribute("href", re.compile("/guidance/about-seqohs/$|/guidance/[a-z-]+/$"))
        expect(card.locator(".card__summary")).not_to_be_empty()
        expect(guidance.locator("#f-url-error")).to_have_text("Web address: this page is in the catalogue already.")
    guidance.fill("#f-url", "https://sleep.example.org/")
    guidance.locator("#f-url").press("Tab")
    expect(guidance.locator("[data-already] .card")).to_have_count(0)


def test_what_is_here_already_is_told_when_the_list_comes_late(page: Page, served: Served):
    """An address that was left before the list came is called wrong as soon as it is there."""
    held: list[Route] = []
    page.route("**/known-entries.js", lambda route: held.append(route))
    opened(page, served, "guidance")
    page.fill("#f-url", f"https://{TAKEN}")
    page.locator("#f-url").press("Tab")
    expect(page.locator("#f-url-error")).to_be_hidden()

    held[0].continue_()

    expect(page.locator("#f-url-error")).to_have_text("Web address: this page is in the catalogue already.")


def test_when_the_list_of_what_is_here_does_not_come_the_form_works_on(page: Page, served: Served):
    """Without the list, the page says that it could not look, and everything else works."""
    page.route("**/known-entries.js", lambda route: route.abort())
    opened(page, served, "guidance")
    fill_guidance(page)
    expect(page.locator("[data-draft]")).to_contain_text("could not be looked up")
    send(page)
    expect(page.locator("[data-send]")).to_contain_text("It passes every check")


def test_a_name_that_is_taken_is_not_used_again(guidance: Page):
    """The file gets a free name by itself; one that is written by hand is checked."""
    taken = next((ROOT / "resources/guidance").glob("*.yml")).stem
    fill_guidance(guidance)
    guidance.fill("#f-title", taken.replace("-", " "))
    send(guidance)
    expect(guidance.locator("[data-send]")).to_contain_text(f"{taken}-2.yml")
    guidance.locator("[data-rest] > summary").click()
    guidance.fill("#f-id", taken)
    guidance.locator("#f-id").press("Tab")
    expect(guidance.locator("#f-id-error")).to_have_text("Short name: there is an entry with this name. Choose another.")
    guidance.fill("#f-id", "Not An Id!")
    guidance.locator("#f-id").press("Tab")
    expect(guidance.locator("#f-id-error")).to_contain_text("such as not-an-id.")


def test_fields_for_entries_suggest_them(page: Page, served: Served):
    """A field that names entries offers those that there are, of the right kind."""
    opened(page, served, "interventions")
    page.fill("#f-title", "x")
    page.locator("[data-rest] > summary").click()
    field = page.locator("[data-way=measures] input")
    field.focus()
    expect(field).to_have_attribute("list", "known-measure")
    assert page.locator("#known-measure option").count() == len(list((ROOT / "resources/measures").glob("*.yml")))
    field.fill("no-such-measure")
    field.press("Tab")
    expect(page.locator("[data-way=measures] .field--wrong .error")).to_contain_text("there is no such entry here")


# The preview


def test_the_preview_grows_as_somebody_writes(guidance: Page):
    """The card and the page show what was written, choices in words, markup as it is typed."""
    expect(guidance.locator("[data-preview]")).to_contain_text("Nothing written yet.")
    fill_guidance(guidance, "<img src=x onerror=alert(1)> Sleep")
    card = guidance.locator("[data-preview-place] .card")
    expect(card.locator(".card__title")).to_have_text("<img src=x onerror=alert(1)> Sleep")
    expect(card).to_contain_text("The Made-up Sleep Society")
    shown = guidance.locator(".propose__page")
    expect(shown.locator(".lede")).to_have_text("What helps people who work nights to sleep by day.")
    expect(shown).to_contain_text("When somebody starts on nights.")
    expect(shown).to_contain_text("Open it at sleep.example.org")
    expect(shown.locator("dl.facts").first).to_contain_text("Yes, I read the page itself")
    expect(guidance.locator("[data-preview]")).to_contain_text("its order and looks may differ a little")


# The draft


def test_the_draft_comes_back_and_can_be_thrown_away(page: Page, served: Served):
    """What was written is there after leaving the page, groups and ticks included, until it is thrown away."""
    opened(page, served, "case-studies")
    page.fill("#f-title", "A draft")
    page.check("[name=audiences][value=hr]")
    page.locator("[data-way=what_they_did] textarea").fill("One thing")
    page.locator("[data-way=what_they_did] [data-add]").click()
    page.locator("[data-way=what_they_did] textarea").last.fill("Another")
    page.locator("[data-way=outcomes] [data-add]").click()
    page.locator("[name$='.measure']").fill("chairs")
    page.goto(served / "about/")

    opened(page, served, "case-studies")
    expect(page.locator("[data-draft]")).to_contain_text("is back")
    expect(page.locator("#f-title")).to_have_value("A draft")
    expect(page.locator("[name=audiences][value=hr]")).to_be_checked()
    assert page.locator("[data-way=what_they_did] textarea").evaluate_all("all => all.map(({ value }) => value)") == ["One thing", "Another"]
    expect(page.locator("[name$='.measure']")).to_have_value("chairs")

    page.once("dialog", lambda dialog: dialog.accept())
    page.locator("[data-throw]").click()
    expect(page.locator("#f-title")).to_have_value("")
    expect(page.locator("[name$='.measure']")).to_have_count(0)
    assert kept(page) == {}
    expect(page.locator("#f-title")).to_be_focused()


def test_drafts_of_two_kinds_are_kept_apart(guidance: Page, served: Served):
    """Each kind has a draft of its own; looking at a form keeps nothing."""
    guidance.fill("#f-title", "One")
    opened(guidance, served, "measures")
    expect(guidance.locator("#f-title")).to_have_value("")
    guidance.wait_for_timeout(500)
    assert list(kept(guidance)) == ["guidance"]


@pytest.mark.parametrize("text", ["nonsense", "[]", "null", '{"guidance": 1}', '{"guidance": {"answers": {"title": 5, "facts": {"a": 1}, "provenance": [], "elements": "x"}, "id": "", "changed": "2026-01-01"}}'])
def test_a_draft_that_cannot_be_read_breaks_nothing(page: Page, served: Served, text: str):
    """Whatever the browser holds in the draft's place, the form opens and works."""
    page.goto(served / "about/")
    page.evaluate("([key, text]) => localStorage.setItem(key, text)", [KEY, text])
    opened(page, served, "guidance")
    fill_guidance(page)
    send(page)
    expect(page.locator("[data-send]")).to_contain_text("It passes every check")


def test_wiping_takes_the_draft(guidance: Page, served: Served):
    """The one button of the privacy page takes drafts too."""
    guidance.fill("#f-title", "One")
    guidance.goto(served / "about/privacy/")
    assert list(kept(guidance)) == ["guidance"]
    guidance.once("dialog", lambda dialog: dialog.accept())
    guidance.get_by_role("button", name="Wipe everything").click()
    expect(guidance.locator("[data-when-done]")).to_contain_text("gone")
    assert kept(guidance) == {}


def test_refused_storage_is_told(page: Page, served: Served):
    """A browser that keeps nothing says so, and the form works."""
    page.add_init_script("Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }")
    opened(page, served, "guidance")
    fill_guidance(page)
    expect(page.locator("[data-draft]")).to_contain_text("keeps no draft")
    send(page)
    assert "title: 'Sleep: a guide for night staff'" in text_of(page)


# The ways out


def href(page: Page, route: str) -> str:
    return page.locator(f"[data-route={route}] a").get_attribute("href") or ""


def test_the_ways_out_carry_the_file(guidance: Page):
    """Issue, e-mail and new file carry the same text, to the places that the site names."""
    site = data("site.yml")
    fill_guidance(guidance)
    send(guidance)
    text = text_of(guidance)

    file, issue, mail = (href(guidance, route) for route in ("send-file", "send-issue", "send-mail"))
    assert file.startswith(f"{site['repository']}/new/{site['branch']}/resources/guidance?")
    assert parse_qs(urlsplit(file).query) == {"filename": ["sleep-a-guide-for-night-staff.yml"], "value": [text]}
    assert issue.startswith(f"{site['repository']}/issues/new?")
    asked = parse_qs(urlsplit(issue).query)
    assert asked["template"] == ["entry.yml"] and asked["entry"] == [text] and asked["file"] == ["resources/guidance/sleep-a-guide-for-night-staff.yml"]
    assert mail.startswith(f"mailto:{site['contact_email']}?")
    assert parse_qs(urlsplit(mail).query)["body"][0].replace("\r\n", "\n").endswith(text)

    guidance.fill("#f-publisher", "Somebody else")
    expect(guidance.locator("[data-text] code")).to_contain_text("publisher: Somebody else")
    assert "Somebody%20else" in href(guidance, "send-issue")


def test_what_is_too_long_is_said_and_never_lost(context: BrowserContext, guidance: Page):
    """A text that no address can carry leaves its ways open, says so, and can be copied and downloaded whole."""
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    fill_guidance(guidance)
    guidance.fill("#f-summary", "Long words. " * 900)
    send(guidance)

    for route in ("send-issue", "send-file", "send-mail"):
        assert "Long" not in href(guidance, route) and len(href(guidance, route)) < 600
        expect(guidance.locator(f"[data-route={route}] .propose__too-long")).to_contain_text("too long")
    guidance.locator("[data-copy]").click()
    expect(guidance.locator("[data-outcome]")).to_have_text("Copied. Paste it where you like.")
    assert guidance.evaluate("navigator.clipboard.readText()") == text_of(guidance)
    assert text_of(guidance).count("words.") == 900


def test_without_a_clipboard_the_text_is_shown(page: Page, served: Served):
    """Where nothing may be copied, the text opens to be marked by hand."""
    page.add_init_script("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    opened(page, served, "guidance")
    fill_guidance(page)
    send(page)
    page.locator("[data-copy]").click()
    expect(page.locator("[data-outcome]")).to_contain_text("Not copied.")
    expect(page.locator("[data-text] pre")).to_be_visible()


def test_nothing_leaves_the_page(context: BrowserContext, page: Page, served: Served):
    """Filling in, checking, previewing, copying and downloading ask only this site, and only for two lists of ours."""
    asked: list[str] = []
    complaints: list[str] = []
    opened(page, served, "guidance")
    page.wait_for_load_state("networkidle")
    context.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: complaints.append(message.text) if message.type in ("error", "warning") else None)
    page.fill("#f-url", f"https://{TAKEN}")
    page.locator("#f-url").press("Tab")
    expect(page.locator("[data-already] .card")).to_be_visible()
    fill_guidance(page)
    send(page)
    with page.expect_download():
        page.locator("[data-download]").click()

    files = {url.rpartition("/")[2] for url in asked if not url.startswith("blob:") and not url.endswith((".woff2", "favicon.svg"))}
    assert (files, complaints) == ({"known-entries.js", "summaries.js"}, [])
    assert all(url.startswith((served.root, "blob:")) for url in asked)


def test_it_works_from_a_folder(page: Page, built_site: Path):
    """Opened as a file, the form knows what is here and makes the same text."""
    page.goto((built_site / "contribute" / "propose" / "guidance" / "index.html").as_uri())
    page.fill("#f-url", f"https://{TAKEN}")
    page.locator("#f-url").press("Tab")
    link = page.locator("[data-already] .card a")
    expect(link).to_have_attribute("href", re.compile(r"^file:.*/index\.html$"))
    fill_guidance(page)
    send(page)
    assert "url: https://sleep.example.org/nights\n" in text_of(page)


# Without script


def doors_of(page: Page) -> list[str]:
    return page.locator("#other-doors ~ ul a").evaluate_all("all => all.map((link) => link.href)")


@pytest.mark.parametrize("collection", COLLECTIONS)
def test_without_script_there_are_the_file_and_three_doors(browser: Browser, served: Served, collection: str):
    """Without JavaScript the page says so, gives the file to fill in, and three doors that lead somewhere; the form is not in the way."""
    site = data("site.yml")
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(served / f"contribute/propose/{collection}/")
        expect(page.locator("[data-form]")).to_be_hidden()
        expect(page.locator("[data-when-not-started]")).to_be_visible()
        issue, mail, file = doors_of(page)
        assert re.fullmatch(re.escape(f"{site['repository']}/issues/new?template=") + r"[a-z-]+\.yml", issue)
        assert (ROOT / ".github/ISSUE_TEMPLATE" / issue.partition("template=")[2]).is_file()
        assert mail.startswith(f"mailto:{site['contact_email']}?subject=Proposal")
        assert file.startswith(f"{site['repository']}/new/{site['branch']}/") and (ROOT / file.partition(f"/new/{site['branch']}/")[2]).is_dir()
        page.locator("summary", has_text="The file to fill in by hand").click()
        expect(page.locator(".propose__file")).to_contain_text("\ntitle: ''\n")


def test_with_a_script_that_does_not_come_the_page_is_as_without(page: Page, served: Served):
    """A part that is lost on the way leaves the page as it is without script."""
    page.route("**/propose.js", lambda route: route.abort())
    page.goto(served / "contribute/propose/guidance/")
    page.wait_for_load_state("networkidle")
    expect(page.locator("[data-form]")).to_be_hidden()
    expect(page.locator("[data-when-not-started]")).to_be_visible()
    assert len(doors_of(page)) == 3


# For everybody


def states(page: Page, served: Served) -> Iterator[str]:
    """Every state of the page, one after the other."""
    opened(page, served, "guidance")
    yield "empty"
    page.fill("#f-url", f"https://{TAKEN}")
    page.locator("#f-url").press("Tab")
    expect(page.locator("[data-already] .card")).to_be_visible()
    page.evaluate("document.querySelectorAll('.propose details').forEach((part) => (part.open = true))")
    yield "here already, all open"
    send(page)
    yield "errors"
    fill_guidance(page)
    page.fill("#f-summary", "Verylongwordthatdoesnotend" * 90)
    send(page)
    yield "preview and ways out, too long"
    opened(page, served, "situations")
    yield "a draftless situation, three groups"
    opened(page, served, "guidance")
    yield "a draft that came back"


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_state_is_accessible_and_fits(page: Page, served: Served, scheme: str, width: int):
    """Axe has nothing to say about any state, and nothing scrolls sideways."""
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    found = {}
    for state in states(page, served):
        page.evaluate(axe())
        page.wait_for_timeout(400)
        found[state] = (run_axe(page, TAGS), what_sticks_out(page) if width_of(page) > width else [])

    assert {state: wrong for state, wrong in found.items() if wrong != ([], [])} == {}
