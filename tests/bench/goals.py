"""Goals that were measured: said on the screen, and left in `results/` for the quality page to show."""

from __future__ import annotations

import datetime
from pathlib import Path
from xml.etree import ElementTree

from macros.views import quality

RESULTS = Path(__file__).resolve().parents[2] / "results"


class Goal(quality.Goal):
    """One thing that has a goal, and what it came to, as the quality page has it."""

    def __str__(self) -> str:
        return f"{self.what:26} {self.measured}: the goal of {self.wanted} is {'reached' if self.is_reached else 'missed'}"


def leave(name: str, goals: list[Goal], folder: Path = RESULTS) -> None:
    """Write a report in JUnit's form, which `macros/reports.py` reads: a goal that is missed is a test that failed."""
    suite = ElementTree.Element("testsuite", name=name, timestamp=datetime.datetime.now().isoformat(timespec="seconds"))
    for goal in goals:
        case = ElementTree.SubElement(suite, "testcase", name=goal.what)
        properties = ElementTree.SubElement(case, "properties")
        for field, value in (("measured", goal.measured), ("goal", goal.wanted)):
            ElementTree.SubElement(properties, "property", name=field, value=value)
        if not goal.is_reached:
            ElementTree.SubElement(case, "failure", message=str(goal))
    folder.mkdir(exist_ok=True)
    ElementTree.ElementTree(suite).write(folder / f"{name}.xml", encoding="utf-8", xml_declaration=True)
