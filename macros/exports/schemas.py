"""JSON Schema of every kind of file, for editors' completion and tooltips, written from the models."""

from __future__ import annotations

import json
import types
import typing
from typing import Any

from macros.catalogue import Catalogue
from macros.model import BRIEF, CHALLENGE_FILES, KINDS, LIBRARY_FILES, PROGRESS_FILES, PROGRESS_PAGE, SERIES, SINGLE_FILES, STATEMENTS, Model
from macros.model.fields import Reference, Term

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema_files(catalogue: Catalogue) -> dict[str, str]:
    """File name and text of each schema. Closed lists and elements are filled in, so that editors offer them."""
    models: dict[str, type[Model]] = {
        **KINDS,
        **{name: model for name, (_, model) in (SINGLE_FILES | LIBRARY_FILES).items()},
        "statements": STATEMENTS,
        **{f"challenge-{name}": model for name, model in CHALLENGE_FILES.items()},
        "challenge-series": SERIES,
        **{f"progress-{name}": model for name, model in PROGRESS_FILES.items()},
        "progress-page": PROGRESS_PAGE,
        "brief": BRIEF,
    }
    return {f"{name}.schema.json": as_text({"$schema": DIALECT, "$id": f"{name}.schema.json", **schema_of(model, catalogue)}) for name, model in models.items()}


def as_text(schema: dict[str, Any]) -> str:
    """A schema as the text of its file."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def schema_of(model: type[Model], catalogue: Catalogue) -> dict[str, Any]:
    """What a file of a model may hold."""
    schema = model.model_json_schema()
    seen = {model.__name__: model, **{part.__name__: part for part in _models(model)}}
    for title, part in seen.items():
        place = schema if title == model.__name__ else schema.get("$defs", {}).get(title)
        for field, info in part.model_fields.items() if place else ():
            _fill(place["properties"][field], info.annotation, tuple(info.metadata), catalogue)
    return schema


def _fill(place: dict[str, Any], annotation: Any, metadata: tuple[Any, ...], catalogue: Catalogue) -> None:
    """Put the choices of a closed list into the schema of a field, or of the items of a list."""
    metadata += getattr(annotation, "__metadata__", ())
    for mark in metadata:
        choices = _choices(mark, catalogue)
        if choices:
            target = next((option for option in place.get("anyOf", ()) if option.get("type") == "string"), place)
            target["enum"] = choices
            return
    args = typing.get_args(annotation)
    if typing.get_origin(annotation) is typing.Annotated:
        _fill(place, args[0], metadata, catalogue)
    elif typing.get_origin(annotation) is tuple:
        _fill(place.setdefault("items", {}), args[0], (), catalogue)
    elif typing.get_origin(annotation) in (typing.Union, types.UnionType):
        _fill(place, next(arg for arg in args if arg is not type(None)), metadata, catalogue)


def _choices(mark: Any, catalogue: Catalogue) -> list[str]:
    if isinstance(mark, Term):
        return [choice.id for choice in catalogue.vocabulary.value.choices(mark.list)]
    if isinstance(mark, Reference) and mark.kind == "element":
        return list(catalogue.elements)
    return []


def _models(annotation: Any) -> typing.Iterator[type[Model]]:
    if isinstance(annotation, type) and not typing.get_args(annotation):
        if issubclass(annotation, Model):
            for info in annotation.model_fields.values():
                for found in _models(info.annotation):
                    yield found
                    yield from _models(found)
            yield annotation
        return
    for inner in typing.get_args(annotation):
        yield from _models(inner)
