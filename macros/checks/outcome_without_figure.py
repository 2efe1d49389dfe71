"""
A case study's outcome says nothing, or claims an effect without a comparison.

Give the figure before, after or both. Only the same thing before and after, or against a comparison, is an `effect`;
one figure at one time is a `snapshot`, and how many took part is `reach`.

Wrong:

    outcomes:
      - measure: sickness absence
        type: effect
        after: 4%

Right:

    outcomes:
      - measure: sickness absence
        type: effect
        before: 5%
        after: 4%
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalogue import Catalogue
from macros.problems import Problem


def check(catalogue: Catalogue) -> Iterator[Problem]:
    for entry in catalogue.of_kind("case-study"):
        for index, outcome in enumerate(entry.value.outcomes):
            at = ("outcomes", index)
            if outcome.before is None and outcome.after is None:
                advice = "Add `before`, `after` or both, or delete the outcome."
                yield Problem("outcome-without-figure", entry.position_of(*at), "The outcome has no figure.", advice)
            elif outcome.type == "effect" and outcome.before is None and outcome.note is None:
                yield Problem(
                    rule="outcome-without-figure",
                    at=entry.position_of(*at, "type"),
                    message="It is called an effect, and there is nothing to compare with.",
                    advice="Add `before`, or say in `note` what it was compared with, or call it a `snapshot` or `reach`.",
                )
