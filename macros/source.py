"""
Strict YAML with positions. The only file that knows PyYAML.

YAML is friendlier to type than it is safe to read: `No` becomes a boolean, a key given twice loses its first
value, an alias can unfold into gigabytes. So this reader takes the plain part of YAML that an entry needs
(text, numbers, true and false, lists, named fields) and reports everything else where it stands.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from macros.problems import Position, Problem

try:  # The C parser is some thirty times faster; the Python one reads the same language.
    from yaml import CSafeLoader as Loader
except ImportError:  # pragma: no cover - depends on how PyYAML was built
    from yaml import SafeLoader as Loader  # type: ignore[assignment]

LARGEST_FILE = 512 * 1024
"""Bytes. The longest file that we ship is a tenth of this."""

DEEPEST = 12
"""Levels of lists and fields inside each other. The deepest entry uses six."""

_PLAIN_TAGS = frozenset(f"tag:yaml.org,2002:{name}" for name in ("map", "seq", "str", "int", "float", "bool", "null", "timestamp"))
_BOOLEANS = {"true": True, "false": False}
_WORDS_YAML_MISREADS = re.compile(r"^(yes|no|on|off|y|n|True|False|TRUE|FALSE)$", re.IGNORECASE)
_INT = re.compile(r"^[-+]?(0|[1-9][0-9]*)$")
_FLOAT = re.compile(r"^[-+]?(0|[1-9][0-9]*)\.[0-9]+$")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x9f\ufeff\u200e\u200f\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True)
class Document:
    """The content of one YAML file as plain Python values, and a way back to the places they came from."""

    path: str
    data: Any
    file: Path = field(repr=False, compare=False)

    def position_of(self, *way: str | int) -> Position:
        """Where the value at `way` stands; a list or group is shown by its name, a missing name by what should hold it.

        The file is read again for this: positions are wanted only when something is wrong, and keeping them all
        would cost memory in every build.
        """
        name, value = self._follow(way)
        return _place(self.path, name if name is not None and not isinstance(value, yaml.ScalarNode) else value)

    def position_of_name(self, *way: str | int) -> Position:
        """Where the *name* of the field at `way` stands: for a field that should not be there at all."""
        name, value = self._follow(way)
        return _place(self.path, value if name is None else name)

    def _follow(self, way: tuple[str | int, ...]) -> tuple[yaml.Node | None, yaml.Node | None]:
        """The node of the last field's name (none for a place in a list) and of its value."""
        name: yaml.Node | None = None
        try:
            value = yaml.compose(self.file.read_text(encoding="utf-8-sig"), Loader=Loader)
        except (OSError, UnicodeError, yaml.YAMLError):
            return None, None
        for step in way:
            if isinstance(value, yaml.MappingNode):
                pair = next((pair for pair in value.value if pair[0].value == str(step)), None)
                if pair is None:
                    break
                name, value = pair
            elif isinstance(value, yaml.SequenceNode) and isinstance(step, int) and step < len(value.value):
                name, value = None, value.value[step]
            else:
                break
        return name, value


def read(file: Path, path: str) -> tuple[Document | None, list[Problem]]:
    """Read `file`, called `path` in messages. There is a document, or there are problems, or both."""
    text, problems = _text_of(file, path)
    if text is None:
        return None, problems
    try:
        node = yaml.compose(text, Loader=Loader)
    except yaml.YAMLError as error:
        return None, [_syntax_problem(path, text, error)]
    except RecursionError:
        return None, [_too_deep(Position(path))]
    reader = _Reader(path)
    data = reader.value_of(node, 0) if node is not None else None
    if node is None:
        reader.say("empty-file", Position(path), "The file is empty.", "Copy a neighbour and change its words.")
    return (None if reader.problems else Document(path, data, file)), reader.problems


def _text_of(file: Path, path: str) -> tuple[str | None, list[Problem]]:
    start = Position(path)
    size = file.stat().st_size
    if size > LARGEST_FILE:
        advice = f"Keep an entry under {LARGEST_FILE // 1024} kB: one entry per file."
        return None, [Problem("file-size", start, f"The file has {size // 1024} kB.", advice)]
    raw = file.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        advice = "Save the file as UTF-8 (most editors offer it under “Save with encoding”)."
        return None, [Problem("encoding", Position(path, line), "A character here is not UTF-8.", advice)]
    found = _CONTROL.search(text)
    if found:
        before = text[: found.start()]
        at = Position(path, before.count("\n") + 1, found.start() - before.rfind("\n"))
        advice = "Delete it and type the text again; it often comes along when text is pasted."
        return None, [Problem("control-character", at, f"There is an invisible character (U+{ord(found[0]):04X}).", advice)]
    return text, []


def _place(path: str, node: yaml.Node | None) -> Position:
    if node is None:
        return Position(path)
    return Position(path, node.start_mark.line + 1, node.start_mark.column + 1)


def _too_deep(at: Position) -> Problem:
    return Problem("nesting", at, f"Lists and fields are nested more than {DEEPEST} deep.", "No field needs that; check the indentation.")


def _syntax_problem(path: str, text: str, error: yaml.YAMLError) -> Problem:
    """A YAML error in the words of somebody who has never heard of a scalar."""
    mark = getattr(error, "problem_mark", None)
    at = Position(path, mark.line + 1, mark.column + 1) if mark else Position(path)
    lines = text.splitlines()
    line = lines[at.line - 1] if at.line <= len(lines) else ""
    said = str(getattr(error, "problem", None) or "it cannot be read")
    tabbed = next((number for number, content in enumerate(lines, 1) if re.match(r"^ *\t", content)), None)
    if tabbed is not None and (tabbed in (at.line, at.line - 1, at.line + 1) or "token" in said):
        column = lines[tabbed - 1].index("\t") + 1
        return Problem("tab", Position(path, tabbed, column), "The line is indented with a tab.", "Use two spaces for each step.")
    if "mapping values are not allowed" in said:
        advice = "Put the whole text in quotes when it contains a colon followed by a space."
        return Problem("syntax", at, "There is a second `: ` in this line, so it is unclear what is the name.", advice)
    if re.search(r":\S", line) and ("expected" in said or "could not find" in said):
        return Problem("syntax", at, "A field's name is not followed by a colon and a space.", "Write `name: value`.")
    if "quoted scalar" in str(getattr(error, "context", "")) or "unexpected end" in said:
        return Problem("syntax", at, "A quotation mark is opened and not closed.", "Close it, or use quotes of the other kind outside.")
    if "undefined alias" in said or "anchor" in said or "alias" in said:
        return Problem("alias", at, "`&` and `*` at the start of a value have a special meaning in YAML.", "Put the text in quotes.")
    if "cannot start any token" in said:
        return Problem("syntax", at, "A value cannot start with this character.", "Put the text in quotes.")
    advice = "Check the indentation (two spaces a step), the colon after each name and the quotes around special characters."
    return Problem("syntax", at, f"This is not valid YAML: {said}.", advice)


class _Reader:
    """Turns nodes into plain values and notes what an entry may not contain."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self._seen: set[int] = set()

    def say(self, rule: str, at: Position, message: str, advice: str) -> None:
        self.problems.append(Problem(rule, at, message, advice))

    def value_of(self, node: yaml.Node, depth: int) -> Any:
        at = _place(self.path, node)
        if depth > DEEPEST:
            self.problems.append(_too_deep(at))
            return None
        if id(node) in self._seen:
            self.say("alias", at, "A value is reused with `&` and `*`.", "Write the value out again; readers look at one entry at a time.")
            return None
        self._seen.add(id(node))
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node, at)
        if node.tag not in _PLAIN_TAGS:
            self.say("tag", at, f"`{node.tag}` is a YAML tag.", "Entries need none; delete it.")
        if isinstance(node, yaml.SequenceNode):
            return [self.value_of(item, depth + 1) for item in node.value]
        return self._fields(node, depth)

    def _fields(self, node: yaml.MappingNode, depth: int) -> dict[str, Any]:
        fields: dict[str, Any] = {}
        first: dict[str, int] = {}
        for key, value in node.value:
            at = _place(self.path, key)
            if not isinstance(key, yaml.ScalarNode):
                self.say("syntax", at, "A field's name is a list or a group.", "Write `name: value`.")
                continue
            name = key.value
            if name == "<<":
                self.say("alias", at, "`<<` merges another value.", "Write the fields out again.")
            elif name in first:
                advice = f"Keep one; the first is in line {first[name]}."
                self.say("duplicate-key", at, f"`{name}` is given twice.", advice)
            else:
                first[name] = at.line
                fields[name] = self.value_of(value, depth + 1)
        return fields

    def _scalar(self, node: yaml.ScalarNode, at: Position) -> Any:
        word = node.value
        if node.tag == "tag:yaml.org,2002:str" or node.style is not None:
            return word
        if word in _BOOLEANS:
            return _BOOLEANS[word]
        if _WORDS_YAML_MISREADS.match(word):
            advice = f'Write "{word}" in quotes for the word, or true or false for a switch.'
            self.say("boolean-word", at, f"YAML reads {word} without quotes as true or false, not as a word.", advice)
            return None
        if word in ("", "~", "null"):
            return None
        if _INT.match(word):
            return int(word)
        if _FLOAT.match(word):
            return float(word)
        if node.tag not in _PLAIN_TAGS:
            self.say("tag", at, f"`{node.tag}` is a YAML tag.", "Put the text in quotes if it is meant as text.")
        return word
