"""
Golden pages: the HTML of one page of each kind, made from the made-up catalogue and reviewed like code.

When a change is meant, `SIGNPOST_ACCEPT=1 .venv/bin/python -m pytest tests/golden` writes the pages anew; the difference
then stands in the pull request, where somebody reads it.
"""

from __future__ import annotations

import os
from difflib import unified_diff
from pathlib import Path

import pytest

from macros import site
from macros.catalogue import Catalogue

HERE = Path(__file__).parent

PAGES = [
    "help-now/",
    "find/",
    "wheel/",
    "challenge/",
    "community/",
    "progress/",
    "progress/bakers/",
    "progress/bakers/chairs-2028/",
    "elements/rest/",
    "situations/",
    "situations/nobody-sits-down/",
    "guidance/",
    "guidance/sitting-down/",
    "guidance/standing-up/",
    "guidance/sitting/",
    "interventions/put-out-chairs/",
    "case-studies/chairs-in-a-bakery/",
    "measures/",
    "measures/missed-breaks/",
    "accreditation/chair-charter/",
    "for/manager/",
    "my-list/",
    "contribute/propose/",
    "contribute/propose/case-studies/",
    "for/manager/brief/",
    "for/manager/paper/",
    "objectives/",
    "objectives/prevent/",
    "objectives/bakeries/",
    "standards/",
    "procurement/",
    "about/authors/",
    "about/authors/editors/",
    "about/authors/guest/",
    "about/quality/",
    "changes/",
]

FILES = [
    "api/v1/index.json",
    "api/v1/guidance/sitting-down.json",
    "api/v1/guidance.csv",
    "schemas/api/v1/guidance.schema.json",
    "feeds/guidance.xml",
    "community/sessions.ics",
    "sitemap.xml",
    "robots.txt",
]


def golden(address: str) -> Path:
    """Where a page is kept: `guidance/sitting-down/` in guidance.sitting-down.html."""
    return HERE / f"{address.rstrip('/').replace('/', '.')}.html"


def golden_file(address: str) -> Path:
    """Where a file is kept: `feeds/guidance.xml` in feeds.guidance.xml."""
    return HERE / address.replace("/", ".")


@pytest.fixture(scope="module")
def bodies(example: Catalogue) -> dict[str, str]:
    return {page.address: page.body for page in site.pages(example)}


@pytest.mark.parametrize("address", PAGES)
def test_page_is_as_it_was_accepted(bodies: dict[str, str], address: str) -> None:
    """The page is what somebody has looked at and found good."""
    compare(golden(address), bodies[address] + "\n")


def test_shell_is_as_it_was_accepted(example: Catalogue) -> None:
    """The urgent contacts at the top of every page are what somebody has looked at and found good."""
    compare(HERE / "urgent-help.html", site.partials(example)["partials/urgent-help.html"] + "\n")


@pytest.fixture(scope="module")
def assets(example: Catalogue) -> dict[str, str]:
    return {asset.address: asset.content for asset in site.data_assets(example, site.pages(example))}


@pytest.mark.parametrize("address", FILES)
def test_file_is_as_it_was_accepted(assets: dict[str, str], address: str) -> None:
    """The file that others take away is what somebody has looked at and found good, to the last line end."""
    compare(golden_file(address), assets[address])


def compare(file: Path, made: str) -> None:
    if os.environ.get("SIGNPOST_ACCEPT"):
        file.write_bytes(made.encode())
    kept = file.read_bytes().decode() if file.is_file() else ""
    if made != kept:
        difference = list(unified_diff(kept.splitlines(), made.splitlines(), "accepted", "made now", n=1, lineterm=""))
        shown = difference[:40] + ([f"… and {len(difference) - 40} more lines"] if len(difference) > 40 else [])
        advice = f"Is this meant? SIGNPOST_ACCEPT=1 .venv/bin/python -m pytest {file.parent.parent.name}/{file.parent.name} accepts it."
        pytest.fail("\n".join([f"{file.name} differs:", *shown, advice]), pytrace=False)


def test_nothing_is_kept_in_vain() -> None:
    """Each file here is one that is compared."""
    expected = {golden(address).name for address in PAGES} | {golden_file(address).name for address in FILES} | {"urgent-help.html"}

    assert {file.name for file in HERE.iterdir() if file.is_file() and file.suffix != ".py"} == expected


def test_every_kind_of_page_is_kept(example: Catalogue) -> None:
    """Every way a page can look has a golden one, but for those that are written from the code, which change with it."""
    kinds = {page.kind for page in site.pages(example)}
    kept = {page.kind for page in site.pages(example) if page.address in PAGES}

    assert kinds - kept == {"reference", "diagnostic", "paper-form", "text"}


def test_a_difference_is_shown_with_the_way_to_accept_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that differs fails with the lines that differ and the command that accepts them."""
    monkeypatch.delenv("SIGNPOST_ACCEPT", raising=False)
    file = tmp_path / "tests" / "golden" / "page.html"
    file.parent.mkdir(parents=True)
    file.write_text("<p>one</p>\n<p>two</p>\n", encoding="utf-8")

    with pytest.raises(pytest.fail.Exception) as failed:
        compare(file, "<p>one</p>\n<p>three</p>\n")

    assert str(failed.value).splitlines() == [
        "page.html differs:",
        "--- accepted",
        "+++ made now",
        "@@ -1,2 +1,2 @@",
        " <p>one</p>",
        "-<p>two</p>",
        "+<p>three</p>",
        "Is this meant? SIGNPOST_ACCEPT=1 .venv/bin/python -m pytest tests/golden accepts it.",
    ]
    assert file.read_text(encoding="utf-8") == "<p>one</p>\n<p>two</p>\n"
