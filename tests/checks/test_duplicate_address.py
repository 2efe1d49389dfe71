"""What makes a difference between two addresses, and what does not."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from macros.checks.duplicate_address import normalised

HOSTS = st.sampled_from(["example.org", "wwwexample.org", "news.example.org", "a.www.example.org", "xn--exmple-cua.org"])
PATHS = st.lists(st.sampled_from(["/a", "/A", "/www.b", "/~c", "/index.html", "/%20"]), max_size=3).map("".join)
QUERIES = st.sampled_from(["", "?a=b", "?a=B", "?a="])


@given(HOSTS, PATHS, QUERIES, st.sampled_from(["http", "https", "HTTPS"]), st.booleans(), st.booleans(), st.booleans())
def test_what_makes_no_difference(host: str, path: str, query: str, scheme: str, www: bool, slash: bool, loud: bool) -> None:
    """Scheme, `www.`, a slash at the end of the path and capitals in the host never make another address."""
    plain = f"https://{host}{path}{query}"
    shown = ("www." if www else "") + host
    other = f"{scheme}://{shown.upper() if loud else shown}{path}{'/' if slash else ''}{query}"

    assert normalised(other) == normalised(plain)


@given(HOSTS, PATHS, PATHS)
def test_paths_make_a_difference(host: str, one: str, other: str) -> None:
    """Two paths are two addresses, capitals included."""
    same = normalised(f"https://{host}{one}") == normalised(f"https://{host}{other}")

    assert same == (one == other)


@given(HOSTS, PATHS, QUERIES, QUERIES)
def test_queries_make_a_difference(host: str, path: str, one: str, other: str) -> None:
    """What follows a question mark belongs to the address."""
    same = normalised(f"https://{host}{path}{one}") == normalised(f"https://{host}{path}{other}")

    assert same == (one == other)


def test_the_place_on_a_page_makes_none() -> None:
    """What follows `#` is a place on the same page."""
    assert normalised("https://example.org/a#b") == normalised("https://example.org/a")
