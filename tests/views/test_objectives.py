"""The matrix of objectives: what is counted, what stays empty, what comes first."""

from __future__ import annotations

import pytest

from macros import site
from macros.catalogue import Catalogue
from macros.views.objectives import matrix_page, objective_page, organisation_page
from tests import made_up


def test_a_cell_counts_what_was_read_and_an_empty_cell_counts_nothing(example: Catalogue) -> None:
    """Each pair has a cell; advice for all organisations fills none."""
    view = matrix_page(example, example.objectives)

    assert [(cell.organisation, cell.count, cell.on_the_framework, cell.address) for _, row in view.rows for cell in row] == [
        ("Bakeries", 2, 2, "objectives/bakeries/#prevent"),
        ("Lighthouses", 0, 0, "objectives/lamps/#prevent"),
    ]
    assert (view.filled, view.cells, view.on_the_framework) == (1, 2, 1)
    assert [(basis.id, count) for basis, count in view.bases] == [("framework", 2), ("ours", 1)]


def test_every_action_says_on_what_it_rests(example: Catalogue) -> None:
    """The page of an organisation shows the basis and the source of each action, and whether we placed it."""
    view = organisation_page(example, example.objectives, example.objectives.value.organisations[0])

    [section] = view.sections
    assert [(action.basis.label, action.source, action.placed_by_us) for action in section.actions] == [
        ("The framework", "https://example.org/oven", False),
        ("The framework", "https://example.org/rest", True),
    ]
    assert [(action.basis.label, action.source, action.placed_by_us) for action in section.everywhere] == [("Ours", None, False)]


def test_an_objective_names_those_about_whom_nothing_was_read(example: Catalogue) -> None:
    """Nobody is left out of the page of an objective."""
    view = objective_page(example, example.objectives, example.objectives.value.objectives[0])

    assert [link[0] for link, _ in view.rows] == ["Bakeries"]
    assert view.empty == [("Lighthouses", "objectives/lamps/")]


def test_what_was_written_for_the_sector_comes_first(catalogue_of, entries) -> None:
    """Guidance of the same sector stands before guidance for all, and that of another sector is left out."""
    matrix = (entries / "resources" / "objectives.yml").read_text(encoding="utf-8")
    catalogue = catalogue_of(
        {"resources/objectives.yml": matrix}
        | made_up.guidance("for-all", objectives=["prevent"])
        | made_up.guidance("for-bakers", objectives=["prevent"], sectors=["bakery"])
        | made_up.guidance("for-lamps", objectives=["prevent"], sectors=["lighthouse"])
        | made_up.guidance("old", objectives=["prevent"], status="withdrawn")
        | made_up.intervention("put-out-chairs")
        | made_up.measure("missed-breaks")
    )

    view = organisation_page(catalogue, catalogue.objectives, catalogue.objectives.value.organisations[0])

    assert [card.name for card in view.sections[0].guidance] == ["guidance/for-bakers", "guidance/for-all"]


def test_a_project_without_these_files_has_none_of_the_pages(catalogue_of) -> None:
    """An adopter who keeps no matrix, standards or papers gets a site without them, and no error."""
    addresses = {page.address.partition("/")[0] for page in site.pages(catalogue_of())}

    assert addresses & {"objectives", "standards", "procurement"} == set()


def test_what_is_published_counts_as_the_page_says(real: Catalogue) -> None:
    """The page says how many cells hold something and on how many the framework itself speaks: counted here from the file."""
    value = real.objectives.value
    page = next(page for page in site.pages(real) if page.address == "objectives/")
    filled = {(cell.objective, cell.organisation) for cell in value.cells}
    on_it = {(cell.objective, cell.organisation) for cell in value.cells for action in cell.actions if action.basis == "framework"}

    assert f"{len(filled)} of {len(value.objectives) * len(value.organisations)} cells have something" in page.body
    assert f"In {len(on_it)} of them an action rests on the framework itself." in page.body
    assert page.body.count("Nothing read yet: ") == len(value.objectives) * len(value.organisations) - len(filled)


@pytest.mark.parametrize("basis", ["framework", "launch", "related"])
def test_what_is_not_ours_has_a_source(real: Catalogue, basis: str) -> None:
    """No action that is published under somebody else's name lacks the page where it was read."""
    actions = [action for cell in real.objectives.value.cells for action in cell.actions if action.basis == basis]

    assert actions
    assert [action.text for action in actions if not action.source] == []
