"""
Every number on a page of figures leads back to a line in `resources/` that has a source.

For another page: add its address to `TRACEABLE` with the folders that its figures come from. A number counts as sourced when
the group of fields it stands in, or one around that group, names a `source`, `sources`, `url` or `address`. Years, financial years and dates
are no figures, and neither are numbers inside a word (ONS4) or in the names of other pages of the site, to which links lead.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros import site
from macros.catalogue import Catalogue
from tests.site.reading import Part, parse

TRACEABLE: dict[str, list[str]] = {
    "challenge/": ["resources/challenge"],
    "community/": ["resources/community.yml", "resources/progress"],
    "progress/": ["resources/progress", "resources/challenge"],
    "measures/": ["resources/measures"],
    "objectives/": ["resources/objectives.yml", "resources/measures", "resources/interventions", "resources/guidance", "case_studies"],
    "standards/": ["resources/standards.yml", "resources/accreditation"],
    "for/board/paper/": ["resources/measures"],
    "for/wellbeing-guardian/paper/": ["resources/measures"],
}
"""Address of a page, or the beginning of several, and the folders or files that its figures come from."""

SOURCES = {"source", "sources", "url", "urls", "address"}
"""Fields that say where the figures beside and below them were read."""

COUNTED = re.compile(
    r"""^\d+\.\ (?=[A-Z])                        # the number of a line in a list, as it is printed
    | \d+\ more\ fit\ too | ^\d+\ measures$      # what a list holds
    | Objective\ \d+\ of\ \d+ | \d+\ kinds\ of\ organisation | \d+\ of\ \d+\ cells | ^In\ \d+\ of\ them
    | \d+\ from\ the\ framework | The\ other\ \d+\ stay\ empty
    | ^\d+\ schemes\ .*?\.\ The\ pages\ read\ name\ levels\ for\ \d+,\ say\ something\ of\ the\ cost\ for\ \d+,\ and\ [^.\d]*\d+
    | \d+\ lines\.""",
    re.VERBOSE | re.MULTILINE,
)
"""What the build counts: entries, cells of the matrix and lines of a form. Their lines are what is counted."""

_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
_DATE = re.compile(rf"\b\d{{1,2}} (?:{_MONTH}) \d{{4}}\b|\b(?:19|20)\d\d(?:[-/]\d\d)?\b")
_NUMBER = re.compile(r"(?<![\w.,])\d[\d,]*(?:\.\d+)?(?!\w)")


def text_of(html: str) -> str:
    """What a page says itself, what is only for screen readers included.

    Left out are the words of links within the site and cards, which say what other pages say, the numbers beside such links,
    scripts, and the form that narrows a list. What the build counts is left out too.
    """
    return COUNTED.sub(" ", "\n".join(" ".join(line.split()) for line in _said(parse(html))))


def _said(part: Part) -> Iterator[str]:
    for child in part.children:
        if isinstance(child, str):
            yield child
        elif not _says_what_others_say(child):
            yield from _said(child)


def _says_what_others_say(part: Part) -> bool:
    classes = part.attributes.get("class", "").split()
    is_link_within = part.tag == "a" and "://" not in part.attributes.get("href", "")
    return is_link_within or part.tag in ("script", "form", "template") or (part.tag == "li" and "data-entry" in part.attributes) or (part.tag == "span" and "number" in classes)


def numbers_in(text: str) -> set[float]:
    """The numbers in a text but years and dates: 4.40 and 4.4 are one, and so are 14,900 and 14900."""
    return {float(found.replace(",", "").rstrip(".")) for found in _NUMBER.findall(_DATE.sub(" ", text))}


def sourced(value: Any, known: bool = False) -> Iterator[float]:
    """Every number in a file that has a source."""
    if isinstance(value, dict):
        known = known or bool(SOURCES & value.keys())
        for inner in value.values():
            yield from sourced(inner, known)
    elif isinstance(value, list):
        for inner in value:
            yield from sourced(inner, known)
    elif known and isinstance(value, str):
        yield from numbers_in(re.sub(r"https?://\S+", " ", value))
    elif known and isinstance(value, int | float) and not isinstance(value, bool):
        yield float(value)


def files_in(place: Path) -> list[Path]:
    return [place] if place.is_file() else sorted(place.rglob("*.yml"))


@pytest.mark.parametrize("address", TRACEABLE)
def test_every_number_has_a_line_with_a_source(real: Catalogue, root: Path, address: str) -> None:
    """A number on the page stands in a file of its folders, in a group of fields that names where it was read."""
    files = [file for place in TRACEABLE[address] for file in files_in(root / place)]
    known = {number for file in files for number in sourced(yaml.load(file.read_text(encoding="utf-8"), yaml.CSafeLoader))}
    pages = [page for page in site.pages(real) if page.address.startswith(address)]

    untraced = {page.address: sorted(numbers_in(text_of(page.body)) - known) for page in pages}

    assert pages
    assert sum(len(numbers_in(text_of(page.body))) for page in pages) >= 3
    assert {address: numbers for address, numbers in untraced.items() if numbers} == {}


def test_a_number_without_a_source_is_found() -> None:
    """A number beside no source counts as nothing, whatever else in the file has one."""
    file = {"rows": [{"value": 4.1, "source": "a"}, {"value": 5.2}], "note": "6 of 10", "more": {"sources": ["a"], "rows": [{"value": 7, "base": "1,200 answers"}]}}

    assert set(sourced(file)) == {4.1, 7, 1200}


def test_years_and_dates_are_no_figures() -> None:
    """What is left of a sentence are its figures."""
    assert numbers_in("On 24 June 2004, in 2013-14 and 2009/10, ONS4 gave 4.40%, £555 million and 14,900.") == {4.4, 555, 14900}
