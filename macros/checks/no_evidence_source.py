"""
An intervention claims evidence and names no source.

Give the addresses of the studies or guidance that were read, or the case studies here that it rests on. If none was read, say so: `strength: not-read`.

Wrong:

    evidence:
      strength: moderate
      statement: It helps.

Right:

    evidence:
      strength: not-read
      statement: No study was read.
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalogue import Catalogue
from macros.problems import Problem


def check(catalogue: Catalogue) -> Iterator[Problem]:
    for entry in catalogue.of_kind("intervention"):
        evidence = entry.value.evidence
        if not (evidence.sources or evidence.case_studies) and evidence.strength != "not-read":
            yield Problem(
                rule="no-evidence-source",
                at=entry.position_of("evidence", "strength"),
                message=f"The evidence is called `{evidence.strength}`, and no source is named.",
                advice="Add `sources:` with the addresses that were read, or `case_studies:` with ids, or write `strength: not-read`.",
            )
