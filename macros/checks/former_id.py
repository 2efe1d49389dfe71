"""
A former id is in use, or two claim it.

`formerly` lists ids that nothing has any more, each in one place, so that its address can lead to one page. When something moves
twice, its newest home lists both former ids: nobody is sent on from one former address to another.

Wrong:

    # resources/guidance/rest-breaks.yml
    formerly: [rest-breaks]

Right:

    # resources/guidance/rest-breaks.yml
    formerly: [breaks-and-rest]
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches

from macros.catalogue import Catalogue
from macros.model import KINDS
from macros.moves import Move, living, moves
from macros.problems import Problem

_ADDRESS = re.compile(r"([a-z0-9]+(-[a-z0-9]+)*/)+")


def check(catalogue: Catalogue) -> Iterator[Problem]:
    there = frozenset(living(catalogue))
    claimed: dict[str, Move] = {}
    for move in moves(catalogue):
        if not _ADDRESS.fullmatch(move.old):
            advice = "Write it as it stood after the name of the site, such as `about/old-name/`."
            yield Problem("former-id", move.at, f"`{move.old}` cannot have been an address of this site.", advice)
        elif move.old in there:
            yield Problem("former-id", move.at, f"`/{move.old}` is the address of something that is here now.", "Delete the former id, or give that other thing another id.")
        elif move.old in claimed:
            first = claimed[move.old].at
            advice = f"Keep it in one place; the first is {first.path}:{first.line}."
            yield Problem("former-id", move.at, f"Two things claim `/{move.old}` as a former address.", advice)
        claimed.setdefault(move.old, move)
    for entry in catalogue.entries:
        for index, written in enumerate(entry.value.formerly):
            kind, slash, id = written.partition("/")
            if slash and kind not in KINDS:
                near = get_close_matches(kind, KINDS, n=1)
                advice = f"Did you mean `{near[0]}/{id}`?" if near else f"Write one of {', '.join(f'`{name}`' for name in KINDS)} before the slash."
                yield Problem("former-id", entry.position_of("formerly", index), f"`{kind}` is no kind of entry.", advice)
