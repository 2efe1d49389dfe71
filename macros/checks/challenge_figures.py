"""
A figure on the scale of the challenge does not stand on its own feet.

Each row has a figure for each column and a source from `resources/challenge/sources.yml`; rows say their period or the series does;
each run after the first says why it must not be joined to the one before; sentences name figures and type none; levels have an
out-turn. Every series stands in one section of the page, and every source is used.

Wrong:

    sentence: It was 4.6% in 2022.

Right:

    sentence: It was {2022} in 2022.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from macros.catalogue import Challenge, Catalogue, Located
from macros.model.challenge import PLACEHOLDER, FigureSeries
from macros.model.periods import place_in_time
from macros.problems import Problem

RULE = "challenge-figures"

_TYPED = re.compile(r"(?<![\d.,-])\d[\d.,]*%?(?![\d-])")
_YEARS = re.compile(r"\b(?:19|20)\d\d(?:[-/]\d\d)?\b")


def check(catalogue: Catalogue) -> Iterator[Problem]:
    challenge = catalogue.challenge
    if challenge is None:
        return
    for series in challenge.series:
        yield from _rows(challenge, series)
        yield from _runs(series)
        yield from _sentence(series, ("sentence",), series.value.sentence, series.value.value)
        for index, id in enumerate(series.value.measures):
            if ("measure", id) not in catalogue.ids_in_files:
                yield Problem(RULE, series.position_of("measures", index), f"There is no measure `{id}`.", "Use the name of a file in `resources/measures/`.")
    yield from _page(challenge)
    yield from _sources(challenge)


def _rows(challenge: Challenge, series: Located[FigureSeries]) -> Iterator[Problem]:
    value, columns = series.value, len(series.value.columns)
    for index, id in enumerate(value.sources):
        yield from _known_source(challenge, series, ("sources", index), id)
    names: set[str] = set()
    for number, run in enumerate(value.runs):
        for index, row in enumerate(run.rows):
            way = ("runs", number, "rows", index)
            if len(row.values) != columns:
                message = f"`{row.name}` has not as many figures as the series has columns: {len(row.values)}, not {columns}."
                yield Problem(RULE, series.position_of(*way, "values"), message, "Write one for each column, and null where none was read.")
            if row.whose and len(row.whose) != columns:
                yield Problem(RULE, series.position_of(*way, "whose"), f"`{row.name}` says of {len(row.whose)} figures whose they are.", f"Write {columns}, with null for none.")
            if row.name in names:
                yield Problem(RULE, series.position_of(*way, "name"), f"`{row.name}` stands twice in the series.", "Sentences could not tell the two apart; give each row a name of its own.")
            names.add(row.name)
            if row.source is not None:
                yield from _known_source(challenge, series, (*way, "source"), row.source)
            elif not value.sources:
                yield Problem(RULE, series.position_of(*way), f"`{row.name}` has no source.", "Name the source that it was read in, or give the series `sources`.")
            if value.period is None and place_in_time(row.name) is None:
                message = f"`{row.name}` is no period, and the series does not say its own."
                yield Problem(RULE, series.position_of(*way, "name"), message, "Name rows by year (2019), financial year (2009-10) or month (January 2025), or give the series a `period`.")
    if value.chart == "line" and value.period is None:
        places = [(row.name, place_in_time(row.name)) for row in value.rows]
        for (before, earlier), (name, later) in zip(places, places[1:]):
            if earlier is not None and later is not None and later < earlier:
                yield Problem(RULE, series.position_of("runs"), f"`{name}` comes after `{before}`.", "Put periods in order, oldest first.")


def _runs(series: Located[FigureSeries]) -> Iterator[Problem]:
    for number, run in enumerate(series.value.runs):
        if number == 0 and run.break_before is not None:
            yield Problem(RULE, series.position_of("runs", 0, "break_before"), "The first run has nothing before it to break with.", "Delete the line.")
        if number > 0 and run.break_before is None:
            advice = "Say in `break_before` why it must not be joined to the run before, or put its rows into that run."
            yield Problem(RULE, series.position_of("runs", number), f"The run `{run.basis}` does not say why it is apart.", advice)


def _sentence(holder: Located, way: tuple[str | int, ...], text: str, value_of) -> Iterator[Problem]:
    """Every name in a sentence is that of a figure, and no number is typed but years."""
    for name in PLACEHOLDER.findall(text):
        if value_of(name) is None:
            yield Problem(RULE, holder.position_of(*way), f"`{{{name}}}` names no figure.", "Use the name of a row, and of a column after a slash.")
    typed = typed_numbers(text)
    if typed:
        advice = "Name the figure instead, as in `{2024}`, so that it cannot differ from the table."
        yield Problem(RULE, holder.position_of(*way), f"The sentence has {', '.join(f'`{number}`' for number in typed)} typed into it.", advice)


def typed_numbers(sentence: str) -> list[str]:
    """The numbers in a sentence that it does not take from a figure by name. Years are no figures."""
    return _TYPED.findall(_YEARS.sub("", PLACEHOLDER.sub("", sentence)))


def _page(challenge: Challenge) -> Iterator[Problem]:
    page, value = challenge.page, challenge.page.value
    levels = {level.id: level for level in value.levels}

    def figure(name: str) -> float | None:
        holder, _, rest = name.partition("/")
        if holder == "level":
            return levels[rest].aimed_for if rest in levels else None
        return challenge.by_id[holder].value.value(rest) if holder in challenge.by_id else None

    for index, sentence in enumerate(value.opening):
        yield from _sentence(page, ("opening", index), sentence, figure)
    placed = Counter(id for section in value.sections for id in section.series)
    for number, section in enumerate(value.sections):
        for index, id in enumerate(section.series):
            if id not in challenge.by_id:
                yield Problem(RULE, page.position_of("sections", number, "series", index), f"There is no series `{id}`.", "Use the name of a file in `resources/challenge/`.")
    for series in challenge.series:
        if placed[series.id] != 1:
            yield Problem(RULE, series.position_of("title"), f"The series stands in {placed[series.id]} sections of the page.", "Name it once in `resources/challenge/page.yml`.")
    for number, level in enumerate(value.levels):
        reached = {}
        for index, outturn in enumerate(level.outturns):
            found = figure(f"{outturn.series}/{outturn.row}")
            reached[outturn.row] = found
            if found is None:
                message = f"`{outturn.series}` has no figure for `{outturn.row}`."
                yield Problem(RULE, page.position_of("levels", number, "outturns", index), message, "Name a series and one of its rows.")
        yield from _sentence(page, ("levels", number, "sentence"), level.sentence, {"aimed_for": level.aimed_for, **reached}.get)


def _sources(challenge: Challenge) -> Iterator[Problem]:
    page, value = challenge.page, challenge.page.value
    named = [(("levels", number, "source"), level.source) for number, level in enumerate(value.levels)]
    named += [(("claims", number, "source"), claim.source) for number, claim in enumerate(value.claims)]
    for number, disagreement in enumerate(value.disagreements):
        named += [(("disagreements", number, "accounts", index, "source"), account.source) for index, account in enumerate(disagreement.accounts)]
    for way, id in named:
        yield from _known_source(challenge, page, way, id)
    used = {id for _, id in named}
    for series in challenge.series:
        used |= {*series.value.sources, *(row.source for row in series.value.rows if row.source)}
    seen: set[str] = set()
    for index, source in enumerate(challenge.sources.value.sources):
        if source.id in seen:
            yield Problem(RULE, challenge.sources.position_of("sources", index, "id"), f"`{source.id}` stands twice.", "Choose another id for one of them.")
        elif source.id not in used:
            yield Problem(RULE, challenge.sources.position_of("sources", index, "id"), f"No figure was read in `{source.id}`.", "Delete it, or name it where it was used.")
        seen.add(source.id)


def _known_source(challenge: Challenge, holder: Located, way: tuple[str | int, ...], id: str) -> Iterator[Problem]:
    if id not in challenge.source:
        yield Problem(RULE, holder.position_of(*way), f"There is no source `{id}`.", "Add the page to `resources/challenge/sources.yml`.")
