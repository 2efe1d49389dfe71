"""
"Checked, no change": the text of an entry's file with the day of the review and a line in its history, and nothing else changed.

The text is edited in place rather than written anew, so that comments, order and quotes stay as somebody chose them.
"""

from __future__ import annotations

import datetime
import json
import re

from macros.source import Document

NOTE = "Read again; all of it still holds."
"""What is noted when nothing else is said."""


def checked_no_change(text: str, document: Document, day: datetime.date, note: str) -> str:
    """`text`, which is that of `document`, with `reviewed` set to `day` and a change of level `checked` on top of `changes`.

    Raises ValueError when the file is written in a way that this cannot follow; such a file is edited by hand.
    """
    # From the end to the beginning, so that places stay where they are.
    for start, end, new in sorted((*_history(text, document, day, note), *_day(text, document, day)), reverse=True):
        text = text[:start] + new + text[end:]
    return text


Edit = tuple[int, int, str]
"""From where to where, and what stands there instead."""


def _day(text: str, document: Document, day: datetime.date) -> list[Edit]:
    start = _offset(text, document, "reviewed")
    written = _DAY.match(text, start)
    if not written:
        raise ValueError("its `reviewed` is not a plain day")
    return [(written.start(1), written.end(1), str(day))]


_DAY = re.compile(r"[\"']?([0-9]{4}-[0-9]{2}-[0-9]{2})[\"']?(?=[\s,}]|$)")


def _history(text: str, document: Document, day: datetime.date, note: str) -> list[Edit]:
    fields = {"date": str(day), "level": "checked", "note": note}
    if "changes" not in document.data:
        return [_new_history(text, document, fields)]
    name = _offset(text, document, "changes")
    opened = _AFTER_NAME.match(text, name)
    if opened and opened["list"]:
        more = ", " if document.data["changes"] else ""
        return [(opened.end(), opened.end(), json.dumps(fields, ensure_ascii=False) + more)]
    first = _FIRST_ITEM.search(text, opened.end()) if opened else None
    if not opened or not first:
        raise ValueError("its `changes` are not a plain list")
    return [(opened.end(), opened.end(), _item(fields, first["indent"], _line_end(text)))]


_AFTER_NAME = re.compile(r"""["']?changes["']?\s*:(?:\s*(?P<list>\[)|[ \t]*(?:\#[^\r\n]*)?(?:\r\n|\n|\r))""")
_FIRST_ITEM = re.compile(r"^(?P<indent> *)-(?=\s)", re.MULTILINE)


def _new_history(text: str, document: Document, fields: dict[str, str]) -> Edit:
    """A list of changes below `reviewed`, which every entry has."""
    written = _DAY.match(text, _offset(text, document, "reviewed"))
    if not written:
        raise ValueError("its `reviewed` is not a plain day")
    if text[_offset(text, document)] == "{" or text[: _offset(text, document)].rstrip().endswith("{"):
        return written.end(), written.end(), f', "changes": [{json.dumps(fields, ensure_ascii=False)}]'
    end, line_end = _LINE_END.search(text, written.end()), _line_end(text)
    added = f"changes:{line_end}{_item(fields, '  ', line_end)}"
    if end:
        return end.end(), end.end(), added
    return len(text), len(text), line_end + added.removesuffix(line_end)


_LINE_END = re.compile(r"\r\n|\n|\r")


def _line_end(text: str) -> str:
    found = _LINE_END.search(text)
    return found[0] if found else "\n"


def _item(fields: dict[str, str], indent: str, line_end: str) -> str:
    lines = [f"{name}: {value if name != 'note' or _PLAIN.fullmatch(value) else json.dumps(value, ensure_ascii=False)}" for name, value in fields.items()]
    return f"{indent}- {lines[0]}{line_end}" + "".join(f"{indent}  {line}{line_end}" for line in lines[1:])


_PLAIN = re.compile(r"[A-Za-z]\w* (?:[\w,.;’()/-]+ )*[\w,.;’()/-]+")
"""A note that needs no quotes: words with nothing between them that means something in YAML."""


def _offset(text: str, document: Document, *way: str | int) -> int:
    """Where a value stands in the text, counted from its beginning; a list is found at its name."""
    at = document.position_of(*way)
    start = 0
    for _ in range(at.line - 1):
        start = _LINE_END.search(text, start).end()
    return start + at.column - 1
