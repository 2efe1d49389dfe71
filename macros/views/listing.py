"""Lists of entries: everything of one kind, and everything for an element, a role or a kind of organisation."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from macros.catalogue import Catalogue, Located
from macros.model import KINDS, Entry
from macros.model.framework import Element
from macros.model.vocabulary import Choice
from macros.views.addresses import ENTRIES, NAMES, SINGULAR, element_address, list_address
from macros.views.cards import Card, cards_of, is_live
from macros.views.documents import DocumentList, guidance_documents
from macros.views.words import count_of


@dataclass(frozen=True)
class Section:
    """Cards under a heading that can be jumped to."""

    id: str
    title: str
    cards: list[Card]
    note: str = ""
    subsections: tuple["Section", ...] = ()
    documents: DocumentList | None = None
    """The same as documents, when that is what they are: with publisher, date and type."""

    @property
    def count(self) -> int:
        """How many cards it holds, those of its parts included."""
        return len(self.cards) + sum(part.count for part in self.subsections)


@dataclass(frozen=True)
class Listing:
    """A page that is a list."""

    title: str
    lede: str
    count: str
    sections: list[Section]
    retired: list[Card]
    """Superseded, withdrawn and closed entries, which stay reachable."""


_LEDES = {
    "situation": "Pick what is happening. Each page tells you when to stop and call somebody, what to do today, and three things worth reading.",
    "guidance": "Documents, tools and services kept by others, each with what it is good for. Grouped by the element of the wheel that it is mostly about.",
    "intervention": "What an organisation can do, with the evidence in plain words, what it takes and the first steps. Changing the work comes before changing the worker.",
    "case-study": "What real organisations did, as they reported it. Each says whether its figures show an effect, one moment, or only how many took part.",
    "measure": "What to count, where to get it, and how it misleads. Few measures, read often, are better than many.",
    "accreditation": "Schemes, standards and charters, with what they ask for. A certificate is worth what it makes you change.",
}


def kind_listing(catalogue: Catalogue, kind: str) -> Listing:
    """The list of all entries of a kind, in sections that fit the kind."""
    entries = [entry for entry in catalogue.of_kind(kind) if is_live(entry)]
    retired = [entry for entry in catalogue.of_kind(kind) if not is_live(entry)]
    if kind == "situation":
        groups = [
            (group.id, group.label, [entry for entry in entries if entry.value.group == group.id])
            for group in catalogue.vocabulary.value.situation_groups
        ]
    elif kind == "case-study":
        groups = [
            (sector.id, sector.label, [entry for entry in entries if entry.value.sector == sector.id])
            for sector in catalogue.vocabulary.value.sectors
        ]
    elif kind == "accreditation":
        groups = [("all-schemes", "All schemes and standards", entries)]
    else:
        groups = [
            (element.id, element.name, [entry for entry in entries if entry.value.elements[0] == element.id])
            for element in catalogue.elements.values()
        ]
    return Listing(
        title=NAMES[kind],
        lede=_LEDES[kind],
        count=count_of(len(entries), *SINGULAR[kind]),
        sections=[Section(id, title, cards_of(catalogue, found)) for id, title, found in groups if found],
        retired=cards_of(catalogue, retired),
    )


def whole_listing(catalogue: Catalogue) -> Listing:
    """The list of everything, by kind."""
    live = {kind: [entry for entry in catalogue.of_kind(kind) if is_live(entry)] for kind in KINDS}
    retired = [entry for kind in KINDS for entry in catalogue.of_kind(kind) if not is_live(entry)]
    return Listing(
        title="Find something",
        lede="Everything there is here, in one list. Search it, or choose what fits you.",
        count=count_of(sum(map(len, live.values())), *ENTRIES),
        sections=[Section(KINDS[kind].collection, NAMES[kind], cards_of(catalogue, found)) for kind, found in live.items() if found],
        retired=cards_of(catalogue, retired),
    )


@dataclass(frozen=True)
class ElementPage:
    """Everything about one element."""

    element: Element
    number: int
    before: tuple[str, str]
    after: tuple[str, str]
    tiers: list[Section]
    sections: list[Section]


def element_page(catalogue: Catalogue, id: str) -> ElementPage:
    """The view of an element's page. Entries that are mostly about it come before those which touch it."""
    elements = list(catalogue.elements.values())
    place = list(catalogue.elements).index(id)
    before, after = elements[place - 1], elements[(place + 1) % len(elements)]
    interventions = _about(catalogue, "intervention", id)
    tiers = [
        Section(tier.id, tier.label, cards_of(catalogue, [entry for entry in interventions if tier.id in entry.value.tiers]), tier.meaning or "")
        for tier in catalogue.vocabulary.value.tiers
    ]
    sections = [
        Section(KINDS[kind].collection, NAMES[kind], cards_of(catalogue, _about(catalogue, kind, id)))
        for kind in ("situation", "measure", "guidance", "case-study", "accreditation")
    ]
    return ElementPage(
        element=elements[place],
        number=place + 1,
        before=(before.name, element_address(before.id)),
        after=(after.name, element_address(after.id)),
        tiers=tiers,
        sections=sections,
    )


def _about(catalogue: Catalogue, kind: str, element: str) -> list[Located[Entry]]:
    found = [entry for entry in catalogue.of_kind(kind) if element in entry.value.elements and is_live(entry)]
    return sorted(found, key=lambda entry: entry.value.elements.index(element))


@dataclass(frozen=True)
class SignpostPage:
    """Everything for one role or one kind of organisation."""

    choice: Choice
    sections: list[Section]


def audience_page(catalogue: Catalogue, choice: Choice) -> SignpostPage:
    """The view of a role's page: what is written for it first, then what is also useful to it."""

    def wanted(entry: Located[Entry]) -> int | None:
        return entry.value.audiences.index(choice.id) if choice.id in entry.value.audiences else None

    return SignpostPage(choice, _signposts(catalogue, wanted))


def sector_page(catalogue: Catalogue, choice: Choice) -> SignpostPage:
    """The view of the page of a kind of organisation: what was written for it. What fits all is in the lists."""

    def wanted(entry: Located[Entry]) -> int | None:
        return entry.value.sectors.index(choice.id) if choice.id in entry.value.sectors else None

    return SignpostPage(choice, _signposts(catalogue, wanted))


def _signposts(catalogue: Catalogue, wanted) -> list[Section]:
    sections = []
    for kind, model in KINDS.items():
        found = [(wanted(entry), entry) for entry in catalogue.of_kind(kind) if is_live(entry) and wanted(entry) is not None]
        entries = [entry for _, entry in sorted(found, key=lambda pair: pair[0])]
        if not entries:
            continue
        if len(entries) > 24:
            parts = tuple(
                Section(
                    f"{model.collection}-{element.id}",
                    element.name,
                    cards_of(catalogue, part),
                    documents=guidance_documents(catalogue, part) if kind == "guidance" else None,
                )
                for element in catalogue.elements.values()
                if (part := [entry for entry in entries if entry.value.elements[0] == element.id])
            )
            sections.append(Section(model.collection, NAMES[kind], [], subsections=parts))
        else:
            sections.append(Section(model.collection, NAMES[kind], cards_of(catalogue, entries)))
    return sections


def choices_with_counts(catalogue: Catalogue, choices: Iterable[Choice], field: str) -> list[tuple[Choice, int]]:
    """Each choice of a closed list with the number of live entries that carry it."""
    live = [entry for entry in catalogue.entries if is_live(entry)]
    return [(choice, sum(choice.id in getattr(entry.value, field) for entry in live)) for choice in choices]


def counts(catalogue: Catalogue) -> list[tuple[str, str, str]]:
    """For the start page: number of live entries of each kind, what they are called, and where they are."""
    return [
        (f"{sum(map(is_live, catalogue.of_kind(kind))):,}", SINGULAR[kind][1], list_address(kind))
        for kind in KINDS
    ]
