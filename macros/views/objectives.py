"""
Objectives and kinds of organisation: the matrix, a page for each objective and a page for each kind of organisation.

Every number on these pages is counted here from `resources/objectives.yml`, and an empty cell stays empty.
"""

from __future__ import annotations

from dataclasses import dataclass

from macros.catalogue import Catalogue, Located
from macros.model import Entry
from macros.model.objectives import Action, Basis, Dashboard, FrameworkOfObjectives, Objective, Objectives, Organisation
from macros.views.addresses import objective_address
from macros.views.cards import Card, cards_of, is_live

Link = tuple[str, str]

_GUIDANCE, _CASES = 4, 3
"""How many of each a section shows, so that a page of asks stays short enough to print."""


@dataclass(frozen=True)
class ActionView:
    """One action with what it rests on."""

    text: str
    basis: Basis
    source: str | None
    note: str | None
    placed_by_us: bool
    """Whether we chose the objective, where the source names none."""


@dataclass(frozen=True)
class CellView:
    """One cell of the matrix."""

    objective: str
    organisation: str
    """Their names."""
    address: str
    """The actions on the page of the organisation."""
    count: int
    on_the_framework: int
    """How many of the actions rest on the framework itself."""


@dataclass(frozen=True)
class MatrixPage:
    """The whole matrix."""

    framework: FrameworkOfObjectives
    nation: str
    note: str
    columns: list[Link]
    rows: list[tuple[Link, list[CellView]]]
    filled: int
    cells: int
    on_the_framework: int
    """How many cells have an action that rests on the framework itself."""
    bases: list[tuple[Basis, int]]
    """Each basis and how many actions rest on it, those for every organisation included."""
    everywhere: list[tuple[Link, list[ActionView]]]
    """Actions for every organisation, by objective."""


@dataclass(frozen=True)
class AskSection:
    """One objective on the page of one kind of organisation."""

    number: int
    id: str
    title: str
    address: str
    for_staff: str
    actions: list[ActionView]
    everywhere: list[ActionView]
    interventions: list[Card]
    measures: list[Card]
    guidance: list[Card]
    more_guidance: int
    """How many pieces of guidance fit as well and are left to the lists."""
    cases: list[Card]


@dataclass(frozen=True)
class OrganisationPage:
    """What one kind of organisation can do towards each objective."""

    name: str
    title: str
    """The kind of organisation alone is the title of its page by sector."""
    sector: Link
    note: str
    framework: FrameworkOfObjectives
    filled: int
    """How many of the objectives have an action that was read."""
    sections: list[AskSection]
    bases: list[Basis]


@dataclass(frozen=True)
class ObjectivePage:
    """One objective: what each kind of organisation can do towards it."""

    number: int
    title: str
    for_staff: str
    rows: list[tuple[Link, list[ActionView]]]
    """Kinds of organisation about which something was read."""
    empty: list[Link]
    """Kinds about which nothing was read."""
    everywhere: list[ActionView]
    interventions: list[Card]
    measures: list[Card]
    dashboard: Dashboard
    dashboard_titles: tuple[str, ...]
    guidance: list[Card]
    more_guidance: int
    bases: list[Basis]
    before: Link | None
    after: Link | None


def matrix_page(catalogue: Catalogue, matrix: Located[Objectives]) -> MatrixPage:
    """The view of the page with the whole matrix."""
    value = matrix.value
    bases = {basis.id: basis for basis in value.bases}
    found = {(cell.objective, cell.organisation): cell for cell in value.cells}
    rows = []
    for organisation in value.organisations:
        cells = []
        for objective in value.objectives:
            cell = found.get((objective.id, organisation.id))
            actions = cell.actions if cell else ()
            cells.append(
                CellView(
                    objective=_name(catalogue, objective.id),
                    organisation=organisation.name,
                    address=f"{objective_address(organisation.id)}#{objective.id}",
                    count=len(actions),
                    on_the_framework=sum(bases[action.basis].is_the_framework for action in actions),
                )
            )
        rows.append(((organisation.name, objective_address(organisation.id)), cells))
    cells = [cell for _, row in rows for cell in row]
    actions = [action for cell in value.cells for action in cell.actions] + list(value.everywhere)
    return MatrixPage(
        framework=value.framework,
        nation=catalogue.vocabulary.value.label("nations", value.framework.nation),
        note=value.organisations_note,
        columns=[(_name(catalogue, objective.id), objective_address(objective.id)) for objective in value.objectives],
        rows=rows,
        filled=sum(cell.count > 0 for cell in cells),
        cells=len(cells),
        on_the_framework=sum(cell.on_the_framework > 0 for cell in cells),
        bases=[(basis, sum(action.basis == basis.id for action in actions)) for basis in value.bases],
        everywhere=[
            ((_name(catalogue, objective.id), objective_address(objective.id)), _everywhere(value, objective.id)) for objective in value.objectives
        ],
    )


def organisation_page(catalogue: Catalogue, matrix: Located[Objectives], organisation: Organisation) -> OrganisationPage:
    """The view of the page of one kind of organisation."""
    value = matrix.value
    sections = []
    for number, objective in enumerate(value.objectives, 1):
        guidance = _guidance(catalogue, objective.id, organisation.sector)
        sections.append(
            AskSection(
                number=number,
                id=objective.id,
                title=_name(catalogue, objective.id),
                address=objective_address(objective.id),
                for_staff=objective.for_staff,
                actions=_actions(value, objective.id, organisation.id),
                everywhere=_everywhere(value, objective.id),
                interventions=_cards(catalogue, "intervention", objective.interventions),
                measures=_cards(catalogue, "measure", objective.measures),
                guidance=cards_of(catalogue, guidance[:_GUIDANCE]),
                more_guidance=len(guidance[_GUIDANCE:]),
                cases=cards_of(catalogue, _cases(catalogue, objective, organisation.sector)),
            )
        )
    sector = catalogue.vocabulary.value.label("sectors", organisation.sector)
    return OrganisationPage(
        name=organisation.name,
        title=f"{organisation.name}: what to do",
        sector=(sector, "sectors/" if organisation.sector == "all" else f"sectors/{organisation.sector}/"),
        note=value.organisations_note,
        framework=value.framework,
        filled=sum(bool(section.actions) for section in sections),
        sections=sections,
        bases=list(value.bases),
    )


def objective_page(catalogue: Catalogue, matrix: Located[Objectives], objective: Objective) -> ObjectivePage:
    """The view of the page of one objective."""
    value = matrix.value
    place = value.objectives.index(objective)
    rows = [((each.name, objective_address(each.id)), _actions(value, objective.id, each.id)) for each in value.organisations]
    guidance = _guidance(catalogue, objective.id, "all")
    return ObjectivePage(
        number=place + 1,
        title=_name(catalogue, objective.id),
        for_staff=objective.for_staff,
        rows=[(link, actions) for link, actions in rows if actions],
        empty=[link for link, actions in rows if not actions],
        everywhere=_everywhere(value, objective.id),
        interventions=_cards(catalogue, "intervention", objective.interventions),
        measures=_cards(catalogue, "measure", objective.measures),
        dashboard=value.dashboard,
        dashboard_titles=objective.dashboard,
        guidance=cards_of(catalogue, guidance[:_GUIDANCE]),
        more_guidance=len(guidance[_GUIDANCE:]),
        bases=list(value.bases),
        before=_turn(catalogue, value, place - 1),
        after=_turn(catalogue, value, place + 1),
    )


def _turn(catalogue: Catalogue, value: Objectives, place: int) -> Link | None:
    if not 0 <= place < len(value.objectives):
        return None
    id = value.objectives[place].id
    return _name(catalogue, id), objective_address(id)


def _name(catalogue: Catalogue, objective: str) -> str:
    return catalogue.vocabulary.value.label("objectives", objective)


def _actions(value: Objectives, objective: str, organisation: str) -> list[ActionView]:
    cells = [cell for cell in value.cells if (cell.objective, cell.organisation) == (objective, organisation)]
    return _viewed(value, [action for cell in cells for action in cell.actions])


def _everywhere(value: Objectives, objective: str) -> list[ActionView]:
    return _viewed(value, [action for action in value.everywhere if action.objective == objective])


def _viewed(value: Objectives, actions: list[Action]) -> list[ActionView]:
    bases = {basis.id: basis for basis in value.bases}
    return [
        ActionView(action.text, bases[action.basis], action.source, action.note, action.placed_by == "us" and bases[action.basis].needs_source)
        for action in actions
    ]


def _cards(catalogue: Catalogue, kind: str, ids: tuple[str, ...]) -> list[Card]:
    return cards_of(catalogue, [catalogue.find(f"{kind}/{id}") for id in ids])


def _guidance(catalogue: Catalogue, objective: str, sector: str) -> list[Located[Entry]]:
    """Live guidance that serves the objective: what was written for the sector first, then what fits all."""
    found = [
        entry
        for entry in catalogue.of_kind("guidance")
        if objective in entry.value.objectives and is_live(entry) and {sector, "all"} & set(entry.value.sectors)
    ]
    return sorted(found, key=lambda entry: (sector not in entry.value.sectors, entry.value.objectives.index(objective)))


def _cases(catalogue: Catalogue, objective: Objective, sector: str) -> list[Located[Entry]]:
    """Case studies of what serves the objective: of the same sector first, each once."""
    found = {
        case.id: case for intervention in objective.interventions for case in catalogue.links_to("intervention", intervention, "case-study") if is_live(case)
    }
    return sorted(found.values(), key=lambda case: case.value.sector != sector)[:_CASES]
