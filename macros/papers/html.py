"""The elements of our own pages as plain values, to be read by whatever sets them on paper."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

SPACE = re.compile(r"[ \t\n\r\f]+")


@dataclass
class Node:
    """One element of HTML. Its children are elements and texts."""

    tag: str
    attributes: dict[str, str] = field(default_factory=dict)
    children: list[Node | str] = field(default_factory=list)

    def has(self, *classes: str) -> bool:
        return not set(classes).isdisjoint(self.attributes.get("class", "").split())

    def all(self, *tags: str) -> Iterator[Node]:
        """Every element below with one of these names, in order."""
        for child in self.children:
            if isinstance(child, Node):
                if child.tag in tags:
                    yield child
                yield from child.all(*tags)

    @property
    def written(self) -> str:
        """What is read, with its own blanks and ends of lines."""
        return "".join(child if isinstance(child, str) else child.written for child in self.children)

    @property
    def text(self) -> str:
        """What is read, white space made one blank."""
        return SPACE.sub(" ", self.written)


def tree(html: str) -> Node:
    """The elements of a page's body."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.root


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.root = Node("body")
        self.open = [self.root]

    def updatepos(self, i: int, j: int) -> int:
        """Nobody asks in which line an element stands, and counting lines is a tenth of what reading costs."""
        return j

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {name: value or "" for name, value in attributes})
        self.open[-1].children.append(node)
        if tag not in _EMPTY:
            self.open.append(node)

    def handle_startendtag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.open[-1].children.append(Node(tag, {name: value or "" for name, value in attributes}))

    def handle_endtag(self, tag: str) -> None:
        for place in range(len(self.open) - 1, 0, -1):
            if self.open[place].tag == tag:
                del self.open[place:]
                return

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)


_EMPTY = frozenset({"br", "hr", "img", "input", "link", "meta", "wbr"})
