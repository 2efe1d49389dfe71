"""What differs between two built sites, and the comment about it, whoever wrote the list."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.__main__ import main
from macros.changed_pages import FORMAT, MARK, ChangedPage, Changes, as_file, changes, comment, from_file

RUN = "https://code.example/runs/1"


def page(title: str, says: str = "The same.", around: str = "", script: str = "main.0123abcd.js") -> str:
    return f'<html><head><title>T</title><script src="../{script}"></script></head><body>{around}<main id="main"><h1>{title}</h1><p>{says}</p></main></body></html>'


def site(folder: Path, pages: dict[str, str]) -> Path:
    for address, text in pages.items():
        file = folder / address / "index.html" if not address.endswith(".html") else folder / address
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    (folder / "search").mkdir()
    (folder / "search" / "shard-1.js").write_text(str(folder), encoding="utf-8")
    return folder


def test_added_changed_and_removed(tmp_path: Path) -> None:
    """Pages that are new, say something else or are gone are listed by title; shards, fingerprints and what stands around are not."""
    before = site(tmp_path / "before", {"": page("Start"), "a": page("A"), "b": page("B <em>&amp;</em> C"), "404.html": page("None"), "d": page("D")})
    after = site(
        tmp_path / "after",
        {"": page("Start", script="main.fedc9876.js"), "a": page("A", "Other."), "c": page("C &lt;b&gt;"), "404.html": page("None"), "d": page("D", around="<nav>")},
    )

    assert changes(before, after) == Changes(
        (ChangedPage("a/", "A", "changed"), ChangedPage("b/", "B & C", "removed"), ChangedPage("c/", "C <b>", "added")), around=1
    )
    assert changes(before, before) == Changes((), 0)


def test_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The list goes from one command to the other, and the comment names each page."""
    before, after = site(tmp_path / "before", {"": page("Start")}), site(tmp_path / "after", {"": page("Start"), "new": page("A new page")})
    assert main(["changed-pages", str(before), str(after)]) == 0
    (tmp_path / "list.json").write_text(capsys.readouterr().out, encoding="utf-8")
    assert main(["preview-comment", str(tmp_path / "list.json"), "--run", RUN]) == 0

    assert capsys.readouterr().out == (
        f"{MARK}\n### 1 page differs\n\n**New** (1)\n\n- `A new page` at `/new/`\n\n"
        f"The whole site as it would be: fetch the artifact `site` of [this run]({RUN}), unpack it and open `index.html`.\n"
    )


def test_no_site(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder without a built site is named, and the exit code is 2."""
    assert main(["changed-pages", str(tmp_path), str(tmp_path)]) == 2
    assert "There is no built site" in capsys.readouterr().err


def test_nothing_differs() -> None:
    """A change that no reader would see says so."""
    assert "### This changes what no page says" in comment(Changes((), 0), RUN)
    assert "3 more pages differ only around the content" in comment(Changes((), 3), RUN)


def test_many_pages_are_counted() -> None:
    """A change to hundreds of pages gives a comment of a size that can be read and posted."""
    made = comment(Changes(tuple(ChangedPage(f"page-{number}/", "x" * 1000, "changed") for number in range(5000)), 0), RUN)

    assert "- and 4,960 more" in made and len(made) < 20_000


GOOD = {"format": FORMAT, "around": 0, "pages": [{"address": "a/", "title": "A", "sort": "added"}]}


@pytest.mark.parametrize(
    "wrong",
    [
        [], "text", 7, None, {}, GOOD | {"format": "other"}, GOOD | {"around": -1}, GOOD | {"around": True}, GOOD | {"around": "many"},
        GOOD | {"pages": 5}, GOOD | {"pages": [5]}, GOOD | {"pages": [{}]},
        *(GOOD | {"pages": [GOOD["pages"][0] | change]} for change in (
            {"address": "../x/"}, {"address": "a b/"}, {"address": 5}, {"address": "`@all`/"}, {"address": "a/" * 20}, {"title": ["A"]}, {"sort": "best"}, {"sort": []})),
    ],
    ids=lambda wrong: json.dumps(wrong)[-70:],
)  # fmt: skip
def test_a_list_that_is_none(tmp_path: Path, capsys: pytest.CaptureFixture[str], wrong: object) -> None:
    """Anything but a list of changed pages is refused in a sentence."""
    file = tmp_path / "list.json"
    file.write_text(json.dumps(wrong), encoding="utf-8")

    assert main(["preview-comment", str(file), "--run", RUN]) == 1
    told = capsys.readouterr()
    assert told.out == "" and told.err == f"{file}: This is not a list of changed pages.\n"


@pytest.mark.parametrize("content", [b"\xff\xfe", b"[" * 100_000, b"{" * 5_000_000], ids=["no text", "deep", "long"])
def test_a_file_that_is_none(tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes) -> None:
    """Bytes that are no text, nesting without end and a file without end are refused too."""
    (tmp_path / "list.json").write_bytes(content)

    assert main(["preview-comment", str(tmp_path / "list.json"), "--run", RUN]) == 1
    assert capsys.readouterr().out == ""


def test_a_link_to_another_file_is_not_followed(tmp_path: Path) -> None:
    """An artifact that holds a symbolic link cannot make us read another file."""
    (tmp_path / "secret.json").write_text(as_file(Changes((), 0)), encoding="utf-8")
    (tmp_path / "list.json").symlink_to(tmp_path / "secret.json")

    assert main(["preview-comment", str(tmp_path / "list.json"), "--run", RUN]) == 2


@given(st.lists(st.builds(ChangedPage, st.from_regex(r"\A([a-z0-9-]{1,9}/){0,3}\Z"), st.text(), st.sampled_from(["added", "changed", "removed"])), max_size=5))
def test_no_title_becomes_markdown(pages: list[ChangedPage]) -> None:
    """Whatever a title is, it stands in one span of code in one line: no mention, no link, no HTML, no heading comes of it."""
    found = Changes(tuple(pages), 0)
    assert from_file(as_file(found)) == found

    made = comment(found, RUN)
    lines = [line for line in made.splitlines() if line.startswith("- ")]
    assert len(lines) == len(pages) and "\r" not in made
    for line in lines:
        assert re.fullmatch(r"- (`[^`]+`|No title) at `/[a-z0-9/-]*`", line)
