"""What the page of the reader's own list is given of the catalogue: every entry by name, within the weight of a page."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

from macros import site
from macros.catalogue import Catalogue
from macros.exports import payload
from macros.model import KINDS

MOST = 30_000
"""Bytes that the names of the whole catalogue may weigh on the way to the reader."""


def test_every_entry_is_named_with_its_title_what_it_is_and_how_it_stands(example: Catalogue) -> None:
    """Kinds stand in their order with the address of their pages; a status is given only where an entry left the lists."""
    names = payload.names(example)

    assert [kind["id"] for kind in names["kinds"]] == list(KINDS)
    guidance = next(kind for kind in names["kinds"] if kind["id"] == "guidance")
    word = names["words"].index("Guide")
    assert guidance == {
        "id": "guidance",
        "name": "Guidance",
        "address": "guidance/",
        "entries": [["sitting-down", "Sitting down at work", word], ["standing-up", "Standing up at work", word, "superseded"]],
    }


def test_the_names_of_the_whole_catalogue_are_light(real: Catalogue) -> None:
    """Every entry that we publish is in the page of the list, which stays light enough for a phone."""
    names = payload.names(real)

    assert sum(len(kind["entries"]) for kind in names["kinds"]) == len(real.entries)
    assert len(gzip.compress(payload.as_script(names).encode(), 9, mtime=0)) <= MOST


def test_summaries_come_as_a_script_that_gives_them_by_name(example: Catalogue, root: Path) -> None:
    """What is printed from names alone is a part like the others: a script that sets `signpostParts.summaries`."""
    stylesheet = (root / "docs" / "assets" / "stylesheets" / "site.css").read_text(encoding="utf-8")
    [script] = [asset.content for asset in site.assets(example, stylesheet) if asset.address == "assets/javascripts/summaries.js"]

    start, _, rest = script.partition(" = ")
    assert start == "(globalThis.signpostParts ??= {}).summaries"
    summaries = json.loads(rest)
    assert summaries["guidance/sitting-down"] == "A short guide to chairs."
    assert len(summaries) == len(example.entries)
