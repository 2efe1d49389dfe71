"""
Files that mean harm: the check names each, soon, in little memory, and goes on.

It runs as people run it, in a process of its own that the system stops when it takes too much.
"""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.source import front_matter
from tests import made_up

MEMORY = 512 * 1024 * 1024
"""Bytes of addresses that the check may have; an empty project takes two thirds of it, most of them never used."""

SECONDS = 20
"""Of the processor's time. A tenth is enough on a quiet machine."""


def check(project: Path) -> subprocess.CompletedProcess[str]:
    def limits() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))

    environment = {**os.environ, "SIGNPOST_TODAY": "2030-01-15"}
    return subprocess.run(
        [sys.executable, "-m", "macros", "--root", str(project), "check"],
        cwd=project, env=environment, capture_output=True, text=True, preexec_fn=limits, timeout=300,
    )  # fmt: skip


def laughs() -> bytes:
    lines = ["a0: &a0 [lol, lol, lol, lol, lol, lol, lol, lol, lol, lol]"]
    lines += [f"a{number}: &a{number} [{', '.join([f'*a{number - 1}'] * 10)}]" for number in range(1, 40)]
    return "\n".join(lines).encode()


GOOD = next(iter(made_up.guidance("good").values()))

HOSTILE: dict[str, bytes] = {
    "bomb": laughs(),
    "bomb-of-merges": b"a: &a {x: 1}\n" + b"".join(b"b%d: {<<: *a, y%d: 1}\n" % (number, number) for number in range(10_000)),
    "recursive": b"a: &a\n  b: *a\n",
    "deep-brackets": b"[" * 500_000,
    "deep-braces": b"{a: " * 100_000,
    "deep-hyphens": b"- " * 250_000,
    "huge": b"title: x\n" + b"#" * 20_000_000,
    "one-line": b"title: " + b"x" * 500_000 + b"\n",
    "many-fields": b"".join(b"field-%d: x\n" % number for number in range(30_000)),
    "many-of-one-field": b"title: x\n" * 50_000,
    "many-items": b"elements: [" + b"x, " * 150_000 + b"x]\n",
    "long-name": b"? " + b"x" * 400_000 + b"\n: y\n",
    "huge-number": GOOD.replace('"title": "Good"', f'"title": {"9" * 100_000}').encode(),
    "huge-fraction": GOOD.replace('"title": "Good"', f'"title": {"9" * 5000}.5').encode(),
    "utf-16": GOOD.encode("utf-16"),
    "utf-16-without-mark": GOOD.encode("utf-16-be"),
    "utf-32": GOOD.encode("utf-32"),
    "latin-1": b"title: caf\xe9\n",
    "overlong": b"title: \xc0\xaf\n",
    "half-a-pair": b"title: \xed\xa0\x80\n",
    "null-bytes": b"title: a\x00b\n",
    "nothing-but-null": b"\x00" * 100_000,
    "escape": b"title: \x1b[31mred\n",
    "right-to-left": "title: a\u202eb\n".encode(),
    "two-marks": b"\xef\xbb\xbf\xef\xbb\xbftitle: x\n",
    "python-object": b"title: !!python/object/apply:os.system [touch hacked]\n",
    "binary": bytes(range(256)) * 400,
    "percent": b"%YAML 9.9\n%TAG ! tag:evil,2000:\n---\ntitle: x\n",
    "dashes": b"---\n" * 100_000,
    "quotes": b"'" * 500_000,
    "keys-in-keys": b"? " * 200_000,
}


def test_each_is_named_in_bounded_time_and_memory(project: Path) -> None:
    """All of them at once, and a good entry among them: each is reported, none ends the check or makes it slow."""
    folder = project / "resources" / "guidance"
    folder.mkdir()
    for name, content in HOSTILE.items():
        (folder / f"{name}.yml").write_bytes(content)
    (folder / "good.yml").write_text(GOOD, encoding="utf-8")

    result = check(project)

    assert result.returncode == 1, result.stderr[-2000:]
    assert "Traceback" not in result.stderr and result.stderr.startswith("1 entries read, ")
    named = {line.split(":")[0] for line in result.stdout.splitlines()}
    assert named == {f"resources/guidance/{name}.yml" for name in HOSTILE}
    assert not list(project.rglob("hacked"))
    assert all(len(line) < 2000 for line in result.stdout.splitlines())


SPECIAL: dict[str, Callable[[Path], None]] = {
    "a link out of the project": lambda place: place.symlink_to("/etc/hostname"),
    "a link to an endless device": lambda place: place.symlink_to("/dev/zero"),
    "a link to itself": lambda place: place.symlink_to(place),
    "a link to nothing": lambda place: place.symlink_to("nothing.yml"),
    "a pipe that nobody writes to": os.mkfifo,
    "a folder": lambda place: place.mkdir(),
}


@pytest.mark.parametrize("what", SPECIAL)
def test_what_is_no_file_is_not_read(project: Path, what: str) -> None:
    """A link, a pipe or a folder with the name of an entry is reported as what it is and never opened."""
    folder = project / "resources" / "guidance"
    folder.mkdir()
    SPECIAL[what](folder / "strange.yml")

    result = check(project)

    assert result.returncode == 1 and "Traceback" not in result.stderr
    assert result.stdout.startswith("resources/guidance/strange.yml:1:1: This is ") and result.stdout.count("\n") == 1
    assert result.stdout.endswith(" [file-name]\n")


def test_a_folder_elsewhere_is_not_read(project: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    """A folder of entries that is a link out of the project is reported, and nothing of it is read."""
    elsewhere = tmp_path_factory.mktemp("elsewhere")
    (elsewhere / "good.yml").write_text(GOOD, encoding="utf-8")
    (project / "resources" / "guidance").symlink_to(elsewhere)

    result = check(project)

    assert result.stdout == "resources/guidance:1:1: This folder is a link to a place outside the project. Put the folder itself here. [file-name]\n"


def test_a_single_file_that_is_a_link(project: Path) -> None:
    """The files that there is one of are held to the same."""
    shutil.move(project / "resources" / "authors.yml", project / "elsewhere.yml")
    (project / "resources" / "authors.yml").symlink_to(project / "elsewhere.yml")

    assert check(project).stdout == "resources/authors.yml:1:1: This is a link to another file. Put the file itself here. [file-name]\n"


def test_thousands_of_files(project: Path) -> None:
    """Two thousand spoilt files are each named, in the same bounds."""
    folder = project / "resources" / "guidance"
    folder.mkdir()
    for number in range(2000):
        (folder / f"file-{number}.yml").write_text(GOOD.replace('"rest"', '"rust"') if number % 2 else "title: [\n", encoding="utf-8")

    result = check(project)

    assert result.returncode == 1 and "Traceback" not in result.stderr
    assert len({line.split(":")[0] for line in result.stdout.splitlines()}) == 2000


@pytest.mark.parametrize("content", [laughs().decode() + "\ntitle: *a39", "[" * 300_000, "title: &a [*a]", "x: " * 100_000], ids=["bomb", "deep", "recursive", "long"])
def test_fields_of_a_page_written_by_hand(content: str) -> None:
    """What stands at the top of a page is held to the same: such fields are no fields."""
    assert front_matter(f"---\n{content}\n---\nText\n") == ({}, "Text\n")
