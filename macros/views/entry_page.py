"""The page of one entry: what every kind shares, worked out once. The words of each kind stand in its template."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlencode

from macros.catalogue import Catalogue, Located
from macros.checks.overdue_review import is_overdue
from macros.model import KINDS, Entry
from macros.model.guidance import Guidance
from macros.views.addresses import NAMES, element_address, entry_address, list_address
from macros.views.help_now import shown
from macros.views.cards import Card, card_of, cards_of, is_live, kind_in_words
from macros.views.words import date_in_words

Link = tuple[str, str]
"""Words and address."""


@dataclass(frozen=True)
class Notice:
    """Something a reader must know first: a kind for its looks, a title, a sentence, and perhaps the way on."""

    kind: str
    title: str
    text: str
    link: Link | None = None


@dataclass(frozen=True)
class Group:
    """Related entries under one heading."""

    title: str
    cards: list[Card]


@dataclass(frozen=True)
class EntryPage:
    """All that the template of an entry needs besides the entry's own text."""

    entry: Entry
    id: str
    address: str
    kicker: str
    notices: list[Notice]
    dates: list[tuple[str, str, str]]
    """Label, date in words, machine-readable date."""
    signposts: list[tuple[str, list[Link]]]
    """Label and links: elements, roles, kinds of organisation."""
    plain_facts: list[tuple[str, str]]
    """Label and words: nations, tiers, objectives."""
    asked: list[Link]
    """Statements of the diagnostic that lead here."""
    changes: list[tuple[str, str]]
    related: list[Group]
    actions: dict[str, str]
    trail: list[Link]
    more: dict[str, Any] = field(default_factory=dict)
    """What only one kind has."""


def entry_page(catalogue: Catalogue, entry: Located[Entry]) -> EntryPage:
    """The view of an entry's page."""
    value = entry.value
    label = catalogue.vocabulary.value.label
    more = _MORE.get(value.kind, lambda *_: {})(catalogue, entry)
    told = {card.address for part in more.values() for card in _cards_in(part)}
    return EntryPage(
        entry=value,
        id=entry.id,
        address=entry_address(entry),
        kicker=kind_in_words(catalogue, entry),
        notices=_notices(catalogue, entry),
        dates=_dates(entry),
        signposts=[
            ("Element", [(catalogue.elements[id].name, element_address(id)) for id in value.elements if id in catalogue.elements]),
            ("Useful to", [(label("audiences", id), f"for/{id}/") for id in value.audiences]),
            ("Kind of organisation", [(label("sectors", id), f"sectors/{id}/" if id != "all" else "sectors/") for id in value.sectors]),
        ],
        plain_facts=[
            (name, ", ".join(label(terms, id) for id in ids))
            for name, terms, ids in (
                ("Nation", "nations", value.nations),
                ("Offer", "tiers", value.tiers),
                ("Objective", "objectives", value.objectives),
            )
            if ids
        ],
        asked=[(statement.text, f"diagnostic/#{statement.id}") for statement in catalogue.statements_about(value.kind, entry.id)],
        changes=[
            (date_in_words(change.date), f"{change.note}{' (checked, no change)' if change.level == 'checked' else ''}")
            for change in value.changes
        ],
        related=_related(catalogue, entry, told),
        actions=actions(catalogue, value.title, entry_address(entry), entry.path),
        trail=[(NAMES[value.kind], list_address(value.kind))],
        more=more,
    )


def actions(catalogue: Catalogue, title: str, address: str, source: str) -> dict[str, str]:
    """Addresses behind the row of actions of a page: share by e-mail, ask for another format, report, edit."""
    site = catalogue.site
    page = site.address + address
    issue = urlencode({"template": "problem.yml", "title": f"Problem with: {title}", "page": page}, quote_via=quote)
    other_format = (
        f"Page: {title}\n{page}\n\nWhich format do you need (for example large print, Easy Read, Word, braille or audio)?\n\n"
        "Which assistive technology do you use with it, if any?\n\n"
    )
    return {
        "page": page,
        "email": "mailto:?" + urlencode({"subject": title, "body": f"{title}\n{page}\n"}, quote_via=quote),
        "other_format": f"mailto:{site.contact_email}?"
        + urlencode({"subject": f"Accessible format: {title}", "body": other_format}, quote_via=quote),
        "report": f"{site.repository}/issues/new?{issue}",
        "edit": f"{site.repository}/edit/{site.branch}/{source}",
    }


def _cards_in(part: Any) -> list[Card]:
    if isinstance(part, Card):
        return [part]
    if isinstance(part, list | tuple):
        return [card for item in part for card in _cards_in(item)]
    return []


def _notices(catalogue: Catalogue, entry: Located[Entry]) -> list[Notice]:
    value = entry.value
    notices = []
    if isinstance(value, Guidance):
        notices += _status_notices(catalogue, value)
    elif value.kind == "accreditation" and value.status in ("closed", "superseded"):
        successor = catalogue.find(f"accreditation/{value.superseded_by}") if value.superseded_by else None
        link = (successor.value.title, entry_address(successor)) if successor else None
        text = f"Replaced by: {value.replaced_by}." if value.replaced_by else ("It has been replaced." if link else "No replacement is known.")
        notices.append(Notice("superseded", "This scheme can no longer be joined", text, link))
    if is_overdue(value.reviewed, catalogue.today):
        text = f"It was last checked on {date_in_words(value.reviewed)}. Look at the source before you rely on it."
        notices.append(Notice("overdue", "This entry is overdue for review", text))
    return notices


def _status_notices(catalogue: Catalogue, value: Guidance) -> list[Notice]:
    notices = []
    if value.status != "current":
        successor = catalogue.find(f"guidance/{value.superseded_by}") if value.superseded_by else None
        link = (successor.value.title, entry_address(successor)) if successor else None
        if link is None and value.superseded_by_url:
            link = ("What replaced it", value.superseded_by_url)
        text = "Use what replaced it instead." if link else value.no_successor or "We know of nothing that replaces it."
        title = "Something newer replaces this" if value.status == "superseded" else "Its publisher has withdrawn this"
        notices.append(Notice(value.status, title, text, link))
    if value.provenance.page == "report":
        text = "The address leads to somebody else’s page about it. The original was not found."
        notices.append(Notice("plain", "This is a report of the thing, not the thing itself", text))
    if value.provenance.seen == "cited":
        link = ("The page that names it", value.provenance.cited_by) if value.provenance.cited_by else None
        notices.append(Notice("plain", "Named on another page; not yet read by us", "We list it because a page that we read points to it.", link))
    return notices


def _dates(entry: Located[Entry]) -> list[tuple[str, str, str]]:
    value = entry.value
    dates = [("First published here", str(value.added)), ("Last updated here", str(value.last_updated)), ("Last checked", str(value.reviewed))]
    return [(label, date_in_words(date), date) for label, date in dates]


def _related(catalogue: Catalogue, entry: Located[Entry], told: set[str]) -> list[Group]:
    """Entries that this one names or that name it, by kind, without those which the page shows already."""
    value = entry.value
    near = {entry_address(catalogue.find(name)): catalogue.find(name) for name in value.related}
    near |= {entry_address(other): other for other in catalogue.links_to(value.kind, entry.id)}
    groups = []
    for kind in KINDS:
        found = [other for address, other in near.items() if other.value.kind == kind and address not in told and is_live(other)]
        if found:
            groups.append(Group(NAMES[kind], cards_of(catalogue, sorted(found, key=lambda other: other.value.title.casefold()))))
    return groups


def _entries(catalogue: Catalogue, kind: str, ids: tuple[str, ...]) -> list[Located[Entry]]:
    return [catalogue.find(f"{kind}/{id}") for id in ids]


def _intervention(catalogue: Catalogue, entry: Located[Entry]) -> dict[str, Any]:
    value = entry.value
    choice = catalogue.vocabulary.value.choice("evidence_strengths", value.evidence.strength)
    cost = catalogue.vocabulary.value.choice("cost_levels", value.cost.level)
    return {
        "strength": choice,
        "cost": cost,
        "rests_on": [(found.value.title, entry_address(found)) for found in _entries(catalogue, "case-study", value.evidence.case_studies)],
        "measures": cards_of(catalogue, _entries(catalogue, "measure", value.measures)),
        "guidance": cards_of(catalogue, _entries(catalogue, "guidance", value.guidance)),
        "case_studies": cards_of(catalogue, catalogue.links_to("intervention", entry.id, "case-study")),
    }


def _case_study(catalogue: Catalogue, entry: Located[Entry]) -> dict[str, Any]:
    value, label, choice = entry.value, catalogue.vocabulary.value.label, catalogue.vocabulary.value.choice
    types = [choice("outcome_types", outcome.type) for outcome in value.outcomes]
    return {
        "interventions": cards_of(catalogue, _entries(catalogue, "intervention", value.interventions)),
        "outcomes": list(zip(value.outcomes, types, strict=True)),
        "outcome_types": list({type.id: type for type in types}.values()),
        "sector": label("sectors", value.sector),
        "nation": label("nations", value.nation),
    }


def _measure(catalogue: Catalogue, entry: Located[Entry]) -> dict[str, Any]:
    value, vocabulary = entry.value, catalogue.vocabulary.value
    return {
        "direction": vocabulary.choice("directions", value.direction),
        "type": vocabulary.choice("measure_types", value.type),
        "collected": vocabulary.choice("collections", value.collected),
        "read_with": cards_of(catalogue, _entries(catalogue, "measure", value.related_measures)),
    }


def _guidance(catalogue: Catalogue, entry: Located[Entry]) -> dict[str, Any]:
    label = catalogue.vocabulary.value.label
    return {
        "format": label("formats", entry.value.format),
        "languages": ", ".join(label("languages", language) for language in entry.value.languages),
    }


def _accreditation(catalogue: Catalogue, entry: Located[Entry]) -> dict[str, Any]:
    value, vocabulary = entry.value, catalogue.vocabulary.value
    return {
        "status": vocabulary.choice("scheme_statuses", value.status),
        "cost": vocabulary.label("cost_levels", value.cost.level) if value.cost else None,
    }


def _situation(catalogue: Catalogue, entry: Located[Entry]) -> dict[str, Any]:
    value = entry.value
    contacts = {contact.id: contact for contact in catalogue.contacts.value.contacts}
    return {
        "contacts": [shown(catalogue, contacts[id]) for id in value.contacts if contacts[id].show != "no"],
        "picks": [(card_of(catalogue, catalogue.find(pick.entry)), pick.why) for pick in value.resources],
    }


_MORE = {
    "guidance": _guidance,
    "intervention": _intervention,
    "case-study": _case_study,
    "measure": _measure,
    "accreditation": _accreditation,
    "situation": _situation,
}
