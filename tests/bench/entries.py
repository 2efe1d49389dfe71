"""
Made-up entries beside the real ones, as many as wanted, for measuring what a large catalogue costs.

Each is a real entry's shape with a title of its own and texts drawn from all entries of its kind, so that words are as
common and texts as long as in the real catalogue. A title is made of something that real entries are about, a form, who
it is for and where, and means something: somebody could look for it. Places and publishers are obviously made up. The
same number of entries is the same entries on every machine. Nothing of this is ever written into the project.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

KINDS = {
    "resources/guidance": "guidance",
    "resources/interventions": "intervention",
    "case_studies": "case-study",
    "resources/measures": "measure",
    "resources/accreditation": "accreditation",
    "resources/situations": "situation",
}
"""Name of the kind by its folder."""


def with_made_up(project: Path, wanted: int) -> Path:
    """Adds as many entries to a copy of the project as are missing from so many."""
    chance = random.Random(wanted)
    shapes = [(file, read(file)) for file in files(project)]
    texts = {kind: _texts_by_field(entry for file, entry in shapes if kind_of(project, file) == kind) for kind in KINDS.values()}
    topics = sorted({keyword for _, entry in shapes for keyword in entry.get("keywords", ())})
    taken = {entry["title"].casefold() for _, entry in shapes}
    names = {file for file, _ in shapes}
    for number in range(len(shapes), wanted):
        file, shape = shapes[number % len(shapes)]
        kind = kind_of(project, file)
        place = chance.choice(_FIRST_HALVES) + chance.choice(_SECOND_HALVES)
        topic = chance.choice(topics)
        title = _title(kind, topic, place, taken, chance)
        entry = _mixed(shape, texts[kind], chance)
        entry |= {
            "title": title,
            "summary": f"{_about(kind, topic, place)} {entry['summary']}",
            "keywords": [topic, *chance.sample(topics, 3)],
        }
        for field, of in (("publisher", "{} Council"), ("organisation", "The {} Partnership"), ("owner", "The {} Trust")):
            if field in entry:
                entry[field] = of.format(place)
        if "url" in entry:
            entry["url"] = f"https://made-up.example/{number}/"
        if isinstance(entry.get("source"), dict):
            entry["source"] = {**entry["source"], "title": title, "publisher": f"{place} Council", "url": f"https://made-up.example/{number}/source/"}
        name = "-".join(re.findall(r"[a-z0-9]+", title.lower())[:6])
        path = file.with_stem(name)
        if path in names:
            path = file.with_stem(f"{name}-{number}")
        names.add(path)
        path.write_text(yaml.dump(entry, Dumper=yaml.CSafeDumper, allow_unicode=True, sort_keys=False), encoding="utf-8")
    return project


def files(project: Path) -> list[Path]:
    return sorted(file for folder in KINDS for file in (project / folder).glob("*.yml"))


def read(file: Path) -> dict[str, Any]:
    return yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader)


def kind_of(project: Path, file: Path) -> str:
    return KINDS[file.parent.relative_to(project).as_posix()]


# Titles

_FORMS = (
    "a guide", "a checklist", "a toolkit", "a briefing", "questions and answers", "lessons", "a poster", "a short film", "a workbook", "first steps",
    "a policy to copy", "a rota to copy", "what works", "a training day", "a conversation guide", "a survey", "a webinar", "an evidence review",
)  # fmt: skip
_WHO = (
    "porters", "cleaners", "lorry drivers", "night staff", "teaching assistants", "paramedics", "shop workers", "gardeners", "apprentices", "volunteers",
    "librarians", "dentists", "call handlers", "plumbers", "chefs", "students on placement", "lecturers", "home carers", "bus drivers", "engineers",
    "pharmacists", "social workers", "farm workers", "security guards", "musicians", "prison officers", "receptionists", "surveyors", "welders", "actors",
)  # fmt: skip
_WHERE = (
    "a bakery", "a warehouse", "a small clinic", "a primary school", "a call centre", "a hospital kitchen", "a museum", "a shipyard", "a law firm", "a nursery",
    "a hospice", "a brewery", "a leisure centre", "a laboratory", "a care home", "a theatre", "a railway depot", "a parish office", "a university library",
    "a fire station", "a garden centre", "a bank branch", "a dental practice", "a water works", "a film studio", "a quarry", "a hotel", "a fish market",
)  # fmt: skip
_FIRST_HALVES = ("Sample", "Example", "Pretend", "Fable", "Story", "Dream", "Maybe", "Elsewhere", "Nowhere", "Paper", "Rumour", "Riddle", "Invent", "Makebelieve")
_SECOND_HALVES = ("ton", "ford", "by", "wick", "ham", "dale", "combe", "mere", "stead", "worth", "bridge", "field")

_TITLES = {
    "guidance": (
        "{Topic}: {form} for {who}",
        "{Topic}: {form} for {where}",
        "{Form} on {topic} for {who} and their managers",
        "{Topic} in {where}: {form} from {place}",
        "What {who} in {place} should know about {topic}",
    ),
    "intervention": ("{Form} on {topic} for {who}", "Time and support for {who}: {topic} in {where}", "{Topic} for {who}, run by {place}"),
    "case-study": ("How {where} in {place} took on {topic}", "{Topic}: what {who} in {place} changed", "{Form} on {topic} made by {who} in {where}"),
    "measure": ("{Topic} among {who} in {where}", "Share of {who} reached: {topic} in {place}"),
    "accreditation": ("{Topic} award of {place} for {where}", "{place} mark for {topic} among {who}"),
    "situation": ("{Topic} has come up in {where}: {who} ask me", "My {who} in {place} talk of {topic}"),
}


def _title(kind: str, topic: str, place: str, taken: set[str], chance: random.Random) -> str:
    while True:
        form = chance.choice(_FORMS)
        said = {"topic": topic, "Topic": _with_capital(topic), "form": form, "Form": _with_capital(form)}
        title = chance.choice(_TITLES[kind]).format(**said, who=chance.choice(_WHO), where=chance.choice(_WHERE), place=place)
        if title.casefold() not in taken:
            taken.add(title.casefold())
            return title


def _about(kind: str, topic: str, place: str) -> str:
    return f"{_with_capital(kind.replace('-', ' '))} from {place} about {topic}."


def _with_capital(words: str) -> str:
    return words[:1].upper() + words[1:]


# Texts

_MIXED = (
    "summary use_it_when facts definition how_to_read_it caveats first_steps cautions setting challenge what_they_did learnt would_do_differently "
    "next_steps asks_for evidence_needed how_to_use first_step next_week avoid words_to_use stop_and_call"
).split()


def _texts_by_field(entries: Iterator[dict[str, Any]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {field: [] for field in _MIXED}
    for entry in entries:
        for field in _MIXED:
            value = entry.get(field, ())
            found[field] += [value] if isinstance(value, str) else value
    return found


def _mixed(shape: dict[str, Any], texts: dict[str, list[str]], chance: random.Random) -> dict[str, Any]:
    """The shape with each of its texts replaced by one from the same field of any entry of the kind."""
    entry = dict(shape)
    for field in _MIXED:
        if isinstance(shape.get(field), str):
            entry[field] = chance.choice(texts[field])
        elif field in shape:
            entry[field] = [chance.choice(texts[field]) for _ in shape[field]]
    return entry


# What a search is given


@dataclass(frozen=True)
class Text:
    """What every search engine gets of an entry."""

    name: str
    title: str
    summary: str
    keywords: str
    text: str


_NO_WORDS = frozenset(
    "elements audiences sectors sector nations nation tiers objectives type format languages status added reviewed changes published updated contacts group related "
    "interventions measures related_measures guidance entry url urls sources source superseded_by provenance authors direction collected strength level kind size licence".split()
)
"""Fields without words of their own: ids, dates and addresses."""


def texts_of(project: Path) -> list[Text]:
    """The entries of a project as plain text, read without the project's own code."""
    file = project / "resources" / "synonyms.yml"
    groups = [re.compile(rf"\b(?:{'|'.join(map(re.escape, group))})\b", re.IGNORECASE) for group in _groups(file)]
    named = list(zip(groups, map(", ".join, _groups(file)), strict=True))
    return [_text_of(f"{kind_of(project, file)}/{file.stem}", read(file), named) for file in files(project)]


def _groups(file: Path) -> list[list[str]]:
    return read(file)["groups"] if file.is_file() else []


def _text_of(name: str, entry: dict[str, Any], synonyms: list[tuple[re.Pattern[str], str]]) -> Text:
    """An entry's words, and what else its title, keywords and summary might be called."""
    keywords = ", ".join(entry.get("keywords", ()))
    named = f"{entry['title']}\n{keywords}\n{entry['summary']}"
    also = [words for pattern, words in synonyms if pattern.search(named)]
    rest = {field: value for field, value in entry.items() if field not in ("title", "summary", "keywords")}
    return Text(name, entry["title"], entry["summary"], keywords, "\n".join([*_strings(rest), *also]))


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each)
    elif isinstance(value, dict):
        for field, each in value.items():
            if field not in _NO_WORDS:
                yield from _strings(each)
