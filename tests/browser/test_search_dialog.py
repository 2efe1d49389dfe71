"""
The search in the header: by keyboard alone, in words for who listens, without script, from a folder, and in silence.

It finds in the catalogue that we publish; which entries come first is for tests/search to say.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from tests.browser.test_accessibility import TAGS, axe, run_axe
from tests.browser.test_silence import Ears
from tests.serving import Served

START = "measures/"
"""Any page will do."""


def box(page: Page) -> Locator:
    return page.get_by_role("combobox", name="Search everything")


def dialog(page: Page) -> Locator:
    return page.get_by_role("dialog", name="Search everything")


def options(page: Page) -> Locator:
    return dialog(page).get_by_role("option")


def link(page: Page) -> Locator:
    return page.locator(".masthead").get_by_role("button", name="Search", exact=True)


def open_search(page: Page, served: Served, words: str = "", address: str = START) -> None:
    page.goto(served / address)
    link(page).click()
    expect(box(page)).to_be_focused()
    if words:
        page.keyboard.type(words)


# By keyboard alone


def test_a_key_a_word_an_arrow_and_enter_lead_to_an_entry(page: Page, served: Served):
    """`/`, a word, down to the first result, Enter: the reader is on its page, and no mouse was touched."""
    page.goto(served / START)
    page.keyboard.press("/")
    expect(box(page)).to_be_focused()
    page.keyboard.type("off with stress")
    expect(options(page).nth(1)).to_be_visible()
    first = options(page).first
    address = first.get_attribute("href")
    expect(box(page)).to_have_attribute("aria-expanded", "true")
    expect(first).to_have_attribute("aria-selected", "false")

    page.keyboard.press("ArrowDown")

    expect(first).to_have_attribute("aria-selected", "true")
    assert box(page).get_attribute("aria-activedescendant") == first.get_attribute("id")
    expect(box(page)).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url(address)
    assert address and address.startswith(served.root)
    expect(page.locator("h1")).to_contain_text("off with stress")


def test_arrows_go_round_and_home_and_end_stay_with_the_text(page: Page, served: Served):
    """Up from the box is the last option, down from there the first; Home and End move in what was typed."""
    open_search(page, served, "stress")
    expect(options(page).nth(1)).to_be_visible()

    page.keyboard.press("ArrowUp")
    expect(options(page).last).to_have_attribute("aria-selected", "true")
    expect(options(page).last).to_be_in_viewport()
    page.keyboard.press("ArrowDown")
    expect(options(page).first).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Home")
    assert box(page).evaluate("input => input.selectionStart") == 0
    page.keyboard.press("End")
    assert box(page).evaluate("input => input.selectionStart") == len("stress")


def test_enter_without_a_choice_goes_to_the_finder(page: Page, served: Served):
    """What was typed is carried to the finder, as it is by the last option."""
    open_search(page, served, "night work")
    expect(options(page).last).to_have_text("All results for “night work”")
    assert options(page).last.get_attribute("href") == served / "find/?q=night+work"

    page.keyboard.press("Enter")

    page.wait_for_url(served / "find/?q=night+work")


def test_escape_takes_back_what_was_typed_then_closes(page: Page, served: Served):
    """The first Escape clears box and list, the next closes; the focus is back on the link."""
    open_search(page, served, "stress")
    expect(options(page).first).to_be_visible()

    page.keyboard.press("Escape")
    expect(box(page)).to_have_value("")
    expect(options(page)).to_have_count(0)
    expect(box(page)).to_have_attribute("aria-expanded", "false")
    page.keyboard.press("Escape")

    expect(dialog(page)).to_be_hidden()
    expect(link(page)).to_be_focused()


def test_the_focus_returns_to_where_the_key_was_pressed(page: Page, served: Served):
    """Opened with `s` while a link had the focus, the search gives it back to that link when it closes."""
    page.goto(served / START)
    here = page.locator("main .jump a").first
    here.focus()

    page.keyboard.press("s")
    expect(box(page)).to_be_focused()
    page.keyboard.press("Escape")

    expect(here).to_be_focused()


def test_a_click_outside_closes_and_one_inside_does_not(page: Page, served: Served):
    """The page around the dialog closes it; the dialog's own edges do not."""
    open_search(page, served)

    page.mouse.click(640, 50)
    expect(dialog(page)).to_be_visible()
    page.mouse.click(20, 700)

    expect(dialog(page)).to_be_hidden()


def test_tab_stays_in_the_dialog_and_passes_the_list(page: Page, served: Served):
    """From the box Tab comes to the button Search and to the setting, never to one of the options."""
    open_search(page, served, "stress")
    expect(options(page).first).to_be_visible()
    reached = []
    for _ in range(3):
        page.keyboard.press("Tab")
        reached.append(page.evaluate("[document.activeElement.getAttribute('type') ?? document.activeElement.tagName, document.activeElement.closest('[role=option]') === null]"))

    assert all(outside for _, outside in reached)
    assert {"submit", "checkbox"} <= {type for type, _ in reached}


def test_the_keys_are_not_stolen(page: Page, served: Served):
    """While somebody types in a field, or with a modifier, `s` and `/` are letters like any other."""
    page.goto(served / "find/")
    field = page.locator("#finder-q")
    field.focus()
    page.keyboard.type("s/")
    expect(field).to_have_value("s/")
    page.locator("h1").click()
    page.keyboard.press("Control+s")

    expect(dialog(page)).to_be_hidden()


def test_the_keys_can_be_turned_off(page: Page, served: Served):
    """Turned off in the dialog they do nothing, on the next page too; the link still opens it, and they can be turned on again."""
    open_search(page, served)
    setting = page.get_by_role("checkbox", name="The keys / and s open the search")
    setting.uncheck()
    assert page.evaluate("({ ...localStorage })") == {"signpost:search-keys": "off"}

    page.goto(served / "guidance/")
    page.keyboard.press("s")
    page.keyboard.press("/")
    expect(dialog(page)).to_be_hidden()
    link(page).click()
    expect(setting).not_to_be_checked()
    setting.check()

    assert page.evaluate("({ ...localStorage })") == {}
    page.keyboard.press("Escape")
    page.keyboard.press("/")
    expect(dialog(page)).to_be_visible()


# What it says


def test_results_say_what_they_are_and_mark_what_matched(page: Page, served: Served):
    """At most six results, each once, with its kind, title and summary; the words looked for are marked; the count is announced."""
    open_search(page, served, "menopause")
    expect(options(page).nth(1)).to_be_visible()

    results = options(page).filter(has=page.locator(".card__kind"))
    assert 1 < results.count() <= 6
    addresses = [result.get_attribute("href") for result in results.all()]
    assert len(set(addresses)) == len(addresses)
    for result in results.all():
        assert all(result.locator(part).inner_text().strip() for part in (".card__kind", ".found__title", ".found__summary"))
    expect(results.first.locator("mark").first).to_have_text(re.compile("menopaus", re.IGNORECASE))
    expect(dialog(page).get_by_role("status")).to_have_text(re.compile(r"^\d+ results, the best 6 shown\.$"))


def test_a_corrected_search_says_so_and_can_be_undone(page: Page, served: Served):
    """A slip is mended and named; a button, reached by Tab, looks for exactly what was typed."""
    open_search(page, served, "mennopause")
    note = dialog(page).get_by_text("Showing results for “menopause”.")
    expect(note).to_be_visible()
    expect(dialog(page).get_by_role("status")).to_have_text(re.compile("^Showing results for “menopause”"))

    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(page.get_by_role("button", name="Search for “mennopause” instead")).to_be_focused()
    page.keyboard.press("Enter")

    expect(note).to_be_hidden()
    expect(box(page)).to_have_value("mennopause")
    expect(box(page)).to_be_focused()


def test_nothing_found_is_no_dead_end(page: Page, served: Served):
    """Where nothing is found there are ways on: situations, guidance, help now, and a way to tell us."""
    open_search(page, served, "zzyzxqwv")

    expect(dialog(page).get_by_text("Nothing found for “zzyzxqwv”.")).to_be_visible()
    for name, address in (("I have a situation", "situations/"), ("Guidance", "guidance/"), ("Help now", "help-now/"), ("Tell us what is missing", "contribute/")):
        assert dialog(page).get_by_role("link", name=name).get_attribute("href") == served / address
    expect(box(page)).to_have_attribute("aria-expanded", "false")
    expect(dialog(page).get_by_role("status")).to_have_text("Nothing found for “zzyzxqwv”.")


@pytest.mark.parametrize("words", ["suicidal", "I want to kill myself", "self-harm", "999", "my partner is abusive"])
def test_words_of_danger_bring_help_first(page: Page, served: Served, words: str):
    """When the words suggest danger, the first option is help now, one arrow and Enter away."""
    open_search(page, served, words)

    expect(options(page).first).to_contain_text("Need help now?")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url(served / "help-now/")


def test_other_words_do_not(page: Page, served: Served):
    """Help does not push itself in front of what somebody else looks for."""
    open_search(page, served, "rota")
    expect(options(page).nth(1)).to_be_visible()

    expect(page.get_by_role("option", name="Need help now?")).to_have_count(0)


# When something is missing


def test_without_script_the_links_lead_to_the_finder(browser: Browser, served: Served):
    """Without JavaScript the link in the header and the one on the start page open the finder, and no dialog shows."""
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        for place in (".masthead", ".door"):
            page.goto(served / "")
            expect(page.locator("dialog")).to_be_hidden()
            page.locator(f"{place} .search-link").click()
            page.wait_for_url(served / "find/")


@pytest.mark.parametrize("missing", ["**/search-box.js", "**/search-words.js", "**/javascripts/search.js", "**/assets/search/**"])
def test_a_search_that_does_not_come_says_so_and_lets_go(page: Page, served: Served, missing: str):
    """When a part of the search cannot be fetched, it says so kindly, and Enter leads to the finder all the same."""
    page.route(missing, lambda route: route.abort())
    page.goto(served / START)
    page.keyboard.press("/")
    page.keyboard.type("stress")

    expect(dialog(page).get_by_text("The search could not be loaded.").locator("visible=true")).to_have_count(1)
    page.keyboard.press("Enter")
    page.wait_for_url(served / "find/?q=stress")


def test_what_is_typed_before_the_search_has_come_is_kept(page: Page, served: Served):
    """On a slow line the box is there at once; what is typed meanwhile is looked up as soon as the search has come."""
    held = []
    page.route("**/search-box.js", lambda route: held.append(route))
    page.goto(served / START)
    page.keyboard.press("/")
    page.keyboard.type("stress")
    page.wait_for_timeout(100)
    assert held

    held[0].continue_()

    expect(options(page).nth(1)).to_be_visible()


def test_it_works_from_a_folder(page: Page, built_site: Path):
    """Opened from a disk, without any server, the search finds, and its results lead to files."""
    page.goto((built_site / "measures" / "index.html").as_uri())
    page.keyboard.press("/")
    page.keyboard.type("off with stress")
    expect(options(page).nth(1)).to_be_visible()

    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")

    page.wait_for_url(re.compile(r"/index\.html$"))
    expect(page.locator("h1")).to_contain_text("off with stress")


# Doors


def test_the_start_page_and_the_page_not_found_open_it(page: Page, served: Served):
    """The third door opens the same dialog; where an address leads nowhere, its words are already in the box."""
    page.goto(served / "")
    page.locator(".door").get_by_role("button", name="Search in your own words").click()
    expect(box(page)).to_be_focused()

    page.goto(served / "guidance/sickness-absence-polcy/")
    page.get_by_role("button", name="Search for “sickness absence polcy”").click()

    expect(box(page)).to_have_value("sickness absence polcy")
    expect(options(page).first).to_be_visible()


def test_the_header_stands_in_one_row(page: Page, served: Served):
    """The name and what is beside it stand in one row from 320 up; none lies over another, nor with letters twice as large."""
    parts = ".masthead :is(.brand__name, .nav, .search-link, .list-link, .menu__button)"
    page.goto(served / START)
    for width in (320, 360, 390, 430, 768, 1240, 1280):
        page.set_viewport_size({"width": width, "height": 700})
        places = [part.bounding_box() for part in page.locator(parts).all() if part.is_visible()]
        assert max(place["y"] for place in places) < min(place["y"] + place["height"] for place in places), width
        assert max(place["height"] for place in places) < 60, width

    for width in (320, 360, 390, 640, 1280):
        page.set_viewport_size({"width": width, "height": 700})
        for size in ("100%", "200%"):
            page.evaluate("size => { document.documentElement.style.fontSize = size }", size)
            places = [part.bounding_box() for part in page.locator(parts).all() if part.is_visible()]
            assert overlaps(places) == [], (width, size)
            assert max(place["x"] + place["width"] for place in places) <= width, (width, size)


def overlaps(places: list) -> list:
    def meet(one: dict, other: dict) -> bool:
        return all(one[at] < other[at] + other[size] and other[at] < one[at] + one[size] for at, size in (("x", "width"), ("y", "height")))

    return [(one, other) for index, one in enumerate(places) for other in places[:index] if meet(one, other)]


# Silence


def test_nothing_is_fetched_until_the_reader_goes_to_the_search(context: BrowserContext, page: Page, served: Served):
    """Loading fetches nothing of the search, opening fetches it, and looking for the same again fetches nothing more."""
    ears = Ears(context, served)
    page.goto(served / START)
    page.wait_for_load_state("networkidle")
    of_search = [url for url in ears.asked if "search" in url]
    assert of_search == []

    link(page).click()
    box(page).fill("menopause")
    expect(options(page).nth(1)).to_be_visible()
    page.wait_for_load_state("networkidle")
    loaded = len(ears.asked)
    page.keyboard.press("Escape")
    box(page).fill("menopause")
    expect(options(page).nth(1)).to_be_visible()

    assert [url for url in ears.asked[loaded:] if not url.endswith(".woff2")] == []
    assert any("/search-box.js" in url for url in ears.asked)
    assert not any("menopause" in url for url in ears.asked)
    assert (ears.elsewhere, ears.complaints) == ([], [])


# Every state, to axe and on paper

STATES = {"closed": None, "empty": "", "results": "stress", "corrected": "mennopause", "nothing found": "zzyzxqwv", "danger": "suicidal"}


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_in_any_state(page: Page, served: Served, state: str, width: int):
    """No state of the search breaks an axe rule, in light and in dark, on a wide screen and on the narrowest."""
    page.set_viewport_size({"width": width, "height": 800})
    page.emulate_media(color_scheme="light", reduced_motion="reduce")
    words = STATES[state]
    if words is None:
        page.goto(served / START)
    else:
        open_search(page, served, words)
        expect(dialog(page).get_by_text("Looking…")).to_be_hidden()
        expect(page.locator("#search-results")).to_have_count(1)
        if words in ("stress", "mennopause", "suicidal"):
            expect(options(page).nth(1)).to_be_visible()
            page.keyboard.press("ArrowDown")
    page.evaluate(axe())
    assert page.evaluate("document.scrollingElement.scrollWidth") <= width

    in_light = run_axe(page, TAGS)
    page.emulate_media(color_scheme="dark")
    in_dark = run_axe(page, ["cat.color"])

    assert (in_light, in_dark) == ([], [])


def test_the_search_is_not_printed_and_shows_in_forced_colours(page: Page, served: Served):
    """Paper gets neither the link nor the dialog; in the system's own colours the chosen option is outlined."""
    open_search(page, served, "stress")
    expect(options(page).nth(1)).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.emulate_media(forced_colors="active")
    assert options(page).first.evaluate("option => getComputedStyle(option).outlineStyle") == "solid"

    page.emulate_media(media="print", forced_colors="none")

    expect(page.locator("dialog[data-search]")).to_be_hidden()
    expect(page.locator(".masthead .search-link")).to_be_hidden()
