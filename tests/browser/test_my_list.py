"""
The reader's own list, from the button on a card to every file that leaves the browser, and back.

Each exported file is opened by a reader that knows nothing of ours: the standard library's.
"""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.test_accessibility import TAGS, axe, run_axe
from tests.browser.test_reading import FOCUS_IS_VISIBLE, what_sticks_out, width_of
from tests.serving import SITE, Served, data

KEY = "signpost:list"
HOSTILE = """=HYPERLINK("http://evil.example","click") <img src=x onerror="window.hacked=1">"""
"""A formula to a spreadsheet, markup to a page."""

ADDRESS = data("site.yml")["address"]
WHENEVER = (".woff2", "favicon.svg")
"""Comes when the browser likes: fonts for letters that came into sight, and the icon for its tab."""

FIRST = "measure/absence-msk-share"
SECOND = "measure/nss-work-stress"


def item(entry: str, title: str = "A title of once", **more) -> dict:
    return {"entry": entry, "title": title, "saved": "2026-11-20T07:00:00.000Z", **more}


def file_of(*items: dict) -> dict:
    return {"format": "wellbeing-signpost/list", "version": 1, "items": list(items)}


FILLED = file_of(
    item(FIRST, read="2026-11-21", minutes=25, note={"text": HOSTILE, "changed": "2026-11-21T18:00:00.000Z"}, earlier_notes=[{"text": "Looks long.", "changed": "2026-11-20T18:00:00.000Z"}]),
    item(SECOND),
    item("guidance/gone-for-good", "Something that was here once"),
)
"""One read with notes, one unread, one that is in the catalogue no more."""


@pytest.fixture
def filled(page: Page, served: Served) -> Page:
    """The page of the list, with `FILLED` kept in the browser."""
    page.goto(served / "about/")
    page.evaluate("([key, list]) => localStorage.setItem(key, JSON.stringify(list))", [KEY, FILLED])
    page.goto(served / "my-list/")
    expect(page.locator(".kept__item")).to_have_count(3)
    return page


def kept(page: Page) -> list[dict]:
    """The items as the browser keeps them."""
    text = page.evaluate("key => localStorage.getItem(key)", KEY)
    return json.loads(text)["items"] if text else []


def of(page: Page, entry: str):
    return page.locator(f'[data-kept="{entry}"]')


def ask_for_poster(page: Page) -> None:
    """Press the button; on a list it stands among the ways to take the list away."""
    ways = page.locator(".finder__take summary")
    if ways.count():
        ways.click()
    page.get_by_role("button", name="Print as a poster").click()


def saved_file(page: Page, selector: str, folder: Path) -> Path:
    with page.expect_download() as download:
        page.locator(selector).click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file


# Saving


def test_every_card_and_every_entry_page_has_its_button(page: Page, served: Served):
    """Each card has one real button with the entry's title in its name, large enough, and beside the link, not over it."""
    for address in ("measures/", "elements/environment/", "for/board/", "situations/off-with-stress/"):
        page.goto(served / address)
        expect(page.locator(".card[data-entry] > .save")).to_have_count(page.locator(".card[data-entry]").count())
    page.goto(served / "measures/")
    card = page.locator(".card[data-entry]").first
    button, link = card.locator(".save"), card.locator(".card__title a")
    expect(button).to_have_accessible_name(f"Save to my list: {link.inner_text()}")
    expect(button).to_have_attribute("aria-pressed", "false")
    box = button.bounding_box()
    assert box and min(box["width"], box["height"]) >= 24
    overlap = page.evaluate("""() => [...document.querySelectorAll(".card")].filter((card) => {
      const [save, words] = [card.querySelector(".save"), document.createRange()]
      words.selectNodeContents(card.querySelector(".card__title a"))
      const box = save.getBoundingClientRect()
      return [...words.getClientRects()].some((line) => line.right > box.left && line.top < box.bottom && line.bottom > box.top && line.left < box.right)
    }).length""")
    assert overlap == 0


def test_what_is_saved_on_cards_and_pages_stands_on_the_list(page: Page, served: Served):
    """Pressing saves and says so, pressing again removes; links to the list count what is on it."""
    page.goto(served / "measures/")
    button = page.locator(f'[data-entry="{FIRST}"] .save')
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    expect(page.locator("[data-announcer]")).to_contain_text("Saved to your list: ")
    page.locator(f'[data-entry="{SECOND}"] .save').click()
    expect(page.locator(".foot").get_by_role("link", name="My list (2)")).to_be_visible()
    button.click()
    expect(button).to_have_attribute("aria-pressed", "false")

    page.goto(served / "situations/off-with-stress/")
    page.locator(".entry > .save").click()
    title = page.locator("h1").inner_text()
    page.locator(".foot").get_by_role("link", name="My list (2)").click()

    expect(page.locator(".kept__title")).to_have_text([title, re.compile("Felt unwell")])
    expect(page.locator("[data-count]")).to_have_text("2 on your list, 0 of them read.")
    expect(page.locator("[data-when-not-started]")).to_be_hidden()


@pytest.mark.parametrize(("address", "place"), [("measures/", f'.card[data-entry="{FIRST}"]'), (f"measures/{FIRST.split('/')[1]}/", ".entry")], ids=["card", "page"])
def test_a_saved_entry_is_read_and_noted_where_it_stands(page: Page, served: Served, address: str, place: str):
    """On a card and on a page alike: what is ticked and written is kept, seen again, and gone from the page with the entry."""
    page.goto(served / address)
    here = page.locator(place)
    expect(here.locator(".saved")).to_have_count(0)
    here.locator(":scope > .save").click()
    here.locator(".saved summary").click()
    here.get_by_label("I have read it").check()
    here.get_by_label("My note").fill(HOSTILE)
    here.get_by_label("My note").blur()

    [item] = kept(page)
    assert item["entry"] == FIRST and re.fullmatch(r"\d{4}-\d\d-\d\d", item["read"]) and item["note"]["text"] == HOSTILE
    page.evaluate(axe())
    assert run_axe(page, TAGS) == []
    page.reload()
    expect(here.get_by_label("I have read it")).to_be_checked()
    expect(here.get_by_label("My note")).to_have_value(HOSTILE)
    here.locator(":scope > .save").click()
    expect(here.locator(".saved")).to_have_count(0)


def test_pressing_again_brings_an_entry_back_with_its_note(filled: Page, served: Served):
    """An entry that was removed by a slip on a card comes back as it was."""
    filled.goto(served / "measures/")
    button = filled.locator(f'[data-entry="{FIRST}"] .save')

    button.click()
    assert FIRST not in [each["entry"] for each in kept(filled)]
    button.click()

    assert [each for each in kept(filled) if each["entry"] == FIRST] == [FILLED["items"][0]]


def test_cards_that_come_later_or_move_have_their_button(filled: Page, served: Served):
    """A list that a script draws anew or reorders keeps its buttons, and they show what is saved."""
    filled.goto(served / "measures/")
    expect(filled.locator(f'[data-entry="{FIRST}"] .save')).to_have_count(1)

    filled.evaluate("""entry => {
      const card = document.querySelector(`[data-entry="${entry}"]`)
      const copy = card.cloneNode(true)
      copy.querySelector(".save").remove()
      copy.id = "copy"
      const list = document.createElement("ul")
      list.append(copy)
      document.querySelector("main").append(list)
      card.parentElement.append(card)
    }""", FIRST)

    expect(filled.locator("#copy .save")).to_have_attribute("aria-pressed", "true")
    expect(filled.locator(f'[data-entry="{FIRST}"] .save')).to_have_count(2)


def test_refused_storage_is_told_and_breaks_nothing(page: Page, served: Served):
    """Where the browser keeps nothing, the button and the list say so in sight of everybody."""
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('refused', 'SecurityError') } })")
    page.goto(served / "measures/")
    page.locator(f'[data-entry="{FIRST}"] .save').click()
    expect(page.locator(f'[data-entry="{FIRST}"] .save__trouble')).to_contain_text("This browser did not keep it")

    page.goto(served / f"my-list/#shared=1~{FIRST.replace('/', '.')}")
    page.locator("[data-save-all]").click()
    expect(page.locator("[data-told]")).to_contain_text("This could not be kept.")
    assert errors == []


def test_a_full_store_changes_nothing(filled: Page):
    """When there is no room, what was kept stays as it was, and the note stays in its field."""
    before = kept(filled)
    filled.evaluate("() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') } }")

    note = of(filled, SECOND).locator("textarea")
    note.fill("A thought")
    note.blur()

    expect(filled.locator("[data-told]")).to_contain_text("This could not be kept.")
    expect(note).to_have_value("A thought")
    assert kept(filled) == before


def test_a_list_that_cannot_be_read_is_left_alone(page: Page, served: Served, tmp_path: Path):
    """A damaged list is neither used nor overwritten; it can be saved as it is, and begun anew."""
    page.goto(served / "measures/")
    page.evaluate("key => localStorage.setItem(key, '{\"format\": \"wellbeing-signpost/list\", \"version\": 7}')", KEY)
    page.reload()
    page.locator(".save").first.click()
    expect(page.locator(".save__trouble")).to_contain_text("cannot be read")
    page.goto(served / "my-list/")
    expect(page.get_by_role("alert")).to_contain_text("cannot be read, so we leave it alone")
    assert '"version": 7' in saved_file(page, ".notice button >> nth=0", tmp_path).read_text()

    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Begin anew").click()

    assert page.evaluate("key => localStorage.getItem(key)", KEY) is None
    expect(page.get_by_role("heading", name="Nothing saved yet")).to_be_visible()


# On the list


def test_reading_minutes_and_notes_make_a_log(filled: Page):
    """What is ticked, timed and noted is kept at once and stands in the log with the total of minutes."""
    second = of(filled, SECOND)
    second.get_by_label("I have read it").check()
    second.get_by_label("Minutes").fill("15")
    second.get_by_label("Read on").fill("2026-11-19")
    second.get_by_label("My note").fill("First line\nsecond line")
    second.get_by_label("My note").blur()

    found = next(each for each in kept(filled) if each["entry"] == SECOND)
    assert (found["read"], found["minutes"], found["note"]["text"]) == ("2026-11-19", 15, "First line\nsecond line")
    expect(filled.locator("[aria-labelledby=log] caption")).to_have_text("2 read, 40 minutes in all.")
    expect(filled.locator("[aria-labelledby=log] tbody th")).to_have_text([re.compile("Felt unwell"), re.compile("Absence due")])

    second.get_by_label("I have read it").uncheck()
    assert "read" not in next(each for each in kept(filled) if each["entry"] == SECOND)


def test_a_note_is_kept_when_the_page_is_left_in_the_middle_of_it(filled: Page, served: Served):
    """Whoever types and goes away at once finds the note again."""
    of(filled, SECOND).get_by_label("My note").press_sequentially("Not yet done")
    filled.goto(served / "about/")

    assert next(each for each in kept(filled) if each["entry"] == SECOND)["note"]["text"] == "Not yet done"


def test_order_and_filter(filled: Page):
    """The list can be ordered four ways, and shows the unread alone when asked."""
    titles = filled.locator(".kept__title")
    filled.get_by_label("Order").select_option("title")
    expect(titles).to_have_text([re.compile("^Absence"), re.compile("^Felt"), re.compile("^Something")])
    filled.get_by_label("Order").select_option("unread")
    expect(titles).to_have_text([re.compile("^Felt"), re.compile("^Something"), re.compile("^Absence")])

    filled.get_by_label("Only what I have not read").check()

    expect(titles).to_have_text([re.compile("^Felt"), re.compile("^Something")])
    expect(filled.locator("[data-count]")).to_contain_text("2 of 3 shown.")


def test_what_left_the_catalogue_is_kept_and_shown_as_such(page: Page, served: Served):
    """An entry that is gone keeps its title; one that was superseded says so and leads to its page."""
    superseded = next(file.stem for file in sorted((SITE.parent / "resources" / "guidance").glob("*.yml")) if "\nstatus: superseded" in file.read_text(encoding="utf-8"))
    page.goto(served / "about/")
    page.evaluate("([key, list]) => localStorage.setItem(key, JSON.stringify(list))", [KEY, file_of(item(f"guidance/{superseded}"), item("guidance/gone-for-good", "Something that was here once"))])
    page.goto(served / "my-list/")

    expect(of(page, "guidance/gone-for-good")).to_contain_text("No longer in the catalogue")
    expect(of(page, "guidance/gone-for-good").locator("h3")).to_have_text("Something that was here once")
    expect(of(page, "guidance/gone-for-good").locator("a")).to_have_count(0)
    expect(of(page, f"guidance/{superseded}")).to_contain_text("Something newer replaces this")
    of(page, f"guidance/{superseded}").locator("h3 a").click()
    page.wait_for_url(served / f"guidance/{superseded}/")


def test_removing_can_be_undone(filled: Page):
    """Removed entries and removed notes come back whole, and the focus goes where the reader goes on."""
    before = kept(filled)
    of(filled, FIRST).locator("[data-remove]").click()
    expect(filled.locator("[data-undo]")).to_be_focused()
    assert len(kept(filled)) == 2
    filled.keyboard.press("Enter")
    expect(of(filled, FIRST).locator("h3 a")).to_be_focused()
    assert sorted(kept(filled), key=str) == sorted(before, key=str)

    filled.get_by_role("button", name="Remove all my notes").click()
    assert [each for each in kept(filled) if "note" in each or "earlier_notes" in each] == []
    filled.locator("[data-undo]").click()
    assert sorted(kept(filled), key=str) == sorted(before, key=str)


def test_two_tabs_stay_in_step_and_lose_no_note(filled: Page, served: Served):
    """What one tab does shows in the other; a note written in both is kept twice."""
    other = filled.context.new_page()
    other.goto(served / "my-list/")
    of(other, SECOND).get_by_label("My note").press_sequentially("From there")
    of(filled, SECOND).get_by_label("My note").press_sequentially("From here")
    of(other, SECOND).get_by_label("My note").blur()
    of(filled, SECOND).get_by_label("My note").blur()

    for page in (filled, other):
        expect(of(page, SECOND).locator(".kept__earlier")).to_have_count(1)
    found = next(each for each in kept(filled) if each["entry"] == SECOND)
    assert {found["note"]["text"], found["earlier_notes"][0]["text"]} == {"From here", "From there"}

    other.goto(served / "measures/")
    other.locator(f'[data-entry="{SECOND}"] .save').click()
    expect(filled.locator(".kept__item")).to_have_count(2)
    of(filled, FIRST).locator("[data-remove]").click()
    expect(other.locator(f'[data-entry="{FIRST}"] .save')).to_have_attribute("aria-pressed", "false")


def test_the_one_button_wipes_the_list(filled: Page, served: Served):
    """After the wipe the list is empty at once, here and in another tab, and no key of ours is left."""
    other = filled.context.new_page()
    other.goto(served / "my-list/")
    filled.on("dialog", lambda dialog: dialog.accept())

    filled.get_by_role("button", name=re.compile("Wipe everything")).click()

    for page in (filled, other):
        expect(page.get_by_role("heading", name="Nothing saved yet")).to_be_visible()
    assert filled.evaluate("Object.keys(localStorage)") == []
    expect(filled.locator(".foot").get_by_role("link", name="My list", exact=True)).to_be_visible()


# Files


def test_the_log_as_word_excel_and_csv(filled: Page, tmp_path: Path):
    """Each file holds what was read, the notes and the total; nothing in it is a formula or code."""
    files = {kind: saved_file(filled, f'[data-log="{kind}"]', tmp_path) for kind in ("csv", "excel", "word")}
    assert [file.suffix for file in files.values()] == [".csv", ".xlsx", ".docx"]

    raw = files["csv"].read_bytes()
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"))))
    note = f"{HOSTILE}\n\nAn earlier note, of 2026-11-20\nLooks long."
    assert raw.startswith(b"\xef\xbb\xbf")
    assert rows[0] == ["Read on", "What I read", "Kind", "Minutes", "What I take from it", "Address"]
    assert rows[1] == ["2026-11-21", "Absence due to muscle, back and joint problems", "Outcome measure", "25", f"'{note}", f"{ADDRESS}measures/absence-msk-share/"]
    assert rows[2:] == [["Total", "", "", "25", "", ""]]

    with zipfile.ZipFile(files["excel"]) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheets = {name: ElementTree.fromstring(part) for name, part in parts.items() if name.endswith(".xml")}
    assert [sheet.get("name") for sheet in sheets["xl/workbook.xml"].findall(".//{*}sheet")] == ["Learning log", "Not read yet"]
    text = ["".join(each.itertext()) for each in sheets["xl/sharedStrings.xml"].findall(".//{*}si")]
    assert f"'{note}" in text and "Something that was here once" in text
    assert [name for name, sheet in sheets.items() for _ in sheet.findall(".//{*}f")] == []

    with zipfile.ZipFile(files["word"]) as archive:
        assert archive.testzip() is None
        document = ElementTree.fromstring(archive.read("word/document.xml"))
    paragraphs = ["".join(each.itertext()) for each in document.iter("{http://schemas.openxmlformats.org/wordprocessingml/2006/main}p")]
    assert "1 read, 25 minutes in all." in paragraphs and HOSTILE in paragraphs and "Looks long." in paragraphs
    assert filled.evaluate("window.hacked") is None


def test_a_file_comes_back_whole_and_merges(filled: Page, tmp_path: Path, built_site: Path):
    """Saved, wiped and opened again, the list is the same; opened over another, nothing is lost."""
    file = saved_file(filled, "[data-save]", tmp_path)
    content = json.loads(file.read_text(encoding="utf-8"))
    assert (content["format"], content["version"], content["site"]["address"]) == ("wellbeing-signpost/list", 1, ADDRESS)
    schema = json.loads((built_site / "schemas" / "list.schema.json").read_text(encoding="utf-8"))
    assert schema["properties"]["format"]["const"] == content["format"]

    changed = file_of(item(FIRST, note={"text": "Newer", "changed": "2026-11-25T18:00:00.000Z"}), item("measure/gone", "Gone"))
    filled.evaluate("([key, list]) => localStorage.setItem(key, JSON.stringify(list))", [KEY, changed])
    filled.reload()
    filled.set_input_files("#list-file", file)
    expect(filled.locator("[data-opened]")).to_contain_text("3 from the file are on your list now, 2 of them new.")
    first = next(each for each in kept(filled) if each["entry"] == FIRST)
    assert [first["note"]["text"], *(note["text"] for note in first["earlier_notes"])] == ["Newer", HOSTILE, "Looks long."]
    assert len(kept(filled)) == 4

    filled.evaluate("localStorage.clear()")
    filled.reload()
    filled.set_input_files("#list-file", file)
    expect(filled.locator(".kept__item")).to_have_count(3)
    assert sorted(kept(filled), key=str) == sorted(FILLED["items"], key=str)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("not a list", "The file is not JSON."),
        (json.dumps(file_of(item("javascript:alert(1)"))), "items.1.entry is “javascript:alert(1)”."),
        ('{"format": "wellbeing-signpost/list", "version": 1, "items": [], "__proto__": {"x": 1}}', "__proto__ is a name that no file of ours has."),
    ],
    ids=["broken", "hostile", "prototype"],
)
def test_a_broken_or_hostile_file_changes_nothing(filled: Page, tmp_path: Path, text: str, said: str):
    """It is refused with what is wrong, and the list is as it was."""
    before = kept(filled)
    file = tmp_path / "list.json"
    file.write_text(text, encoding="utf-8")

    filled.set_input_files("#list-file", file)

    expect(filled.locator("[data-opened]")).to_contain_text("This file was not opened. Nothing has changed.")
    expect(filled.locator("[data-opened]")).to_contain_text(said)
    assert kept(filled) == before


# Sharing


def test_a_shared_link_holds_names_alone_and_is_looked_at_before_anything_is_saved(filled: Page, browser: Browser, served: Served):
    """Whoever opens the link sees what was shared, saves some of it, and nothing of it reached a server."""
    link = filled.input_value("#share-link")
    assert link == f"{ADDRESS}my-list/#shared=1~measure.absence-msk-share.nss-work-stress~guidance.gone-for-good"
    with browser.new_context() as context:
        asked: list[str] = []
        context.on("request", lambda request: asked.append(request.url))
        page = context.new_page()
        page.goto(served / link.removeprefix(ADDRESS))
        expect(page.get_by_role("heading", name="Somebody shared 2 things with you")).to_be_visible()
        expect(page.locator("[data-unknown]")).to_contain_text("1 in the link that this site does not know: guidance/gone-for-good.")
        assert kept(page) == []

        page.get_by_role("checkbox", name=re.compile("Choose Absence")).uncheck()
        page.get_by_role("button", name="Save the chosen ones").click()
        assert [each["entry"] for each in kept(page)] == [SECOND]
        expect(page.locator(".shared")).to_have_count(0)
        assert page.evaluate("location.hash") == ""

        page.goto(served / f"my-list/#shared=1~{FIRST.replace('/', '.')}.nss-work-stress~x")
        expect(page.locator(".shared")).to_contain_text("on your list already")
        page.locator("[data-save-all]").click()
        assert {each["entry"] for each in kept(page)} == {FIRST, SECOND}
        assert [url for url in asked if "shared" in url.partition("#")[0]] == []


@pytest.mark.parametrize("hash", ["#shared=", "#shared=9~x", "#shared=1~", "#shared=1~<img src=x>", "#shared=1~constructor.prototype"])
def test_a_cut_or_hostile_link_is_told(page: Page, served: Served, hash: str):
    """A link that names nothing says so, and nothing in it becomes part of the page."""
    page.goto(served / f"my-list/{hash}")

    expect(page.locator(".shared")).to_contain_text("This link names nothing that this site knows.")
    assert page.locator(".shared img").count() == 0


# Without script, with a broken one, from a folder, silent


def test_without_script_the_page_says_what_to_do_on_paper(browser: Browser, served: Served):
    """The page explains itself and holds a sheet to fill in by hand; no button that could not work is shown."""
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(served / "my-list/")
        expect(page.get_by_text("The list itself needs JavaScript")).to_be_visible()
        expect(page.get_by_role("region", name="Learning log to fill in by hand").locator("tbody tr")).to_have_count(9)
        expect(page.locator("main button:visible")).to_have_count(0)
        page.goto(served / "elements/environment/")
        expect(page.locator("main button:visible")).to_have_count(0)


def test_with_a_script_that_does_not_come_the_page_is_as_without(page: Page, served: Served):
    """When the list's own script is missing the page still explains itself, and the sheet is there."""
    page.route("**/my-list.js", lambda route: route.abort())
    page.goto(served / "my-list/")

    expect(page.get_by_text("The list itself needs JavaScript")).to_be_visible()
    expect(page.locator("[data-place]")).to_be_hidden()


def test_a_part_that_does_not_come_is_told(filled: Page):
    """A file whose writer cannot be fetched is told plainly, and the others still work."""
    filled.route("**/log-word.js", lambda route: route.abort())
    filled.locator('[data-log="word"]').click()
    expect(filled.locator("[data-told]")).to_contain_text("The file could not be made.")


def test_nothing_is_asked_while_the_list_is_used(context: BrowserContext, filled: Page, served: Served):
    """After loading, reading, noting, removing and sharing ask for nothing; a writer comes from this site when a file is wanted."""
    filled.wait_for_load_state("networkidle")
    asked: list[str] = []
    context.on("request", lambda request: asked.append(request.url))
    second = of(filled, SECOND)
    second.get_by_label("I have read it").check()
    second.get_by_label("My note").fill("x")
    second.get_by_label("My note").blur()
    second.locator("[data-remove]").click()
    filled.locator("[data-undo]").click()
    filled.evaluate("location.hash = '#shared=1~measure.absence-msk-share'")
    expect(filled.locator(".shared")).to_be_visible()
    assert [url for url in asked if not url.endswith(WHENEVER)] == []

    filled.locator("button[data-hand-out]").click()
    expect(filled.locator(".paper-dialog.paper-dialog")).to_be_visible()
    assert {url.removeprefix(served.root) for url in asked if not url.endswith(WHENEVER)} == {"assets/javascripts/paper-sheet.js", "assets/javascripts/summaries.js"}


def test_the_list_works_from_a_folder(page: Page, built_site: Path):
    """Opened from a disk, a card is saved, stands on the list, and its hand-out opens."""
    page.goto((built_site / "measures" / "index.html").as_uri())
    page.locator(f'[data-entry="{FIRST}"] .save').click()
    page.goto((built_site / "my-list" / "index.html").as_uri())

    expect(of(page, FIRST)).to_be_visible()
    page.locator("button[data-hand-out]").click()
    expect(page.locator(".sheet--hand-out li").first).to_contain_text("If many days are lost")


# By keyboard, narrow, axe


def tab_to(page: Page, selector: str, most: int = 200) -> None:
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            assert page.evaluate(FOCUS_IS_VISIBLE), selector
            return
    raise AssertionError(f"Tab does not lead to {selector}.")


def test_by_keyboard_alone(page: Page, served: Served, tmp_path: Path):
    """Save, mark, note, remove, undo, take the log and print: without a mouse."""
    page.goto(served / "measures/")
    expect(page.locator(f'[data-entry="{FIRST}"] .save')).to_have_count(1)
    page.locator("main").focus()
    tab_to(page, ".save")
    page.keyboard.press("Space")
    expect(page.locator(".save").first).to_have_attribute("aria-pressed", "true")
    page.goto(served / "my-list/")
    page.locator("main").focus()
    tab_to(page, "[name$='-read']")
    page.keyboard.press("Space")
    tab_to(page, "[name$='-minutes']")
    page.keyboard.type("5")
    tab_to(page, "textarea")
    page.keyboard.type("Noted")
    tab_to(page, "[data-remove]")
    page.keyboard.press("Enter")
    expect(page.locator("[data-undo]")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator(".kept__title a")).to_be_focused()
    [found] = kept(page)
    assert (found["minutes"], found["note"]["text"]) == (5, "Noted")
    tab_to(page, '[data-log="csv"]')
    with page.expect_download():
        page.keyboard.press("Enter")
    tab_to(page, "button[data-hand-out]")
    page.keyboard.press("Enter")
    expect(page.locator(".paper-dialog h2")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".paper-dialog")).to_have_count(0)
    expect(page.locator("button[data-hand-out]")).to_be_focused()


def states(page: Page, served: Served) -> Iterator[str]:
    """Brings the page into each state of the list and of the sheets, and gives its name."""
    page.goto(served / "my-list/")
    expect(page.locator("[data-place]")).to_be_visible()
    yield "empty"
    page.evaluate("([key, list]) => localStorage.setItem(key, JSON.stringify(list))", [KEY, FILLED])
    page.goto(served / "about/")
    page.goto(served / "my-list/#shared=1~measure.absence-msk-share.flu-vaccine-uptake~nothing")
    expect(page.locator(".shared")).to_be_visible()
    yield "filled, and something shared"
    of(page, SECOND).locator("[data-remove]").click()
    page.set_input_files("#list-file", {"name": "list.json", "mimeType": "application/json", "buffer": b"{"})
    expect(page.locator("[data-opened]")).to_be_visible()
    yield "removed, and a file refused"
    page.locator("button[data-hand-out]").click()
    expect(page.locator(".paper-dialog")).to_be_visible()
    yield "hand-out"
    page.goto(served / "elements/environment/")
    page.locator(".save").first.click()
    page.get_by_role("button", name="Print as a poster").click()
    expect(page.locator(".paper-dialog")).to_be_visible()
    yield "poster"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 320])
def test_every_state_is_accessible_and_fits(page: Page, served: Served, scheme: str, width: int):
    """Axe finds nothing in any state, and nothing scrolls sideways at 320."""
    page.set_viewport_size({"width": width, "height": 900})
    page.emulate_media(color_scheme=scheme)
    for state in states(page, served):
        page.evaluate(axe())
        assert run_axe(page, TAGS) == [], state
        assert width_of(page) <= width, (state, what_sticks_out(page))


# Paper


def sheets_in(pdf: bytes) -> int:
    """How many pages a PDF has."""
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


def printed(page: Page) -> bytes:
    return page.pdf(prefer_css_page_size=True)


LONG = "Where people who work nights, weekends and bank holidays can rest, eat something warm and talk to somebody who listens"


@pytest.mark.parametrize("address", ["elements/environment/", "for/board/", "sectors/nhs/", "guidance/", "case-studies/", "accreditation/"])
def test_a_poster_is_one_page(page: Page, served: Served, address: str):
    """Whatever is on it, also the longest titles, a poster is one sheet with its lines for help on it."""
    page.goto(served / address)
    # The cards with the most to say come first, or chance would decide what is tried.
    page.evaluate("""() => {
      const cards = [...document.querySelectorAll(".card[data-entry]")].sort((one, other) => other.innerText.length - one.innerText.length)
      cards[0].parentElement.prepend(...cards)
    }""")
    ask_for_poster(page)
    dialog = page.locator(".paper-dialog.paper-dialog")
    dialog.get_by_label("Title on the sheet").fill(LONG)

    assert sheets_in(printed(page)) == 1
    sheet = page.locator(".sheet-on-paper .sheet")
    page.emulate_media(media="print")
    assert sheet.evaluate("sheet => sheet.scrollHeight <= sheet.clientHeight")
    expect(sheet.locator(".sheet__items > li")).to_have_count(6)
    expect(sheet.locator(".sheet__title")).to_have_text(LONG)
    for words in ("Samaritans", "116 123", "24 hours a day", "Checked on", "Independent."):
        expect(sheet.get_by_text(words).first).to_be_visible()
    expect(page.locator(".foot, .masthead").first).to_be_hidden()


def test_a_poster_shows_what_is_shown_and_leads_to_it(page: Page, served: Served):
    """Hidden cards stay off, the order is that of the page, six at most, and the code leads to the chosen view on the published site."""
    page.goto(served / "measures/?element=environment&audience=manager")
    page.evaluate("""() => {
      const cards = [...document.querySelectorAll(".card[data-entry]")]
      cards.forEach((card, index) => { card.hidden = index < 2 || index > 9 })
      cards[2].before(cards[3])
      document.querySelector(".listing").dataset.choicesInWords = "Environment, for managers"
    }""")
    titles = page.locator(".card[data-entry]:not([hidden]) .card__title").all_inner_texts()
    ask_for_poster(page)
    sheet = page.locator(".paper-dialog .sheet")

    expect(sheet.locator(".sheet__items strong")).to_have_text(titles[:6])
    expect(sheet.locator(".sheet__choices")).to_have_text("Environment, for managers")
    expect(sheet.get_by_role("img", name=f"Code to scan: {ADDRESS}measures/?element=environment&audience=manager")).to_be_visible()
    expect(page.get_by_role("checkbox", name=titles[6])).to_be_disabled()
    page.get_by_role("checkbox", name=titles[0]).uncheck()
    page.get_by_role("checkbox", name=titles[6]).check()
    expect(sheet.locator(".sheet__items strong")).to_have_text(titles[1:7])


def test_a_poster_by_keyboard(page: Page, served: Served):
    """Opened, changed, printed and closed by keys, with the focus back on its button."""
    page.add_init_script("globalThis.printed = 0; globalThis.print = () => { globalThis.printed++ }")
    page.goto(served / "for/board/")
    button = page.get_by_role("button", name="Print as a poster")
    expect(button).to_be_visible()
    page.locator("main").focus()
    tab_to(page, "[data-component=poster]")
    page.keyboard.press("Enter")
    expect(page.locator(".paper-dialog h2")).to_be_focused()
    tab_to(page, "[data-title]")
    page.keyboard.press("Control+a")
    page.keyboard.type("For our board")
    expect(page.locator(".paper-dialog .sheet__title")).to_have_text("For our board")
    tab_to(page, "[data-print]")
    page.keyboard.press("Enter")
    assert page.evaluate("printed") == 1
    tab_to(page, "[data-close]")
    page.keyboard.press("Enter")
    expect(page.locator(".paper-dialog, .sheet-on-paper")).to_have_count(0)
    expect(button).to_be_focused()
    assert sheets_in(printed(page)) > 1  # The page itself prints as before.


def test_the_hand_out(filled: Page):
    """Each entry with its sentence, address and code, the title that the reader gave, help at the end, and no note of the reader's."""
    filled.locator("button[data-hand-out]").click()
    filled.get_by_label("Title on the sheet").fill("For the night team")
    sheet = filled.locator(".sheet-on-paper .sheet")
    filled.emulate_media(media="print")

    expect(sheet.locator(".sheet__title")).to_have_text("For the night team")
    expect(sheet.locator(".sheet__items > li")).to_have_count(2)
    first = sheet.locator(".sheet__items > li", has_text="Absence due to muscle")
    expect(first).to_contain_text("If many days are lost to muscle, back and joint problems")
    expect(first).to_contain_text(f"{ADDRESS}measures/absence-msk-share/")
    expect(first.get_by_role("img", name=f"Code to scan: {ADDRESS}measures/absence-msk-share/")).to_be_visible()
    assert HOSTILE not in sheet.inner_text() and "Looks long" not in sheet.inner_text()
    for words in ("Samaritans", "Checked on"):
        expect(sheet.get_by_text(words).first).to_be_visible()
    colours = sheet.evaluate("sheet => [...new Set([...sheet.querySelectorAll('*')].flatMap((node) => { const { color, backgroundColor } = getComputedStyle(node); return [color, backgroundColor] }))]")
    assert set(colours) <= {"rgb(0, 0, 0)", "rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"}
    assert sheets_in(printed(filled)) == 1


def test_the_list_itself_prints(filled: Page):
    """Printed as it is, the list shows titles, notes and the log, and the empty sheet comes after it."""
    filled.emulate_media(media="print")

    expect(of(filled, FIRST).locator("h3")).to_be_visible()
    expect(filled.locator("[aria-labelledby=log] table")).to_be_visible()
    expect(filled.locator("[aria-labelledby=share]")).to_be_hidden()
    expect(filled.locator(".help-on-paper")).to_be_visible()
    assert sheets_in(printed(filled)) >= 2
