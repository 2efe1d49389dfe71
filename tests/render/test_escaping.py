"""
Nothing that stands in the data can become part of the page.

Models refuse HTML already. Here they are bypassed: every text of the made-up catalogue becomes a hostile one with a
number of its own, and every page that is made from it is read as a browser would read it.
"""

from __future__ import annotations

import json
import re
import types
import typing
from collections.abc import Iterator
from dataclasses import replace
from html.parser import HTMLParser
from itertools import count
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import jinja2
import pytest

from macros import embeds, site
from macros.catalogue import Catalogue
from macros.model import Model
from macros.model.fields import Id, PartialDate, Reference, Term, WebAddress
from macros.views.quality import Reports

HOSTILE = "§{number} '\"><script>alert(1)</script><bad-element onclick=\"x\">&amp;{{{{ 7*7 }}}}{{% raw %}}\n\n</div>\n\n# X`<!--\\"
HOSTILE_ADDRESS = "https://bad.example/§{number}?'\"onclick=\"x\"><script>"


class Spoiler:
    """Copies models with hostile texts, and remembers each by its number."""

    def __init__(self) -> None:
        self.texts: dict[int, str] = {}
        self._numbers = count(1)

    def spoiled(self, model: Model) -> Any:
        hints = typing.get_type_hints(type(model), include_extras=True)
        fields = {name: self._value(hints[name], getattr(model, name), info.metadata) for name, info in type(model).model_fields.items()}
        return type(model).model_construct(**fields)

    def _value(self, annotation: Any, value: Any, metadata: Any = ()) -> Any:
        if isinstance(value, Model):
            return self.spoiled(value)
        if isinstance(value, tuple):
            inner = next(typing.get_args(kind)[0] for kind in _unwrapped(annotation) if typing.get_origin(kind) is tuple)
            return tuple(self._value(inner, item) for item in value)
        if not isinstance(value, str) or _is_structure(annotation) or _NAMES_A_FIGURE_OR_PAGE.fullmatch(value):
            return value
        number = next(self._numbers)
        pattern = HOSTILE_ADDRESS if any(kind == WebAddress for kind in _unwrapped(annotation)) else HOSTILE
        self.texts[number] = pattern.format(number=number)
        return self.texts[number]


_NAMES_A_FIGURE_OR_PAGE = re.compile(r"[a-z0-9-]+/[a-z0-9/-]*")
"""A text that rules have looked up, such as `chairs/sat`, and that would be an error if it named nothing."""


def _unwrapped(annotation: Any) -> Iterator[Any]:
    """An annotation and what stands behind `Annotated` and `| None`."""
    yield annotation
    if typing.get_origin(annotation) is typing.Annotated:
        yield from _unwrapped(typing.get_args(annotation)[0])
    elif typing.get_origin(annotation) in (typing.Union, types.UnionType):
        for inner in typing.get_args(annotation):
            yield from _unwrapped(inner)


def _is_structure(annotation: Any) -> bool:
    """Whether a text is no text: an id, a word of a list, a reference, a date."""
    for kind in _unwrapped(annotation):
        if kind in (Id, PartialDate) or typing.get_origin(kind) is typing.Literal:
            return True
        if any(isinstance(mark, Term | Reference) for mark in getattr(kind, "__metadata__", ())):
            return True
    return False


@pytest.fixture(scope="module")
def spoiler() -> Spoiler:
    return Spoiler()


@pytest.fixture(scope="module")
def hostile(example: Catalogue, spoiler: Spoiler) -> Catalogue:
    def located(held):
        return replace(held, value=spoiler.spoiled(held.value))

    diagnostic = example.diagnostic
    return replace(
        example,
        # Addresses of the site itself are the adopter's own configuration, and are made into links.
        site=spoiler.spoiled(example.site).model_copy(update={"address": example.site.address, "repository": example.site.repository}),
        framework=located(example.framework),
        vocabulary=located(example.vocabulary),
        contacts=located(example.contacts),
        authors=located(example.authors),
        entries=tuple(located(entry) for entry in example.entries),
        **{name: located(getattr(example, name)) for name in ("objectives", "standards", "procurement", "community", "dashboard", "review")},
        briefs=tuple(map(located, example.briefs)),
        words=tuple(map(located, example.words)),
        synonyms=located(example.synonyms),
        diagnostic=diagnostic
        and replace(
            diagnostic,
            model=located(diagnostic.model),
            scale=located(diagnostic.scale),
            bands=located(diagnostic.bands),
            files=tuple(map(located, diagnostic.files)),
        ),
    )


class Reader(HTMLParser):
    """Reads a page as a browser does and keeps its elements, attributes and texts apart."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.texts: list[str] = []
        self.data_blocks: list[str] = []
        self._in_data = False
        self.other: list[str] = []
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._in_data = tag == "script" and dict(attrs).get("type") in ("application/json", "application/ld+json")
        self.tags.append("data" if self._in_data else tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        self._in_data = False

    def handle_data(self, data: str) -> None:
        (self.data_blocks if self._in_data else self.texts).append(data)

    def handle_comment(self, data: str) -> None:
        self.other.append(data)

    def handle_decl(self, decl: str) -> None:
        self.other.append(decl)

    def unknown_decl(self, data: str) -> None:
        self.other.append(data)

    def handle_pi(self, data: str) -> None:
        self.other.append(data)


_URL = re.compile(r"https?://|mailto:|tel:|sms:|#|\.{0,2}/|[a-z0-9./-]+/?(#[a-z0-9-]+)?$")


def check(html: str, spoiler: Spoiler) -> set[int]:
    """Numbers of the hostile texts that stand in the page, after making sure that each is text and nothing else."""
    page = Reader(html)
    assert "script" not in page.tags and "bad-element" not in page.tags and "style" not in page.tags
    assert [(tag, name) for tag, name, _ in page.attributes if name.startswith("on") or not re.fullmatch(r"[a-z][a-z0-9-]*|viewBox|viewbox|xmlns", name)] == []
    assert page.other == []
    for _, name, value in page.attributes:
        if name in ("href", "src", "action", "formaction"):
            assert _URL.match(value), value
    for block in page.data_blocks:
        json.loads(block)
    found = set()
    for shown in ["".join(page.texts), *(value for _, _, value in page.attributes)]:
        words = " ".join(shown.split())
        for match in re.finditer(r"§(\d+)", words):
            number = int(match[1])
            whole = " ".join(spoiler.texts[number].split())
            assert whole[whole.index("§") :] in words[match.start() :][: len(whole)] or _cut(whole, words[match.start() :]), words[match.start() :][:200]
            found.add(number)
    return found


def _cut(whole: str, shown: str) -> bool:
    """Whether a text is shown in part: the host of an address, the first word of a label, a number without what follows."""
    part = re.match(r"§\d+[^<>\"'`]*", shown)
    return bool(part) and whole[whole.index("§") :].startswith(part[0].strip()[:4])


def test_texts_are_spoiled(hostile: Catalogue, spoiler: Spoiler) -> None:
    """The made-up catalogue gives some hundreds of hostile texts, among them those of every kind of entry."""
    assert len(spoiler.texts) > 250
    for entry in hostile.entries:
        assert "<script>" in entry.value.title and "<script>" in entry.value.summary


def pages_of(hostile: Catalogue) -> list[site.SitePage]:
    return list(site.pages(hostile))


def test_no_text_becomes_part_of_a_page(hostile: Catalogue, spoiler: Spoiler) -> None:
    """On every page every hostile text is shown as it was typed: no element, no handler, no comment comes of it."""
    shown = {page.address: check(page.body, spoiler) for page in pages_of(hostile)}

    entries = {entry.value.collection + "/" + entry.id + "/" for entry in hostile.entries}
    assert [address for address in entries if len(shown[address]) < 10] == []
    assert len(set().union(*shown.values())) > 200


def test_every_text_of_an_entry_is_shown(hostile: Catalogue, spoiler: Spoiler) -> None:
    """An entry's page leaves out none of its texts but the words to search for, its former ids and the title of the page behind a link."""
    pages = {page.address: page.body for page in pages_of(hostile)}
    missing = []
    for entry in hostile.entries:
        body = pages[f"{entry.value.collection}/{entry.id}/"]
        for name in type(entry.value).model_fields:
            for text in _texts(getattr(entry.value, name)):
                number = re.search(r"§\d+", text)
                if number and number[0] not in re.sub(r"%C2%A7", "§", body):
                    missing.append(f"{entry.value.kind}.{name}")

    assert sorted(set(missing) - {f"{entry.value.kind}.{name}" for entry in hostile.entries for name in ("keywords", "formerly")}) == []


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from _texts(item)
    elif isinstance(value, Model):
        for name in type(value).model_fields:
            yield from _texts(getattr(value, name))


def test_front_matter_stays_front_matter(hostile: Catalogue) -> None:
    """Title and description of a page cannot end its front matter or begin another field."""
    for page in pages_of(hostile):
        front, body = page.markdown.removeprefix("---\n").split("\n---\n", 1)
        fields = dict(line.split(": ", 1) for line in front.splitlines())
        assert {name: json.loads(value) for name, value in fields.items()} == page.meta
        assert body.strip() == page.body


def test_the_shell_takes_nothing_for_a_template(hostile: Catalogue, spoiler: Spoiler) -> None:
    """Pieces of the shell pass through the engine's own templates, which find nothing to work out in them."""
    engine = jinja2.Environment(undefined=jinja2.StrictUndefined)
    engine.filters["url"] = lambda address: f"../{address}"
    for name, text in site.partials(hostile).items():
        html = engine.from_string(text).render()
        assert "49" not in re.sub(r"§\d+", "", html), name
        assert check(html, spoiler) or name == site.POLICY_PARTIAL  # The one piece that says nothing from data.


def files_beside_pages(hostile: Catalogue, root: Path) -> dict[str, str]:
    stylesheet = (root / "docs" / "assets" / "stylesheets" / "site.css").read_text(encoding="utf-8")
    made = pages_of(hostile)
    assets = (*site.assets(hostile, stylesheet), *site.data_assets(hostile, made), *site.search_assets(hostile, made), *site.report_assets(hostile, Reports()))
    return {asset.address: asset.content for asset in assets}


def test_feeds_and_sitemap_are_sound(hostile: Catalogue, root: Path) -> None:
    """Every feed and the sitemap are well-formed XML in which a hostile title is a text, and no element comes of it."""
    found = {address: ElementTree.fromstring(text) for address, text in files_beside_pages(hostile, root).items() if address.endswith((".xml", ".svg"))}

    assert len(found) > len(hostile.elements) + 3
    assert [address for address, tree in found.items() if any("script" in element.tag or "bad" in element.tag for element in tree.iter())] == []
    assert "<script>alert(1)</script>" in "".join(found["feeds/changes.xml"].itertext())


def test_scripts_and_data_are_data(hostile: Catalogue, root: Path) -> None:
    """What scripts fetch is a JSON value under a name of ours and nothing more, so that no text runs; JSON files are JSON.

    They are files of their own, in which a tag ends nothing. What stands inside a page is looked at with the page.
    """
    found = files_beside_pages(hostile, root)

    assert sum(bool(json.loads(text)) for address, text in found.items() if address.endswith(".json")) > 10
    scripts = {address: text.removesuffix(_last_value(text)) for address, text in found.items() if address.endswith(".js")}
    assert len(scripts) > 3
    assert [address for address, code in scripts.items() if "\u00a7" in code or "alert" in code] == []


def _last_value(text: str) -> str:
    """The longest JSON value that a script of ours ends with, with the bracket and line that close the call."""
    value = text.rstrip().removesuffix(";").removesuffix(")")
    starts = (found.start() for found in re.finditer(r"[\[{\"]", value))
    return next(text[start:] for start in starts if _is_json(value[start:]))


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except ValueError:
        return False
    return True


def test_embeds_escape_too(hostile: Catalogue, spoiler: Spoiler) -> None:
    """What hand-written pages ask for is as safe."""
    made = [embeds.wheel(hostile, ""), embeds.doors(hostile, ""), embeds.cards(hostile, "", "guidance"), embeds.count_of_entries(hostile, "")]

    assert check(made[0], spoiler) and check(made[2], spoiler)
    for html in made:
        check(html, spoiler)


def test_the_wheel_file_is_well_formed(hostile: Catalogue, root: Path) -> None:
    """The wheel as a file of its own is sound XML, whatever the elements are called."""
    stylesheet = (root / "docs" / "assets" / "stylesheets" / "site.css").read_text(encoding="utf-8")
    drawing = ElementTree.fromstring(site.wheel_file(hostile, stylesheet))

    assert {element.tag.rpartition("}")[2] for element in drawing.iter()} == {"svg", "title", "desc", "style", "g", "path", "text", "tspan", "circle"}
