"""The papers of the made-up project, opened by another program and looked at piece by piece."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pikepdf
import pytest

from macros import site
from macros.catalogue import Catalogue
from macros.papers import kept, press
from macros.papers.checked import below, elements
from macros.papers.html import tree
from macros.views.papers import paper_address
from tests.papers.conftest import Made, with_fonts


def opened(made: Made, page: str) -> pikepdf.Pdf:
    return pikepdf.open(made.root / kept.FOLDER / paper_address(page))


def test_every_page_that_is_read_has_a_paper(made: Made, example: Catalogue) -> None:
    """All but the tools, the list of everything, the page that reports on the papers, and former addresses."""
    there = {file.relative_to(made.root / kept.FOLDER).as_posix() for file in made.root.rglob("*.pdf")}
    without = ("my-list/", "find/", "about/quality/", "contribute/propose/")

    assert made.result.failures == ()
    assert there == {paper_address(page.address) for page in site.pages(example) if page.address != "diagnostic/" and not page.address.startswith(without) and not page.moved_to}


def test_every_paper_passes_its_check(made: Made) -> None:
    """No paper of the made-up project lacks anything that the check looks for."""
    assert {page: entry.paper.failed for page, entry in kept.read(made.root).items() if entry.paper.failed} == {}


@pytest.mark.parametrize("page", ["guidance/sitting-down/", "guidance/", "challenge/", "help-now/", "diagnostic/print/", "case-studies/chairs-in-a-bakery/"])
def test_a_paper_is_tagged_titled_and_has_a_language(made: Made, example: Catalogue, page: str) -> None:
    """What PDF/UA asks for first, and that the file says that it is one."""
    with opened(made, page) as pdf, pdf.open_metadata() as about:
        title = next(made_page.title for made_page in site.pages(example) if made_page.address == page)
        assert pdf.Root.MarkInfo.Marked
        assert str(pdf.Root.Lang) == "en-GB"
        assert str(pdf.docinfo["/Title"]) == f"{title} – {example.site.name}"
        assert pdf.Root.ViewerPreferences.DisplayDocTitle
        assert pdf.Root.Outlines.First.Title
        assert about["pdfuaid:part"] == "1"
        # All that stands on it was written by us and is at its place in the tree; the fonts are in the file.
        fonts = [font for sheet in pdf.pages for font in sheet.resources.Font.values()]
        assert fonts and all("/FontFile3" in part.FontDescriptor or "/FontFile2" in part.FontDescriptor for font in fonts for part in font.DescendantFonts)
        assert {str(part.FontDescriptor.FontName).partition("+")[2].partition("-")[0] for font in fonts for part in font.DescendantFonts} >= {"AtkinsonHyperlegible"}


def test_rows_have_headings_where_the_page_has_them(made: Made, example: Catalogue) -> None:
    """Each `th scope="row"` of a page is a heading of its row in the paper, and no other cell is."""
    body = tree(next(page.body for page in site.pages(example) if page.address == "challenge/"))
    wanted = [sum(cell.attributes.get("scope") == "row" for cell in table.all("th")) for table in body.all("table")]
    with opened(made, "challenge/") as pdf:
        tables = [element for name, element in elements(pdf) if name == "Table"]
        found = [sum(name == "TH" and _scope(cell) == "/Row" for name, cell in below(table)) for table in tables]
        columns = [sum(name == "TH" and _scope(cell) == "/Column" for name, cell in below(table)) for table in tables]

    assert found == wanted
    assert sum(found) > 3
    assert all(columns)


def _scope(cell: pikepdf.Dictionary) -> str:
    told = cell.get("/A", pikepdf.Array())
    return next((str(one.Scope) for one in (told if isinstance(told, pikepdf.Array) else [told]) if "/Scope" in one), "")


def test_a_series_holds_its_entries_in_full(made: Made, example: Catalogue) -> None:
    """The paper of a list has a bookmark below its title for each of its entries."""
    with opened(made, "guidance/") as pdf, pdf.open_outline() as outline:
        below_title = [item.title for item in outline.root[0].children]

    titles = [entry.value.title for entry in example.of_kind("guidance")]
    assert [title for title in below_title if title in titles] == titles
    assert kept.read(made.root)["guidance/"].paper.is_series
    assert not kept.read(made.root)["guidance/sitting-down/"].paper.is_series


def test_every_paper_says_where_help_is(made: Made, example: Catalogue) -> None:
    """The last part of each is the urgent contacts, with links that dial, and the day on which they were checked."""
    number = next(contact for contact in site.urgent(example) if contact.call)
    for page in kept.read(made.root):
        with opened(made, page) as pdf:
            addresses = [str(link.A.URI) for sheet in pdf.pages for link in sheet.get("/Annots", []) if "/A" in link and "/URI" in link.A]
            assert f"tel:{number.call}" in addresses, page
            assert f"{example.site.address}help-now/" in addresses, page


def test_the_same_pages_give_the_same_bytes(made: Made, root: Path, example: Catalogue, tmp_path: Path) -> None:
    """Two runs in two folders differ in nothing, so that a paper changes only when its page does."""
    other = with_fonts(tmp_path, root)
    press.make(other, example, [page for page in site.pages(example) if page.address == "help-now/"], made.stylesheet, lambda words: None)

    place = Path(kept.FOLDER) / paper_address("help-now/")
    assert (other / place).read_bytes() == (made.root / place).read_bytes()


@pytest.fixture
def copied(made: Made, tmp_path: Path) -> Made:
    """The same, for a test that changes it."""
    shutil.copytree(made.root, tmp_path, dirs_exist_ok=True, symlinks=True)
    return replace(made, root=tmp_path)


def test_nothing_is_made_twice(copied: Made, example: Catalogue) -> None:
    """What is there and fits is left alone, to the very minute of the file."""
    before = {file: file.stat().st_mtime_ns for file in copied.root.rglob("*.pdf")}

    again = copied.again(example)

    assert (again.made, again.kept) == (0, len(before))
    assert {file: file.stat().st_mtime_ns for file in copied.root.rglob("*.pdf")} == before


def test_a_changed_page_is_made_anew_and_a_gone_one_goes(copied: Made, example: Catalogue) -> None:
    """One page with other words costs one paper; the paper of a page that is no more is taken away."""
    pages = [page for page in site.pages(example) if not page.address.startswith("about/authors/")]
    changed = [replace(page, body=page.body.replace("<h1>", "<h1>New: ")) if page.address == "help-now/" else page for page in pages]

    result = press.make(copied.root, example, changed, copied.stylesheet, lambda words: None)

    assert result.made == 1
    assert not (copied.root / kept.FOLDER / paper_address("about/authors/")).exists()
    assert set(kept.read(copied.root)) & {"about/authors/"} == set()


def test_a_page_shows_its_paper_only_when_it_fits(copied: Made, example: Catalogue) -> None:
    """Not when the page says something else by now, and not when the file is another than the one that was checked."""
    pages = list(site.pages(example))
    assert all(page.paper is None for page in pages)
    shown = {page.address: page.paper for page in kept.with_papers(copied.root, example, pages)}
    assert shown["help-now/"] and shown["guidance/"] and shown["my-list/"] is None

    (copied.root / kept.FOLDER / paper_address("guidance/standing-up/")).write_bytes(b"%PDF-1.7 of somebody else")
    changed = [replace(page, body=page.body + "<p>More</p>") if page.address == "guidance/sitting-down/" else page for page in pages]
    shown = {page.address: page.paper for page in kept.with_papers(copied.root, example, changed)}

    assert shown["guidance/standing-up/"] is None
    assert shown["guidance/sitting-down/"] is None
    assert shown["guidance/"] is None  # It holds the page that changed.
    assert shown["help-now/"]


def test_other_numbers_to_call_make_every_paper_out_of_date(copied: Made, example: Catalogue) -> None:
    """Nobody may be sent to a number that has changed since."""
    contacts = example.contacts.value.model_copy(update={"urgent": example.contacts.value.urgent[:1]})
    other = replace(example, contacts=replace(example.contacts, value=contacts))

    assert all(page.paper is None for page in kept.with_papers(copied.root, other, site.pages(other)))


def test_without_papers_nothing_is_shown(tmp_path: Path, example: Catalogue) -> None:
    """A build before `make papers` has no links to files that are not there."""
    assert all(page.paper is None for page in kept.with_papers(tmp_path, example, site.pages(example)))


def test_the_link_tells_size_and_result(copied: Made, example: Catalogue) -> None:
    """Size, pages and caveat in a page's front matter are those of the file; a bad result takes the caveat's place."""
    file = copied.root / kept.FOLDER / paper_address("help-now/")
    [page] = [page for page in kept.with_papers(copied.root, example, site.pages(example)) if page.address == "help-now/"]
    with pikepdf.open(file) as pdf:
        assert f"{round(file.stat().st_size / 1000)} kB, {len(pdf.pages)} page" in page.meta["paper"]["link"]
    assert page.meta["paper"]["caveat"].startswith("Checked by a program: tagged, titled, ")

    index = kept.index_of(copied.root)
    entries = json.loads(index.read_text())
    entries["help-now/"]["paper"]["failed"] = ["links"]
    index.write_text(json.dumps(entries))
    [page] = [page for page in kept.with_papers(copied.root, example, site.pages(example)) if page.address == "help-now/"]
    assert "a link has no description" in page.meta["paper"]["caveat"]
    assert "Checked by a program:" not in page.meta["paper"]["caveat"]


def test_says_when_there_are_no_fonts(made: Made, tmp_path: Path, example: Catalogue) -> None:
    """Another family in their place would go unseen until somebody prints."""
    with pytest.raises(FileNotFoundError, match="make papers"):
        press.make(tmp_path, example, site.pages(example), made.stylesheet, lambda words: None)
