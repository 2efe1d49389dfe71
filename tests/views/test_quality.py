"""The quality page says what the reports say; red is never out of sight."""

from __future__ import annotations

import datetime
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from macros import site
from macros.catalogue import Catalogue
from macros.views.quality import CHECKS, Goal, Outcome, Package, Reports, quality_page


def body_of(catalogue: Catalogue, reports: Reports) -> str:
    return next(page.body for page in site.pages(catalogue, reports) if page.address == "about/quality/")


def test_a_check_without_report_was_not_run(example: Catalogue) -> None:
    """Nothing is taken for passed because nothing is known of it."""
    page = quality_page(example, Reports())

    assert [(row.what, row.result, row.when) for row in page.rows] == [(what, "Not run for this build", "") for what in CHECKS.values()]
    assert not page.is_red


def test_tells_what_ran_and_when(example: Catalogue) -> None:
    """Numbers, what was left out, and the day; a check that this build made itself has the day of the build."""
    reports = Reports((("entries", Outcome(8, (), things="entries")), ("python", Outcome(1203, ("a: b",), 2, "2029-12-31"))))

    rows = {row.what: (row.result, row.when, row.state) for row in quality_page(example, reports).rows}

    assert rows[CHECKS["entries"]] == ("All 8 entries passed", "15 January 2030", "good")
    assert rows[CHECKS["python"]] == ("1 of 1,204 tests failed; 2 were left out", "31 December 2029", "bad")


def test_an_empty_report_is_no_success(example: Catalogue) -> None:
    """A run that found nothing to check is not one that passed."""
    [row] = [row for row in quality_page(example, Reports((("python", Outcome(0, ())),))).rows if row.when]

    assert (row.result, row.state) == ("Nothing was checked", "absent")


@given(st.dictionaries(st.sampled_from([*CHECKS, "new-check"]), st.lists(st.text("abcdefg", min_size=5, max_size=9), max_size=3, unique=True)))
def test_red_cannot_be_hidden(example: Catalogue, failures: dict[str, list[str]]) -> None:
    """Each failure of each report stands on the page, also of a check that the page has never heard of, with a notice above."""
    reports = Reports(tuple((id, Outcome(3, tuple(names))) for id, names in failures.items()))
    page = quality_page(example, reports)

    assert page.is_red == any(failures.values())
    assert sorted(name for row in page.rows for name in row.failures) == sorted(name for names in failures.values() for name in names)


def test_red_is_on_the_page_in_words(example: Catalogue) -> None:
    """The notice, the row and the name of what failed are in the HTML."""
    body = body_of(example, Reports((("new-check", Outcome(1, ("<b>the door</b>",))),)))

    assert "A check failed" in body
    assert "<strong>1 of 2 tests failed</strong>" in body
    assert "&lt;b&gt;the door&lt;/b&gt;" in body
    assert "New check" in body


def test_lists_what_is_overdue_oldest_first(example: Catalogue) -> None:
    """A year after its review an entry is on the list, with its address and day."""
    assert quality_page(example, Reports()).overdue == []
    later = replace(example, today=datetime.date(2032, 1, 1))

    overdue = quality_page(later, Reports()).overdue

    assert len(overdue) == len(example.entries)
    days = sorted(entry.value.reviewed for entry in example.entries)
    assert overdue[0][2].endswith(str(days[0].year))
    assert f"{len(overdue)} entries have not been reviewed" in body_of(later, Reports())


def test_tells_what_is_sent_from_what_builds(example: Catalogue) -> None:
    """Packages stand in two tables; a licence that nobody states is said as that."""
    sent, used = Package("lit-html", "3.3.3", "BSD-3-Clause", "npm", True), Package("made-up", "1", "", "pypi", False)
    page = quality_page(example, Reports(packages=(used, sent)))

    assert (page.sent, page.used) == ([sent], [used])
    assert '<th scope="row">made-up</th><td>1</td><td>Not stated</td>' in body_of(example, Reports(packages=(used, sent)))


def test_goals_stand_beside_what_was_measured(example: Catalogue) -> None:
    """Each with its figure and the word; one that was missed is red like any failure."""
    goals = (Goal("Build", "0.20", "at most 0.30", True), Goal("Search", "2 s", "at most 1 s", False))
    reports = Reports((("bench-build", Outcome(1, ("Search",), 0, "2029-12-31", "goals", goals)),))
    body = body_of(example, reports)

    assert '<tr><th scope="row">Build</th><td>0.20</td><td>at most 0.30</td><td>Reached</td></tr>' in body
    assert '<tr><th scope="row">Search</th><td>2 s</td><td>at most 1 s</td><td><strong>Missed</strong></td></tr>' in body
    assert "<strong>1 of 2 goals missed</strong>" in body
    assert "A check failed" in body
    assert "id=\"goals\"" not in body_of(example, Reports())
