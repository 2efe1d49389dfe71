"""Standards: what was asked for and how much of it was read, the register of schemes, and a self-check."""

from __future__ import annotations

from dataclasses import dataclass

from macros.catalogue import Catalogue, Located
from macros.model.accreditation import Accreditation
from macros.model.standards import NotRead, StandardGroup, Standards
from macros.views.addresses import entry_address
from macros.views.cards import is_live
from macros.views.words import date_in_words

Link = tuple[str, str]


@dataclass(frozen=True)
class Scheme:
    """One line of the register."""

    name: Link
    owner: str
    status: str
    levels: tuple[str, ...]
    cost: str | None
    """None when the pages read do not say."""
    evidence: str
    """What an assessor wants to see; what the scheme asks for, where that was not read."""
    is_evidence: bool
    validity: str | None
    nations: str
    checked: tuple[str, str]
    """In words, and machine-readable."""


@dataclass(frozen=True)
class CheckLine:
    """One line of the self-check."""

    text: str
    follows: Link | None
    """The group of standards that it follows; None when it is our own."""
    help: list[Link]


@dataclass(frozen=True)
class StandardsPage:
    """The whole page."""

    lede: str
    groups: list[StandardGroup]
    not_read: tuple[NotRead, ...]
    schemes: list[Scheme]
    retired: list[Scheme]
    counts: dict[str, int]
    """Of the live schemes: all, with levels, with a cost, with evidence that was read."""
    check: list[CheckLine]


def standards_page(catalogue: Catalogue, standards: Located[Standards]) -> StandardsPage:
    """The view of the page of standards."""
    value = standards.value
    entries = catalogue.of_kind("accreditation")
    schemes = [_scheme(catalogue, entry) for entry in entries if is_live(entry)]
    titles = {group.id: group.title for group in value.groups}
    return StandardsPage(
        lede=value.lede,
        groups=list(value.groups),
        not_read=value.not_read,
        schemes=schemes,
        retired=[_scheme(catalogue, entry) for entry in entries if not is_live(entry)],
        counts={
            "all": len(schemes),
            "levels": sum(bool(scheme.levels) for scheme in schemes),
            "cost": sum(scheme.cost is not None for scheme in schemes),
            "evidence": sum(scheme.is_evidence for scheme in schemes),
        },
        check=[
            CheckLine(
                text=line.text,
                follows=(titles[line.group], f"#{line.group}") if line.group else None,
                help=[(found.value.title, entry_address(found)) for found in map(catalogue.find, line.entries)],
            )
            for line in value.self_check
        ],
    )


def _scheme(catalogue: Catalogue, entry: Located[Accreditation]) -> Scheme:
    value, label = entry.value, catalogue.vocabulary.value.label
    cost = f"{label('cost_levels', value.cost.level)}. {value.cost.note or ''}".strip() if value.cost else None
    return Scheme(
        name=(value.title, entry_address(entry)),
        owner=value.owner,
        status=label("scheme_statuses", value.status),
        levels=value.levels,
        cost=cost,
        evidence=value.evidence_needed or value.asks_for,
        is_evidence=value.evidence_needed is not None,
        validity=value.validity,
        nations=", ".join(label("nations", nation) for nation in value.nations),
        checked=(date_in_words(value.reviewed), str(value.reviewed)),
    )
