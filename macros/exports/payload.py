"""
What the diagnostic in the browser works with, put into its page, so that it needs no request.

The shape is that of `frontend/src/core/questionnaire.ts`. Names are those of the YAML fields.
"""

from __future__ import annotations

import json
from typing import Any

from macros.catalogue import Catalogue, Diagnostic, Located
from macros.checks.duplicate_address import normalised
from macros.model import KINDS, Entry
from macros.moves import former_name
from macros.views.addresses import NAMES, element_address, entry_address, list_address
from macros.views.cards import Card, cards_of, is_live
from macros.views.entry_form import EntryForm, FormField
from macros.views.help_now import urgent


_CASES = 2
"""Case studies for each thing to do: enough to offer one from a place like the reader's, few enough for the page's weight."""


def payload(catalogue: Catalogue, diagnostic: Diagnostic) -> dict[str, Any]:
    """Model, scale, statements, and what each statement leads to."""
    statements = [statement for _, statement in diagnostic.statements]
    asked = {
        name: sorted({id for statement in statements for id in getattr(statement, name)})
        for name in ("interventions", "measures", "guidance")
    }
    offered = [entry.id for entry in catalogue.of_kind("intervention") if is_live(entry)]
    cases = {id: [case.id for case in catalogue.links_to("intervention", id, "case-study")][:_CASES] for id in asked["interventions"]}
    return {
        "model": diagnostic.model.value.model_dump(exclude={"retired"}),
        "levels": [level.model_dump() for level in diagnostic.scale.value.levels],
        "does_not_apply": diagnostic.scale.value.does_not_apply,
        "dont_know": diagnostic.scale.value.dont_know,
        "bands": [band.model_dump() for band in diagnostic.bands.value.bands],
        "elements": [
            {
                "id": element.id,
                "name": element.name,
                "address": element_address(element.id),
                "components": [{"id": component.id, "name": component.name} for component in element.components],
            }
            for element in catalogue.elements.values()
        ],
        "statements": [
            {
                "element": element,
                **statement.model_dump(
                    include={
                        "id", "component", "depth", "weight", "text", "in_a_small_organisation",
                        "inclusion", "sectors", "interventions", "measures", "guidance",
                    }
                ),
            }
            for element, statement in diagnostic.statements
        ],
        "retired": [retired.model_dump(include={"id", "text"}) for retired in diagnostic.model.value.retired],
        "catalogue": {
            "interventions": {id: _intervention(catalogue, id, cases.get(id, [])) for id in offered},
            "measures": {id: _link(catalogue, "measure", id) for id in asked["measures"]},
            "guidance": {id: _link(catalogue, "guidance", id) for id in asked["guidance"]},
            "case_studies": {id: _case(catalogue, id) for id in sorted({id for found in cases.values() for id in found})},
        },
        "cost_levels": _choices(catalogue, "cost_levels"),
        "evidence_strengths": _choices(catalogue, "evidence_strengths"),
        "tiers": _choices(catalogue, "tiers"),
        "site": {"name": catalogue.site.name, "address": catalogue.site.address},
        "urgent": [
            {"name": contact.name, "reach": ", ".join(part for part in (contact.number or contact.text, contact.then) if part)}
            for contact in urgent(catalogue)
        ],
    }


def names(catalogue: Catalogue) -> dict[str, Any]:
    """Every entry by kind and id, with its title, what it is in words and how it stands: what a list of names is shown with.

    An entry is its id, its title, the place in `words` of what it is, and its status where it left the lists. `formerly` has the
    present name for each former one.
    """
    cards = {kind: cards_of(catalogue, catalogue.of_kind(kind)) for kind in KINDS}
    words = list(dict.fromkeys(card.kind_in_words for found in cards.values() for card in found))
    return {
        "site": {"name": catalogue.site.name, "address": catalogue.site.address},
        "words": words,
        "kinds": [
            {"id": kind, "name": NAMES[kind], "address": list_address(kind), "entries": [_named(card, words) for card in found]}
            for kind, found in cards.items()
        ],
        "formerly": {
            "/".join(former_name(written, entry.value.kind)): f"{entry.value.kind}/{entry.id}" for entry in catalogue.entries for written in entry.value.formerly
        },
    }


def _named(card: Card, words: list[str]) -> list[str | int]:
    named = [card.name.partition("/")[2], card.title, words.index(card.kind_in_words)]
    return [*named, card.status] if card.status in ("superseded", "withdrawn", "closed") else named


def summaries(catalogue: Catalogue) -> dict[str, str]:
    """The summary of every entry by its name, for what is printed from names alone."""
    return {f"{entry.value.kind}/{entry.id}": entry.value.summary for entry in catalogue.entries}


def entry_form(form: EntryForm) -> dict[str, Any]:
    """The form for an entry, as the page that proposes one reads it. What only a reader needs stands in the page."""
    return {
        "kind": form.kind,
        "folder": form.folder,
        "collections": {kind: model.collection for kind, model in KINDS.items()},
        "fields": [_form_field(field) for field in form.fields],
        "order": form.order,
    }


def _form_field(field: FormField) -> dict[str, Any]:
    plain = {name: getattr(field, name) for name in ("name", "label", "input", "is_list", "required", "least", "most", "kind", "default")}
    choices = [{"id": choice.id, "label": choice.label, "meaning": choice.meaning} for choice in field.choices]
    return plain | {"choices": choices, "parts": [_form_field(part) for part in field.parts]}


def known_entries(catalogue: Catalogue) -> list[list[str]]:
    """Kind, id, title and address of everything that is here, to tell whether a proposal is new. Addresses as the check compares them."""
    return [[entry.value.kind, entry.id, entry.value.title, _own_address(entry)] for entry in catalogue.entries]


def _own_address(entry: Located[Entry]) -> str:
    own = getattr(entry.value, "url", None) or getattr(getattr(entry.value, "source", None), "url", None)
    return normalised(own) if own else ""


def words(catalogue: Catalogue, *files: str) -> dict[str, str]:
    """What a tool says, by name, from the files of words that it needs."""
    return {name: text for file in catalogue.words if file.id in files for name, text in file.value.words.items()}


def search_box(catalogue: Catalogue) -> str:
    """What the search in the header says, and the words at which it offers help first: a script, fetched when the search opens."""
    known = {"words": words(catalogue, "search"), "offer_help_at": list(catalogue.contacts.value.offer_help_at)}
    return f'var signpostParts=signpostParts||{{}};signpostParts["search-words"]={as_script(known)};\n'


def as_script(data: Any) -> str:
    """The payload as the text of a JSON script element: nothing in it can end the element."""
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("<", "\\u003c")


def _choices(catalogue: Catalogue, name: str) -> list[dict[str, str]]:
    return [{"id": choice.id, "label": choice.label} for choice in catalogue.vocabulary.value.choices(name)]


def _link(catalogue: Catalogue, kind: str, id: str) -> dict[str, Any]:
    entry = catalogue.find(f"{kind}/{id}")
    return {"title": entry.value.title, "address": entry_address(entry)}


def _intervention(catalogue: Catalogue, id: str, cases: list[str]) -> dict[str, Any]:
    value = catalogue.find(f"intervention/{id}").value
    return {
        **_link(catalogue, "intervention", id),
        "elements": list(value.elements),
        "tiers": list(value.tiers),
        "cost": value.cost.level,
        "evidence": value.evidence.strength,
        "case_studies": cases,
    }


def _case(catalogue: Catalogue, id: str) -> dict[str, Any]:
    value = catalogue.find(f"case-study/{id}").value
    return {**_link(catalogue, "case-study", id), "sector": value.sector, "organisation": value.organisation}
