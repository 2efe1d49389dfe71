"""Links and anchors between the pages of the built site: each must lead somewhere."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator, Mapping
from html import unescape
from urllib.parse import unquote, urlsplit

from macros.problems import Position, Problem

_TARGET = re.compile(r"""\s(?:href|src)="([^"]*)\"""")
_ANCHOR = re.compile(r"""\sid="([^"]*)\"""")


def broken(pages: Mapping[str, str], files: frozenset[str]) -> Iterator[Problem]:
    """A Problem for each link that leads nowhere.

    `pages` holds the HTML of each page by its file in the site (`guidance/index.html`), `files` the names of all other
    files there.
    """
    anchors: dict[str, frozenset[str]] = {}

    def anchors_of(file: str) -> frozenset[str]:
        if file not in anchors:
            anchors[file] = frozenset(unescape(found) for found in _ANCHOR.findall(pages[file]))
        return anchors[file]

    for file, html in pages.items():
        for written in dict.fromkeys(_TARGET.findall(html)):
            target = unescape(written)
            parts = urlsplit(target)
            if parts.scheme or parts.netloc:
                continue
            path = unquote(parts.path)
            found = file if not path else posixpath.normpath(posixpath.join(posixpath.dirname(file), path))
            if path.endswith("/") or found in (".", "") or found + "/index.html" in pages:
                found = posixpath.normpath(posixpath.join(found, "index.html"))
            if found.startswith("/") or found.startswith(".."):
                advice = "Write it relative to the page, so that the site works in any folder of a server."
                yield Problem("broken-link", Position(file), f"`{target}` leads out of the site.", advice)
            elif found not in pages and found not in files:
                yield Problem("broken-link", Position(file), f"`{target}` leads to no page.", f"There is no `{found}` in the site.")
            elif parts.fragment and found in pages and unquote(parts.fragment) not in anchors_of(found):
                yield Problem("broken-link", Position(file), f"`{target}` leads to no place on that page.", f"`{found}` has no such id.")
