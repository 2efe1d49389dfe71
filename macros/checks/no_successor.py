"""
An entry is superseded, and does not say by what.

Readers who land on old guidance need the way on. Name the entry that replaces it, or the address, or say in
`no_successor` that none was found and what to do instead.

Wrong:

    status: superseded

Right:

    status: superseded
    superseded_by: access-to-work
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalogue import Catalogue
from macros.problems import Problem


def check(catalogue: Catalogue) -> Iterator[Problem]:
    for entry in catalogue.of_kind("guidance"):
        value = entry.value
        if value.status == "superseded" and not (value.superseded_by or value.superseded_by_url or value.no_successor):
            yield Problem(
                rule="no-successor",
                at=entry.position_of("status"),
                message="It is superseded, but nothing says by what.",
                advice="Add `superseded_by: <id>`, `superseded_by_url: <address>` or `no_successor: <what to do instead>`.",
            )
    for entry in catalogue.of_kind("accreditation"):
        if entry.value.status == "superseded" and not (entry.value.superseded_by or entry.value.replaced_by):
            yield Problem(
                rule="no-successor",
                at=entry.position_of("status"),
                message="The scheme is replaced, but nothing says by what.",
                advice="Add `superseded_by: <id>` or `replaced_by: <words>`.",
            )
