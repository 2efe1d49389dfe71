"""
The form for proposing an entry, as the models describe it: one description for every place where somebody fills it in.

The page /contribute/propose/, the issue forms, `python -m macros new` and `python -m macros import-form` all read it.
"""

from __future__ import annotations

import inspect
import types
import typing
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, Literal

from macros.catalogue import Catalogue
from macros.model import KINDS, Entry, Model
from macros.model.fields import Date, PartialDate, Reference, Term, WebAddress
from macros.views.addresses import NAMES

Input = Literal["line", "text", "address", "date", "whole", "number", "yes-no", "choice", "entry", "group"]


@dataclass(frozen=True)
class FormChoice:
    """One choice of a closed list, in the words that readers see."""

    id: str
    label: str
    meaning: str = ""


@dataclass(frozen=True)
class FormField:
    """One field of the form."""

    name: str
    """As in the file."""
    label: str
    hint: str
    input: Input
    is_list: bool = False
    """Whether there may be several."""
    required: bool = False
    least: int = 0
    """How many a list needs."""
    most: int = 0
    """How many characters a text may have, or items a list; 0 for any number."""
    choices: tuple[FormChoice, ...] = ()
    kind: str = ""
    """For `entry`: the kind of entry that is named; empty when any may be, as `kind/id`."""
    default: Any = None
    """What the file means when it leaves the field out."""
    parts: tuple[FormField, ...] = ()
    """For `group`: its fields."""
    essential: bool = False
    """Whether it is asked first."""


@dataclass(frozen=True)
class EntryForm:
    """The form for one kind of entry."""

    kind: str
    title: str
    """What the kind is called where there are many."""
    one: str
    """One of it, in a sentence: `a case study`."""
    meaning: str
    folder: str
    collection: str
    fields: tuple[FormField, ...]
    """In the order in which they are asked: the essential ones first."""
    order: tuple[str, ...]
    """Names of the fields in the order in which the file has them."""

    @property
    def essentials(self) -> list[FormField]:
        """What is asked first."""
        return [field for field in self.fields if field.essential]

    @property
    def more(self) -> list[FormField]:
        """What may be added."""
        return [field for field in self.fields if not field.essential]


ONE: dict[str, str] = {
    "situation": "a situation",
    "guidance": "a piece of guidance",
    "intervention": "a thing to do",
    "case-study": "a case study",
    "measure": "a measure",
    "accreditation": "a scheme",
}
"""One entry of each kind, in a sentence."""

_OURS = {"added", "reviewed", "changes", "authors", "formerly"}
"""What editors and the calendar fill in."""

_ESSENTIAL = {"audiences", "url", "outcomes", "learnt"}
"""Fields that the checks can do without and readers hardly can."""

_LABELS = {
    "url": "Web address",
    "elements": "Element of the wheel",
    "audiences": "Useful to",
    "sectors": "Kinds of organisation",
    "sector": "Kind of organisation",
    "nations": "Nations",
    "tiers": "Who it is offered to",
    "objectives": "Mental-health objectives",
    "keywords": "Other words that people search for",
    "aliases": "Other names",
    "related": "Entries worth reading next",
    "type": "Type",
    "published": "When it was published",
    "updated": "When it was last changed",
    "superseded_by": "Entry that replaces it",
    "superseded_by_url": "Address of what replaces it",
    "no_successor": "What to do when nothing replaces it",
    "facts": "Worth knowing first",
    "use_it_when": "When to use it",
    "provenance": "How we know",
    "seen": "Did you read it?",
    "cited_by": "Address of the page that names it",
    "page": "Whose page it is",
    "title_confirmed": "Its own title was seen",
    "time_to_start": "Time to start",
    "urls": "Pages about it",
    "collected": "Who counts it",
    "where_to_get_it": "Where to get it",
    "how_to_read_it": "How to read it",
    "not_confirmed": "What could not be confirmed",
    "guidance": "Guidance that tells how",
    "nation": "Nation",
    "size": "Number of staff",
    "outcomes": "What changed, in figures",
    "source": "Where one can read about it",
    "also": "Further pages",
    "national_figures": "Published figures",
    "asks_for": "What it asks for",
    "how_to_use": "How to use it",
    "group": "Part of the list",
    "stop_and_call": "When to stop and call somebody",
    "contacts": "Urgent contacts to show",
    "resources": "Three things to read",
    "entry": "Entry",
    "why": "Why this one",
    "avoid": "What not to do",
    "next_week": "In the next week or two",
    "words_to_use": "Words to use",
    "learnt": "What they learnt",
}
"""What a field is called where its name alone would not do."""

_LINES = {
    "title", "publisher", "owner", "licence", "unit", "organisation", "period", "base", "before", "after", "measure",
    "population", "frequency", "time_to_start", "keywords", "aliases", "levels", "validity",
}
"""Texts that are a few words."""

_LITERALS: dict[tuple[str, str], tuple[str, str]] = {
    ("seen", "read"): ("Yes, I read the page itself", ""),
    ("seen", "cited"): ("No, I saw it named on another page", ""),
    ("page", "publisher"): ("Its publisher’s own", ""),
    ("page", "report"): ("Somebody else’s, about it", ""),
    ("status", "current"): ("Current", ""),
    ("status", "superseded"): ("Replaced", "Something newer takes its place"),
    ("status", "withdrawn"): ("Withdrawn", "Its publisher took it back"),
}
"""Label and meaning of choices that are in the model itself, by field and word."""


def entry_forms(catalogue: Catalogue) -> list[EntryForm]:
    """The form of every kind, in the order in which readers meet them."""
    return [entry_form(catalogue, kind) for kind in KINDS]


def entry_form(catalogue: Catalogue, kind: str) -> EntryForm:
    """The form of one kind."""
    model = KINDS[kind]
    fields = list(_fields(model, catalogue))
    # An address comes first: it tells at once whether the thing is here already.
    asked = sorted(fields, key=lambda field: (not field.essential, field.name != "url"))
    own = [field.name for field in fields if field.name not in Entry.model_fields]
    common = [field.name for field in fields if field.name in Entry.model_fields and field.name not in ("title", "summary")]
    return EntryForm(
        kind=kind,
        title=NAMES[kind],
        one=ONE[kind],
        meaning=inspect.cleandoc(model.__doc__ or ""),
        folder=model.folder,
        collection=model.collection,
        fields=tuple(asked),
        order=("title", "summary", *own, *common, "added", "reviewed"),
    )


def _fields(model: type[Model], catalogue: Catalogue) -> Iterator[FormField]:
    for name, info in model.model_fields.items():
        if name in _OURS:
            continue
        inner, marks, item_marks, is_list = _unwrapped(info.annotation, tuple(info.metadata))
        parts = tuple(_fields(inner, catalogue)) if isinstance(inner, type) and issubclass(inner, Model) else ()
        what, choices, kind = _input(name, inner, (*marks, *item_marks), catalogue)
        limits = marks if is_list else (*marks, *item_marks)
        default = None if info.is_required() else info.default
        yield FormField(
            name=name,
            label=_LABELS.get(name, name.replace("_", " ").capitalize()),
            hint=_hint(info.description or "", choices),
            input="group" if parts else what,
            is_list=is_list,
            required=info.is_required(),
            least=max([getattr(mark, "min_length", None) or 0 for mark in limits] or [0]) if is_list else 0,
            most=0 if choices else min([length for mark in limits if (length := getattr(mark, "max_length", None))] or [0]),
            choices=choices,
            kind=kind,
            default=list(default) if isinstance(default, tuple) else default,
            parts=parts,
            essential=info.is_required() or name in _ESSENTIAL,
        )


def _hint(description: str, choices: tuple[FormChoice, ...]) -> str:
    """What the model says of a field. Of ids it says nothing here: their labels speak for themselves, and so does their order."""
    text = " ".join(description.split())
    if choices:
        return "" if "`" in text else text.replace(", most important first", "").replace(", most fitting first", "")
    return text


def _unwrapped(annotation: Any, marks: tuple[Any, ...] = ()) -> tuple[Any, tuple[Any, ...], tuple[Any, ...], bool]:
    """What a value is made of, the marks on it, the marks on the items of a list, and whether it is a list."""
    origin, args = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        found = [part for mark in annotation.__metadata__ for part in getattr(mark, "metadata", None) or (mark,)]
        return _unwrapped(args[0], (*marks, *found))
    if origin in (typing.Union, types.UnionType):
        return _unwrapped(next(arg for arg in args if arg is not type(None)), marks)
    if origin is tuple:
        inner, item_marks, _, _ = _unwrapped(args[0])
        return inner, marks, item_marks, True
    return annotation, marks, (), False


def _input(name: str, inner: Any, marks: tuple[Any, ...], catalogue: Catalogue) -> tuple[Input, tuple[FormChoice, ...], str]:
    """How a value is asked for: the sort of field, its choices, and the kind of entry it names."""
    for mark in marks:
        if isinstance(mark, Term):
            return "choice", _terms(catalogue, mark.list), ""
        if isinstance(mark, Reference):
            choices = _things(catalogue, mark.kind)
            return ("choice", choices, "") if choices else ("entry", (), mark.kind or "")
    if typing.get_origin(inner) is typing.Literal:
        known = {choice.id: choice for choice in _terms(catalogue, "outcome_types")}
        words = [known.get(word) or FormChoice(word, *_LITERALS.get((name, word), (word.capitalize(), ""))) for word in typing.get_args(inner)]
        return "choice", tuple(words), ""
    if _is(marks, WebAddress):
        return "address", (), ""
    if _is(marks, PartialDate) or _is(marks, Date):
        return "date", (), ""
    numbers: dict[Any, Input] = {bool: "yes-no", int: "whole", float: "number"}
    return numbers.get(inner, "line" if name in _LINES else "text"), (), ""


def _is(marks: tuple[Any, ...], annotated: Any) -> bool:
    """Whether the marks include all those of an annotated type."""
    return all(mark in marks for mark in typing.get_args(annotated)[1:])


def _terms(catalogue: Catalogue, name: str) -> tuple[FormChoice, ...]:
    return tuple(FormChoice(choice.id, choice.label, choice.meaning or "") for choice in catalogue.vocabulary.value.choices(name))


def _things(catalogue: Catalogue, kind: str | None) -> tuple[FormChoice, ...]:
    """The elements of the wheel, or the urgent contacts; nothing for entries, of which there are too many to choose from."""
    if kind == "element":
        return tuple(FormChoice(element.id, element.name, element.question) for element in catalogue.elements.values())
    if kind == "contact":
        return tuple(FormChoice(contact.id, contact.name) for contact in catalogue.contacts.value.contacts if contact.show != "no")
    return ()


def skeleton(form: EntryForm) -> str:
    """The file of an entry to fill in by hand: each field with what it is for and what goes in. What may be left out is a comment."""
    lines = [f"# {form.folder}/a-short-name.yml    (the file name is the id; it never changes)"]
    by_name = {field.name: field for field in form.fields}
    for name in form.order:
        if name in by_name:
            lines += _skeleton(by_name[name])
    return "\n".join([*lines, "# The day of today, twice.", "added: 2026-01-31", "reviewed: 2026-01-31", ""])


def _skeleton(field: FormField) -> Iterator[str]:
    mark = "" if field.required else "# "
    yield f"# {_explained(field)}"
    if field.input != "group":
        yield f"{mark}{field.name}: {_example(field)}"
        return
    yield f"{mark}{field.name}:"
    for index, part in enumerate(field.parts):
        step = "  " if not field.is_list else "    " if index else "  - "
        yield f"{mark}{step}{part.name}: {_example(part)}    # {_explained(part)}"


def _explained(field: FormField) -> str:
    """What a field is for, whether it is needed, and what it may be."""
    choices = ", ".join(choice.id for choice in field.choices)
    said = ("" if field.required else "May be left out.", field.hint, choices and f"{'Some of' if field.is_list else 'One of'}: {choices}.")
    return " ".join(filter(None, said)) or field.label


def _example(field: FormField) -> str:
    if field.is_list:
        return "[]"
    return {"date": "2026-01-31", "whole": "0", "number": "0", "yes-no": "true"}.get(field.input, "''")
