"""The check of a paper notices each thing that it is there for."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Name, Pdf

from macros.papers import kept
from macros.papers.checked import elements, failed
from macros.views.papers import CHECKS, paper_address
from tests.papers.conftest import Made


def untag(pdf: Pdf) -> None:
    del pdf.Root.MarkInfo


def hide_title(pdf: Pdf) -> None:
    del pdf.Root.ViewerPreferences


def no_language(pdf: Pdf) -> None:
    del pdf.Root.Lang


def no_bookmarks(pdf: Pdf) -> None:
    del pdf.Root.Outlines


def no_font_file(pdf: Pdf) -> None:
    font = next(iter(pdf.pages[0].resources.Font.values())).DescendantFonts[0].FontDescriptor
    for key in [key for key in font.keys() if key.startswith("/FontFile")]:
        del font[key]


def skip_a_level(pdf: Pdf) -> None:
    next(element for name, element in elements(pdf) if name == "H2").S = Name.H4


def plain_cells(pdf: Pdf) -> None:
    for name, element in elements(pdf):
        if name == "TH":
            element.S = Name.TD


def bare_picture(pdf: Pdf) -> None:
    element = next(element for name, element in elements(pdf) if name == "P")
    element.S = Name.Figure


def bare_link(pdf: Pdf) -> None:
    del next(note for page in pdf.pages for note in page.get("/Annots", []) if note.Subtype == Name.Link)["/Contents"]


SPOILS: dict[str, Callable[[Pdf], None]] = {
    "tagged": untag,
    "title": hide_title,
    "language": no_language,
    "bookmarks": no_bookmarks,
    "fonts": no_font_file,
    "headings": skip_a_level,
    "tables": plain_cells,
    "pictures": bare_picture,
    "links": bare_link,
}


def test_every_check_is_tried() -> None:
    """A check that is added brings the way to fail it."""
    assert set(SPOILS) == set(CHECKS)


@pytest.mark.parametrize("name", SPOILS)
def test_notices_what_is_missing(made: Made, tmp_path: Path, name: str) -> None:
    """A good paper from which one thing is taken fails that one check."""
    with pikepdf.open(made.root / kept.FOLDER / paper_address("challenge/")) as pdf:
        assert failed(pdf) == ()
        SPOILS[name](pdf)
        assert failed(pdf) == (name,)


def test_an_empty_file_passes_nothing_that_matters() -> None:
    """A page without tags, title, language or bookmarks is told as that."""
    pdf = Pdf.new()
    pdf.add_blank_page()

    assert failed(pdf) == ("tagged", "title", "language", "bookmarks", "headings")
