"""What a page says of itself to search engines is true, is on the page, and can be read."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest

from macros import site
from macros.catalogue import Catalogue
from macros.exports.linked_data import linked_data
from macros.views.words import date_in_words
from tests import made_up


def said(catalogue: Catalogue, name: str) -> dict[str, Any]:
    return linked_data(catalogue, catalogue.find(name))


def values(data: Any) -> Iterator[str]:
    if isinstance(data, dict):
        for name, value in data.items():
            yield from values(value) if not name.startswith("@") else ()
    elif isinstance(data, list):
        for value in data:
            yield from values(value)
    elif isinstance(data, str):
        yield data


def test_the_page_of_a_document_is_about_the_document(example: Catalogue) -> None:
    """Our page has our dates and licence, the document its own; a title that was not seen is not given as its name."""
    assert said(example, "guidance/standing-up") == {
        "@context": "https://schema.org",
        "@type": "WebPage",
        "url": "https://signpost.example/guidance/standing-up/",
        "name": "Standing up at work",
        "description": "What people read before there were chairs.",
        "inLanguage": "en-GB",
        "datePublished": "2028-06-01",
        "dateModified": "2028-06-01",
        "license": "https://creativecommons.org/licenses/by/4.0/",
        "isAccessibleForFree": True,
        "about": {
            "@type": "CreativeWork",
            "name": "Standing up at work",
            "url": "https://www.example.org/standing",
            "publisher": {"@type": "Organization", "name": "The Chair Society"},
            "inLanguage": ["en"],
        },
        "breadcrumb": {
            "@type": "BreadcrumbList",
            "itemListElement": [{"@type": "ListItem", "position": 1, "name": "Guidance", "item": "https://signpost.example/guidance/"}],
        },
    }
    assert said(example, "guidance/sitting-down")["about"] == {
        "@type": "CreativeWork",
        "subjectOf": {"@type": "WebPage", "url": "https://www.example.org/sitting"},
        "publisher": {"@type": "Organization", "name": "The Chair Society"},
        "inLanguage": ["en", "cy"],
        "datePublished": "2028-03",
        "dateModified": "2029-02-01",
    }


@pytest.mark.parametrize(
    ("status", "expected"), [("open", "CertificationActive"), ("closed", "CertificationInactive"), ("superseded", "CertificationInactive"), ("unknown", None)]
)
def test_a_scheme_is_active_only_when_its_pages_say_so(catalogue_of, status: str, expected: str | None) -> None:
    """Where the status is not known none is claimed."""
    about = said(catalogue_of(made_up.accreditation("a", status=status)), "accreditation/a")["about"]

    assert about.get("certificationStatus") == (f"https://schema.org/{expected}" if expected else None)
    assert about["issuedBy"]["name"] == "The Chair Society"


def test_each_kind_has_its_type(example: Catalogue) -> None:
    """Pages whose words are the substance are articles; the others are pages about something."""
    types = {entry.value.kind: (data["@type"], data.get("about", {}).get("@type")) for entry in example.entries for data in [linked_data(example, entry)]}

    assert types == {
        "situation": ("Article", None),
        "guidance": ("WebPage", "CreativeWork"),
        "intervention": ("Article", None),
        "case-study": ("Article", "Organization"),
        "measure": ("WebPage", "DefinedTerm"),
        "accreditation": ("WebPage", "Certification"),
    }


def test_nothing_is_said_that_the_page_does_not_say(example: Catalogue) -> None:
    """Each word, date and address in the data stands in the page that readers see."""
    always = {"https://schema.org", "https://creativecommons.org/licenses/by/4.0/", "en-GB", "en", "cy"}
    missing = []
    for page in site.pages(example):
        match = re.search(r'<script type="application/ld\+json">(.*?)</script>', page.body)
        if not match:
            continue
        seen = html.unescape(page.body.replace(match[0], ""))
        named = {title for title, _ in page.trail}
        for value in values(json.loads(match[1])):
            day = re.fullmatch(r"\d{4}(-\d\d){0,2}", value) and date_in_words(value)
            ours = value.startswith(example.site.address) or value.startswith("https://schema.org/")
            if not (value in always or value in named or ours or (day or value) in seen):
                missing.append((page.address, value))

    assert missing == []


def test_data_cannot_end_its_element(example: Catalogue) -> None:
    """A title that looks like the end of a script stays a title."""
    entry = example.find("guidance/standing-up")
    title = "Less < more </script><!-- & so on"
    value = type(entry.value).model_construct(**{**dict(entry.value), "title": title})
    spoilt = replace(example, entries=tuple(replace(other, value=value) if other is entry else other for other in example.entries))
    body = next(page.body for page in site.pages(spoilt) if page.address == "guidance/standing-up/")
    [text] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', body)

    assert "<" not in text
    assert json.loads(text)["name"] == title
