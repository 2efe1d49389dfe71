"""
Proposals: from what somebody answered, in an issue form, in a terminal or word for word, to an entry and its file.

Answers are text by field name, with lists and groups as in the file. `frontend/src/core/proposal/entry.ts` makes the same
of the same answers; `tests/contract/entry-text.json` holds the two together.
"""

from __future__ import annotations

import datetime
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from macros.entry_text import cleaned, entry_text
from macros.exports.issue_forms import ENTRY, FILE, TICKED, Question, option, questions
from macros.load import wrong_with
from macros.model import KINDS
from macros.problems import Problem
from macros.views.entry_form import EntryForm, FormField

Answers = dict[str, Any]

_WHOLE = re.compile(r"-?[0-9]{1,12}")
_NUMBER = re.compile(r"-?[0-9]{1,12}(?:\.[0-9]{1,4})?")


@dataclass(frozen=True)
class Proposal:
    """A file that somebody proposes."""

    path: str
    """From the project's root; made by us, never taken as it came."""
    text: str


# From answers to a file


def proposal(form: EntryForm, answers: Answers, today: datetime.date, id: str = "") -> Proposal:
    """The file that the answers make. Without an id it goes by its title."""
    name = safe_id(id or str(answers.get("title", "")))
    return Proposal(f"{form.folder}/{name}.yml", entry_text(entry_of(form, answers, today)))


def safe_id(text: str) -> str:
    """The nearest thing to `text` that can be an id and a file name: at most sixty letters, digits and hyphens."""
    plain = re.sub("[\u0300-\u036f]", "", unicodedata.normalize("NFKD", text)).lower()
    joined = re.sub(r"[^a-z0-9]+", "-", re.sub("['’]", "", plain)).strip("-")
    if len(joined) > 60:
        joined = joined[:60].rpartition("-")[0] or joined[:60]
    return joined or "entry"


def entry_of(form: EntryForm, answers: Answers, today: datetime.date) -> dict[str, Any]:
    """The fields of the entry, in the order of the file. What says nothing, or what the file means anyway, is left out."""
    made = _group(form.fields, answers) | {"added": str(today), "reviewed": str(today)}
    return {name: made[name] for name in form.order if name in made}


def _group(fields: Iterable[FormField], answers: Mapping[str, Any]) -> dict[str, Any]:
    made = {field.name: _value(field, answers.get(field.name)) for field in fields}
    return {field.name: made[field.name] for field in fields if made[field.name] not in (None, "", [], {}) and _says_something(field, made[field.name])}


def _says_something(field: FormField, value: Any) -> bool:
    # In Python True equals 1.
    return value != field.default or type(value) is not type(field.default)


def _value(field: FormField, answer: Any) -> Any:
    if field.is_list:
        items = answer if isinstance(answer, list) else [] if answer in (None, "") else [answer]
        return [made for item in items if (made := _one(field, item)) not in (None, "", {})]
    return _one(field, answer)


def _one(field: FormField, answer: Any) -> Any:
    if field.input == "group":
        return _group(field.parts, answer) if isinstance(answer, Mapping) else {}
    text = cleaned(str(answer or ""))
    match field.input:
        case "whole" | "number":
            return _as_number(text, _WHOLE if field.input == "whole" else _NUMBER)
        case "yes-no":
            return {"yes": True, "no": False}.get(text.lower(), text)
        case "choice":
            return _chosen(field, text)
        case "entry":
            return entry_name(field.kind, text)
    return text


def _as_number(text: str, wanted: re.Pattern[str]) -> int | float | str:
    digits = re.sub(r"(?<=[0-9])[, ](?=[0-9]{3}\b)", "", text)
    if not wanted.fullmatch(digits):
        return text
    number = float(digits)
    return int(number) if number.is_integer() else number


def _chosen(field: FormField, text: str) -> str:
    """The id of the choice that is meant; the text itself when there is none such, for the checks to name."""
    for index, choice in enumerate(field.choices):
        if text.casefold() in (choice.id.casefold(), choice.label.casefold(), option(field, index).casefold()):
            return choice.id
    return text


_COLLECTIONS = {model.collection: kind for kind, model in KINDS.items()}


def entry_name(kind: str, text: str) -> str:
    """How an entry of that kind (or of any, without one) is named in a file. Takes the address of its page too."""
    found = re.search(r"([a-z-]+)/([a-z0-9-]+)/?(?:[?#].*)?$", text)
    if not found:
        return text
    given = _COLLECTIONS.get(found[1], found[1])
    return found[2] if given == kind else f"{given}/{found[2]}"


# From an issue


def from_issue(forms: Sequence[EntryForm], body: str, today: datetime.date) -> Proposal | str:
    """What an issue proposes, or in a sentence why nothing can be made of it."""
    body = body.replace("\r\n", "\n")
    written = _sections(body, (FILE, ENTRY))
    if len(written) == 2:
        return _word_for_word(forms, written)
    answered = {form.kind: _sections(body, [*(question.label for question in questions(form)), TICKED]) for form in forms}
    best = max(forms, key=lambda form: len(answered[form.kind]))
    found = answered[best.kind]
    if len(found) < 3:
        return "The issue does not have the headings of one of our forms. Propose with a form, and leave its headings as they are."
    answers: Answers = {}
    for question in questions(best):
        _put(answers, question, _meant(question, found.get(question.label, "")))
    if not cleaned(str(answers.get("title", ""))):
        return "The title is empty, and the file is named after it. Edit the issue and give it one."
    return proposal(best, answers, today)


def _sections(body: str, labels: Iterable[str]) -> dict[str, str]:
    """The text below each heading that is one of ours. Other headings belong to the text they stand in."""
    known, found, name = set(labels), {}, ""
    for line in body.split("\n"):
        heading = line[4:].strip() if line.startswith("### ") else ""
        if heading in known and heading not in found:
            name, found[heading] = heading, ""
        elif name:
            found[name] += f"{line}\n"
    return {label: "" if text.strip() in ("_No response_", "None") else text.strip() for label, text in found.items()}


def _word_for_word(forms: Sequence[EntryForm], written: dict[str, str]) -> Proposal | str:
    folder, _, name = written[FILE].strip("` \n").rpartition("/")
    if folder not in [form.folder for form in forms]:
        return f"“{FILE}” should be a folder of entries and a name, such as {forms[0].folder}/a-short-name.yml."
    text = re.sub(r"\A```[a-z]*\n|\n?```\Z", "", written[ENTRY])
    return Proposal(f"{folder}/{safe_id(name.removesuffix('.yml'))}.yml", text.rstrip() + "\n")


def _meant(question: Question, text: str) -> Any:
    """An answer as it stands in an issue."""
    field = question.field
    if field.input == "choice" and field.is_list and question.part != "first":
        return _ticked(field, text)
    if field.input == "group":
        return _blocks(field, text)
    if field.is_list and not question.part:
        return [re.sub(r"^(?:[-*]|[0-9]+[.)])(?:\s+|$)", "", line.strip()) for line in text.split("\n")]
    return text


def _ticked(field: FormField, text: str) -> list[str]:
    """Choices joined by commas, as several of a dropdown are, or one to a line with a tick. A label may hold a comma itself."""
    if re.search(r"^- \[[ xX]\] ", text, re.MULTILINE):
        return re.findall(r"^- \[[xX]\] (.+)$", text, re.MULTILINE)
    rest, found = text, []
    labels = sorted((choice.label for choice in field.choices), key=len, reverse=True)
    while rest:
        label = next((label for label in labels if re.match(rf"{re.escape(label)}\s*(?:,|$)", rest, re.IGNORECASE)), None)
        part = label or rest.partition(",")[0]
        found.append(part)
        rest = rest[len(part) :].lstrip(" ,\n")
    return found


def _blocks(field: FormField, text: str) -> list[Answers]:
    """Groups as blocks of lines `Label: text`, with an empty line between two. Another line goes on with the one above."""
    names = {word.casefold(): part.name for part in field.parts for word in (part.label, part.name)}
    groups = []
    for block in re.split(r"\n\s*\n", text):
        group: dict[str, Any] = {}
        last = field.parts[0].name
        for line in block.split("\n"):
            label, colon, rest = line.strip().lstrip("-* ").partition(":")
            if colon and label.strip().casefold() in names:
                last, line = names[label.strip().casefold()], rest
            group[last] = f"{group.get(last, '')} {line}".strip()
        groups.append(group)
    return groups


def _put(answers: Answers, question: Question, value: Any) -> None:
    place = answers
    for name in question.way[:-1]:
        place = place.setdefault(name, {})
    name = question.way[-1]
    if question.part == "first":
        place[name] = [value]
    elif question.part == "others":
        # One that is chosen twice is meant once.
        first = [_chosen(question.field, cleaned(item)) for item in place.get(name, [])]
        place[name] = list(dict.fromkeys([*first, *(_chosen(question.field, cleaned(item)) for item in value)]))
    else:
        place[name] = value


# From a terminal


def put(form: EntryForm, answers: Answers, way: str, value: str) -> bool:
    """Set one answer by its way, such as `title`, `source.url` or `outcomes.0.measure`. False when there is no such field.

    A list is given item by item; any other field that is given twice keeps the later answer.
    """
    return _set(form.fields, answers, way.split("."), value)


def _set(fields: Iterable[FormField], place: dict[str, Any], way: list[str], value: str) -> bool:
    name, *rest = way
    field = next((field for field in fields if field.name == name), None)
    if field is None or bool(rest) != (field.input == "group"):
        return False
    if not rest:
        place[name] = [*place.get(name, []), value] if field.is_list else value
        return True
    if not field.is_list:
        inside = place.get(name, {})
        is_set = _set(field.parts, inside, rest, value)
    else:
        groups = place.get(name, [])
        if len(rest) < 2 or not rest[0].isdecimal() or int(rest[0]) > len(groups):
            return False
        group = groups[int(rest[0])] if int(rest[0]) < len(groups) else {}
        is_set = _set(field.parts, group, rest[1:], value)
        inside = [*groups[: int(rest[0])], group, *groups[int(rest[0]) + 1 :]]
    if is_set:
        place[name] = inside
    return is_set


def asked(form: EntryForm, ask: Callable[[str], str], tell: Callable[[str], None]) -> Answers:
    """Ask for one field after the other, check each answer at once, and give them all."""
    tell(f"{form.meaning} Leave an answer empty to skip what may be left out.")
    answers = _asked_all(form, form.essentials, ask, tell)
    if ask("\nThat is what matters. Add more? y or n [n]: ").strip().lower().startswith("y"):
        answers |= _asked_all(form, form.more, ask, tell)
    return answers


def _asked_all(form: EntryForm, fields: Iterable[FormField], ask: Callable[[str], str], tell: Callable[[str], None]) -> Answers:
    answers: Answers = {}
    for field in fields:
        while True:
            answer = _asked(field, ask, tell)
            value = _value(field, answer)
            if value in (None, "", [], {}):
                wrong = ["This one is needed."] if field.required else []
            else:
                wrong = wrong_with(KINDS[form.kind], field.name, value) + _not_offered(field, value)
            if not wrong:
                answers[field.name] = answer
                break
            for words in wrong:
                tell(f"  {words}")
    return answers


def _not_offered(field: FormField, value: Any) -> list[str]:
    ids = [choice.id for choice in field.choices]
    return [f"“{item}” is not one of the choices." for item in (value if isinstance(value, list) else [value]) if ids and item not in ids]


def _asked(field: FormField, ask: Callable[[str], str], tell: Callable[[str], None]) -> Any:
    tell(f"\n{field.label}{'' if field.required else ' (may be left out)'}")
    if field.hint:
        tell(f"  {field.hint}")
    if field.input == "group":
        if not field.is_list:
            return {part.name: _asked(part, ask, tell) for part in field.parts if part.essential}
        groups = []
        while not field.required and ask("  Add one? y or n [n]: ").strip().lower().startswith("y") or len(groups) < field.least:
            groups.append({part.name: _asked(part, ask, tell) for part in field.parts})
        return groups
    for number, choice in enumerate(field.choices, 1):
        tell(f"  {number}. {choice.label}{f': {choice.meaning}' if choice.meaning else ''}")
    if field.choices:
        given = ask("  Numbers, most important first, with commas: " if field.is_list else "  Number: ")
        chosen = [_by_number(field, part.strip()) for part in (given.split(",") if field.is_list else [given])]
        return [word for word in chosen if word] if field.is_list else chosen[0]
    if not field.is_list:
        default = {True: " [yes]", False: " [no]"}.get(field.default, "") if field.input == "yes-no" else ""
        return ask(f"  >{default} ")
    lines = []
    while line := ask("  > " if not lines else "  another, or nothing > ").strip():
        lines.append(line)
    return lines


def _by_number(field: FormField, given: str) -> str:
    return field.choices[int(given) - 1].id if given.isdecimal() and 1 <= int(given) <= len(field.choices) else given


# What to say about it


def as_comment(path: str, problems: Sequence[Problem]) -> str:
    """What is wrong with a proposal, in Markdown, for the person who made it. Nothing in it calls anybody or is obeyed."""
    if not problems:
        return f"Thank you. The entry passes every check. It is `{path}`, and an editor will look at it.\n"
    count = "One thing is" if len(problems) == 1 else f"{len(problems)} things are"
    lines = [f"{number}. {_inert(problem.message)} {_inert(problem.advice)} (line {problem.at.line})" for number, problem in enumerate(problems, 1)]
    return (
        f"Thank you for proposing `{path}`. {count} left to put right. Edit the text of the issue, and this list is made anew. "
        f"If you would rather not, leave it: an editor will.\n\n" + "\n".join(lines) + "\n"
    )


def _inert(text: str) -> str:
    return " ".join(text.split()).replace("@", "@\u200b").replace("<", "‹").replace("![", "[").replace("](", "] (")
