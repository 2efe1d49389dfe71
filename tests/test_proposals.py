"""Proposals: answers, issues and a conversation in a terminal become files that pass, and hostile ones do no harm."""

from __future__ import annotations

import datetime
import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros import proposals
from macros.__main__ import main
from macros.catalogue import Catalogue
from macros.checks.duplicate_address import normalised
from macros.entry_text import cleaned, entry_text
from macros.exports import payload
from macros.exports.issue_forms import option, questions
from macros.model import KINDS
from macros.model.guidance import Guidance
from macros.load import wrong_with
from macros.views.entry_form import EntryForm, FormField, entry_form, entry_forms
from tests.test_entry_text import ODD

CONTRACT = Path(__file__).parent / "contract" / "entry-text.json"
DAY = datetime.date(2030, 1, 15)

GUIDANCE: dict[str, Any] = {
    "title": "Getting up: a guide",
    "summary": "How to get up,\nslowly.",
    "elements": ["light", "rest"],
    "audiences": ["staff"],
    "url": "https://www.example.org/up",
    "publisher": "The Stair Society",
    "type": "guide",
    "published": "2028",
    "format": "pdf",
    "facts": ["It has 3 steps", "", "2027: revised"],
    "use_it_when": "When the alarm rings.",
    "provenance": {"seen": "read", "title_confirmed": "yes", "page": "publisher", "note": ""},
    "sectors": ["all"],
    "related": ["https://example.org/site/guidance/sitting-down/"],
}

ANSWERS: dict[str, dict[str, Any]] = {
    "guidance": GUIDANCE,
    "case-study": {
        "title": "A ladder for a lighthouse",
        "summary": "Two keepers hung up a ladder.",
        "elements": ["light"],
        "audiences": [],
        "organisation": "The Made-up Lighthouse",
        "sector": "lighthouse",
        "nation": "wales",
        "size": "1,250",
        "setting": "A rock",
        "challenge": "The stairs: too many.",
        "what_they_did": ["Hung up a ladder.", "  "],
        "outcomes": [
            {"measure": "steps climbed", "type": "effect", "before": "300", "after": "12", "period": "", "base": "2 keepers", "note": ""},
            {"measure": "", "type": "", "before": "", "after": "", "period": "", "base": "", "note": ""},
        ],
        "learnt": ["Look down\u200b first"],
        "interventions": ["interventions/put-out-chairs/"],
        "source": {"title": "Our ladder", "title_confirmed": "no", "publisher": "The Lighthouse", "url": "https://light.example.org/x", "also": [""]},
    },
    "measure": {
        "title": "Stairs climbed",
        "summary": "How many stairs.",
        "elements": ["rest"],
        "definition": "Stairs climbed in a day.",
        "unit": "%",
        "direction": "lower",
        "type": "outcome",
        "collected": "local",
        "where_to_get_it": "A counter",
        "frequency": "Weekly",
        "national_figures": [
            {"value": "12.50", "unit": "stairs", "period": "2028", "population": "Keepers", "source": "https://stats.example.org/stairs"},
            {"value": "-3", "unit": "stairs", "period": "2027", "population": "Keepers", "source": "https://stats.example.org/old"},
        ],
    },
    "intervention": {
        "title": "Hang up a ladder",
        "summary": "A ladder.",
        "elements": ["light"],
        "evidence": {"strength": "strong", "statement": "It was read.", "sources": ["https://example.org/ladders"], "case_studies": ["case-studies/chairs-in-a-bakery/"]},
        "cost": {"level": "low", "note": ""},
        "time_to_start": "2 days",
        "first_steps": ["Buy a ladder.", "Hang it up."],
    },
    "accreditation": {
        "title": "The Ladder Mark",
        "summary": "A mark for ladders.",
        "elements": ["light"],
        "owner": "The Ladder Board",
        "status": "open",
        "asks_for": "A ladder",
        "levels": ["One", "Two"],
        "cost": {"level": "", "note": ""},
        "url": "https://mark.example.org",
    },
    "situation": {
        "title": "Somebody fell",
        "summary": "What to do when somebody fell.",
        "elements": ["rest"],
        "group": "today",
        "stop_and_call": ["They do not answer. Ring 999."],
        "contacts": [],
        "first_step": "Sit down beside them.",
        "resources": [
            {"entry": "guidance/sitting-down", "why": "It tells how."},
            {"entry": "intervention/put-out-chairs", "why": "For next time."},
            {"entry": "measures/missed-breaks/", "why": "To count."},
        ],
        "next_week": ["Ask how they are."],
        "avoid": ["Do not pull them up."],
    },
}  # fmt: skip
"""An entry of each kind as somebody would type it into the form."""

ADDRESSES = [
    "https://example.org", "http://www.example.org/", "HTTPS://WWW.Example.ORG/Path/", "https://example.org/a?b=c", "https://example.org/a/?b=c#d", "https://example.org?",
    "https://example.org:8080/a", "https://example.org./a", "example.org", "https://localhost/", "https://a@example.org/", "ftp://example.org", "https://exa mple.org",
    "https://example.org/a b", "https://example.org:99999/", "https://example.org:/", "https://", "https://.org", 'https://example.org/"', "https://example.org/<b>",
    "https://example.org/a//", "https://éxample.org/é", "javascript:alert(1)", "",
]  # fmt: skip

IDS = ["A quiet room", "It’s: a test!", "  Ünïcode & more  ", "日本語", "../../etc/passwd", "con", "a" * 90, "word " * 30, "a--b", "-a-", "C:\\x", "", "ﬁne Ⅻ", "x\u0301y"]

NUMBERS = ["1", "1,250", "1 250", "1250.5", "12.50", "-3", "0", "007", "1,25", "1e3", "twelve", "12.34567", "9999999999999", "1.0", "-0", "٣"]


def contract(example: Catalogue) -> dict:
    """What both languages make of the same answers."""
    forms = {form.kind: form for form in entry_forms(example)}
    odd = [f"{first} {second}" for first in ODD for second in ("", "and more words " * 9, "a: b")] + ODD
    return {
        "today": str(DAY),
        "forms": {kind: payload.entry_form(form) for kind, form in forms.items()},
        "entries": [{"kind": kind, "answers": answers, "text": entry_text(proposals.entry_of(forms[kind], answers, DAY))} for kind, answers in ANSWERS.items()],
        "texts": [{"fields": fields, "text": entry_text(fields)} for text in odd for fields in [{"summary": text, "list": [text], "groups": [{"one": text}]}]],
        "cleaned": [{"text": text, "cleaned": cleaned(text)} for text in [*odd, "a\u200bb\ufeff", "\u00a0a \r\n b\t"]],
        "ids": [{"text": text, "id": proposals.safe_id(text)} for text in [*IDS, *ODD]],
        "addresses": [{"text": text, "is_address": not wrong_with(Guidance, "url", text), "normalised": None if wrong_with(Guidance, "url", text) else normalised(text)} for text in ADDRESSES],
        "numbers": [{"text": text, "value": proposals._as_number(text, proposals._NUMBER)} for text in NUMBERS],
    }


def test_the_contract_is_what_python_writes(example: Catalogue) -> None:
    """The file that the front end's tests read holds what Python makes. After a change that is meant, run with SIGNPOST_ACCEPT=1."""
    made = contract(example)
    if os.environ.get("SIGNPOST_ACCEPT"):
        CONTRACT.write_text(json.dumps(made, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")

    assert json.loads(CONTRACT.read_text(encoding="utf-8")) == json.loads(json.dumps(made))


# A project to propose to


@pytest.fixture
def full(tmp_path: Path, base: Path, entries: Path) -> Path:
    """The made-up project with an entry of each kind."""
    shutil.copytree(base, tmp_path / "project")
    shutil.copytree(entries, tmp_path / "project", dirs_exist_ok=True)
    return tmp_path / "project"


def run(project: Path, *arguments: str) -> int:
    return main(["--root", str(project), *arguments, "--today", str(DAY)])


def issue(form: EntryForm, answers: dict[str, Any]) -> str:
    """The text of an issue in which the form was filled in, as the code host writes it."""
    sections = []
    for question in questions(form):
        value: Any = answers
        for name in question.way:
            value = value.get(name, "") if isinstance(value, dict) else ""
        sections.append(f"### {question.label}\r\n\r\n{as_typed(question.field, question.part, value) or '_No response_'}")
    return "\r\n\r\n".join([*sections, "### Before you send it\r\n\r\n- [X] It is in my own words, and says only what I read or know."])


def as_typed(field: FormField, part: str, value: Any) -> str:
    shown = {choice.id: option(field, index) for index, choice in enumerate(field.choices)}
    if part:
        chosen = value[:1] if part == "first" else value[1:]
        return ", ".join(shown[id] for id in chosen)
    if field.input == "group":
        return "\r\n\r\n".join("\r\n".join(f"{next(p.label for p in field.parts if p.name == name)}: {text}" for name, text in group.items() if text) for group in value or [])
    if field.is_list and field.choices:
        return ", ".join(shown[id] for id in value or [])
    if field.is_list:
        return "\r\n".join(f"- {item}" for item in value or [] if item)
    if field.input == "yes-no":
        return {"yes": "Yes", "no": "No"}.get(value, "")
    return shown.get(value, value)


@pytest.mark.parametrize("kind", KINDS)
def test_an_issue_becomes_an_entry_that_passes(full: Path, example: Catalogue, kind: str, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A form that was filled in becomes a file that says the same as the page's own form, and passes every check."""
    form = entry_form(example, kind)
    body = tmp_path / "issue.md"
    body.write_text(issue(form, ANSWERS[kind]), encoding="utf-8", newline="")

    code = run(full, "import-form", str(body))

    wanted = proposals.proposal(form, ANSWERS[kind], DAY)
    assert (code, capsys.readouterr().out) == (0, f"Thank you. The entry passes every check. It is `{wanted.path}`, and an editor will look at it.\n\n")
    assert (full / wanted.path).read_text(encoding="utf-8") == wanted.text


def test_an_entry_that_is_written_already_is_taken_as_it_is(full: Path, example: Catalogue, tmp_path: Path) -> None:
    """The issue form that the page fills in carries the file itself."""
    wanted = proposals.proposal(entry_form(example, "guidance"), GUIDANCE, DAY)
    body = tmp_path / "issue.md"
    body.write_text(f"### File\n\n{wanted.path}\n\n### Entry\n\n```yaml\n{wanted.text}\n```\n", encoding="utf-8")

    assert run(full, "import-form", str(body)) == 0
    assert (full / wanted.path).read_text(encoding="utf-8") == wanted.text


def test_all_problems_are_said_at_once_in_kind_words(full: Path, example: Catalogue, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Everything that is wrong is in one numbered list, with thanks, and the file is there for an editor to mend."""
    body = tmp_path / "issue.md"
    body.write_text(issue(entry_form(example, "guidance"), GUIDANCE | {"url": "nowhere", "publisher": "", "published": "soon"}), encoding="utf-8")

    code = run(full, "import-form", str(body))

    assert code == 1
    assert capsys.readouterr().out == (
        "Thank you for proposing `resources/guidance/getting-up-a-guide.yml`. 3 things are left to put right. Edit the text of the issue, and this "
        "list is made anew. If you would rather not, leave it: an editor will.\n\n"
        "1. `publisher` is missing. Add it: who publishes it. (line 1)\n"
        "2. `nowhere` is not a web address. Copy it from the browser; it starts with https://. (line 3)\n"
        "3. `soon` is not a date. Write a year, a month or a day that exists: 2026, 2026-03 or 2026-03-31. (line 5)\n\n"
    )


def test_nobody_is_called_and_no_markup_obeyed(full: Path, example: Catalogue, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A comment that quotes what somebody wrote mentions nobody and shows no picture."""
    body = tmp_path / "issue.md"
    body.write_text(issue(entry_form(example, "guidance"), GUIDANCE | {"url": "@everyone ![x](https://evil.example/x.png) <img src=x>"}), encoding="utf-8")

    assert run(full, "import-form", str(body)) == 1
    said = capsys.readouterr().out
    assert "@everyone" not in said and "![" not in said and "](" not in said and "<img" not in said


@pytest.mark.parametrize(
    "place",
    ["../../../evil.yml", "/etc/evil.yml", "resources/guidance/../../evil.yml", "resources/../case_studies/evil.yml", "resources/site.yml", ".github/workflows/x.yml", "evil.yml", "C:\\evil.yml"],
)  # fmt: skip
def test_no_place_outside_the_folders_of_entries_is_written(full: Path, place: str, tmp_path: Path) -> None:
    """A file's place is one of our folders and a name that we made; anything else is refused and changes nothing."""
    before = {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()}
    body = tmp_path / "issue.md"
    body.write_text(f"### File\n\n{place}\n\n### Entry\n\n```yaml\ntitle: Evil\n```", encoding="utf-8")

    assert run(full, "import-form", str(body)) == 1
    body.unlink()
    assert {file: file.read_bytes() for file in tmp_path.rglob("*") if file.is_file()} == before


@pytest.mark.parametrize("name", ["..", "a/..", "$(reboot)", "`x`", "a b\tc", "x.yml.exe", "ﬀ", "\u202egnp"])
def test_a_name_is_made_safe(example: Catalogue, name: str) -> None:
    """Whatever the file is called, its name has only letters, digits and hyphens."""
    found = proposals.from_issue(entry_forms(example), f"### File\n\nresources/guidance/{name}.yml\n\n### Entry\n\ntitle: x", DAY)

    assert isinstance(found, str) or found.path.removeprefix("resources/guidance/").removesuffix(".yml").replace("-", "").isalnum() and found.path.isascii()


def test_nothing_is_ever_written_over(full: Path, example: Catalogue, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A proposal whose name is taken leaves what is there as it is, and says so."""
    there = full / "resources/guidance/sitting-down.yml"
    before = there.read_bytes()
    body = tmp_path / "issue.md"
    body.write_text(issue(entry_form(example, "guidance"), GUIDANCE | {"title": "Sitting down"}), encoding="utf-8")

    assert run(full, "import-form", str(body)) == 1
    assert "There is an entry `resources/guidance/sitting-down.yml` already" in capsys.readouterr().out
    assert run(full, "new", "guidance", "--set", "title=Sitting down") == 1
    assert there.read_bytes() == before


@pytest.mark.parametrize("body", ["", "Hello", "### Title\n\nx", "### File\n\n\n### Entry\n\n", "\x00", "### " * 999])
def test_an_issue_that_is_no_proposal_is_refused(full: Path, body: str, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """An issue without our headings, or without a title, makes no file, and the words say what to do."""
    file = tmp_path / "issue.md"
    file.write_text(body, encoding="utf-8")

    assert run(full, "import-form", str(file)) == 1
    assert capsys.readouterr().out.strip().endswith(".")


@given(body=st.lists(st.one_of(st.text(), st.sampled_from(["### File", "### Entry", "### Title", "### Web address", "### Summary", "\n", "- [x] a", "_No response_", "```"])), max_size=30).map("\n".join))
def test_no_body_breaks_it(example: Catalogue, body: str) -> None:
    """Whatever an issue says, there is a proposal in one of our folders or a sentence."""
    found = proposals.from_issue(entry_forms(example), body, DAY)

    assert isinstance(found, str) or found.path.rpartition("/")[0] in {model.folder for model in KINDS.values()}


def test_a_heading_of_ours_inside_a_text_changes_nothing_before_it(example: Catalogue) -> None:
    """A heading counts once: the second, which somebody typed, belongs to the text that it stands in."""
    form = entry_form(example, "guidance")
    body = issue(form, GUIDANCE | {"use_it_when": "When it rings.\n### Title\nEvil"})

    found = proposals.from_issue([form], body, DAY)

    assert isinstance(found, proposals.Proposal)
    assert "title: 'Getting up: a guide'\n" in found.text and "use_it_when: 'When it rings. ### Title Evil'\n" in found.text


def test_labels_with_commas_and_ticks_are_understood(example: Catalogue) -> None:
    """Several choices come joined by commas, and a label may have one of its own; ticked boxes are understood too."""
    form = entry_form(example, "guidance")
    field = next(field for field in form.fields if field.name == "audiences")

    assert proposals._ticked(field, "Anyone at work, Managers and leaders, something else") == ["Anyone at work", "Managers and leaders", "something else"]
    assert proposals._ticked(field, "- [X] Anyone at work\n- [ ] Managers and leaders") == ["Anyone at work"]


# From a terminal


def test_new_writes_what_is_set(full: Path, example: Catalogue) -> None:
    """`new` with answers asks nothing and writes the same file as the form."""
    answers = {key: value for key, value in GUIDANCE.items() if isinstance(value, str)}
    sets = [f"--set={key}={value}" for key, value in answers.items()]
    sets += ["--set=elements=light", "--set=elements=rest", "--set=provenance.seen=read", "--set=audiences=Anyone at work", "--set=facts=It has 3 steps", "--set=facts=2027: revised", "--set=related=guidance/sitting-down"]

    assert run(full, "new", "guidance", *sets) == 0
    wanted = proposals.proposal(entry_form(example, "guidance"), GUIDANCE, DAY)
    assert (full / wanted.path).read_text(encoding="utf-8") == wanted.text


def test_new_fills_groups_one_after_the_other(example: Catalogue) -> None:
    """Groups in a list are set by their number; a field that does not exist, or a number out of order, is refused."""
    form, answers = entry_form(example, "case-study"), {}

    assert proposals.put(form, answers, "outcomes.0.measure", "a") and proposals.put(form, answers, "outcomes.1.measure", "b")
    assert answers == {"outcomes": [{"measure": "a"}, {"measure": "b"}]}
    for way in ("nothing", "title.x", "source", "outcomes", "outcomes.0", "outcomes.9.measure", "outcomes.0.nothing", "source.", ""):
        assert not proposals.put(form, answers, way, "x"), way
    assert answers == {"outcomes": [{"measure": "a"}, {"measure": "b"}]}


@pytest.mark.parametrize("arguments", [["new", "nothing"], ["new", "guidance", "--set", "nothing=x"], ["new", "guidance", "--set", "title"], ["import-form", "no-such-file.md"]])
def test_a_wrong_call_exits_with_2(full: Path, arguments: list[str]) -> None:
    """A command that was called wrongly writes nothing and exits with 2."""
    try:
        code = run(full, *arguments)
    except SystemExit as end:
        code = int(str(end.code))

    assert code == 2


def test_new_asks_checks_each_answer_and_writes(full: Path, example: Catalogue, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """In a terminal `new` asks for what matters, says at once what is wrong with an answer, and asks again."""
    replies = iter(["nowhere", "https://www.example.org/up", "", "Getting up", "How to get up.", "2,1", "", "The Stair Society", "9", "1", "2", "When the alarm rings.", "1", "n"])
    monkeypatch.setattr("builtins.input", lambda prompt="": next(replies))

    assert run(full, "new", "guidance") == 0
    said = capsys.readouterr().out
    assert "`nowhere` is not a web address." in said and "This one is needed." in said and "“9” is not one of the choices." in said
    text = (full / "resources/guidance/getting-up.yml").read_text(encoding="utf-8")
    assert "elements: [light, rest]\n" in text and "type: guide\n" in text and "format: pdf\n" in text


def test_leaving_in_the_middle_writes_nothing(full: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who ends the conversation early has written nothing."""
    before = sorted(full.rglob("*"))

    def leave(prompt: str = "") -> str:
        raise EOFError

    monkeypatch.setattr("builtins.input", leave)

    assert run(full, "new", "guidance") == 2
    assert sorted(full.rglob("*")) == before
