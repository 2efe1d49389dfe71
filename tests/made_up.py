"""
Made-up entries of each kind with only what must be there, for tests that care about one field of them.

    files = made_up.guidance("chairs", status="superseded")

is one file by its place in the project, as `catalogue_of` wants it. A field given as None is left out.
"""

from __future__ import annotations

import json
from typing import Any

from macros.model import KINDS

_OF_ALL = {"summary": "Made up.", "elements": ["rest"], "added": "2029-06-01", "reviewed": "2029-12-01"}

_OF_KIND: dict[str, dict[str, Any]] = {
    "guidance": {
        "publisher": "The Chair Society",
        "type": "guide",
        "format": "web-page",
        "use_it_when": "When somebody has been standing.",
        "provenance": {"seen": "read"},
    },
    "intervention": {
        "evidence": {"strength": "not-read", "statement": "Nothing was read."},
        "cost": {"level": "low"},
        "time_to_start": "A week",
        "first_steps": ["Begin."],
    },
    "case-study": {
        "organisation": "The Made-up Bakery",
        "sector": "bakery",
        "nation": "wales",
        "setting": "Two ovens",
        "challenge": "Nobody sat down.",
        "what_they_did": ["Sat down."],
        "source": {"title": "Our chairs", "publisher": "The Made-up Bakery"},
    },
    "measure": {
        "definition": "What is counted.",
        "unit": "%",
        "direction": "lower",
        "type": "outcome",
        "collected": "local",
        "where_to_get_it": "A sheet",
        "frequency": "Weekly",
    },
    "accreditation": {"owner": "The Chair Society", "status": "open", "asks_for": "A chair."},
    "situation": {
        "group": "today",
        "stop_and_call": ["Somebody has fallen."],
        "first_step": "Bring a chair.",
        "resources": [{"entry": "guidance/chairs", "why": "It is short."}] * 3,
        "next_week": ["Ask again."],
        "avoid": ["No sofa."],
    },
}


def _file(kind: str, id: str, fields: dict[str, Any]) -> dict[str, str]:
    own = {"url": f"https://example.org/{id}"} if kind == "guidance" else {}
    content = {"title": id.replace("-", " ").capitalize(), **_OF_ALL, **_OF_KIND[kind], **own, **fields}
    text = json.dumps({name: value for name, value in content.items() if value is not None}, indent=1)  # JSON is YAML
    return {f"{KINDS[kind].folder}/{id}.yml": text}


def guidance(id: str, **fields: Any) -> dict[str, str]:
    return _file("guidance", id, fields)


def intervention(id: str, **fields: Any) -> dict[str, str]:
    return _file("intervention", id, fields)


def case_study(id: str, **fields: Any) -> dict[str, str]:
    return _file("case-study", id, fields)


def measure(id: str, **fields: Any) -> dict[str, str]:
    return _file("measure", id, fields)


def accreditation(id: str, **fields: Any) -> dict[str, str]:
    return _file("accreditation", id, fields)


def situation(id: str, **fields: Any) -> dict[str, str]:
    return _file("situation", id, fields)
