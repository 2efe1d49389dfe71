"""The code host's issue forms for proposing an entry, one for each kind, written from the same description as the page."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from macros.catalogue import Catalogue
from macros.entry_text import entry_text
from macros.views.entry_form import EntryForm, FormField, entry_forms

FOLDER = ".github/ISSUE_TEMPLATE"

LABEL = "proposal"
"""What the code host marks every proposal with; a workflow waits for it."""

FILE, ENTRY = "File", "Entry"
"""The two questions of the form for an entry that is written already."""

TICKED = "Before you send it"
"""The question that asks for a promise."""


@dataclass(frozen=True)
class Question:
    """One question of an issue form. A group inside the entry becomes several questions, a list of groups is one."""

    label: str
    """In the form and, as a heading, in the issue; no two questions of a form have the same."""
    way: tuple[str, ...]
    """The way to the field: names from the outside in."""
    field: FormField
    part: str = ""
    """Of a list whose first item matters most: `first` asks for that item, `others` for the rest."""
    essential: bool = True
    required: bool = False


def questions(form: EntryForm) -> list[Question]:
    """The questions of a form in order, essential ones first."""
    found = [question for field in form.fields for question in _questions(field, (), "", field.essential, True)]
    return sorted(found, key=lambda question: not question.essential)


def _questions(field: FormField, way: tuple[str, ...], before: str, essential: bool, required: bool) -> Iterator[Question]:
    label, at = f"{before}{_after(before, field.label)}", (*way, field.name)
    if field.input == "group" and not field.is_list:
        for part in field.parts:
            yield from _questions(part, at, f"{label}: ", essential and part.essential, required and field.required)
    elif field.input == "choice" and field.is_list and field.required:
        yield Question(f"{label} that it is mostly about", at, field, "first", essential, required)
        yield Question(f"{label}: others that it touches", at, field, "others", essential)
    else:
        yield Question(label, at, field, "", essential, required and field.required)


def _after(before: str, label: str) -> str:
    return label[:1].lower() + label[1:] if before else label


def option(field: FormField, index: int) -> str:
    """A choice as the form offers it. Several are joined by commas in the issue, so that they carry no meaning beside the label."""
    choice = field.choices[index]
    return choice.label if field.is_list or not choice.meaning else f"{choice.label}: {choice.meaning}"


def issue_forms(catalogue: Catalogue) -> dict[str, str]:
    """Place and text of each issue form that is made from the models."""
    forms = {f"{FOLDER}/{form.kind}.yml": _form(form) for form in entry_forms(catalogue)}
    return forms | {f"{FOLDER}/entry.yml": _written_entry()}


def _form(form: EntryForm) -> str:
    body: list[dict[str, Any]] = [_markdown(_INTRODUCTION.format(one=form.one))]
    asked = questions(form)
    for index, question in enumerate(asked):
        if not question.essential and (index == 0 or asked[index - 1].essential):
            body.append(_markdown("All that follows may be left empty."))
        body.append(_element(question))
    body.append(_promise())
    return _text(f"Propose {form.one}", form.meaning, body)


_INTRODUCTION = (
    "Thank you for proposing {one}. A few minutes are enough, and nothing has to be perfect: you are told what is missing, "
    "you can edit what you wrote, and an editor helps. What you write here is public."
)


def _text(name: str, description: str, body: list[dict[str, Any]]) -> str:
    head = "# Written by `make schemas` from the models. Change the models or macros/views/entry_form.py, not this file.\n"
    return head + entry_text({"name": name, "description": description, "labels": [LABEL], "body": body})


def _element(question: Question) -> dict[str, Any]:
    field = question.field
    attributes: dict[str, Any] = {"label": question.label}
    if said := _description(question):
        attributes["description"] = said
    if field.input == "choice" or field.input == "yes-no":
        kind = "dropdown"
        if field.is_list and question.part != "first":
            attributes["multiple"] = True
        attributes["options"] = [option(field, index) for index in range(len(field.choices))] or ["Yes", "No"]
    elif field.is_list or field.input == "text":
        kind = "textarea"
        if field.input == "group":
            attributes["placeholder"] = _block(field)
    else:
        kind = "input"
    return {
        "type": kind,
        "id": "-".join((*question.way, question.part) if question.part else question.way),
        "attributes": attributes,
        "validations": {"required": question.required},
    }


def _description(question: Question) -> str:
    field = question.field
    if question.part == "others":
        return "As many as fit."
    if field.input == "group":
        return f"{field.hint} Write a block of lines such as these for each, with an empty line between two: {'; '.join(part.label for part in field.parts)}."
    if field.is_list and field.input != "choice":
        return f"{field.hint} One in each line."
    return field.hint


def _block(field: FormField) -> str:
    """How a list of groups is written: a line for each part, `Label: text`."""
    return " / ".join(f"{part.label}: …" for part in field.parts)


def _markdown(text: str) -> dict[str, Any]:
    return {"type": "markdown", "attributes": {"value": text}}


def _promise() -> dict[str, Any]:
    options = [{"label": "It is in my own words, and says only what I read or know.", "required": True}]
    return {"type": "checkboxes", "id": "promise", "attributes": {"label": TICKED, "options": options}}


def _written_entry() -> str:
    body = [
        _markdown("The form on the site fills this in for you. You can also paste an entry that you wrote by hand. What you write here is public."),
        {
            "type": "input",
            "id": "file",
            "attributes": {"label": FILE, "description": "Where the entry belongs, such as resources/guidance/a-short-name.yml."},
            "validations": {"required": True},
        },
        {
            "type": "textarea",
            "id": "entry",
            "attributes": {"label": ENTRY, "description": "All of the file.", "render": "yaml"},
            "validations": {"required": True},
        },
    ]
    return _text("Propose an entry that is written already", "What the form on the site made, or a file of your own", body)
