"""
An address that was published leads nowhere any more.

`resources/addresses.txt` lists every address that was ever published, and people have kept them. When an entry, an element or a role
gets another id, put the old one under `formerly` of the new, and whoever comes is sent on. The build looks at all other pages in the
same way.

Wrong:

    # resources/guidance/breaks.yml has become rest-breaks.yml
    title: Rest breaks

Right:

    # resources/guidance/rest-breaks.yml
    title: Rest breaks
    formerly: [breaks]
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from macros.catalogue import Catalogue
from macros.model import KINDS
from macros.moves import resolving
from macros.problems import Position, Problem
from macros.published import FILE

_COLLECTIONS = "|".join(model.collection for model in KINDS.values())
_FROM_DATA = re.compile(rf"(?:(?:{_COLLECTIONS}|elements|for|sectors)/[^/]+/|api/v1/(?:{_COLLECTIONS})/[^/]+\.json)")
"""What the catalogue alone can tell of. Other addresses are known when the site is built."""


def check(catalogue: Catalogue) -> Iterator[Problem]:
    there = frozenset(resolving(catalogue))
    known = (found for found in enumerate(catalogue.published, 1) if _FROM_DATA.fullmatch(found[1]))
    yield from as_problems((line, address) for line, address in known if address not in there)


def as_problems(lost: Iterable[tuple[int, str]]) -> Iterator[Problem]:
    """What is said of published addresses that lead nowhere, each given with its line."""
    for line, address in lost:
        yield Problem(
            rule="lost-address",
            at=Position(FILE, line),
            message=f"`/{address}` was published and leads nowhere now.",
            advice="Bring back what it led to, or put its old id under `formerly` of what took its place.",
        )
