"""Dates, counts and addresses as a reader would say them."""

from __future__ import annotations

import datetime
from urllib.parse import urlsplit

from macros.model.periods import MONTHS


def date_in_words(date: datetime.date | str) -> str:
    """`2026-03-31` as 31 March 2026, `2026-03` as March 2026, `2026` as 2026."""
    parts = str(date).split("-")
    if len(parts) == 1:
        return parts[0]
    month = MONTHS[int(parts[1]) - 1]
    return f"{int(parts[2])} {month} {parts[0]}" if len(parts) == 3 else f"{month} {parts[0]}"


def count_of(number: int, one: str, many: str | None = None) -> str:
    """`1 measure`, `2 measures`, `1,234 measures`."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(words: list[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return " and ".join([", ".join(words[:-1]), words[-1]] if len(words) > 1 else words)


def host_of(address: str) -> str:
    """The host of an address as people say it: without `www.`."""
    return (urlsplit(address).hostname or address).rstrip(".").removeprefix("www.")


def number_in_words(value: float) -> str:
    """A figure without a useless `.0`, with commas between thousands."""
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,}"


def size_in_words(octets: int) -> str:
    """How large a file is: `730 bytes`, `12 kB`, `1.4 MB`."""
    if octets < 1000:
        return count_of(octets, "byte")
    if octets < 999_500:
        return f"{octets / 1000:.0f} kB"
    return f"{octets / 1_000_000:.1f} MB"


def small_number_in_words(number: int) -> str:
    """`seven` for 7; digits above twelve."""
    words = "none one two three four five six seven eight nine ten eleven twelve".split()
    return words[number] if number < len(words) else str(number)
