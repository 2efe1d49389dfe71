"""
From the HTML of our own pages to Typst, which sets the papers.

Every text leaves as a string of Typst's code mode, where nothing but a backslash and a quotation mark has a meaning: no
word of an entry can become a command. The functions that are called stand in `paper.typ`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urljoin

from macros.papers.charts import PaperChart, chart_of
from macros.papers.html import SPACE, Node, tree

_BLOCKS = frozenset(
    "article aside blockquote body dd details div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header legend li main nav ol p pre section summary table ul".split()
)
_NOT_ON_PAPER = frozenset("button dialog form input link meta nav script search select style svg template textarea".split())
_NOT_ON_PAPER_CLASSES = ("actions", "chart__files", "link-state__ask", "poster", "turn", "visually-hidden")


def _is_on_paper(node: Node) -> bool:
    """Whether a reader of paper has a use for it. Buttons, and links that only lead about the page, are for the screen."""
    if node.tag in _NOT_ON_PAPER or "hidden" in node.attributes or "data-without-script" in node.attributes:
        return False
    if node.attributes.get("aria-hidden") == "true" and not node.has("box"):
        return False
    return not node.has(*_NOT_ON_PAPER_CLASSES)


def string(text: str) -> str:
    r"""A text as a string of Typst's code mode.

    >>> string('a "b" \\ #c')
    '"a \\"b\\" \\\\ #c"'
    """
    # Most texts are printable as a whole, which is known at once.
    kept = text if text.isprintable() else "".join(letter if letter.isprintable() or letter in "\u00a0\u00ad\u200b\u2011" else " " for letter in text)
    return '"' + kept.replace("\\", "\\\\").replace('"', '\\"') + '"'


class Setter:
    """Sets bodies of pages one after the other, as one paper."""

    def __init__(self, site_address: str) -> None:
        self.site_address = site_address
        self.row_headers: list[list[bool]] = []
        """For each table, whether each row of its body begins with a heading: Typst's Python package cannot say so itself."""
        self.charts: list[PaperChart] = []
        """What `chart-picture(0)`, `chart-picture(1)` and so on are to show."""
        self._address = ""
        self._shift = 0
        self._level = 0
        self._prefix = ""
        self._targets: set[str] = set()
        self._parts = 0
        self._in_item = self._in_table = 0
        self._after_kicker = self._in_head = False

    def body(self, html: str | Node, address: str, below: int = 0) -> str:
        """Typst of a page's body whose links are relative to `address`; its title stands `below` levels under the paper's."""
        root = tree(html) if isinstance(html, str) else html
        self._address, self._shift = address, below
        self._parts += 1
        self._prefix = f"{self._parts}-"
        there = {node.attributes["id"] for node in root.all(*_BLOCKS) if "id" in node.attributes and _is_on_paper(node)}
        self._targets = there & {node.attributes.get("href", "").removeprefix("#") for node in root.all("a")}
        return "\n".join(self._blocks(root.children))

    # Blocks

    def _blocks(self, children: Iterable[Node | str]) -> Iterator[str]:
        """Typst of each block; texts and inline elements between blocks become paragraphs."""
        waiting: list[Node | str] = []
        for child in children:
            if isinstance(child, Node) and not _is_on_paper(child):
                continue
            if isinstance(child, str) or child.tag not in _BLOCKS:
                waiting.append(child)
                continue
            yield from self._paragraph(waiting)
            waiting = []
            yield from self._block(child)
            self._after_kicker = child.has("kicker")
        yield from self._paragraph(waiting)

    def _paragraph(self, children: list[Node | str], name: str = "para") -> Iterator[str]:
        if words := self._inline(children):
            yield f"{name}({words})"

    def _block(self, node: Node) -> Iterator[str]:
        label = ""
        if node.attributes.get("id") in self._targets:
            label = string(self._prefix + node.attributes["id"])
        match node.tag:
            case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
                yield from self._heading(node, label)
                return
            case "pre":
                made = f"listing({', '.join(string(line) for line in node.written.rstrip().splitlines())})"
            case "figcaption" if _has_blocks(node):
                made = "\n".join(self._blocks(node.children))
            case "p" | "summary" | "legend" | "dt" | "figcaption":
                yield from self._paragraph(node.children, self._kind_of_paragraph(node))
                return
            case "ul" | "ol":
                made = self._list(node)
            case "dl":
                made = self._terms(node)
            case "table":
                made = self._table(node)
            case "figure" if node.has("wheel"):
                made = "\n".join(["wheel()", *self._blocks(node.children)])
            case "figure" if node.has("chart"):
                self.charts.append(chart_of(node))
                made = "\n".join([f"chart-picture({len(self.charts) - 1})", *self._blocks(node.children)])
            case _:
                made = "\n".join(self._blocks(node.children))
                if made and node.has("notice", "stop", "first-step", "contact"):
                    made = f"notice({{\n{made}\n}}, urgent: {'true' if node.has('stop', 'notice--withdrawn', 'notice--superseded') else 'false'})"
        if made and label:
            yield f"place-of({label})"
        if made:
            yield made

    @staticmethod
    def _kind_of_paragraph(node: Node) -> str:
        for name, function in _PARAGRAPHS.items():
            if node.has(name):
                return function
        return "lead" if node.tag in ("summary", "legend", "dt") else "para"

    def _heading(self, node: Node, label: str) -> Iterator[str]:
        words = self._inline(node.children)
        if not words:
            return
        if self._in_item or self._in_table:
            if label:
                yield f"place-of({label})"
            yield f"lead({words})"
            return
        # PDF/UA allows no level to be left out on the way down.
        self._level = min(int(node.tag[1]) + self._shift, self._level + 1)
        named = (f", label: {label}" if label else "") + (", close: true" if self._after_kicker else "")
        yield f"head({self._level}, {words}{named})"

    def _list(self, node: Node) -> str:
        items = [child for child in node.children if isinstance(child, Node) and child.tag == "li" and _is_on_paper(child)]
        if not items:
            return ""
        self._in_item += 1
        made = []
        for item in items:
            inside = "\n".join(self._blocks(item.children)) or "none"
            if node.has("urgent"):
                inside = ' + " · " + '.join(filter(None, (self._inline([child]) for child in item.children)))
            if item.attributes.get("id") in self._targets:
                inside = f"place-of({string(self._prefix + item.attributes['id'])})\n{inside}"
            made.append(f"{{\n{inside}\n}}")
        self._in_item -= 1
        plain = not any(map(_has_blocks, items))
        name = "numbered" if node.tag == "ol" else "cards" if node.has("cards", "contacts") else "boxes" if node.has("paper-form__choices") else "bullets"
        return f"{name}(tight: {'true' if plain else 'false'}, {', '.join(made)})"

    def _terms(self, node: Node) -> str:
        """A list of terms. A term may have several explanations, and terms may stand in a `div` each."""
        pairs: list[tuple[list[Node], list[Node]]] = []
        for child in node.all("dt", "dd"):
            if child.tag == "dt" and (not pairs or pairs[-1][1]):
                pairs.append(([], []))
            if pairs:
                pairs[-1][0 if child.tag == "dt" else 1].append(child)
        made = []
        self._in_item += 1
        for terms, meanings in pairs:
            term = " + [, ] + ".join(filter(None, (self._inline(term.children) for term in terms)))
            if len(meanings) == 1 and not _has_blocks(meanings[0]):
                inside = self._inline(meanings[0].children)
            else:
                inside = "\n".join(block for meaning in meanings for block in self._blocks(meaning.children))
            made.append(f"({term or 'none'}, {{\n{inside or 'none'}\n}})")
        self._in_item -= 1
        name = "facts-in-a-line" if node.has("card__facts") else "blanks" if node.has("paper-form__head") else "terms-and-meanings"
        return f"{name}({', '.join(made)})" if made else ""

    def _table(self, node: Node) -> str:
        self._in_table += 1
        rows = [[cell for cell in row.children if isinstance(cell, Node) and cell.tag in ("th", "td")] for row in node.all("tr")]
        head = [row for row in rows if row and all(cell.attributes.get("scope", "col") == "col" and cell.tag == "th" for cell in row)]
        below = [row for row in rows if row not in head]
        width = max((sum(int(cell.attributes.get("colspan", 1)) for cell in row) for row in rows), default=0)
        if not width:
            self._in_table -= 1
            return ""
        self.row_headers.append([row[0].tag == "th" for row in below if row])
        caption = next((self._inline(found.children) for found in node.all("caption") if _is_on_paper(found)), "") or "none"
        cells = ", ".join(self._cell(cell) for row in below for cell in row)
        # Headings stand again on each page, as an ornament to who listens, and PDF/UA wants no link in an ornament.
        self._in_head = True
        heads = ", ".join(self._cell(cell) for row in head for cell in row)
        self._in_head = False
        widths = [_width(column) for column in _columns(below, width)]
        self._in_table -= 1
        return f"sheet-table(({', '.join(widths)},), {caption}, ({heads}{',' if heads else ''}), {cells})"

    def _cell(self, cell: Node) -> str:
        inside = "\n".join(self._blocks(cell.children)) or "none"
        if cell.tag == "th":
            inside = f"strong({{{inside}}})" if inside != "none" else inside
        named = [f"colspan: {int(cell.attributes['colspan'])}"] if "colspan" in cell.attributes else []
        named += ["align: right"] if cell.has("number") else []
        return f"table.cell({''.join(name + ', ' for name in named)}{{\n{inside}\n}})"

    # Words within a block

    def _inline(self, children: Iterable[Node | str]) -> str:
        """Words as a sum of Typst expressions, without blanks at either end; empty when there are none."""
        pieces = [piece for child in children for piece in self._pieces(child)]
        made: list[tuple[str, bool]] = []
        blank = True  # so that a blank at the beginning is left out
        for text, code in pieces:
            if code:
                made.append((text, True))
                blank = text == "linebreak()"
                continue
            text = SPACE.sub(" ", text)
            if blank:
                text = text.lstrip(" ")
            if text:
                blank = text.endswith(" ")
                made.append((text, False))
        while made and not made[-1][1] and not made[-1][0].rstrip(" "):
            made.pop()
        if made and not made[-1][1]:
            made[-1] = (made[-1][0].rstrip(" "), False)
        return " + ".join(text if code else string(text) for text, code in made)

    def _pieces(self, child: Node | str) -> Iterator[tuple[str, bool]]:
        """Texts, and code that stands for itself."""
        if isinstance(child, str):
            yield child, False
            return
        if not _is_on_paper(child):
            return
        inside = list(child.children)
        match child.tag:
            case "br":
                yield "linebreak()", True
            case "a":
                yield from self._link(child)
            case "strong" | "b" | "em" | "i" | "code" | "small":
                words = self._inline(inside)
                function = {"b": "strong", "i": "emph", "em": "emph", "code": "code", "small": "small"}.get(child.tag, "strong")
                if words:
                    yield from self._with_blanks(child, f"{function}({words})")
            case "span" if child.has("box"):
                yield "tick-box()", True
            case "span" if child.has("muted", "hint", "statement__number"):
                if words := self._inline(inside):
                    yield from self._with_blanks(child, f"muted({words})")
            case _:
                for grandchild in inside:
                    yield from self._pieces(grandchild)
                if child.tag in _BLOCKS:
                    yield " ", False

    @staticmethod
    def _with_blanks(node: Node, code: str) -> Iterator[tuple[str, bool]]:
        """Code in place of an element, with the blanks that stand at its ends."""
        text = node.text
        if text.startswith(" "):
            yield " ", False
        yield code, True
        if text.endswith(" "):
            yield " ", False

    def _link(self, node: Node) -> Iterator[tuple[str, bool]]:
        words, href = self._inline(node.children), node.attributes.get("href", "")
        if not words:
            return
        if self._in_head:
            code = words
        elif href.startswith("#"):
            if href[1:] in self._targets:
                code = f"link(label({string(self._prefix + href[1:])}), {words})"
            else:
                code = words
        else:
            address = urljoin(urljoin(self.site_address, self._address), href)
            code = f"to({string(address)}, {words})"
            if node.has("external") and not self._in_table:
                code = f"to({string(address)}, {words}, printed: {string(_as_printed(address))})"
        yield from self._with_blanks(node, code)


_PARAGRAPHS = {
    "lede": "lede",
    "kicker": "kicker",
    "card__kind": "kicker",
    "muted": "muted-para",
    "hint": "muted-para",
    "empty": "muted-para",
    "notice__title": "lead",
    "paper-form__notes": "room-for-notes",
}
"""Function of `paper.typ` for paragraphs with a class."""


def _as_printed(address: str) -> str:
    """An address as it is typed: without scheme, and a line may break after a slash."""
    return re.sub(r"^https?://(www\.)?", "", address).rstrip("/").replace("/", "/\u200b").replace("?", "?\u200b").replace("&", "&\u200b")


def _has_blocks(node: Node) -> bool:
    return any(isinstance(child, Node) and child.tag in _BLOCKS for child in node.children)


def _width(column: list[Node]) -> str:
    """How wide a column is: one of sentences takes what room the others leave, an empty one has room to write in."""
    if column and not any(cell.text.strip() for cell in column):
        return "24mm"
    return "1fr" if any(len(cell.text) > 60 for cell in column) else "auto"


def _columns(rows: list[list[Node]], width: int) -> list[list[Node]]:
    """Cells by column, leaving out rows that have other cells than columns."""
    whole = [row for row in rows if len(row) == width]
    return [[row[place] for row in whole] for place in range(width)]
