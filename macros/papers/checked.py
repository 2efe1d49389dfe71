"""What a program can see of a PDF's accessibility: the check whose result stands beside each paper's link."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from pikepdf import Array, Dictionary, Name, Pdf

from macros.views.papers import CHECKS


def failed(pdf: Pdf) -> tuple[str, ...]:
    """Names in CHECKS that a file does not pass, in their order."""
    tree = list(elements(pdf))  # Walked once: that is most of what a check costs.
    found = {
        "tagged": bool(pdf.Root.get("/MarkInfo", {}).get("/Marked", False)) and bool(tree),
        "title": _has_title(pdf),
        "language": bool(str(pdf.Root.get("/Lang", ""))),
        "bookmarks": "/Outlines" in pdf.Root and "/First" in pdf.Root.Outlines,
        "fonts": _has_fonts(pdf),
        "headings": _has_headings(tree),
        "tables": all(any(name == "TH" for name, _ in below(table)) for kind, table in tree if kind == "Table"),
        "pictures": all("/Alt" in figure or "/ActualText" in figure for kind, figure in tree if kind == "Figure"),
        "links": _has_links_described(pdf),
    }
    return tuple(name for name in CHECKS if not found[name])


def elements(pdf: Pdf) -> Iterator[tuple[str, Dictionary]]:
    """Every element of the structure tree with its type, in the order in which it is read aloud."""
    if "/StructTreeRoot" in pdf.Root:
        yield from below(pdf.Root.StructTreeRoot)


def tables(pdf: Pdf) -> list[Dictionary]:
    """The tables of a paper, in order. Only where one can be is looked for one, which is a fifth of the tree."""
    return [element for name, element in below(pdf.Root.StructTreeRoot, _MAY_HOLD_TABLES) if name == "Table"]


_MAY_HOLD_TABLES = frozenset({"Document", "Part", "Sect", "Div", "Figure", "L", "LI", "LBody", "Caption", "NonStruct"})


def below(element: Dictionary, within: frozenset[str] | None = None) -> Iterator[tuple[str, Dictionary]]:
    """The same for what is below one element. With `within`, only what is below elements of these types is looked at."""
    waiting = children(element)[::-1]
    while waiting:
        child = waiting.pop()
        name = str(child.S)[1:]
        yield name, child
        if within is None or name in within:
            waiting.extend(reversed(children(child)))


def children(element: Dictionary) -> list[Dictionary]:
    """The elements directly below one, without the pieces of content."""
    kids: Any = element.get("/K", [])
    return [kid for kid in (kids if isinstance(kids, Array) else [kids]) if isinstance(kid, Dictionary) and "/S" in kid]


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


def _has_headings(tree: list[tuple[str, Dictionary]]) -> bool:
    """Whether there are headings, the first of the first level, and none more than one level below the one before."""
    levels = [int(name[1:]) for name, _ in tree if name[:1] == "H" and name[1:].isdigit()]
    return levels[:1] == [1] and all(after <= before + 1 for before, after in pairwise(levels))


def _has_links_described(pdf: Pdf) -> bool:
    """Whether each link has words of its own, and is in the structure tree."""
    links = [annotation for page in pdf.pages for annotation in page.get("/Annots", []) if annotation.get("/Subtype") == Name.Link]
    return all(str(link.get("/Contents", "")).strip() and "/StructParent" in link for link in links)
