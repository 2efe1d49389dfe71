"""What the quality page reports: results that checks left behind, stored keys and packages, read from where each is written."""

from __future__ import annotations

import datetime
import json
import re
from collections.abc import Iterable, Iterator
from importlib.metadata import PackageMetadata, PackageNotFoundError, metadata
from pathlib import Path
from xml.etree import ElementTree

from macros.papers import kept
from macros.problems import Problem, as_text
from macros.views.quality import Goal, Outcome, Package, Reports

RESULTS = "results"
"""Where checks leave their reports in JUnit's form, from the project's root. The file's name is the check's id."""

_STORED_KEYS = "frontend/src/browser/local-store.ts"
_NODE_LOCK = "frontend/package-lock.json"


def read(root: Path, problems: Iterable[Problem] = (), entries: int = 0) -> Reports:
    """Every report there is. `problems` and the number of `entries` are those of this build."""
    return Reports(tuple(_outcomes(root, list(problems), entries)), tuple(_stored_keys(root)), tuple(_packages(root)))


# What checks found


def _outcomes(root: Path, problems: list[Problem], entries: int) -> Iterator[tuple[str, Outcome]]:
    errors = tuple(as_text(problem) for problem in problems if problem.severity == "error")
    yield "entries", Outcome(entries, errors, things="entries")
    papers = [entry.paper for entry in kept.read(root).values()]
    if papers:
        made_on = datetime.date.fromtimestamp(kept.index_of(root).stat().st_mtime).isoformat()
        failed = tuple(f"{paper.address}: {', '.join(paper.failed)}" for paper in papers if paper.failed)
        yield "papers", Outcome(len(papers) - len(failed), failed, when=made_on, things="files")
    for file in sorted((root / RESULTS).glob("*.xml")):
        yield file.stem, junit(file.read_text(encoding="utf-8"))


def junit(text: str) -> Outcome:
    """A report in JUnit's form, which pytest, Vitest and most other test runners write."""
    suites = ElementTree.fromstring(text)
    cases = list(suites.iter("testcase"))
    failures = tuple(_name(case) for case in cases if case.find("failure") is not None or case.find("error") is not None)
    skipped = sum(case.find("skipped") is not None for case in cases)
    days = [suite.get("timestamp", "")[:10] for suite in suites.iter("testsuite")]
    measured = tuple(goal for case in cases if (goal := _goal(case)))
    return Outcome(len(cases) - len(failures) - skipped, failures, skipped, max(days, default=""), "goals" if measured else "tests", measured)


def _goal(case: ElementTree.Element) -> Goal | None:
    """What a case measured, when it says so: `tests/bench/goals.py` writes that."""
    said = {part.get("name", ""): part.get("value", "") for part in case.iter("property")}
    if "measured" not in said:
        return None
    return Goal(case.get("name", ""), said["measured"], said.get("goal", ""), case.find("failure") is None)


def _name(case: ElementTree.Element) -> str:
    return ": ".join(filter(None, (case.get("classname"), case.get("name"))))


# What is kept in the browser


def _stored_keys(root: Path) -> Iterator[tuple[str, str]]:
    """The one list of stored keys, as the scripts have it."""
    file = root / _STORED_KEYS
    if file.is_file():
        written = re.search(r"storedKeys = \[\n(.*?)\n\] as const", file.read_text(encoding="utf-8"), re.DOTALL)
        lines = written[1].splitlines() if written else []
        found = [re.fullmatch(r' *\{ key: "([^"]+)", keeps: "([^"]+)" \},', line) for line in lines]
        if not found or None in found:
            raise ValueError(f"{_STORED_KEYS}: the list `storedKeys` is no longer one key to a line, so the quality page cannot show it.")
        yield from ((match[1], match[2]) for match in found if match)


# What the site is made of


def _packages(root: Path) -> Iterator[Package]:
    yield from _from_node(root)
    yield from _from_python(root)


def _from_node(root: Path) -> Iterator[Package]:
    """What readers receive comes from these: scripts and fonts. The rest of the lock file tests and builds."""
    file = root / _NODE_LOCK
    locked = json.loads(file.read_text(encoding="utf-8"))["packages"] if file.is_file() else {}
    for place, package in sorted(locked.items()):
        name = place.rpartition("node_modules/")[2]
        if name and not package.get("optional") and (not package.get("dev") or name.startswith(("@fontsource/", "@expo-google-fonts/"))):
            yield Package(name, package["version"], package.get("license", ""), "npm", True)


def _from_python(root: Path) -> Iterator[Package]:
    """The locked packages that this machine builds with. Those for other systems are not installed, and not named."""
    files = [root / "requirements" / name for name in ("site.txt", *(["papers.txt"] if kept.read(root) else []))]
    text = "\n".join(file.read_text(encoding="utf-8") for file in files if file.is_file())
    for name, version in sorted(set(re.findall(r"^([\w.-]+)==([\w.+!-]+)", text, re.MULTILINE))):
        try:
            yield Package(name, version, _licence(metadata(name)), "pypi", False)
        except PackageNotFoundError:
            continue


def _licence(package: PackageMetadata) -> str:
    """What its makers state, in the shortest of the places where they may."""
    stated = package.get("License-Expression") or ""
    classified = [line.rpartition(" :: ")[2] for line in package.get_all("Classifier") or [] if line.startswith("License ::")]
    written = (package.get("License") or "").strip()
    return stated or ", ".join(classified) or (written if len(written) < 60 and "\n" not in written else "")
