"""Papers: the PDF of a page or of a series, and what may be said about it."""

from __future__ import annotations

from dataclasses import dataclass

from macros.views.words import count_of, listed

FOLDER = "downloads"
"""Where papers are on the site."""

_START = "start"
"""What the paper of the start page is called, whose address is empty."""

CHECKS = {
    "tagged": "tagged",
    "title": "titled",
    "language": "language set",
    "bookmarks": "bookmarks",
    "fonts": "fonts embedded",
    "headings": "headings in order",
    "tables": "headings of tables marked",
    "pictures": "pictures described",
    "links": "links described",
}
"""What a program looks for in each file, as it is said of one that has it."""

_FAILED = {
    "tagged": "it is not tagged",
    "title": "its title is not shown",
    "language": "its language is not set",
    "bookmarks": "bookmarks are missing",
    "fonts": "a font is not embedded",
    "headings": "headings are missing or skip a level",
    "tables": "a table has no marked headings",
    "pictures": "a picture has no description",
    "links": "a link has no description",
}


@dataclass(frozen=True)
class Paper:
    """One PDF that was made, and what the check of that very file found."""

    address: str
    """From the root of the site: `downloads/guidance/acas-stress.pdf`."""
    bytes: int
    pages: int
    failed: tuple[str, ...]
    """Names in CHECKS that it does not pass."""
    is_series: bool = False
    """Whether it holds all entries of a list."""

    @property
    def link(self) -> str:
        """The words of its link."""
        what = "All of this list as PDF" if self.is_series else "This page as PDF"
        return f"{what} ({size_in_words(self.bytes)}, {count_of(self.pages, 'page')})"

    @property
    def caveat(self) -> str:
        """What its readers may expect, from the check and from nothing else."""
        if self.failed:
            return f"A program that checked this file found that {listed([_FAILED[name] for name in self.failed])}. This page serves better with a screen reader."
        return f"Checked by a program: {listed(list(CHECKS.values()))}. Not checked by a person."


def paper_address(page: str) -> str:
    """Where the paper of the page at an address is.

    >>> paper_address("guidance/acas-stress/")
    'downloads/guidance/acas-stress.pdf'
    """
    return f"{FOLDER}/{page.rstrip('/') or _START}.pdf"


def size_in_words(size: int) -> str:
    """`123 kB`, `1.2 MB`: as the reader's own computer counts them."""
    return f"{size / 1_000_000:.1f} MB" if size >= 999_500 else f"{max(1, round(size / 1000))} kB"
