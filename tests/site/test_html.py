"""
Every page is valid HTML, by html-validate's recommended rules.

No rule is off. Two are widened. Several checkboxes may share a name, as several radio buttons may: that is how a GET form carries
more than one choice of a group. And html-validate stops at titles of 70 characters for the sake of search engines, which cut
longer ones by themselves. Ours are an entry's title, for a document its own (`Title` in macros/model/fields.py, at most
160), and the name of the site.
"""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.serving import ROOT, addresses, file_of

NODE = Path(sys.prefix, "bin", "node")
HTML_VALIDATE = ROOT / "frontend" / "node_modules" / "html-validate" / "bin" / "html-validate.mjs"
CONFIG = Path(__file__).with_name("htmlvalidate.json")

PARTS = 4
"""The pages are shared out so that two workers have as much to do each."""


@pytest.mark.parametrize("part", range(PARTS))
def test_every_page_is_valid(built_site: Path, tmp_path: Path, part: int):
    """html-validate has nothing to say about any built page, the page not found included."""
    pages = [file_of(address) for address in addresses(built_site)][part::PARTS]

    assert pages
    assert complaints(built_site, pages, tmp_path) == []


def test_what_is_not_valid_is_found(built_site: Path, tmp_path: Path):
    """The rules are at work: a page of ours with one mistake in it is complained of, and only that."""
    page = (built_site / "wheel" / "index.html").read_text(encoding="utf-8")
    (tmp_path / "wrong.html").write_text(page.replace("</h1>", "</h1><p><ul></ul>", 1), encoding="utf-8")

    found = complaints(tmp_path, ["wrong.html"], tmp_path)

    assert [complaint.split(":")[0] for complaint in found] == ["no-implicit-close"]


def complaints(site: Path, pages: list[str], folder: Path) -> list[str]:
    """Each kind of complaint about pages once, with how often it was made and one place where it was."""
    report = folder / "report.json"
    # Into a file: what it prints is cut at 64 kB when it goes through a pipe.
    command = [NODE, HTML_VALIDATE, "--config", CONFIG, f"--formatter=json={report}", *pages]
    ran = subprocess.run(command, cwd=site, capture_output=True, text=True)
    assert report.is_file(), ran.stderr

    found: dict[tuple[str, str], list[str]] = {}
    for result in json.loads(report.read_text(encoding="utf-8")):
        name = Path(result["filePath"]).relative_to(site)
        for message in result["messages"]:
            place = f"{name}:{message['line']}:{message['column']} {message.get('selector') or ''}"
            found.setdefault((message["ruleId"], message["message"]), []).append(place)
    assert bool(found) == bool(ran.returncode), ran.stdout + ran.stderr
    return [f"{rule}: {words} ({len(places)} times, as at {places[0]})" for (rule, words), places in found.items()]
