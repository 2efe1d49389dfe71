"""
Two entries of one kind have the same title.

A reader could not tell them apart in a list. Say in the title what is different, such as the publisher or the nation.

Wrong:

    title: Stress at work

Right:

    title: Stress at work, a guide for small firms
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalogue import Catalogue
from macros.problems import Problem


def check(catalogue: Catalogue) -> Iterator[Problem]:
    first: dict[tuple[str, str], str] = {}
    for entry in sorted(catalogue.entries, key=lambda entry: (entry.value.added, entry.path)):
        title = (entry.value.kind, " ".join(entry.value.title.casefold().split()))
        if title in first:
            yield Problem(
                rule="duplicate-title",
                at=entry.position_of("title"),
                message=f"`{first[title]}` has the same title.",
                advice="Say in the title what is different, or merge the two.",
                about=(first[title],),
            )
        first.setdefault(title, entry.path)
