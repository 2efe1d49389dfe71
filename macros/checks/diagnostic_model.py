"""
The diagnostic does not hang together.

Each statement has as many levels as the scale, belongs to a part of its element, and has an id that was never used
before, because saved answers refer to it. Every element of the wheel has statements. Every version of the model is kept in
`resources/diagnostic/versions/`: when statements, levels or weights change, raise `version` in `model.yml` and run
`make schemas`, which writes the new file.

Wrong:

    - id: safe-break-space
      part: brakes

Right:

    - id: safe-break-space
      part: breaks
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from macros.catalogue import Catalogue, Diagnostic
from macros.problems import Problem

RULE = "diagnostic-model"

_KEPT_WORDS = frozenset({"constructor", "prototype", "start", "setup", "answer", "check", "results"})
"""Ids that a saved file cannot hold safely, or that are views of the diagnostic's page (`#results`)."""


def check(catalogue: Catalogue) -> Iterator[Problem]:
    diagnostic = catalogue.diagnostic
    if diagnostic is None:
        return
    yield from _scale_and_bands(diagnostic)
    yield from _elements(catalogue, diagnostic)
    yield from _statements(catalogue, diagnostic)
    yield from _kept_version(diagnostic)
    yield from _other_scale(diagnostic)


def version_file(diagnostic: Diagnostic) -> tuple[str, str]:
    """Name and text of the file that keeps this version of the model: what scores depend on, and the words."""
    model = diagnostic.model.value
    kept = {
        "id": model.id,
        "version": model.version,
        "levels": len(diagnostic.scale.value.levels),
        "statements": [
            {"id": statement.id, "element": element, "depth": statement.depth, "weight": statement.weight, "text": statement.text}
            for element, statement in diagnostic.statements
        ],
    }
    return f"{model.version}.json", json.dumps(kept, ensure_ascii=False, indent=1) + "\n"


def _scale_and_bands(diagnostic: Diagnostic) -> Iterator[Problem]:
    for index, level in enumerate(diagnostic.scale.value.levels):
        if level.value != index:
            at = diagnostic.scale.position_of("levels", index, "value")
            yield Problem(RULE, at, f"The level is worth {level.value}.", f"Levels go up by one from 0, so it is {index}.")
    lowest = -1.0
    for index, band in enumerate(diagnostic.bands.value.bands):
        at = diagnostic.bands.position_of("bands", index, "from_score")
        if index == 0 and band.from_score != 0:
            yield Problem(RULE, at, f"The first band begins at {band.from_score:g}.", "It begins at 0, so that every score has a band.")
        elif band.from_score <= lowest:
            yield Problem(RULE, at, f"The band begins at {band.from_score:g}, below the one before.", "Put bands in order, lowest first.")
        lowest = band.from_score


def _elements(catalogue: Catalogue, diagnostic: Diagnostic) -> Iterator[Problem]:
    named: dict[str, str] = {}
    for file in diagnostic.files:
        element = file.value.element
        at = file.position_of("element")
        if element not in catalogue.elements:
            yield Problem(RULE, at, f"`{element}` is not an element of the wheel.", f"Use one of {', '.join(f'`{id}`' for id in catalogue.elements)}.")
        elif element in named:
            yield Problem(RULE, at, f"`{named[element]}` already holds the statements of `{element}`.", "Keep one file for each element.")
        named.setdefault(element, file.path)
    for element in catalogue.elements:
        if element not in named:
            at = diagnostic.model.position_of("id")
            yield Problem(RULE, at, f"No statements are about `{element}`.", f"Add `resources/diagnostic/{element}.yml`.")


def _statements(catalogue: Catalogue, diagnostic: Diagnostic) -> Iterator[Problem]:
    levels = len(diagnostic.scale.value.levels)
    used = {retired.id: "a statement that was retired" for retired in diagnostic.model.value.retired}
    for file in diagnostic.files:
        element = catalogue.elements.get(file.value.element)
        parts = [component.id for component in element.components] if element else []
        for index, statement in enumerate(file.value.statements):
            way = ("statements", index)
            if statement.id in used:
                message = f"`{statement.id}` is the id of {used[statement.id]}."
                yield Problem(RULE, file.position_of(*way, "id"), message, "Choose an id that was never used.")
            used.setdefault(statement.id, f"a statement in {file.path}")
            if statement.id in _KEPT_WORDS or statement.id.startswith(("own-", "results-")):
                message = f"`{statement.id}` is kept for the tool itself."
                yield Problem(RULE, file.position_of(*way, "id"), message, "Choose an id that says what the statement is about.")
            if len(statement.levels) != levels:
                message = f"`{statement.id}` describes {len(statement.levels)} levels, and the scale has {levels}."
                yield Problem(RULE, file.position_of(*way, "levels"), message, "Write one sentence for each level, lowest first.")
            if element and statement.component not in parts:
                message = f"`{statement.component}` is not a part of `{element.id}`."
                yield Problem(RULE, file.position_of(*way, "component"), message, f"Use one of {', '.join(f'`{id}`' for id in parts)}.")


def _kept_version(diagnostic: Diagnostic) -> Iterator[Problem]:
    name, text = version_file(diagnostic)
    kept = diagnostic.model.document.file.parent / "versions" / name
    at = diagnostic.model.position_of("version")
    version = diagnostic.model.value.version
    if not kept.is_file():
        yield Problem(RULE, at, f"Version {version} is not kept.", f"Run `make schemas`, which writes `versions/{name}`.")
    elif _what_scores_depend_on(kept.read_text(encoding="utf-8")) != _what_scores_depend_on(text):
        message = f"Statements, levels or weights have changed since version {version} was kept."
        yield Problem(RULE, at, message, f"Set `version: {version + 1}`, add what you took away to `retired`, and run `make schemas`.")


def _other_scale(diagnostic: Diagnostic) -> Iterator[Problem]:
    """A saved level means nothing on a scale of another length, so such a model is another model."""
    levels = len(diagnostic.scale.value.levels)
    for kept in sorted((diagnostic.model.document.file.parent / "versions").glob("*.json")):
        then = json.loads(kept.read_text(encoding="utf-8"))
        if then["id"] == diagnostic.model.value.id and then["levels"] != levels:
            message = f"The scale has {levels} levels, and version {then['version']} of this model had {then['levels']}."
            yield Problem(RULE, diagnostic.model.position_of("id"), message, "Give the model another `id`, because saved levels would mean something else.")


def _what_scores_depend_on(text: str) -> object:
    kept = json.loads(text)
    return [kept["id"], kept["levels"], [{**statement, "text": None} for statement in kept["statements"]]]
