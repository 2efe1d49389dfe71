"""
A page can be read and used in every way that people read: narrow, large, without script, by keyboard, on paper.

What is tested is what the built site does in a real browser, template by template.
"""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.serving import Served, data, each_template, file_of

URGENT = [contact for contact in data("crisis-contacts.yml")["contacts"] if contact["id"] in data("crisis-contacts.yml")["urgent"]]
ELEMENTS = [element["id"] for element in data("framework.yml")["elements"]]
FOCUS_IS_VISIBLE = """() => {
  const at = document.activeElement
  const shows = (style) => (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2) || style.boxShadow !== "none"
  const near = [getComputedStyle(at), getComputedStyle(at, "::after"), ...[...at.children].map((child) => getComputedStyle(child))]
  if (at.nextElementSibling) near.push(getComputedStyle(at.nextElementSibling))
  const drawn = at.querySelector("path")
  return near.some(shows) || (drawn !== null && parseFloat(getComputedStyle(drawn).strokeWidth) > 5)
}"""


# Narrow and large


def width_of(page: Page) -> int:
    return page.evaluate("document.scrollingElement.scrollWidth")


def what_sticks_out(page: Page) -> list[str]:
    return page.evaluate("""() => [...document.body.querySelectorAll("*")]
      .filter((node) => node.getBoundingClientRect().right > innerWidth + 1 && !node.closest(".table-wrap, pre, .visually-hidden"))
      .slice(0, 5).map((node) => `${node.tagName.toLowerCase()}.${node.className?.baseVal ?? node.className} "${node.textContent.trim().slice(0, 40)}"`)""")


@each_template
def test_nothing_scrolls_sideways_at_320(page: Page, served: Served, address: str):
    """A screen 320 wide, which is 1280 at 400 %, shows every page without scrolling sideways, with all that folds open."""
    page.set_viewport_size({"width": 320, "height": 700})
    page.goto(served / address)
    assert width_of(page) <= 320, what_sticks_out(page)

    page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
    assert width_of(page) <= 320, what_sticks_out(page)


@each_template
def test_text_at_twice_its_size_fits(page: Page, served: Served, address: str):
    """With the text alone at 200 %, a page 640 wide does not scroll sideways."""
    page.set_viewport_size({"width": 640, "height": 700})
    page.goto(served / address)

    page.evaluate("document.documentElement.style.fontSize = '200%'")

    assert width_of(page) <= 640, what_sticks_out(page)


# With script, without, and with somebody else's


def words_of_main(page: Page) -> str:
    return page.evaluate("document.querySelector('main').innerText.replace(/\\s+/g, ' ').trim()")


@each_template
def test_a_page_says_the_same_without_script(browser: Browser, page: Page, served: Served, built_site: Path, address: str):
    """Every word of a page is there without JavaScript; with it there are only buttons more, and drawings of tables."""
    if address == "diagnostic/":
        pytest.skip("With JavaScript it asks one statement at a time; tests of its own see to it.")
    if address == "offline/":
        pytest.skip("With JavaScript it offers to keep the whole site; tests/browser/test_offline.py sees to it.")
    if address == "my-list/":
        pytest.skip("With JavaScript it shows what the reader keeps; tests/browser/test_my_list.py sees to it.")
    if address.startswith("contribute/propose/") and address != "contribute/propose/":
        pytest.skip("With JavaScript there is a form; tests/browser/test_propose.py sees to it.")
    if (built_site / file_of(address)).read_text(encoding="utf-8").count('data-component="finder"'):
        pytest.skip("With JavaScript it can be narrowed; tests/browser/test_finder.py compares the two.")
    page.goto(served / address)
    page.evaluate(
        """() => {
          const withoutWhatScriptAdds = new CSSStyleSheet()
          withoutWhatScriptAdds.replaceSync("main button, .chart__picture, .chart__files { display: none !important }")
          document.adoptedStyleSheets = [withoutWhatScriptAdds]
        }"""
    )
    with browser.new_context(java_script_enabled=False, viewport={"width": 1280, "height": 900}) as context:
        plain = context.new_page()
        plain.goto(served / address)
        plain_words = " ".join(plain.inner_text("main").split())
        told = [" ".join(text.split()) for text in plain.locator("main noscript").all_inner_texts()]
    for text in told:
        plain_words = " ".join(plain_words.replace(text, "").split())

    assert len(plain_words) > 150
    assert words_of_main(page) == plain_words


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without"])
def test_menu_and_help_open(browser: Browser, served: Served, script: bool):
    """On a phone the menu and the urgent help open at a touch, with JavaScript or without."""
    with browser.new_context(java_script_enabled=script, viewport={"width": 360, "height": 700}, has_touch=True) as context:
        page = context.new_page()
        page.goto(served / "guidance/")
        menu, help = page.locator("nav.menu__panel"), page.locator(".help__panel")
        expect(menu).to_be_hidden()
        expect(help).to_be_hidden()

        page.locator(".menu summary").tap()
        page.locator(".help summary").tap()

        expect(menu).to_be_visible()
        for contact in URGENT:
            expect(help.get_by_text(contact["name"], exact=True)).to_be_visible()
        menu.get_by_role("link", name="Measures").tap()
        page.wait_for_url(served / "measures/")


@pytest.mark.parametrize(
    "hostile",
    [
        "throw new Error('somebody else')",
        "window.localStorage = null; Object.defineProperty(window, 'localStorage', { get() { throw new Error('no') } })",
        "Array.prototype.flat = Array.prototype.at = null; document.querySelector = null",
        "window.addEventListener('DOMContentLoaded', event => { event.stopImmediatePropagation(); throw new Error('late') }, true)",
    ],
    ids=["throws", "breaks storage", "breaks globals", "stops events"],
)
def test_somebody_elses_broken_script_breaks_nothing_of_ours(page: Page, served: Served, hostile: str):
    """When another script on the page throws, or spoils what scripts share, our components start all the same."""
    page.route("**/hostile.js", lambda route: route.fulfill(content_type="text/javascript", body=hostile))

    def with_the_script(route) -> None:
        html = route.fetch().text()
        route.fulfill(content_type="text/html", body=html.replace("<script src=", '<script src="/hostile.js"></script><script src=', 1))

    page.route("**/elements/environment/", with_the_script)
    page.goto(served / "elements/environment/")

    expect(page.get_by_role("button", name="Print", exact=True)).to_be_visible()
    expect(page.get_by_role("group", name="Light or dark")).to_be_visible()


def test_a_component_that_cannot_start_takes_no_other_down(page: Page, served: Served):
    """A component whose place is broken says so in the console by its name; the others start."""
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))

    def without_radios(route) -> None:
        route.fulfill(content_type="text/html", body=re.sub(r'<input type="radio"[^>]*>', "", route.fetch().text()))

    page.route("**/elements/environment/", without_radios)
    page.goto(served / "elements/environment/")

    expect(page.get_by_role("button", name="Print", exact=True)).to_be_visible()
    assert any("appearance did not start" in words for words in said)


def test_refused_storage_breaks_nothing(page: Page, served: Served):
    """A browser that throws when storage is touched gets every page and every choice, for as long as the page is open."""
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.add_init_script("Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('refused', 'SecurityError') } })")
    page.goto(served / "about/privacy/")

    page.get_by_role("radio", name="Dark").check()

    assert page.evaluate("document.documentElement.dataset.theme") == "dark"
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name=re.compile("Wipe")).click()
    assert errors == []


# By keyboard alone


def test_the_skip_link_comes_first_and_leads_to_the_content(page: Page, served: Served):
    """The first Tab shows a link to the content; following it, the next Tab is inside it."""
    page.goto(served / "guidance/")

    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")

    expect(page.locator("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


@pytest.mark.parametrize("which", [".menu", ".help"])
def test_menu_and_help_open_with_enter_and_close_with_escape(page: Page, served: Served, which: str):
    """Enter opens; Escape, pressed on a link inside, closes and puts the focus back."""
    page.set_viewport_size({"width": 360, "height": 700})
    page.goto(served / "guidance/")
    summary = page.locator(f"{which} summary")

    summary.focus()
    page.keyboard.press("Enter")
    expect(page.locator(f"{which}[open]")).to_have_count(1)
    page.keyboard.press("Tab")
    assert page.evaluate("which => document.querySelector(which).contains(document.activeElement) && document.activeElement.matches('a')", which)
    page.keyboard.press("Escape")

    expect(page.locator(f"{which}[open]")).to_have_count(0)
    expect(summary).to_be_focused()


def test_every_segment_of_the_wheel_is_reached_and_leads_to_its_element(page: Page, served: Served):
    """Tab comes to the seven segments in the framework's order; Enter on each opens its element."""
    page.goto(served / "wheel/")
    page.locator("main").focus()
    reached: list[str] = []
    for _ in range(40):
        page.keyboard.press("Tab")
        at = page.evaluate("document.activeElement.matches('.wheel__segment') ? document.activeElement.href.baseVal ?? document.activeElement.getAttribute('href') : null")
        if at:
            assert page.evaluate(FOCUS_IS_VISIBLE), at
            reached.append(at)

    assert reached == [f"../elements/{id}/" for id in ELEMENTS]
    for id in ELEMENTS:
        page.goto(served / "wheel/")
        page.locator(f'.wheel__segment[href$="/{id}/"]').focus()
        page.keyboard.press("Enter")
        page.wait_for_url(served / f"elements/{id}/")


@each_template
def test_focus_is_always_visible(page: Page, served: Served, address: str):
    """Whatever can have the focus shows that it has it, in light and in dark."""
    page.goto(served / address)
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        page.keyboard.press("Tab")  # From now on the browser shows focus, because somebody uses the keyboard.
        number, unseen = page.evaluate(f"""() => {{
          const all = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex='0']")].filter((node) => node.checkVisibility())
          const shows = {FOCUS_IS_VISIBLE}
          return [all.length, all.filter((node) => {{ node.focus(); return document.activeElement === node && !shows() }}).map((node) => node.outerHTML.slice(0, 160))]
        }}""")

        assert number > 20
        assert unseen == []


# On paper, in other colours, at rest


@each_template
def test_paper_gets_the_words_and_the_numbers(page: Page, served: Served, address: str):
    """Printed, a page has no navigation and no buttons; it has the urgent numbers, and addresses written out."""
    page.goto(served / address)
    page.emulate_media(media="print")

    for gone in ("nav.nav", ".menu", "details.help", ".foot__links", ".skip", ".actions", "fieldset.appearance"):
        for found in page.locator(gone).all():
            expect(found).to_be_hidden()
    paper = page.locator(".help-on-paper")
    expect(paper).to_be_visible()
    expect(paper.get_by_text("999", exact=True)).to_be_visible()
    expect(page.locator("h1")).to_be_visible()
    # A paper for a role must fit its one or two pages: there the site's name has to do.
    unwritten = page.evaluate("""() => [...document.querySelectorAll("main a[href^=http]")].filter((link) => link.checkVisibility())
      .filter((link) => !(link.closest(".paper") && link.textContent.includes(link.hostname.replace(/^www\\./, ""))))
      .filter((link) => !getComputedStyle(link, "::after").content.includes(link.getAttribute("href"))).map((link) => link.href)""")
    assert unwritten == []


def test_what_is_folded_away_is_printed(page: Page, served: Served):
    """Lists that are closed on the screen are open on paper."""
    page.goto(served / "contribute/fields/")
    folded = page.locator("main details.more dl").first
    expect(folded).to_be_hidden()

    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    expect(folded).to_be_visible()
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    expect(folded).to_be_hidden()


def test_a_page_prints(page: Page, served: Served, tmp_path: Path):
    """The browser makes a PDF of a page, of at least one sheet."""
    page.goto(served / "situations/off-with-stress/")

    paper = page.pdf(format="A4")

    assert paper.startswith(b"%PDF") and len(paper) > 10_000


@each_template
def test_nothing_moves_for_those_who_ask_for_stillness(page: Page, served: Served, address: str):
    """With reduced motion nothing is animated and no change takes time."""
    page.emulate_media(reduced_motion="reduce")
    page.goto(served / address)

    moving = page.evaluate("""() => [...document.querySelectorAll("*")].filter((node) => {
      const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(node)
      return transitionDuration.split(", ").some((time) => parseFloat(time) > 0) || animationName !== "none" || scrollBehavior !== "auto"
    }).map((node) => node.outerHTML.slice(0, 80))""")

    assert moving == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_forced_colours_keep_the_wheel_and_the_focus(page: Page, served: Served, scheme: str):
    """In the system's own colours each segment has an outline, its words are legible, and focus shows."""
    page.emulate_media(forced_colors="active", color_scheme=scheme)
    page.goto(served / "wheel/")

    for segment in page.locator(".wheel__segment").all():
        outline, fill, ink = segment.evaluate("""(segment) => {
          const [path, text] = [segment.querySelector("path"), segment.querySelector("text")].map((node) => getComputedStyle(node))
          return [path.stroke, path.fill, text.fill]
        }""")
        assert len({outline, fill}) == 2 and len({ink, fill}) == 2, (outline, fill, ink)
    page.keyboard.press("Tab")
    for _ in range(25):
        page.keyboard.press("Tab")
        assert page.evaluate(FOCUS_IS_VISIBLE), page.evaluate("document.activeElement.outerHTML.slice(0, 160)")


# What the page can do


def test_the_appearance_is_kept_and_there_before_the_first_paint(page: Page, served: Served):
    """A choice of light or dark is stored under one key, and shows on the next page before anything is drawn."""
    page.goto(served / "guidance/")
    page.get_by_role("radio", name="Dark").check()

    assert page.evaluate("({ ...localStorage })") == {"signpost:appearance": "dark"}
    page.add_init_script("""addEventListener("DOMContentLoaded", () => { globalThis.atStart = document.documentElement.dataset.theme })
      new PerformanceObserver((list, observer) => { globalThis.atPaint = document.documentElement.dataset.theme; observer.disconnect() }).observe({ type: "paint", buffered: true })
      new MutationObserver((_, observer) => { if (document.body) { globalThis.atBody = document.documentElement.dataset.theme; observer.disconnect() } }).observe(document, { childList: true, subtree: true })""")
    page.goto(served / "measures/")

    assert page.evaluate("[atBody, atStart]") == ["dark", "dark"]
    expect(page.get_by_role("radio", name="Dark")).to_be_checked()
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    page.get_by_role("radio", name="As my device").check()
    assert page.evaluate("({ ...localStorage })") == {}
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") != paper


def test_wiping_takes_our_keys_and_leaves_the_others(page: Page, served: Served):
    """The button on the privacy page removes every key of ours, and nothing that another site on this origin keeps."""
    page.goto(served / "about/privacy/")
    page.evaluate("""() => {
      localStorage.setItem("signpost:appearance", "dark")
      localStorage.setItem("signpost:of-an-older-version", "1")
      localStorage.setItem("somebody-else", "stays")
    }""")
    page.on("dialog", lambda dialog: dialog.accept())

    page.get_by_role("button", name=re.compile("Wipe everything")).click()

    assert page.evaluate("({ ...localStorage })") == {"somebody-else": "stays"}
    expect(page.get_by_text("Everything this site kept here is gone.")).to_be_visible()


def test_copy_link_copies_the_address(page: Page, served: Served):
    """The button puts the page's lasting address on the clipboard and says so, to listeners as well."""
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=served.root.rstrip("/"))
    page.goto(served / "situations/off-with-stress/")

    page.get_by_role("button", name="Copy link").click()

    expect(page.get_by_role("button", name="Link copied")).to_be_visible()
    expect(page.locator("[data-announcer]")).to_have_text("Link copied")
    assert page.evaluate("navigator.clipboard.readText()") == page.get_attribute("link[rel=canonical]", "href")


def test_print_opens_the_print_dialog(page: Page, served: Served):
    """The button asks the browser to print."""
    page.add_init_script("globalThis.printed = 0; globalThis.print = () => { globalThis.printed++ }")
    page.goto(served / "situations/off-with-stress/")

    page.get_by_role("button", name="Print").click()

    assert page.evaluate("printed") == 1


def test_the_site_opens_from_a_folder(page: Page, built_site: Path):
    """A page opened from a disk, without any server, has its words and its looks."""
    page.goto((built_site / "guidance" / "index.html").as_uri())

    expect(page.locator("h1")).to_be_visible()
    assert "Young Serif" in page.evaluate("getComputedStyle(document.querySelector('h1')).fontFamily")
