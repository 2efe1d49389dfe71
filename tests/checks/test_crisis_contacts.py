"""The watch over urgent contacts, where the cases do not show it."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest

from macros.checks.crisis_contacts import numbers_in

FILE = "resources/crisis-contacts.yml"


@pytest.fixture
def contacts(base: Path) -> str:
    return (base / FILE).read_text(encoding="utf-8")


@pytest.mark.parametrize(("today", "said"), [("2030-04-01", 0), ("2030-04-02", 1)], ids=["after 90 days", "after 91 days"])
def test_ninety_days(problems_of, today: str, said: int) -> None:
    """Contacts that were checked 90 days ago are in date; a day later they are not, and it is said once."""
    assert len(problems_of({}, today=datetime.date.fromisoformat(today))) == said


def test_a_contact_with_a_date_of_its_own(problems_of, contacts: str) -> None:
    """A contact that was checked on another day than the file is judged by that day, and the file by its own."""
    early = contacts.replace("    emergency: true\n", "    emergency: true\n    checked: 2029-01-01\n")

    assert problems_of({FILE: early}) == [
        f"{FILE}:11:14: Example emergency was last checked on 2029-01-01, more than 90 days ago. "
        "Check each number against the service's own page, mend what has changed, and set `checked` to today. [crisis-contacts]"
    ]


def test_a_first_contact_in_date_hides_no_old_file(problems_of, contacts: str) -> None:
    """That the first contact was checked lately says nothing about the rest."""
    mixed = contacts.replace("checked: 2030-01-01", "checked: 2029-01-01").replace("    emergency: true\n", "    emergency: true\n    checked: 2030-01-01\n")

    [said] = problems_of({FILE: mixed})

    assert said.startswith(f"{FILE}:1:10: The urgent contacts were last checked on 2029-01-01, more than 90 days ago.")


def test_a_day_in_the_future_is_said_once(problems_of, contacts: str) -> None:
    """A future day would keep the watch quiet for years; it is one mistake, however many contacts there are."""
    assert problems_of({FILE: contacts.replace("checked: 2030-01-01", "checked: 2031-01-01")}) == [
        f"{FILE}:1:10: `checked` is in the future (2031-01-01). Today is 2030-01-15. [crisis-contacts]"
    ]


def test_hidden_contacts_may_hold_anything(problems_of, contacts: str) -> None:
    """A number that must not be shown may stand in a contact that is not shown."""
    assert problems_of({FILE: contacts.replace("0900 000 007", "0900 000 008")}) == []


@pytest.mark.parametrize(
    ("value", "numbers"),
    [
        ("0900 000 009 (older page)", ["0900 000 009"]),
        (["07700 900-123", {"text": "0800 1111 111 or 0800 2222 222"}], ["07700 900-123", "0800 1111 111", "0800 2222 222"]),
        ("24/7 since 2023", []),
        ({"phone": None, "checked": 5}, []),
    ],
    ids=str,
)
def test_numbers_in(value: object, numbers: list[str]) -> None:
    """Telephone numbers are found in whatever was noted, however deep, and years are none."""
    assert list(numbers_in(value)) == numbers
