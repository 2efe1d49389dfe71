"""Writing an entry: what is written reads back the same, in the house's style."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.entry_text import WIDTH, cleaned, entry_text
from macros.source import read

ODD = [
    "a: b", "ends with:", "#hash", "a #hash", "a#b", "- dash", "-", "--- x", "? x", "yes", "No", "on", "OFF", "y", "null", "Null", "~", "true", "False",
    "1", "-1", "1.5", "1e3", "0x1f", "0o17", "1_000", "12:30", "190:20:30", ".inf", ".nan", "2024", "2024-01", "2024-01-31", "2024-01-31 10:00:00",
    "'single'", '"double"', "it's", 'say "so"', "back\\slash", "a\\nb", "two\nlines", "\nfirst", "last\n", "\ttab", "a\tb", " space", "space ", "two  spaces",
    "[list]", "{group}", "*alias", "&anchor", "!tag", "%directive", "@at", "`tick`", "|", ">", ", comma", "a, b", "a]", "<<", "=", "é", "日本語", "🙂 smile",
    "“quoted”", "£20", "40%", "40% of staff", "(in brackets)", "…", "\u00a0nbsp", "a\u00a0b", "...", "a ... b", "---", "x: [y", "x:y", "http://a.b/c?d=e#f", "",
]  # fmt: skip

invisible = st.characters(blacklist_categories=("Cs",)).filter(lambda letter: cleaned(f"a{letter}a") != "aa")
texts = st.one_of(st.sampled_from(ODD), st.text(invisible), st.lists(st.one_of(st.sampled_from(ODD), st.text(invisible, max_size=9)), max_size=40).map(" ".join))
values = st.recursive(
    st.one_of(texts, st.booleans(), st.integers(-(10**12), 10**12)),
    lambda inner: st.one_of(st.lists(texts, max_size=5), st.dictionaries(st.sampled_from("abcdef"), inner, min_size=1, max_size=4)),
    max_leaves=8,
)


def back(text: str, folder: Path) -> Any:
    file = folder / "entry.yml"
    file.write_text(text, encoding="utf-8", newline="")
    document, problems = read(file, "entry.yml")
    assert document is not None, (problems, text)
    return document.data


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("written")


@pytest.mark.parametrize("text", ODD)
def test_odd_text_comes_back_the_same(folder: Path, text: str) -> None:
    """Whatever YAML would read as something else is the same text again: alone, in a list, in a group in a list."""
    fields = {"alone": text, "list": [text, "b"], "groups": [{"first": text, "second": [text]}, {"first": "x"}], "group": {"in": {"side": text}}}

    assert back(entry_text(fields), folder) == fields


@given(fields=st.dictionaries(st.sampled_from(["title", "summary", "facts", "source", "size"]), values, min_size=1))
def test_any_fields_come_back_the_same(folder: Path, fields: dict[str, Any]) -> None:
    """Any text, number, switch, list and group of fields comes back as it was. An empty list is empty again."""
    assert back(entry_text(fields), folder) == fields


@given(st.text())
def test_cleaned_text_is_always_accepted(folder: Path, text: str) -> None:
    """Text that was cleaned has no invisible character that the reader refuses, and is on one line."""
    tidy = cleaned(text)

    assert back(entry_text({"title": tidy}), folder) == {"title": tidy}
    assert "\n" not in tidy and tidy == cleaned(tidy)


def test_an_invisible_character_is_never_lost_in_silence(folder: Path) -> None:
    """What was not cleaned is refused where it stands, not changed."""
    file = folder / "entry.yml"
    file.write_text(entry_text({"title": "a\u200bb"}), encoding="utf-8")

    document, [problem] = read(file, "entry.yml")

    assert document is None and problem.rule == "control-character"


def test_the_style_is_the_house_style() -> None:
    """Ids stand in brackets, sentences on lines of their own, long text goes on in the next line, quotes stand where they must."""
    long = "People who have been off for long come back to a desk that others have used, and nobody has told them what changed while they were away."

    assert entry_text({"title": "It: a test", "elements": ["rest", "light"], "summary": long, "facts": [long, "2024: new"], "source": {"title": "A", "size": 12, "seen": True}}) == (
        "title: 'It: a test'\n"
        "elements: [rest, light]\n"
        "summary: People who have been off for long come back to a desk that others have used, and nobody has told them\n"
        "  what changed while they were away.\n"
        "facts:\n"
        "  - People who have been off for long come back to a desk that others have used, and nobody has told them what\n"
        "    changed while they were away.\n"
        "  - '2024: new'\n"
        "source:\n"
        "  title: A\n"
        "  size: 12\n"
        "  seen: true\n"
    )


@given(st.lists(st.text("abc ", min_size=1, max_size=12), min_size=1, max_size=60).map(" ".join))
def test_lines_are_short(text: str) -> None:
    """No line is longer than the width, as long as its words are not."""
    assert all(len(line) <= WIDTH + 2 for line in entry_text({"summary": cleaned(text) or "a"}).splitlines())
