"""Recording that an entry was looked at: the day and a line in its history change, and no other byte does."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.__main__ import main
from macros.catalogue import Catalogue
from macros.load import load
from macros.model.guidance import Guidance
from macros.reviewed import NOTE, checked_no_change
from macros.source import read
from tests import made_up

DAY = datetime.date(2030, 1, 15)

FIELDS = [
    "title: Chairs, a guide",
    "summary: >-\n  Made up,\n  on two lines.",
    "elements: [rest]   # the wheel",
    "added: 2029-06-01",
    "url: https://chairs.example/",
    "publisher: 'The Chair Society'",
    "type: guide",
    "format: web-page",
    "use_it_when: |\n  reviewed: 2029-01-01 stands in a text",
    "provenance:\n  seen: read\n  # a comment inside",
]
REVIEWED = st.sampled_from(["reviewed: 2029-12-01", "reviewed:   '2029-12-01'  # soon", '"reviewed": "2029-12-01"', "reviewed:\n  2029-12-01"])
CHANGES = st.sampled_from(
    [
        None,
        "changes: []",
        "changes:\n- date: 2029-07-01\n  level: major\n  note: Took out the fee.",
        "changes:   # newest first\n    # the first of two\n    - {date: 2029-08-01, level: minor, note: A comma.}\n    -\n      date: 2029-07-01\n      level: checked\n      note: 'changes: none'",
        'changes: [{date: 2029-07-01, level: minor, note: "One, two"}]',
        "changes:\n  [\n    {date: 2029-07-01, level: minor, note: One}\n  ]",
    ]
)
NOTES = st.one_of(st.just(NOTE), st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"], exclude_characters="<") | st.just(" "), min_size=1).filter(str.strip))


@st.composite
def entries(draw: st.DrawFn) -> str:
    """An entry in one of the ways in which people write them."""
    changes = draw(CHANGES)
    fields = draw(st.permutations([*FIELDS, draw(REVIEWED), *([changes] if changes else [])]))
    between = draw(st.sampled_from(["\n", "\n\n", "\n# between\n"]))
    text = draw(st.sampled_from(["", "# On top.\n", "---\n"])) + between.join(fields) + draw(st.sampled_from(["", "\n", "\n# The end.\n"]))
    return text.replace("\n", draw(st.sampled_from(["\n", "\r\n"])))


def as_read(folder: Path, text: str):
    file = folder / "entry.yml"
    file.write_bytes(text.encode())
    document, problems = read(file, "entry.yml")
    assert problems == [] and document is not None
    return document, Guidance.model_validate(document.data)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("reviewed")


@given(text=entries(), note=NOTES)
def test_nothing_else_changes(folder: Path, text: str, note: str) -> None:
    """However the file is written, the day is set and one line of history added; taking both away gives the file as it was."""
    document, before = as_read(folder, text)

    after = checked_no_change(text, document, DAY, note)

    _, value = as_read(folder, after)
    assert value.reviewed == DAY and value.changes[1:] == before.changes
    assert (value.changes[0].date, value.changes[0].level, value.changes[0].note) == (DAY, "checked", note.strip())
    assert value.model_copy(update={"reviewed": before.reviewed, "changes": before.changes}) == before
    more = len(after) - len(text)
    without = (after[:place] + after[place + more :] for place in range(len(text) + 1))
    assert text in (found.replace(str(DAY), "2029-12-01", 1) for found in without)
    assert ("\r" in text) == ("\r" in after) and "\n" not in after.replace("\r\n", "") if "\r" in text else True


def test_an_entry_in_braces(folder: Path) -> None:
    """JSON is YAML too: an entry written as JSON stays JSON."""
    [text] = made_up.guidance("chairs").values()
    document, _ = as_read(folder, text)

    after = checked_no_change(text, document, DAY, 'Looked: "well"')

    assert after == text.replace('"2029-12-01"', '"2030-01-15", "changes": [{"date": "2030-01-15", "level": "checked", "note": "Looked: \\"well\\""}]')
    assert as_read(folder, after)[1].reviewed == DAY


def test_a_day_that_cannot_be_followed(folder: Path) -> None:
    """A file that is written in a strange way is refused rather than spoilt."""
    [text] = made_up.guidance("chairs").values()
    strange = text.replace('"2029-12-01"', '"2029-12-\\x301"')
    document, entry = as_read(folder, strange)
    assert entry.reviewed == datetime.date(2029, 12, 1)

    with pytest.raises(ValueError, match="not a plain day"):
        checked_no_change(strange, document, DAY, NOTE)


# The command


@pytest.fixture
def chairs(project: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with two entries, on a day in the middle of January."""
    monkeypatch.setenv("SIGNPOST_TODAY", str(DAY))
    for place, text in (made_up.guidance("chairs") | made_up.measure("stools")).items():
        (project / place).parent.mkdir(exist_ok=True)
        (project / place).write_text(text, encoding="utf-8")
    return project


def reviewed(project: Path, *arguments: str) -> int:
    return main(["--root", str(project), "reviewed", *arguments])


def catalogue_of(project: Path) -> Catalogue:
    catalogue, problems = load(project, DAY)
    assert catalogue is not None and problems == []
    return catalogue


def test_several_entries_at_once(chairs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each entry that is named is recorded with the day and the note, and passes every check afterwards."""
    assert reviewed(chairs, "guidance/chairs", "measure/stools", "--note", "Sat on it.", "--date", "2030-01-10") == 0

    for entry in catalogue_of(chairs).entries:
        assert (str(entry.value.reviewed), entry.value.changes[0].note, entry.value.changes[0].level) == ("2030-01-10", "Sat on it.", "checked")
    assert capsys.readouterr().err.splitlines() == [
        "resources/guidance/chairs.yml: checked on 2030-01-10, no change.",
        "resources/measures/stools.yml: checked on 2030-01-10, no change.",
    ]


def test_twice_is_once(chairs: Path) -> None:
    """Recording the same day again changes nothing."""
    assert reviewed(chairs, "guidance/chairs") == 0
    once = (chairs / "resources/guidance/chairs.yml").read_bytes()
    assert reviewed(chairs, "guidance/chairs") == 0

    assert (chairs / "resources/guidance/chairs.yml").read_bytes() == once


@pytest.mark.parametrize(
    ("arguments", "code", "said"),
    [
        (("guidance/chairs", "guidance/chars"), 2, "Did you mean `guidance/chairs`?"),
        (("guidance/chairs", "--date", "2029-11-30"), 1, "last reviewed on 2029-12-01"),
        (("guidance/chairs", "--date", "2030-01-16"), 1, "today is 2030-01-15"),
        (("guidance/chairs", "--note", "So <b>good</b>."), 1, "[markup]"),
    ],
    ids=["unknown", "before the last", "tomorrow", "not allowed"],
)
def test_what_is_refused_leaves_the_files_alone(chairs: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], code: int, said: str) -> None:
    """A name that does not exist, a day that cannot be right or a note that breaks a rule is told, and no file has changed."""
    before = {file: file.read_bytes() for file in chairs.rglob("*.yml")}

    assert reviewed(chairs, *arguments) == code

    told = capsys.readouterr()
    assert said in told.out + told.err
    assert {file: file.read_bytes() for file in chairs.rglob("*.yml")} == before
