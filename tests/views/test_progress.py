"""Pages on progress: every figure with its base and its kind, and the dates of page and series."""

from __future__ import annotations

import datetime
from dataclasses import replace

import pytest

from macros.catalogue import Catalogue
from macros.views.progress import progress_page, series_lines, series_page


@pytest.fixture
def page(example: Catalogue):
    return progress_page(example, example.progress, example.progress.page["chairs-2028"])


def test_a_figure_says_its_kind_and_its_base(page) -> None:
    """A figure has its own base, or the page's, or says that none is stated; only an effect shows what was before."""
    assert [(item.figure.text, item.before and item.before.text, item.kind.label, item.base, item.period) for item in page.figures] == [
        ("40%", "14.5%", "Effect", "60 answers", "2027 to 2028"),
        ("5.0 out of 10", None, "Snapshot", "Not stated", "2027 to 2028"),
        ("more than 1,200 chairs", None, "Reach", "Not stated", "At the end"),
    ]


def test_sentences_take_their_numbers_from_figures(page) -> None:
    """What a sentence names stands there as the table shows it."""
    assert page.summary == "40% sat down, and more than 1,200 chairs came."


def test_the_base_of_the_page_is_that_of_its_figures(example: Catalogue) -> None:
    """A page that knows how many answered gives it to each of its figures."""
    page = progress_page(example, example.progress, example.progress.page["chairs-2029"])

    assert [item.base for item in page.figures] == ["80 answers"]


def test_a_page_that_nobody_has_looked_at_for_a_year_is_overdue(example: Catalogue) -> None:
    """So the page says, from the day after."""
    page = example.progress.page["chairs-2029"]
    days = [page.value.reviewed + datetime.timedelta(days=days) for days in (365, 366)]

    assert [progress_page(replace(example, today=day), example.progress, page).overdue for day in days] == [False, True]


def test_dates_are_those_of_the_page_and_of_its_series(page, example: Catalogue) -> None:
    """The series is as new as the newest of its pages."""
    assert page.dates == [
        ("First published here", datetime.date(2029, 6, 1)),
        ("Last updated here", datetime.date(2029, 11, 1)),
        ("Series last updated", datetime.date(2029, 11, 1)),
        ("Last checked", datetime.date(2029, 12, 1)),
    ]
    assert [line.updated for line in series_lines(example.progress)] == [datetime.date(2029, 11, 1)]


def test_pages_stand_newest_first_and_lead_to_each_other(page, example: Catalogue) -> None:
    """The time that a page is about gives its place, not the day on which it was written."""
    view = series_page(example, example.progress, example.progress.series.value.series[0])

    assert [line.title for line in view.pages] == ["Chairs in 2029", "Chairs in 2028"]
    assert (page.before, page.after) == (None, ("Chairs in 2029", "progress/bakers/chairs-2029/"))
    assert [line.figures for line in view.pages] == ["Snapshot", "Effect, Snapshot, Reach"]


def test_where_all_was_read_in_one_place_it_is_said_once(page) -> None:
    """Facts that share their documents name them below; a single fact names its own."""
    assert page.done.shared == [("Our chairs", "#document-report")]
    assert page.told.shared == []


def test_no_baseline_and_no_reach_is_an_effect(real: Catalogue) -> None:
    """In what we publish, each figure with nothing to compare with is called what it is."""
    figures = [figure for page in real.progress.pages for figure in page.value.figures]

    assert len(figures) > 20
    assert [figure.id for figure in figures if (figure.before is None) == (figure.kind == "effect")] == []
