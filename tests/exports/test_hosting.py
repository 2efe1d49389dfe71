"""What hosts are asked for, and whom security.txt says to write to."""

from __future__ import annotations

import datetime
import re
from pathlib import Path

import pytest

from macros.catalogue import Catalogue
from macros.exports import hosting
from macros.exports.hosting import hosting_files
from tests import made_up
from tests.conftest import TODAY

SITE = "resources/site.yml"


def files_of(catalogue: Catalogue) -> dict[str, str]:
    return dict(hosting_files(catalogue))


def site_file(base: Path, checked: str) -> dict[str, str]:
    return {SITE: (base / SITE).read_text(encoding="utf-8") + f"security_checked: {checked}\n"}


def test_the_policy_in_the_page_is_that_of_the_header() -> None:
    """Both say the same, but for what browsers obey only in a header."""
    [in_page] = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]+)"', hosting.policy_in_page())
    [as_header] = re.findall(r"Content-Security-Policy: (.+)", hosting.headers())

    assert as_header == f"{in_page}; frame-ancestors 'none'"
    assert "unsafe" not in as_header and "*" not in as_header and "http" not in as_header
    [referrer] = re.findall(r'name="referrer" content="([^"]+)"', hosting.policy_in_page())
    assert f"Referrer-Policy: {referrer}\n" in hosting.headers()


def test_redirects_are_written_as_hosts_read_them(catalogue_of) -> None:
    """One line for each former address, with the status that search engines go by."""
    files = files_of(catalogue_of(made_up.guidance("chairs", formerly=["stools"])))

    assert files["_redirects"] == (
        "/guidance/stools/ /guidance/chairs/ 301\n"
        "/api/v1/guidance/stools.json /api/v1/guidance/chairs.json 301\n"
        "/downloads/guidance/stools.pdf /downloads/guidance/chairs.pdf 301\n"
    )


def test_security_txt(catalogue_of, base: Path) -> None:
    """It has what RFC 9116 asks for, and holds for less than a year from the day it was checked."""
    page = {"docs/about/security.md": "# Security\n"}

    assert files_of(catalogue_of(site_file(base, "2029-12-01") | page))[".well-known/security.txt"] == (
        "Contact: mailto:hello@signpost.example\n"
        "Expires: 2030-11-30T00:00:00Z\n"
        "Preferred-Languages: en\n"
        "Canonical: https://signpost.example/.well-known/security.txt\n"
        "Policy: https://signpost.example/about/security/\n"
    )


def test_security_txt_without_a_page_or_a_day(catalogue_of, base: Path) -> None:
    """It points to no page that is not there, and who has checked nothing publishes none."""
    assert "Policy" not in files_of(catalogue_of(site_file(base, "2029-12-01")))[".well-known/security.txt"]
    assert ".well-known/security.txt" not in files_of(catalogue_of({SITE: (base / SITE).read_text(encoding="utf-8")}))


def test_a_day_to_come_wins_no_time(catalogue_of, base: Path) -> None:
    """A day in the future makes it hold no longer than a day of today."""
    text = files_of(catalogue_of(site_file(base, "2034-01-01")))[".well-known/security.txt"]

    assert f"Expires: {TODAY + datetime.timedelta(days=364)}T" in text


@pytest.mark.parametrize(
    ("today", "said"),
    [
        ("2030-10-30", []),
        (
            "2030-10-31",
            [
                "resources/site.yml:8:19: warning: `security.txt` runs out on 2030-11-30. Write to `contact_email`, see that it "
                "arrives, and set `security_checked` to today. [security-contact]"
            ],
        ),
        (
            "2030-11-30",
            [
                "resources/site.yml:8:19: `security.txt` ran out on 2030-11-30. Write to `contact_email`, see that it arrives, "
                "and set `security_checked` to today. [security-contact]"
            ],
        ),
    ],
)
def test_it_never_runs_out_unnoticed(problems_of, base: Path, today: str, said: list[str]) -> None:
    """A month before the end there is a warning, and from the day on which it has run out nothing is published."""
    contacts = "resources/crisis-contacts.yml"
    fresh = {contacts: re.sub(r"^( *checked:) .*", rf"\1 {today}", (base / contacts).read_text(encoding="utf-8"), flags=re.MULTILINE)}

    assert problems_of(site_file(base, "2029-12-01") | fresh, datetime.date.fromisoformat(today)) == said
