"""The page of an entry: what a reader must know first, dates, ways on and actions."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import pytest

from macros.views.entry_page import Notice, actions, entry_page
from tests import made_up

NEW = made_up.guidance("new")
REPORT = {"provenance": {"seen": "read", "page": "report"}}
CITED = {"provenance": {"seen": "cited", "cited_by": "https://example.org/list"}}

SUPERSEDED = "Something newer replaces this"
WITHDRAWN = "Its publisher has withdrawn this"
CLOSED = "This scheme can no longer be joined"
NOT_THE_THING = Notice("plain", "This is a report of the thing, not the thing itself", "The address leads to somebody else’s page about it. The original was not found.")


@pytest.mark.parametrize(
    ("files", "notices"),
    [
        (made_up.guidance("old"), []),
        (
            made_up.guidance("old", status="superseded", superseded_by="new") | NEW,
            [Notice("superseded", SUPERSEDED, "Use what replaced it instead.", ("New", "guidance/new/"))],
        ),
        (
            made_up.guidance("old", status="superseded", superseded_by_url="https://example.org/newer"),
            [Notice("superseded", SUPERSEDED, "Use what replaced it instead.", ("What replaced it", "https://example.org/newer"))],
        ),
        (
            made_up.guidance("old", status="superseded", no_successor="Ask a friend."),
            [Notice("superseded", SUPERSEDED, "Ask a friend.")],
        ),
        (
            made_up.guidance("old", status="withdrawn"),
            [Notice("withdrawn", WITHDRAWN, "We know of nothing that replaces it.")],
        ),
        (made_up.guidance("old", **REPORT), [NOT_THE_THING]),
        (
            made_up.guidance("old", **CITED),
            [
                Notice(
                    "plain",
                    "Named on another page; not yet read by us",
                    "We list it because a page that we read points to it.",
                    ("The page that names it", "https://example.org/list"),
                )
            ],
        ),
        (
            made_up.guidance("old", reviewed="2029-01-14", added="2028-01-01"),
            [
                Notice(
                    "overdue",
                    "This entry is overdue for review",
                    "It was last checked on 14 January 2029. Look at the source before you rely on it.",
                )
            ],
        ),
        (
            made_up.accreditation("old", status="superseded", superseded_by="next") | made_up.accreditation("next"),
            [Notice("superseded", CLOSED, "It has been replaced.", ("Next", "accreditation/next/"))],
        ),
        (made_up.accreditation("old", status="superseded", replaced_by="The next charter"), [Notice("superseded", CLOSED, "Replaced by: The next charter.")]),
        (made_up.accreditation("old", status="closed"), [Notice("superseded", CLOSED, "No replacement is known.")]),
    ],
    ids=[
        "current",
        "superseded by an entry",
        "superseded by an address",
        "superseded by nothing",
        "withdrawn",
        "a report",
        "only cited",
        "overdue",
        "scheme replaced by an entry",
        "scheme replaced in words",
        "scheme closed",
    ],
)
def test_notices(catalogue_of, files: dict[str, str], notices: list[Notice]) -> None:
    """What a reader must know first stands at the top, with the way on where there is one; else there is nothing."""
    catalogue = catalogue_of(files)
    entry = next(entry for entry in catalogue.entries if entry.id == "old")

    assert entry_page(catalogue, entry).notices == notices


def test_dates_changes_and_signposts(example) -> None:
    """Three dates in words and for machines, changes, and links to elements, roles and kinds of organisation."""
    page = entry_page(example, example.find("guidance/sitting-down"))

    assert page.dates == [
        ("First published here", "1 June 2029", "2029-06-01"),
        ("Last updated here", "2 September 2029", "2029-09-02"),
        ("Last checked", "1 December 2029", "2029-12-01"),
    ]
    assert page.changes == [("5 November 2029", "Read again. (checked, no change)"), ("2 September 2029", "Rewritten for bakers.")]
    assert page.signposts == [
        ("Element", [("Rest and breaks", "elements/rest/"), ("Light", "elements/light/")]),
        ("Useful to", [("Managers and leaders", "for/manager/"), ("Anyone at work", "for/staff/")]),
        ("Kind of organisation", [("Bakeries", "sectors/bakery/")]),
    ]
    assert page.plain_facts == [("Nation", "England, Wales"), ("Offer", "For everyone"), ("Objective", "Prevent harm")]
    assert page.trail == [("Guidance", "guidance/")]


def related(page) -> dict[str, list[str]]:
    return {group.title: [card.title for card in group.cards] for group in page.related}


def test_related_entries_show_on_both_sides(catalogue_of) -> None:
    """A relation that is written on one side shows on both, by kind and title."""
    catalogue = catalogue_of(made_up.guidance("chairs", related=["measure/breaks"]) | made_up.guidance("a-bench", related=["measure/breaks"]) | made_up.measure("breaks"))

    assert related(entry_page(catalogue, catalogue.find("guidance/chairs"))) == {"Measures": ["Breaks"]}
    assert related(entry_page(catalogue, catalogue.find("measure/breaks"))) == {"Guidance": ["A bench", "Chairs"]}


def test_nothing_is_told_twice(catalogue_of) -> None:
    """What the body of a page shows already is not repeated under Related, nor is what was superseded shown there."""
    catalogue = catalogue_of(
        made_up.intervention("seating", guidance=["chairs"], related=["guidance/chairs", "guidance/old", "measure/breaks"])
        | made_up.guidance("chairs")
        | made_up.guidance("old", status="withdrawn")
        | made_up.measure("breaks")
    )

    assert related(entry_page(catalogue, catalogue.find("intervention/seating"))) == {"Measures": ["Breaks"]}


def test_a_situation_shows_no_hidden_contact(example) -> None:
    """A contact that may not be shown is left out beside a situation, too."""
    page = entry_page(example, example.find("situation/nobody-sits-down"))

    assert [contact.id for contact in page.more["contacts"]] == ["emergency", "example-line"]


@pytest.mark.parametrize("show", ["number-only", "link-only"])
def test_a_situation_shows_contacts_only_as_far_as_allowed(catalogue_of, base, show: str) -> None:
    """Beside a situation, too, `number-only` has no address or chat, and `link-only` no number."""
    contacts = (base / "resources" / "crisis-contacts.yml").read_text(encoding="utf-8")
    before, mark, after = contacts.partition("for_whom: Anyone in tests")
    files = {"resources/crisis-contacts.yml": before + mark + after.replace("show: full", f"show: {show}", 1)}
    catalogue = catalogue_of(files | made_up.guidance("chairs") | made_up.situation("now", contacts=["example-line"]))

    [found] = entry_page(catalogue, catalogue.find("situation/now")).more["contacts"]

    reach = {name: getattr(found, name) for name in ("number", "text", "email", "webchat", "url")}
    if show == "number-only":
        assert reach == {"number": "0900 000 001", "text": "EXAMPLE to 90001", "email": "line@example.org", "webchat": None, "url": None}
    else:
        assert reach == {"number": None, "text": None, "email": None, "webchat": None, "url": "https://line.example.org/"}


def test_actions_carry_any_title(example) -> None:
    """Whatever a title holds, the links behind the actions say it whole and say nothing else."""
    title = "Chairs & tables? 50% #1 “ä”"
    links = actions(example, title, "guidance/chairs/", "resources/guidance/chairs.yml")

    assert parse_qs(urlsplit(links["email"]).query)["subject"] == [title]
    assert parse_qs(urlsplit(links["report"]).query) == {
        "template": ["problem.yml"],
        "title": [f"Problem with: {title}"],
        "page": ["https://signpost.example/guidance/chairs/"],
    }
    assert links["other_format"].startswith("mailto:hello@signpost.example?subject=Accessible%20format")
    assert (links["page"], links["edit"]) == (
        "https://signpost.example/guidance/chairs/",
        "https://code.example/example/signpost/edit/main/resources/guidance/chairs.yml",
    )
