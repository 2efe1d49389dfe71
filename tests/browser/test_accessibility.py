"""
Axe has nothing to say about any template.

No rule is off: everything that axe knows for WCAG 2.2 A and AA, its best practices and its experimental rules. Its AAA
rules are about a level that the site does not claim.
"""

from functools import cache

import pytest
from playwright.sync_api import Page

from tests.serving import ROOT, Served, each_template

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice", "experimental"]


@cache
def axe() -> str:
    return (ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [1280, 320])
@each_template
def test_axe_finds_nothing(page: Page, served: Served, address: str, width: int):
    """No page breaks an axe rule, in light and in dark, on a wide screen and on the narrowest."""
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(served / address)
    page.evaluate(axe())

    page.emulate_media(color_scheme="light")
    in_light = run_axe(page, TAGS)
    page.emulate_media(color_scheme="dark")
    in_dark = run_axe(page, ["cat.color"])  # Nothing but the colours differs.

    violations = [f"light: {violation}" for violation in in_light] + [f"dark: {violation}" for violation in in_dark]
    assert not violations, f"{address or 'start'} at {width} px:\n" + "\n".join(violations)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_what_opens(page: Page, served: Served, scheme: str):
    """The menu and the urgent help are as good when they are open, and so is every list that is folded away."""
    page.set_viewport_size({"width": 320, "height": 900})
    page.emulate_media(color_scheme=scheme)
    page.goto(served / "contribute/fields/")
    page.evaluate("document.querySelectorAll('details').forEach(details => details.open = true)")
    page.evaluate(axe())

    violations = run_axe(page, TAGS)

    assert not violations, "\n".join(violations)


def run_axe(page: Page, tags: list[str]) -> list[str]:
    """Each violation of a rule with one of the tags in a line: rule, how often, one place, what axe says of it there."""
    return page.evaluate(
        """async (tags) => {
          const { violations } = await axe.run(document, { runOnly: tags, resultTypes: ["violations"] })
          return violations.map(({ id, nodes }) =>
            `${id} x${nodes.length} at ${nodes[0].target.join(" ")}: ${nodes[0].failureSummary.replace(/\\s+/g, " ").slice(0, 240)}`)
        }""",
        tags,
    )
