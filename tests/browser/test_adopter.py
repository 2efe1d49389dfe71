"""Somebody else's site in a real browser: their diagnostic is answered, and the results speak of their wheel."""

from __future__ import annotations

from pathlib import Path

from playwright.sync_api import Page, expect

from tests.serving import serving
from tests.site.test_adopter import OURS, somebody_elses

__all__ = ["somebody_elses"]


def test_their_diagnostic_is_answered(page: Page, somebody_elses: Path):
    """Four elements, three levels, their words: answered, scored, taken away as a paper, with no word of ours on the way."""
    with serving(somebody_elses, "/guild/") as root:
        page.goto(f"{root}diagnostic/")
        page.locator("[data-setup] button[data-new]").click()
        page.locator('[name="view"][value="all"]').check()
        for statement in page.locator(".statement:visible").all():
            statement.locator('input[type="radio"]').nth(1).check()
        page.locator('[data-step="results"]').click()

        expect(page.locator("#results table").first).to_contain_text("Flour")
        assert OURS.findall(page.locator("#results").inner_text()) == []
        page.locator('[data-paper="report"]').click()
        expect(page.locator("#paper-title")).to_be_visible()
        assert OURS.findall(page.locator("article.paper").inner_text()) == []

        page.goto(f"{root}find/")
        page.locator(".search-link:visible").first.click()
        page.locator("#search-words").fill("flour")
        expect(page.locator(".found").first).to_contain_text("Flour")
        assert OURS.findall(page.locator("body").inner_text()) == []
