"""
Where things were before: an entry, an element, a role, a kind of organisation or a page names its former ids in `formerly`.

Whoever comes to an old address is sent on. There are no chains: what took the place of something that had moved before names
all of its former ids.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from macros.catalogue import Catalogue, Located, Way
from macros.model import KINDS
from macros.problems import Position

_FOLDERS = {"element": "elements", "audience": "for", "sector": "sectors", **{kind: model.collection for kind, model in KINDS.items()}}
"""First part of the address of a page, by the kind of what it is about."""


@dataclass(frozen=True)
class Move:
    """One page that has moved."""

    old: str
    """Its former address, from the root of the site."""
    new: str
    title: str
    """What the page is called now."""
    source: str
    """The file that says so, from the project's root."""
    files: tuple[tuple[str, str], ...] = ()
    """Former and present address of each file that stands beside the page: its data, or its feed."""
    holder: Located[Any] | None = None
    """What is in that file; None for a page written by hand."""
    way: Way = ()

    @property
    def at(self) -> Position:
        """Where it is said. The file is read again for this."""
        return self.holder.position_of(*self.way) if self.holder else Position(self.source)


def moves(catalogue: Catalogue) -> Iterator[Move]:
    """Every page that has moved, in the order in which the files say so."""
    for entry in catalogue.entries:
        for index, written in enumerate(entry.value.formerly):
            kind, id = former_name(written, entry.value.kind)
            if kind in KINDS:
                files, new = ((_data(kind, id), _data(entry.value.kind, entry.id)),), address_of(entry.value.kind, entry.id)
                yield Move(address_of(kind, id), new, entry.value.title, entry.path, files, entry, ("formerly", index))
    framework = catalogue.framework
    for number, element in enumerate(framework.value.elements):
        for index, id in enumerate(element.formerly):
            files, way = ((f"feeds/{id}.xml", f"feeds/{element.id}.xml"),), ("elements", number, "formerly", index)
            yield Move(address_of("element", id), address_of("element", element.id), element.name, framework.path, files, framework, way)
    yield from _of_choices(catalogue, "audience")
    yield from _of_choices(catalogue, "sector")
    for page in catalogue.hand_written:
        for old in page.formerly:
            yield Move(old, page.address, page.title, page.source)


def _of_choices(catalogue: Catalogue, kind: str) -> Iterator[Move]:
    vocabulary, name = catalogue.vocabulary, f"{kind}s"
    papers = {brief.value.audience for brief in catalogue.briefs}
    for number, choice in enumerate(vocabulary.value.choices(name)):
        for index, id in enumerate(choice.formerly):
            for page in ("", "brief/", "paper/") if kind == "audience" and choice.id in papers else ("",):
                old, new, way = address_of(kind, id) + page, address_of(kind, choice.id) + page, (name, number, "formerly", index)
                yield Move(old, new, choice.label, vocabulary.path, (), vocabulary, way)


def former_name(written: str, kind: str) -> tuple[str, str]:
    """Kind and id that an entry of a kind had before, as `formerly` has it: `id`, or `kind/id` when the kind was another."""
    former, slash, id = written.partition("/")
    return (former, id) if slash else (kind, written)


def address_of(kind: str, id: str) -> str:
    """Address of the page about a thing of a kind."""
    return f"{_FOLDERS[kind]}/{id}/"


def _data(kind: str, id: str) -> str:
    return f"api/v1/{KINDS[kind].collection}/{id}.json"


def living(catalogue: Catalogue) -> Iterator[str]:
    """Address of every page that is made from something with an id, and of each page written by hand. None of them may be a former one."""
    yield from (address_of(kind, id) for kind, id in catalogue.ids_in_files)
    yield from (address_of("element", id) for id in catalogue.elements)
    for kind in ("audience", "sector"):
        yield from (address_of(kind, choice.id) for choice in catalogue.vocabulary.value.choices(f"{kind}s"))
    yield from (page.address for page in catalogue.hand_written)


def resolving(catalogue: Catalogue) -> Iterator[str]:
    """Every address that the catalogue alone answers for: what lives, what moved, and the data of both."""
    yield from living(catalogue)
    yield from (_data(kind, id) for kind, id in catalogue.ids_in_files)
    for move in moves(catalogue):
        yield move.old
        yield from (old for old, _ in move.files)
