"""Buying services: each question with what it rests on, our own advice marked as ours."""

from __future__ import annotations

from dataclasses import dataclass

from macros.catalogue import Catalogue, Located
from macros.model.procurement import Procurement, ReadFact, Requirement
from macros.views.addresses import entry_address
from macros.views.cards import Card, cards_of

Link = tuple[str, str]


@dataclass(frozen=True)
class Question:
    """One line with what it rests on."""

    text: str
    why: str | None
    rests_on: list[Link]
    """Entries that it is built from; none when it is our own advice."""


@dataclass(frozen=True)
class ServiceView:
    """One kind of service."""

    id: str
    title: str
    what: str
    specification: list[Question]
    monitoring: list[Question]
    measures: list[Card]
    entries: list[Card]


@dataclass(frozen=True)
class ProcurementPage:
    """The whole page."""

    lede: str
    facts: tuple[ReadFact, ...]
    before: list[Question]
    specification: list[Question]
    monitoring: list[Question]
    services: list[ServiceView]
    questions: int
    ours: int
    """How many of the questions are our own advice."""


def procurement_page(catalogue: Catalogue, procurement: Located[Procurement]) -> ProcurementPage:
    """The view of the page on buying services."""
    value = procurement.value
    services = [
        ServiceView(
            id=service.id,
            title=service.title,
            what=service.what,
            specification=_questions(catalogue, service.specification),
            monitoring=_questions(catalogue, service.monitoring),
            measures=cards_of(catalogue, [catalogue.find(f"measure/{id}") for id in service.measures]),
            entries=cards_of(catalogue, map(catalogue.find, service.entries)),
        )
        for service in value.services
    ]
    before, specification, monitoring = (_questions(catalogue, lines) for lines in (value.before, value.specification, value.monitoring))
    questions = [*before, *specification, *monitoring, *(line for service in services for line in (*service.specification, *service.monitoring))]
    return ProcurementPage(
        lede=value.lede,
        facts=value.facts,
        before=before,
        specification=specification,
        monitoring=monitoring,
        services=services,
        questions=len(questions),
        ours=sum(not question.rests_on for question in questions),
    )


def _questions(catalogue: Catalogue, lines: tuple[Requirement, ...]) -> list[Question]:
    return [
        Question(line.text, line.why, [(entry.value.title, entry_address(entry)) for entry in map(catalogue.find, line.rests_on)]) for line in lines
    ]
