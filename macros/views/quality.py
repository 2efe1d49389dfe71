"""The page that says how good the site is: what was checked and found, what it is made of, what is overdue."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from macros.catalogue import Catalogue
from macros.checks.overdue_review import is_overdue
from macros.model import KINDS
from macros.views.addresses import NAMES, entry_address, list_address
from macros.views.link_states import LinkSummary, link_summary
from macros.views.words import count_of, date_in_words


@dataclass(frozen=True)
class Package:
    """Somebody else's work that this site is made with."""

    name: str
    version: str
    licence: str
    """As its makers state it; empty when they do not."""
    ecosystem: str
    """`pypi` or `npm`."""
    is_sent: bool
    """Whether readers receive it, or a build uses it."""


@dataclass(frozen=True)
class Goal:
    """One thing that was measured and has a goal."""

    what: str
    measured: str
    wanted: str
    """As readers see it: `at most 0.60`."""
    is_reached: bool


@dataclass(frozen=True)
class Outcome:
    """What one check found."""

    passed: int
    failures: tuple[str, ...]
    """A name for everything that failed."""
    skipped: int = 0
    when: str = ""
    """Day on which it ran; empty for what this build has done itself."""
    things: str = "tests"
    """What was counted."""
    measured: tuple[Goal, ...] = ()
    """What it came to, where each thing has a goal."""


@dataclass(frozen=True)
class Reports:
    """What checks outside the catalogue found, as the adapters hand it in. Nothing there means: not run."""

    outcomes: tuple[tuple[str, Outcome], ...] = ()
    """By the id of the check."""
    stored_keys: tuple[tuple[str, str], ...] = ()
    packages: tuple[Package, ...] = ()


CHECKS = {
    "entries": "Entries: shape, relations, dates and figures",
    "python": "Tests of the programs and of the built site, in a browser too",
    "front-end": "Tests of the tools that run in your browser",
    "papers": "Each PDF: tags, title, language, bookmarks, fonts, headings, tables, pictures, links",
    "bench-build": "Goals: how long a build takes",
    "bench-search": "Goals: how soon and how well the search answers",
    "bench-papers": "Goals: how long a PDF takes",
}
"""Every check that the page speaks of, whether it ran or not."""


@dataclass(frozen=True)
class Row:
    """One check on the page."""

    what: str
    result: str
    when: str
    state: str
    """`good`, `bad` or `absent`, for its looks; the words say the same."""
    failures: tuple[str, ...]


@dataclass(frozen=True)
class QualityPage:
    """The page."""

    built: str
    rows: list[Row]
    goals: list[Goal]
    counts: list[tuple[str, int, str]]
    overdue: list[tuple[str, str, str]]
    """Title, address and day of the last review, the oldest first."""
    stored_keys: tuple[tuple[str, str], ...]
    links: LinkSummary
    sent: list[Package]
    used: list[Package]

    @property
    def is_red(self) -> bool:
        return any(row.state == "bad" for row in self.rows)


def quality_page(catalogue: Catalogue, reports: Reports) -> QualityPage:
    """The page, from the catalogue of this build and the reports that it was handed."""
    outcomes = dict(reports.outcomes)
    # A report that this page has never heard of is shown too: nothing red stays out of sight.
    names = CHECKS | {id: id.replace("-", " ").capitalize() for id in outcomes if id not in CHECKS}
    overdue = sorted(
        (entry for entry in catalogue.entries if is_overdue(entry.value.reviewed, catalogue.today)),
        key=lambda entry: (entry.value.reviewed, entry.value.title),
    )
    return QualityPage(
        built=date_in_words(catalogue.today),
        rows=[_row(what, outcomes.get(id), catalogue.today) for id, what in names.items()],
        goals=[goal for id in names if id in outcomes for goal in outcomes[id].measured],
        counts=[(NAMES[kind], len(catalogue.of_kind(kind)), list_address(kind)) for kind in KINDS],
        overdue=[(entry.value.title, entry_address(entry), date_in_words(entry.value.reviewed)) for entry in overdue],
        stored_keys=reports.stored_keys,
        links=link_summary(catalogue),
        sent=[package for package in reports.packages if package.is_sent],
        used=[package for package in reports.packages if not package.is_sent],
    )


def _row(what: str, outcome: Outcome | None, today: datetime.date) -> Row:
    if outcome is None:
        return Row(what, "Not run for this build", "", "absent", ())
    total = outcome.passed + len(outcome.failures)
    missed, reached = ("missed", "reached") if outcome.measured else ("failed", "passed")
    result = f"{len(outcome.failures):,} of {total:,} {outcome.things} {missed}" if outcome.failures else f"All {total:,} {outcome.things} {reached}"
    if not total:
        result = "Nothing was checked"
    if outcome.skipped:
        result += f"; {count_of(outcome.skipped, 'was', 'were')} left out"
    state = "bad" if outcome.failures else "good" if total else "absent"
    return Row(what, result, date_in_words(outcome.when or today), state, outcome.failures)
