"""
What a JSON Schema says of a document, for the keywords that our schemas use.

A keyword that is not known here raises ValueError: nothing passes because it was not understood.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

_SAID_ONLY = frozenset({"$schema", "$id", "$defs", "title", "description"})
"""Keywords that ask for nothing."""

_TYPES: dict[str, Any] = {"string": str, "integer": int, "number": int | float, "boolean": bool, "array": list, "object": dict, "null": type(None)}


def complaints(document: Any, schema: dict[str, Any]) -> list[str]:
    """Everything in which a document breaks its schema, each with the place; nothing when it keeps it."""
    return list(_complaints(document, schema, schema, "$"))


def _complaints(value: Any, schema: dict[str, Any], whole: dict[str, Any], at: str) -> Iterator[str]:
    for keyword, asked in schema.items():
        if keyword in _SAID_ONLY or keyword == "required" and not isinstance(value, dict):
            continue
        match keyword:
            case "$ref":
                place = whole
                for name in asked.removeprefix("#/").split("/"):
                    place = place[name]
                yield from _complaints(value, place, whole, at)
            case "anyOf":
                if all(any(_complaints(value, option, whole, at)) for option in asked):
                    yield f"{at}: {value!r} is none of the {len(asked)} choices"
            case "type":
                names = [asked] if isinstance(asked, str) else asked
                if not any(isinstance(value, _TYPES[name]) and not (isinstance(value, bool) and name in ("integer", "number")) for name in names):
                    yield f"{at}: {value!r} is no {' or '.join(names)}"
            case "properties":
                for name, inner in asked.items():
                    if isinstance(value, dict) and name in value:
                        yield from _complaints(value[name], inner, whole, f"{at}.{name}")
            case "required":
                yield from (f"{at}: {name} is missing" for name in asked if name not in value)
            case "additionalProperties":
                if asked is not False:
                    raise ValueError(f"{at}: additionalProperties: {asked!r} is not known here")
                if isinstance(value, dict):
                    yield from (f"{at}: {name} is unknown" for name in value if name not in schema["properties"])
            case "items":
                for number, item in enumerate(value if isinstance(value, list) else ()):
                    yield from _complaints(item, asked, whole, f"{at}[{number}]")
            case _:
                if not _KEYWORDS[keyword](value, asked):
                    yield f"{at}: {value!r} breaks {keyword} {asked!r}"


def _has_format(value: Any, name: str) -> bool:
    if not isinstance(value, str):
        return True
    if name == "uri":
        return bool(urlsplit(value).scheme and urlsplit(value).netloc)
    if name == "date":
        return re.fullmatch(r"\d{4}-\d\d-\d\d", value) is not None and bool(datetime.date.fromisoformat(value))
    raise ValueError(f"the format {name} is not known here")


class _Known(dict):
    def __missing__(self, keyword: str) -> Any:
        raise ValueError(f"the keyword {keyword} is not known here")


_KEYWORDS = _Known(
    {
        "const": lambda value, asked: value == asked,
        "enum": lambda value, asked: value in asked,
        "pattern": lambda value, asked: not isinstance(value, str) or re.search(asked, value) is not None,
        "minLength": lambda value, asked: not isinstance(value, str) or len(value) >= asked,
        "maxLength": lambda value, asked: not isinstance(value, str) or len(value) <= asked,
        "minItems": lambda value, asked: not isinstance(value, list) or len(value) >= asked,
        "maxItems": lambda value, asked: not isinstance(value, list) or len(value) <= asked,
        "minimum": lambda value, asked: not isinstance(value, int | float) or value >= asked,
        "exclusiveMinimum": lambda value, asked: not isinstance(value, int | float) or value > asked,
        "format": _has_format,
    }
)
