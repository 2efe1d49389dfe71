"""The page on the scale of the challenge: sentences filled from figures, charts, levels beside out-turns, limits, sources."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from macros.catalogue import Catalogue, Challenge, Located
from macros.model.challenge import PLACEHOLDER, ChallengeSource, Disagreement, FigureRow, FigureRun, FigureSeries, LevelAimedFor, NotFound
from macros.model.periods import place_in_time
from macros.views.addresses import entry_address
from macros.views.chart import Chart, Figure, Row, Source, with_breaks
from macros.views.chart import figure as figure_of
from macros.views.words import date_in_words


@dataclass(frozen=True)
class SeriesView:
    """One series: its chart, how it misleads, and where to count the same."""

    chart: Chart
    caveats: tuple[str, ...]
    measures: list[tuple[str, str]]
    """Title and address."""


@dataclass(frozen=True)
class SectionView:
    """Series that stand together."""

    id: str
    title: str
    intro: str
    series: list[SeriesView]


@dataclass(frozen=True)
class ClaimView:
    """An estimate of its time."""

    what: str
    figure: Figure
    basis: str
    period: str
    source: Source


@dataclass(frozen=True)
class DisagreementView:
    """What sources say differently."""

    what: str
    accounts: list[tuple[Figure, str, Source]]
    note: str


@dataclass(frozen=True)
class ChallengePageView:
    """The whole page."""

    opening: list[str]
    sections: list[SectionView]
    levels: list[Chart]
    claims: list[ClaimView]
    disagreements: list[DisagreementView]
    limits: tuple[str, ...]
    not_found: tuple[NotFound, ...]
    sources: list[tuple[str, list[ChallengeSource]]]
    """Heading and sources: primary ones first."""
    read: str
    reviewed: str


_KINDS_OF_SOURCE = (
    ("primary", "Primary: whoever made the figures"),
    ("copy", "Copy: the publisher’s page, read on a host that is not the publisher’s"),
    ("secondary", "Secondary: somebody else’s account"),
)

_EXACTNESS = {"rounded": "Rounded by the source.", "approximate": "Approximate.", "derived": "Worked out by us from stated changes."}


def challenge_page(catalogue: Catalogue, challenge: Challenge) -> ChallengePageView:
    """The view of /challenge/."""
    page = challenge.page.value
    by_kind = [
        (heading, [source for source in challenge.sources.value.sources if source.kind == kind])
        for kind, heading in _KINDS_OF_SOURCE
    ]
    return ChallengePageView(
        opening=[filled(sentence, lambda name: _figure_of_page(challenge, name)) for sentence in page.opening],
        sections=[
            SectionView(section.id, section.title, section.intro, [series_view(catalogue, challenge, challenge.by_id[id]) for id in section.series])
            for section in page.sections
        ],
        levels=[level_chart(challenge, level) for level in page.levels],
        claims=[
            ClaimView(claim.what, _figure(claim.value, claim.unit), claim.basis, claim.period, _source(challenge, claim.source)) for claim in page.claims
        ],
        disagreements=[_disagreement(challenge, disagreement) for disagreement in page.disagreements],
        limits=page.limits,
        not_found=page.not_found,
        sources=[(heading, found) for heading, found in by_kind if found],
        read=challenge.sources.value.read,
        reviewed=date_in_words(page.reviewed),
    )


def filled(sentence: str, figure_of: Callable[[str], Figure]) -> str:
    """A sentence with its `{names}` replaced by the figures that they name, as the tables show them."""
    return PLACEHOLDER.sub(lambda found: figure_of(found[1]).text, sentence)


def _figure(value: float | None, unit: str) -> Figure:
    return figure_of(value, unit, as_written=True)


def _figure_of_page(challenge: Challenge, name: str) -> Figure:
    holder, _, rest = name.partition("/")
    if holder == "level":
        level = next(level for level in challenge.page.value.levels if level.id == rest)
        return _figure(level.aimed_for, level.unit)
    series = challenge.by_id[holder].value
    return _figure(series.value(rest), series.unit)


def series_view(catalogue: Catalogue, challenge: Challenge, series: Located[FigureSeries]) -> SeriesView:
    """A series as a chart with what must be said beside it."""
    value = series.value
    measures = [catalogue.find(f"measure/{id}") for id in value.measures]
    return SeriesView(series_chart(challenge, series), value.caveats, [(measure.value.title, entry_address(measure)) for measure in measures])


def series_chart(challenge: Challenge, series: Located[FigureSeries]) -> Chart:
    """A series as a chart: runs parted by breaks, each figure with its source."""
    value = series.value
    about = [("Who is counted", value.population), ("Base", value.base)]
    if value.period:
        about.insert(1, ("Period", value.period))
    return Chart(
        id=series.id,
        kind=value.chart,
        title=value.title,
        sentence=filled(value.sentence, lambda name: _figure(value.value(name), value.unit)),
        row_heading=value.row_heading,
        columns=value.columns,
        rows=with_breaks((run.break_before or "", [_row(challenge, value, run, row) for row in run.rows]) for run in value.runs),
        read=challenge.sources.value.read,
        about=tuple(about),
        sources=tuple(_source(challenge, id) for id in value.sources),
    )


def _row(challenge: Challenge, series: FigureSeries, run: FigureRun, row: FigureRow) -> Row:
    whose = [f"{column}: {name}." for column, name in zip(series.columns, row.whose) if name]
    notes = [*whose, _EXACTNESS.get(row.exactness or "", ""), f"{row.base}." if row.base else "", row.note or ""]
    return Row(
        label=row.name,
        figures=tuple(_figure(value, series.unit) for value in row.values),
        at=place_in_time(row.name),
        note=" ".join(filter(None, notes)),
        source=_source(challenge, row.source) if row.source else None,
    )


def _source(challenge: Challenge, id: str) -> Source:
    source = challenge.source[id]
    return Source(source.address, source.kind.capitalize(), secondary=source.kind != "primary")


def level_chart(challenge: Challenge, level: LevelAimedFor) -> Chart:
    """A level that was aimed for beside what was reached."""
    reached = {outturn.row: (challenge.by_id[outturn.series].value, outturn.row) for outturn in level.outturns}
    figures = {"aimed_for": _figure(level.aimed_for, level.unit)}
    figures |= {name: _figure(series.value(row), series.unit) for name, (series, row) in reached.items()}
    rows = [Row(f"Aimed for, {level.period}", (figures["aimed_for"],), source=_source(challenge, level.source))]
    for name, (series, row) in reached.items():
        source = next(found.source for found in series.rows if found.name == row) or series.sources[0]
        rows.append(Row(f"Out-turn, {name}", (figures[name],), source=_source(challenge, source)))
    return Chart(
        id=level.id,
        kind="bars",
        title=f"{level.title}: level aimed for and out-turn",
        sentence=filled(level.sentence, figures.__getitem__),
        row_heading="Level",
        columns=("Rate",),
        rows=tuple(rows),
        read=challenge.sources.value.read,
        about=(("Base", level.base),),
    )


def _disagreement(challenge: Challenge, disagreement: Disagreement) -> DisagreementView:
    accounts = [(_figure(account.value, account.unit), account.note or "", _source(challenge, account.source)) for account in disagreement.accounts]
    return DisagreementView(disagreement.what, accounts, disagreement.note or "")
