"""
A figure on a page of progress does not stand on its own feet.

Each page belongs to a series of `resources/progress/series.yml`, whose documents its figures and facts name among their sources, and
every document is used. Sentences name figures and type none. An effect has the figure before. A figure that stands on the scale
of the challenge too is the same there. Figures that the page of groups shows are those of a page here.

Wrong:

    summary: 40% of members took part.

Right:

    summary: Of the members, {took-part} took part.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from macros.catalogue import Catalogue, Located, Progress
from macros.checks.challenge_figures import typed_numbers
from macros.model.challenge import PLACEHOLDER
from macros.model.progress import ProgressPage, ReportedFigure
from macros.problems import Problem

RULE = "progress-figures"


def check(catalogue: Catalogue) -> Iterator[Problem]:
    progress = catalogue.progress
    if progress is not None:
        used: dict[str, set[str]] = {series.id: set() for series in progress.series.value.series}
        for page in progress.pages:
            if page.value.series not in used:
                message = f"There is no series `{page.value.series}`."
                yield Problem(RULE, page.position_of("series"), message, "Use the id of a series in `resources/progress/series.yml`.")
                continue
            yield from _sources(progress, page, used[page.value.series])
            yield from _figures(catalogue, page)
            yield from _sentences(page)
        yield from _series(catalogue, progress, used)
    if catalogue.community is not None:
        for number, group in enumerate(catalogue.community.value.groups):
            for index, name in enumerate(group.figures):
                if figure_named(catalogue, name) is None:
                    at = catalogue.community.position_of("groups", number, "figures", index)
                    yield Problem(RULE, at, f"`{name}` names no figure.", "Write the name of a file in `resources/progress/`, a slash, and the id of a figure there.")


def figure_named(catalogue: Catalogue, name: str) -> ReportedFigure | None:
    """The figure that `page/figure` names, if there is one."""
    page, _, id = name.partition("/")
    found = catalogue.progress.page.get(page) if catalogue.progress else None
    return next((figure for figure in found.value.figures if figure.id == id), None) if found else None


def _sources(progress: Progress, page: Located[ProgressPage], used: set[str]) -> Iterator[Problem]:
    known = {document.id for document in progress.series_of(page.value).documents}
    base = page.value.base
    named = [(("base", "sources", place), id) for place, id in enumerate(base.sources if base else ())]
    for field in ("done", "figures", "told", "next_steps"):
        for index, item in enumerate(getattr(page.value, field)):
            named += [((field, index, "sources", place), id) for place, id in enumerate(item.sources)]
    for way, id in named:
        used.add(id)
        if id not in known:
            advice = f"Add the document to the series `{page.value.series}` in `resources/progress/series.yml`."
            yield Problem(RULE, page.position_of(*way), f"There is no document `{id}`.", advice)


def _figures(catalogue: Catalogue, page: Located[ProgressPage]) -> Iterator[Problem]:
    seen = Counter(figure.id for figure in page.value.figures)
    for index, figure in enumerate(page.value.figures):
        if seen[figure.id] > 1:
            yield Problem(RULE, page.position_of("figures", index, "id"), f"`{figure.id}` stands twice on the page.", "Choose another id for one of them.")
        if figure.kind == "effect" and figure.before is None:
            advice = "Add `before`, or call it a `snapshot` or `reach`."
            yield Problem(RULE, page.position_of("figures", index, "kind"), "It is called an effect, and there is nothing to compare with.", advice)
        if figure.as_in is not None:
            series, _, row = figure.as_in.partition("/")
            found = catalogue.challenge.by_id.get(series) if catalogue.challenge else None
            there = found.value.value(row) if found else None
            if there != figure.value:
                says = "names no figure" if there is None else f"is {there}, and here it is {figure.value}"
                advice = "Write `series/row/column`, as in `resources/challenge/`, and the same number in both."
                yield Problem(RULE, page.position_of("figures", index, "as_in"), f"`{figure.as_in}` {says}.", advice)


def _sentences(page: Located[ProgressPage]) -> Iterator[Problem]:
    value = page.value
    known = {figure.id for figure in value.figures}
    sentences = [(("summary",), value.summary)]
    for field in ("done", "told", "next_steps"):
        sentences += [((field, index, "text"), fact.text) for index, fact in enumerate(getattr(value, field))]
    for way, text in sentences:
        for name in PLACEHOLDER.findall(text):
            if name not in known:
                yield Problem(RULE, page.position_of(*way), f"`{{{name}}}` names no figure of the page.", "Use the id of one of its `figures`.")
        typed = typed_numbers(text)
        if typed:
            advice = "Make it a figure of the page and name it, as in `{members}`, so that it has a source and a base."
            yield Problem(RULE, page.position_of(*way), f"The sentence has {', '.join(f'`{number}`' for number in typed)} typed into it.", advice)


def _series(catalogue: Catalogue, progress: Progress, used: dict[str, set[str]]) -> Iterator[Problem]:
    charts = catalogue.challenge.by_id if catalogue.challenge else {}
    for number, series in enumerate(progress.series.value.series):
        if not progress.pages_of(series):
            at = progress.series.position_of("series", number, "id")
            yield Problem(RULE, at, f"The series `{series.id}` has no page.", "Add one in `resources/progress/`, or delete the series.")
        for index, id in enumerate(series.charts):
            if id not in charts:
                at = progress.series.position_of("series", number, "charts", index)
                yield Problem(RULE, at, f"There is no series of figures `{id}`.", "Use the name of a file in `resources/challenge/`.")
        for index, document in enumerate(series.documents):
            if document.id not in used[series.id]:
                at = progress.series.position_of("series", number, "documents", index, "id")
                yield Problem(RULE, at, f"Nothing was read in `{document.id}`.", "Delete it, or name it where it was used.")
