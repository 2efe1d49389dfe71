"""
The diagnostic as it is answered: by keyboard, saved as one goes, in two tabs, with storage refused, and without script.

Each test is a visit of its own, so that nothing is stored from the one before.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.test_accessibility import TAGS, axe, run_axe
from tests.serving import Served

REFUSE_STORAGE = "IDBFactory.prototype.open = () => { throw new DOMException('Refused.', 'SecurityError') }"
FULL_STORAGE = """() => {
  window.realPut = IDBObjectStore.prototype.put
  IDBObjectStore.prototype.put = () => { throw new DOMException('There is no room.', 'QuotaExceededError') }
}"""
ROOM_AGAIN = "() => { IDBObjectStore.prototype.put = window.realPut }"


def begin(page: Page, served: Served, depth: str = "pulse", *, shared: bool = False) -> None:
    """Starts an assessment; the first element is shown, nothing is answered."""
    page.goto(served / "diagnostic/")
    page.get_by_label("Organisation or team (optional)").fill("Riverbank")
    page.locator(f'input[name="depth"][value="{depth}"]').check()
    if shared:
        page.get_by_label("This is a shared computer").check()
    page.get_by_role("button", name="Start", exact=True).click()
    expect(page.locator("[data-form]")).to_be_visible()


def statement(page: Page, number: int = 0):
    return page.locator(".statement:visible").nth(number)


def rate(page: Page, value: str, number: int = 0) -> None:
    statement(page, number).locator(f'input[type="radio"][value="{value}"]').check()


def state(page: Page):
    return page.locator("[data-state]")


def focused(page: Page) -> str:
    return page.evaluate("document.activeElement.id || document.activeElement.value || document.activeElement.textContent.trim()")


# Starting


def test_the_expected_time_follows_what_is_chosen(page: Page, served: Served):
    """Statements and minutes of each depth are those of the chosen elements."""
    page.goto(served / "diagnostic/")
    expected = page.locator('[data-expected="full"]')
    expect(page.locator("[data-setup]")).to_be_visible()
    everything = int(expected.inner_text().split()[0])

    page.locator('input[name="element"]').first.uncheck()

    expect(expected).not_to_have_text(re.compile(rf"^{everything} "))
    assert int(expected.inner_text().split()[0]) < everything


def test_what_is_missing_is_told_in_a_summary_that_takes_the_focus(page: Page, served: Served):
    """Every problem at once, each with a way to its field."""
    page.goto(served / "diagnostic/")
    page.get_by_label("Name of the assessment").fill(" ")
    for box in page.locator('input[name="element"]').all():
        box.uncheck()

    page.get_by_role("button", name="Start", exact=True).click()

    summary = page.locator("[data-errors]")
    expect(summary).to_be_focused()
    expect(summary.locator("li")).to_have_text(["Give it a name, so that you find it again.", "Choose at least one element."])
    summary.get_by_text("Give it a name").click()
    expect(page.get_by_label("Name of the assessment")).to_be_focused()


# Answering


def test_a_short_form_is_answered_by_keyboard_alone(page: Page, served: Served):
    """Tab, arrows, space and Enter lead from the start to the last answer and the check of all."""
    page.goto(served / "diagnostic/")
    expect(page.locator("[data-setup]")).to_be_visible()
    page.locator("#setup-name").focus()
    page.keyboard.press("Tab")
    page.keyboard.type("Riverbank")
    tab_to(page, "standard")
    page.keyboard.press("ArrowLeft")
    tab_to(page, "Start")
    page.keyboard.press("Enter")
    expect(page.locator("[data-form]")).to_be_visible()
    total = int(page.locator("[data-progress]").inner_text().split()[2])

    page.locator('[name="view"][value="element"]').focus()
    page.keyboard.press("ArrowLeft")  # One statement at a time.
    for number in range(total):
        choices = page.locator('.statement:visible input[type="radio"]')
        expect(choices).to_have_count(7)
        first = choices.first.get_attribute("name")
        while not page.evaluate("document.activeElement.name") == first:
            page.keyboard.press("Tab")
        page.keyboard.press("Space")
        for _ in range(number % 7):
            page.keyboard.press("ArrowDown")
        expect(page.locator("[data-progress]")).to_have_text(f"{number + 1} of {total} answered")
        tab_to(page, "Next" if number < total - 1 else "Check your answers")
        page.keyboard.press("Enter")
        if number < total - 1:
            expect(page.locator(".statement:visible")).not_to_have_id(first)
            expect(page.locator(".statement:visible")).to_be_focused()

    expect(page.locator("#check h2").first).to_be_focused()
    expect(page.locator("#check")).to_contain_text("Don’t know: 2")
    expect(page.locator("#check")).not_to_contain_text("Not answered")


def tab_to(page: Page, wanted: str) -> None:
    """Presses Tab until what has the focus is called that."""
    for _ in range(60):
        if focused(page) == wanted:
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not lead to {wanted}; it is at {focused(page)}.")


def test_what_was_saved_is_there_after_closing_and_coming_back(context: BrowserContext, page: Page, served: Served):
    """An answer and a note in mid-word are there when the tab is opened again, and the form is where it was left."""
    begin(page, served)
    rate(page, "3")
    second = statement(page, 1)
    rate(page, "dont-know", 1)
    second.locator("[data-details] summary").click()
    second.locator('[data-field="note"]').press_sequentially("Ask the night sta")
    expect(state(page)).to_have_text(re.compile(r"^Saved in this browser at \d\d:\d\d$"))
    page.close()

    page = context.new_page()
    page.goto(served / "diagnostic/")
    expect(page.locator(".saved__item")).to_contain_text("Riverbank · 2 of 14 answered")
    page.get_by_role("button", name="Go on").click()

    expect(page.locator("[data-progress]")).to_have_text("2 of 14 answered")
    page.locator("[data-elements] a").first.click()
    expect(statement(page).locator('input[value="3"]')).to_be_checked()
    expect(statement(page, 1).locator('[data-field="note"]')).to_have_value("Ask the night sta")


def test_reload_comes_back_to_the_same_statement(page: Page, served: Served):
    """Reload keeps the assessment, the view and the place in it."""
    begin(page, served)
    page.locator("[data-tools]").get_by_text("One statement").click()
    rate(page, "1")
    page.get_by_role("link", name="Next", exact=True).click()
    here = statement(page).get_attribute("id")
    expect(state(page)).to_contain_text("Saved")

    page.reload()

    expect(statement(page)).to_have_id(here or "")
    assert page.url.endswith(f"#{here}")
    expect(page.locator("[data-progress]")).to_have_text("1 of 14 answered")


def test_back_and_forward_go_between_views(page: Page, served: Served):
    """Each view is an entry of the browser's history."""
    begin(page, served)
    page.get_by_role("link", name="Check", exact=True).click()
    expect(page.locator("#check")).to_be_visible()

    page.go_back()
    expect(page.locator("[data-form]")).to_be_visible()
    page.go_back()
    expect(page.locator("[data-setup]")).to_be_visible()
    page.go_forward()
    page.go_forward()
    expect(page.locator("#check")).to_be_visible()


def test_undo_says_what_it_takes_back(page: Page, served: Served):
    """By button and by Ctrl+Z, which in a text field undoes typing and nothing else."""
    begin(page, served)
    rate(page, "2")
    rate(page, "does-not-apply", 1)
    undo = page.locator("[data-undo]")
    expect(undo).to_have_text(re.compile("^Undo: answer to “"))

    undo.click()
    expect(page.locator("[data-progress]")).to_have_text("1 of 14 answered")
    expect(page.locator("[data-announcer]")).to_have_text(re.compile("^Undone: answer to “"))
    statement(page).locator('input[value="2"]').focus()
    page.keyboard.press("Control+z")
    expect(page.locator("[data-progress]")).to_have_text("0 of 14 answered")
    expect(statement(page).locator("input:checked")).to_have_count(0)
    page.keyboard.press("Control+Shift+z")
    expect(page.locator("[data-progress]")).to_have_text("1 of 14 answered")

    statement(page).locator("[data-details] summary").click()
    statement(page).locator('[data-field="owner"]').press_sequentially("HR")
    page.keyboard.press("Control+z")
    expect(page.locator("[data-progress]")).to_have_text("1 of 14 answered")


def test_an_answer_can_be_cleared_and_its_note_stays(page: Page, served: Served):
    """Clearing is an answer fewer; what was written about the statement is kept."""
    begin(page, served)
    rate(page, "2")
    statement(page).locator("[data-details] summary").click()
    statement(page).locator('[data-field="note"]').fill("Ask again")
    statement(page).get_by_role("button", name="Clear this answer").click()

    expect(page.locator("[data-progress]")).to_have_text("0 of 14 answered")
    expect(statement(page).locator('[data-field="note"]')).to_have_value("Ask again")
    expect(statement(page)).to_be_focused()


def test_own_statements_are_added_changed_and_removed(page: Page, served: Served):
    """A statement of the reader's own is asked and counted like the others, and removing it can be undone."""
    begin(page, served)
    section = page.locator(".diagnostic__element:visible")
    section.get_by_role("button", name="Add a statement of your own").click()
    page.keyboard.press("Enter")
    expect(section.get_by_text("Write the statement, or cancel.")).to_be_visible()
    page.keyboard.type("<b>Night staff</b> get a hot meal.")
    page.keyboard.press("Enter")

    own = section.locator(".statement--own")
    expect(own.locator("[data-text]")).to_have_text("<b>Night staff</b> get a hot meal.")
    expect(own).to_be_focused()
    own.locator('input[value="4"]').check()
    expect(page.locator("[data-progress]")).to_have_text("1 of 15 answered")

    own.get_by_role("button", name="Change its words").click()
    page.keyboard.press("Control+a")
    page.keyboard.type("Everyone gets a hot meal.")
    page.keyboard.press("Enter")
    expect(own.locator("[data-text]")).to_have_text("Everyone gets a hot meal.")
    page.reload()
    expect(own.locator('input[value="4"]')).to_be_checked()

    own.get_by_role("button", name="Remove it").click()
    expect(own).to_have_count(0)
    page.locator("[data-undo]").click()
    expect(own.locator('input[value="4"]')).to_be_checked()


def test_a_small_organisation_is_asked_in_plainer_words(page: Page, served: Served):
    """The plainer wording stands in the place of the other, not beside it."""
    begin(page, served)
    usual = statement(page).locator("[data-text]").inner_text()
    page.get_by_role("link", name="What is asked").click()
    page.get_by_label("We are a small organisation").check()
    page.get_by_role("button", name="Keep and go on").click()

    expect(statement(page).locator("[data-text]")).not_to_have_text(usual)
    expect(page.get_by_text("In a small organisation:").filter(visible=True)).to_have_count(0)


def test_a_link_to_a_statement_leads_there(page: Page, served: Served):
    """An address with a statement's id opens the last assessment at that statement; #check and #results open those."""
    begin(page, served)
    wanted = page.locator(".statement").evaluate_all("found => found.filter(({hidden}) => !hidden).at(-1).id")
    expect(state(page)).to_contain_text("Saved")

    page.goto("about:blank")
    page.goto(served / f"diagnostic/#{wanted}")
    expect(page.locator(f"#{wanted}")).to_be_in_viewport()
    page.goto("about:blank")
    page.goto(served / "diagnostic/#check")
    expect(page.locator("#check table").first).to_be_visible()


# Keeping


def test_a_browser_that_stores_nothing_is_told_of_plainly(context: BrowserContext, page: Page, served: Served):
    """The state says that nothing is saved, answering goes on, and the answers come out as a file."""
    context.add_init_script(REFUSE_STORAGE)
    begin(page, served)
    rate(page, "2")

    expect(state(page)).to_contain_text("Not saved: this browser does not let the site store anything.")
    with page.expect_download() as download:
        page.get_by_role("button", name="Download your answers").click()
    file = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))
    assert [answer["answer"] for answer in file["assessment"]["answers"].values()] == [2]


def test_a_full_browser_is_told_of_and_tried_again(page: Page, served: Served):
    """Answers given while there was no room are saved once there is."""
    begin(page, served)
    expect(state(page)).to_contain_text("Saved")
    page.evaluate(FULL_STORAGE)
    rate(page, "2")
    expect(state(page)).to_contain_text("Not saved: this browser has no room left.")

    page.evaluate(ROOM_AGAIN)
    page.get_by_role("button", name="Try again").click()

    expect(state(page)).to_contain_text("Saved in this browser")
    page.reload()
    expect(page.locator("[data-progress]")).to_have_text("1 of 14 answered")


@pytest.mark.parametrize("choice", ["Use the other tab’s", "Keep mine as a copy"])
def test_two_tabs_do_not_overwrite_each_other(context: BrowserContext, page: Page, served: Served, choice: str):
    """The older tab says so, writes nothing, and leaves the choice to the reader."""
    begin(page, served)
    expect(state(page)).to_contain_text("Saved")
    other = context.new_page()
    other.goto(page.url)
    expect(other.locator("[data-progress]")).to_have_text("0 of 14 answered")

    rate(other, "4")
    expect(state(other)).to_contain_text("Saved")
    rate(page, "0")

    expect(state(page)).to_have_text("Not saved: this assessment was changed in another tab.")
    page.get_by_role("button", name=choice).click()
    expect(state(page)).to_contain_text("Saved in this browser")
    mine = choice == "Keep mine as a copy"
    expect(statement(page).locator(f'input[value="{0 if mine else 4}"]')).to_be_checked()
    expect(page.locator("[data-name]")).to_contain_text("(my copy)" if mine else "Riverbank")
    other.reload()
    expect(statement(other).locator('input[value="4"]')).to_be_checked()
    expect(state(other)).to_contain_text("Saved in this browser")


def test_what_another_tab_deletes_is_not_lost_here(context: BrowserContext, page: Page, served: Served):
    """The tab that still has the answers says so, and keeps them if the reader wants."""
    begin(page, served)
    rate(page, "2")
    expect(state(page)).to_contain_text("Saved")
    other = context.new_page()
    other.goto(served / "diagnostic/")
    other.get_by_role("button", name="Delete").click()

    expect(state(page)).to_have_text("Not saved: this assessment was deleted in another tab.")
    page.get_by_role("button", name="Keep mine as a copy").click()

    expect(state(page)).to_contain_text("Saved in this browser")
    expect(page.locator("[data-progress]")).to_have_text("1 of 14 answered")


def test_a_shared_computer_keeps_nothing_and_says_so_at_all_times(page: Page, served: Served):
    """Nothing is in any store, in any view, and the answers come out as a file and go in again."""
    begin(page, served, shared=True)
    rate(page, "3")
    for view in ("Check", "Results", "What is asked", "Answer"):
        page.get_by_role("navigation", name="Steps").get_by_role("link", name=view).click()
        expect(state(page)).to_have_text("Shared computer: nothing is stored here. Download your answers before you leave.")
        expect(state(page)).to_be_visible()
    with page.expect_download() as download:
        page.get_by_role("button", name="Download your answers").click()
    saved = page.context.storage_state(indexed_db=True)
    kept = [record for origin in saved["origins"] for base in origin.get("indexedDB", []) for store in base["stores"] for record in store["records"]]
    assert kept == []

    page.on("dialog", lambda dialog: dialog.accept())
    page.goto("about:blank")
    page.goto(served / "diagnostic/")
    expect(page.locator(".saved__item")).to_have_count(0)
    page.set_input_files("[data-file]", {"name": "mine.json", "mimeType": "application/json", "buffer": Path(download.value.path()).read_bytes()})
    expect(page.locator("#check")).to_contain_text("1 of 14 statements have a level")


def test_leaving_what_is_kept_nowhere_is_asked_about(page: Page, served: Served):
    """The browser asks before a tab is closed that holds the only copy."""
    begin(page, served, shared=True)
    rate(page, "3")
    asked: list[str] = []
    page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))

    page.goto("about:blank")

    assert asked == ["beforeunload"]


def test_saved_assessments_are_renamed_copied_deleted_and_brought_back(page: Page, served: Served):
    """All that can be done with a saved assessment, from the list of them."""
    begin(page, served)
    rate(page, "2")
    expect(state(page)).to_contain_text("Saved")
    page.get_by_role("link", name="All assessments").click()
    items, names = page.locator(".saved__item"), page.locator(".saved__name")

    page.get_by_role("button", name="Rename").click()
    page.keyboard.type("Spring")
    page.keyboard.press("Enter")
    expect(names).to_have_text(["Spring"])
    page.get_by_role("button", name="Copy as a new round").click()
    expect(names).to_have_text([re.compile("^Spring, round of "), "Spring"])

    items.last.get_by_role("button", name="Delete").click()
    expect(items).to_have_count(1)
    expect(page.get_by_role("button", name="Bring it back")).to_be_focused()
    page.keyboard.press("Enter")
    expect(items).to_have_count(2)
    items.last.get_by_role("button", name="Go on").click()
    expect(page.locator("[data-progress]")).to_have_text("1 of 14 answered")


def test_wiping_takes_everything(page: Page, served: Served):
    """After the question nothing is left, here and on the privacy page."""
    begin(page, served)
    expect(state(page)).to_contain_text("Saved")
    page.get_by_role("link", name="All assessments").click()
    page.on("dialog", lambda dialog: dialog.accept())

    page.get_by_role("button", name="Wipe everything").click()

    expect(page.get_by_text("Everything this site kept here is gone.")).to_be_visible()
    expect(page.locator(".saved__item")).to_have_count(0)
    page.reload()
    expect(page.locator("[data-setup]")).to_be_visible()
    expect(page.locator(".saved__item")).to_have_count(0)


@pytest.mark.parametrize(
    ("text", "said"),
    [("", "is empty"), ("{", "breaks off"), ('{"format": "else"}', "its format is"), ("<script>alert(1)</script>", "is a web page or XML")],
)
def test_a_file_that_is_not_ours_is_refused_and_nothing_changes(page: Page, served: Served, text: str, said: str):
    """What is wrong is said in a summary that takes the focus."""
    page.goto(served / "diagnostic/")
    expect(page.locator("[data-setup]")).to_be_visible()

    page.set_input_files("[data-file]", {"name": "<img src=x>.json", "mimeType": "application/json", "buffer": text.encode()})

    problems = page.locator("[data-file-problems] .errors")
    expect(problems).to_be_focused()
    expect(problems).to_contain_text("“<img src=x>.json” was not opened, and nothing has changed")
    expect(problems).to_contain_text(said)
    expect(page.locator(".saved__item")).to_have_count(0)


# Without a request, without script, for everybody


def test_no_request_is_made_while_answering(page: Page, served: Served):
    """Once the page is there, answering, saving, undoing and checking ask nobody for anything."""
    page.goto(served / "diagnostic/", wait_until="networkidle")
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    page.get_by_role("button", name="Start", exact=True).click()
    rate(page, "2")
    page.locator("[data-undo]").click()
    for view in ("Check", "What is asked", "Answer"):
        page.get_by_role("navigation", name="Steps").get_by_role("link", name=view).click()
    expect(state(page)).to_contain_text("Saved")

    # Chromium without a window asks for the icon again at each change of the address.
    assert [address for address in asked if not address.endswith("favicon.svg")] == []


@pytest.fixture
def without_script(browser: Browser) -> Iterator[Page]:
    with browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900}) as context:
        yield context.new_page()


def test_the_form_is_whole_without_script(without_script: Page, served: Served):
    """Every statement can be answered, and nothing that only script can do is offered."""
    page = without_script
    page.goto(served / "diagnostic/")

    statements = page.locator("fieldset.statement:visible")
    assert statements.count() == page.locator("fieldset.statement").count() > 40
    statements.last.locator("input").last.check()
    assert page.locator("main button:visible").count() == 0
    expect(page.get_by_text("This page works without JavaScript")).to_be_visible()


def test_no_statement_is_split_on_paper(without_script: Page, served: Served):
    """A statement and its answers stay on one sheet, in the form and in the one for pen and paper."""
    for address, selector in (("diagnostic/", ".statement"), ("diagnostic/print/", ".paper-form__statement")):
        without_script.goto(served / address)
        without_script.emulate_media(media="print")
        assert without_script.locator(selector).first.evaluate("place => getComputedStyle(place).breakInside") == "avoid"
        sheet_height = 261 * 96 / 25.4  # A4 without its margins.
        tallest = without_script.evaluate("Math.max(...[...document.querySelectorAll(%r)].map(each => each.offsetHeight))" % selector)
        assert tallest < sheet_height


@pytest.mark.parametrize("width", [1280, 320])
def test_axe_finds_nothing_in_any_state(page: Page, served: Served, width: int):
    """Starting with problems, each view of the form, an open editor, problems with saving, checking: light and dark."""
    page.set_viewport_size({"width": width, "height": 900})
    found: list[str] = []

    def look(what: str) -> None:
        page.evaluate(axe())
        for scheme in ("light", "dark"):
            page.emulate_media(color_scheme=scheme)
            found.extend(f"{what}, {scheme}: {violation}" for violation in run_axe(page, TAGS))
        overflow = page.evaluate("document.documentElement.scrollWidth - innerWidth")
        if overflow > 0:
            found.append(f"{what} is {overflow} px too wide.")

    page.goto(served / "diagnostic/")
    page.get_by_label("Name of the assessment").fill(" ")
    page.get_by_role("button", name="Start", exact=True).click()
    look("starting with a problem")
    page.get_by_label("Name of the assessment").fill("Ward 4")
    page.get_by_role("button", name="Start", exact=True).click()
    rate(page, "2")
    rate(page, "dont-know", 1)
    statement(page).locator("[data-details] summary").click()
    page.locator(".diagnostic__element:visible").get_by_role("button", name="Add a statement of your own").click()
    page.keyboard.press("Enter")
    look("one element")
    if width < 1000:
        page.locator("[data-tools] > summary").click()
    for view in ("One statement", "Everything"):
        page.locator("[data-tools]").get_by_text(view).click()
        look(view)
    page.evaluate(FULL_STORAGE)
    rate(page, "3")
    expect(state(page)).to_contain_text("Not saved")
    look("full")
    page.evaluate(ROOM_AGAIN)
    page.get_by_role("button", name="Try again").click()
    for view in ("Check", "What is asked"):
        page.get_by_role("navigation", name="Steps").get_by_role("link", name=view).click()
        look(view)
    page.get_by_role("link", name="All assessments").click()
    page.get_by_role("button", name="Rename").click()
    look("all assessments")

    assert not found, "\n".join(found)
