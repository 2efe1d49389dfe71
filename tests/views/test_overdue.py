"""What is due for review, and who is to look at it."""

from __future__ import annotations

import datetime
from xml.etree import ElementTree

from macros import site
from macros.embeds import statement_dates
from macros.exports.feeds import feed_files
from macros.views.overdue import overdue_items, overdue_page
from tests import made_up
from tests.conftest import TESTS

LATE = {"added": "2028-06-01", "reviewed": "2028-12-01"}
LATER = {"added": "2028-06-01", "reviewed": "2028-11-01"}
ROLES = (TESTS / "entries" / "resources" / "review.yml").read_text(encoding="utf-8") + """\
statements:
  - id: accessibility
    title: Accessibility statement
    page: about/accessibility/
    prepared: 2029-01-01
    checked: 2029-12-01
    how_checked: Somebody sat down with it.
"""
ATOM = "{http://www.w3.org/2005/Atom}"


def files() -> dict[str, str]:
    return (
        made_up.guidance("chairs", **LATE)
        | made_up.guidance("stools", **LATER)
        | made_up.guidance("lamps", elements=["light"], **LATE)
        | made_up.measure("fresh", reviewed="2029-01-20", added="2029-01-01")
        | {"resources/review.yml": ROLES}
    )


def test_by_role(catalogue_of) -> None:
    """Each role has what is waiting for it, the longest overdue first; elements decide before kinds alone; what is due soon is counted."""
    view = overdue_page(catalogue_of(files()))

    assert [(duty.id, duty.number, [item.id for item in duty.overdue]) for duty in view.duties] == [
        ("rest-editor", 3, ["guidance/stools", "guidance/chairs"]),
        ("general-editor", 1, ["guidance/lamps"]),
    ]
    assert (view.number, view.soon, view.soon_until) == (3, [("Editor for rest", 1)], "16 March 2030")
    assert view.duties[1].authors == [("The example editors", "editors"), ("A guest", "guest")]


def test_statements_too(catalogue_of) -> None:
    """A statement that nobody has checked for its time is overdue, and its page says so; one in date says when it is due."""
    later = datetime.date(2031, 1, 15)
    fresh = {"resources/crisis-contacts.yml": (TESTS / "base" / "resources" / "crisis-contacts.yml").read_text(encoding="utf-8")}
    catalogue = catalogue_of(files() | fresh, today=later)

    assert [item.id for item in overdue_page(catalogue).statements] == ["statement/accessibility"]
    assert "statement/accessibility" in [item.id for item in overdue_items(catalogue)]
    assert "overdue for a check" in statement_dates(catalogue, "about/accessibility/", "accessibility")
    in_date = statement_dates(catalogue_of(), "about/accessibility/", "accessibility")
    assert "overdue" not in in_date and "last checked on 1 December 2029" in in_date and "by 1 December 2030" in in_date


def test_without_a_file_of_roles(catalogue_of) -> None:
    """A project without the file has one list, under the editors."""
    view = overdue_page(catalogue_of({place: text for place, text in files().items() if place != "resources/review.yml"}))

    assert [(duty.role, len(duty.overdue)) for duty in view.duties] == [("Editors", 3)]


def test_nothing_is_overdue(example) -> None:
    """When all is in date the page says so, and when the next is due."""
    view = overdue_page(example)
    [page] = [page for page in site.pages(example) if page.address == "about/overdue/"]

    assert view.number == 0 and view.first_due
    assert f"nothing was overdue. The next review falls due on {view.first_due}." in page.body


def test_the_feed(catalogue_of) -> None:
    """The feed has each overdue thing once, the newest to fall due first, with who is to look, under ids that stay."""
    catalogue = catalogue_of(files())
    feed = ElementTree.fromstring(dict(feed_files(catalogue))["feeds/overdue.xml"])

    entries = feed.findall(f"{ATOM}entry")
    assert [(entry.findtext(f"{ATOM}title"), entry.findtext(f"{ATOM}updated")) for entry in entries] == [
        ("Overdue: Lamps", "2029-12-01T00:00:00Z"),
        ("Overdue: Chairs", "2029-12-01T00:00:00Z"),
        ("Overdue: Stools", "2029-11-01T00:00:00Z"),
    ]
    assert len({entry.findtext(f"{ATOM}id") for entry in entries}) == 3
    assert entries[0].findtext(f"{ATOM}summary") == "Last checked on 1 December 2028. To be looked at by: General editor."
