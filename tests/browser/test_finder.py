"""
The finder over every list: by words and by choices, with everything in the address, for every reader.

What each address must show is a contract of its own, tests/contract/find-addresses.json.
"""

from __future__ import annotations

import csv
import io
import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.test_accessibility import TAGS, axe, run_axe
from tests.serving import COLLECTIONS, ROOT, Served

CONTRACT = json.loads((ROOT / "tests" / "contract" / "find-addresses.json").read_text(encoding="utf-8"))["addresses"]
LISTS = ("find", *COLLECTIONS)

SHOWN = ".card[data-entry]:not([hidden])"
BY_THE_BROWSER = (".woff2", "favicon.svg")
"""What comes when the browser likes: fonts for letters that came into sight, and the icon for its tab."""

STATES = {
    "nothing chosen": "situations/",
    "results": "find/?q=sleep&audience=manager&kind=intervention",
    "some words": "find/?q=burnout+nurses&nation=wales&kind=case-study",
    "chips": "guidance/?audience=board&nation=wales&element=environment",
    "corrected": "find/?q=menopuase",
    "nothing found": "find/?element=environment&sector=schools&format=video&evidence=strong",
    "nothing found by words": "guidance/?q=xqzzvw",
    "retired": "accreditation/#retired",
}
"""Address of the finder in each state, by what the state is."""


def open_list(page: Page, served: Served, address: str) -> None:
    """Opens a list and waits until its finder has done what the address asks."""
    page.goto("about:blank")  # Another part of the same page would not load it anew.
    page.goto(served / address)
    settled(page)


def settled(page: Page) -> None:
    expect(page.locator("[data-component~=finder][data-ready]")).to_be_attached()
    expect(heading(page)).not_to_have_text("Searching…")


def heading(page: Page):
    return page.locator("[data-heading]")


def shown(page: Page) -> list[str]:
    """Names of the entries that are shown, in order."""
    return page.eval_on_selector_all(f"[data-component~=finder] {SHOWN}", "cards => cards.filter(card => card.checkVisibility()).map(card => card.dataset.entry)")


def number(page: Page) -> int:
    """What the heading says."""
    found = re.match(r"[\d,]+", heading(page).inner_text())
    return int(found[0].replace(",", "")) if found else 0


def box(page: Page):
    """Where words are typed. The dialog of the header's search has one of its own."""
    return page.locator("#finder-q")


def choice(page: Page, facet: str, id: str):
    return page.locator(f'input[name="{facet}"][value="{id}"]')


# Addresses


@pytest.mark.parametrize("case", CONTRACT, ids=lambda case: case["address"])
def test_an_address_shows_what_it_has_always_shown(page: Page, served: Served, case: dict):
    """A view that somebody has sent, printed or bookmarked is still that view, and hostile addresses do no harm."""
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    open_list(page, served, case["address"])

    found = shown(page)

    assert set(case["shows"]) - set(found) == set()
    assert set(case["hides"]) & set(found) == set()
    assert "first" not in case or found[0] == case["first"]
    assert len(found) == number(page)
    assert complaints == []
    for facet, ids in case["means"].get("chosen", {}).items():
        for id in ids:
            expect(choice(page, facet, id)).to_be_checked()
    expect(page.locator(".chip")).to_have_count(
        sum(map(len, case["means"].get("chosen", {}).values())) + ("words" in case["means"]) + case["means"].get("exact", False)
    )


def test_back_and_forward_go_through_the_choices(page: Page, served: Served):
    """Each choice is a step; words are one step, however many letters; back and forward show each again."""
    open_list(page, served, "interventions/")
    whole = number(page)
    choice(page, "audience", "manager").check()
    chosen = number(page)
    box(page).press_sequentially("sleep", delay=150)
    expect(page.locator(".chip").first).to_have_text("Remove Words: sleep")
    searched = shown(page)
    assert page.url.endswith("/interventions/?q=sleep&audience=manager")
    assert 0 < len(searched) < chosen < whole

    page.go_back()
    expect(heading(page)).to_have_text(re.compile(rf"^{chosen} of {whole} "))
    expect(box(page)).to_have_value("")
    expect(choice(page, "audience", "manager")).to_be_checked()
    page.go_back()
    expect(heading(page)).to_have_text(f"{whole} things to do")
    expect(choice(page, "audience", "manager")).not_to_be_checked()
    assert page.url.endswith("/interventions/")
    page.go_forward()
    page.go_forward()
    expect(box(page)).to_have_value("sleep")
    settled(page)
    assert shown(page) == searched


def test_a_list_keeps_its_sections_and_places_while_nothing_is_chosen(page: Page, served: Served):
    """`/guidance/#personal-health` leads to that part; a choice gives one flat list, and clearing it gives the parts back."""
    open_list(page, served, "guidance/#personal-health")
    expect(page.locator("#personal-health")).to_be_in_viewport()
    order = shown(page)

    choice(page, "element", "environment").check()
    expect(page.locator("#personal-health")).to_be_hidden()
    page.get_by_role("button", name="Remove Element of the wheel: Environment").click()

    expect(page.locator("#personal-health")).to_be_visible()
    assert shown(page) == order


def test_an_old_link_to_what_is_retired_shows_it(page: Page, served: Served):
    """Superseded and withdrawn entries are hidden until asked for; `#retired` asks."""
    open_list(page, served, "guidance/")
    expect(page.locator("#retired")).to_be_hidden()

    open_list(page, served, "guidance/#retired")

    expect(page.locator("#retired")).to_be_in_viewport()
    expect(choice(page, "status", "superseded")).to_be_checked()


# Choices


@pytest.mark.parametrize("name", LISTS)
def test_each_count_is_what_the_choice_gives(page: Page, served: Served, name: str):
    """On every list: the number beside a choice is the number of results, and each choice that is offered gives some."""
    open_list(page, served, f"{name}/")
    offered = page.eval_on_selector_all(
        "[data-facet]:not([data-always]) li:not([hidden])", "all => all.map(li => [li.querySelector('input').name, li.querySelector('input').value, li.querySelector('[data-count]').textContent])"
    )
    assert len(offered) > 8

    for facet, id, count in offered[::3]:
        choice(page, facet, id).dispatch_event("click")
        assert (facet, id, len(shown(page))) == (facet, id, int(count)) and int(count) > 0
        choice(page, facet, id).dispatch_event("click")


def test_choices_widen_within_a_group_and_narrow_across(page: Page, served: Served):
    """As the page says in words. What would give nothing is not offered; what is chosen stays."""
    open_list(page, served, "find/")
    expect(page.get_by_text("Choices in one group widen the list. Choices in different groups narrow it.")).to_be_visible()
    choice(page, "element", "environment").check()
    one = number(page)
    choice(page, "element", "fulfilment").check()
    two = number(page)
    page.locator("[data-facet=evidence] > summary").click()
    choice(page, "evidence", "strong").check()
    three = number(page)

    assert two > one > three > 0
    expect(page.locator("[data-facet=format]")).to_be_hidden()  # Things to do have no format.
    expect(choice(page, "kind", "guidance")).to_be_hidden()
    expect(page.locator("[data-number-chosen]")).to_have_text("3 chosen")
    expect(choice(page, "element", "fulfilment")).to_be_checked()


def test_somebody_from_a_school_finds_what_fits_any_organisation_too(page: Page, served: Served):
    """What was written for schools comes first, then what fits anybody, and nothing that was written for others alone."""
    open_list(page, served, "guidance/?sector=schools")
    sectors = page.eval_on_selector_all(SHOWN, "cards => cards.map(card => card.dataset.sector.split(' '))")

    named = ["schools" in sector for sector in sectors]

    assert all("schools" in sector or "all" in sector for sector in sectors)
    assert named == sorted(named, reverse=True) and 0 < sum(named) < len(named)


def test_chips_take_choices_back(page: Page, served: Served):
    """Each chip is a button with a name; pressing it leaves the focus near; clear all leaves the order that was chosen."""
    open_list(page, served, "guidance/?q=stress&audience=board&nation=wales&sort=title")
    expect(page.locator(".chip")).to_have_text(["Remove Words: stress", "Remove Role: Boards and executives", "Remove Nation: Wales"])

    page.get_by_role("button", name="Remove Role: Boards and executives").press("Enter")
    expect(page.locator(".chip").nth(1)).to_be_focused()
    page.get_by_role("button", name="Clear all").press("Enter")

    expect(heading(page)).to_be_focused()
    assert page.url.endswith("/guidance/?sort=title")
    expect(box(page)).to_have_value("")
    titles = page.locator(f"{SHOWN} .card__title").all_inner_texts()
    assert titles[0].lower() < titles[-1].lower()


def test_every_order_is_one(page: Page, served: Served):
    """Newest by the day of the last change here, strongest evidence first, titles as in a dictionary."""
    open_list(page, served, "interventions/")
    sort = page.get_by_label("Sort by")

    sort.select_option("newest")
    dates = page.eval_on_selector_all(SHOWN, "cards => cards.map(card => card.dataset.updated)")
    sort.select_option("evidence")
    strengths = page.eval_on_selector_all(SHOWN, "cards => cards.map(card => card.dataset.evidence)")

    assert dates == sorted(dates, reverse=True)
    order = ["strong", "moderate", "mixed", "limited", "consensus", "not-read"]
    assert [order.index(strength) for strength in strengths] == sorted(order.index(strength) for strength in strengths)
    assert page.url.endswith("?sort=evidence")


# Words


def test_nothing_is_fetched_before_the_box_and_nothing_while_filtering(context: BrowserContext, page: Page, served: Served):
    """Choosing and sorting ask for nothing; the search comes when the reader goes to the box, from this site alone."""
    asked: list[str] = []
    open_list(page, served, "find/")
    page.wait_for_load_state("networkidle")
    context.on("request", lambda request: asked.append(request.url))

    choice(page, "element", "environment").check()
    page.get_by_label("Sort by").select_option("newest")
    assert [url for url in asked if not url.endswith(BY_THE_BROWSER)] == []

    box(page).focus()
    page.wait_for_load_state("networkidle")
    assert any("/search" in url for url in asked)
    assert [url for url in asked if not url.startswith(served.root)] == []
    box(page).fill("burnout")
    expect(page.locator(".chip").first).to_have_text("Remove Words: burnout")
    before = len(asked)
    choice(page, "audience", "manager").check()
    assert [url for url in asked[before:] if not url.endswith(BY_THE_BROWSER)] == []


def test_words_rank_and_are_marked(page: Page, served: Served):
    """What has every word comes first and the page says how many; words are marked in titles and summaries, and unmarked again."""
    open_list(page, served, "find/?q=burnout+nurses")
    said = page.locator(".finder__said").inner_text()
    every, some = map(int, re.search(r"With every word: (\d+)\. With some of them: (\d+)\.", said).groups())
    assert every + some == number(page)
    marks = page.locator(f"{SHOWN} mark")
    assert {text.lower()[:4] for text in marks.all_inner_texts()} & {"burn", "nurs"}
    title = page.locator(f"{SHOWN} .card__title:has(mark)").first
    words = title.inner_text()

    page.get_by_role("button", name="Remove Words: burnout nurses").click()

    assert marks.count() == 0
    expect(page.get_by_role("heading", name=words, exact=True)).to_be_attached()


def test_a_choice_made_at_once_keeps_the_words_just_typed(page: Page, served: Served):
    """Nobody has to wait for the words to be looked for before choosing."""
    open_list(page, served, "interventions/")

    page.evaluate("""() => {
      const box = document.querySelector("#finder-q")
      box.value = "sleep"
      box.dispatchEvent(new Event("input", { bubbles: true }))
      document.querySelector("input[name=audience][value=manager]").click()
    }""")

    expect(page.locator(".chip")).to_have_text(["Remove Words: sleep", "Remove Role: Managers and team leaders"])
    expect(box(page)).to_have_value("sleep")


def test_a_slip_is_mended_and_the_original_is_offered(page: Page, served: Served):
    """“Showing results for”, and a button for the words as they were typed; that view has an address too."""
    open_list(page, served, "find/?q=menopuase")
    expect(page.locator(".finder__said")).to_contain_text("Showing results for “menopause”.")
    assert number(page) > 3

    page.get_by_role("button", name="Search instead for “menopuase”").click()

    expect(heading(page)).to_have_text("Nothing found")
    assert page.url.endswith("?q=menopuase&exact=1")
    page.get_by_role("button", name="Remove Spelt exactly so").click()
    expect(page.locator(".finder__said")).to_contain_text("Showing results for")


def test_the_number_of_results_is_said_after_a_pause(page: Page, served: Served):
    """A listener hears the result once, when typing has ended; not the loading of the page."""
    open_list(page, served, "find/?audience=manager")
    page.wait_for_timeout(1300)
    expect(page.locator("[data-announcer]")).to_have_text("")
    page.evaluate("""() => {
      globalThis.said = []
      new MutationObserver(() => { const text = document.querySelector("[data-announcer]").textContent; if (text) said.push(text) })
        .observe(document.querySelector("[data-announcer]"), { childList: true, characterData: true, subtree: true })
    }""")

    box(page).press_sequentially("menopause", delay=60)
    page.wait_for_timeout(2500)

    assert page.evaluate("said") == [heading(page).inner_text()]


def test_a_search_that_does_not_come_is_said_and_tried_again(page: Page, served: Served):
    """Without a connection the choices still work, and the reader is told what does not."""
    page.route("**/search/**", lambda route: route.abort())
    open_list(page, served, "find/?q=menopause&kind=intervention")
    expect(page.locator(".finder__said")).to_contain_text("The search could not be fetched")
    assert all(name.startswith("intervention/") for name in shown(page))

    page.unroute("**/search/**")
    page.locator("[data-form]").get_by_role("button", name="Search", exact=True).click()

    expect(page.locator(".finder__said")).not_to_contain_text("could not be fetched")
    expect(page.locator(SHOWN).first).to_have_attribute("data-entry", "intervention/menopause-support")


# Nothing found


def test_nothing_found_offers_what_would_give_something(page: Page, served: Served):
    """The choice to drop with what that gives, the words to drop, the whole site, and the way to propose something."""
    open_list(page, served, "guidance/?q=menopause&format=phone")
    expect(heading(page)).to_have_text("Nothing found")
    place = page.locator("[data-nothing]")
    expect(place.get_by_role("link", name="Something missing? Suggest it")).to_have_attribute("href", re.compile("contribute/propose/$"))
    expect(place.get_by_role("link", name="Search everything, not only this list")).to_have_attribute("href", re.compile(r"/find/\?q=menopause$"))
    way = place.get_by_role("button", name=re.compile("Without “Phone line”"))
    count = int(way.inner_text().split(": ")[1])

    way.click()

    assert number(page) == count == len(shown(page))
    expect(heading(page)).to_be_focused()


# Taking it away


def test_a_view_is_taken_away_as_a_table_and_as_data(page: Page, served: Served):
    """The files hold what is shown, in its order, with addresses in full and no cell that a spreadsheet would work out."""
    open_list(page, served, "guidance/?sector=housing&nation=wales&sort=title")
    names = shown(page)
    page.get_by_text("Take it away").click()

    with page.expect_download() as download:
        page.get_by_role("button", name="Table (CSV)").click()
    table = list(csv.DictReader(io.StringIO(Path(download.value.path()).read_text(encoding="utf-8-sig"))))
    with page.expect_download() as download:
        page.get_by_role("button", name="Data (JSON)").click()
    data = json.loads(Path(download.value.path()).read_text(encoding="utf-8"))

    assert [entry["name"] for entry in data["entries"]] == names
    assert data["address"].endswith("/guidance/?sector=housing&nation=wales&sort=title") and data["choices"] == page.locator("[data-component~=finder]").get_attribute("data-choices-in-words")
    assert [row["Address"] for row in table] == [entry["address"] for entry in data["entries"]]
    assert all(row["Address"].startswith("https://") and row["Address"].endswith(f"/{name}/") for row, name in zip(table, names, strict=True))
    assert all(row["Publisher or organisation"] and row["Title"] and row["Element of the wheel"] for row in table)
    assert [cell for row in table for cell in row.values() if re.match(r"[=+\-@]", cell)] == []


def test_paper_holds_what_is_shown_and_says_what_that_is(page: Page, served: Served):
    """A print has the entries of the view, the choices in words and the address; no form, no button."""
    open_list(page, served, "find/?sector=schools&kind=intervention")
    page.emulate_media(media="print")

    paper = page.inner_text("main")

    assert "Chosen: Kind of organisation: Schools and colleges; Kind of entry: What to do." in paper
    assert "find/?sector=schools&kind=intervention" in paper
    expect(page.locator("search")).to_be_hidden()
    expect(page.locator(".chip").first).to_be_hidden()
    assert page.locator(".card:visible").count() == len(shown(page)) == number(page)


def test_feeds_follow_the_view(page: Page, served: Served):
    """The feed of the list is always offered, and those of the chosen elements with it; each exists."""
    open_list(page, served, "guidance/?element=environment")
    page.get_by_text("Take it away").click()
    feeds = page.locator(".finder__ways a:visible")

    expect(feeds).to_have_text(["guidance", "environment"])
    for feed in feeds.all():
        assert page.request.get(feed.evaluate("link => link.href")).ok


# Every reader


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_in_any_state(page: Page, served: Served, state: str, width: int):
    """Every state of the finder is as accessible as the page, in light and in dark, with everything that folds open."""
    page.set_viewport_size({"width": width, "height": 900})
    open_list(page, served, STATES[state])
    page.evaluate("document.querySelectorAll('.finder details').forEach(details => details.open = true)")
    page.evaluate(axe())
    violations = [f"light: {violation}" for violation in run_axe(page, TAGS)]
    page.emulate_media(color_scheme="dark")
    violations += [f"dark: {violation}" for violation in run_axe(page, ["cat.color"])]

    assert violations == []
    assert page.evaluate("document.scrollingElement.scrollWidth") <= width


def test_by_keyboard_alone(page: Page, served: Served):
    """Words, a choice, its chip and a result are reached and used with Tab, Space and Enter; the focus is never lost."""
    open_list(page, served, "interventions/")
    box(page).focus()
    page.keyboard.type("sleep")
    page.keyboard.press("Enter")
    expect(page.locator(".chip")).to_have_count(1)
    page.keyboard.press("Tab")  # the button
    page.keyboard.press("Tab")  # Filters
    page.keyboard.press("Tab")  # the first group
    page.keyboard.press("Tab")
    expect(page.locator(":focus")).to_have_attribute("type", "checkbox")
    page.keyboard.press("Space")
    expect(page.locator(".chip")).to_have_count(2)
    expect(page.locator(":focus")).to_be_checked()

    for _ in range(80):
        page.keyboard.press("Tab")
        if page.locator(".chip:focus").count():
            break
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator(".chip")).to_have_count(1)
    expect(page.locator(".chip")).to_be_focused()
    for _ in range(10):
        page.keyboard.press("Tab")
        if page.locator(".card__title a:focus").count():
            break
    page.keyboard.press("Enter")
    page.wait_for_url(re.compile(r"/interventions/[a-z-]+/$"))


def test_a_choice_that_vanishes_hands_its_focus_on(page: Page, served: Served):
    """Taking back a choice that gave nothing hides it; the focus goes to its group, not to the top of the page."""
    open_list(page, served, "find/?element=environment&sector=schools&format=video&evidence=strong")
    choice(page, "format", "video").focus()

    page.keyboard.press("Space")

    expect(choice(page, "format", "video")).to_be_hidden()
    assert page.evaluate("document.activeElement.closest('[data-form]') !== null")


def test_on_a_phone_results_come_before_filters(page: Page, served: Served):
    """At 320 px the filters are folded behind one button that says how many are chosen, and the first result is in sight."""
    page.set_viewport_size({"width": 320, "height": 800})
    open_list(page, served, "find/?audience=manager&nation=wales")

    expect(page.locator("[data-filters] > summary")).to_have_text(re.compile(r"Filters\s+2 chosen"))
    expect(page.locator("[data-facet] input").first).to_be_hidden()
    expect(page.locator(f"{SHOWN} .card__title").first).to_be_in_viewport()


@pytest.mark.parametrize("name", LISTS)
def test_without_script_the_whole_list_serves(browser: Browser, served: Served, built_site: Path, name: str):
    """No form that does nothing: the list, jump links, and kind words with the pages by element, role and kind of organisation."""
    with browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        page.goto(served / f"{name}/?q=sleep&element=environment")

        expect(page.locator("[data-form]")).to_be_hidden()
        expect(page.get_by_label("Sort by")).to_be_hidden()
        expect(page.locator("[data-without-script]")).to_be_visible()
        assert page.locator("[data-without-script] a").count() == 3
        held = (built_site / name / "index.html").read_text(encoding="utf-8").count("data-entry=")
        assert page.locator(".card:visible").count() == held > 20


@pytest.mark.parametrize("broken", ["does not come", "is broken", "finds its place broken"])
def test_with_a_script_that_breaks_the_whole_list_serves(page: Page, served: Served, broken: str):
    """The list is there at once; the form goes and the kind words come as soon as it is clear that the script will not."""
    if broken == "does not come":
        page.route("**/finder.js", lambda route: route.abort())
    elif broken == "is broken":
        page.route("**/finder.js", lambda route: route.fulfill(content_type="text/javascript", body="throw new Error('broken')"))
    else:
        page.route("**/guidance/", lambda route: route.fulfill(content_type="text/html", body=route.fetch().text().replace("data-sections", "data-other")))
    page.goto(served / "guidance/")

    expect(page.locator(".card").first).to_be_visible()
    page.wait_for_timeout(3300)
    expect(page.locator("[data-without-script]")).to_be_visible()
    expect(page.locator("[data-form] input").first).not_to_be_in_viewport()
    assert page.locator(".finder__tools").bounding_box()["height"] < 2 or page.locator(".finder__tools").is_hidden()


def test_nothing_moves_when_the_finder_starts(page: Page, served: Served):
    """The room for the form is there from the first paint, wide and narrow."""
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 900})
        open_list(page, served, "guidance/")
        shift = page.evaluate("""() => new Promise((resolve) => {
          let sum = 0
          new PerformanceObserver((list) => { for (const entry of list.getEntries()) sum += entry.value }).observe({ type: "layout-shift", buffered: true })
          setTimeout(() => resolve(sum), 300)
        })""")

        assert shift < 0.01, f"{shift} at {width} px"


def test_the_finder_works_from_a_folder(page: Page, built_site: Path):
    """Opened from a disk: choices and words work, though the address cannot follow."""
    page.goto((built_site / "find" / "index.html").as_uri())
    settled(page)

    page.locator("[data-facet=kind] > summary").click()
    choice(page, "kind", "intervention").check()
    box(page).fill("menopause")

    expect(page.locator(SHOWN).first).to_have_attribute("data-entry", "intervention/menopause-support")


def test_filtering_costs_little(browser: Browser, page: Page, served: Served):
    """Over all entries at once, style and layout included: the processor's time that the page takes for a choice.

    Not the time on the clock, which is another on a busy machine. About 15 ms when it was written, with the machine shared by
    eight; a list that were made anew would take several times as much as the limit.
    """
    times = 20
    open_list(page, served, "find/?element=environment&sort=title")
    session = browser.new_browser_cdp_session()

    def spent() -> float:
        return sum(process["cpuTime"] for process in session.send("SystemInfo.getProcessInfo")["processInfo"] if process["type"] == "renderer")

    before = spent()
    page.evaluate("""(times) => {
      const box = document.querySelector("input[name=audience][value=manager]")
      for (let time = 0; time < times; time++) { box.click(); document.body.offsetHeight }
    }""", times)

    assert (spent() - before) / times < 0.04
