"""What is in a page, read with the standard library's HTML parser: independently of how the build checks itself."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from tests.serving import addresses, file_of

_VOID = frozenset("area base br col embed hr img input link meta source track wbr".split())
_LOADING = {"script": "src", "img": "src", "iframe": "src", "source": "src", "video": "src", "audio": "src", "embed": "src", "object": "data", "use": "href", "image": "href"}
_LOADING_LINKS = frozenset("stylesheet preload modulepreload prefetch preconnect dns-prefetch icon manifest apple-touch-icon".split())


@dataclass
class Part:
    """An element of a page, with what is inside it."""

    tag: str
    attributes: dict[str, str]
    parent: Part | None = None
    children: list[Part | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """Its words, without those of scripts and styles."""
        return "".join(child if isinstance(child, str) else child.text for child in self.children if isinstance(child, str) or child.tag not in ("script", "style"))

    def walk(self) -> Iterator[Part]:
        """Itself and every element inside it."""
        yield self
        for child in self.children:
            if isinstance(child, Part):
                yield from child.walk()

    def all(self, tag: str = "", **attributes: str) -> list[Part]:
        """Elements inside it by tag and by words of their attributes; `class_` is written with an underscore."""
        wanted = {name.rstrip("_"): word for name, word in attributes.items()}
        return [
            part
            for part in self.walk()
            if tag in ("", part.tag) and all(word in part.attributes.get(name, "").split() for name, word in wanted.items())
        ]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = self.open = Part("", {})

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        part = Part(tag, {name: value or "" for name, value in attrs}, self.open)
        self.open.children.append(part)
        if tag not in _VOID:
            self.open = part

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.open.children.append(Part(tag, {name: value or "" for name, value in attrs}, self.open))

    def handle_endtag(self, tag: str) -> None:
        there: Part | None = self.open
        while there and there.tag != tag:
            there = there.parent
        if there and there.parent:
            self.open = there.parent

    def handle_data(self, data: str) -> None:
        self.open.children.append(data)


def parse(html: str) -> Part:
    """The page as a tree."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.root


@dataclass
class BuiltPage:
    """One page of the built site."""

    address: str
    tree: Part
    ids: frozenset[str]
    links: list[str]
    """Every href and src, written as in the page."""
    loads: list[str]
    """Those of them that a browser fetches by itself."""


@cache
def pages_of(site: Path) -> dict[str, BuiltPage]:
    """Every page of a built site by its address."""
    return {address: page_at(address, (site / file_of(address)).read_text(encoding="utf-8")) for address in addresses(site)}


def page_at(address: str, html: str) -> BuiltPage:
    """What is in the page at an address."""
    tree = parse(html)
    parts = list(tree.walk())
    links = [part.attributes[name] for part in parts for name in ("href", "src", "data", "action", "poster") if name in part.attributes]
    return BuiltPage(
        address=address,
        tree=tree,
        ids=frozenset(part.attributes["id"] for part in parts if "id" in part.attributes),
        links=list(dict.fromkeys(links)),
        loads=[where for part in parts for where in _loaded(part)],
    )


def _loaded(part: Part) -> Iterator[str]:
    attributes = part.attributes
    if part.tag == "link" and _LOADING_LINKS & set(attributes.get("rel", "").split()):
        yield attributes.get("href", "")
    name = _LOADING.get(part.tag)
    if name and attributes.get(name):
        yield attributes[name]
    for candidate in attributes.get("srcset", "").split(","):
        if candidate.strip():
            yield candidate.split()[0]
