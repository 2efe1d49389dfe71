"""Papers for one role: its questions of assurance, a page to read before a meeting, and a paper of two pages."""

from __future__ import annotations

from dataclasses import dataclass

from macros.catalogue import Catalogue, Located
from macros.model.brief import AssuranceQuestion, Brief, Paper
from macros.model.measure import NationalFigure
from macros.views.addresses import entry_address
from macros.views.cards import kind_in_words

Link = tuple[str, str]


@dataclass(frozen=True)
class QuestionView:
    """One question with what it rests on."""

    text: str
    good_answer: str
    worrying_answer: str
    statement: Link | None
    """The statement of the diagnostic that it asks about, in words."""
    measures: list[Link]
    entries: list[Link]


@dataclass(frozen=True)
class MeasureLine:
    """One measure with the newest published figure, if one was read."""

    name: Link
    unit: str
    better: str
    figure: NationalFigure | None


@dataclass(frozen=True)
class SectionView:
    """One section of a paper."""

    title: str
    text: str | None
    points: tuple[str, ...]
    has_room: bool
    """Whether room to write is left below each point."""
    rests_on: list[tuple[str, str, str]]
    """Title, address, and what it is; the strength of the evidence for something to do."""


@dataclass(frozen=True)
class PaperView:
    """One paper."""

    pages: int
    """How many pages of A4 it fills."""
    title: str
    lede: str
    role: Link
    address: str
    sections: list[SectionView]
    questions: list[QuestionView]
    measures: list[MeasureLine]
    decision: tuple[str, ...]


@dataclass(frozen=True)
class BriefView:
    """What the page of a role shows of its papers."""

    questions: list[QuestionView]
    papers: list[PaperView]


def brief_view(catalogue: Catalogue, brief: Located[Brief]) -> BriefView:
    """The view of the papers for a role."""
    value = brief.value
    role = (catalogue.vocabulary.value.label("audiences", value.audience), f"for/{value.audience}/")
    return BriefView(
        questions=[_question(catalogue, question) for question in value.questions],
        papers=[
            _paper(catalogue, value, value.one_page, 1, role, f"{role[1]}brief/"),
            _paper(catalogue, value, value.two_pages, 2, role, f"{role[1]}paper/"),
        ],
    )


def _paper(catalogue: Catalogue, brief: Brief, paper: Paper, pages: int, role: Link, address: str) -> PaperView:
    return PaperView(
        pages=pages,
        title=paper.title,
        lede=paper.lede,
        role=role,
        address=address,
        sections=[
            SectionView(section.title, section.text, section.points, section.has_room, [_rest(catalogue, entry) for entry in section.entries])
            for section in paper.sections
        ],
        questions=[_question(catalogue, question) for question in brief.questions[: paper.asks]],
        measures=[_measure(catalogue, id) for id in brief.measures] if paper.shows_measures else [],
        decision=paper.decision,
    )


def _question(catalogue: Catalogue, question: AssuranceQuestion) -> QuestionView:
    statements = {statement.id: statement.text for _, statement in catalogue.diagnostic.statements} if catalogue.diagnostic else {}
    asked = question.statement
    return QuestionView(
        text=question.text,
        good_answer=question.good_answer,
        worrying_answer=question.worrying_answer,
        statement=(statements[asked], f"diagnostic/#{asked}") if asked in statements else None,
        measures=[_link(catalogue, f"measure/{id}") for id in question.measures],
        entries=[_link(catalogue, name) for name in question.entries],
    )


def _measure(catalogue: Catalogue, id: str) -> MeasureLine:
    value = catalogue.find(f"measure/{id}").value
    better = catalogue.vocabulary.value.label("directions", value.direction)
    return MeasureLine(_link(catalogue, f"measure/{id}"), value.unit, better, next(iter(value.national_figures), None))


def _link(catalogue: Catalogue, name: str) -> Link:
    entry = catalogue.find(name)
    return entry.value.title, entry_address(entry)


def _rest(catalogue: Catalogue, name: str) -> tuple[str, str, str]:
    entry = catalogue.find(name)
    if entry.value.kind == "intervention":
        strength = catalogue.vocabulary.value.label("evidence_strengths", entry.value.evidence.strength)
        return (*_link(catalogue, name), f"evidence: {strength.lower()}")
    return (*_link(catalogue, name), kind_in_words(catalogue, entry).lower())
