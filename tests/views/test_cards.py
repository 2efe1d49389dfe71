"""Cards: what a chooser sees of an entry before opening it."""

from __future__ import annotations

import pytest

from macros.views.cards import Card, card_of, cards_of, is_live
from tests import made_up

FULL = {
    "guidance/sitting-down": Card(
        name="guidance/sitting-down",
        kind="guidance",
        kind_in_words="Guide",
        title="Sitting down at work",
        address="guidance/sitting-down/",
        summary="A short guide to chairs.",
        facts=(("Publisher", "The Chair Society"), ("Year", "2029"), ("For", "Managers and anyone at work"), ("Nation", "England and Wales")),
    ),
    "guidance/standing-up": Card(
        name="guidance/standing-up",
        kind="guidance",
        kind_in_words="Guide",
        title="Standing up at work",
        address="guidance/standing-up/",
        summary="What people read before there were chairs.",
        facts=(("Publisher", "The Chair Society"),),
        status="superseded",
        link_is_broken=True,
    ),
    "intervention/put-out-chairs": Card(
        name="intervention/put-out-chairs",
        kind="intervention",
        kind_in_words="Something to do",
        title="Put out chairs",
        address="interventions/put-out-chairs/",
        summary="A chair at every counter.",
        facts=(("Evidence", "Strong"), ("Cost", "Low"), ("Time to start", "A week"), ("Offer", "For everyone")),
    ),
    "case-study/chairs-in-a-bakery": Card(
        name="case-study/chairs-in-a-bakery",
        kind="case-study",
        kind_in_words="Case study",
        title="Chairs in a bakery",
        address="case-studies/chairs-in-a-bakery/",
        summary="A made-up bakery put out three chairs.",
        facts=(
            ("Who", "The Made-up Bakery"),
            ("Kind of organisation", "Bakeries"),
            ("Staff", "1,250"),
            ("Figures", "2 (effect and reach)"),
        ),
    ),
    "measure/missed-breaks": Card(
        name="measure/missed-breaks",
        kind="measure",
        kind_in_words="Outcome measure",
        title="Missed breaks",
        address="measures/missed-breaks/",
        summary="How many breaks are missed.",
        facts=(("Unit", "%"), ("Better", "Lower is better"), ("Comes from", "A sheet by the oven"), ("Look at it", "Weekly")),
    ),
    "accreditation/chair-charter": Card(
        name="accreditation/chair-charter",
        kind="accreditation",
        kind_in_words="Scheme or standard",
        title="The Chair Charter",
        address="accreditation/chair-charter/",
        summary="A promise to put out chairs.",
        facts=(("Run by", "The Chair Society"), ("Status", "Open"), ("Levels", "Stool, Chair, Armchair"), ("Cost", "Low"), ("Nation", "Wales")),
        status="open",
    ),
    "situation/nobody-sits-down": Card(
        name="situation/nobody-sits-down",
        kind="situation",
        kind_in_words="Situation",
        title="Nobody sits down",
        address="situations/nobody-sits-down/",
        summary="Your bakers stand for ten hours.",
    ),
}


@pytest.mark.parametrize("reference", FULL)
def test_card_of_each_kind(example, reference: str) -> None:
    """A card has the words, the address and the few facts of its kind; what is not known leaves no empty fact."""
    assert card_of(example, example.find(reference)) == FULL[reference]


def test_a_case_study_without_figures_says_so(catalogue_of) -> None:
    """That no figure was seen is a fact worth a line; that no size was given is not."""
    catalogue = catalogue_of(made_up.case_study("stools"))

    assert card_of(catalogue, catalogue.find("case-study/stools")).facts == (
        ("Who", "The Made-up Bakery"),
        ("Kind of organisation", "Bakeries"),
        ("Figures", "None seen"),
    )


@pytest.mark.parametrize(
    ("files", "live"),
    [
        (made_up.guidance("a"), True),
        (made_up.guidance("a", status="superseded", no_successor="None."), False),
        (made_up.guidance("a", status="withdrawn"), False),
        (made_up.accreditation("a"), True),
        (made_up.accreditation("a", status="closed"), False),
        (made_up.accreditation("a", status="superseded", replaced_by="B"), False),
        (made_up.measure("a"), True),
    ],
    ids=["current", "superseded", "withdrawn", "open scheme", "closed scheme", "replaced scheme", "without status"],
)
def test_is_live(catalogue_of, files: dict[str, str], live: bool) -> None:
    """What was superseded, withdrawn or closed is in no list unless asked for."""
    assert is_live(catalogue_of(files).entries[0]) is live


def test_cards_keep_their_order(example) -> None:
    """Cards come in the order of their entries."""
    entries = example.entries[::-1]

    assert [card.title for card in cards_of(example, entries)] == [entry.value.title for entry in entries]
