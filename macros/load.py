"""
Read, shape, relate: a project's root becomes a Catalogue, and everything that is wrong becomes Problems.

Nothing stops at the first mistake. An entry that cannot be understood is left out of the catalogue, and the rules
still run over the rest.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from macros import checks, published
from macros.catalogue import Catalogue, Challenge, Diagnostic, Located, Progress
from macros.hand_written import hand_written_pages
from macros.model import (
    BRIEF,
    BRIEFS_FOLDER,
    CHALLENGE_FILES,
    CHALLENGE_FOLDER,
    DIAGNOSTIC_FILES,
    DIAGNOSTIC_FOLDER,
    KINDS,
    LIBRARY_FILES,
    PROGRESS_FILES,
    PROGRESS_FOLDER,
    PROGRESS_PAGE,
    SERIES,
    SINGLE_FILES,
    STATEMENTS,
    WORDS,
    WORDS_FOLDER,
    Model,
)
from macros.model.fields import ID_PATTERN
from macros.model.framework import Framework
from macros.problems import Position, Problem, in_reading_order
from macros.source import MOST_MISTAKES, Document, read, too_many

FOLDERS = ("case_studies", "docs", "resources")
"""Where everything stands that is read here."""

_ID = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")

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

_LIMITS = {
    "greater_than": ("more than", "gt"),
    "greater_than_equal": ("at least", "ge"),
    "less_than": ("less than", "lt"),
    "less_than_equal": ("at most", "le"),
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
            problems.append(Problem("missing-file", Position(path), "The file is missing.", "Bring it back; the site cannot be built without it."))
            continue
        singles[name] = _located(file, path, name, model, problems)
    entries, ids = [], set()
    for kind, model in KINDS.items():
        for file in _files(root, model.folder, problems):
            path = file.relative_to(root).as_posix()
            ids.add((kind, file.stem))
            if not _ID.fullmatch(file.stem):
                problems.append(_bad_id(path, file.stem))
            entry = _located(file, path, file.stem, model, problems)
            if entry is not None:
                entries.append(entry)
    diagnostic = _diagnostic(root, problems)
    if any(singles.get(name) is None for name in SINGLE_FILES):
        return None, in_reading_order(problems)
    catalogue = Catalogue(
        site=singles["site"].value.model_copy(update=dict(overrides or {})),
        site_file=singles["site"],
        framework=singles["framework"],
        vocabulary=singles["vocabulary"],
        contacts=singles["crisis-contacts"],
        authors=singles["authors"],
        entries=tuple(entries),
        today=today,
        challenge=_challenge(root, problems),
        progress=_progress(root, problems),
        words=_all_in(root, WORDS_FOLDER, WORDS, problems),
        synonyms=singles["synonyms"],
        hand_written=tuple(hand_written_pages(root)),
        published=published.read(root),
        briefs=_all_in(root, BRIEFS_FOLDER, BRIEF, problems),
        **_library(root, problems),
        diagnostic=diagnostic and _in_wheel_order(diagnostic, singles["framework"].value),
        ids_in_files=frozenset(ids),
    )
    for check in checks.all_rules():
        problems.extend(check(catalogue))
    return catalogue, in_reading_order(problems)


def _diagnostic(root: Path, problems: list[Problem]) -> Diagnostic | None:
    """The diagnostic, if there is one and its single files can be understood."""
    found = _singles_and_rest(root, DIAGNOSTIC_FOLDER, DIAGNOSTIC_FILES, STATEMENTS, "The diagnostic", problems)
    return found and Diagnostic(found[0]["model"], found[0]["scale"], found[0]["bands"], found[1])


def _challenge(root: Path, problems: list[Problem]) -> Challenge | None:
    """The scale of the challenge, if there is one and its single files can be understood."""
    found = _singles_and_rest(root, CHALLENGE_FOLDER, CHALLENGE_FILES, SERIES, "The page on the challenge", problems)
    return found and Challenge(found[0]["page"], found[0]["sources"], found[1])


def _progress(root: Path, problems: list[Problem]) -> Progress | None:
    """The pages on progress, if there are any and the list of series can be understood."""
    found = _singles_and_rest(root, PROGRESS_FOLDER, PROGRESS_FILES, PROGRESS_PAGE, "Progress", problems)
    return found and Progress(found[0]["series"], found[1])


def _singles_and_rest(
    root: Path, folder: str, singles: Mapping[str, type[Model]], rest: type[Model], what: str, problems: list[Problem]
) -> tuple[dict[str, Any], tuple[Located[Any], ...]] | None:
    """The single files of a folder by name, and every other file in it. None when there is no such folder or a single file is no use."""
    if not (root / folder).is_dir():
        return None
    found: dict[str, Any] = {name: None for name in singles}
    others = []
    for file in _files(root, folder, problems):
        located = _located(file, file.relative_to(root).as_posix(), file.stem, singles.get(file.stem, rest), problems)
        if file.stem in found:
            found[file.stem] = located
        elif located is not None:
            others.append(located)
    for name in singles:
        path = f"{folder}/{name}.yml"
        if not (root / path).is_file():
            problems.append(Problem("missing-file", Position(path), "The file is missing.", f"{what} cannot be built without it."))
    return None if any(located is None for located in found.values()) else (found, tuple(others))


def _library(root: Path, problems: list[Problem]) -> dict[str, Located[Any] | None]:
    """The files that a project may do without, by name; None for one that is not there or cannot be understood."""
    return {
        name: _located(root / path, path, name, model, problems) if (root / path).is_file() else None
        for name, (path, model) in LIBRARY_FILES.items()
    }


def _all_in(root: Path, folder: str, model: type[Model], problems: list[Problem]) -> tuple[Located[Any], ...]:
    """Every file of a folder whose files are all of one model."""
    files = [(file, file.relative_to(root).as_posix()) for file in _files(root, folder, problems)]
    found = [_located(file, path, file.stem, model, problems) for file, path in files]
    return tuple(located for located in found if located is not None)


def _in_wheel_order(diagnostic: Diagnostic, framework: Framework) -> Diagnostic:
    order = [element.id for element in framework.elements]
    known = [file for file in diagnostic.files if file.value.element in order]
    other = [file for file in diagnostic.files if file.value.element not in order]
    return replace(diagnostic, files=(*sorted(known, key=lambda file: order.index(file.value.element)), *other))


def _files(root: Path, folder: str, problems: list[Problem]) -> list[Path]:
    """The entry files of a folder in a stable order; anything else in it is a mistake that would be overlooked."""
    found = []
    place = root / folder
    if place.is_dir() and not place.resolve().is_relative_to(root.resolve()):
        problems.append(Problem("file-name", Position(folder), "This folder is a link to a place outside the project.", "Put the folder itself here."))
        return []
    for file in sorted(place.iterdir()) if place.is_dir() else ():
        if file.name.startswith("."):
            continue
        if folder == DIAGNOSTIC_FOLDER and file.name == "versions":
            continue
        if not (file.is_file() or file.is_symlink()) or file.suffix != ".yml":
            path = file.relative_to(root).as_posix()
            advice = f"Entries are files named `<id>.yml`, directly in `{folder}/`."
            if file.suffix in (".yaml", ".YML", ".YAML"):
                advice = f"Name it `{file.stem}.yml`."
            problems.append(Problem("file-name", Position(path), "This is not an entry file, so nobody would see it.", advice))
        else:
            found.append(file)
    return found


def _bad_id(path: str, id: str) -> Problem:
    advice = f"Use lower-case letters, digits and hyphens: `{_as_id(id)}.yml`."
    return Problem("bad-id", Position(path), f"The file name is the id, and `{id}` cannot be one.", advice)


def _as_id(text: str) -> str:
    """The nearest thing to `text` that can be an id."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower())[:80].strip("-") or "a-short-name"


def _located(file: Path, path: str, id: str, model: type[Model], problems: list[Problem]) -> Located[Any] | None:
    document, found = read(file, path)
    problems.extend(found)
    if document is None:
        return None
    if not isinstance(document.data, dict):
        message, advice = "The file has no named fields.", "Write each field as `name: value`, on a line of its own."
        problems.append(Problem("wrong-type", Position(path), message, advice))
        return None
    try:
        return Located(id, model.model_validate(document.data), document)
    except ValidationError as error:
        problems.extend(_as_problems(document, model, error))
        return None


def _as_problems(document: Document, model: type[Model], error: ValidationError) -> Iterable[Problem]:
    """pydantic's errors in a contributor's words, each at the place it is about."""
    details = error.errors(include_url=False)
    if len(details) > MOST_MISTAKES:
        yield too_many(document.path, len(details))
        details = details[:MOST_MISTAKES]
    meant = {(*detail["loc"][:-1], _meant(model, detail["loc"])) for detail in details if detail["type"] == "extra_forbidden"}
    for detail in details:
        # A name that is misspelt is one mistake, though one field is then too many and one is missing.
        if detail["type"] == "missing" and detail["loc"] in meant:
            continue
        # pydantic does not count items that have a mistake of their own; that one is reported already.
        if detail["type"] == "too_short" and len(detail["input"]) >= detail["ctx"]["min_length"]:
            continue
        yield _as_problem(document, model, detail["loc"], detail)


def _as_problem(document: Document, model: type[Model], way: tuple[str | int, ...], detail: Any) -> Problem:
    kind, given, at = detail["type"], detail["input"], document.position_of(*way)
    name = _in_words(way)
    if kind == "extra_forbidden":
        known, near = _fields_around(model, way[:-1]), _meant(model, way)
        advice = f"Did you mean `{near}`?" if near else f"Its fields are {', '.join(f'`{field}`' for field in known)}."
        return Problem("unknown-field", document.position_of_name(*way), f"There is no field `{_short(way[-1])}` here.", advice)
    if kind == "missing":
        return Problem("missing-field", document.position_of(*way[:-1]), f"`{way[-1]}` is missing.", f"Add it: {_meaning(model, way)}")
    if given is None:
        return Problem("empty-field", at, f"{name} has no value.", "Fill it in, or delete the line if the field is optional.")
    wanted = _WANTED.get(kind)
    if wanted == "a list" and str(given).startswith("-"):
        return Problem("wrong-type", at, f"{name} should be a list, not {_what(given)}.", "Put a space after each hyphen.")
    if wanted:
        return Problem("wrong-type", at, f"{name} should be {wanted}, not {_what(given)}.", _HOW_TO_WRITE[wanted])
    limit = detail.get("ctx", {})
    if kind == "too_short" or kind == "string_too_short":
        minimum = limit.get("min_length", 1)
        if isinstance(given, list | tuple):
            return Problem("too-short", at, f"{name} has {_items(len(given))}.", f"Give at least {minimum}.")
        return Problem("too-short", at, f"{name} is empty.", "Fill it in, or delete the line if the field is optional.")
    if kind in ("too_long", "string_too_long") and isinstance(given, str):
        return Problem("too-long", at, f"{name} has {len(given)} characters.", f"Shorten it to at most {limit['max_length']}.")
    if kind == "too_long":
        return Problem("too-long", at, f"{name} has {_items(len(given))}.", f"Keep at most {limit['max_length']}.")
    if kind in _LIMITS:
        words, bound = _LIMITS[kind]
        return Problem("wrong-value", at, f"{name} is {_short(given)}.", f"Write a number that is {words} {limit[bound]}.")
    if kind == "literal_error":
        choices = [choice.strip("' ") for choice in re.split(r",| or ", limit["expected"]) if choice.strip()]
        near = get_close_matches(str(given), choices, n=1)
        advice = f"Did you mean `{near[0]}`?" if near else f"Use one of {', '.join(f'`{choice}`' for choice in choices)}."
        return Problem("unknown-term", at, f"`{_short(given)}` is not a choice for {name}.", advice)
    if kind == "string_pattern_mismatch" and limit["pattern"] == ID_PATTERN:
        advice = f"Use lower-case letters, digits and hyphens: `{_as_id(given)}`."
        return Problem("bad-id", at, f"`{_short(given)}` cannot be an id.", advice)
    if kind == "string_pattern_mismatch":
        return Problem("wrong-value", at, f"{name} is `{_short(given)}`.", f"It should be: {_meaning(model, way)}")
    if kind == "web_address":
        return Problem("bad-address", at, f"`{_short(given)}` is not a web address.", "Copy it from the browser; it starts with https://.")
    if kind == "partial_date":
        advice = "Write a year, a month or a day that exists: 2026, 2026-03 or 2026-03-31."
        return Problem("impossible-date", at, f"`{_short(given)}` is not a date.", advice)
    if kind in ("day", "date_from_datetime_parsing", "date_parsing"):
        return Problem("impossible-date", at, f"`{_short(given)}` is not a day.", _HOW_TO_WRITE["a date"])
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
    return f"`{_short(given)}`"


def _short(given: Any) -> str:
    """A value as it can be quoted in a sentence."""
    words = " ".join(str(given).split())
    return words if len(words) <= 60 else f"{words[:59].rstrip()}…"


def _items(number: int) -> str:
    return {0: "no items", 1: "1 item"}.get(number, f"{number} items")


def _model_at(model: type[Model], way: Iterable[str | int]) -> type[Model]:
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


def _meant(model: type[Model], way: tuple[str | int, ...]) -> str | None:
    """The field that somebody had in mind who wrote one that does not exist, as far as one can tell."""
    return next(iter(get_close_matches(str(way[-1]), _fields_around(model, way[:-1]), n=1)), None)


def _meaning(model: type[Model], way: tuple[str | int, ...]) -> str:
    """What a field is for, as the end of a sentence that is not a sentence of its own."""
    names = [step for step in way if isinstance(step, str)]
    text = " ".join((_model_at(model, names[:-1]).model_fields[names[-1]].description or "").split())
    return text[:1].lower() + text[1:]


def wrong_with(model: type[Model], name: str, value: Any) -> list[str]:
    """What is wrong with the value of one field, in a contributor's words, before it stands in a file."""
    nowhere = Document("", {name: value}, Path())
    try:
        model.model_validate({name: value})
    except ValidationError as error:
        details = [detail for detail in error.errors(include_url=False) if detail["loc"][:1] == (name,)]
        problems = [_as_problem(nowhere, model, detail["loc"], detail) for detail in details]
        return [f"{problem.message} {problem.advice}" for problem in problems]
    return []
