"""Urgent contacts: each is shown exactly as far as it may be."""

from __future__ import annotations

import dataclasses

import pytest

from macros.views.help_now import Shown, help_now, shown, urgent

FULL = Shown(
    id="example-line",
    name="Example line",
    for_whom="Anyone in tests",
    emergency=False,
    where="",
    for_work="",
    call="0900000001",
    number="0900 000 001",
    then="then press 2",
    text="EXAMPLE to 90001",
    text_to="sms:90001?body=EXAMPLE",
    email="line@example.org",
    webchat="On its page",
    url="https://line.example.org/",
    bsl_or_relay="Relay 09000",
    languages="Welsh",
    hours="9am to 5pm",
    cost="free",
    note="Made up.",
)

_WITHOUT_ADDRESS = {"webchat": None, "url": None, "bsl_or_relay": None, "languages": "", "hours": None, "cost": None}
_WITHOUT_NUMBER = {"call": None, "number": None, "then": None, "text": None, "text_to": None, "email": None}

EXPECTED = {
    "full": FULL,
    "number-only": dataclasses.replace(FULL, **_WITHOUT_ADDRESS),
    "link-only": dataclasses.replace(FULL, **{**_WITHOUT_ADDRESS, **_WITHOUT_NUMBER, "url": FULL.url}),
}
"""number-only: number, text and e-mail without hours. link-only: name and address only."""


def with_show(contacts: str, show: str) -> dict[str, str]:
    before, mark, after = contacts.partition("for_whom: Anyone in tests")
    return {"resources/crisis-contacts.yml": before + mark + after.replace("show: full", f'show: "{show}"', 1).replace("[uk, england, wales]", "[uk]")}


@pytest.fixture
def contacts(base) -> str:
    return (base / "resources" / "crisis-contacts.yml").read_text(encoding="utf-8")


@pytest.mark.parametrize("show", EXPECTED)
def test_shows_as_far_as_it_may(catalogue_of, contacts: str, show: str) -> None:
    """`full` shows everything, `number-only` how to reach it without hours, `link-only` its name and address."""
    catalogue = catalogue_of(with_show(contacts, show))

    assert shown(catalogue, catalogue.contacts.value.contacts[1]) == EXPECTED[show]


def test_what_is_hidden_is_nowhere(catalogue_of, contacts: str) -> None:
    """`show: no` keeps a contact from the page, from its sections and from its nations."""
    catalogue = catalogue_of({"resources/crisis-contacts.yml": contacts.replace("nations: [uk]\n    show: \"no\"", "nations: [wales]\n    show: \"no\"")})

    page = help_now(catalogue)

    assert "hidden-line" not in {contact.id for section in page.sections for contact in section.contacts}
    assert "hidden-line" not in {contact.id for _, found in page.nations for contact in found}


def test_the_page(example) -> None:
    """Contacts stand by type in the order of the closed list, lines for all also by nation; the day of the check is told."""
    page = help_now(example)

    assert {section.title: [contact.id for contact in section.contacts] for section in page.sections} == {
        "Emergency": ["emergency"],
        "Crisis lines": ["example-line"],
    }
    assert [(nation, [contact.id for contact in found]) for nation, found in page.nations] == [
        ("United Kingdom", ["example-line"]),
        ("England", ["example-line"]),
        ("Wales", ["example-line"]),
    ]
    assert (page.checked, page.checked_on) == ("1 January 2030", "2030-01-01")


def test_urgent_contacts_keep_their_order(example) -> None:
    """The few at the top of every page come in the order of the file's list."""
    assert [contact.id for contact in urgent(example)] == ["emergency", "example-line"]


@pytest.mark.parametrize(("phone", "parts"), [
        ("000", ("000", "000", None)),
        ("0900 000 001", ("0900000001", "0900 000 001", None)),
        ("0900 000 001, then press 2", ("0900000001", "0900 000 001", "then press 2")),
        ("000, then 55, and wait", ("000", "000", "then 55, and wait")),
    ])
def test_what_is_dialled(catalogue_of, contacts: str, phone: str, parts: tuple[str, str, str | None]) -> None:
    """The link dials the number itself; what to press afterwards is said beside it."""
    catalogue = catalogue_of({"resources/crisis-contacts.yml": contacts.replace("0900 000 001, then press 2", f'"{phone}"')})

    found = shown(catalogue, catalogue.contacts.value.contacts[1])

    assert (found.call, found.number, found.then) == parts


@pytest.mark.parametrize(("text", "link"), [
        ("EXAMPLE to 90001", "sms:90001?body=EXAMPLE"),
        ("90001", "sms:90001"),
        ("Register first, then text 90001", None),
    ])
def test_where_a_text_goes(catalogue_of, contacts: str, text: str, link: str | None) -> None:
    """A keyword and a number open the message with the word in it; longer instructions are only words."""
    catalogue = catalogue_of({"resources/crisis-contacts.yml": contacts.replace("text: EXAMPLE to 90001", f'text: "{text}"')})

    assert shown(catalogue, catalogue.contacts.value.contacts[1]).text_to == link


def test_where_and_for_whom(catalogue_of, contacts: str) -> None:
    """Nations are told when it is not for the whole UK, lines of work when it is not for everybody."""
    narrow = contacts.replace("nations: [uk, england, wales]", "nations: [england, wales]\n    sectors: [bakery]")
    catalogue = catalogue_of({"resources/crisis-contacts.yml": narrow})

    found = shown(catalogue, catalogue.contacts.value.contacts[1])

    assert (found.where, found.for_work) == ("England and Wales", "Bakers")
