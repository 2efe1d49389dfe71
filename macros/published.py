"""
Every address that was ever published, and whether each still leads somewhere.

They stand in `resources/addresses.txt`, one to a line with a slash before it, sorted. `python -m macros addresses` adds those of
a built site. A line is never taken out: whoever kept the address finds what it led to, or is sent on.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from pathlib import Path

FILE = "resources/addresses.txt"
"""Where the addresses are kept, from the project's root. A project that has published nothing yet does without."""

_OF_THE_LOOKS = re.compile(r"assets/(?!downloads/)|404\.html$|_headers$|_redirects$|(?:.*/)?\.(?!well-known/)")
"""Files that pages fetch and hosts read. Nobody keeps their addresses, so they may come and go."""

_COMPRESSED = (".br", ".gz")
"""Endings of what `make compressed` puts beside files."""


def read(root: Path) -> tuple[str, ...]:
    """The published addresses from the root of the site, in the order of their lines; none when the project keeps no list."""
    file = root / FILE
    return tuple(line.strip().removeprefix("/") for line in file.read_text(encoding="utf-8").splitlines()) if file.is_file() else ()


def write(root: Path, addresses: Iterable[str]) -> None:
    """Keep these addresses, each once and sorted."""
    (root / FILE).write_text("".join(f"/{address}\n" for address in sorted(set(addresses))), encoding="utf-8", newline="\n")


def addresses_of(files: Iterable[str]) -> set[str]:
    """The addresses that somebody may keep of a site with these files: `guidance/` for guidance/index.html.

    >>> sorted(addresses_of(["index.html", "guidance/index.html", "feeds/changes.xml", "assets/stylesheets/site.css", "_headers"]))
    ['', 'feeds/changes.xml', 'guidance/']
    """
    return {re.sub(r"(^|/)index\.html$", r"\1", file) for file in files if not _OF_THE_LOOKS.match(file) and not file.endswith(_COMPRESSED)}


def lost(kept: Iterable[str], files: Collection[str]) -> Iterator[tuple[int, str]]:
    """Line and address of each kept address that leads nowhere in a site with these files."""
    there = addresses_of(files)
    for line, address in enumerate(kept, 1):
        if address not in there and not _comes_later(address, there):
            yield line, address


def _comes_later(address: str, there: Collection[str]) -> bool:
    """Whether an address is of a file that a step of its own makes: a paper, which its page stands for, or the site as a ZIP."""
    if not address.startswith("downloads/"):
        return False
    return not address.endswith(".pdf") or f"{address.removeprefix('downloads/').removesuffix('.pdf')}/" in there
