"""
A wrong number does harm: nothing that may not be shown is anywhere in what was built.

Numbers are compared by their digits, however they are spaced or punctuated, with +44 for the leading 0 as well.
"""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any

import pytest

from tests.serving import data
from tests.site.reading import BuiltPage, Part, pages_of

CONTACTS = data("crisis-contacts.yml")
NEVER_SHOWN = [item["value"] for item in CONTACTS["never_show"]]
HIDDEN = [contact for contact in CONTACTS["contacts"] if contact["show"] == "no"]
NUMBER_ONLY = [contact for contact in CONTACTS["contacts"] if contact["show"] == "number-only"]
LINK_ONLY = [contact for contact in CONTACTS["contacts"] if contact["show"] == "link-only"]

_MAY_BE_SHOWN = {
    "full": ("name", "for_whom", "phone", "text", "email", "webchat", "url", "bsl_or_relay", "hours", "cost", "note"),
    "number-only": ("name", "for_whom", "phone", "text", "email", "note"),
    "link-only": ("name", "for_whom", "url", "note"),
    "no": (),
}
_GAP = r"[\s().,/·‐-―-]*"
_NUMBER = re.compile(r"\d(?:[ \u00a0().-]*\d){4,}")
_TIMES = re.compile(r"\b\d{1,2}([.:]\d\d)? ?[ap]m\b|\b24 ?hours|24/7|round the clock|\bmidnight\b", re.IGNORECASE)


def digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def strings_in(value: Any) -> Iterator[str]:
    """Every string in a nested value."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from strings_in(list(value.values()))
    elif isinstance(value, list):
        for item in value:
            yield from strings_in(item)


def shown_fields() -> list[str]:
    """What the file lets the site show, contact by contact."""
    return [text for contact in CONTACTS["contacts"] for field in _MAY_BE_SHOWN[contact["show"]] for text in strings_in(contact.get(field))]


SHOWN_NUMBERS = {digits(found) for text in shown_fields() for found in _NUMBER.findall(text)}


def numbers_in(value: Any) -> set[str]:
    """The digits of each number in a value that is not also shown for good reason."""
    return {digits(found) for text in strings_in(value) for found in _NUMBER.findall(text)} - SHOWN_NUMBERS


def pattern_of(numbers: set[str]) -> re.Pattern[str]:
    """Finds any of the numbers, whatever stands between their digits."""

    def written(number: str) -> str:
        first = r"(?:0|\+?44" + _GAP + r"0?)" if number.startswith("0") else number[0]
        return _GAP.join([first, *number[1:]])

    return re.compile(r"(?<!\d)(?:" + "|".join(map(written, sorted(numbers))) + r")(?!\d)")


@pytest.fixture(scope="session")
def pages(built_site: Path) -> dict[str, BuiltPage]:
    return pages_of(built_site)


@pytest.fixture(scope="session")
def everything(built_site: Path, pages: dict[str, BuiltPage]) -> dict[str, str]:
    """The text and attributes of every page, and every other text file as it is, by name."""
    found = {page.address or "start": words_of(page) for page in pages.values()}
    for file in built_site.rglob("*"):
        if file.is_file() and file.suffix in (".js", ".json", ".css", ".svg", ".xml", ".txt", ".csv", ".ics", ".webmanifest", ""):
            found[file.relative_to(built_site).as_posix()] = unescape(file.read_text(encoding="utf-8"))
    return found


def words_of(page: BuiltPage) -> str:
    """Text with the elements joined, text with a gap between them, and every attribute: a number hides in none of them."""
    pieces = [child for part in page.tree.walk() for child in part.children if isinstance(child, str)]
    attributes = [value for part in page.tree.walk() for value in part.attributes.values()]
    return "\n".join([page.tree.text, " ".join(pieces), *attributes])


def where(pattern: re.Pattern[str], everything: dict[str, str]) -> list[str]:
    """Each place where the pattern is found, with the words around it."""
    return [f"{name}: …{text[max(0, found.start() - 40) : found.end() + 20]!r}" for name, text in everything.items() for found in [pattern.search(text)] if found]


def contact_parts(pages: dict[str, BuiltPage]) -> Iterator[tuple[str, Part]]:
    """Every contact on every page, with the page's address."""
    for page in pages.values():
        for part in page.tree.all("li"):
            urgent = part.parent is not None and "urgent" in part.parent.attributes.get("class", "").split()
            if urgent or "contact" in part.attributes.get("class", "").split():
                yield page.address, part


def name_of(part: Part) -> str:
    named = part.all(class_="contact__name") or part.all("strong")
    return " ".join(named[0].text.split())


def test_the_search_finds_a_number_however_it_is_written():
    """The pattern of these tests does not miss a number for its spaces, dots, brackets or country code."""
    pattern = pattern_of({"08001234567", "741741"})

    for text in ("0800 123 4567", "0800\u00a0123\u00a04567", "(0800) 123-4567", "+44 (0)800 123 4567", "+44 800 1234567", "tel:08001234567", "text 741 741"):
        assert pattern.search(text), text
    assert not pattern.search("108001234567 and 7417411")


def test_no_number_that_must_never_be_shown_is_anywhere(everything: dict[str, str]):
    """What stands under `never_show` is in no page, attribute, script, picture or feed."""
    numbers = {digits(number) for number in NEVER_SHOWN}

    assert len(numbers) > 10
    assert where(pattern_of(numbers), everything) == []


def test_no_unconfirmed_number_is_anywhere(everything: dict[str, str]):
    """Numbers that were seen once and not settled stay in the file."""
    numbers = numbers_in([contact.get("unconfirmed") for contact in CONTACTS["contacts"]])

    assert numbers
    assert where(pattern_of(numbers), everything) == []


def test_no_unconfirmed_address_is_anywhere(everything: dict[str, str]):
    """Web and e-mail addresses under `unconfirmed` are linked from nowhere."""
    unsettled = " ".join(strings_in([contact.get("unconfirmed") for contact in CONTACTS["contacts"]]))
    shown = " ".join(shown_fields())
    found = {bare(address) for address in re.findall(r"https?://[^\s,;)]+|[\w.+-]+@[\w-]+\.[\w.-]+\w", unsettled) if bare(address) not in shown}

    assert found
    assert [f"{name}: {address}" for name, text in everything.items() for address in found if address in text] == []


def bare(address: str) -> str:
    """An address without what may be written differently."""
    return re.sub(r"^https?://(www\.)?", "", address).rstrip("/.")


def test_no_unconfirmed_hours_are_with_a_contact(pages: dict[str, BuiltPage]):
    """Hours under `unconfirmed` stand with no contact, unless another contact really has the same ones."""
    unsettled = {phrase for contact in CONTACTS["contacts"] for text in strings_in((contact.get("unconfirmed") or {}).get("hours")) for phrase in phrases(text)}
    shown = " ".join(shown_fields()).casefold()
    hours = {phrase for phrase in unsettled if phrase not in shown}

    assert hours
    assert [f"{address}: {phrase}" for address, part in contact_parts(pages) for phrase in hours if phrase in " ".join(part.text.split()).casefold()] == []


def phrases(text: str) -> list[str]:
    """What a note on hours says, without its remarks in brackets."""
    said = re.split(r"\s*[;(]", text.casefold())[0]
    return [said] if _TIMES.search(said) or re.search(r"\d", said) else []


def test_hidden_contacts_are_nowhere(everything: dict[str, str]):
    """A contact with `show: no` is found by neither its id nor any of its numbers."""
    ids = re.compile("|".join(rf"\bcall-{re.escape(contact['id'])}\b" for contact in HIDDEN))
    numbers = numbers_in(HIDDEN)

    assert HIDDEN
    assert where(ids, everything) == []
    assert not numbers or where(pattern_of(numbers), everything) == []


def test_contacts_of_number_only_show_no_hours(pages: dict[str, BuiltPage]):
    """Where the hours are unsettled, the number stands alone: no hours, cost, chat or web address."""
    names = {contact["name"] for contact in NUMBER_ONLY}
    found = [(address, part) for address, part in contact_parts(pages) if name_of(part) in names]

    assert {name_of(part) for _, part in found} == names
    assert [f"{address}: {part.text}" for address, part in found if part.all(class_="contact__hours") or _TIMES.search(part.text)] == []
    assert [address for address, part in found if any(link.attributes["href"].startswith("http") for link in part.all("a"))] == []


def test_contacts_of_link_only_show_no_number(pages: dict[str, BuiltPage]):
    """Where the number is unsettled, only the service's name and page are given."""
    names = {contact["name"] for contact in LINK_ONLY}
    found = [(address, part) for address, part in contact_parts(pages) if name_of(part) in names]

    assert {name_of(part) for _, part in found} == names
    assert [f"{address}: {part.text}" for address, part in found if re.search(r"(?<![£\d])(?!(?:19|20)\d\d\b)\d{3}", part.text)] == []
    assert [address for address, part in found if any(link.attributes["href"].startswith(("tel:", "sms:", "mailto:")) for link in part.all("a"))] == []


def test_every_number_that_can_be_pressed_is_one_of_the_file(pages: dict[str, BuiltPage]):
    """A tel: or sms: link dials a number that the file lets the site show, and its words say the same number."""
    allowed = {digits(number) for number in re.findall(r"\d[\d ]*", "\n".join(shown_fields()))}
    wrong = []
    for page in pages.values():
        for link in page.tree.all("a"):
            scheme, _, rest = link.attributes.get("href", "").partition(":")
            number = rest.partition("?")[0]
            if scheme in ("tel", "sms") and (number not in allowed or number not in digits(link.text)):
                wrong.append(f"{page.address}: {link.attributes['href']} {link.text!r}")

    assert wrong == []
