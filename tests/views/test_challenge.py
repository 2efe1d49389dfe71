"""The page on the scale of the challenge: what it says comes from its figures."""

from __future__ import annotations

import re

import pytest

from macros.catalogue import Catalogue
from macros.model.challenge import PLACEHOLDER
from macros.views.challenge import ChallengePageView, challenge_page, level_chart, series_chart
from macros.views.chart import Break, Row


@pytest.fixture
def page(example: Catalogue) -> ChallengePageView:
    assert example.challenge
    return challenge_page(example, example.challenge)


def test_the_opening_is_made_of_figures(page: ChallengePageView) -> None:
    """A sentence has in place of each name what the table shows."""
    assert page.opening == ["In 2023-24, 40% sat down.", "The aim was 50%.", "Southtown had 3 chairs for each baker."]


def test_a_series_is_a_chart(example: Catalogue) -> None:
    """Its runs are parted by breaks; each row has its figure as exact as written, its place in time, its notes and its source."""
    chart = series_chart(example.challenge, example.challenge.by_id["sitting"])

    assert [(row.label, row.figures[0].text, row.at, row.note, row.source.words) if isinstance(row, Row) else row for row in chart.rows] == [
        ("2021", "12.0%", 2021, "", "Primary"),
        ("2022", "14.5%", 2022, "Rounded by the source. 60 answers. As told.", "Secondary"),
        Break("Another question was asked."),
        ("2023-24", "40%", 2023.25, "", "Secondary"),
    ]
    assert chart.sentence == "It was 12.0% in 2021 and 40% in 2023-24."
    assert chart.about == (("Who is counted", "Bakers"), ("Base", "120 answers"))


def test_a_level_stands_beside_what_was_reached(example: Catalogue) -> None:
    """The out-turn is the figure of the series, with the source that it has there."""
    [level] = example.challenge.page.value.levels
    chart = level_chart(example.challenge, level)

    assert [(row.label, row.figures[0].text, row.source.words) for row in chart.figures_only] == [("Aimed for, 2024", "50%", "Secondary"), ("Out-turn, 2023-24", "40%", "Secondary")]
    assert chart.sentence == "The aim was 50%; 40% was reached."


def test_primary_sources_come_first(page: ChallengePageView) -> None:
    """Whoever made the figures stands before whoever retold them."""
    assert [[source.id for source in sources] for _, sources in page.sources] == [["chair-office"], ["chair-news"]]


def test_every_sentence_says_what_its_table_says(real: Catalogue) -> None:
    """Each figure in a sentence that we publish is one of the table beside it, to the last digit."""
    page = challenge_page(real, real.challenge)
    charts = [*(series.chart for section in page.sections for series in section.series), *page.levels]

    for chart in charts:
        shown = {cell.text for row in chart.figures_only for cell in row.figures}
        assert set(re.findall(r"[\d.,]*\d%", chart.sentence)) <= shown, chart.id
        assert not PLACEHOLDER.search(chart.sentence)
    assert not [sentence for sentence in page.opening if PLACEHOLDER.search(sentence)]


def test_where_a_basis_changes_there_is_a_break(real: Catalogue) -> None:
    """The two counts of absence and the two ways of counting positive action are never one line."""
    breaks = {id: sum(isinstance(row, Break) for row in series_chart(real.challenge, series).rows) for id, series in real.challenge.by_id.items()}

    assert breaks["sickness-absence"] == 3
    assert breaks["survey-positive-action"] == 1
