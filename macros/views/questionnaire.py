"""The diagnostic as a form that is complete on paper, and what its pages say."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction

from macros.catalogue import Catalogue, Diagnostic
from macros.model.diagnostic import Level, Statement
from macros.model.framework import Element
from macros.views.addresses import entry_address

DEPTHS = ("pulse", "standard", "full")
"""Forms from the shortest to the longest; each holds all statements of those before it."""


@dataclass(frozen=True)
class StatementView:
    """One statement as it is asked."""

    statement: Statement
    number: int
    """Its place in the full form, from 1."""
    component: str
    levels: list[tuple[Level, str]]
    """Each level with its sentence, lowest first."""


@dataclass(frozen=True)
class ElementForm:
    """The statements of one element."""

    element: Element
    statements: list[StatementView]


@dataclass(frozen=True)
class Depth:
    """One of the three forms: how many statements, and about how many minutes."""

    id: str
    statements: int
    minutes: int


@dataclass(frozen=True)
class Questionnaire:
    """The whole form."""

    title: str
    elements: list[ElementForm]
    depths: list[Depth]
    does_not_apply: str
    dont_know: str
    levels: tuple[Level, ...]


def questionnaire(catalogue: Catalogue, diagnostic: Diagnostic) -> Questionnaire:
    """The view of the form, with every statement of the full form."""
    scale = diagnostic.scale.value
    forms, number = [], 0
    for file in diagnostic.files:
        element = catalogue.elements[file.value.element]
        names = {component.id: component.name for component in element.components}
        statements = []
        for statement in file.value.statements:
            number += 1
            statements.append(StatementView(statement, number, names[statement.component], list(zip(scale.levels, statement.levels, strict=True))))
        forms.append(ElementForm(element, statements))
    return Questionnaire(
        title=diagnostic.model.value.title,
        elements=forms,
        depths=[_depth(diagnostic, id) for id in DEPTHS],
        does_not_apply=scale.does_not_apply,
        dont_know=scale.dont_know,
        levels=scale.levels,
    )


def _depth(diagnostic: Diagnostic, id: str) -> Depth:
    count = sum(DEPTHS.index(statement.depth) <= DEPTHS.index(id) for _, statement in diagnostic.statements)
    return Depth(id, count, max(5, 5 * round(count * diagnostic.model.value.minutes_per_statement / 5)))


@dataclass(frozen=True)
class WorkedExample:
    """An element's score, step by step: level or other answer, weight and product of each statement."""

    rows: list[tuple[str, str, str, str]]
    score: str
    low: str
    high: str


def worked_example(diagnostic: Diagnostic) -> WorkedExample:
    """The example of the page about scoring, computed here so that the page cannot be wrong.

    score = 100 x sum(w x level / top) / sum(w) over statements with a level; for the range, *don't know* and unanswered
    count as the lowest and as the highest level.
    """
    scale = diagnostic.scale.value
    top = len(scale.levels) - 1
    answers: list[tuple[int | str, int]] = [(top - 1, 1), (top // 2, 1), (top // 2, 2), (1, 1), (scale.dont_know, 1), (scale.does_not_apply, 1)]
    levels = [(answer, weight) for answer, weight in answers if isinstance(answer, int)]
    unknown = sum(weight for answer, weight in answers if answer == scale.dont_know)
    points = sum(Fraction(level * weight, top) for level, weight in levels)
    weight_of_levels = sum(weight for _, weight in levels)
    rows = []
    for place, (answer, weight) in enumerate(answers):
        name = scale.levels[answer].label if isinstance(answer, int) else answer
        product = f"{weight} × {answer} / {top} = {_short(Fraction(answer * weight, top))}" if isinstance(answer, int) else "left out"
        rows.append((f"Statement {'ABCDEFGH'[place]}", f"{name} ({answer})" if isinstance(answer, int) else name, str(weight), product))
    return WorkedExample(
        rows=rows,
        score=f"100 × {_short(points)} / {weight_of_levels} = {_short(100 * points / weight_of_levels)}",
        low=f"100 × {_short(points)} / {weight_of_levels + unknown} = {_short(100 * points / (weight_of_levels + unknown))}",
        high=f"100 × {_short(points + unknown)} / {weight_of_levels + unknown} = {_short(100 * (points + unknown) / (weight_of_levels + unknown))}",
    )


def _short(value: Fraction | int) -> str:
    return f"{float(value):.2f}".rstrip("0").rstrip(".")


def titles(catalogue: Catalogue, kind: str, ids: tuple[str, ...]) -> list[tuple[str, str]]:
    """Title and address of some entries of one kind."""
    found = [catalogue.find(f"{kind}/{id}") for id in ids]
    return [(entry.value.title, entry_address(entry)) for entry in found]
