"""
An entry has nobody who reviews it.

The roles in `resources/review.yml` share the entries out by kind and element. Give every kind of entry a role without
`elements`, at the end of the list, so that nothing falls between two roles.

Wrong:

    reviewers:
      - id: guidance-editor
        kinds: [guidance]

Right:

    reviewers:
      - id: guidance-editor
        kinds: [guidance]
      - id: practice-editor
        kinds: [situation, intervention, case-study, measure, accreditation]
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalogue import Catalogue, Located
from macros.model import Entry
from macros.model.review import Review, Reviewer
from macros.problems import Problem


def reviewer_of(review: Review, entry: Located[Entry]) -> Reviewer | None:
    """The first role that fits an entry."""

    def fits(reviewer: Reviewer) -> bool:
        return entry.value.kind in reviewer.kinds and (not reviewer.elements or entry.value.elements[0] in reviewer.elements)

    return next(filter(fits, review.reviewers), None)


def check(catalogue: Catalogue) -> Iterator[Problem]:
    if catalogue.review is None:
        return
    without: dict[str, list[str]] = {}
    for entry in catalogue.entries:
        if reviewer_of(catalogue.review.value, entry) is None:
            without.setdefault(entry.value.kind, []).append(entry.path)
    for kind, paths in without.items():
        yield Problem(
            rule="no-reviewer",
            at=catalogue.review.position_of("reviewers"),
            message=f"Nobody reviews `{paths[0]}`{f' and {len(paths) - 1} more of its kind' if len(paths) > 1 else ''}.",
            advice=f"Add `{kind}` to the `kinds` of a role that has no `elements`.",
            about=tuple(paths),
        )
    for index, reviewer in enumerate(catalogue.review.value.reviewers):
        for number, element in enumerate(reviewer.elements):
            if element not in catalogue.elements:
                yield Problem(
                    rule="no-reviewer",
                    at=catalogue.review.position_of("reviewers", index, "elements", number),
                    message=f"`{element}` is not an element of the wheel, so the role reviews less than it seems.",
                    advice=f"Use one of {', '.join(f'`{name}`' for name in catalogue.elements)}.",
                )
