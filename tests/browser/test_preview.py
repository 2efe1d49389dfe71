"""
The preview while somebody is editing: mistakes stand on top of the pages, and the pages stay.

A real `mkdocs serve` of a small made-up project, watched by a real browser that is never told to load anything again.
"""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Page, expect

from tests import made_up
from tests.browser.test_accessibility import TAGS, axe
from tests.serving import ROOT

SOON = 40_000
"""Milliseconds. A preview of the small project takes two seconds; the machine may be busy."""

ENTRY = "resources/guidance/standing-up.yml"
PAGE = "guidance/standing-up/"
BROKEN = '<img src=x onerror="alert(1)">'


@pytest.fixture
def small(tmp_path: Path) -> Path:
    """A project with a few entries, one page of its own and the whole of our machinery."""
    for name in ("macros", "overrides", "docs/assets", "frontend/dist"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("base", "entries"):
        shutil.copytree(ROOT / "tests" / name, tmp_path, dirs_exist_ok=True)
    (tmp_path / "docs" / "index.md").write_text("# Chairs for all\n", encoding="utf-8")
    (tmp_path / "mkdocs.yml").write_text(re.sub(r"^nav:\n(?:[ -].*\n)+", "", (ROOT / "mkdocs.yml").read_text(encoding="utf-8"), flags=re.MULTILINE), encoding="utf-8")
    return tmp_path


@contextmanager
def preview(project: Path) -> Iterator[tuple[str, Path]]:
    """Address of a preview of a project, and the file with all that it says."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    root, said = f"http://127.0.0.1:{port}/", project.parent / f"{project.name}-said.txt"
    command = [sys.executable, "-m", "mkdocs", "serve", "--livereload", "--dev-addr", f"127.0.0.1:{port}"]
    environment = {**os.environ, "SIGNPOST_TODAY": "2030-01-15", "SIGNPOST_SITE_URL": root, "NO_MKDOCS_2_WARNING": "1", "NO_COLOR": "1"}
    with said.open("w") as output, subprocess.Popen(command, cwd=project, env=environment, stdout=output, stderr=output) as served:
        try:
            for _ in range(SOON // 200):
                try:
                    urlopen(root, timeout=5).close()
                    break
                except (URLError, ConnectionError, TimeoutError):
                    assert served.poll() is None, said.read_text(encoding="utf-8")
                    time.sleep(0.2)
            yield root, said
            assert served.poll() is None, "The preview has ended."
        finally:
            served.terminate()
            served.wait(20)


def edit(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def test_a_mistake_and_its_mending(small: Path, page: Page) -> None:
    """A mistake shows on the page that is open, with file, line and advice; the page stays; mended, the mistake goes and the edit is there."""
    overlay = page.locator(".preview-problems")
    with preview(small) as (root, said):
        page.goto(root + PAGE)
        title = page.locator("h1").inner_text()
        expect(overlay).to_have_count(0)

        edit(small / ENTRY, "elements: [", "elements: [rust, ")
        line = (small / ENTRY).read_text(encoding="utf-8").split("elements:")[0].count("\n") + 1
        expect(overlay).to_be_visible(timeout=SOON)
        expect(page.locator("h1")).to_have_text(title)
        expect(overlay.get_by_role("listitem")).to_have_text(
            re.compile(rf"{re.escape(ENTRY)}:{line} rust is not an element of the wheel\. Did you mean rest\? \[unknown-element\]")
        )
        assert "[unknown-element]" in said.read_text(encoding="utf-8")

        # Focus stays where it was; the skip link is still first, the problems second; they can be folded away by keyboard.
        assert page.evaluate("document.activeElement.tagName") == "BODY"
        page.keyboard.press("Tab")
        page.keyboard.press("Tab")
        expect(overlay.locator("summary")).to_be_focused()
        page.keyboard.press("Enter")
        expect(overlay.get_by_role("listitem")).to_be_hidden()
        page.keyboard.press("Enter")

        page.evaluate(axe())
        found = page.evaluate("tags => axe.run('.preview-problems', {runOnly: tags})", TAGS)
        assert [violation["id"] for violation in found["violations"]] == []

        # Another mistake comes to the first, on any page, with HTML that stays text.
        edit(small / "resources/measures/missed-breaks.yml", "title: ", f"title: {BROKEN} ")
        page.goto(root + "measures/", timeout=SOON)
        expect(overlay.get_by_role("listitem")).to_have_count(2, timeout=SOON)
        assert page.locator("img[src=x]").count() == 0

        edit(small / "resources/measures/missed-breaks.yml", f"{BROKEN} ", "")
        edit(small / ENTRY, "elements: [rust, ", "elements: [")
        edit(small / ENTRY, "title: ", "title: Mended. ")
        expect(overlay).to_have_count(0, timeout=SOON)
        page.goto(root + PAGE, timeout=SOON)
        expect(page.locator("h1")).to_contain_text("Mended.", timeout=SOON)


def test_a_mistake_from_the_start(small: Path, page: Page) -> None:
    """A preview that begins with a mistake, even in a file it cannot do without, gives a page that names it; mended, the site comes."""
    framework = (small / "resources/framework.yml").read_bytes()
    (small / "resources/framework.yml").write_text("name: [\n", encoding="utf-8")
    with preview(small) as (root, _):
        page.goto(root)
        overlay = page.locator(".preview-problems")
        expect(overlay).to_contain_text("resources/framework.yml:2")
        expect(page.locator("h1")).to_have_text("The preview is waiting")

        (small / "resources/framework.yml").write_bytes(framework)
        expect(page.locator("h1")).to_have_text("Chairs for all", timeout=SOON)
        expect(overlay).to_have_count(0)
        assert page.goto(root + PAGE, timeout=SOON).status == 200


def test_never_in_a_build(small: Path, built_site: Path) -> None:
    """A real build with a mistake stops, and no page or file of a built site knows of the overlay."""
    for place, text in made_up.guidance("stools", elements=["rust"]).items():
        (small / place).write_text(text, encoding="utf-8")
    environment = {**os.environ, "SIGNPOST_TODAY": "2030-01-15", "NO_MKDOCS_2_WARNING": "1"}
    ran = subprocess.run([sys.executable, "-m", "mkdocs", "build"], cwd=small, env=environment, capture_output=True, text=True)

    assert ran.returncode == 1 and "[unknown-element]" in ran.stderr and not (small / "site").exists()
    assert [file for file in built_site.rglob("*.html") if "preview-problems" in file.read_text(encoding="utf-8")] == []
    assert list(built_site.rglob("preview-problems*")) == []
