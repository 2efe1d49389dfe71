"""Pages on progress: the list of series, a series with its years beside one another, and what was reported for one time."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from macros.catalogue import Catalogue, Challenge, Located, Progress
from macros.checks.overdue_review import is_overdue
from macros.model.challenge import NotFound
from macros.model.progress import ProgressPage, ProgressSeries, ReportedFact, ReportedFigure
from macros.model.vocabulary import Choice
from macros.views.cards import Card, cards_of
from macros.views.challenge import SeriesView, filled, series_view
from macros.views.chart import Figure, figure
from macros.views.documents import DocumentList, read_documents
from macros.views.words import date_in_words, listed, small_number_in_words

PROGRESS_ADDRESS = "progress/"
"""Address of the list of series."""

NOT_STATED = "Not stated"
"""What stands in place of a base that no source gives."""


def series_address(series: ProgressSeries) -> str:
    """Address of a series."""
    return f"{PROGRESS_ADDRESS}{series.id}/"


def progress_address(page: Located[ProgressPage]) -> str:
    """Address of a page on progress."""
    return f"{PROGRESS_ADDRESS}{page.value.series}/{page.id}/"


@dataclass(frozen=True)
class FigureView:
    """A figure with all that must stand beside it."""

    figure: Figure
    before: Figure | None
    what: str
    kind: Choice
    period: str
    base: str
    note: str
    sources: list[tuple[str, str]]
    """Titles of documents and the addresses of their places in the list below."""


@dataclass(frozen=True)
class FactView:
    """A sentence and where it was read."""

    text: str
    sources: list[tuple[str, str]]


@dataclass(frozen=True)
class FactsView:
    """Facts under one heading."""

    facts: list[FactView]

    @property
    def shared(self) -> list[tuple[str, str]]:
        """Where all of them were read, when that is the same for all; it is then said once."""
        first = self.facts[0].sources if len(self.facts) > 1 else []
        return first if all(fact.sources == first for fact in self.facts) else []


@dataclass(frozen=True)
class PageLine:
    """A page in the list of its series."""

    title: str
    address: str
    summary: str
    period: str
    figures: str
    """The kinds of figure that it has, in words."""
    updated: datetime.date


@dataclass(frozen=True)
class ProgressPageView:
    """What was reported for one time."""

    page: ProgressPage
    series: ProgressSeries
    summary: str
    figures: list[FigureView]
    kinds: list[Choice]
    """The kinds of figure on the page, each once, for its legend."""
    base: str
    done: FactsView
    told: FactsView
    next_steps: FactsView
    documents: DocumentList
    related: list[Card]
    dates: list[tuple[str, datetime.date]]
    overdue: bool
    changes: list[tuple[str, str]]
    before: tuple[str, str] | None
    """Title and address of the page for the time before."""
    after: tuple[str, str] | None


@dataclass(frozen=True)
class SeriesPage:
    """A series with its pages, newest first."""

    series: ProgressSeries
    pages: list[PageLine]
    charts: list[SeriesView]
    documents: DocumentList
    not_verified: tuple[NotFound, ...]
    updated: datetime.date
    read: str


@dataclass(frozen=True)
class SeriesLine:
    """A series in the list of series."""

    title: str
    address: str
    summary: str
    pages: str
    """How many there are, and of which times."""
    updated: datetime.date


def updated_of(progress: Progress, series: ProgressSeries) -> datetime.date:
    """When a series was last updated: the newest of its pages."""
    return max(page.value.last_updated for page in progress.pages_of(series))


def series_lines(progress: Progress) -> list[SeriesLine]:
    """Every series as it stands in the list."""
    lines = []
    for series in progress.series.value.series:
        pages = progress.pages_of(series)
        number = f"{small_number_in_words(len(pages))} {'page' if len(pages) == 1 else 'pages'}"
        times = listed([page.value.period for page in reversed(pages)])
        lines.append(SeriesLine(series.title, series_address(series), series.summary, f"{number[:1].upper()}{number[1:]}: {times}", updated_of(progress, series)))
    return lines


def series_page(catalogue: Catalogue, progress: Progress, series: ProgressSeries) -> SeriesPage:
    """The view of a series."""
    return SeriesPage(
        series=series,
        pages=[_line(catalogue, page) for page in progress.pages_of(series)],
        charts=_charts(catalogue, catalogue.challenge, series),
        documents=read_documents(catalogue, series.documents),
        not_verified=series.not_verified,
        updated=updated_of(progress, series),
        read=progress.series.value.read,
    )


def _charts(catalogue: Catalogue, challenge: Challenge | None, series: ProgressSeries) -> list[SeriesView]:
    return [series_view(catalogue, challenge, challenge.by_id[id]) for id in series.charts] if challenge else []


def _line(catalogue: Catalogue, page: Located[ProgressPage]) -> PageLine:
    value = page.value
    has = {figure.kind for figure in value.figures}
    kinds = [choice.label for choice in catalogue.vocabulary.value.outcome_types if choice.id in has]
    return PageLine(value.title, progress_address(page), _filled(value, value.summary), value.period, ", ".join(kinds), value.last_updated)


def progress_page(catalogue: Catalogue, progress: Progress, page: Located[ProgressPage]) -> ProgressPageView:
    """The view of one page."""
    value = page.value
    series = progress.series_of(value)
    named = [item.sources for item in (*([value.base] if value.base else []), *value.done, *value.figures, *value.told, *value.next_steps)]
    used = {id for sources in named for id in sources}
    documents = [document for document in series.documents if document.id in used]
    places = {document.id: (document.title, f"#document-{document.id}") for document in documents}

    def facts(found: tuple[ReportedFact, ...]) -> FactsView:
        return FactsView([FactView(_filled(value, fact.text), [places[id] for id in fact.sources]) for fact in found])

    figures = [_figure(catalogue, value, found, [places[id] for id in found.sources]) for found in value.figures]
    pages = progress.pages_of(series)
    place = pages.index(page)
    beside = [(other.value.title, progress_address(other)) for other in pages]
    return ProgressPageView(
        page=value,
        series=series,
        summary=_filled(value, value.summary),
        figures=figures,
        kinds=list({found.kind.id: found.kind for found in figures}.values()),
        base=value.base.text if value.base else NOT_STATED,
        done=facts(value.done),
        told=facts(value.told),
        next_steps=facts(value.next_steps),
        documents=read_documents(catalogue, documents),
        related=cards_of(catalogue, [catalogue.find(name) for name in value.related]),
        dates=[
            ("First published here", value.added),
            ("Last updated here", value.last_updated),
            ("Series last updated", updated_of(progress, series)),
            ("Last checked", value.reviewed),
        ],
        overdue=is_overdue(value.reviewed, catalogue.today),
        changes=[(date_in_words(change.date), change.note) for change in value.changes],
        before=beside[place + 1] if place + 1 < len(pages) else None,
        after=beside[place - 1] if place else None,
    )


def figure_in_words(found: ReportedFigure) -> Figure:
    """A figure as readers see it: `93%`, `more than 7,000 visitors`."""
    shown = figure(found.value, found.unit, as_written=True)
    return Figure(shown.value, f"more than {shown.text}") if found.more_than else shown


def _figure(catalogue: Catalogue, page: ProgressPage, found: ReportedFigure, sources: list[tuple[str, str]]) -> FigureView:
    return FigureView(
        figure=figure_in_words(found),
        before=figure(found.before, found.unit, as_written=True) if found.before is not None else None,
        what=found.what,
        kind=catalogue.vocabulary.value.choice("outcome_types", found.kind),
        period=found.period or page.period,
        base=found.base or (page.base.text if page.base else NOT_STATED),
        note=found.note or "",
        sources=sources,
    )


def _filled(page: ProgressPage, sentence: str) -> str:
    figures = {found.id: figure_in_words(found) for found in page.figures}
    return filled(sentence, figures.__getitem__)
