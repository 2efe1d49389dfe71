"""
The matrix of objectives does not hang together.

Each objective stands in `resources/objectives.yml` once. Each pair of an objective and a kind of organisation has one cell,
and a pair about which nothing was read has none. Every action says on what it rests, and names the page where it was read
unless it is advice of our own. A kind of organisation never has the id of an objective, because both are part of addresses.

Wrong:

    - text: Train a contact for mental health.
      basis: framework

Right:

    - text: Train a contact for mental health.
      basis: framework
      source: https://www.gov.uk/guidance/a-page-that-was-read
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from macros.catalogue import Catalogue, Located, Way
from macros.model.objectives import Action, Objectives
from macros.problems import Problem

RULE = "objectives-matrix"


def check(catalogue: Catalogue) -> Iterator[Problem]:
    matrix = catalogue.objectives
    if matrix is None:
        return
    yield from _ids(matrix)
    yield from _cells(matrix)
    for index, action in enumerate(matrix.value.everywhere):
        yield from _objective(matrix, action.objective, ("everywhere", index, "objective"))
        yield from _action(matrix, action, ("everywhere", index))


def _ids(matrix: Located[Objectives]) -> Iterator[Problem]:
    used: set[str] = set()
    for name, items in (("objectives", matrix.value.objectives), ("organisations", matrix.value.organisations)):
        for index, item in enumerate(items):
            if item.id in used:
                yield Problem(RULE, matrix.position_of(name, index, "id"), f"`{item.id}` is used twice.", "Its page needs an address of its own: choose another id.")
            used.add(item.id)


def _cells(matrix: Located[Objectives]) -> Iterator[Problem]:
    organisations = [organisation.id for organisation in matrix.value.organisations]
    seen: set[tuple[str, str]] = set()
    for index, cell in enumerate(matrix.value.cells):
        way = ("cells", index)
        yield from _objective(matrix, cell.objective, (*way, "objective"))
        if cell.organisation not in organisations:
            advice = _nearest(cell.organisation, organisations)
            yield Problem(RULE, matrix.position_of(*way, "organisation"), f"`{cell.organisation}` is not one of the organisations.", advice)
        if (cell.objective, cell.organisation) in seen:
            message = f"`{cell.objective}` and `{cell.organisation}` have a cell already."
            yield Problem(RULE, matrix.position_of(*way, "organisation"), message, "Add the actions to that one.")
        seen.add((cell.objective, cell.organisation))
        for place, action in enumerate(cell.actions):
            yield from _action(matrix, action, (*way, "actions", place))


def _objective(matrix: Located[Objectives], id: str, way: Way) -> Iterator[Problem]:
    objectives = [objective.id for objective in matrix.value.objectives]
    if id not in objectives:
        yield Problem(RULE, matrix.position_of(*way), f"`{id}` is not one of the objectives of this file.", _nearest(id, objectives))


def _action(matrix: Located[Objectives], action: Action, way: Way) -> Iterator[Problem]:
    bases = {basis.id: basis for basis in matrix.value.bases}
    basis = bases.get(action.basis)
    if basis is None:
        yield Problem(RULE, matrix.position_of(*way, "basis"), f"`{action.basis}` is not one of the bases.", _nearest(action.basis, list(bases)))
    elif basis.needs_source and not action.source:
        message = f"The action rests on `{action.basis}` and names no source."
        yield Problem(RULE, matrix.position_of(*way, "basis"), message, "Add `source:` with the address of the page that was read.")


def _nearest(word: str, known: list[str]) -> str:
    near = get_close_matches(word, known, n=1)
    return f"Did you mean `{near[0]}`?" if near else f"Use one of {', '.join(f'`{id}`' for id in known)}."
