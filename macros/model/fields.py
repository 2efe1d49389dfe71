"""
The kinds of value that entries are made of, and the marks that say where a closed list or another entry is meant.

Every model is frozen and refuses unknown fields. Field docstrings are written for contributors: they become the
editor's tooltip, the JSON Schema and the page /contribute/fields/.
"""

from __future__ import annotations

import datetime
import re
from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints
from pydantic_core import PydanticCustomError


class Model(BaseModel):
    """Frozen, exact and documented: the base of everything that comes from YAML."""

    model_config = ConfigDict(extra="forbid", frozen=True, use_attribute_docstrings=True)


@dataclass(frozen=True)
class Term:
    """Marks a value that must be one of a closed list in `resources/vocabulary.yml`."""

    list: str


@dataclass(frozen=True)
class Reference:
    """Marks a value that must be the id of another entry. Without a kind it is written `kind/id`."""

    kind: str | None = None


def _no_markup(text: str) -> str:
    if re.search(r"<[a-zA-Z/!]", text):
        raise PydanticCustomError("markup", "HTML is shown as it is typed, not obeyed")
    return text


_HOST = re.compile(r"[^.]+(\.[^.]+)+\.?")
_NOT_IN_ADDRESS = re.compile(r"[\s<>\"\\]")


def _web_address(text: str) -> str:
    try:
        parts = urlsplit(text)
        parts.port  # Looked at only here: it is refused when it is no number.
    except ValueError:
        parts = urlsplit("")
    if parts.scheme not in ("http", "https") or not _HOST.fullmatch(parts.hostname or "") or _NOT_IN_ADDRESS.search(text) or "@" in parts.netloc:
        raise PydanticCustomError("web_address", "not a web address")
    return text


_PARTIAL_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2}))?(?:-([0-9]{2}))?")


def _partial_date(text: str) -> str:
    match = _PARTIAL_DATE.fullmatch(text)
    try:
        if not match:
            raise ValueError
        datetime.date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        raise PydanticCustomError("partial_date", "not a year, month or day") from None
    return text


def _year_as_text(value: Any) -> Any:
    return str(value) if isinstance(value, int | float) and not isinstance(value, bool) else value


def _day(value: Any) -> Any:
    # pydantic would take a number for the seconds since 1970.
    if isinstance(value, str | int | float) and not re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", str(value)):
        raise PydanticCustomError("day", "not a day")
    return value


PlainText = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1), AfterValidator(_no_markup)]
"""Text without markup; shown as it is typed."""

Title = Annotated[PlainText, Field(max_length=160)]

ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"

Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=80)]
"""Lower-case words joined by hyphens. Chosen once, because addresses are made from it."""

FormerId = Annotated[str, StringConstraints(pattern=r"^([a-z]+(-[a-z]+)*/)?[a-z0-9]+(-[a-z0-9]+)*$", max_length=120)]
"""An id that something had before; with the kind in front where that has changed too."""

WebAddress = Annotated[str, StringConstraints(strip_whitespace=True), AfterValidator(_web_address)]

PartialDate = Annotated[str, BeforeValidator(_year_as_text), AfterValidator(_partial_date)]
"""A year (2024), a month (2024-02) or a day (2024-02-29): as exact as the source is."""

Date = Annotated[datetime.date, BeforeValidator(_day)]
"""A day: 2024-02-29."""

Elements = tuple[Annotated[Id, Reference("element")], ...]
Audiences = tuple[Annotated[Id, Term("audiences")], ...]
Sectors = tuple[Annotated[Id, Term("sectors")], ...]
Nations = tuple[Annotated[Id, Term("nations")], ...]
Tiers = tuple[Annotated[Id, Term("tiers")], ...]
Objectives = tuple[Annotated[Id, Term("objectives")], ...]
