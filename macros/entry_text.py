"""
An entry as the text of its file, in the house's style: what `source` reads back is what was written.

`frontend/src/core/proposal/entry-text.ts` writes the same; `tests/contract/entry-text.json` holds the two together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

WIDTH = 112
"""Characters in a line, after which a text goes on in the next."""

_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufdd0-\ufdef\ufeff\ufffe\uffff\ud800-\udfff]")
_PLAIN_START = re.compile(r"[A-Za-z0-9(\u00a1-\U0010ffff]")
_MISREAD = re.compile(r"(?:yes|no|on|off|y|n|true|false|null)", re.IGNORECASE)
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?")
_SHORT = re.compile(r"[A-Za-z0-9][A-Za-z0-9/ -]{0,39}")
_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"}


def cleaned(text: str) -> str:
    """Text as an entry takes it: on one line, single spaces, without the invisible characters that come along when text is pasted."""
    return re.sub(r"[ \t\r\n\u00a0]+", " ", _CONTROL.sub("", text)).strip(" ")


def entry_text(fields: Mapping[str, Any]) -> str:
    """The file of an entry with these fields, in their order. Values are text, numbers, true and false, lists and groups."""
    return "".join(f"{line}\n" for line in _group(fields, ""))


def _group(fields: Mapping[str, Any], indent: str) -> Iterator[str]:
    for name, value in fields.items():
        if isinstance(value, Mapping):
            yield f"{indent}{name}:"
            yield from _group(value, f"{indent}  ")
        elif isinstance(value, list | tuple):
            yield from _list(f"{indent}{name}:", value, indent)
        else:
            yield from _scalar(f"{indent}{name}: ", value, f"{indent}  ")


def _list(start: str, items: list[Any] | tuple[Any, ...], indent: str) -> Iterator[str]:
    line = f"{start} [{', '.join(map(str, items))}]"
    if len(line) <= WIDTH and all(isinstance(item, str) and _is_short(item) for item in items):
        yield line
        return
    yield start
    for item in items:
        if isinstance(item, Mapping):
            lines = list(_group(item, f"{indent}    "))
            yield f"{indent}  - {lines[0].lstrip(' ')}"
            yield from lines[1:]
        else:
            yield from _scalar(f"{indent}  - ", item, f"{indent}    ")


def _scalar(start: str, value: Any, indent: str) -> Iterator[str]:
    if isinstance(value, bool):
        yield f"{start}{str(value).lower()}"
    elif isinstance(value, int | float):
        yield f"{start}{value}"
    elif re.search(r"[\t\r\n]|^ | $|^$", value):
        yield f'{start}"{re.sub(_TO_ESCAPE, lambda found: _ESCAPES[found[0]], value)}"'
    elif _is_plain(value):
        yield from _folded(start, value, indent)
    else:
        quoted = value.replace("'", "''")
        yield from _folded(start, f"'{quoted}'", indent)


_TO_ESCAPE = re.compile(r'[\\"\n\r\t]')


def _folded(start: str, text: str, indent: str) -> Iterator[str]:
    """The text in lines that are read back as one: broken only where a single space stands."""
    line = start
    for part in re.split(r"(?<=[^ ]) (?=[^ ])", text):
        if line in (start, indent):
            line += part
        elif len(line) + 1 + len(part) <= WIDTH:
            line += f" {part}"
        else:
            yield line
            line = indent + part
    yield line


def _is_plain(text: str) -> bool:
    """Whether YAML reads the text as text without quotes. Careful rather than exact: quotes do no harm."""
    if not _PLAIN_START.match(text) or ": " in text or " #" in text or text.endswith(":") or _MISREAD.fullmatch(text):
        return False
    return not re.match(r"[0-9]", text) or " " in text or bool(_DATE.fullmatch(text))


def _is_short(text: str) -> bool:
    """Whether an item may stand between brackets: an id or a few plain words."""
    return bool(_SHORT.fullmatch(text)) and not text.endswith(" ") and "  " not in text and _is_plain(text)
