"""
The catalogue for other programs: /api/v1/ as JSON and CSV, with a schema for each document.

What is on the pages is here, under the names of the YAML fields, and nothing else: telephone numbers for urgent help stay
on their dated page. A promise goes with `v1`: fields may be added, none goes away or changes its meaning. Everything stands
in a fixed order, and the only date that is not the data's own is the day of the build, so that two builds of the same data
are alike.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from typing import Any

from macros.catalogue import Catalogue, Located, mentions, target_of
from macros.exports.schemas import DIALECT, as_text, schema_of
from macros.model import KINDS, Entry, Model
from macros.model.fields import Reference
from macros.model.framework import Framework
from macros.model.vocabulary import Vocabulary
from macros.views.addresses import NAMES, element_address, entry_address, feed_address, list_address
from macros.views.cards import is_live
from macros.views.changes import last_changed
from macros.views.link_states import NOT_CHECKED, STATES

LICENCE = {"name": "Creative Commons Attribution 4.0 International", "url": "https://creativecommons.org/licenses/by/4.0/"}
"""What anybody may do with words and data. The code has another one."""

_API = "api/v1/"
_SCHEMAS = "schemas/api/v1/"
_DOCUMENTATION = "about/open-data/"

_STAY_ON_THEIR_PAGE = frozenset({"contacts"})
"""Fields of entries that are not given out: an urgent number in a copy outlives its last check."""

Document = dict[str, Any]


def open_data_files(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Address and text of every file of the open data."""
    yield f"{_API}index.json", _pretty(_index(catalogue))
    for kind, model in KINDS.items():
        entries = sorted(catalogue.of_kind(kind), key=lambda entry: entry.id)
        documents = [entry_document(catalogue, entry) for entry in entries]
        lines = [_line(document) for document in documents]
        schema = _collection_schema(catalogue, model)
        yield f"{_API}{model.collection}.json", _one_to_a_line(_collection(catalogue, kind), lines)
        yield f"{_API}{model.collection}.csv", as_csv(documents, _columns(schema["$defs"]["entry"], schema["$defs"]))
        yield f"{_SCHEMAS}{model.collection}.schema.json", as_text(schema)
        for entry, line in zip(entries, lines, strict=True):
            yield f"{_API}{model.collection}/{entry.id}.json", line + "\n"
    for name, held, document in (("framework", Framework, _framework(catalogue)), ("vocabulary", Vocabulary, _vocabulary(catalogue))):
        yield f"{_API}{name}.json", _pretty(document)
        yield f"{_SCHEMAS}{name}.schema.json", as_text(_single_schema(catalogue, name, held))
    yield f"{_SCHEMAS}index.schema.json", as_text(_index_schema())


def entry_document(catalogue: Catalogue, entry: Located[Entry]) -> Document:
    """One entry: its fields as they are written, and what follows from them and from other entries."""
    value = entry.value
    written = value.model_dump(mode="json", exclude=set(_STAY_ON_THEIR_PAGE))
    status = written.pop("status", "current")
    return {
        "kind": value.kind,
        "id": entry.id,
        "address": catalogue.site.address + entry_address(entry),
        "json": f"{catalogue.site.address}{_API}{value.collection}/{entry.id}.json",
        **written,
        "status": status,
        "successor": _successor(catalogue, value),
        "last_updated": str(value.last_updated),
        "names": _names(entry),
        "named_by": [f"{other.value.kind}/{other.id}" for other in catalogue.links_to(value.kind, entry.id)],
        "statements": [statement.id for statement in catalogue.statements_about(value.kind, entry.id)],
        "links": [_link(catalogue, address) for address in entry.outside_addresses],
    }


def _link(catalogue: Catalogue, address: str) -> Document:
    """One address of another site with what the link check knows of it."""
    status = catalogue.link_status(address)
    if status is None:
        return dict.fromkeys(_LINK, None) | {"address": address, "state": NOT_CHECKED}
    copy = status.archived
    return {
        "address": address,
        "state": status.state,
        "since": str(status.since),
        "checked": str(status.checked or status.since),
        "moved_to": status.to,
        "archived": copy.address if copy else None,
        "archived_on": str(copy.date) if copy else None,
    }


_DERIVED: dict[str, dict[str, Any]] = {
    "status": {"type": "string", "description": "Whether it is still the one to use. `current` for kinds that have no other."},
    "successor": {"type": ["string", "null"], "description": "Address of what replaces it."},
    "last_updated": {"type": "string", "format": "date", "description": "Day of the newest major change; `added` when there was none."},
    "names": {"type": "array", "items": {"type": "string"}, "description": "Entries that it names, as `kind/id`, in the order of its fields."},
    "named_by": {"type": "array", "items": {"type": "string"}, "description": "Entries that name it, as `kind/id`, by title."},
    "statements": {"type": "array", "items": {"type": "string"}, "description": "Statements of the diagnostic that lead to it."},
    "links": {"type": "array", "items": {"$ref": "#/$defs/Link"}, "description": "Addresses of other sites that it names, and what the link check knows of each."},
}
"""Fields that no file has, each with its schema, in their order."""


_LINK: dict[str, dict[str, Any]] = {
    "address": {"type": "string", "format": "uri", "description": "As the entry has it."},
    "state": {"enum": list(STATES), "description": "What the visits have shown: see /about/links/."},
    "since": {"type": ["string", "null"], "format": "date", "description": "First day of this state."},
    "checked": {"type": ["string", "null"], "format": "date", "description": "Day of the last visit."},
    "moved_to": {"type": ["string", "null"], "format": "uri", "description": "Where it has moved for good."},
    "archived": {"type": ["string", "null"], "format": "uri", "description": "A copy that an archive keeps, where one is known."},
    "archived_on": {"type": ["string", "null"], "format": "date", "description": "Day of that copy."},
}
"""What is said of a link, each with its schema, in their order."""


def _successor(catalogue: Catalogue, value: Entry) -> str | None:
    id = getattr(value, "superseded_by", None)
    if id:
        return catalogue.site.address + entry_address(catalogue.find(f"{value.kind}/{id}"))
    return getattr(value, "superseded_by_url", None)


def _names(entry: Located[Entry]) -> list[str]:
    targets = [target_of(mention) for mention in mentions(entry.value) if isinstance(mention.mark, Reference)]
    others = (target for target in targets if target[0] in KINDS and target != (entry.value.kind, entry.id))
    return list(dict.fromkeys(f"{kind}/{id}" for kind, id in others))


# Documents


def _head(catalogue: Catalogue, name: str) -> Document:
    """How every document but that of a single entry begins."""
    site = catalogue.site
    return {
        "schema": f"{site.address}{_SCHEMAS}{name}.schema.json",
        "built": str(catalogue.today),
        "licence": LICENCE,
        "attribution": f"{site.name}, {site.address}, {LICENCE['name']}",
    }


def _index(catalogue: Catalogue) -> Document:
    site = catalogue.site
    names = [("changes", "changes"), *((model.collection, kind) for kind, model in KINDS.items()), *((id, f"element/{id}") for id in catalogue.elements)]
    return {
        **_head(catalogue, "index"),
        "name": site.name,
        "version": 1,
        "address": site.address,
        "documentation": site.address + _DOCUMENTATION,
        "collections": [_collection(catalogue, kind) for kind in KINDS],
        "framework": f"{site.address}{_API}framework.json",
        "vocabulary": f"{site.address}{_API}vocabulary.json",
        "feeds": [{"about": about, "address": site.address + feed_address(name)} for name, about in names],
        "sitemap": f"{site.address}sitemap.xml",
    }


def _collection(catalogue: Catalogue, kind: str) -> Document:
    """What is said of a collection, in the index and at the top of its own document."""
    site, model, entries = catalogue.site, KINDS[kind], catalogue.of_kind(kind)
    changed = last_changed(entries)
    return {
        **_head(catalogue, model.collection),
        "collection": model.collection,
        "kind": kind,
        "name": NAMES[kind],
        "count": len(entries),
        "count_in_use": sum(map(is_live, entries)),
        "last_updated": str(changed) if changed else None,
        "address": site.address + list_address(kind),
        "json": f"{site.address}{_API}{model.collection}.json",
        "csv": f"{site.address}{_API}{model.collection}.csv",
        "feed": site.address + feed_address(model.collection),
    }


def _framework(catalogue: Catalogue) -> Document:
    site, framework = catalogue.site, catalogue.framework.value.model_dump(mode="json")
    for element in framework["elements"]:
        element["address"] = site.address + element_address(element["id"])
        element["feed"] = site.address + feed_address(element["id"])
    return {**_head(catalogue, "framework"), "framework": framework}


def _vocabulary(catalogue: Catalogue) -> Document:
    return {**_head(catalogue, "vocabulary"), "vocabulary": catalogue.vocabulary.value.model_dump(mode="json")}


# Schemas

_TEXT = {"type": "string"}
_ADDRESS = {"type": "string", "format": "uri"}
_DAY = {"type": "string", "format": "date"}
_NUMBER = {"type": "integer", "minimum": 0}


def _object(properties: dict[str, Any]) -> dict[str, Any]:
    """An object with all of these properties and no other."""
    return {"type": "object", "properties": properties, "required": list(properties), "additionalProperties": False}


_HEAD = {
    "schema": {**_ADDRESS, "description": "Address of this schema."},
    "built": {**_DAY, "description": "Day of the build."},
    "licence": {**_object({"name": _TEXT, "url": _ADDRESS}), "description": "What you may do with the data."},
    "attribution": {**_TEXT, "description": "How to credit it."},
}

_COLLECTION = {
    **_HEAD,
    "collection": {**_TEXT, "description": "Name of the list, as in addresses."},
    "kind": {**_TEXT, "description": "Name of the kind of entry, as in references."},
    "name": {**_TEXT, "description": "What readers see."},
    "count": {**_NUMBER, "description": "Number of entries."},
    "count_in_use": {**_NUMBER, "description": "Number of them that are not superseded, withdrawn or closed."},
    "last_updated": {"type": ["string", "null"], "format": "date", "description": "The newest `last_updated` of its entries."},
    "address": {**_ADDRESS, "description": "The page for readers."},
    "json": _ADDRESS,
    "csv": _ADDRESS,
    "feed": _ADDRESS,
}


def _index_schema() -> dict[str, Any]:
    properties = {
        **_HEAD,
        "name": _TEXT,
        "version": {"const": 1},
        "address": _ADDRESS,
        "documentation": _ADDRESS,
        "collections": {"type": "array", "items": _object(_COLLECTION)},
        "framework": _ADDRESS,
        "vocabulary": _ADDRESS,
        "feeds": {"type": "array", "items": _object({"about": _TEXT, "address": _ADDRESS})},
        "sitemap": _ADDRESS,
    }
    return {"$schema": DIALECT, "$id": "index.schema.json", "title": "Index", **_object(properties)}


def _collection_schema(catalogue: Catalogue, model: type[Entry]) -> dict[str, Any]:
    """Of a collection's document. A single entry's is `#/$defs/entry` in it."""
    entry, parts = _given_out(model, catalogue)
    written = {name: field for name, field in entry["properties"].items() if name not in _STAY_ON_THEIR_PAGE}
    status = written.pop("status", {"const": "current"})
    derived = {**_DERIVED, "status": {**status, "description": _DERIVED["status"]["description"]}}
    properties = {"kind": {"const": model.kind}, "id": _TEXT, "address": _ADDRESS, "json": _ADDRESS, **written, **derived}
    whole = {**_COLLECTION, "entries": {"type": "array", "items": {"$ref": "#/$defs/entry"}}}
    return {
        "$schema": DIALECT,
        "$id": f"{model.collection}.schema.json",
        "title": NAMES[model.kind],
        **_object(whole),
        "$defs": {"entry": {**entry, **_object(properties)}, **parts, "Link": _object(_LINK)},
    }


def _single_schema(catalogue: Catalogue, name: str, model: type[Model]) -> dict[str, Any]:
    held, parts = _given_out(model, catalogue)
    if "Element" in parts:
        parts["Element"] |= _object({**parts["Element"]["properties"], "address": _ADDRESS, "feed": _ADDRESS})
    return {"$schema": DIALECT, "$id": f"{name}.schema.json", "title": name.capitalize(), **_object({**_HEAD, name: held}), "$defs": parts}


def _given_out(model: type[Model], catalogue: Catalogue) -> tuple[dict[str, Any], dict[str, Any]]:
    """Schema of a model and of its parts as they are given out: no field is missing, so that none has a default."""
    schema = schema_of(model, catalogue)
    parts = schema.pop("$defs", {})
    for place in (schema, *parts.values()):
        fields = {name: {word: said for word, said in field.items() if word != "default"} for name, field in place["properties"].items()}
        place |= _object(fields)
    return schema, parts


# JSON and CSV as text


def _line(document: Document) -> str:
    return json.dumps(document, ensure_ascii=False)


def _pretty(document: Document) -> str:
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _one_to_a_line(head: Document, lines: list[str]) -> str:
    """A collection with one entry to a line, so that a change of one entry is a change of one line."""
    return f'{_line(head)[:-1]}, "entries": [\n' + ",\n".join(lines) + "\n]}\n"


def as_csv(documents: list[Document], columns: list[str]) -> str:
    """Documents as CSV after RFC 4180, with a byte order mark, without which spreadsheets take the text for another encoding."""
    written = io.StringIO()
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(columns)
    ways = [column.split(".") for column in columns]
    writer.writerows([escaped(_cell(document, way)) for way in ways] for document in documents)
    return "\ufeff" + written.getvalue()


def _columns(place: dict[str, Any], parts: dict[str, Any]) -> list[str]:
    """Names of the columns: fields of the document, those inside others as `evidence.strength`."""
    found: list[str] = []
    for name, field in place["properties"].items():
        inner = _held(field, parts)
        found += [f"{name}.{column}" for column in _columns(inner, parts)] if inner else [name]
    return found


def _held(field: dict[str, Any], parts: dict[str, Any]) -> dict[str, Any] | None:
    """The schema of the objects in a field: itself, one of its choices, or the items of a list."""
    if "$ref" in field:
        return parts[field["$ref"].rpartition("/")[2]]
    found = (_held(option, parts) for option in (*field.get("anyOf", ()), *([field["items"]] if "items" in field else ())))
    return next(filter(None, found), None)


def _cell(value: Any, way: list[str]) -> str:
    """A value as text: items of a list joined with `; `, nothing for null."""
    if isinstance(value, list):
        return "; ".join(_cell(item, way) for item in value)
    if way:
        return _cell(value[way[0]], way[1:]) if value else ""
    if isinstance(value, str):
        return value
    return "" if value is None else json.dumps(value)


def escaped(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula. The rule is that of `escaped` in frontend/src/core/spreadsheet.ts."""
    return f"'{cell}" if re.match(r"'*[=+\-@\t\r\n＝＋－＠]", cell) else cell
