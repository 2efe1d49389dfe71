"""The list of measures as a dictionary: a starter dashboard, and which measures say most about which element."""

from __future__ import annotations

from dataclasses import dataclass

from macros.catalogue import Catalogue, Located
from macros.model import Entry
from macros.views.addresses import element_address, entry_address, list_address
from macros.views.cards import is_live
from macros.views.words import small_number_in_words

SHOWN = 5
"""How many measures an element shows; the rest are a link away."""


@dataclass(frozen=True)
class DashboardLine:
    """One measure of the dashboard, with what is needed to begin."""

    title: str
    address: str
    reason: str
    ask: str
    better: str
    where_to_get_it: str
    frequency: str


@dataclass(frozen=True)
class ElementMeasures:
    """The measures of an element that the diagnostic leads to most."""

    name: str
    address: str
    measures: list[tuple[str, str, str]]
    """Title, address, and who counts."""
    more: str
    """What the link to all of them says; empty when all are shown."""
    all_address: str


@dataclass(frozen=True)
class Dictionary:
    """What the list of measures has besides its cards."""

    title: str
    intro: str
    dashboard: list[DashboardLine]
    leave_out: str
    by_element: list[ElementMeasures]


def dictionary(catalogue: Catalogue) -> Dictionary:
    """The dashboard, if the project has one, and the measures by element."""
    found = catalogue.dashboard.value if catalogue.dashboard else None
    return Dictionary(
        title=found.title if found else "",
        intro=found.intro if found else "",
        dashboard=[_line(catalogue, item.measure, item.reason, item.ask) for item in found.measures] if found else [],
        leave_out=found.leave_out if found else "",
        by_element=[_element(catalogue, id) for id in catalogue.elements],
    )


def _line(catalogue: Catalogue, id: str, reason: str, ask: str) -> DashboardLine:
    measure = catalogue.find(f"measure/{id}")
    value = measure.value
    better = catalogue.vocabulary.value.label("directions", value.direction)
    return DashboardLine(value.title, entry_address(measure), reason, ask, better, value.where_to_get_it, value.frequency)


def _element(catalogue: Catalogue, id: str) -> ElementMeasures:
    element, label = catalogue.elements[id], catalogue.vocabulary.value.label
    statements = {statement.id for holder, statement in (catalogue.diagnostic.statements if catalogue.diagnostic else ()) if holder == id}

    def rank(measure: Located[Entry]) -> tuple[int, int]:
        asked = sum(statement.id in statements for statement in catalogue.statements_about("measure", measure.id))
        return -asked, measure.value.elements.index(id)

    found = sorted((measure for measure in catalogue.of_kind("measure") if id in measure.value.elements and is_live(measure)), key=rank)
    return ElementMeasures(
        name=element.name,
        address=element_address(id),
        measures=[(measure.value.title, entry_address(measure), label("collections", measure.value.collected)) for measure in found[:SHOWN]],
        more=f"All {small_number_in_words(len(found))} measures" if len(found) > SHOWN else "",
        all_address=f"{list_address('measure')}?element={id}",
    )
