"""
The site does not depend on its engine: Zensical makes the same pages from what `python -m macros pages` writes.

Both engines build from the same files here. The lists of addresses are compared, and what is said on a page.
"""

import fcntl
import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urljoin

import pytest

from tests.serving import COLLECTIONS, ROOT, addresses, newest_day
from tests.site.reading import BuiltPage, Part, pages_of

"""A day on which the urgent contacts are fresh."""


@dataclass
class Twins:
    """The same site by both engines."""

    mkdocs: Path
    zensical: Path
    said: str

    def both(self, address: str) -> tuple[BuiltPage, BuiltPage]:
        return pages_of(self.mkdocs)[address], pages_of(self.zensical)[address]


@pytest.fixture(scope="session")
def twins(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Twins:
    """Built once, by whichever worker comes first: it takes some ten seconds."""
    shared = tmp_path_factory.getbasetemp()
    shared = shared.parent if "PYTEST_XDIST_WORKER" in os.environ else shared
    project, done = shared / "for-zensical", shared / "for-zensical.json"
    with open(shared / "for-zensical.lock", "w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not done.exists():
            done.write_text(json.dumps(build(project)))
    code, said = json.loads(done.read_text())
    assert code == 0, said
    return Twins(built_site, project / "site", said)


def build(project: Path) -> tuple[int, str]:
    """Write the pages and build them, without MkDocs; the exit code and what was said."""
    environment = {**os.environ, "SIGNPOST_TODAY": str(newest_day()), "PYTHONPATH": str(ROOT), "NO_COLOR": "1"}
    said = ""
    for place, command in ((ROOT, ["macros", "pages", "--out", str(project)]), (project, ["zensical", "build", "-f", "mkdocs.yml"])):
        ran = subprocess.run([sys.executable, "-m", *command], cwd=place, env=environment, capture_output=True, text=True)
        said += ran.stdout + ran.stderr
        if ran.returncode:
            break
    return ran.returncode, said


def words(part: Part) -> str:
    return " ".join(part.text.split())


def links(part: Part, address: str) -> list[str]:
    """Where its links lead, seen from a site below /some/where/, where one that climbs too high shows."""
    return [urljoin(f"http://site.example/some/where/{address}", link.attributes["href"]) for link in part.all("a")]


def main(page: BuiltPage) -> Part:
    return page.tree.all("main", id="main")[0]


def test_both_engines_make_the_same_addresses(twins: Twins):
    """An address that MkDocs makes, Zensical makes, and no other."""
    assert addresses(twins.zensical) == addresses(twins.mkdocs)


def test_zensical_has_no_complaint(twins: Twins):
    """It finds no broken link and knows every setting that it reads."""
    assert "No issues found" in twins.said
    assert "warning" not in twins.said.lower()


@pytest.mark.parametrize("group", [*COLLECTIONS, "everything else"])
def test_both_say_the_same(twins: Twins, group: str):
    """Every page has the same words in it, and the same relative links, to other pages and elsewhere."""
    group_of = {address: address.split("/")[0] for address in addresses(twins.mkdocs)}
    del group_of["offline/"]  # It says how large the site is, which only the worker's list knows; Zensical's site has no worker.
    wanted = [address for address, first in group_of.items() if first == group or (group == "everything else" and first not in COLLECTIONS)]
    differing = []
    for address in wanted:
        one, other = map(main, twins.both(address))
        if words(one) != words(other) or links(one, address) != links(other, address):
            differing.append(address)

    assert wanted
    assert differing == []


def test_both_render_what_hand_written_pages_ask_for(twins: Twins):
    """The wheel and the doors stand on the start page of both, as macros made them."""
    for page in twins.both(""):
        assert len(main(page).all("a", class_="wheel__segment")) == 7
        assert len(main(page).all("li", class_="door")) == 3
        assert "{{" not in page.tree.text
    one, other = twins.both("")
    assert links(main(one), "") == links(main(other), "")


@pytest.mark.parametrize("address", ["", "help-now/", "guidance/", "elements/environment/", "about/privacy/", "404.html"])
def test_both_have_the_urgent_help_and_the_same_shell(twins: Twins, address: str):
    """Urgent numbers, navigation, footer and title are the same from both."""
    one, other = twins.both(address)

    for tag, name in (("details", "help"), ("nav", "nav"), ("footer", "foot")):
        [ours], [theirs] = one.tree.all(tag, class_=name), other.tree.all(tag, class_=name)
        assert words(ours).partition(" Built on")[0] == words(theirs).partition(" Built on")[0]  # Only MkDocs tells the day.
        assert links(ours, address) == links(theirs, address)
    assert "999" in words(other.tree.all("details", class_="help")[0])
    assert words(one.tree.all("head")[0].all("title")[0]) == words(other.tree.all("head")[0].all("title")[0])
