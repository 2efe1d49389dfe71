"""
Two entries of one kind have the same address.

`http` and `https`, `www.`, capital letters in the host and a slash at the end make no difference. Add what is new to
the entry that is there.

Wrong:

    # resources/guidance/rest-breaks-again.yml
    url: http://www.acas.org.uk/rest-breaks/

Right:

    # delete the file, and add what is new to the first one
    url: https://acas.org.uk/rest-breaks
"""

from __future__ import annotations

from collections.abc import Iterator
from urllib.parse import urlsplit

from macros.catalogue import Catalogue
from macros.problems import Problem


def normalised(address: str) -> str:
    """The address without what makes no difference, to compare with others."""
    parts = urlsplit(address)
    host = (parts.hostname or "").rstrip(".").removeprefix("www.")
    query = f"?{parts.query}" if parts.query else ""
    return f"{host}{parts.path.rstrip('/')}{query}"


def check(catalogue: Catalogue) -> Iterator[Problem]:
    first: dict[str, str] = {}
    for entry in sorted(catalogue.of_kind("guidance"), key=lambda entry: (entry.value.added, entry.path)):
        address = normalised(entry.value.url)
        if address in first:
            yield Problem(
                rule="duplicate-address",
                at=entry.position_of("url"),
                message=f"`{first[address]}` has the same address.",
                advice="Add what is new there and delete this file.",
                about=(first[address],),
            )
        first.setdefault(address, entry.path)
