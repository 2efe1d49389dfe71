"""
The results of the diagnostic: a whole assessment from the first key to the last file, and back from the file.

Each exported file is opened by a reader that knows nothing of ours: the standard library's.
"""

from __future__ import annotations

import csv
import io
import json
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Browser, Download, Page, expect

from tests.browser.test_accessibility import TAGS, axe, run_axe
from tests.serving import Served
from tests.setup.browser import LAUNCH_FLAGS, executable_path

HOSTILE = """=HYPERLINK("http://evil.example","click") <img src=x onerror="window.hacked=1">"""
"""A formula to a spreadsheet, markup to a page."""

ORGANISATION = "Riverbank & <b>Sons</b>"

CHOICES = [0, 1, 2, 3, 4, "dont-know", "does-not-apply"]
"""In the order in which the arrow keys pass them."""


# A whole assessment


def test_a_whole_assessment_by_keyboard_and_back_from_its_file(browser: Browser, served: Served, tmp_path: Path):
    """Answered by keyboard with the browser closed in the middle, exported in every format, wiped, and the same again from the file."""
    profile = tmp_path / "profile"
    with visit(browser, profile) as (page, _):
        page.goto(served / "diagnostic/")
        expect(page.locator("[data-setup]")).to_be_visible()
        tab_to(page, "#setup-organisation")
        page.keyboard.type(ORGANISATION)
        tab_to(page, ".actions .button")
        page.keyboard.press("Enter")
        show_one_at_a_time(page)
        total = int(page.locator("[data-progress]").inner_text().split()[2])
        assert total >= 42
        answer_by_keyboard(page, range(total // 2), total, note=HOSTILE)
        expect(page.locator("[data-state]")).to_contain_text("Saved")

    with visit(browser, profile) as (page, asked):
        page.goto(served / "diagnostic/", wait_until="networkidle")
        asked.clear()
        expect(page.locator(".saved__item")).to_contain_text(f"{total // 2} of {total} answered")
        tab_to(page, ".saved__item .button")
        page.keyboard.press("Enter")
        show_one_at_a_time(page)
        answer_by_keyboard(page, range(total // 2, total), total)
        expect(page.locator("#check h2").first).to_be_focused()
        tab_to(page, '[data-step="results"]', backwards=True)
        page.keyboard.press("Enter")
        expect(page.locator("#results h2")).to_be_focused()
        expect(page.locator("#results")).to_contain_text(f"{total} of {total} statements answered")

        tab_to(page, ".gap .button")
        page.keyboard.press("Enter")
        expect(page.locator("[data-announcer]")).to_contain_text("Added to the plan: ")
        expect(page.locator("[data-undo]")).to_have_text("Undo: the new action")
        write_action_by_keyboard(page, HOSTILE)

        before = results_of(page)
        files = {kind: saved(page, f'[data-file="{kind}"]', tmp_path) for kind in FILES}
        for paper in ("board-paper", "report"):
            tab_to(page, f'[data-paper="{paper}"]', backwards=paper == "board-paper")
            page.keyboard.press("Enter")
            expect(page.locator("#paper-title")).to_be_focused()
            files[f"{paper}-docx"] = saved(page, f'[data-file="{paper}-docx"]', tmp_path, backwards=True)
            tab_to(page, "#results .actions .button:first-child", backwards=True)
            page.keyboard.press("Enter")
            expect(page.locator(f'[data-paper="{paper}"]')).to_be_focused()

        assert_nothing_ran(page)
        foreign = [url for url in asked if not re.match(re.escape(served.root) + r"assets/(javascripts/[\w-]+\.js|fonts/[\w-]+\.woff2)$|blob:", url)]
        assert foreign == []
        for kind, check in (FILES | PAPERS).items():
            check(files[kind])

        tab_to(page, '[data-step="start"]', backwards=True)
        page.keyboard.press("Enter")
        page.once("dialog", lambda dialog: dialog.accept())
        tab_to(page, ".button--stop")
        page.keyboard.press("Enter")
        expect(page.get_by_text("Everything this site kept here is gone.")).to_be_visible()
        page.reload()
        expect(page.locator("[data-setup]")).to_be_visible()
        expect(page.locator(".saved__item")).to_have_count(0)

        for kind in ("json", "xlsx"):
            open_file(page, served, files[kind])
            assert results_of(page) == before, f"The results from the {kind} are others."
            assert_nothing_ran(page)


@contextmanager
def visit(browser: Browser, profile: Path) -> Iterator[tuple[Page, list[str]]]:
    """A browser of its own with what it stored before in this profile, and the addresses that its page asks for."""
    with browser.browser_type.launch_persistent_context(
        str(profile), executable_path=executable_path(), args=list(LAUNCH_FLAGS), accept_downloads=True, service_workers="block", viewport={"width": 1280, "height": 900}
    ) as context:
        context.set_default_timeout(15_000)
        asked: list[str] = []
        context.on("request", lambda request: asked.append(request.url))
        yield context.new_page(), asked


def tab_to(page: Page, selector: str, *, backwards: bool = False) -> None:
    """Presses Tab until what has the focus fits the selector."""
    for _ in range(400):
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press("Shift+Tab" if backwards else "Tab")
    raise AssertionError(f"Tab does not lead to {selector}.")


def show_one_at_a_time(page: Page) -> None:
    expect(page.locator("[data-form]")).to_be_visible()
    tab_to(page, '[name="view"]', backwards=True)
    page.keyboard.press("ArrowLeft")


def answer_by_keyboard(page: Page, numbers: range, total: int, note: str = "") -> None:
    """Answers statements in turn, one on the screen at a time; the first of them gets the note."""
    for number in numbers:
        shown = page.locator(".statement:visible")
        expect(shown).to_have_count(1)
        while shown.locator("input:checked").count():
            go_on(page)
        id = shown.get_attribute("id") or ""
        tab_to(page, f'[name="{id}"]')
        page.keyboard.press("Space")
        for _ in range(number % len(CHOICES)):
            page.keyboard.press("ArrowDown")
        if note and number == numbers.start:
            tab_to(page, "[data-details] summary")
            page.keyboard.press("Enter")
            tab_to(page, '[data-field="note"]')
            page.keyboard.type(note)
        expect(page.locator("[data-progress]")).to_have_text(f"{number + 1} of {total} answered")
        go_on(page)


def go_on(page: Page) -> None:
    """Follows the link to the next statement, or from the last one to the check of all."""
    before = page.url
    tab_to(page, "[data-turn] a.button:not(.button--quiet)")
    page.keyboard.press("Enter")
    expect(page).not_to_have_url(before)


def write_action_by_keyboard(page: Page, text: str) -> None:
    tab_to(page, '[data-name="new-action"]')
    page.keyboard.press("Enter")
    expect(page.locator("#plan-text")).to_be_focused()
    page.keyboard.type(text)
    tab_to(page, "#plan-owner")
    page.keyboard.type("@SUM(1+1)")
    page.locator("#plan-due").fill("2030-01-31")  # How a date is typed differs from place to place.
    tab_to(page, ".plan__form .actions .button")
    page.keyboard.press("Enter")
    expect(page.locator(".plan tbody tr")).to_have_count(2)


def saved(page: Page, selector: str, folder: Path, *, backwards: bool = False) -> Path:
    """Presses a button by keyboard and keeps the file that it makes."""
    tab_to(page, selector, backwards=backwards)
    with page.expect_download() as download:
        page.keyboard.press("Enter")
    return kept(download.value, folder)


def kept(download: Download, folder: Path) -> Path:
    file = folder / download.suggested_filename
    download.save_as(file)
    return file


def open_file(page: Page, served: Served, file: Path) -> None:
    """Opens a file on the start page and goes on to its results."""
    page.goto(served / "diagnostic/")
    expect(page.locator("[data-setup]")).to_be_visible()
    page.set_input_files("[data-file]", file)
    expect(page.locator("#check h2").first).to_be_visible()
    page.locator('[data-step="results"]').click()
    expect(page.locator("#results table").first).to_be_visible()


def results_of(page: Page) -> dict[str, list[str]]:
    """Every table and every list of the results, as text, but for the comparison with whatever else is in the browser."""
    own = ".result:not(:has(#results-rounds))"
    return {
        "tables": page.locator(f"{own} tr").all_inner_texts(),
        "lines": page.locator(f"{own} li").all_inner_texts(),
        "gaps": page.locator(".gap h4").all_inner_texts(),
    }


def assert_nothing_ran(page: Page) -> None:
    """What people typed is text on the page."""
    assert page.evaluate("window.hacked") is None
    assert page.locator("main img, main script[src]").count() == 0
    assert page.locator("main b", has_text="Sons").count() == 0


# What each file must be


def check_json(file: Path) -> None:
    content = json.loads(file.read_text(encoding="utf-8"))
    answers = content["assessment"]["answers"].values()
    assert (content["format"], content["notice"]) == ("wellbeing-signpost/assessment", "Self-assessment, not audit.")
    assert [answer["answer"] for answer in answers] == [CHOICES[number % len(CHOICES)] for number in range(len(answers))]
    assert next(iter(answers))["note"] == HOSTILE
    assert [action["text"] for action in content["assessment"]["plan"]][1:] == [HOSTILE]
    for element in content["results"]["elements"]:
        assert element["score"] is None or 0 <= element["low"] <= element["score"] <= element["high"] <= 100


def check_xlsx(file: Path) -> None:
    with zipfile.ZipFile(file) as archive:
        sheets = {name: ElementTree.fromstring(archive.read(name)) for name in archive.namelist() if name.endswith((".xml", ".rels"))}
    names = [sheet.get("name") for sheet in sheets["xl/workbook.xml"].findall(".//{*}sheet")]
    text = ["".join(item.itertext()) for item in sheets["xl/sharedStrings.xml"].findall(".//{*}si")]
    formulas = [name for name, sheet in sheets.items() for _ in sheet.findall(".//{*}f")]
    assert names == ["Answers", "Results", "Actions", "About"]
    assert formulas == []
    assert f"'{HOSTILE}" in text and HOSTILE not in text
    assert "Self-assessment, not audit." in text and "Samaritans" in text
    assert not [cell for cell in text if re.match(r"[=+\-@]", cell)]


def check_csv(file: Path) -> None:
    raw = file.read_bytes()
    rows = list(csv.reader(io.StringIO(raw.decode("utf-8-sig"))))
    assert raw.startswith(b"\xef\xbb\xbf")
    assert rows[0][:2] == ["Id", "Element"]
    assert rows[1][rows[0].index("Note")] == f"'{HOSTILE}"
    assert any("Self-assessment, not audit" in row[0] for row in rows)
    assert not [cell for row in rows for cell in row if re.match(r"[=+\-@]", cell)]


def check_ics(file: Path) -> None:
    text = file.read_bytes().decode("utf-8").replace("\r\n ", "")
    assert text.startswith("BEGIN:VCALENDAR\r\n") and text.endswith("END:VCALENDAR\r\n")
    assert text.count("BEGIN:VEVENT") == 1
    assert "DTSTART;VALUE=DATE:20300131" in text


def check_svg(file: Path) -> None:
    root = ElementTree.parse(file).getroot()
    tags = {element.tag.split("}")[1] for element in root.iter()}
    attributes = {name for element in root.iter() for name in element.attrib}
    values = " ".join(value for element in root.iter() for value in element.attrib.values())
    title, description = root.findtext("{*}title") or "", root.findtext("{*}desc") or ""
    assert tags == {"svg", "title", "desc", "g", "path", "text"}
    assert not {name for name in attributes if name.startswith("on") or "href" in name}
    assert "var(" not in values and "url(" not in values
    assert re.search(rf"{re.escape(ORGANISATION)}, .+, \d{{1,2}} \w+ 20\d\d$", title)
    assert "Personal health and wellbeing: " in description and "Self-assessment, not audit" in description
    assert root.get("role") == "img" and root.get("aria-labelledby") == "title description"


def check_png(file: Path) -> None:
    content = file.read_bytes()
    assert content.startswith(b"\x89PNG\r\n\x1a\n")
    chunks, at = {}, 8
    while at < len(content):
        length, kind = struct.unpack(">I4s", content[at : at + 8])
        data = content[at + 8 : at + 8 + length]
        assert struct.unpack(">I", content[at + 8 + length : at + 12 + length])[0] == zlib.crc32(kind + data)
        chunks.setdefault(kind, []).append(data)
        at += 12 + length
    width, height = struct.unpack(">II", chunks[b"IHDR"][0][:8])
    texts = dict(text.decode("utf-8").split("\0\0\0en-GB\0\0") for text in chunks[b"iTXt"])
    assert width > 1800 and height > 700
    assert ORGANISATION in texts["Title"] and "Personal health and wellbeing: " in texts["Description"]


def check_docx(file: Path) -> None:
    with zipfile.ZipFile(file) as archive:
        assert archive.testzip() is None
        parts = {name: archive.read(name) for name in archive.namelist()}
    for name, content in parts.items():
        if name.endswith((".xml", ".rels")):
            ElementTree.fromstring(content)
    document = ElementTree.fromstring(parts["word/document.xml"])
    word = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
    text = "\n".join("".join(run.text or "" for run in paragraph.iter(f"{word}t")) for paragraph in document.iter(f"{word}p"))
    styles = {style.get(f"{word}val") for style in document.iter(f"{word}pStyle")}
    tables = list(document.iter(f"{word}tbl"))
    assert text.startswith("Self-assessment, not audit\n")
    assert ORGANISATION in text and "Samaritans: 116 123" in text and "diagnostic/scoring/" in text
    assert {"Title", "Heading1"} <= styles
    assert tables and all(next(table.iter(f"{word}tr")).find(f"{word}trPr/{word}tblHeader") is not None for table in tables)
    assert b'w:val="en-GB"' in parts["word/styles.xml"]
    assert ORGANISATION in (ElementTree.fromstring(parts["docProps/core.xml"]).findtext("{*}title") or "")
    described = [picture.get("descr") for picture in document.findall(".//{*}docPr")]
    assert described and all(each and "Personal health and wellbeing: " in each for each in described)
    assert [name for name in parts if name.startswith("word/media/")]


def check_report(file: Path) -> None:
    check_docx(file)
    with zipfile.ZipFile(file) as archive:
        document = ElementTree.fromstring(archive.read("word/document.xml"))
    assert HOSTILE in "".join(document.itertext())


FILES: dict[str, Callable[[Path], None]] = {
    "json": check_json,
    "xlsx": check_xlsx,
    "csv": check_csv,
    "ics": check_ics,
    "wheel-svg": check_svg,
    "wheel-png": check_png,
    "bars-svg": check_svg,
    "bars-png": check_png,
}
PAPERS = {"board-paper-docx": check_docx, "report-docx": check_report}


# Assessments made up in a file


@pytest.fixture
def assessment(page: Page, served: Served) -> Callable[..., dict]:
    """Makes a saved file: answers by the place of their statement in the standard form, and whatever else is given."""
    page.goto(served / "diagnostic/")
    questionnaire = json.loads(page.locator("[data-questionnaire]").text_content() or "")
    statements = [statement["id"] for statement in questionnaire["statements"] if statement["depth"] != "full"]

    def make(answers: dict[int, dict], **more) -> dict:
        return {
            "format": "wellbeing-signpost/assessment",
            "version": 1,
            "model": {"id": questionnaire["model"]["id"], "version": questionnaire["model"]["version"]},
            "assessment": {
                "id": "made",
                "name": "Made up",
                "created": "2030-01-01T09:00:00Z",
                "changed": "2030-01-02T09:00:00Z",
                "depth": "standard",
                "elements": [element["id"] for element in questionnaire["elements"]],
                "own_statements": [],
                "answers": {statements[place]: answer for place, answer in answers.items()},
                "plan": [],
                **more,
            },
        }

    return make


def full_of(assessment: Callable[..., dict], **more) -> dict:
    """Every kind of answer, with notes and targets, and a plan."""
    answers = {place: {"answer": CHOICES[place % len(CHOICES)], "note": HOSTILE, "target": 4, "confidence": "belief"} for place in range(36)}
    plan = [
        {"id": "one", "element": "environment", "text": "Mend the heating", "owner": "Estates", "due": "2030-03-01", "status": "under-way"},
        {"id": "two", "text": HOSTILE, "status": "done"},
    ]
    return assessment(answers, organisation=ORGANISATION, plan=plan, **more)


def show(page: Page, served: Served, folder: Path, content: dict) -> None:
    file = folder / "made-up.json"
    file.write_text(json.dumps(content), encoding="utf-8")
    open_file(page, served, file)


def test_an_element_without_a_score_says_why(page: Page, served: Served, tmp_path: Path, assessment):
    """Two levels among six statements are too few, and the sentence says so; the others say that nothing is known."""
    show(page, served, tmp_path, assessment({0: {"answer": 3}, 1: {"answer": 2}}))

    first = page.locator("#results .lines").first.locator("li").first
    expect(first).to_contain_text("no score yet. Levels cover 2 of 6 statements; half are needed.")
    expect(page.locator("#results")).to_contain_text("There is no overall score yet, because no element has one.")


def test_results_follow_each_change(page: Page, served: Served, tmp_path: Path, assessment):
    """An answer changed elsewhere in the diagnostic is in the results when one comes back, and undo takes it out again."""
    show(page, served, tmp_path, assessment({place: {"answer": 4} for place in range(6)}))
    score = page.locator("#results tbody tr").first.locator("td").first
    expect(score).to_have_text("100")

    page.evaluate("location.hash = document.querySelector('.statement').id")
    page.locator('.statement:visible input[value="0"]').first.check()
    page.locator('[data-step="results"]').click()

    expect(score).to_have_text("83")
    page.locator("[data-undo]").click()
    expect(score).to_have_text("100")


def test_the_plan_is_changed_and_what_was_removed_comes_back(page: Page, served: Served, tmp_path: Path, assessment):
    """A line is changed in its form, a missing text is told in place, and a removed line is put back where it stood."""
    show(page, served, tmp_path, full_of(assessment))
    lines = page.locator(".plan tbody tr")

    lines.first.get_by_role("button", name="Change").click()
    page.locator("#plan-text").fill("")
    page.get_by_role("button", name="Save the action").click()
    expect(page.locator("#plan-text")).to_be_focused()
    expect(page.locator("#plan-text")).to_have_accessible_description(re.compile("Say what will be done."))
    page.locator("#plan-text").fill("Mend the heating for good")
    page.get_by_role("button", name="Save the action").click()
    expect(lines.first).to_contain_text("Mend the heating for good")
    expect(lines.first.get_by_role("button", name="Change")).to_be_focused()

    lines.first.get_by_role("button", name="Remove").click()
    expect(lines).to_have_count(1)
    expect(page.get_by_role("button", name="Put it back")).to_be_focused()
    page.keyboard.press("Enter")
    expect(lines.first).to_contain_text("Mend the heating for good")
    expect(lines).to_have_count(2)


def test_two_rounds_are_compared_on_what_they_have_in_common(page: Page, served: Served, tmp_path: Path, assessment):
    """The round that this one follows is chosen; what moved, what was done, and on how many statements it rests."""
    before = {place: {"answer": 1} for place in range(6)}
    show(page, served, tmp_path, assessment(before, id="spring", name="Spring", plan=[{"id": "one", "text": "Mend the heating", "status": "not-started"}]))
    after = {**before, 0: {"answer": 3}, 5: {"answer": "dont-know"}, 6: {"answer": 2}}
    now = assessment(after, id="autumn", name="Autumn", follows="spring", plan=[{"id": "one", "text": "Mend the heating", "status": "done"}])
    show(page, served, tmp_path, now)

    rounds = page.locator("section.result", has=page.locator("#results-rounds"))
    expect(rounds.locator("select")).to_contain_text("Spring, 2 January 2030")
    expect(rounds).to_contain_text("Scores move slowly")
    assert rounds.locator("tbody tr").first.locator("td").all_inner_texts() == ["25", "35", "Up 10", "5 of 6"]
    for told in ("Small steps done since", "Mend the heating", "From “1 Starting” to “3 Established”.", "From “1 Starting” to “Don't know”.", "From “Not answered” to “2 In places”."):
        expect(rounds).to_contain_text(told)


# Files that come in


def test_a_table_with_mistakes_is_refused_with_each_of_them(page: Page, served: Served, tmp_path: Path):
    """Row, column, what, and what would be right; nothing is changed."""
    file = tmp_path / "answers.csv"
    file.write_text('Id,Answer,Target\r\nno such place,9,\r\n,1,\r\n"<img src=x onerror=""window.hacked=1"">",often,\r\n', encoding="utf-8")
    page.goto(served / "diagnostic/")
    expect(page.locator("[data-setup]")).to_be_visible()

    page.set_input_files("[data-file]", file)

    problems = page.locator("[data-file-problems]")
    expect(problems.locator(".errors")).to_be_focused()
    expect(problems.locator("li").first).to_contain_text("Answers, row 2, column Id")
    assert problems.locator("li").count() >= 3
    assert_nothing_ran(page)
    page.reload()
    expect(page.locator(".saved__item")).to_have_count(0)


def test_a_file_that_is_dropped_on_the_page_is_opened(page: Page, served: Served, assessment):
    """Dropping does what choosing does, wherever on the page."""
    content = json.dumps(full_of(assessment))
    expect(page.locator("[data-setup]")).to_be_visible()
    page.evaluate(
        """content => {
          const dataTransfer = new DataTransfer()
          dataTransfer.items.add(new File([content], "made-up.json", { type: "application/json" }))
          document.querySelector("h1").dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }))
        }""",
        content,
    )

    expect(page.locator("#check h2").first).to_be_visible()
    expect(page.locator("[data-name]")).to_contain_text(ORGANISATION)


# How it looks, prints and sounds


def test_the_board_paper_is_two_pages(page: Page, served: Served, tmp_path: Path, assessment):
    """Also when there is much to say."""
    long = "Managers have few enough people to meet each of them one to one, in working time, on every kind of shift, with cover for all of them"
    plan = [{"id": f"step-{place}", "text": long, "owner": long, "due": "2030-03-01", "status": "under-way"} for place in range(9)]
    show(page, served, tmp_path, full_of(assessment) | {"assessment": full_of(assessment)["assessment"] | {"plan": plan}})
    page.locator('[data-paper="board-paper"]').click()
    expect(page.locator("#paper-title")).to_be_focused()

    pages = re.findall(rb"/Type\s*/Page\b", page.pdf(prefer_css_page_size=True))

    assert len(pages) == 2


@pytest.mark.parametrize("width", [1280, 320])
@pytest.mark.parametrize("state", ["full", "empty", "form with an error", "report"])
def test_axe_finds_nothing_in_the_results(page: Page, served: Served, tmp_path: Path, assessment, state: str, width: int):
    """No state of the results breaks an axe rule in light or dark, and none is wider than the narrowest screen."""
    page.set_viewport_size({"width": width, "height": 900})
    show(page, served, tmp_path, assessment({}) if state == "empty" else full_of(assessment))
    if state == "form with an error":
        page.locator('[data-name="new-action"]').click()
        page.get_by_role("button", name="Save the action").click()
        expect(page.locator("#plan-text-error")).to_be_visible()
    if state == "report":
        page.locator('[data-paper="report"]').click()
        expect(page.locator("#paper-title")).to_be_visible()
    page.evaluate("document.querySelectorAll('#results details').forEach(details => details.open = true)")
    page.evaluate(axe())

    page.emulate_media(color_scheme="light")
    in_light = run_axe(page, TAGS)
    page.emulate_media(color_scheme="dark")
    in_dark = run_axe(page, ["cat.color"])

    assert in_light + in_dark == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_results_fit_text_twice_as_large(page: Page, served: Served, tmp_path: Path, assessment):
    """With letters of 32 pixels nothing is cut off sideways at 640 pixels."""
    page.set_viewport_size({"width": 640, "height": 900})
    show(page, served, tmp_path, full_of(assessment))

    page.evaluate("document.documentElement.style.fontSize = '200%'")

    assert page.evaluate("document.documentElement.scrollWidth") <= 640
