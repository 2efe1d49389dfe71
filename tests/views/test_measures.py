"""The list of measures as a dictionary."""

from __future__ import annotations

from macros.catalogue import Catalogue
from macros.views.measures import SHOWN, dictionary


def test_the_dashboard_of_a_board_has_six(real: Catalogue) -> None:
    """Six different measures, each with a reason and a question, as its title promises."""
    found = dictionary(real)

    assert len({line.address for line in found.dashboard}) == len(found.dashboard) == 6
    assert "six" in found.title
    assert [line.title for line in found.dashboard if not line.ask.endswith("?")] == []


def test_each_element_begins_with_the_measures_of_its_statements(real: Catalogue) -> None:
    """No measure that is left out is named by more statements of the element than one that is shown."""
    for row, element in zip(dictionary(real).by_element, real.elements, strict=True):
        own = {statement.id for holder, statement in real.diagnostic.statements if holder == element}
        asked = {
            f"measures/{measure.id}/": sum(statement.id in own for statement in real.statements_about("measure", measure.id))
            for measure in real.of_kind("measure")
            if element in measure.value.elements
        }
        shown = [address for _, address, _ in row.measures]
        assert len(shown) == min(SHOWN, len(asked))
        assert min(asked[address] for address in shown) >= max((number for address, number in asked.items() if address not in shown), default=0)
        assert bool(row.more) == (len(asked) > SHOWN)


def test_an_element_without_measures_says_so(example: Catalogue) -> None:
    """Every element stands in the list, those without a measure too."""
    rows = dictionary(example).by_element

    assert [row.name for row in rows] == [element.name for element in example.elements.values()]
    assert any(not row.measures for row in rows)
