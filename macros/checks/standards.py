"""
The page of standards does not hang together.

Each group in `resources/standards.yml` has an id of its own, and a line of the self-check that follows a group names one
that is there. A standard of which more than its name was read says what was read.

Wrong:

    - text: The board looks at the plan twice a year.
      group: high-impact-change

Right:

    - text: The board looks at the plan twice a year.
      group: high-impact-changes
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalogue import Catalogue
from macros.problems import Problem

RULE = "standards"


def check(catalogue: Catalogue) -> Iterator[Problem]:
    standards = catalogue.standards
    if standards is None:
        return
    ids: list[str] = []
    for index, group in enumerate(standards.value.groups):
        if group.id in ids:
            yield Problem(RULE, standards.position_of("groups", index, "id"), f"`{group.id}` is used twice.", "Choose another id for the group.")
        else:
            ids.append(group.id)
        for place, standard in enumerate(group.standards):
            if standard.extent == "part" and not standard.text:
                at = standards.position_of("groups", index, "standards", place)
                yield Problem(RULE, at, "A part of it was read, and nothing says what.", "Add `text:`, or write `extent: name`.")
    for index, question in enumerate(standards.value.self_check):
        if question.group and question.group not in ids:
            at = standards.position_of("self_check", index, "group")
            yield Problem(RULE, at, f"There is no group `{question.group}`.", f"Use one of {', '.join(f'`{id}`' for id in ids)}.")
