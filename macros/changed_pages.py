"""
The pages that differ between two built sites, and a comment about them for a pull request.

What is compared is what a page says: its `<main>`. What stands around it is the same on every page, so a change there is
counted and not listed. Names of scripts and styles that carry a fingerprint are taken for equal.

The list travels between two workflows as a file. Whoever proposes a change can put anything into that file, so it is
read here as hostile text.
"""

from __future__ import annotations

import html
import json
import re
from dataclasses import asdict, dataclass
from pathlib import Path

MARK = "<!-- signpost-preview -->"
"""The first line of the comment, by which it is found again."""

FORMAT = "wellbeing-signpost/changed-pages"

_MOST_LISTED = 40
"""Of each sort, in the comment."""

LARGEST = 4_000_000
"""Characters of a list that is read."""

_SORTS = {"added": "New", "changed": "Changed", "removed": "Gone"}


@dataclass(frozen=True)
class ChangedPage:
    """One page that is not as it was."""

    address: str
    """From the root of the site."""
    title: str
    sort: str
    """`added`, `changed` or `removed`."""


@dataclass(frozen=True)
class Changes:
    """What differs between two sites."""

    pages: tuple[ChangedPage, ...]
    around: int
    """How many more pages differ only around their content."""


def changes(before: Path, after: Path) -> Changes:
    """What a reader would find different on the site in `after`, by address."""
    old, new = _pages(before), _pages(after)
    found, around = [], 0
    for address in sorted({*old, *new}):
        if address not in old:
            found.append(ChangedPage(address, _title(new[address]), "added"))
        elif address not in new:
            found.append(ChangedPage(address, _title(old[address]), "removed"))
        elif _content(old[address]) != _content(new[address]):
            found.append(ChangedPage(address, _title(new[address]), "changed"))
        elif _without_fingerprints(old[address]) != _without_fingerprints(new[address]):
            around += 1
    return Changes(tuple(found), around)


def _pages(folder: Path) -> dict[str, str]:
    files = ((file.relative_to(folder).as_posix(), file) for file in folder.rglob("*.html") if file.is_file())
    return {re.sub(r"(^|/)index\.html$", r"\1", name): file.read_text(encoding="utf-8", errors="replace") for name, file in files}


_MAIN = re.compile(r"<main\b[^>]*>(.*?)</main>", re.DOTALL)
_HEADING = re.compile(r"<h1\b[^>]*>(.*?)</h1>", re.DOTALL)
_TITLE = re.compile(r"<title>(.*?)</title>", re.DOTALL)
_FINGERPRINT = re.compile(r"(?<=[.-])[0-9a-f]{8,64}(?=\.[a-z0-9]+[\"'])|(?<=\?v=)[0-9a-f]{6,64}|(?<=integrity=\")[^\"]+")


def _content(page: str) -> str:
    found = _MAIN.search(page)
    return _without_fingerprints(found[1] if found else page)


def _without_fingerprints(text: str) -> str:
    return " ".join(_FINGERPRINT.sub("", text).split())


def _title(page: str) -> str:
    found = _HEADING.search(page) or _TITLE.search(page)
    return " ".join(html.unescape(re.sub(r"<[^>]+>", "", found[1])).split()) if found else ""


def as_file(found: Changes) -> str:
    """The changes as the text of a file that `from_file` reads."""
    return json.dumps({"format": FORMAT, "around": found.around, "pages": [asdict(page) for page in found.pages]}, ensure_ascii=False, indent=1) + "\n"


def from_file(text: str) -> Changes:
    """The changes in a file that anybody may have written. Raises ValueError when it is anything else."""
    if len(text) > LARGEST:
        raise ValueError("The list of changed pages is too long.")
    try:
        given = json.loads(text)
        around, pages = given["around"], given["pages"]
        if given["format"] != FORMAT or type(around) is not int or not 0 <= around < 1_000_000:
            raise ValueError
        found = tuple(ChangedPage(page["address"], page["title"], page["sort"]) for page in pages)
        if not all(_ADDRESS.fullmatch(page.address) and type(page.title) is str and page.sort in _SORTS for page in found):
            raise ValueError
    except (ValueError, TypeError, KeyError, AttributeError, RecursionError):
        raise ValueError("This is not a list of changed pages.") from None
    return Changes(found, around)


_ADDRESS = re.compile(r"(?:[A-Za-z0-9_-]{1,100}/){0,8}(?:[A-Za-z0-9_-]{1,100}\.html)?")


def comment(found: Changes, run: str) -> str:
    """The comment, in Markdown. `run` is the address of the workflow's run, where the built site can be fetched."""
    lines = [MARK]
    if not found.pages:
        lines.append("### This changes what no page says")
    else:
        lines.append(f"### {_count(len(found.pages), 'page')} {'differs' if len(found.pages) == 1 else 'differ'}")
    for sort, words in _SORTS.items():
        pages = [page for page in found.pages if page.sort == sort]
        if pages:
            lines += ["", f"**{words}** ({len(pages):,})", "", *map(_line, pages[:_MOST_LISTED])]
            if len(pages) > _MOST_LISTED:
                lines.append(f"- and {len(pages) - _MOST_LISTED:,} more")
    if found.around:
        lines += ["", f"{found.around:,} more {'page differs' if found.around == 1 else 'pages differ'} only around the content, as in the header or the footer."]
    lines += ["", f"The whole site as it would be: fetch the artifact `site` of [this run]({run}), unpack it and open `index.html`."]
    return "\n".join(lines) + "\n"


def _count(number: int, one: str) -> str:
    return f"{number:,} {one}{'' if number == 1 else 's'}"


def _line(page: ChangedPage) -> str:
    return f"- {_as_typed(page.title) or 'No title'} at {_as_typed('/' + page.address)}"


def _as_typed(text: str) -> str:
    """Text in a span of code, where Markdown obeys nothing: no link, no mention, no HTML."""
    words = " ".join("".join(letter if letter.isprintable() else " " for letter in text).replace("`", "'").split())
    return f"`{words if len(words) <= 120 else words[:119] + '…'}`" if words else ""
