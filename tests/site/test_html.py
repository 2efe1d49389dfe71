"""
Every page is valid HTML, by html-validate's recommended rules.

No rule is off. One is widened: a page's title is the entry's (at most 80 characters, which its model sees to) and the
name of the site, where html-validate would stop at 70 for the sake of search engines, which cut longer ones anyway.
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
    report = tmp_path / "report.json"

    # Into a file: what it prints is cut at 64 kB when it goes through a pipe.
    command = [NODE, HTML_VALIDATE, "--config", CONFIG, f"--formatter=json={report}", *pages]
    ran = subprocess.run(command, cwd=built_site, capture_output=True, text=True)

    assert report.is_file(), ran.stderr
    results = json.loads(report.read_text(encoding="utf-8"))
    checked = [Path(result["filePath"]).relative_to(built_site).as_posix() for result in results]
    assert sorted(checked) == sorted(pages), "html-validate has not looked at every page."
    assert not (wrong := complaints(results, built_site)), f"{len(wrong)} kinds of complaint:\n" + "\n".join(wrong)


def complaints(results: list[dict], site: Path) -> list[str]:
    """Each kind of complaint once, with how often it was made and one place where it was."""
    found: dict[tuple[str, str], list[str]] = {}
    for result in results:
        name = Path(result["filePath"]).relative_to(site)
        for message in result["messages"]:
            place = f"{name}:{message['line']}:{message['column']} {message.get('selector') or ''}"
            found.setdefault((message["ruleId"], message["message"]), []).append(place)
    return [f"{rule}: {words} ({len(places)} times, as at {places[0]})" for (rule, words), places in found.items()]
