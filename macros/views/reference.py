"""For contributors: every field of every kind, every closed list, and every rule, as the code itself tells them."""

from __future__ import annotations

import inspect
import textwrap
import types
import typing
from dataclasses import dataclass
from typing import Any, NamedTuple

from macros import checks
from macros.catalogue import Catalogue
from macros.model import BRIEF, BRIEFS_FOLDER, CHALLENGE_FILES, CHALLENGE_FOLDER, KINDS, LIBRARY_FILES, PROGRESS_FILES, PROGRESS_FOLDER, PROGRESS_PAGE, SERIES, SINGLE_FILES, Model
from macros.model.fields import Reference, Term
from macros.source import DEEPEST, LARGEST_FILE
from macros.views.addresses import NAMES


@dataclass(frozen=True)
class FieldView:
    """One field: its name, what it is for, what goes in, whether it must be there."""

    name: str
    meaning: str
    takes: str
    required: bool


@dataclass(frozen=True)
class KindView:
    """One kind of file."""

    id: str
    title: str
    place: str
    """Where its files are, from the project's root."""
    meaning: str
    fields: list[FieldView]
    parts: list[tuple[str, str, list[FieldView]]]
    """Groups of fields inside: name, what it is for, its fields."""


def kinds_with_fields() -> list[KindView]:
    """Every kind of entry with all its fields, in the order of the models."""
    return [_kind_view(kind, NAMES[kind], f"{model.folder}/<id>.yml", model) for kind, model in KINDS.items()]


def library_with_fields() -> list[KindView]:
    """Every file that has pages of its own without being an entry, with all its fields."""
    singles = [_kind_view(name, _LIBRARY_NAMES[name], path, model) for name, (path, model) in LIBRARY_FILES.items()]
    series = _kind_view("figure-series", "Series of figures", f"{CHALLENGE_FOLDER}/<id>.yml", SERIES)
    progress = _kind_view("progress-page", "Pages on progress", f"{PROGRESS_FOLDER}/<id>.yml", PROGRESS_PAGE)
    return [series, progress, *singles, _kind_view("briefs", "Papers for roles", f"{BRIEFS_FOLDER}/<id>.yml", BRIEF)]


_LIBRARY_NAMES = {"objectives": "The matrix of objectives", "standards": "Standards", "procurement": "Buying services", "community": "Groups and sessions", "dashboard": "The starter dashboard", "review": "Who reviews what", "links": "Links to other sites"}


def _kind_view(id: str, title: str, place: str, model: type[Model]) -> KindView:
    parts = {part.__name__: part for part in _parts(model)}
    return KindView(
        id=id,
        title=title,
        place=place,
        meaning=inspect.cleandoc(model.__doc__ or ""),
        fields=_fields(model),
        parts=[(name, inspect.cleandoc(part.__doc__ or ""), _fields(part)) for name, part in parts.items()],
    )


def single_files() -> list[tuple[str, str]]:
    """The files that there is one of: place and what it holds."""
    files = {path: model for path, model in SINGLE_FILES.values()}
    files |= {f"{CHALLENGE_FOLDER}/{name}.yml": model for name, model in CHALLENGE_FILES.items()}
    files |= {f"{PROGRESS_FOLDER}/{name}.yml": model for name, model in PROGRESS_FILES.items()}
    return [(path, inspect.cleandoc(model.__doc__ or "")) for path, model in files.items()]


def _fields(model: type[Model]) -> list[FieldView]:
    return [
        FieldView(name, " ".join((info.description or "").split()), _takes(info.annotation, tuple(info.metadata)), info.is_required())
        for name, info in model.model_fields.items()
    ]


def _parts(annotation: Any) -> typing.Iterator[type[Model]]:
    if isinstance(annotation, type) and issubclass(annotation, Model):
        for info in annotation.model_fields.values():
            for part in _models(info.annotation):
                yield part
                yield from _parts(part)


def _models(annotation: Any) -> typing.Iterator[type[Model]]:
    if isinstance(annotation, type) and not typing.get_args(annotation):
        if issubclass(annotation, Model):
            yield annotation
        return
    for inner in typing.get_args(annotation):
        yield from _models(inner)


def _takes(annotation: Any, metadata: tuple[Any, ...] = ()) -> str:
    """What goes into a field, in words."""
    metadata += getattr(annotation, "__metadata__", ())
    for mark in metadata:
        if isinstance(mark, Term):
            return f"one of the {mark.list.replace('_', ' ')}"
        if isinstance(mark, Reference):
            return f"id of {'an' if mark.kind[0] in 'aeiou' else 'a'} {mark.kind.replace('-', ' ')}" if mark.kind else "kind/id of an entry"
    origin, args = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Literal:
        return "one of " + ", ".join(map(str, args))
    if origin is tuple:
        return f"list: {_takes(args[0])}"
    if origin in (typing.Union, types.UnionType):
        return _takes(next(arg for arg in args if arg is not type(None)), metadata)
    if origin is typing.Annotated:
        return _takes(args[0], metadata)
    if origin is dict:
        return "a group of fields"
    if isinstance(annotation, type) and issubclass(annotation, Model):
        return annotation.__name__
    return {"str": "text", "int": "whole number", "float": "number", "bool": "true or false", "date": "day"}.get(
        getattr(annotation, "__name__", ""), "text"
    )


def closed_lists(catalogue: Catalogue) -> list[tuple[str, str, list[tuple[str, str, str]]]]:
    """Every closed list: its id, its name, and id, label and meaning of each choice."""
    vocabulary = catalogue.vocabulary.value
    return [
        (name, name.replace("_", " ").capitalize(), [(choice.id, choice.label, choice.meaning or "") for choice in vocabulary.choices(name)])
        for name in type(vocabulary).model_fields
    ]


@dataclass(frozen=True)
class RuleView:
    """One rule as readers see it."""

    id: str
    title: str
    text: str
    wrong: str
    """How it looks when it is wrong."""
    right: str
    """The same as it should be."""


class RuleText(NamedTuple):
    """What is said of a rule that has no file of its own."""

    title: str
    text: str
    wrong: str
    right: str


FILE_RULES: dict[str, RuleText] = {
    "missing-file": RuleText(
        "A file that the site needs is missing.",
        "The wheel, the closed lists, the contacts, the authors and the name of the site have one file each.",
        "resources/authors.yml    # is not there",
        "resources/authors.yml    # is there",
    ),
    "file-name": RuleText(
        "A file in a folder of entries is not an entry.",
        "Entries are files named `<id>.yml`, directly in their folder. Links to files or folders elsewhere are not followed.",
        "resources/guidance/rest-breaks.yaml",
        "resources/guidance/rest-breaks.yml",
    ),
    "bad-id": RuleText(
        "An id has letters that an address cannot have.",
        "Lower-case letters, digits and single hyphens only, because addresses are made from it.",
        "resources/guidance/Rest Breaks.yml",
        "resources/guidance/rest-breaks.yml",
    ),
    "file-size": RuleText(
        "A file is too large.",
        f"An entry has at most {LARGEST_FILE // 1024} kB.",
        "twenty entries in one file",
        "one entry in a file",
    ),
    "too-many-mistakes": RuleText(
        "A file has more mistakes than are worth naming.",
        "The first hundred are named. Mend those and look again.",
        "elements: [one, two, three]    # and so on, and none of them on the wheel",
        "elements: [environment]",
    ),
    "encoding": RuleText(
        "A file is not saved as UTF-8.",
        "Save it again with that encoding.",
        "a file saved as Latin-1 or UTF-16",
        "the same file saved as UTF-8",
    ),
    "control-character": RuleText(
        "A file has an invisible character.",
        "It often comes along when text is pasted.",
        "title: \"Rest\\u200b breaks\"",
        "title: Rest breaks",
    ),
    "empty-file": RuleText(
        "A file is empty.",
        "Copy a neighbour and change its words.",
        "# nothing here yet",
        "title: Rest breaks",
    ),
    "syntax": RuleText(
        "A file is not valid YAML.",
        "Usually a colon inside unquoted text, a quotation mark that is not closed, or indentation.",
        "title: Rest: a guide",
        'title: "Rest: a guide"',
    ),
    "tab": RuleText(
        "A line is indented with a tab.",
        "YAML wants spaces; use two for each step.",
        "elements:\n\t- environment",
        "elements:\n  - environment",
    ),
    "nesting": RuleText(
        "Lists and fields are nested too deep.",
        f"More than {DEEPEST} levels are a mistake of indentation.",
        "elements: [[[[[[[[[[[[[environment]]]]]]]]]]]]]",
        "elements: [environment]",
    ),
    "alias": RuleText(
        "A value is reused with `&`, `*` or `<<`.",
        "Write it out; readers and reviewers look at one entry at a time.",
        "publisher: *acas",
        "publisher: Acas",
    ),
    "tag": RuleText(
        "A value has a YAML tag.",
        "Entries need none.",
        "publisher: !agency Acas",
        "publisher: Acas",
    ),
    "duplicate-key": RuleText(
        "A field is given twice.",
        "YAML would silently keep only one of them.",
        "type: guide\ntype: toolkit",
        "type: toolkit",
    ),
    "boolean-word": RuleText(
        "A word such as `No` or `on` stands without quotes.",
        "YAML reads it as true or false.",
        "publisher: No",
        'publisher: "No"',
    ),
    "unknown-field": RuleText(
        "There is no such field.",
        "Mostly a slip of the keyboard; the nearest name is offered.",
        "sumary: What it says.",
        "summary: What it says.",
    ),
    "missing-field": RuleText(
        "A field that every entry of the kind needs is missing.",
        "The message says what it is for.",
        "title: Rest breaks    # and no summary",
        "title: Rest breaks\nsummary: What it says.",
    ),
    "empty-field": RuleText(
        "A field has no value.",
        "Fill it in, or delete the line if it is optional.",
        "publisher:",
        "publisher: Acas",
    ),
    "wrong-type": RuleText(
        "A value is of the wrong sort.",
        "Text where a list should be, or the other way round.",
        "elements: environment",
        "elements: [environment]",
    ),
    "wrong-value": RuleText(
        "A value breaks another limit of its field.",
        "The list of fields tells what it takes.",
        "review_after_days: 900",
        "review_after_days: 90",
    ),
    "too-short": RuleText(
        "A text or list is too short.",
        "The message says how much is needed.",
        "elements: []",
        "elements: [environment]",
    ),
    "too-long": RuleText(
        "A text or list is too long.",
        "The message says how much fits.",
        "title: A title of several hundred characters that goes on and on",
        "title: A title of a few words",
    ),
    "bad-address": RuleText(
        "An address is not a web address.",
        "Copy it from the browser; it starts with https:// or http://.",
        "url: www.acas.org.uk",
        "url: https://www.acas.org.uk",
    ),
    "markup": RuleText(
        "A text contains HTML.",
        "It would be shown as it is typed.",
        "summary: What it <em>says</em>.",
        "summary: What it says.",
    ),
}
"""Rules about one file alone, which `source` and `load` see to."""


def rules() -> list[RuleView]:
    """Every rule: first those about one file alone, then those about the whole catalogue."""
    found = [RuleView(id, *text) for id, text in FILE_RULES.items()]
    for id, module in checks.rule_modules():
        said, _, examples = inspect.cleandoc(module.__doc__ or "").partition("\n\nWrong:\n\n")
        title, _, text = said.partition("\n\n")
        wrong, _, right = examples.partition("\n\nRight:\n\n")
        found.append(RuleView(id, " ".join(title.split()), " ".join(text.split()), textwrap.dedent(wrong), textwrap.dedent(right)))
    return found


def explained(rule: RuleView) -> str:
    """One rule for a terminal: its name, what it asks, and an example of each kind."""
    examples = (f"{label}:\n{textwrap.indent(text, '    ')}" for label, text in (("Wrong", rule.wrong), ("Right", rule.right)))
    return "\n\n".join((f"{rule.id}: {rule.title}\n{textwrap.fill(rule.text, 100)}", *examples))
