"""Charts on paper: what is drawn is what the table says, and nothing joins what a break parts."""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from xml.etree import ElementTree

import pikepdf
import pytest

from macros import site
from macros.catalogue import Catalogue
from macros.papers import kept, press
from macros.papers.charts import PaperChart, chart_of, draw
from macros.papers.checked import elements
from macros.papers.html import tree
from macros.render.environment import environment
from macros.views.chart import Break, Chart, Figure, Row, Source, with_breaks
from macros.views.challenge import challenge_page
from macros.views.link_states import outside_link
from macros.views.papers import paper_address
from tests.papers.conftest import Made

PATHS = "{http://www.w3.org/2000/svg}path"
TEXTS = "{http://www.w3.org/2000/svg}text"


def charts_of(catalogue: Catalogue) -> list[Chart]:
    """Every chart of the page on the scale of the challenge."""
    assert catalogue.challenge
    view = challenge_page(catalogue, catalogue.challenge)
    return [series.chart for section in view.sections for series in section.series] + view.levels


def on_paper(catalogue: Catalogue) -> list[PaperChart]:
    page = next(page for page in site.pages(catalogue) if page.address == "challenge/")
    return [chart_of(figure) for figure in tree(page.body).all("figure") if figure.has("chart")]


@pytest.mark.parametrize("whose", ["example", "real"])
def test_what_is_drawn_is_what_the_view_says(whose: str, request: pytest.FixtureRequest) -> None:
    """Each value, word, break and hollow mark of each chart reaches the drawing as the view has it, and nothing else does."""
    catalogue: Catalogue = request.getfixturevalue(whose)
    views, drawn = charts_of(catalogue), on_paper(catalogue)

    assert len(views) == len(drawn) >= 3
    for view, chart in zip(views, drawn, strict=True):
        assert (chart.kind, chart.title, chart.sentence, chart.columns) == (view.kind, view.title, view.sentence, list(view.columns))
        rows, reason = [], ""
        for row in view.rows:
            if isinstance(row, Break):
                reason = row.reason
                continue
            at = None if row.at is None else round(row.at, 3)
            hollow = bool(row.source and row.source.secondary)
            figures = [{"value": figure.value, "text": figure.text} for figure in row.figures]
            rows.append({"label": row.label, "figures": figures, "at": at, "hollow": hollow, "brokenBecause": reason})
            reason = ""
        assert chart.rows == rows


def chart_with_breaks(catalogue: Catalogue) -> PaperChart:
    """Two runs of a line; in the second a row has no figure, and so nothing joins what is beside it."""
    near, far = Source("https://a.example/", "Primary"), Source("https://b.example/", "Secondary", secondary=True)

    def row(year: int, value: float | None, source: Source) -> Row:
        return Row(str(year), (Figure(value, f"{value}%" if value else "none read"),), at=float(year), source=source)

    runs = [("", [row(2001, 4.1, near), row(2002, 4.6, near), row(2003, 5.2, near)]), ("Another count.", [row(2004, 4.4, far), row(2005, None, far), row(2006, 4.8, far), row(2008, 5.0, far)])]
    chart = Chart("a", "line", "Absence", "It rose.", "Year", ("Rate",), with_breaks(runs), "November 2026")
    env = environment()
    html = env.from_string('{% import "chart.j2" as charts with context %}{{ charts.chart(view) }}').render(view=chart, address="a/", outside_link=partial(outside_link, catalogue))
    return chart_of(next(tree(html).all("figure")))


def test_no_line_crosses_a_break_or_a_gap(root: Path, example: Catalogue) -> None:
    """A mark for each figure, hollow where it should be; lines only between neighbours of a run; a gap of years is dashed."""
    colours = site.colours(press.colours_in(root))
    [picture] = draw(root, [chart_with_breaks(example)], colours)
    drawn = ElementTree.fromstring(picture.svg.encode())
    paths = list(drawn.iter(PATHS))

    def place(path: ElementTree.Element) -> float:
        return float(re.match(r"translate\(([\d.]+) ", path.attrib["transform"])[1])  # type: ignore[index]

    marks = [path for path in paths if path.attrib["d"].startswith("M-6 0A6")][:6]
    lines = [path for path in paths if re.match(r"M0 0L", path.attrib["d"])]
    broken = [path for path in paths if path.attrib.get("stroke-dasharray") == "4 4"]
    across = [place(mark) for mark in marks]
    ends = [(place(line), round(place(line) + float(re.match(r"M0 0L([\d.]+)", line.attrib["d"])[1]), 1)) for line in lines]  # type: ignore[index]

    assert across == sorted(across)
    assert [mark.attrib["fill"] == colours["paper"] for mark in marks] == [False, False, False, True, True, True]
    assert [(start, pytest.approx(end, abs=0.2)) for start, end in ends] == [(across[0], across[1]), (across[1], across[2]), (across[4], across[5])]
    assert [line.attrib.get("stroke-dasharray") for line in lines] == [None, None, "2 6"]
    assert across[2] < place(broken[0]) < across[3]
    # Higher figures stand higher.
    heights = [float(mark.attrib["transform"].split()[1].rstrip(")")) for mark in marks]
    assert sorted(range(6), key=lambda place: -heights[place]) == [0, 3, 1, 4, 5, 2]


def test_each_kind_of_chart_shows_its_figures(root: Path, real: Catalogue) -> None:
    """Bars, grids of shades and the ends of ranges carry their numbers as the table writes them; no text says another number."""
    charts = on_paper(real)
    assert {chart.kind for chart in charts} == {"bars", "line", "dots", "heat"}
    for chart, picture in zip(charts, draw(root, charts, site.colours(press.colours_in(root))), strict=True):
        said = [text.text or "" for text in ElementTree.fromstring(picture.svg.encode()).iter(TEXTS)]
        figures = [figure["text"] for row in chart.rows for figure in row["figures"] if figure["value"] is not None]
        written = [text.split(" · ")[0] for text in said]
        if chart.kind in ("bars", "heat"):
            assert [text for text in written if text in figures] == [text for text in figures], chart.title
        else:
            assert set(figures) & set(written), chart.title


def test_a_paper_has_its_pictures_described(made: Made, example: Catalogue) -> None:
    """Each chart is a figure of the paper, and its text alternative is the sentence of the chart."""
    with pikepdf.open(made.root / kept.FOLDER / paper_address("challenge/")) as pdf:
        described = [str(figure.get("/Alt", "")) for name, figure in elements(pdf) if name == "Figure"]

    assert described == [f"{chart.title}. {chart.sentence} The table below has the same figures." for chart in on_paper(example)]


def test_a_colour_that_is_gone_is_an_error(root: Path, example: Catalogue) -> None:
    """Paper must not show nothing where a shade should be."""
    with pytest.raises(RuntimeError, match="no colour"):
        draw(root, [chart_with_breaks(example)], {})
