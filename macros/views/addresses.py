"""
Where each page lives. These addresses are a contract: once published, an address resolves for ever.

All are relative to the root of the site, and those of pages end in a slash; `render` makes them relative to the page they stand on.
"""

from __future__ import annotations

from macros.catalogue import Located
from macros.model import KINDS, Entry

NAMES: dict[str, str] = {
    "situation": "Situations",
    "guidance": "Guidance",
    "intervention": "What to do",
    "case-study": "Case studies",
    "measure": "Measures",
    "accreditation": "Accreditation",
}
"""What the list of each kind is called."""

SINGULAR: dict[str, tuple[str, str]] = {
    "situation": ("situation", "situations"),
    "guidance": ("piece of guidance", "pieces of guidance"),
    "intervention": ("thing to do", "things to do"),
    "case-study": ("case study", "case studies"),
    "measure": ("measure", "measures"),
    "accreditation": ("scheme", "schemes"),
}
"""How entries of each kind are counted."""

ENTRIES = ("entry", "entries")
"""How entries are counted when their kind does not matter."""

FINDER_ADDRESS = "find/"
"""Address of the list of everything."""


PROPOSE = "contribute/propose/"
"""Address of the page where an entry is proposed."""

SUGGEST = PROPOSE
"""Where a reader is told how to suggest what is missing."""


def list_address(kind: str) -> str:
    """Address of the list of a kind."""
    return f"{KINDS[kind].collection}/"


def entry_address(entry: Located[Entry]) -> str:
    """Address of an entry's page."""
    return f"{entry.value.collection}/{entry.id}/"


def element_address(id: str) -> str:
    """Address of an element's page."""
    return f"elements/{id}/"


def propose_address(kind: str) -> str:
    """Address of the form for an entry of a kind."""
    return f"{PROPOSE}{KINDS[kind].collection}/"


def objective_address(id: str) -> str:
    """Address of the page of an objective, or of a kind of organisation; their ids never clash."""
    return f"objectives/{id}/"


def feed_address(name: str) -> str:
    """Address of the feed of a collection or an element, or of `changes` for everything."""
    return f"feeds/{name}.xml"


def source_file(address: str) -> str:
    """The Markdown file that an engine makes the page from: `guidance/a/index.md` for `guidance/a/`.

    A folder with an index: Zensical reads links in HTML as seen from the file, and they then mean the same as on the page.
    """
    return f"{address}index.md"
