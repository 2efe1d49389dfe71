"""The papers on disk: what was made, from what, and what the check of each file found."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from macros.catalogue import Catalogue
from macros.moves import moves
from macros.papers.by_hand import pages_by_hand
from macros.papers.plan import plans
from macros.site import SitePage
from macros.views.papers import Paper, paper_address

FOLDER = "papers"
"""Where `make papers` puts them, from the project's root."""

_INDEX = "papers.json"


@dataclass(frozen=True)
class Kept:
    """A paper on disk."""

    paper: Paper
    fingerprint: str
    """Of what it says: `Plan.fingerprint`."""
    source: str
    """Hash of all that it was made from, the look included."""
    sha256: str
    """Of the file that was checked."""


def read(root: Path) -> dict[str, Kept]:
    """The papers that are there, by the address of their page; none when they were not made."""
    file = index_of(root)
    if not file.is_file():
        return {}
    return {page: _kept(fields) for page, fields in json.loads(file.read_text(encoding="utf-8")).items()}


def _kept(fields: dict[str, Any]) -> Kept:
    paper = fields.pop("paper")
    return Kept(Paper(**paper | {"failed": tuple(paper["failed"])}), **fields)


def write(root: Path, kept: dict[str, Kept]) -> None:
    """Put down what is there, beside the files."""
    text = json.dumps({page: asdict(entry) for page, entry in sorted(kept.items())}, indent=1)
    (root / FOLDER).mkdir(exist_ok=True)
    index_of(root).write_text(text + "\n", encoding="utf-8")


def index_of(root: Path) -> Path:
    """Where it is written which papers there are."""
    return root / FOLDER / _INDEX


def file_of(root: Path, paper: Paper) -> Path:
    """Where a paper is on disk."""
    return root / FOLDER / paper.address


def with_papers(root: Path, catalogue: Catalogue, made: Iterable[SitePage]) -> Iterator[SitePage]:
    """The same pages; each knows its paper if that says what the page says and is the very file that was checked."""
    pages, kept = list(made), read(root)
    current = {plan.page.address: plan.fingerprint for plan in plans(catalogue, pages)} if kept else {}
    for page in pages:
        entry = kept.get(page.address)
        fits = entry and entry.fingerprint == current.get(page.address) and _sha256(file_of(root, entry.paper)) == entry.sha256
        yield replace(page, paper=entry.paper) if entry and fits else page


def files(root: Path, catalogue: Catalogue, made: Iterable[SitePage]) -> Iterator[tuple[str, Path]]:
    """Address and file of each paper that goes with these pages; at former addresses of its page too."""
    papers = {page.address: page.paper for page in made if page.paper}
    for paper in papers.values():
        yield paper.address, file_of(root, paper)
    for move in moves(catalogue):
        if move.new in papers:
            yield paper_address(move.old), file_of(root, papers[move.new])


def papers_by_hand(root: Path, catalogue: Catalogue) -> list[SitePage]:
    """The pages written by hand that have a paper which fits. Nothing is made of them when there are no papers at all."""
    return [page for page in with_papers(root, catalogue, pages_by_hand(catalogue)) if page.paper] if read(root) else []


def _sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest() if file.is_file() else ""
