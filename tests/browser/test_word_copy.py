"""A page as a Word document: the same words, and nothing sent to anybody."""

import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page, expect

from tests.serving import SITE, Served

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def paragraphs(file: Path) -> list[str]:
    """The text of each paragraph of a Word document that has any."""
    body = ElementTree.fromstring(zipfile.ZipFile(file).read("word/document.xml"))
    texts = ["".join(text.text or "" for text in paragraph.iter(f"{W}t")) for paragraph in body.iter(f"{W}p")]
    return [text for text in texts if text]


def downloaded(page: Page, button, folder: Path) -> Path:
    with page.expect_download() as download:
        button.click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file


PLAIN = """(root) => {
  // What the browser shows of the page, piece by piece, read in another way than the script reads it.
  const copy = root.cloneNode(true)
  copy.querySelectorAll("nav, button, .actions, .visually-hidden, [data-not-in-files]").forEach(part => part.remove())
  copy.querySelectorAll("ol").forEach(list => [...list.children].forEach((item, index) => item.prepend(`${index + 1}. `)))
  return [...copy.querySelectorAll("h1, h2, h3, p, li, dt, dd, th, td")]
    .filter(part => !part.parentElement.closest("p, li, dd, th, td"))
    .map(part => part.textContent.replace(/\\s+/g, " ").trim())
    .filter(Boolean)
}"""


@pytest.mark.parametrize("address", ["procurement/", "for/board/brief/", "for/wellbeing-guardian/paper/"])
def test_the_document_says_what_the_page_says(page: Page, served: Served, tmp_path: Path, address: str):
    """Every heading, sentence, item and cell of the page stands in the document, in order, and nothing more but its mark."""
    page.goto(served / address)
    button = page.locator('[data-component="word-copy"][data-of="article"]')

    told = paragraphs(downloaded(page, button, tmp_path))

    mark = button.get_attribute("data-mark")
    wanted = page.locator("article").evaluate(PLAIN)
    kicker = page.locator("article .kicker").all_inner_texts()
    heading = page.locator("h1").inner_text()
    assert told[:2] == [mark, heading]
    assert sorted(told[2:]) == sorted(text for text in wanted if text != heading)
    assert [text for text in told[2:] if text not in kicker] == [text for text in wanted if text not in (*kicker, heading)]


def test_a_section_has_a_document_of_its_own(page: Page, served: Served, tmp_path: Path):
    """The button in a section gives that section alone, named after its heading."""
    page.goto(served / "procurement/")

    file = downloaded(page, page.get_by_role("button", name="Word file of physiotherapy"), tmp_path)

    assert file.name == "physiotherapy.docx"
    assert paragraphs(file)[1] == "Physiotherapy"
    assert "Training" not in paragraphs(file)


def test_the_writer_is_fetched_when_it_is_asked_for(page: Page, served: Served, tmp_path: Path):
    """The page loads no Word writer by itself; the button fetches it from the site's own origin, once."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(served / "procurement/", wait_until="networkidle")
    assert [url for url in asked if "page-word" in url] == []

    for _ in range(2):
        downloaded(page, page.get_by_role("button", name="Word file of all of it"), tmp_path)

    assert [url for url in asked if "page-word" in url] == [f"{served.root}assets/javascripts/page-word.js"]


def test_a_writer_that_does_not_come_says_what_to_do(page: Page, served: Served):
    """When the script cannot be had, the button says so in words, and the page is as it was."""
    page.route(re.compile("page-word"), lambda route: route.abort())
    page.goto(served / "procurement/")
    button = page.locator('[data-component="word-copy"]').first

    button.click()

    expect(button).to_have_text("The Word file could not be made. Print the page instead.")
    expect(page.locator("[data-announcer]")).to_have_text("The Word file could not be made. Print the page instead.")


def test_a_folder_gives_the_document_too(page: Page, built_site: Path, tmp_path: Path):
    """The site opened from a folder, with no server, writes the same document."""
    page.goto((SITE / "procurement" / "index.html").as_uri())

    file = downloaded(page, page.get_by_role("button", name="Word file of all of it"), tmp_path)

    assert "Buying wellbeing services" in paragraphs(file)
