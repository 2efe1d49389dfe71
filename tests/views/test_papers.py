"""What is said about a paper beside its link."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.views.papers import CHECKS, Paper, paper_address, size_in_words


@pytest.mark.parametrize(
    ("size", "words"),
    [(1, "1 kB"), (1499, "1 kB"), (1500, "2 kB"), (123_456, "123 kB"), (999_499, "999 kB"), (999_500, "1.0 MB"), (1_894_203, "1.9 MB")],
)
def test_a_size_is_said_as_computers_say_it(size: int, words: str) -> None:
    """In kB below a megabyte, never as nothing, never as 1000 kB."""
    assert size_in_words(size) == words


def test_a_good_paper() -> None:
    """Everything that was looked for is named, and that no person has looked."""
    paper = Paper("downloads/a.pdf", 49_267, 3, ())

    assert paper.link == "This page as PDF (49 kB, 3 pages)"
    assert paper.caveat == (
        "Checked by a program: tagged, titled, language set, bookmarks, fonts embedded, headings in order, headings of tables marked, "
        "pictures described and links described. Not checked by a person."
    )


@given(st.lists(st.sampled_from(list(CHECKS)), min_size=1, unique=True))
def test_a_failure_is_never_said_as_a_success(failed: list[str]) -> None:
    """With anything failed, the caveat speaks of what failed, all of it, and of nothing that passed."""
    caveat = Paper("downloads/a.pdf", 1, 1, tuple(failed)).caveat

    assert caveat.startswith("A program that checked this file found that ")
    assert caveat.count(",") + caveat.count(" and ") == len(failed) - 1


def test_the_paper_of_a_series_says_so() -> None:
    """A list's paper holds all of its entries, which is more than the page."""
    assert Paper("downloads/guidance.pdf", 1_894_203, 309, (), True).link == "All of this list as PDF (1.9 MB, 309 pages)"


def test_a_paper_is_named_after_its_page() -> None:
    """One rule for pages and lists."""
    assert [paper_address(page) for page in ("guidance/", "guidance/a/")] == ["downloads/guidance.pdf", "downloads/guidance/a.pdf"]
