"""Feeds keep the rules of Atom, hold what changed and why, and stay the same for readers who come back."""

from __future__ import annotations

import re
from dataclasses import replace
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from macros.catalogue import Catalogue
from macros.exports.feeds import feed_files
from macros.model import KINDS
from tests import made_up

ATOM = {"a": "http://www.w3.org/2005/Atom"}
CHANGES = [
    {"date": "2029-09-01", "level": "checked", "note": "Read again."},
    {"date": "2029-08-01", "level": "minor", "note": "Shorter & clearer."},
    {"date": "2029-07-01", "level": "major", "note": "Rewritten, because the law changed."},
]


def feeds(catalogue: Catalogue) -> dict[str, ElementTree.Element]:
    return {address: ElementTree.fromstring(text.encode()) for address, text in feed_files(catalogue)}


def entries(feed: ElementTree.Element) -> list[dict[str, str]]:
    return [{name: entry.findtext(f"a:{name}", "", ATOM) for name in ("id", "title", "updated", "summary")} for entry in feed.findall("a:entry", ATOM)]


def test_there_is_a_feed_of_everything_each_list_and_each_element(example: Catalogue) -> None:
    """Each has an address of its own."""
    addresses = [address for address, _ in feed_files(example)]

    names = ["changes", *(model.collection for model in KINDS.values()), *example.elements, "overdue"]
    assert addresses == [f"feeds/{name}.xml" for name in names]
    assert len(set(addresses)) == len(addresses)


@pytest.mark.parametrize("which", ["example", "real"])
def test_feeds_keep_the_rules_of_atom(which: str, request: pytest.FixtureRequest) -> None:
    """What RFC 4287 asks of a feed and of an entry: one id, one title, one time, an author, the right links, ids used once."""
    time = re.compile(r"\d{4}-\d\d-\d\dT00:00:00Z")
    catalogue = request.getfixturevalue(which)
    for address, feed in feeds(catalogue).items():
        links = {link.get("rel"): link.get("href") for link in feed.findall("a:link", ATOM)}
        parts = feed.findall("a:entry", ATOM)

        assert feed.tag == f"{{{ATOM['a']}}}feed"
        assert links["self"] == feed.findtext("a:id", "", ATOM) == catalogue.site.address + address
        assert links["alternate"].startswith(catalogue.site.address) and links["alternate"].endswith("/")
        assert feed.findtext("a:author/a:name", "", ATOM) == catalogue.site.name
        for part in (feed, *parts):
            assert [len(part.findall(f"a:{name}", ATOM)) for name in ("id", "title", "updated")] == [1, 1, 1]
            assert time.fullmatch(part.findtext("a:updated", "", ATOM))
        for part in parts:
            assert [link.get("rel") for link in part.findall("a:link", ATOM)] == ["alternate"]
            assert part.findtext("a:title", "", ATOM).strip() and part.findtext("a:summary", "", ATOM).strip()
        ids = [part.findtext("a:id", "", ATOM) for part in parts]
        assert len(set(ids)) == len(ids) <= 100
        days = [part.findtext("a:updated", "", ATOM) for part in parts]
        assert days == sorted(days, reverse=True)
        assert not days or feed.findtext("a:updated", "", ATOM) == days[0]


def test_entries_say_what_changed_and_why(catalogue_of) -> None:
    """Every change is there with its note, newest first; the first publication is a change too."""
    feed = feeds(catalogue_of(made_up.guidance("chairs", title="Chairs", changes=CHANGES)))["feeds/guidance.xml"]
    tag = "tag:signpost.example,{}:guidance/chairs/{}".format

    assert entries(feed) == [
        {"id": tag("2029-09-01", 3), "title": "Checked: Chairs", "updated": "2029-09-01T00:00:00Z", "summary": "Read again. Checked, no change."},
        {"id": tag("2029-08-01", 2), "title": "Changed: Chairs", "updated": "2029-08-01T00:00:00Z", "summary": "Shorter & clearer. The substance is as it was."},
        {"id": tag("2029-07-01", 1), "title": "Changed: Chairs", "updated": "2029-07-01T00:00:00Z", "summary": "Rewritten, because the law changed."},
        {"id": tag("2029-06-01", 0), "title": "New: Chairs", "updated": "2029-06-01T00:00:00Z", "summary": "First published here. Made up."},
    ]


def test_a_new_change_leaves_the_ids_of_older_ones(catalogue_of) -> None:
    """Feed readers show nothing twice: a change on top and a new title alter no id that is out."""
    before = entries(feeds(catalogue_of(made_up.guidance("chairs", changes=CHANGES[1:])))["feeds/changes.xml"])
    after = entries(feeds(catalogue_of(made_up.guidance("chairs", title="Stools", changes=CHANGES)))["feeds/changes.xml"])

    assert [entry["id"] for entry in after[1:]] == [entry["id"] for entry in before]


def test_an_element_s_feed_holds_every_kind_about_it(catalogue_of) -> None:
    """All entries that carry the element are in its feed, and no others; a list without entries has a feed all the same."""
    catalogue = catalogue_of(made_up.guidance("a", elements=["company", "rest"]) | made_up.measure("b") | made_up.measure("c", elements=["light"]))
    made = feeds(catalogue)

    assert [entry["title"] for entry in entries(made["feeds/rest.xml"])] == ["New: A", "New: B"]
    assert entries(made["feeds/accreditation.xml"]) == []
    assert made["feeds/accreditation.xml"].findtext("a:updated", "", ATOM) == "2030-01-15T00:00:00Z"


def test_a_feed_holds_the_newest_hundred(catalogue_of) -> None:
    """A change is never pushed out by first publications of the same day."""
    files = {place: text for number in range(120) for place, text in made_up.guidance(f"a-{number}").items()}
    files |= made_up.guidance("z", changes=[{"date": "2029-06-01", "level": "major", "note": "Mended."}])
    found = entries(feeds(catalogue_of(files))["feeds/guidance.xml"])

    assert len(found) == 100
    assert found[0]["title"] == "Changed: Z"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(min_size=1))
def test_any_text_gives_a_feed_that_can_be_read(example: Catalogue, text: str) -> None:
    """Signs that mean something in XML, and those that may not stand in it, do no harm."""
    first = example.of_kind("guidance")[0]
    value = type(first.value).model_construct(**{**dict(first.value), "title": text})
    spoilt = replace(example, entries=(replace(first, value=value),))

    kept = re.sub("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]", "", text).replace("\r\n", "\n").replace("\r", "\n")
    assert entries(feeds(spoilt)["feeds/changes.xml"])[-1]["title"] == f"New: {kept}"
