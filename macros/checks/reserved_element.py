"""
An element has the name of a list.

Each element and each list of entries has a feed of its changes at `/feeds/<name>.xml`, and one name is kept for
the feed of everything and one for that of what is overdue. Choose an id for the element that none of them has.

Wrong:

    elements:
      - id: guidance

Right:

    elements:
      - id: guidance-and-support
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalogue import Catalogue
from macros.model import KINDS
from macros.problems import Problem


def check(catalogue: Catalogue) -> Iterator[Problem]:
    taken = {"changes", "overdue", *(model.collection for model in KINDS.values())}
    for index, element in enumerate(catalogue.framework.value.elements):
        if element.id in taken:
            yield Problem(
                rule="reserved-element",
                at=catalogue.framework.position_of("elements", index, "id"),
                message=f"`{element.id}` is the name of a list, and its feed has the address that the element's needs.",
                advice="Choose another id for the element.",
            )
