"""
Nothing that a reader does is told to anybody: the site asks only its own origin, only while a page loads.

Every page is opened, under the security policy that is in it and that `_headers` asks hosts to send. What tools do under it is in
the tests of each tool: the `context` that they all begin with hears every violation.
"""

from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.conftest import hear_violations
from tests.serving import Served, addresses, each_template, file_of, serving

PARTS = 4
"""Every page of the site, shared out among the workers."""


class Ears:
    """Hears what a page asks for and what it complains of."""

    def __init__(self, context: BrowserContext, served: Served) -> None:
        self.asked: list[str] = []
        self.complaints: list[str] = []
        self.served = served
        context.on("request", lambda request: self.asked.append(request.url))
        context.on("console", lambda message: self.complain(message.page, message.text) if message.type in ("error", "warning") else None)
        context.on("weberror", lambda error: self.complain(error.page, str(error.error)))

    def complain(self, page: Page | None, words: str) -> None:
        if words == "Service Worker registration blocked by Playwright":
            return  # It is what conftest.py asks for.
        self.complaints.append(f"{page.url if page else '?'}: {words}")

    @property
    def elsewhere(self) -> list[str]:
        return [url for url in self.asked if not url.startswith((self.served.root, "data:", "blob:"))]


@pytest.mark.parametrize("part", range(PARTS))
def test_no_page_asks_another_origin(context: BrowserContext, page: Page, served: Served, built_site: Path, part: int):
    """No page asks anybody else, complains in the console, sets a cookie or stores anything by itself."""
    ears = Ears(context, served)

    for address in addresses(built_site)[part::PARTS]:
        page.goto(served / address)

    stored = page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]")
    databases = page.evaluate("indexedDB.databases().then(all => all.map(({ name }) => name))")
    assert len(ears.asked) > len(addresses(built_site)) / PARTS
    assert (ears.elsewhere, ears.complaints) == ([], [])
    assert (context.cookies(), stored, databases) == ([], [], [])


@each_template
def test_a_page_that_has_loaded_asks_for_nothing_more(context: BrowserContext, page: Page, served: Served, address: str):
    """Reading to the end, opening everything and resting fetches nothing, not even from the site itself.

    Two things come when the browser likes: the icon for its tab, and fonts for letters that came into sight.
    """
    ears = Ears(context, served)
    page.goto(served / address)
    expect(page.locator("fieldset[data-component=appearance]")).to_be_visible()  # Our script has come, however slow the machine.
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(250)
    before = len(ears.asked)

    page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
    page.keyboard.press("End")
    page.mouse.move(200, 200)
    page.wait_for_timeout(250)

    later = [url for url in ears.asked[before:] if not url.endswith((".woff2", "favicon.svg"))]
    assert (later, ears.elsewhere, ears.complaints) == ([], [], [])


@pytest.mark.parametrize("address", ["diagnostic/", "my-list/"])
def test_looking_at_a_tool_keeps_nothing(page: Page, served: Served, address: str):
    """A tool that looks for what was kept before makes no place for it: nothing is kept before somebody does something."""
    page.goto(served / address)
    page.wait_for_load_state("networkidle")
    page.wait_for_timeout(1_000)

    assert page.evaluate("indexedDB.databases().then(all => all.map(({ name }) => name))") == []
    assert page.evaluate("[...Object.keys(localStorage), ...Object.keys(sessionStorage)]") == []


RUN_BETWEEN_THE_LINES = """() => {
  const heard = []
  document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) => heard.push(effectiveDirective))
  const script = document.createElement("script")
  script.textContent = "globalThis.ran = true"
  document.head.append(script)
  const style = document.createElement("style")
  style.textContent = "body { color: red }"
  document.head.append(style)
  document.body.insertAdjacentHTML("beforeend", `<p style="color: red" onclick="globalThis.ran = true" id="spoilt">`)
  document.getElementById("spoilt").click()
  return new Promise((done) => setTimeout(() => done([globalThis.ran ?? false, [...new Set(heard)].sort()]), 100))
}"""
FORBIDDEN = [False, ["script-src-attr", "script-src-elem", "style-src-attr", "style-src-elem"]]


@pytest.mark.breaks_policy
def test_the_policy_is_in_force(page: Page, served: Served):
    """Scripts and styles between the lines do not count here, so that the tests above have heard a policy at work."""
    page.goto(served / "")

    assert page.evaluate(RUN_BETWEEN_THE_LINES) == FORBIDDEN


@pytest.mark.breaks_policy
@pytest.mark.parametrize("address", ["", "diagnostic/", "404.html"])
def test_the_page_itself_is_enough(page: Page, built_site: Path, address: str):
    """On a host that sends no headers of ours, as GitHub Pages, the policy in the page forbids the same."""
    with serving(built_site, "/", sends_headers=False) as root:
        page.goto(root + address)

        assert page.evaluate(RUN_BETWEEN_THE_LINES) == FORBIDDEN


@pytest.mark.breaks_policy
def test_a_violation_is_heard(context: BrowserContext, page: Page, served: Served):
    """What the tests of tools rely on: a violation does not go unnoticed."""
    violations = hear_violations(context)
    page.goto(served / "")

    page.evaluate(RUN_BETWEEN_THE_LINES)

    assert len(violations) >= 4


@pytest.mark.parametrize("address", ["", "find/", "diagnostic/"])
def test_the_policy_lets_the_site_work_from_a_folder(context: BrowserContext, page: Page, built_site: Path, address: str):
    """Opened as a file, where there is no server and no origin, the policy in the page lets styles, fonts and scripts pass."""
    complaints = hear_violations(context)

    page.goto((built_site / file_of(address)).as_uri())

    expect(page.locator("fieldset[data-component=appearance]")).to_be_visible()
    assert page.evaluate("getComputedStyle(document.body).fontFamily").startswith('"Atkinson')
    assert complaints == []
