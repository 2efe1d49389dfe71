"""What a program can see of a PDF's accessibility: the check whose result stands beside each paper's link."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf

from macros.views.papers import CHECKS


def failed(pdf: Pdf) -> tuple[str, ...]:
    """Names in CHECKS that a file does not pass, in their order."""
    looks = {
        "tagged": _is_tagged,
        "title": _has_title,
        "language": lambda pdf: bool(str(pdf.Root.get("/Lang", ""))),
        "bookmarks": lambda pdf: "/Outlines" in pdf.Root and "/First" in pdf.Root.Outlines,
        "fonts": _has_fonts,
        "headings": _has_headings,
        "tables": _has_table_headings,
        "pictures": _has_pictures_described,
        "links": _has_links_described,
    }
    return tuple(name for name in CHECKS if not looks[name](pdf))


def elements(pdf: Pdf) -> Iterator[tuple[str, Dictionary]]:
    """Every element of the structure tree with its type, in the order in which it is read aloud."""
    if "/StructTreeRoot" in pdf.Root:
        yield from below(pdf.Root.StructTreeRoot)


def below(element: Dictionary) -> Iterator[tuple[str, Dictionary]]:
    """The same for what is below one element."""
    for child in children(element):
        yield str(child.S).removeprefix("/"), child
        yield from below(child)


def children(element: Dictionary) -> list[Dictionary]:
    """The elements directly below one, without the pieces of content."""
    kids: Any = element.get("/K", [])
    return [kid for kid in (kids if isinstance(kids, Array) else [kids]) if isinstance(kid, Dictionary) and "/S" in kid]


def _is_tagged(pdf: Pdf) -> bool:
    marked = pdf.Root.get("/MarkInfo", {}).get("/Marked", False)
    return bool(marked) and next(elements(pdf), None) is not None


def _has_title(pdf: Pdf) -> bool:
    shown = pdf.Root.get("/ViewerPreferences", {}).get("/DisplayDocTitle", False)
    return bool(shown) and bool(str(pdf.docinfo.get("/Title", "")))


def _has_fonts(pdf: Pdf) -> bool:
    """Whether each font that a page names has its program in the file."""
    for page in pdf.pages:
        for font in page.resources.get("/Font", {}).values():
            for part in font.get("/DescendantFonts", [font]):
                if part.get("/Subtype") != Name.Type3 and not any(key.startswith("/FontFile") for key in part.get("/FontDescriptor", {})):
                    return False
    return True


def _has_headings(pdf: Pdf) -> bool:
    """Whether there are headings, the first of the first level, and none more than one level below the one before."""
    levels = [int(name[1:]) for name, _ in elements(pdf) if name[:1] == "H" and name[1:].isdigit()]
    return levels[:1] == [1] and all(after <= before + 1 for before, after in pairwise(levels))


def _has_table_headings(pdf: Pdf) -> bool:
    return all(any(name == "TH" for name, _ in below(table)) for kind, table in elements(pdf) if kind == "Table")


def _has_pictures_described(pdf: Pdf) -> bool:
    return all("/Alt" in figure or "/ActualText" in figure for kind, figure in elements(pdf) if kind == "Figure")


def _has_links_described(pdf: Pdf) -> bool:
    """Whether each link has words of its own, and is in the structure tree."""
    links = [annotation for page in pdf.pages for annotation in page.get("/Annots", []) if annotation.get("/Subtype") == Name.Link]
    return all(str(link.get("/Contents", "")).strip() and "/StructParent" in link for link in links)
