"""The finder: which facets a list offers, what its cards say about themselves, and how many entries a choice gives."""

from __future__ import annotations

import json

from macros.views.finder import FacetChoice, finder_of, values_of
from tests import made_up

OLD = made_up.guidance("old", status="superseded", no_successor="None.")


def facets(catalogue) -> dict[str, list[tuple[str, int]]]:
    return {facet.name: [(choice.id, choice.count) for choice in facet.choices] for facet in finder_of(catalogue, catalogue.entries).facets}


def test_a_facet_is_offered_when_entries_differ_by_it(catalogue_of) -> None:
    """Where all entries say the same there is nothing to choose; a choice that no entry takes is left out."""
    catalogue = catalogue_of(
        made_up.guidance("a", elements=["rest"], audiences=["manager"], format="pdf") | made_up.guidance("b", elements=["company", "rest"], format="pdf")
    )

    assert facets(catalogue) == {"element": [("rest", 2), ("company", 1)]}


def test_what_fits_any_organisation_is_counted_with_each(catalogue_of) -> None:
    """A baker finds what was written for bakers and what fits anybody; the page says so."""
    catalogue = catalogue_of(made_up.guidance("a", sectors=["bakery"]) | made_up.guidance("b") | made_up.guidance("c", sectors=["all"]))

    [facet] = finder_of(catalogue, catalogue.entries).facets

    assert facet.choices == [
        FacetChoice("all", "Any organisation", "", 2),
        FacetChoice("lighthouse", "Lighthouses", "all", 2),
        FacetChoice("bakery", "Bakeries", "all", 3),
    ]
    assert "any organisation" in facet.note


def test_what_is_for_the_whole_country_fits_its_nations_but_no_other_country(catalogue_of) -> None:
    """`uk` is found under Wales, and not under other countries."""
    catalogue = catalogue_of(made_up.guidance("a", nations=["wales"]) | made_up.guidance("b") | made_up.guidance("c", nations=["international"]))

    assert facets(catalogue)["nation"] == [("uk", 1), ("england", 1), ("wales", 2), ("international", 1)]


def test_retired_entries_are_counted_apart(catalogue_of) -> None:
    """They add nothing to a choice, and may be asked for."""
    catalogue = catalogue_of(OLD | made_up.guidance("new") | made_up.guidance("other", elements=["light"]) | made_up.accreditation("gone", status="closed"))

    found = facets(catalogue)

    assert found["element"] == [("rest", 1), ("light", 1)]
    assert found["kind"] == [("guidance", 2), ("accreditation", 0)]
    assert found["status"] == [("superseded", 1), ("closed", 1)]


def test_a_case_study_is_where_it_happened(catalogue_of) -> None:
    """Its own kind of organisation and nation come first; lists that were left open do not make it fit everybody."""
    catalogue = catalogue_of(made_up.case_study("a") | made_up.case_study("b", sectors=["lighthouse", "bakery"], nations=["england"]))

    found = {entry.id: values_of(entry) for entry in catalogue.entries}

    assert (found["a"]["sector"], found["a"]["nation"]) == (("bakery",), ("wales",))
    assert (found["b"]["sector"], found["b"]["nation"]) == (("bakery", "lighthouse"), ("wales", "england"))


def test_a_card_carries_what_it_is_found_by_and_no_more(catalogue_of) -> None:
    """Only facets that the list offers cost bytes on each card; the kind is on every card already."""
    catalogue = catalogue_of(OLD | made_up.guidance("new", elements=["light", "rest"], audiences=["manager"]) | made_up.measure("breaks"))

    assert finder_of(catalogue, catalogue.entries).marks == {
        "guidance/new": {"element": "light rest", "updated": "2029-06-01", "by": "The Chair Society"},
        "guidance/old": {"element": "rest", "status": "superseded", "updated": "2029-06-01", "by": "The Chair Society"},
        "measure/breaks": {"element": "rest", "updated": "2029-06-01"},
    }


def test_choices_in_published_addresses_stay(real, root) -> None:
    """Each choice that an address may name is still offered, in the same order of facets."""
    contract = json.loads((root / "tests" / "contract" / "find-addresses.json").read_text(encoding="utf-8"))["facets"]

    offered = {facet.name: [choice.id for choice in facet.choices] for facet in finder_of(real, real.entries).facets}

    assert list(contract) == [name for name in offered if name in contract]
    assert {name: set(ids) - set(offered.get(name, [])) for name, ids in contract.items()} == {name: set() for name in contract}
