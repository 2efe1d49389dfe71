"""
Read, shape, relate: a project's root becomes a Catalogue, and everything that is wrong becomes Problems.

Nothing stops at the first mistake. An entry that cannot be understood is left out of the catalogue, and the rules
still run over the rest.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from macros import checks
from macros.catalogue import Catalogue, Located
from macros.model import KINDS, SINGLE_FILES, Model
from macros.problems import Position, Problem, in_reading_order
from macros.source import Document, read

_ID = re.compile(r"^[a-z0-9]+(-[a-z0-9]+)*$")

_WANTED = {
    "string_type": "text",
    "int_type": "a whole number",
    "int_parsing": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "float_parsing": "a number",
    "bool_type": "true or false",
    "bool_parsing": "true or false",
    "tuple_type": "a list",
    "model_type": "a group of fields",
    "dict_type": "a group of fields",
    "date_type": "a date",
    "date_from_datetime_parsing": "a date",
    "date_parsing": "a date",
}

_HOW_TO_WRITE = {
    "text": "Write text; put it in quotes if it looks like a number.",
    "a whole number": "Write digits only, without commas or quotes.",
    "a number": "Write digits only, with a point for decimals and without quotes.",
    "true or false": "Write true or false.",
    "a list": "Put each item on its own line after a hyphen, or in brackets: [one, two].",
    "a group of fields": "Write its fields on the lines below, indented by two spaces.",
    "a date": "Write a real day as year-month-day, such as 2026-03-31.",
}


def load(
    root: Path, today: datetime.date, overrides: Mapping[str, str] | None = None
) -> tuple[Catalogue | None, list[Problem]]:
    """Read everything below `root`. There is no catalogue only when one of the single files cannot be read.

    `today` decides what is overdue; it is given from outside so that tests and old builds can be repeated.
    `overrides` replaces fields of `resources/site.yml`, such as the address of a preview.
    """
    problems: list[Problem] = []
    singles: dict[str, Any] = {}
    for name, (path, model) in SINGLE_FILES.items():
        file = root / path
        if not file.is_file():
            problems.append(Problem("missing-file", Position(path), "The file is missing.", "The site cannot be built without it."))
            continue
        singles[name] = _located(file, path, name, model, problems)
    entries, ids = [], set()
    for kind, model in KINDS.items():
        for file in _files(root, model.folder, problems):
            path = file.relative_to(root).as_posix()
            ids.add((kind, file.stem))
            if not _ID.match(file.stem):
                problems.append(_bad_id(path, file.stem))
            entry = _located(file, path, file.stem, model, problems)
            if entry is not None:
                entries.append(entry)
    if any(singles.get(name) is None for name in SINGLE_FILES):
        return None, in_reading_order(problems)
    catalogue = Catalogue(
        site=singles["site"].value.model_copy(update=dict(overrides or {})),
        framework=singles["framework"],
        vocabulary=singles["vocabulary"],
        contacts=singles["crisis-contacts"],
        authors=singles["authors"],
        entries=tuple(entries),
        today=today,
        ids_in_files=frozenset(ids),
    )
    for check in checks.all_rules():
        problems.extend(check(catalogue))
    return catalogue, in_reading_order(problems)


def _files(root: Path, folder: str, problems: list[Problem]) -> list[Path]:
    """The entry files of a folder in a stable order; anything else in it is a mistake that would be overlooked."""
    found = []
    place = root / folder
    for file in sorted(place.iterdir()) if place.is_dir() else ():
        if file.name.startswith("."):
            continue
        if file.is_dir() or file.suffix != ".yml":
            path = file.relative_to(root).as_posix()
            advice = f"Entries are files named `<id>.yml`, directly in `{folder}/`."
            problems.append(Problem("file-name", Position(path), "This is not an entry file, so nobody would see it.", advice))
        else:
            found.append(file)
    return found


def _bad_id(path: str, id: str) -> Problem:
    better = re.sub(r"[^a-z0-9]+", "-", id.lower()).strip("-") or "a-short-name"
    advice = f"Use lower-case letters, digits and hyphens: `{better}.yml`."
    return Problem("bad-id", Position(path), f"The file name is the id, and `{id}` cannot be one.", advice)


def _located(file: Path, path: str, id: str, model: type[Model], problems: list[Problem]) -> Located[Any] | None:
    document, found = read(file, path)
    problems.extend(found)
    if document is None:
        return None
    if not isinstance(document.data, dict):
        problems.append(Problem("wrong-type", Position(path), "The file is not a list of named fields.", "Start with `title: ...`."))
        return None
    try:
        return Located(id, model.model_validate(document.data), document)
    except ValidationError as error:
        problems.extend(_as_problems(document, model, error))
        return None


def _as_problems(document: Document, model: type[Model], error: ValidationError) -> Iterable[Problem]:
    """pydantic's errors in a contributor's words, each at the place it is about."""
    for detail in error.errors(include_url=False):
        yield _as_problem(document, model, detail["loc"], detail)


def _as_problem(document: Document, model: type[Model], way: tuple[str | int, ...], detail: Any) -> Problem:
    kind, given, at = detail["type"], detail["input"], document.position_of(*way)
    name = _in_words(way)
    if kind == "extra_forbidden":
        known = _fields_around(model, way[:-1])
        near = get_close_matches(str(way[-1]), known, n=1, cutoff=0.6)
        advice = f"Did you mean `{near[0]}`?" if near else f"Its fields are {', '.join(f'`{field}`' for field in known)}."
        return Problem("unknown-field", document.position_of_name(*way), f"There is no field `{way[-1]}` here.", advice)
    if kind == "missing":
        return Problem("missing-field", document.position_of(*way[:-1]), f"`{way[-1]}` is missing.", _meaning(model, way))
    if given is None:
        return Problem("empty-field", at, f"{name} has no value.", "Fill it in, or delete the line if the field is optional.")
    wanted = _WANTED.get(kind)
    if wanted:
        return Problem("wrong-type", at, f"{name} should be {wanted}, not {_what(given)}.", _HOW_TO_WRITE[wanted])
    limit = detail.get("ctx", {})
    if kind == "too_short" or kind == "string_too_short":
        minimum = limit.get("min_length", 1)
        advice = f"Give at least {minimum}." if isinstance(given, list | tuple) else "Fill it in, or delete the line."
        return Problem("too-short", at, f"{name} is too short or empty.", advice)
    if kind in ("too_long", "string_too_long"):
        length = len(given)
        return Problem("too-long", at, f"{name} is too long ({length}).", f"At most {limit['max_length']} fit.")
    if kind == "literal_error":
        choices = [choice.strip("' ") for choice in re.split(r",| or ", limit["expected"]) if choice.strip()]
        near = get_close_matches(str(given), choices, n=1)
        advice = f"Did you mean `{near[0]}`?" if near else f"Use one of {', '.join(f'`{choice}`' for choice in choices)}."
        return Problem("unknown-term", at, f"`{given}` is not a choice for {name}.", advice)
    if kind == "string_pattern_mismatch":
        return Problem("bad-id", at, f"`{given}` cannot be an id.", "Use lower-case letters, digits and hyphens.")
    if kind == "web_address":
        return Problem("bad-address", at, f"`{given}` is not a web address.", "Copy it from the browser; it starts with https://.")
    if kind == "partial_date":
        advice = "Write a year, a month or a day that exists: 2026, 2026-03 or 2026-03-31."
        return Problem("impossible-date", at, f"`{given}` is not a date.", advice)
    if kind == "date_from_datetime_inexact":
        return Problem("impossible-date", at, f"`{given}` has a time of day.", _HOW_TO_WRITE["a date"])
    if kind == "markup":
        return Problem("markup", at, f"{name} contains HTML, which would be shown as it is typed.", "Delete the tags.")
    return Problem("wrong-value", at, f"{name}: {detail['msg']}.", "See the list of fields at /contribute/fields/.")


def _in_words(way: tuple[str | int, ...]) -> str:
    names = [step for step in way if isinstance(step, str)]
    number = f" (item {way[-1] + 1})" if way and isinstance(way[-1], int) else ""
    return f"`{'.'.join(names)}`{number}"


def _what(given: Any) -> str:
    if isinstance(given, bool):
        return "true or false"
    if isinstance(given, int | float):
        return f"the number {given}"
    if isinstance(given, list):
        return "a list"
    if isinstance(given, dict):
        return "a group of fields"
    return f"`{given}`"


def _model_at(model: type[Model], way: tuple[str | int, ...]) -> type[Model]:
    for step in way:
        if isinstance(step, str):
            found = next(iter(_models_in(model.model_fields[step].annotation)), None) if step in model.model_fields else None
            model = found or model
    return model


def _models_in(annotation: Any) -> Iterable[type[Model]]:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        yield annotation
    for inner in getattr(annotation, "__args__", ()):
        yield from _models_in(inner)


def _fields_around(model: type[Model], way: tuple[str | int, ...]) -> list[str]:
    return list(_model_at(model, way).model_fields)


def _meaning(model: type[Model], way: tuple[str | int, ...]) -> str:
    field = _model_at(model, way[:-1]).model_fields.get(str(way[-1]))
    text = " ".join((field.description or "").split()) if field else ""
    return f"Add it: {text[0].lower() + text[1:]}" if text else "Add it."
