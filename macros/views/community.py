"""The page on groups: who meets, which sessions have a date, and how to start a group."""

from __future__ import annotations

from dataclasses import dataclass

from macros.catalogue import Catalogue
from macros.checks.progress_figures import figure_named
from macros.model.community import Community, Group, Session
from macros.model.progress import ProgressPage, ReportedFigure
from macros.model.vocabulary import Choice
from macros.views.addresses import entry_address
from macros.views.documents import DocumentList, DocumentView
from macros.views.progress import NOT_STATED, figure_in_words, progress_address
from macros.views.words import date_in_words, size_in_words

COMMUNITY_ADDRESS = "community/"
"""Address of the page."""

_KINDS = {"peer-support": "Peer support", "community-of-practice": "Community of practice", "network": "Network"}


@dataclass(frozen=True)
class GroupFigure:
    """A figure of a page on progress that is about a group."""

    text: str
    what: str
    kind: Choice
    base: str
    period: str
    page: tuple[str, str]
    """Title and address of the page, where its source stands."""


@dataclass(frozen=True)
class GroupView:
    """A group as it stands on the page."""

    group: Group
    kind: str
    nations: str
    entry: tuple[str, str]
    """Title and address of the entry that tells of it."""
    figures: list[GroupFigure]


@dataclass(frozen=True)
class SessionView:
    """A session that is still to come."""

    session: Session
    day: str
    group: str


@dataclass(frozen=True)
class CommunityPage:
    """The whole page."""

    community: Community
    groups: list[GroupView]
    sessions: list[SessionView]
    calendar: DocumentList | None
    """The calendar file, when there is one."""
    reviewed: str


def community_page(catalogue: Catalogue, community: Community, calendar_address: str, calendar_size: int) -> CommunityPage:
    """The view of /community/. `calendar_size` is that of the calendar file in octets; 0 when there is none."""
    names = {group.id: group.name for group in community.groups}
    coming = sorted((session for session in community.sessions if session.day >= catalogue.today), key=lambda session: (session.day, session.starts))
    calendar = DocumentView(
        title="Sessions for your calendar",
        address=calendar_address,
        publisher=catalogue.site.name,
        date="",
        type="Calendar file (ICS)",
        size=size_in_words(calendar_size),
    )
    return CommunityPage(
        community=community,
        groups=[_group(catalogue, group) for group in community.groups],
        sessions=[SessionView(session, f"{session.day:%A} {date_in_words(session.day)}", names[session.group]) for session in coming],
        calendar=DocumentList((calendar,)) if calendar_size else None,
        reviewed=date_in_words(community.reviewed),
    )


def _group(catalogue: Catalogue, group: Group) -> GroupView:
    entry, label = catalogue.find(group.entry), catalogue.vocabulary.value.label
    return GroupView(
        group=group,
        kind=_KINDS[group.kind],
        nations=", ".join(label("nations", nation) for nation in group.nations),
        entry=(entry.value.title, entry_address(entry)),
        figures=[_figure(catalogue, name) for name in group.figures],
    )


def _figure(catalogue: Catalogue, name: str) -> GroupFigure:
    found = figure_named(catalogue, name)
    page = catalogue.progress.page[name.partition("/")[0]]
    return GroupFigure(
        text=figure_in_words(found).text,
        what=found.what,
        kind=catalogue.vocabulary.value.choice("outcome_types", found.kind),
        base=_base(page.value, found),
        period=found.period or page.value.period,
        page=(page.value.title, progress_address(page)),
    )


def _base(page: ProgressPage, figure: ReportedFigure) -> str:
    return figure.base or (page.base.text if page.base else NOT_STATED)
