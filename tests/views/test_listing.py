"""Lists: what stands in which, in what order, and what is kept out."""

from __future__ import annotations

from macros.views.listing import audience_page, choices_with_counts, counts, element_page, kind_listing, sector_page
from tests import made_up

OLD = made_up.guidance("old", status="superseded", superseded_by="new")
NEW = made_up.guidance("new")
GONE = made_up.guidance("gone", status="withdrawn")


def titles(sections) -> dict[str, list[str]]:
    return {section.id: [card.title for card in section.cards] for section in sections}


def test_what_is_superseded_leaves_the_list_and_stays_reachable(catalogue_of) -> None:
    """Superseded and withdrawn entries are not counted and not in a section, but among the retired."""
    listing = kind_listing(catalogue_of(OLD | NEW | GONE), "guidance")

    assert listing.count == "1 piece of guidance"
    assert titles(listing.sections) == {"rest": ["New"]}
    assert [(card.title, card.status) for card in listing.retired] == [("Gone", "withdrawn"), ("Old", "superseded")]


def test_guidance_is_grouped_by_its_first_element_in_the_order_of_the_wheel(catalogue_of) -> None:
    """An entry stands once, under the element that it is mostly about; sections follow the wheel; an empty one is left out."""
    catalogue = catalogue_of(
        made_up.guidance("b", elements=["company", "rest"]) | made_up.guidance("a", elements=["company"]) | made_up.guidance("c", elements=["rest"])
    )

    assert titles(kind_listing(catalogue, "guidance").sections) == {"rest": ["C"], "company": ["A", "B"]}
    assert list(titles(kind_listing(catalogue, "guidance").sections)) == ["rest", "company"]


def test_situations_and_case_studies_have_groups_of_their_own(catalogue_of) -> None:
    """Situations stand by their group, case studies by the kind of organisation, schemes all together."""
    catalogue = catalogue_of(
        NEW
        | made_up.guidance("chairs")
        | made_up.situation("now")
        | made_up.situation("then", group="later")
        | made_up.case_study("oven")
        | made_up.case_study("lamp", sector="lighthouse")
        | made_up.accreditation("charter")
    )

    assert titles(kind_listing(catalogue, "situation").sections) == {"today": ["Now"], "later": ["Then"]}
    assert titles(kind_listing(catalogue, "case-study").sections) == {"lighthouse": ["Lamp"], "bakery": ["Oven"]}
    assert titles(kind_listing(catalogue, "accreditation").sections) == {"all-schemes": ["Charter"]}


def test_an_empty_list(catalogue_of) -> None:
    """A kind without entries has a list without sections, not a mistake."""
    listing = kind_listing(catalogue_of(), "measure")

    assert (listing.count, listing.sections, listing.retired) == ("0 measures", [], [])


def test_an_element_shows_its_offers_by_tier_with_the_empty_ones(catalogue_of) -> None:
    """Every tier is there, so that a gap can be seen; an offer for several tiers stands in each."""
    catalogue = catalogue_of(made_up.intervention("naps", tiers=["universal"]) | made_up.intervention("untold"))

    page = element_page(catalogue, "rest")

    assert titles(page.tiers) == {"universal": ["Naps"], "targeted": []}
    assert [(tier.title, tier.note) for tier in page.tiers] == [("For everyone", "What all people get"), ("For some", "What groups with a need get")]


def test_an_element_shows_what_is_mostly_about_it_first(catalogue_of) -> None:
    """Entries whose first element it is come before those that touch it; what is retired does not come."""
    catalogue = catalogue_of(
        OLD
        | NEW
        | made_up.guidance("a-touch", elements=["light", "rest"])
        | made_up.guidance("other", elements=["light"])
        | made_up.measure("breaks")
    )

    page = element_page(catalogue, "rest")

    assert titles(page.sections) == {"situations": [], "measures": ["Breaks"], "guidance": ["New", "A touch"], "case-studies": [], "accreditation": []}
    assert [(section.id, section.count) for section in page.sections if section.count] == [("measures", 1), ("guidance", 2)]


def test_elements_lead_round_the_wheel(catalogue_of) -> None:
    """Each element leads to the one before and the one after, and the last to the first."""
    catalogue = catalogue_of()

    found = {id: element_page(catalogue, id) for id in ("rest", "light", "company")}

    assert {id: (page.number, page.before, page.after) for id, page in found.items()} == {
        "rest": (1, ("Company", "elements/company/"), ("Light", "elements/light/")),
        "light": (2, ("Rest and breaks", "elements/rest/"), ("Company", "elements/company/")),
        "company": (3, ("Light", "elements/light/"), ("Rest and breaks", "elements/rest/")),
    }


def test_a_role_sees_what_is_for_it_first(catalogue_of) -> None:
    """A role's page holds the live entries that name it, those that name it first at the top, by kind."""
    catalogue = catalogue_of(
        made_up.guidance("a", audiences=["staff", "manager"])
        | made_up.guidance("b", audiences=["manager"])
        | made_up.guidance("c", audiences=["staff"])
        | made_up.guidance("d", audiences=["manager"], status="withdrawn")
        | made_up.measure("e", audiences=["manager"])
    )
    manager = catalogue.vocabulary.value.audiences[0]

    page = audience_page(catalogue, manager)

    assert page.choice is manager
    assert titles(page.sections) == {"guidance": ["B", "A"], "measures": ["E"]}


def test_many_entries_are_cut_into_parts(catalogue_of) -> None:
    """More than 24 entries of a kind are put under the elements they are mostly about, and all are still there."""
    files = {}
    for number in range(25):
        files |= made_up.measure(f"m-{number:02}", audiences=["manager"], elements=["light" if number % 2 else "rest"])
    catalogue = catalogue_of(files)

    [section] = audience_page(catalogue, catalogue.vocabulary.value.audiences[0]).sections

    assert (section.cards, section.count) == ([], 25)
    assert [(part.id, part.count) for part in section.subsections] == [("measures-rest", 13), ("measures-light", 12)]


def test_a_kind_of_organisation_sees_what_names_it(catalogue_of) -> None:
    """What fits any organisation is in the lists and not repeated on each of these pages."""
    catalogue = catalogue_of(made_up.guidance("for-bakers", sectors=["bakery"]) | made_up.guidance("for-all"))

    page = sector_page(catalogue, catalogue.vocabulary.value.sectors[2])

    assert titles(page.sections) == {"guidance": ["For bakers"]}


def test_choices_are_counted_without_what_is_retired(catalogue_of) -> None:
    """The number beside a role is the number of live entries that name it."""
    catalogue = catalogue_of(made_up.guidance("a", audiences=["manager"]) | made_up.guidance("b", audiences=["manager"], status="withdrawn"))

    found = choices_with_counts(catalogue, catalogue.vocabulary.value.audiences, "audiences")

    assert [(choice.id, count) for choice, count in found] == [("manager", 1), ("staff", 0)]


def test_counts_of_the_start_page(catalogue_of) -> None:
    """Each kind is counted without what is retired, with its words and its list."""
    assert counts(catalogue_of(OLD | NEW | made_up.measure("breaks"))) == [
        ("0", "situations", "situations/"),
        ("1", "pieces of guidance", "guidance/"),
        ("0", "things to do", "interventions/"),
        ("0", "case studies", "case-studies/"),
        ("1", "measures", "measures/"),
        ("0", "schemes", "accreditation/"),
    ]
