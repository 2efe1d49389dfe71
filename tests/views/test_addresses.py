"""Where each page lives, and the Markdown file that an engine makes it from."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.model import KINDS
from macros.views.addresses import NAMES, SINGULAR, element_address, entry_address, list_address, source_file


@pytest.mark.parametrize(
    ("address", "file"),
    [
        ("guidance/", "guidance/index.md"),
        ("guidance/chairs/", "guidance/chairs/index.md"),
        ("about/authors/", "about/authors/index.md"),
        ("about/authors/guest/", "about/authors/guest/index.md"),
    ],
)
def test_source_file(address: str, file: str) -> None:
    """Each page has a folder of its own, with an index file in it."""
    assert source_file(address) == file


WORD = st.sampled_from(["a", "b", "quiet-room", "999", "guidance"])


@given(st.lists(WORD, min_size=1, max_size=4))
def test_an_engine_puts_the_page_where_it_belongs(words: list[str]) -> None:
    """Made into a page as engines do (`a/b.md` and `a/b/index.md` both become `a/b/`), the file gives the address back."""
    address = "/".join(words) + "/"

    assert source_file(address).removesuffix(".md").removesuffix("/index") + "/" == address


def test_every_kind_has_its_words() -> None:
    """Each kind has a name for its list and words to count it, and nothing else has."""
    assert set(NAMES) == set(SINGULAR) == set(KINDS)


def test_addresses(example) -> None:
    """Entries live below the list of their kind, elements in a place of their own."""
    assert [entry_address(entry) for entry in example.of_kind("case-study")] == ["case-studies/chairs-in-a-bakery/"]
    assert list_address("case-study") == "case-studies/"
    assert element_address("rest") == "elements/rest/"
