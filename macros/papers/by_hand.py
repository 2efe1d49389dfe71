"""The pages that are written by hand, as papers are made from them: HTML, from their Markdown, as the engines make it."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from functools import partial
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.treeprocessors import Treeprocessor

from macros import embeds
from macros.catalogue import Catalogue
from macros.hand_written import FOLDER, HandWritten, address_of
from macros.render.environment import environment, relative
from macros.site import SitePage

EXTENSIONS = ("admonition", "attr_list", "def_list", "fenced_code", "md_in_html", "tables", "toc")
"""Extensions of Markdown that hand-written pages may use: those of mkdocs.yml, and those that MkDocs always brings."""


def pages_by_hand(catalogue: Catalogue) -> Iterator[SitePage]:
    """Every page in `docs/` with its body as HTML."""
    for page in catalogue.hand_written:
        markdown = Markdown(extensions=EXTENSIONS)
        markdown.treeprocessors.register(_Links(page), "links", 0)
        body = markdown.convert(_with_macros(catalogue, page))
        yield SitePage(page.address, page.title, page.description, "text", (), body, page.source, page.updated)


def _with_macros(catalogue: Catalogue, page: HandWritten) -> str:
    """The Markdown of a page, with what its macros give."""
    if not page.has_macros:
        return page.markdown
    env = environment()
    env.autoescape = False  # Macros give HTML, as in the engines.
    return env.from_string(page.markdown).render({name: partial(embed, catalogue, page.address) for name, embed in embeds.BY_NAME.items()})


class _Links(Treeprocessor):
    """Links to files, as authors write them, become links to addresses. Those that macros give are addresses already."""

    def __init__(self, page: HandWritten) -> None:
        super().__init__()
        self._page = page

    def run(self, root: Element) -> None:
        for link in root.iter("a"):
            file, mark, place = link.get("href", "").partition("#")
            if file and not urlsplit(file).scheme:
                found = posixpath.normpath(posixpath.join(posixpath.dirname(self._page.source), file)).removeprefix(f"{FOLDER}/")
                link.set("href", relative(address_of(found) if found.endswith(".md") else found, self._page.address) + mark + place)
