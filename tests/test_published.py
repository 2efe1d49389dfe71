"""The list of published addresses: what goes in, what is missed, and that nothing ever leaves it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros import published
from macros.__main__ import main

FILES = [
    "index.html",
    "404.html",
    "_headers",
    "_redirects",
    ".well-known/security.txt",
    ".nojekyll",
    "guidance/index.html",
    "guidance/index.html.gz",
    "guidance/index.html.br",
    "api/v1/guidance/chairs.json",
    "downloads/guidance/chairs.pdf",
    "feeds/changes.xml",
    "assets/javascripts/main.js",
    "assets/downloads/wheel.svg",
    "service-worker.js",
]


def test_an_address_is_what_somebody_may_keep() -> None:
    """Pages, data, feeds and downloads are addresses; what pages load and what hosts read are not."""
    assert published.addresses_of(FILES) == {
        "",
        ".well-known/security.txt",
        "guidance/",
        "api/v1/guidance/chairs.json",
        "downloads/guidance/chairs.pdf",
        "feeds/changes.xml",
        "assets/downloads/wheel.svg",
        "service-worker.js",
    }


def test_what_leads_nowhere_is_lost() -> None:
    """An address without a page or file is lost, with its line. A page does not stand in for a file, nor a file for a page."""
    kept = ["", "feeds/changes.xml", "feeds/changes/", "guidance", "guidance/", "gone/"]

    assert list(published.lost(kept, FILES)) == [(3, "feeds/changes/"), (4, "guidance"), (6, "gone/")]


def test_papers_come_later() -> None:
    """A build without papers loses none of them, as long as their pages are there. The ZIP is made after the build too."""
    kept = ["downloads/guidance.pdf", "downloads/gone.pdf", "downloads/site.zip"]

    assert list(published.lost(kept, FILES)) == [(2, "downloads/gone.pdf")]


NAME = st.sampled_from(["a", "b-c", "index", "assets", "downloads", "404", "x.json", "y.xml", "feeds"])
PATH = st.lists(NAME, min_size=0, max_size=3).map("/".join)
FILE = st.one_of(PATH.map(lambda path: f"{path}/index.html".lstrip("/")), PATH.filter(bool))


@given(st.sets(FILE), st.sets(FILE))
def test_nothing_is_ever_lost_unnoticed(before: set[str], after: set[str]) -> None:
    """Between any two builds, each address of the first is one of the second, or it is reported."""
    kept = sorted(published.addresses_of(before))
    reported = {address for _, address in published.lost(kept, after)}

    left = set(kept) - published.addresses_of(after)
    assert reported <= left
    assert {address for address in left - reported if not address.startswith("downloads/")} == set()


@given(st.sets(PATH))
def test_what_is_written_is_read(tmp_path_factory: pytest.TempPathFactory, addresses: set[str]) -> None:
    """Written and read again, the list is the same, sorted."""
    root = tmp_path_factory.mktemp("project")
    (root / "resources").mkdir()
    published.write(root, addresses)

    assert published.read(root) == tuple(sorted(addresses))


@pytest.fixture
def built(project: Path) -> Path:
    for name in ("index.html", "guidance/index.html", "feeds/changes.xml"):
        (project / "site" / name).parent.mkdir(parents=True, exist_ok=True)
        (project / "site" / name).write_text("", encoding="utf-8")
    return project


def test_the_command_notes_what_is_new(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """New addresses are added to those that are there, each once; a second time there is nothing to add."""
    published.write(built, [""])

    assert main(["--root", str(built), "addresses"]) == 0
    assert (built / published.FILE).read_text(encoding="utf-8") == "/\n/feeds/changes.xml\n/guidance/\n"
    assert capsys.readouterr().err == "2 new addresses, 1 known before.\n"
    assert main(["--root", str(built), "addresses"]) == 0
    assert capsys.readouterr().err == "0 new addresses, 3 known before.\n"


def test_the_command_refuses_a_loss(built: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """When a published address leads nowhere, it says which, and writes nothing."""
    published.write(built, ["", "about/"])

    assert main(["--root", str(built), "addresses"]) == 1
    assert capsys.readouterr().out == (
        "resources/addresses.txt:2:1: `/about/` was published and leads nowhere now. "
        "Bring back what it led to, or put its old id under `formerly` of what took its place. [lost-address]\n"
    )
    assert published.read(built) == ("", "about/")


def test_the_command_wants_a_site(project: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Without a built site it says what to do first."""
    assert main(["--root", str(project), "addresses"]) == 2
    assert "Do `make build` first." in capsys.readouterr().err


def test_our_own_list_is_in_order(root: Path) -> None:
    """The list of this site is sorted, without a line twice, and has the start page and the promised folders."""
    lines = (root / published.FILE).read_text(encoding="utf-8").splitlines()

    assert lines == [f"/{address}" for address in sorted({line.removeprefix("/") for line in lines})]
    assert {"/", "/help-now/", "/guidance/", "/wheel/", "/diagnostic/", "/api/v1/index.json", "/feeds/changes.xml"} <= set(lines)
