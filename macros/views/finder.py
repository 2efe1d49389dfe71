"""The finder: by what a list can be narrowed, and what each of its cards says about that."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from macros.catalogue import Catalogue, Located
from macros.model import KINDS, Entry
from macros.views.addresses import NAMES, feed_address
from macros.views.cards import is_live

LIVE = "current"
"""The status of what a list shows without being asked."""


@dataclass(frozen=True)
class FacetChoice:
    """One choice of a facet."""

    id: str
    label: str
    also: str
    """Another value that fits this choice as well: what is for any organisation fits a school."""
    count: int
    """How many live entries of the list it gives by itself."""
    feed: str = ""
    """Address of the feed that fits it, for elements and kinds."""


@dataclass(frozen=True)
class Facet:
    """One thing that a list can be narrowed by."""

    name: str
    """In the address of a view, and in `data-<name>` of the cards."""
    title: str
    choices: list[FacetChoice]
    note: str = ""
    always: str = ""
    """The value that is shown whatever is chosen; choices then add to it."""


@dataclass(frozen=True)
class Finder:
    """What a list needs beside its cards to be narrowed."""

    facets: list[Facet]
    marks: dict[str, dict[str, str]]
    """By `kind/id`: what its card carries in data attributes."""


_TITLES = {
    "element": "Element of the wheel",
    "audience": "Role",
    "sector": "Kind of organisation",
    "nation": "Nation",
    "tier": "Offered to",
    "kind": "Kind of entry",
    "evidence": "Evidence",
    "cost": "Cost",
    "format": "Format",
    "status": "Also show",
}
"""Every facet with its title, in the order in which readers see them."""

_LISTS = {
    "audience": "audiences",
    "sector": "sectors",
    "nation": "nations",
    "tier": "tiers",
    "evidence": "evidence_strengths",
    "cost": "cost_levels",
    "format": "formats",
}
"""The closed list that a facet's choices come from."""

_WIDE = {"sector": ("all", ()), "nation": ("uk", ("international",))}
"""The value that fits the other choices of a facet too, and those that it does not fit."""

_NOTES = {
    "sector": "What fits any organisation is counted with each kind, and comes after what was written for it.",
    "nation": "What is for the whole UK is counted with each of its nations, and comes after what was written for one.",
}

_RETIRED = {"superseded": "Superseded", "withdrawn": "Withdrawn", "closed": "Closed"}


def finder_of(catalogue: Catalogue, entries: Iterable[Located[Entry]]) -> Finder:
    """The facets that fit these entries, and the marks of their cards.

    A facet by which the entries do not differ is not offered.
    """
    found = {f"{entry.value.kind}/{entry.id}": (entry, values_of(entry)) for entry in entries}
    facets = [facet for name in _TITLES if (facet := _facet(catalogue, name, [values for _, values in found.values()]))]
    # A card says its kind by itself.
    marked = [facet.name for facet in facets if facet.name != "kind"]
    return Finder(facets, {name: _marks(entry, values, marked) for name, (entry, values) in found.items()})


def values_of(entry: Located[Entry]) -> dict[str, tuple[str, ...]]:
    """What an entry can be found by: the ids of each facet, most important first."""
    value = entry.value
    sectors, nations = value.sectors, value.nations
    if value.kind == "case-study":
        # Where it happened is known, whatever its lists leave open.
        sectors = _first(value.sector, (sector for sector in sectors if sector != _WIDE["sector"][0]))
        nations = _first(value.nation, (nation for nation in nations if nation != _WIDE["nation"][0]))
    cost = getattr(value, "cost", None)
    return {
        "element": value.elements,
        "audience": value.audiences,
        "sector": sectors,
        "nation": nations,
        "tier": value.tiers,
        "kind": (value.kind,),
        "evidence": (value.evidence.strength,) if hasattr(value, "evidence") else (),
        "cost": (cost.level,) if cost else (),
        "format": (value.format,) if hasattr(value, "format") else (),
        "status": (LIVE if is_live(entry) else value.status,),
    }


def _first(first: str, others: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((first, *others)))


def _facet(catalogue: Catalogue, name: str, entries: list[dict[str, tuple[str, ...]]]) -> Facet | None:
    held = {value for values in entries for value in values[name]}
    if len(held) < 2:
        return None
    if name == "status":
        counts = {id: sum(id in values[name] for values in entries) for id in _RETIRED}
        return Facet(name, _TITLES[name], [FacetChoice(id, label, "", counts[id]) for id, label in _RETIRED.items() if counts[id]], always=LIVE)
    wide, narrow = _WIDE.get(name, ("", ()))
    live = [values for values in entries if LIVE in values["status"]]
    choices = []
    for id, label in _choices(catalogue, name):
        also = wide if wide in held and id != wide and id not in narrow else ""
        if id in held or also:
            count = sum(id in values[name] or also in values[name] for values in live)
            choices.append(FacetChoice(id, label, also, count, _feed(name, id)))
    return Facet(name, _TITLES[name], choices, _NOTES[name] if any(choice.also for choice in choices) else "")


def _choices(catalogue: Catalogue, name: str) -> list[tuple[str, str]]:
    if name == "element":
        return [(element.id, element.name) for element in catalogue.elements.values()]
    if name == "kind":
        return [(kind, NAMES[kind]) for kind in KINDS]
    return [(choice.id, choice.label) for choice in catalogue.vocabulary.value.choices(_LISTS[name])]


def _feed(name: str, id: str) -> str:
    return feed_address(KINDS[id].collection if name == "kind" else id) if name in ("element", "kind") else ""


def _marks(entry: Located[Entry], values: dict[str, tuple[str, ...]], facets: list[str]) -> dict[str, str]:
    marks = {name: " ".join(values[name]) for name in facets if values[name]}
    if marks.get("status") == LIVE:
        del marks["status"]
    return {**marks, "updated": entry.value.last_updated.isoformat(), **({"by": by} if (by := _by(entry.value)) else {})}


def _by(value: Entry) -> str:
    """Who stands behind what the entry is about: its publisher, the organisation, the scheme's owner."""
    return next((getattr(value, name) for name in ("publisher", "organisation", "owner") if hasattr(value, name)), "")
