"""The page of an author: what they wrote, newest first."""

from __future__ import annotations

from tests import made_up

from macros.views.author import ALL_LISTED, NEWEST, author_page


def test_names_all_of_a_few_and_the_newest_of_many(catalogue_of) -> None:
    """The newest come first. Of an author with few entries all are named, of one with many only the newest."""
    files = {}
    for number in range(ALL_LISTED + 1):
        files |= made_up.guidance(f"chair-{number:02}", added=f"2029-{number % 12 + 1:02}-01", authors=["editors", *(["guest"] if number < 8 else [])])
    catalogue = catalogue_of(files)
    many, few = (author_page(catalogue, catalogue.author[id]) for id in ("editors", "guest"))

    assert [card.name for card in few.newest] == [f"guidance/chair-{number:02}" for number in range(7, 7 - NEWEST, -1)]
    assert few.more == [("Chair 01", "guidance/chair-01/"), ("Chair 00", "guidance/chair-00/")]
    assert (few.counts, few.updated) == ([("Guidance", 8, "guidance/")], "2029-08-01")
    assert (len(many.newest), many.more) == (NEWEST, [])


def test_what_was_superseded_is_no_news(catalogue_of) -> None:
    """An entry that something newer replaces is named after all others."""
    files = made_up.guidance("old", status="superseded", superseded_by="new", added="2029-12-01") | made_up.guidance("new", added="2029-01-01")
    catalogue = catalogue_of(files)

    assert [card.title for card in author_page(catalogue, catalogue.author["editors"]).newest] == ["New", "Old"]
