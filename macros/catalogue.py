"""
Every entry, frozen, and the relations between them, readable from both sides.

A relation is written once, on the side that knows it. `Catalogue.links_to` gives the other side.
"""

from __future__ import annotations

import datetime
import re
import types
import typing
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import Any, Generic, TypeVar

from macros.hand_written import HandWritten
from macros.model import Entry, Model
from macros.model.authors import Author, Authors
from macros.model.brief import Brief
from macros.model.challenge import ChallengePage, ChallengeSource, ChallengeSources, FigureSeries
from macros.model.community import Community
from macros.model.contacts import CrisisContacts
from macros.model.dashboard import StarterDashboard
from macros.model.diagnostic import Bands, DiagnosticModel, ElementStatements, Scale, Statement
from macros.model.fields import Reference, Term
from macros.model.framework import Element, Framework
from macros.model.links import Links, LinkStatus, as_asked
from macros.model.objectives import Objectives
from macros.model.procurement import Procurement
from macros.model.progress import ProgressPage, ProgressSeries, ProgressSeriesList
from macros.model.review import Review
from macros.model.site import Site
from macros.model.standards import Standards
from macros.model.synonyms import Synonyms
from macros.model.vocabulary import Vocabulary
from macros.model.words import Words
from macros.problems import Position
from macros.source import Document

Value = TypeVar("Value", bound=Model)

Way = tuple[str | int, ...]
"""The way to a value in a document: field names and places in lists, from the outside in."""


@dataclass(frozen=True)
class Located(Generic[Value]):
    """A value together with the file it came from."""

    id: str
    value: Value
    document: Document = field(repr=False, compare=False)

    @property
    def path(self) -> str:
        """The file, from the project's root."""
        return self.document.path

    def position_of(self, *way: str | int) -> Position:
        """Where the value at `way` stands in the file."""
        return self.document.position_of(*way)

    @property
    def outside_addresses(self) -> tuple[str, ...]:
        """Every address of another site that the file holds, each once, from top to bottom."""
        return tuple(dict.fromkeys(text for text in _texts(self.document.data) if _ADDRESS.fullmatch(text)))


_ADDRESS = re.compile(r"https?://\S+")


def _texts(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data.strip()
    elif isinstance(data, dict | list):
        for inner in data.values() if isinstance(data, dict) else data:
            yield from _texts(inner)


@dataclass(frozen=True)
class Mention:
    """One value in an entry that names something else: a word of a closed list, or another entry."""

    way: Way
    mark: Term | Reference
    value: str


@dataclass(frozen=True)
class Diagnostic:
    """The self-assessment: its scale, its words for scores and its statements."""

    model: Located[DiagnosticModel]
    scale: Located[Scale]
    bands: Located[Bands]
    files: tuple[Located[ElementStatements], ...]
    """One file for each element that has statements, in the order of the wheel."""

    @cached_property
    def statements(self) -> tuple[tuple[str, Statement], ...]:
        """Every statement with the id of its element, in the order in which they are asked."""
        return tuple((file.value.element, statement) for file in self.files for statement in file.value.statements)


@dataclass(frozen=True)
class Challenge:
    """The scale of the challenge: its page, the sources of its figures, and its series."""

    page: Located[ChallengePage]
    sources: Located[ChallengeSources]
    series: tuple[Located[FigureSeries], ...]

    @cached_property
    def source(self) -> dict[str, ChallengeSource]:
        """Sources by id."""
        return {source.id: source for source in self.sources.value.sources}

    @cached_property
    def by_id(self) -> dict[str, Located[FigureSeries]]:
        """Series by id."""
        return {series.id: series for series in self.series}


@dataclass(frozen=True)
class Progress:
    """Progress against outcomes: the series, and their pages."""

    series: Located[ProgressSeriesList]
    pages: tuple[Located[ProgressPage], ...]

    @cached_property
    def page(self) -> dict[str, Located[ProgressPage]]:
        """Pages by id."""
        return {page.id: page for page in self.pages}

    def series_of(self, page: ProgressPage) -> ProgressSeries:
        """The series that a page belongs to; `checks/progress_figures` has made sure that there is one."""
        return next(series for series in self.series.value.series if series.id == page.series)

    def pages_of(self, series: ProgressSeries) -> list[Located[ProgressPage]]:
        """The pages of a series, newest first."""
        found = [page for page in self.pages if page.value.series == series.id]
        return sorted(found, key=lambda page: (page.value.until, page.id), reverse=True)


@dataclass(frozen=True)
class Catalogue:
    """All that was read: the name of the site, the wheel, the closed lists, the contacts, the authors and every entry."""

    site: Site
    site_file: Located[Site]
    """Its file as it is written; `site` has what the environment put in its place."""
    framework: Located[Framework]
    vocabulary: Located[Vocabulary]
    contacts: Located[CrisisContacts]
    authors: Located[Authors]
    synonyms: Located[Synonyms]
    entries: tuple[Located[Entry], ...]
    today: datetime.date
    diagnostic: Diagnostic | None = None
    """None when the project has no folder `resources/diagnostic/`."""
    challenge: Challenge | None = None
    """None when the project has no folder `resources/challenge/`."""
    progress: Progress | None = None
    """None when the project has no folder `resources/progress/`."""
    words: tuple[Located[Words], ...] = ()
    """What the tools in the browser say."""
    objectives: Located[Objectives] | None = None
    """None when the project has no such file; so for the next five."""
    standards: Located[Standards] | None = None
    procurement: Located[Procurement] | None = None
    community: Located[Community] | None = None
    dashboard: Located[StarterDashboard] | None = None
    review: Located[Review] | None = None
    links: Located[Links] | None = None
    """What is known of links to other sites."""
    briefs: tuple[Located[Brief], ...] = ()
    """Papers for roles, one file for each role that has some."""
    hand_written: tuple[HandWritten, ...] = ()
    """The pages in `docs/`."""
    published: tuple[str, ...] = ()
    """Every address that was ever published, in the order of their lines."""
    ids_in_files: frozenset[tuple[str, str]] = frozenset()
    """Kind and id of every file, also of those whose content could not be understood."""

    @cached_property
    def elements(self) -> dict[str, Element]:
        """The wheel's elements in order, by id."""
        return {element.id: element for element in self.framework.value.elements}

    @cached_property
    def author(self) -> dict[str, Author]:
        """Authors by id."""
        return {author.id: author for author in self.authors.value.authors}

    @cached_property
    def library(self) -> tuple[Located[Any], ...]:
        """Files that name entries and words of closed lists without being entries: matrix, standards, papers, progress, groups."""
        progress = (self.progress.series, *self.progress.pages) if self.progress else ()
        singles = (self.objectives, self.standards, self.procurement, self.community, self.dashboard, self.review)
        return tuple(file for file in (*singles, *progress, *self.briefs) if file)

    @cached_property
    def reviewed_files(self) -> tuple[Located[Any], ...]:
        """Every file that says when somebody last looked at all of it: entries, and what of the library has a day."""
        challenge = (self.challenge.page,) if self.challenge else ()
        return (*self.entries, *(file for file in (*self.library, *challenge) if "reviewed" in type(file.value).model_fields))

    @cached_property
    def entry(self) -> dict[tuple[str, str], Located[Entry]]:
        """Entries by kind and id."""
        return {(entry.value.kind, entry.id): entry for entry in self.entries}

    @cached_property
    def _by_kind(self) -> dict[str, tuple[Located[Entry], ...]]:
        kinds: dict[str, list[Located[Entry]]] = {}
        for entry in self.entries:
            kinds.setdefault(entry.value.kind, []).append(entry)
        return {kind: tuple(sorted(entries, key=lambda entry: entry.value.title.casefold())) for kind, entries in kinds.items()}

    def of_kind(self, kind: str) -> tuple[Located[Entry], ...]:
        """Entries of one kind, by title."""
        return self._by_kind.get(kind, ())

    def find(self, reference: str) -> Located[Entry]:
        """The entry that `kind/id` names. Raises KeyError; `checks/unknown_reference` has made sure before."""
        kind, _, id = reference.partition("/")
        return self.entry[kind, id]

    @cached_property
    def _links(self) -> dict[tuple[str, str], tuple[Located[Entry], ...]]:
        links: dict[tuple[str, str], dict[tuple[str, str], Located[Entry]]] = {}
        for entry in self.entries:
            for mention in mentions(entry.value):
                if isinstance(mention.mark, Reference):
                    target = target_of(mention)
                    if target != (entry.value.kind, entry.id):
                        links.setdefault(target, {})[entry.value.kind, entry.id] = entry
        return {target: tuple(sorted(found.values(), key=lambda entry: entry.value.title.casefold())) for target, found in links.items()}

    def links_to(self, kind: str, id: str, from_kind: str | None = None) -> tuple[Located[Entry], ...]:
        """Entries that name this one, by title: the other side of every relation."""
        found = self._links.get((kind, id), ())
        return tuple(entry for entry in found if from_kind in (None, entry.value.kind))

    @cached_property
    def outside_addresses(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The addresses of other sites in each file that readers get to see something of, with the file's path."""
        challenge = (self.challenge.page, self.challenge.sources, *self.challenge.series) if self.challenge else ()
        diagnostic = (self.diagnostic.model, self.diagnostic.scale, self.diagnostic.bands, *self.diagnostic.files) if self.diagnostic else ()
        files = (*self.entries, *self.library, *challenge, *diagnostic, self.framework, self.vocabulary, self.contacts, self.authors)
        return (*((file.path, file.outside_addresses) for file in files), *((page.source, page.outside_addresses) for page in self.hand_written))

    @cached_property
    def _link_statuses(self) -> dict[str, LinkStatus]:
        return self.links.value.by_address if self.links else {}

    def link_status(self, address: str) -> LinkStatus | None:
        """What is known of the page behind an address; None when it is not yet checked."""
        return self._link_statuses.get(as_asked(address)) if self._link_statuses else None

    @cached_property
    def _asked(self) -> dict[tuple[str, str], list[Statement]]:
        asked: dict[tuple[str, str], list[Statement]] = {}
        for _, statement in self.diagnostic.statements if self.diagnostic else ():
            for mention in mentions(statement):
                if isinstance(mention.mark, Reference):
                    asked.setdefault(target_of(mention), []).append(statement)
        return asked

    def statements_about(self, kind: str, id: str) -> list[Statement]:
        """Statements of the diagnostic that lead to an entry, in the order in which they are asked."""
        return self._asked.get((kind, id), [])


def target_of(mention: Mention) -> tuple[str, str]:
    """Kind and id of what a reference (a mention with a `Reference` mark) names."""
    if mention.mark.kind is not None:
        return mention.mark.kind, mention.value
    kind, _, id = mention.value.partition("/")
    return kind, id


def mentions(value: Model, way: Way = ()) -> Iterator[Mention]:
    """Every word of a closed list and every reference in `value`, with the way to it."""
    for name, mark, inner in _shape(type(value)):
        held = getattr(value, name)
        if held is not None:
            yield from _in_value(held, mark, inner, (*way, name))


def _in_value(held: Any, mark: Term | Reference | None, inner: bool, way: Way) -> Iterator[Mention]:
    if isinstance(held, tuple):
        for index, item in enumerate(held):
            yield from _in_value(item, mark, inner, (*way, index))
    elif mark is not None:
        yield Mention(way, mark, held)
    elif inner and isinstance(held, Model):
        yield from mentions(held, way)


@cache
def _shape(model: type[Model]) -> tuple[tuple[str, Term | Reference | None, bool], ...]:
    """Fields of `model` that hold marked values or further models: name, mark, whether there is a model inside."""
    shape = []
    for name, info in model.model_fields.items():
        marks = [item for item in info.metadata if isinstance(item, Term | Reference)]
        marks += list(_marks_in(info.annotation))
        inner = _holds_model(info.annotation)
        if marks or inner:
            shape.append((name, marks[0] if marks else None, inner))
    return tuple(shape)


def _marks_in(annotation: Any) -> Iterator[Term | Reference]:
    for item in getattr(annotation, "__metadata__", ()):
        if isinstance(item, Term | Reference):
            yield item
    for inner in typing.get_args(annotation):
        if not isinstance(inner, types.EllipsisType):
            yield from _marks_in(inner)


def _holds_model(annotation: Any) -> bool:
    if isinstance(annotation, type) and not typing.get_args(annotation):
        return issubclass(annotation, Model)
    return any(_holds_model(inner) for inner in typing.get_args(annotation))
