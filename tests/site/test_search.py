"""What the search leads to is there in the built site."""

from __future__ import annotations

import json
from pathlib import Path

from macros.hand_written import hand_written_pages
from tests.site.reading import parse


def test_headings_lead_to_places_of_the_built_page(root: Path, built_site: Path):
    """Each slug is the id of a heading in the page that the engine has made of the file."""
    wrong = []
    for page in hand_written_pages(root):
        html = parse((built_site / page.address / "index.html").read_text(encoding="utf-8"))
        ids = {part.attributes["id"] for part in html.walk() if "id" in part.attributes}
        wrong += [(page.source, slug) for slug, _ in page.headings if slug not in ids]

    assert wrong == []


def test_every_card_leads_to_a_page(built_site: Path):
    """Each thing that can be found has a page of its own, and stands in the index once."""
    cards = []
    for file in (built_site / "assets" / "search").glob("*/c*.js"):
        cards += json.loads(file.read_text(encoding="utf-8").removeprefix("signpostSearch(").removesuffix(")\n"))

    assert [card[:4] for card in cards if not (built_site / card[3] / "index.html").is_file()] == []
    assert len({card[0] for card in cards}) == len({card[3] for card in cards}) == len(cards) > 800


def test_one_version_of_the_index_is_there(built_site: Path):
    """Nothing of an earlier build is published with it."""
    search = built_site / "assets" / "search"
    version = json.loads((search / "index.js").read_text(encoding="utf-8").removeprefix("signpostSearch(").removesuffix(")\n"))["version"]

    assert sorted(each.name for each in search.iterdir()) == sorted([version, "index.js"])
