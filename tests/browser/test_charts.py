"""
Charts: a picture that is drawn from the table beside it, and files that other programs can read.

Without script, and with one that does not come, sentence and table are there and nothing is missing from them.
"""

from __future__ import annotations

import csv
import io
import re
import struct
import zlib
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.serving import Served

ADDRESS = "challenge/"

SVG = "{http://www.w3.org/2000/svg}"


@pytest.fixture
def charts(page: Page, served: Served) -> Locator:
    """Every chart of the page, drawn."""
    page.goto(served / ADDRESS)
    expect(page.locator(".chart__picture").last).to_be_attached()
    return page.locator("[data-component=chart]")


def figures(chart: Locator) -> list[str]:
    return chart.locator("td[data-value]").all_inner_texts()


def test_every_table_has_its_picture(charts: Locator):
    """Each chart has a picture for wide and one for narrow screens, hidden from screen readers, with as many marks as the table has figures."""
    assert charts.count() > 10
    for chart in charts.all():
        assert chart.locator("svg[aria-hidden=true]").count() == 2
        marks = chart.locator(".picture--wide").locator(".picture__dot, .picture__hollow, .picture__fill, .picture__heat[fill^='var']")
        assert marks.count() >= len(figures(chart)) > 0


def test_a_picture_says_only_what_its_table_says(charts: Locator):
    """Every figure written in a picture stands in the table beside it, or is a round number of its scale."""
    for chart in charts.all():
        said = chart.locator(".picture--wide text[font-weight]").evaluate_all("texts => texts.map(text => text.textContent)")
        assert set(text.partition(" · ")[0] for text in said) <= {*figures(chart)}
        assert said or chart.get_attribute("data-chart") == "heat"


def test_no_line_crosses_a_break(page: Page, charts: Locator):
    """As it is drawn: every piece of a line lies on one side of every break."""
    crossed = page.evaluate(
        """() => [...document.querySelectorAll("[data-chart=line] .picture")].filter(picture => picture.checkVisibility()).flatMap(picture => {
          const box = element => element.getBoundingClientRect()
          const breaks = [...picture.querySelectorAll(".picture__break")].map(box).filter(({ height }) => height > 50)
          return [...picture.querySelectorAll(".picture__line")].map(box).filter(line => breaks.some(({ left }) => line.left < left && left < line.right))
        }).length"""
    )
    breaks = page.locator("[data-chart=line] tr[data-break]").count()

    assert crossed == 0
    assert breaks > 3


def test_the_picture_follows_the_table(page: Page, served: Served):
    """Another number in the table is another length in the picture: nothing is drawn from anywhere else."""

    def lengths(change: str) -> list[float]:
        page.route("**/challenge/", lambda route: route.fulfill(response=(answer := route.fetch()), body=answer.text().replace('data-value="31.8"', f'data-value="{change}"')))
        page.goto(served / ADDRESS)
        bars = page.locator("#chart-absence-mental-health .picture--wide").locator(".picture__hollow, .picture__fill")
        expect(bars.first).to_be_visible()
        found = bars.evaluate_all("bars => bars.map(bar => bar.getBoundingClientRect().width)")
        page.unroute("**/challenge/")
        return found

    before, after = lengths("31.8"), lengths("15.9")

    # Beside the bar below it, since the scale follows the highest figure.
    assert before[1] / before[2] == pytest.approx(31.8 / 27.8, abs=0.03)
    assert after[1] / after[2] == pytest.approx(15.9 / 27.8, abs=0.03)


def saved(page: Page, chart: Locator, kind: str, folder: Path) -> Path:
    with page.expect_download() as waiting:
        chart.locator(f"[data-file={kind}]").click()
    file = folder / waiting.value.suggested_filename
    waiting.value.save_as(file)
    return file


@pytest.fixture
def absence(charts: Locator) -> Locator:
    return charts.page.locator("#chart-sickness-absence")


TITLE = "Sickness absence rate, NHS in England"


def test_the_svg_carries_title_text_sources_and_date(page: Page, absence: Locator, tmp_path: Path):
    """The drawing is an image with a title and a description that has every figure, every break and every source, and nothing in it is fetched."""
    text = saved(page, absence, "svg", tmp_path).read_text(encoding="utf-8")
    drawing = ElementTree.fromstring(text)
    description = drawing.findtext(f"{SVG}desc") or ""

    assert drawing.findtext(f"{SVG}title") == f"{TITLE}, Figures read: November 2026"
    assert all(figure in description for figure in figures(absence))
    assert description.count("Break: ") == absence.locator("[data-break]").count()
    assert "https://api.parliament.uk/" in description and "Base: Not stated" in description
    assert not re.search(r"(?:href|src|url\()|<script", text)
    assert "var(" not in text


def test_the_png_carries_the_same(page: Page, absence: Locator, tmp_path: Path):
    """The picture opens, each part of it with the right checksum, and has title and description as texts inside."""
    content = saved(page, absence, "png", tmp_path).read_bytes()
    chunks, place = {}, 8
    while place < len(content):
        (length,) = struct.unpack(">I", content[place : place + 4])
        kind, body = content[place + 4 : place + 8], content[place + 8 : place + 8 + length]
        assert struct.unpack(">I", content[place + 8 + length : place + 12 + length])[0] == zlib.crc32(kind + body)
        chunks.setdefault(kind, []).append(body)
        place += 12 + length
    texts = {body.partition(b"\0")[0].decode(): body.rpartition(b"\0")[2].decode("utf-8") for body in chunks[b"iTXt"]}

    assert content.startswith(b"\x89PNG\r\n\x1a\n") and b"IEND" in chunks
    assert texts["Title"].startswith(TITLE)
    assert "4.06%" in texts["Description"] and "https://api.parliament.uk/" in texts["Description"]


def test_the_csv_is_a_table_to_any_program(page: Page, absence: Locator, tmp_path: Path):
    """One line of names and one for each figure; title, sentence, source, base, date and break are columns."""
    text = saved(page, absence, "csv", tmp_path).read_text(encoding="utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))

    assert [(row["Year"], float(row["Rate"])) for row in rows] == list(zip(absence.locator("tbody th").all_inner_texts(), (float(text.rstrip("%")) for text in figures(absence)), strict=True))
    assert {row["Chart"] for row in rows} == {TITLE}
    assert {(row["Base"], row["Figures read"]) for row in rows} == {("Not stated", "November 2026")}
    assert all(re.match(r"(Primary|Secondary): https?://", row["Source"]) for row in rows)
    assert sum(bool(row["Not to be joined to the row before, because"]) for row in rows) == absence.locator("[data-break]").count()
    assert {row["In words"] for row in rows} == {absence.locator("[data-sentence]").inner_text()}


def test_a_reader_is_told_that_the_file_is_there(page: Page, absence: Locator, tmp_path: Path):
    """Whoever does not see the browser's own sign hears the name of the file."""
    file = saved(page, absence, "csv", tmp_path)

    expect(page.locator("[data-announcer]")).to_have_text(f"{file.name} is in your downloads.")


def test_without_script_sentence_and_table_are_there(browser: Browser, served: Served):
    """Nothing asks for a script: the sentence, the figures, the breaks and the sources are in the page, and no button does nothing."""
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(served / ADDRESS)
        chart = page.locator("#chart-sickness-absence")

        expect(chart.locator("[data-sentence]")).to_contain_text("5.6% in 2022")
        assert len(figures(chart)) == 11
        expect(chart.locator("[data-break]").first).to_be_visible()
        expect(chart.locator("[data-files]")).to_be_hidden()
        assert page.locator(".chart__picture").count() == 0


def test_a_script_that_does_not_come_takes_nothing_away(page: Page, served: Served):
    """When the part with the charts cannot be had, the page is as it is without script, and the rest of it works."""
    page.route("**/javascripts/chart.js", lambda route: route.abort())
    page.goto(served / ADDRESS, wait_until="networkidle")

    expect(page.locator("#chart-sickness-absence table")).to_be_visible()
    expect(page.locator("#chart-sickness-absence [data-files]")).to_be_hidden()
    expect(page.locator("fieldset[data-component=appearance]")).to_be_visible()


def test_one_broken_table_takes_no_other_chart_down(page: Page, served: Served):
    """A figure that is no number is named in the console; every other chart is drawn."""
    page.route("**/challenge/", lambda route: route.fulfill(response=(answer := route.fetch()), body=answer.text().replace('data-value="31.8"', 'data-value="many"')))
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(served / ADDRESS, wait_until="networkidle")
    total = page.locator("[data-component=chart]").count()

    assert page.locator(".chart__picture").count() == total - 1
    assert any("many is not a number" in text for text in said)


@pytest.mark.parametrize("width", [320, 1280])
def test_nothing_scrolls_sideways_but_tables(page: Page, served: Served, width: int):
    """At every width the page fits; a wide table scrolls in its own frame, which the keyboard can reach."""
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(served / ADDRESS)
    expect(page.locator(".chart__picture").last).to_be_attached()

    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert page.locator("[data-component=chart] .table-wrap:not([tabindex='0'])").count() == 0


def test_on_paper_there_are_picture_and_table_and_no_buttons(page: Page, charts: Locator):
    """Printed, a chart has its wide picture, its table and its sources."""
    page.emulate_media(media="print")
    chart = charts.first

    expect(chart.locator(".picture--wide")).to_be_visible()
    expect(chart.locator(".picture--narrow")).to_be_hidden()
    expect(chart.locator("table")).to_be_visible()
    expect(chart.locator("[data-files]")).to_be_hidden()


def test_colours_of_the_device_are_kept(page: Page, charts: Locator):
    """With forced colours a hollow mark is still hollow and a solid one solid."""
    page.emulate_media(forced_colors="active")
    chart = page.locator("#chart-sickness-absence .picture--wide")
    fill = "element => getComputedStyle(element).fill"

    assert chart.locator(".picture__dot").first.evaluate(fill) != chart.locator(".picture__hollow").first.evaluate(fill)
