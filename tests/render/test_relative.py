"""Links as they stand on a page: relative, so that the site works from any folder of any server."""

from __future__ import annotations

from urllib.parse import urljoin

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.render.environment import relative

WORD = st.sampled_from(["a", "b", "quiet-room", "999", "guidance", "index"])
PAGE = st.lists(WORD, max_size=4).map(lambda words: "".join(f"{word}/" for word in words))
FILE = st.tuples(PAGE, WORD).map(lambda parts: f"{parts[0]}{parts[1]}.svg")
PLACE = st.one_of(st.just(""), WORD.map(lambda word: f"#{word}"))


@given(target=st.one_of(PAGE, FILE), place=PLACE, page=PAGE, home=st.sampled_from(["https://a.example/", "https://a.example/deep/er/"]))
def test_following_the_link_leads_to_the_target(target: str, place: str, page: str, home: str) -> None:
    """From any page, in any folder of a server, a link leads where it should."""
    target = target or (place and "index.html")  # `#part` alone is a place on the same page.
    link = relative(target + place, page)

    assert urljoin(home + page, link) == home + target + place
    assert not link.startswith("/") and link


@pytest.mark.parametrize("target", ["https://example.org/a/", "http://example.org", "mailto:a@example.org", "tel:000", "sms:90001?body=A", "#part"])
def test_what_leads_elsewhere_stays(target: str) -> None:
    """Addresses of other sites, numbers and places on the same page stay as they are."""
    assert relative(target, "elements/rest/") == target


@pytest.mark.parametrize(
    ("target", "page", "link"),
    [
        ("guidance/a/", "elements/rest/", "../../guidance/a/"),
        ("guidance/a/", "guidance/a/", "./"),
        ("guidance/", "guidance/a/", "../"),
        ("guidance/a/", "guidance/", "a/"),
        ("", "guidance/a/", "../../"),
        ("", "", "./"),
        ("guidance/", "", "guidance/"),
        ("assets/wheel.svg", "wheel/", "../assets/wheel.svg"),
    ],
)
def test_how_links_are_written(target: str, page: str, link: str) -> None:
    """Links are as short as they can be, and those to pages end in a slash."""
    assert relative(target, page) == link
