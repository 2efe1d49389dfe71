"""Strict YAML: whatever a file holds, there is a document or there are problems, at the right place and soon."""

from __future__ import annotations

import re
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from macros import source
from macros.problems import Problem, as_text
from macros.source import DEEPEST, LARGEST_FILE, Document, read

VALID = """\
# A comment.
title: "A room: quiet"
number: 12
share: 0.5
kept: true
elements: [rest, light]
steps:
  - First, ask.
  - 'Then don''t.'
evidence:
  strength: strong
  statement: >-
    Several
    lines.
"""


def problems_in(tmp_path: Path, content: bytes | str) -> tuple[Document | None, list[Problem]]:
    file = tmp_path / "entry.yml"
    file.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", errors="surrogatepass"))
    return read(file, "entry.yml")


def said_about(tmp_path: Path, content: bytes | str) -> list[str]:
    document, problems = problems_in(tmp_path, content)
    assert document is None
    return [as_text(problem) for problem in problems]


def test_reads_what_an_entry_needs(tmp_path: Path) -> None:
    """Text, numbers, true and false, lists and groups become plain Python values."""
    document, problems = problems_in(tmp_path, VALID)

    assert problems == []
    assert document is not None and document.data == {
        "title": "A room: quiet",
        "number": 12,
        "share": 0.5,
        "kept": True,
        "elements": ["rest", "light"],
        "steps": ["First, ask.", "Then don't."],
        "evidence": {"strength": "strong", "statement": "Several lines."},
    }


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("2026-03-31", "2026-03-31"),
        ("2026-03", "2026-03"),
        ("2026", 2026),
        ('"2026"', "2026"),
        ("'true'", "true"),
        ("true", True),
        ("false", False),
        ("0", 0),
        ("-7", -7),
        ("3.25", 3.25),
        ("0800 123", "0800 123"),
        ("0800", "0800"),
        ("017", "017"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        ("12:30:45", "12:30:45"),
        ("1e3", "1e3"),
        (".inf", ".inf"),
        ("~", None),
        ("null", None),
        ("", None),
        ("y", "y"),
        ("nothing", "nothing"),
    ],
)
def test_a_value_is_what_it_looks_like(tmp_path: Path, written: str, value: object) -> None:
    """No base eight, no base sixty, no dates, no endless numbers: only what a reader would expect."""
    document, problems = problems_in(tmp_path, f"field: {written}\n")

    assert problems == []
    assert document is not None
    assert document.data == {"field": value} and type(document.data["field"]) is type(value)


@pytest.mark.parametrize("word", ["No", "NO", "no", "yes", "Yes", "on", "Off", "True", "FALSE"])
def test_a_word_that_yaml_misreads_needs_quotes(tmp_path: Path, word: str) -> None:
    """Norway's code is not `false`: such a word is refused without quotes and kept with them."""
    assert said_about(tmp_path, f"Norway: {word}\n") == [
        f"entry.yml:1:9: YAML reads {word} without quotes as true or false, not as a word. "
        f'Write "{word}" in quotes for the word, or true or false for a switch. [boolean-word]'
    ]

    document, problems = problems_in(tmp_path, f'Norway: "{word}"\n')
    assert (document and document.data, problems) == ({"Norway": word}, [])


LAUGHS = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("a: &x [1]\nb: *x\n", [("1:4", "alias")]),
        (LAUGHS, [("1:4", "alias"), ("2:4", "alias")]),
        ("a: &a [*a]\n", [("1:4", "alias")]),
        ("a: {b: 1}\n<<: {c: 2}\n", [("2:1", "alias")]),
        ("a: *nobody\n", [("1:4", "alias")]),
        ("a: &\n", [("1:5", "alias")]),
        ("a: 1\nb: 2\na: 3\na: 4\n", [("3:1", "duplicate-key"), ("4:1", "duplicate-key")]),
        ("a:\n  b: 1\n  b: 2\n", [("3:3", "duplicate-key")]),
        ("a: !!python/object/apply:os.system [echo]\n", [("1:4", "tag")]),
        ('a: !!python/name:os.system ""\n', [("1:4", "tag")]),
        ("a: !!binary aGk=\n", [("1:4", "tag")]),
        ("a: !!set {b, c}\n", [("1:4", "tag")]),
        ("a: !ENV HOME\n", [("1:4", "tag")]),
        ("a: !<%ff> b\n", [("1:6", "tag")]),
        ("? [a, b]\n: c\n", [("1:3", "syntax")]),
        ("a: b\n---\nc: d\n", [("2:1", "syntax")]),
        ("a:\n\t- b\n", [("2:1", "tab")]),
        ("a: b\n\tc: d\n", [("2:1", "tab")]),
        ("a: b\x00c\n", [("1:5", "control-character")]),
        ("a: 1\nb: x\u202ey\n", [("2:5", "control-character")]),
        ('a: "x\\0y"\n', [("1:4", "control-character")]),
        ('"a\\u202e": b\n', [("1:1", "control-character")]),
        ("a: x\u2028b: y\n", [("1:5", "control-character")]),
        ("a: b\ufeff\n", [("1:5", "control-character")]),
        (b"a: 1\nb: caf\xe9\n", [("2:7", "encoding")]),
        ("a: b\n".encode("utf-16"), [("1:1", "encoding")]),
        (b"\xed\xa0\x80: b\n", [("1:1", "encoding")]),
        ("", [("1:1", "empty-file")]),
        ("# Nothing.\n\n", [("1:1", "empty-file")]),
        ("---\n", None),
        ("#" * (LARGEST_FILE + 1), [("1:1", "file-size")]),
        ("a: b\n" * 1_000_000, [("1:1", "file-size")]),
    ],
    ids=lambda value: None if value is None or isinstance(value, list) else repr(value[:24]),
)
def test_what_is_refused(tmp_path: Path, content: str | bytes, said: list[tuple[str, str]] | None) -> None:
    """What is dangerous or misleading in YAML is refused by its rule, at its place."""
    document, problems = problems_in(tmp_path, content)

    if said is None:
        assert document is not None and document.data is None and problems == []
    else:
        assert document is None
        assert [(f"{problem.at.line}:{problem.at.column}", problem.rule) for problem in problems] == said


@pytest.mark.parametrize("content", [VALID.replace("\n", "\r\n"), "\ufeff" + VALID], ids=["windows line ends", "byte order mark"])
def test_what_editors_add_is_no_mistake(tmp_path: Path, content: str) -> None:
    """Windows line ends and a byte order mark at the very beginning change nothing, places included."""
    plain = problems_in(tmp_path, VALID)[0]
    document, problems = problems_in(tmp_path, content)

    assert problems == []
    assert plain is not None and document is not None and document.data == plain.data
    assert str(document.position_of("evidence", "strength")) == "entry.yml:11:13"


def _nested(opening: str, closing: str = "", inner: str = "x"):
    return lambda depth: opening * depth + inner + closing * depth


DEEP = {
    "lists in brackets": _nested("[", "]"),
    "groups in braces": _nested("{a: ", "}"),
    "both": _nested("[{a: ", "}]"),
    "hyphens": _nested("- "),
    "question marks": _nested("? "),
    "brackets never closed": _nested("["),
    "indentation": lambda depth: "".join(f"{' ' * level}a:\n" for level in range(depth)) + " " * depth + "a: x\n",
}


@pytest.mark.parametrize("shape", DEEP)
@pytest.mark.parametrize("depth", [DEEPEST + 2, 1000, 10_000, 100_000])
def test_deep_nesting_is_refused_at_once(tmp_path: Path, shape: str, depth: int) -> None:
    """However deep and of whatever kind, nesting is reported within a second; it does not end the program."""
    if shape == "indentation":
        depth = min(depth, 900)  # Deeper would be larger than a file may be.
    content = DEEP[shape](depth)[:LARGEST_FILE]
    start = time.process_time()

    _, problems = problems_in(tmp_path, content)

    assert time.process_time() - start < 1
    rules = [problem.rule for problem in problems]
    shallow = shape in ("brackets never closed", "question marks") and depth == DEEPEST + 2
    assert rules == (["syntax"] if shallow else ["nesting"])


def test_as_deep_as_allowed(tmp_path: Path) -> None:
    """The deepest nesting that is allowed is read, in any number."""
    content = "".join(f"field-{number}: {'[' * (DEEPEST - 1)}x{']' * (DEEPEST - 1)}\n" for number in range(300))

    document, problems = problems_in(tmp_path, content)

    assert problems == [] and document is not None and len(document.data) == 300


@pytest.mark.parametrize(
    "content",
    ["a: [b]\n" * 20_000, "- [a]\n" * 20_000, '"' + "\n" * 500_000, "a: " * 170_000, "&a " * 170_000, "? - " * 120_000, "'" * 500_000],
    ids=lambda content: repr(content[:6]),
)
def test_bounded_time(tmp_path: Path, content: str) -> None:
    """The large files of the nastiest shapes are answered within a few seconds."""
    start = time.process_time()

    problems_in(tmp_path, content)

    assert time.process_time() - start < 5


def test_what_can_be_printed_hides_nothing() -> None:
    """No invisible character counts as one that can be printed, which is how most texts are cleared at once."""
    assert [hex(code) for code in range(sys.maxunicode + 1) if chr(code).isprintable() and source._CONTROL.match(chr(code))] == []


def _sound(document: Document | None, problems: list[Problem], lines: int) -> None:
    assert (document is None) == bool(problems)
    for problem in problems:
        assert problem.at.path == "entry.yml"
        assert 1 <= problem.at.line <= lines and problem.at.column >= 1
        assert re.fullmatch(r"[a-z-]+", problem.rule) and problem.message and problem.advice
        assert "\n" not in as_text(problem)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("source")


@settings(max_examples=200)
@given(content=st.binary(max_size=300))
def test_random_bytes(folder: Path, content: bytes) -> None:
    """Any bytes give a document or problems, never an exception."""
    _sound(*problems_in(folder, content), content.count(b"\n") + content.count(b"\r") + 1)


YAMLISH = st.text(alphabet=st.sampled_from("ab1 \n:-?[]{},#&*!|>'\"%@`~<=.\\\t\r_é\u200b\ufeff"), max_size=60)


@settings(max_examples=250)
@given(content=st.one_of(st.text(st.characters(exclude_categories=["Cs"]), max_size=200), YAMLISH))
def test_random_text(folder: Path, content: str) -> None:
    """Any text, and above all text made of YAML's own signs, gives a document or problems, never an exception."""
    _sound(*problems_in(folder, content), content.count("\n") + content.count("\r") + 1)


@settings(max_examples=250)
@given(st.data())
def test_spoiled_yaml(folder: Path, data: st.DataObject) -> None:
    """A good file with a few slips in it gives a document or problems, never an exception."""
    content = VALID
    for _ in range(data.draw(st.integers(1, 4))):
        start = data.draw(st.integers(0, len(content)))
        end = data.draw(st.integers(start, min(len(content), start + 8)))
        content = content[:start] + data.draw(YAMLISH) + content[end:]
    _sound(*problems_in(folder, content), content.count("\n") + content.count("\r") + 1)


@pytest.mark.parametrize(
    ("way", "place"),
    [
        ((), "2:1"),
        (("title",), "2:8"),
        (("elements",), "6:1"),
        (("elements", 1), "6:18"),
        (("elements", 7), "6:1"),
        (("steps", 1), "9:5"),
        (("evidence",), "10:1"),
        (("evidence", "strength"), "11:13"),
        (("evidence", "sources"), "10:1"),
        (("nothing",), "2:1"),
    ],
)
def test_position_of(tmp_path: Path, way: tuple[str | int, ...], place: str) -> None:
    """A value is found where it stands, a list or group at its name, what is missing at what should hold it."""
    document, _ = problems_in(tmp_path, VALID)

    assert document is not None and str(document.position_of(*way)) == f"entry.yml:{place}"


def test_position_of_name(tmp_path: Path) -> None:
    """A field that should not be there is found at its name."""
    document, _ = problems_in(tmp_path, VALID)

    assert document is not None and str(document.position_of_name("evidence", "strength")) == "entry.yml:11:3"


def test_position_of_a_file_that_is_gone(tmp_path: Path) -> None:
    """A file that vanished in the meantime is still named."""
    document, _ = problems_in(tmp_path, VALID)
    (tmp_path / "entry.yml").unlink()

    assert document is not None and str(document.position_of("title")) == "entry.yml:1:1"
