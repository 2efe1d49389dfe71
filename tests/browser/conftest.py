"""Fixtures for the tests that drive a browser over the built site."""

import os
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.serving import built_site, served
from tests.setup.browser import LAUNCH_FLAGS, executable_path

__all__ = ["built_site", "served"]

HERE = Path(__file__).parent


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything in this folder drives a browser, and can be left out with `-m "not browser"`."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One Chromium for each worker. Without one the test is skipped at a desk and fails in CI."""
    path = executable_path()
    if not path:
        reason = "There is no Chromium for the browser tests. `make browser` installs one, or says why it cannot."
        pytest.fail(reason, pytrace=False) if os.environ.get("CI") else pytest.skip(reason)
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=path, args=list(LAUNCH_FLAGS))
        # What a page does by itself is tested by itself; test_offline.py lets the service worker in.
        started.new_context = partial(started.new_context, service_workers="block")
        yield started
        started.close()


@pytest.fixture
def context(browser: Browser, request: pytest.FixtureRequest) -> Iterator[BrowserContext]:
    """
    A visit of its own: nothing is stored from the test before.

    Whatever a test does, the security policy forbids none of it, or the test fails: so each test is one of the policy too. One
    that breaks it on purpose is marked `breaks_policy`.
    """
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        context.set_default_timeout(15_000)
        violations = hear_violations(context)
        yield context
        if "breaks_policy" not in request.keywords:
            assert violations == []


def hear_violations(context: BrowserContext) -> list[str]:
    """A list that grows by each thing that a page in this visit was forbidden by its security policy."""
    violations: list[str] = []
    context.on("console", lambda message: violations.append(message.text) if "Content Security Policy" in message.text else None)
    return violations


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """An empty page 1280 wide."""
    return context.new_page()
