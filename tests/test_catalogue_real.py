"""The catalogue that we publish: every entry has its page, and nothing is shown that must not be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from macros import site
from macros.catalogue import Catalogue
from macros.checks.crisis_contacts import numbers_in
from macros.model import KINDS
from macros.problems import as_text
from macros.exports.schemas import schema_files
from macros.views.addresses import entry_address


@pytest.fixture(scope="module")
def pages(real: Catalogue) -> list[site.SitePage]:
    return list(site.pages(real))


@pytest.fixture(scope="module")
def published(real: Catalogue, pages: list[site.SitePage], root: Path) -> dict[str, str]:
    """All text that is made from data, by address: pages with their front matter, pieces of the shell, other files."""
    stylesheet = (root / "docs" / "assets" / "stylesheets" / "site.css").read_text(encoding="utf-8")
    texts = {page.address: page.markdown for page in pages}
    texts |= {asset.address: asset.content for asset in site.assets(real, stylesheet)}
    texts |= {name: text for name, text in site.partials(real).items()}
    return texts


def test_nothing_is_wrong(real_and_problems) -> None:
    """On the day of the newest entry the catalogue has no errors. (Overdue reviews are warnings.)"""
    _, problems = real_and_problems

    assert [as_text(problem) for problem in problems if problem.severity == "error"] == []


def test_there_is_much_to_find(real: Catalogue) -> None:
    """No slip of a folder or a pattern has lost entries: there are many, and some of every kind."""
    assert len(real.entries) > 650
    assert [kind for kind in KINDS if len(real.of_kind(kind)) < 20] == []


def test_every_file_has_its_page(real: Catalogue, pages: list[site.SitePage], root: Path) -> None:
    """Each file in a folder of entries has one page, at its address, whose source is that file."""
    files = {file.relative_to(root).as_posix() for model in KINDS.values() for file in (root / model.folder).glob("*")}

    assert {entry.path for entry in real.entries} == files
    own = {page.address: page.source for page in pages}
    assert [entry.path for entry in real.entries if own.get(entry_address(entry)) != entry.path] == []


def test_titles_tell_entries_apart(real: Catalogue) -> None:
    """No two entries of a kind have the same title, whatever its capitals and spaces."""
    for kind in KINDS:
        titles = [" ".join(entry.value.title.casefold().split()) for entry in real.of_kind(kind)]
        assert sorted(titles) == sorted(set(titles))


ID = "[a-z0-9]+(?:-[a-z0-9]+)*"

CONTRACT = re.compile(
    "|".join(
        [
            "help-now/",
            "wheel/",
            f"elements/{ID}/",
            f"(?:situations|guidance|interventions|case-studies|measures|accreditation)/(?:{ID}/)?",
            f"(?:for|sectors|objectives)/(?:{ID}/)?",
            f"for/{ID}/(?:brief|paper)/",
            "challenge/|standards/|procurement/|community/",
            f"progress/(?:{ID}/)?(?:{ID}/)?",
            "diagnostic/(?:(?:print|scoring|facilitate|combine)/)?",
            "find/|plan/|survey/|my-list/|changes/|offline/",
            "contribute/(?:(?:fields|checks)/)?",
            "contribute/propose/(?:(?:situations|guidance|interventions|case-studies|measures|accreditation)/)?",
            f"about/(?:(?:accessibility|privacy|quality|overdue|reuse|open-data|review-policy|authors|authors/{ID})/)?",
        ]
    )
)
"""What kinds of address there are: once published, an address resolves for ever."""


def test_addresses_keep_the_contract(pages: list[site.SitePage]) -> None:
    """Each page has an address of its own, and each address is one that was promised."""
    addresses = [page.address for page in pages]

    assert sorted(addresses) == sorted(set(addresses))
    assert [address for address in addresses if not CONTRACT.fullmatch(address)] == []
    assert len({page.file for page in pages}) == len(pages)


def test_every_page_introduces_itself(pages: list[site.SitePage]) -> None:
    """Each page has a title, a description and exactly one heading of the first level, and is one block of HTML."""
    wrong = [
        page.address
        for page in pages
        if not page.title.strip() or not page.description.strip() or page.body.count("<h1") != 1 or re.search(r"\n\s*\n", page.body)
    ]

    assert wrong == []


def joined(text: str) -> str:
    """The text with the digits of a number next to each other, however it was printed."""
    return re.sub(r"(?<=\d)[\s().\-\u2011\u00a0]+(?=\d)", "", text)


def pages_with(number: str, published: dict[str, str]) -> list[str]:
    digits = re.sub(r"\D", "", number)
    pattern = re.compile(rf"(?<!\d){digits}(?!\d)")
    return [address for address, text in published.items() if digits in text and pattern.search(text)]


@pytest.fixture(scope="module")
def numbers(published: dict[str, str]) -> dict[str, str]:
    return {address: joined(text) for address, text in published.items()}


def test_the_search_for_numbers_finds_them(real: Catalogue, numbers: dict[str, str]) -> None:
    """A number that is shown is found, so that not finding one means something."""
    shown = [contact for contact in real.contacts.value.contacts if contact.show == "full" and contact.phone and re.fullmatch(r"[\d ]+", contact.phone)]

    assert shown
    assert [contact.id for contact in shown if "help-now/" not in pages_with(contact.phone, numbers)] == []


def test_wrong_numbers_appear_nowhere(real: Catalogue, numbers: dict[str, str]) -> None:
    """No number under `never_show` is on any page, in the shell or in any file, however it is spaced."""
    held = real.contacts.value.never_show

    assert held
    assert {item.value: found for item in held if (found := pages_with(item.value, numbers))} == {}


def test_unconfirmed_numbers_appear_nowhere(real: Catalogue, numbers: dict[str, str]) -> None:
    """No number under `unconfirmed` is anywhere, unless it is the confirmed number of another contact that is shown."""
    contacts = real.contacts.value.contacts
    confirmed = {re.sub(r"\D", "", value.partition(",")[0]) for contact in contacts if contact.show != "no" for value in (contact.phone, contact.text) if value}
    disputed = {number for contact in contacts for number in numbers_in(contact.unconfirmed)}
    disputed = {number for number in disputed if re.sub(r"\D", "", number) not in confirmed}

    assert disputed
    assert {number: found for number in disputed if (found := pages_with(number, numbers))} == {}


def sentences_in(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list | tuple):
        for item in value:
            yield from sentences_in(item)
    elif isinstance(value, str) and len(value) > 8:  # "24/7" stands in many a true sentence
        yield value


def test_unconfirmed_words_stand_by_no_contact(real: Catalogue, published: dict[str, str]) -> None:
    """No hours, notes or other values under `unconfirmed` are, word for word, where contacts are shown."""
    values = {text for contact in real.contacts.value.contacts for text in sentences_in(contact.unconfirmed)}
    # Elsewhere "round the clock" is said of a canteen, too.
    shown = {address: text for address, text in published.items() if address.startswith(("help-now/", "situations/", "partials/"))}

    assert values and len(shown) > 2
    assert {text: found for text in values if (found := [address for address, page in shown.items() if text in page])} == {}


def test_notes_for_editors_appear_nowhere(real: Catalogue, published: dict[str, str]) -> None:
    """What is for editors alone is on no page."""
    notes = {contact.editors_note for contact in real.contacts.value.contacts if contact.editors_note}

    assert {note: found for note in notes if (found := [address for address, page in published.items() if note in page])} == {}


def test_hidden_contacts_appear_nowhere(real: Catalogue, published: dict[str, str]) -> None:
    """A contact with `show: no` has no place of its own on the page of urgent contacts."""
    hidden = [contact.id for contact in real.contacts.value.contacts if contact.show == "no"]

    assert [id for id in hidden if f'id="call-{id}"' in published["help-now/"]] == []


def test_schemas_are_up_to_date(real: Catalogue, root: Path) -> None:
    """The files in schemas/ are those that the models and closed lists give today (`make schemas` writes them)."""
    kept = {file.name: file.read_text(encoding="utf-8") for file in (root / "schemas").glob("*")}
    wanted = schema_files(real)

    assert sorted(kept) == sorted(wanted)
    assert [name for name in wanted if kept[name] != wanted[name]] == []


def test_editors_know_every_schema(root: Path, real: Catalogue) -> None:
    """The settings for Visual Studio Code give each kind of file its schema."""
    settings = (root / ".vscode" / "settings.json").read_text(encoding="utf-8")
    named = dict(re.findall(r'"schemas/([\w.-]+)": "([^"]+)"', settings))

    # Files of statements, figures and progress stand beside others, so no pattern fits them: they name their schema themselves.
    beside = {"statements": real.diagnostic.files, "challenge-series": real.challenge.series, "progress-page": real.progress.pages}
    assert sorted(named) == sorted(set(schema_files(real)) - {f"{schema}.schema.json" for schema in beside})
    for schema, files in beside.items():
        first_lines = {file.document.file.read_text(encoding="utf-8").partition("\n")[0] for file in files}
        assert first_lines == {f"# yaml-language-server: $schema=../../schemas/{schema}.schema.json"}
    assert [pattern for pattern in named.values() if not any(root.glob(pattern))] == []


@cache
def _setting(root: Path, name: str) -> str:
    found = re.search(rf"^{name}: (.+)$", (root / "mkdocs.yml").read_text(encoding="utf-8"), re.MULTILINE)
    return found[1].strip().strip("\"'") if found else ""


def test_the_engine_and_the_data_agree(real: Catalogue, root: Path) -> None:
    """Name, address, repository and description in mkdocs.yml are those of resources/site.yml."""
    named = real.site

    assert {name: _setting(root, name) for name in ("site_name", "site_url", "repo_url", "site_description", "edit_uri")} == {
        "site_name": named.name,
        "site_url": named.address,
        "repo_url": named.repository,
        "site_description": named.tagline,
        "edit_uri": f"edit/{named.branch}/docs/",
    }
