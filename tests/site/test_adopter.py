"""
Somebody else's site from a folder of data: another name, another wheel, other statements, other colours, and no code changed.

`tests/adopter` lies over the made-up project of `tests/base` and `tests/entries`; `docs/adopt.md` says the same to people.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from html import unescape
from pathlib import Path

import pytest

from tests.conftest import TESTS, TODAY
from tests.serving import ROOT

OURS = re.compile(r"\b(wellbeing|signpost(?!s\b)|seven|NHS|health|clinical|nurses?|trusts?|occupational)\b", re.IGNORECASE)
"""Words that are ours and must come from our data, never from code, templates or the shell."""

LEFT_OUT = ("challenge", "progress", "briefs", "community.yml", "dashboard.yml", "objectives.yml", "procurement.yml", "standards.yml", "versions")
"""What an adopter may do without."""


def write_project(project: Path) -> None:
    """The code as it is, and the data of somebody else."""
    for folder in ("macros", "overrides", "docs/assets", "frontend/dist", "frontend/src/core"):
        shutil.copytree(ROOT / folder, project / folder, ignore=shutil.ignore_patterns("__pycache__"))
    (project / "frontend/src/browser").mkdir()
    shutil.copy(ROOT / "frontend/src/browser/local-store.ts", project / "frontend/src/browser/")
    shutil.copytree(ROOT / "resources/words", project / "resources/words", ignore=shutil.ignore_patterns("facilitate.yml"))
    reports = project / "resources/words/reports.yml"
    reports.write_text(re.sub(r"(?m)^(  [a-z-]+: ).*[Ww]ellbeing.*$", r"\1The bread", reports.read_text(encoding="utf-8")), encoding="utf-8")
    for layer in ("base", "entries", "adopter"):
        shutil.copytree(TESTS / layer, project, dirs_exist_ok=True, ignore=shutil.ignore_patterns(*LEFT_OUT))
    for written in (*(ROOT / "docs/about").glob("*.md"), *(ROOT / "docs/contribute").glob("*.md")):
        page = written.relative_to(ROOT / "docs").with_suffix("").as_posix()
        file = project / f"docs/{page}.md"
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"---\ntitle: About bread\ndescription: Written by bakers.\n---\n\n# About bread\n\nThis is {page} of the bakers.\n", encoding="utf-8")
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    settings = re.sub(r"(?m)^(  standing): .*$", r"\1: Of bakers, for bakers.", settings)
    settings = re.sub(r"(?s)\nnav:\n.*?\nextra:", "\nnav:\n  - Start: index.md\n  - About: about/index.md\n\nextra:", settings)
    (project / "mkdocs.yml").write_text(settings, encoding="utf-8")


def run(project: Path, *command: str) -> None:
    environment = {**os.environ, "SIGNPOST_TODAY": str(TODAY), "PYTHONPATH": str(project), "NO_MKDOCS_2_WARNING": "1"}
    ran = subprocess.run([sys.executable, "-m", *command], cwd=project, env=environment, capture_output=True, text=True)
    assert ran.returncode == 0, ran.stdout[-3000:] + ran.stderr[-3000:]


@pytest.fixture(scope="session")
def somebody_elses(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Their site, built as strictly as ours."""
    project = tmp_path_factory.mktemp("bakers") / "project"
    write_project(project)
    run(project, "macros", "schemas")
    run(project, "mkdocs", "build", "--strict")
    return project / "site"


def words_of(html: str) -> str:
    """What a page says, with titles, descriptions and names read out, without addresses."""
    text = re.sub(r"\b(?:href|src|action|class|id|for|data-(?!label|title|said|done|failed|question|when)[\w-]+)=\"[^\"]*\"", "", html)
    return unescape(re.sub(r"https?://\S+|[\w/.-]+\.(?:svg|html|json|csv|xml)", "", text))


def test_the_site_of_somebody_else_says_nothing_of_ours(somebody_elses: Path) -> None:
    """No page of it has a word that is ours, and each carries their name."""
    found = {}
    pages = sorted(somebody_elses.rglob("*.html"))
    for page in pages:
        html = page.read_text(encoding="utf-8")
        assert "Bakers’ Bench" in html, page
        # These describe the code itself: its fields, with our examples, its checks and the packages that it is made of.
        if page.parent.name in ("fields", "checks", "quality") or "propose" in page.parts:
            continue
        if ours := OURS.findall(words_of(html)):
            found[page.relative_to(somebody_elses).as_posix()] = sorted(set(ours))

    assert len(pages) > 30
    assert found == {}


def test_the_site_of_somebody_else_has_their_wheel(somebody_elses: Path) -> None:
    """Four elements, each with its page; what they have no data for has no page and no link."""
    assert sorted(page.parent.name for page in (somebody_elses / "elements").glob("*/index.html")) == ["company", "flour", "light", "rest"]
    start = (somebody_elses / "index.html").read_text(encoding="utf-8")
    for absent in ("challenge/", "progress/", "community/", "objectives/", "standards/", "procurement/"):
        assert not (somebody_elses / absent / "index.html").exists()
        assert f'"{absent}"' not in start
    assert "Of bakers, for bakers." in start
    assert (somebody_elses / "service-worker.js").is_file()
