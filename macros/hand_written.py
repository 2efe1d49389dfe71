"""
The pages that are written by hand, as our own tools need them: what each is called and what it says, without marks.

Engines turn these files into pages by themselves. Here they are read for the search and for the list of all pages.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from macros.source import front_matter

FOLDER = "docs"
"""Where the pages are, from the project's root."""


@dataclass(frozen=True)
class HandWritten:
    """One page that is written by hand."""

    address: str
    """From the root of the site, with a slash at the end; empty for the start page."""
    title: str
    description: str
    headings: tuple[tuple[str, str], ...]
    """Slug and words of each heading below the title, in order."""
    text: str
    """Its words, without macros and marks."""
    source: str
    """The file, from the project's root."""
    updated: str
    """Day on which what it says last changed, where the page tells."""
    formerly: tuple[str, ...] = ()
    """Addresses that it had before, where the page tells."""
    outside_addresses: tuple[str, ...] = ()
    """Where its links to other sites lead."""
    markdown: str = ""
    """All of it but the fields at its top."""
    has_macros: bool = False
    """Whether it says `render_macros: true`."""


def hand_written_pages(root: Path) -> Iterator[HandWritten]:
    """Every page in `docs/`, in order of its file."""
    for file in sorted((root / FOLDER).rglob("*.md")):
        yield _page(file.read_text(encoding="utf-8-sig"), file.relative_to(root).as_posix())


def _page(text: str, source: str) -> HandWritten:
    fields, text = front_matter(text)
    first, headings = "", []
    used: set[str] = set()
    for level, words, id in _HEADING.findall(_FENCED.sub("", text)):
        plain = _plain(words)
        slug = id or _slug(plain, used)
        used.add(slug)
        if len(level) == 1:
            first = first or plain
        else:
            headings.append((slug, plain))
    return HandWritten(
        address=address_of(source.removeprefix(f"{FOLDER}/")),
        title=str(fields.get("title") or first),
        description=str(fields.get("description") or ""),
        headings=tuple(headings),
        text=_plain(text),
        source=source,
        updated=str(fields.get("updated") or ""),
        formerly=tuple(_addresses(fields.get("formerly"))),
        outside_addresses=tuple(dict.fromkeys(_OUTSIDE.findall(_FENCED.sub("", text)))),
        markdown=text,
        has_macros=bool(fields.get("render_macros")),
    )


def _addresses(written: object) -> Iterator[str]:
    """One address or a list of them, each with a slash at its end and none before it."""
    for address in written if isinstance(written, list) else [written] if written else []:
        yield f"{str(address).strip('/')}/"


def address_of(file: str) -> str:
    """Where the page in a file of `docs/` is.

    >>> address_of("about/index.md"), address_of("about/privacy.md"), address_of("index.md")
    ('about/', 'about/privacy/', '')
    """
    return re.sub(r"(^|/)index/$", r"\1", file.removesuffix(".md") + "/")


def with_field(text: str, name: str, value: dict[str, str]) -> str:
    """The same page with one more field at its top. JSON is YAML too."""
    fields, rest = front_matter(text)
    line = f"{name}: {json.dumps(value, ensure_ascii=False)}\n"
    return text.replace("---\n", f"---\n{line}", 1) if fields else f"---\n{line}---\n\n{rest}"


_FENCED = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)
_HEADING = re.compile(r"^(#{1,6}) +(.*?)(?: *\{[^}]*?#([\w-]+)[^}]*\})? *#*$", re.MULTILINE)

_OUTSIDE = re.compile(r"""(?<=\]\(|=["'])https?://[^\s)"']+|(?<=<)https?://[^\s>]+""")

_MARKS = (
    (re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}|\{:?[ #.][^}]*\}", re.DOTALL), " "),  # macros, and attributes of Markdown
    (re.compile(r"<!--.*?-->|<[^>]+>", re.DOTALL), " "),
    (re.compile(r"!?\[([^\]]*)\]\([^)]*\)"), r"\1"),  # links and pictures: what is read
    (re.compile(r"^(#{1,6}|[-*+]|\d+\.|>|```\S*|~~~\S*|!!!|:) +|^[|:\- ]+$", re.MULTILINE), ""),
    (re.compile(r"[*`]|\b_|_\b"), ""),
    (re.compile(r"\|"), " "),
)


def _plain(text: str) -> str:
    """Text as it is read: without the marks of Markdown, HTML and macros."""
    for pattern, instead in _MARKS:
        text = pattern.sub(instead, text)
    return " ".join(text.split())


def _slug(words: str, used: set[str]) -> str:
    """The id that Python-Markdown gives a heading with these words, which we do not import for this."""
    ascii_only = unicodedata.normalize("NFKD", words).encode("ascii", "ignore").decode()
    slug = re.sub(r"[-\s]+", "-", re.sub(r"[^\w\s-]", "", ascii_only).strip().lower())
    number, found = 0, slug
    while not found or found in used:
        number += 1
        found = f"{slug}_{number}"
    return found
