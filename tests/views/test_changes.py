"""What happened to entries: in which order, with what words, and when many of them are one line."""

from __future__ import annotations

import datetime

from macros.views.changes import Added, changes_page, events, last_changed
from tests import made_up

CHANGES = [{"date": "2029-09-01", "level": "checked", "note": "Read again."}, {"date": "2029-07-01", "level": "major", "note": "Rewritten."}]


def test_changes_come_newest_first(catalogue_of) -> None:
    """By day; of one day, changes come before first publications, each by title."""
    catalogue = catalogue_of(
        made_up.guidance("b", changes=CHANGES)
        | made_up.guidance("a", added="2029-07-01")
        | made_up.measure("c", added="2029-06-15", changes=[{"date": "2029-07-01", "level": "minor", "note": "Shorter."}])
    )

    assert [(str(event.date), event.entry.id, event.level, event.number) for event in events(catalogue.entries)] == [
        ("2029-09-01", "b", "checked", 2),
        ("2029-07-01", "b", "major", 1),
        ("2029-07-01", "c", "minor", 1),
        ("2029-07-01", "a", "added", 0),
        ("2029-06-15", "c", "added", 0),
        ("2029-06-01", "b", "added", 0),
    ]


def test_a_list_changed_when_its_newest_entry_did(catalogue_of) -> None:
    """Wording and checks do not count; a list without entries never changed."""
    catalogue = catalogue_of(made_up.guidance("a", changes=CHANGES) | made_up.guidance("b"))

    assert last_changed(catalogue.entries) == datetime.date(2029, 7, 1)
    assert last_changed([]) is None


def test_the_page_names_changes_one_by_one_and_counts_first_publications(catalogue_of) -> None:
    """Ten first publications of a kind on a day are named; eleven are a count with a link to the list."""
    files = {place: text for number in range(10, 21) for place, text in made_up.guidance(f"g-{number}").items()}
    files |= {place: text for number in range(10, 20) for place, text in made_up.measure(f"m-{number}").items()}
    files |= made_up.measure("m-10", changes=CHANGES)
    page = changes_page(catalogue_of(files))

    assert [(day.date, [(item.title, item.level, item.note) for item in day.changes]) for day in page.days] == [
        ("2029-09-01", [("M 10", "checked", "Read again.")]),
        ("2029-07-01", [("M 10", "major", "Rewritten.")]),
        ("2029-06-01", []),
    ]
    guidance, measures = page.days[-1].added
    assert guidance == Added("guidance", "11 pieces of guidance", "guidance/", [])
    assert (measures.count, len(measures.items)) == ("10 measures", 10)
    assert page.days[-1].kinds == ["guidance", "measure"]
    assert page.kinds == [("guidance", "Guidance", 0), ("measure", "Measures", 2)]
