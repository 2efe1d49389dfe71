"""Cards: what a chooser needs to know about an entry before opening it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from macros.catalogue import Catalogue, Located
from macros.model import Entry
from macros.views.addresses import entry_address
from macros.views.link_states import is_broken
from macros.views.words import listed


@dataclass(frozen=True)
class Card:
    """An entry in a list: kind in words, title, address, summary and a few facts as label and value."""

    name: str
    """`kind/id`, by which tools in the browser know the entry."""
    kind: str
    kind_in_words: str
    title: str
    address: str
    summary: str
    facts: tuple[tuple[str, str], ...] = ()
    status: str = "current"
    link_is_broken: bool = False
    """Whether the page that the entry is about has been gone for a week."""


def card_of(catalogue: Catalogue, entry: Located[Entry]) -> Card:
    """The card of one entry."""
    value = entry.value
    return Card(
        name=f"{value.kind}/{entry.id}",
        kind=value.kind,
        kind_in_words=kind_in_words(catalogue, entry),
        title=value.title,
        address=entry_address(entry),
        summary=value.summary,
        facts=tuple((label, text) for label, text in _facts(catalogue, entry) if text),
        status=getattr(value, "status", "current"),
        link_is_broken=is_broken(catalogue, value),
    )


def cards_of(catalogue: Catalogue, entries: Iterable[Located[Entry]]) -> list[Card]:
    """The cards of some entries, in their order."""
    return [card_of(catalogue, entry) for entry in entries]


def is_live(entry: Located[Entry]) -> bool:
    """Whether an entry belongs in lists without being asked for: not superseded, withdrawn or closed."""
    return getattr(entry.value, "status", "current") in ("current", "open", "unknown")


def kind_in_words(catalogue: Catalogue, entry: Located[Entry]) -> str:
    """What an entry is, as its kicker says it."""
    value, label = entry.value, catalogue.vocabulary.value.label
    match value.kind:
        case "guidance":
            return label("guidance_types", value.type)
        case "intervention":
            return "Something to do"
        case "case-study":
            return "Case study"
        case "measure":
            return f"{label('measure_types', value.type)} measure"
        case "accreditation":
            return "Scheme or standard"
    return "Situation"


def _facts(catalogue: Catalogue, entry: Located[Entry]) -> list[tuple[str, str]]:
    value, label = entry.value, catalogue.vocabulary.value.label
    audiences = listed([label("audiences", audience).split(" and ")[0].lower() for audience in value.audiences[:3]])
    for_whom = audiences.replace("hr", "HR")[:1].upper() + audiences.replace("hr", "HR")[1:] if audiences else ""
    nations = "" if value.nations in (("uk",), ()) else listed([label("nations", nation) for nation in value.nations])
    match value.kind:
        case "guidance":
            date = value.updated or value.published
            return [("Publisher", value.publisher), ("Year", date[:4] if date else ""), ("For", for_whom), ("Nation", nations)]
        case "intervention":
            tiers = listed([label("tiers", tier) for tier in value.tiers])
            return [
                ("Evidence", label("evidence_strengths", value.evidence.strength)),
                ("Cost", label("cost_levels", value.cost.level)),
                ("Time to start", value.time_to_start),
                ("Offer", tiers),
            ]
        case "case-study":
            types = listed([label("outcome_types", type).lower() for type in dict.fromkeys(outcome.type for outcome in value.outcomes)])
            return [
                ("Who", value.organisation),
                ("Kind of organisation", label("sectors", value.sector)),
                ("Staff", f"{value.size:,}" if value.size else ""),
                ("Figures", f"{len(value.outcomes)} ({types})" if value.outcomes else "None seen"),
            ]
        case "measure":
            return [
                ("Unit", value.unit),
                ("Better", label("directions", value.direction)),
                ("Comes from", value.where_to_get_it),
                ("Look at it", value.frequency),
            ]
        case "accreditation":
            return [
                ("Run by", value.owner),
                ("Status", label("scheme_statuses", value.status)),
                ("Levels", ", ".join(value.levels)),
                ("Cost", label("cost_levels", value.cost.level) if value.cost else ""),
                ("Nation", nations),
            ]
    return []
