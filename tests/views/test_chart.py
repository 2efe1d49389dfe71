"""Charts as what they say, and as the table that a picture can be drawn from."""

from __future__ import annotations

from functools import partial
from html.parser import HTMLParser
from types import SimpleNamespace

import pytest

from macros.render.environment import environment
from macros.model.periods import place_in_time
from macros.views.chart import Break, Chart, Figure, Row, Source, figure, with_breaks
from macros.views.link_states import outside_link

UNCHECKED = partial(outside_link, SimpleNamespace(link_status=lambda _: None))
"""Every link is one that nobody has checked."""

CHART = Chart(
    id="sitting",
    kind="line",
    title="Bakers <who> sit",
    sentence="Half sit.",
    row_heading="Year",
    columns=("Share",),
    rows=(
        Row("2021", (figure(12.5, "%"),), at=2021.0, note="Rounded.", source=Source("https://chairs.example/a", "Primary")),
        Break("Another question."),
        Row("2023-24", (figure(None, "%"),), at=2023.25, source=Source("https://news.example/b", "Secondary", secondary=True)),
    ),
    read="January 2030",
    about=(("Base", "120 answers"),),
)


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [(4.4, "%", "4.4%"), (34.0, "%", "34%"), (555, "£ million", "£555 million"), (1.7, "£ billion", "£1.7 billion"), (14900, "whole-time equivalents", "14,900 whole-time equivalents"), (3, "", "3")],
)
def test_a_figure_reads_as_people_write_it(value: float, unit: str, text: str) -> None:
    """A share has its sign, money its pound, anything else its unit after it."""
    assert figure(value, unit) == Figure(value, text)


def test_a_figure_can_stay_as_exact_as_its_source() -> None:
    """5.0 says more than 5, where whoever gives it knows."""
    assert figure(5.0, "%", as_written=True).text == "5.0%"


def test_no_figure_is_said_in_words() -> None:
    """Where no number was read there is no zero."""
    assert figure(None, "%") == Figure(None, "none read")


def test_runs_are_parted_by_breaks() -> None:
    """Each run but the first comes after the reason why it is apart."""
    one, two, three = (Row(name, (figure(1),)) for name in ("2001", "2002", "2009"))

    assert with_breaks([("", [one, two]), ("Another record.", [three])]) == (one, two, Break("Another record."), three)


@pytest.mark.parametrize(
    ("period", "place"),
    [("2019", 2019), ("2009-10", 2009.25), ("1999-00", 1999.25), ("2009/10", 2009.25), ("April to June 2014", 2013.875), ("December 2012", 2012.458), ("lately", None), ("2009-11", None), ("June to April 2014", None)],
)
def test_periods_have_a_place_in_time(period: str, place: float | None) -> None:
    """Years, financial years, months and quarters are understood; anything else is no period."""
    found = place_in_time(period)
    assert found is place is None or found == pytest.approx(place, abs=0.001)


class Tags(HTMLParser):
    """Every element with its attributes, in order."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attributes)))


def drawn(chart: Chart) -> str:
    return environment().from_string('{% import "chart.j2" as charts with context %}{{ charts.chart(view) }}').render(view=chart, address="challenge/", outside_link=UNCHECKED)


def test_the_table_holds_what_the_picture_needs() -> None:
    """Values and places stand beside the words for them, breaks are rows, and data is text."""
    html = drawn(CHART)
    found = Tags(html).found

    assert [attributes.get("data-value") for tag, attributes in found if tag == "td" and attributes.get("class") == "number"] == ["12.5", None]
    assert [("data-break" in attributes, attributes.get("data-at"), "data-hollow" in attributes) for tag, attributes in found if tag == "tr"][1:] == [
        (False, "2021.0", False),
        (True, None, False),
        (False, "2023.25", True),
    ]
    assert [attributes["colspan"] for _, attributes in found if "colspan" in attributes] == ["4"]
    assert "Bakers &lt;who&gt; sit" in html and "<who>" not in html


def test_columns_that_nobody_fills_are_left_out() -> None:
    """A chart without notes and without sources of its rows has no such columns; what it has of them stands below."""
    bare = Chart("x", "bars", "Chairs", "One.", "Town", ("Chairs",), (Row("Northtown", (figure(1),)),), "January 2030", sources=(Source("https://chairs.example/a", "Primary"),))
    html = drawn(bare)

    assert [attributes.get("scope") for tag, attributes in Tags(html).found if tag == "th"] == ["col", "col", "row"]
    assert "Source</dt><dd>Primary:" in html
