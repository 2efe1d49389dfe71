"""Reports are read from where each is written, and a report that cannot be read stops the build."""

from __future__ import annotations

import json
import re
from dataclasses import astuple
from importlib.metadata import version
from pathlib import Path
from xml.etree import ElementTree

import pytest
import yaml

from macros import reports
from macros.papers import kept
from macros.papers.kept import Kept
from macros.problems import Position, Problem
from macros.views.papers import Paper
from macros.views.quality import Outcome, Reports
from tests.bench.goals import Goal, leave

JUNIT = """<?xml version="1.0" encoding="utf-8"?>
<testsuites><testsuite name="one" tests="4" timestamp="2029-12-30T09:00:00.000000+00:00">
<testcase classname="tests.test_a" name="test_good"/>
<testcase classname="tests.test_a" name="test_bad"><failure message="no">why</failure></testcase>
<testcase classname="tests.test_a" name="test_broken"><error message="no">why</error></testcase>
<testcase classname="tests.test_b" name="test_left_out"><skipped/></testcase>
</testsuite><testsuite name="two" timestamp="2029-12-31T09:00:00"><testcase name="bare"/></testsuite></testsuites>
"""


def test_reads_what_test_runners_write() -> None:
    """Failures and errors by name, what was skipped, and the last day on which anything ran."""
    assert reports.junit(JUNIT) == Outcome(2, ("tests.test_a: test_bad", "tests.test_a: test_broken"), 1, "2029-12-31")


def test_every_report_in_the_folder_is_read(tmp_path: Path) -> None:
    """A check that leaves a report is on the page without anybody adding it."""
    (tmp_path / "results").mkdir()
    for name in ("python", "another"):
        (tmp_path / "results" / f"{name}.xml").write_text(JUNIT)

    assert [id for id, _ in reports.read(tmp_path).outcomes] == ["entries", "another", "python"]


def test_a_broken_report_stops_the_build(tmp_path: Path) -> None:
    """It is not taken for a report that is not there."""
    (tmp_path / "results").mkdir()
    (tmp_path / "results" / "python.xml").write_text("<testsuites><testsuite>")

    with pytest.raises(ElementTree.ParseError):
        reports.read(tmp_path)


def test_without_reports_nothing_is_claimed(tmp_path: Path) -> None:
    """An empty folder gives the entries of this build and nothing else."""
    assert reports.read(tmp_path, [], 8) == Reports((("entries", Outcome(8, (), things="entries")),), (), ())


def test_the_entries_own_errors_are_named(tmp_path: Path) -> None:
    """Errors are failures; a warning, such as an overdue review, is none."""
    problems = [Problem("one", Position("a.yml", 1, 1), "Bad.", "Mend it."), Problem("two", Position("a.yml", 2, 1), "Old.", "Look.", severity="warning")]

    [(_, outcome)] = reports.read(tmp_path, problems, 8).outcomes

    assert len(outcome.failures) == 1
    assert "Bad." in outcome.failures[0]


def test_a_paper_that_failed_is_named(tmp_path: Path) -> None:
    """By its address and by what it lacks."""
    papers = {"a/": Paper("downloads/a.pdf", 1, 1, ()), "b/": Paper("downloads/b.pdf", 1, 1, ("tagged", "links"))}
    kept.write(tmp_path, {page: Kept(paper, "", "", "") for page, paper in papers.items()})

    found = dict(reports.read(tmp_path).outcomes)["papers"]

    assert (found.passed, found.failures, found.things) == (1, ("downloads/b.pdf: tagged, links",), "files")
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", found.when)


def test_the_stored_keys_are_those_of_the_scripts(root: Path) -> None:
    """Each key of the one list, in its order."""
    text = (root / "frontend/src/browser/local-store.ts").read_text(encoding="utf-8")

    keys = [key for key, _ in reports.read(root).stored_keys]

    assert keys == re.findall(r'\{ key: "(signpost:[a-z-]+)"', text)
    assert len(keys) > 2


@pytest.mark.parametrize("written", ["export const keys = []", 'storedKeys = [\n  { key: "a", keeps: `b` },\n] as const', "storedKeys = [\n\n] as const"])
def test_a_list_of_keys_that_cannot_be_read_stops_the_build(tmp_path: Path, written: str) -> None:
    """A key that is stored and not shown would be worse than no page."""
    file = tmp_path / "frontend/src/browser/local-store.ts"
    file.parent.mkdir(parents=True)
    file.write_text(written)

    with pytest.raises(ValueError, match="storedKeys"):
        reports.read(tmp_path)


def test_every_package_that_pages_need_is_named(root: Path) -> None:
    """Every dependency that scripts bundle and every locked package that is installed here, with version and licence."""
    packages = {package.name: package for package in reports.read(root).packages}
    bundled = json.loads((root / "frontend/package.json").read_text(encoding="utf-8"))["dependencies"]

    assert {name: packages[name].version for name in bundled if name != "lunr"} == {name: number for name, number in bundled.items() if name != "lunr"}
    assert packages["jinja2"].version == version("jinja2")
    assert packages["@fontsource/young-serif"].licence == "OFL-1.1"
    assert not {"vitest", "axe-core"} & set(packages)
    assert [name for name, package in packages.items() if not package.licence] == []


def test_goals_are_read_as_they_were_left(tmp_path: Path) -> None:
    """What a bench leaves is what the page shows; a goal that was missed is a failure."""
    goals = [Goal("A <paper>", "0.20 s", "at most 0.25 s", True), Goal("Another", "2 s", "at most 1 s", False)]
    leave("bench-papers", goals, tmp_path / "results")

    [outcome] = [outcome for id, outcome in reports.read(tmp_path).outcomes if id == "bench-papers"]

    assert [(goal.what, goal.measured, goal.wanted, goal.is_reached) for goal in outcome.measured] == [astuple(goal) for goal in goals]
    assert (outcome.passed, outcome.failures, outcome.things) == (1, ("Another",), "goals")
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", outcome.when)


def test_nothing_is_published_before_it_is_tested(root: Path) -> None:
    """The workflow that publishes runs every test first, so that the quality page has results and nothing broken goes out."""
    steps = [step.get("run", "") for step in yaml.safe_load((root / ".github/workflows/publish.yml").read_text(encoding="utf-8"))["jobs"]["build"]["steps"]]

    assert [step for step in steps if step] == ["make test", "make papers zip addresses"]
