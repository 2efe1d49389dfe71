"""
What can be wrong with the data, as values that are collected and printed together.

A mistake in the data is a `Problem`. A mistake in our own code is an exception, and nobody catches it.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, order=True)
class Position:
    """A place in a file. Lines and columns count from 1, as editors do."""

    path: str
    line: int = 1
    column: int = 1

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}"


@dataclass(frozen=True)
class Problem:
    """One thing that is wrong: where it is, what it is, and what would be right."""

    rule: str
    at: Position
    message: str
    advice: str
    severity: Severity = "error"
    about: tuple[str, ...] = ()
    """Other files that it is about, where what is wrong lies between files."""

    def concerns(self, places: Iterable[str]) -> bool:
        """Whether it is in, or about, one of these files or folders, named from the project's root (`.` for all)."""
        return any(place == "." or path == place or path.startswith(f"{place}/") for path in (self.at.path, *self.about) for place in places)


def in_reading_order(problems: Iterable[Problem]) -> list[Problem]:
    """The problems file by file, from the top of each file to its end."""
    return sorted(problems, key=lambda problem: (problem.at, problem.rule, problem.message))


def as_text(problem: Problem) -> str:
    """One line for a terminal: place, what is wrong, what would be right, and the rule's name."""
    mark = "warning: " if problem.severity == "warning" else ""
    text = f"{problem.at}: {mark}{problem.message} {problem.advice} [{problem.rule}]"
    return " ".join(text.split())  # A value that is quoted in a message may have several lines.


def as_github(problem: Problem) -> str:
    """A workflow command that GitHub shows as a note on the line itself."""
    text = _escaped(f"{problem.message} {problem.advice}")
    path = _escaped(problem.at.path).replace(":", "%3A").replace(",", "%2C")
    place = f"file={path},line={problem.at.line},col={problem.at.column}"
    return f"::{problem.severity} {place},title={problem.rule}::{text}"


def _escaped(text: str) -> str:
    # A line break would begin another command, and a file's name may hold one.
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def as_json(problems: Iterable[Problem]) -> str:
    """All problems as one JSON list, for other programs."""
    return json.dumps(
        [
            {
                "rule": problem.rule,
                "severity": problem.severity,
                "path": problem.at.path,
                "line": problem.at.line,
                "column": problem.at.column,
                "message": problem.message,
                "advice": problem.advice,
            }
            for problem in problems
        ],
        ensure_ascii=False,
        indent=2,
    )
