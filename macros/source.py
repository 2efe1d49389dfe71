"""
Strict YAML with positions. The only file that knows PyYAML.

YAML is friendlier to type than it is safe to read: `No` becomes a boolean, a key given twice loses its first
value, an alias can unfold into gigabytes. So this reader takes the plain part of YAML that an entry needs
(text, numbers, true and false, lists, named fields) and reports everything else where it stands.
"""

from __future__ import annotations

import re
import stat
from dataclasses import dataclass, field
from functools import lru_cache
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

MOST_MISTAKES = 100
"""So many mistakes of one file are named. Whoever made more has made one mistake many times."""

_LONGEST_NUMBER = 24
"""Characters. What is longer is no figure that anybody counted, and Python refuses to read it when it is very long."""

_UNDECIDED = "plain"
"""The tag of a value that stands without quotes and without a tag: what it is, `_Reader` decides."""

_PLAIN_TAGS = frozenset(f"tag:yaml.org,2002:{name}" for name in ("map", "seq", "str", "int", "float", "bool", "null", "timestamp")) | {_UNDECIDED}
_BOOLEANS = {"true": True, "false": False}
_WORDS_YAML_MISREADS = re.compile(r"^(yes|no|on|off|True|False|TRUE|FALSE)$", re.IGNORECASE)
_INT = re.compile(r"^[-+]?(0|[1-9][0-9]*)$")
_FLOAT = re.compile(r"^[-+]?(0|[1-9][0-9]*)\.[0-9]+$")
_CONTROL = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u2028-\u202e\u2060\u2066-\u2069\ufdd0-\ufdef\ufeff\ufffe\uffff]"
)
_ADVICE_ON_CONTROL = "Delete it and type the text again; it often comes along when text is pasted."

_MAY_BE_DEEP = 200
"""So many openings of a list or group cannot be told from careless nesting without a closer look."""


class _NodeLoader(Loader):
    """Leaves open what a plain value is. Asking YAML's own patterns, only to decide otherwise, is a fifth of reading a file."""

    def resolve(self, kind: type[yaml.Node], value: Any, implicit: Any) -> str:
        if kind is yaml.ScalarNode:
            return _UNDECIDED if implicit[0] else "tag:yaml.org,2002:str"
        return "tag:yaml.org,2002:seq" if kind is yaml.SequenceNode else "tag:yaml.org,2002:map"


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
            value = _composed(self.file.read_text(encoding="utf-8-sig"))
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
        deep = _first_too_deep(text)
        if deep is not None:
            return None, [_too_deep(_place(path, deep))]
        node = yaml.compose(text, Loader=_NodeLoader)
    except yaml.YAMLError as error:
        return None, [_syntax_problem(path, text, error)]
    reader = _Reader(path)
    data = reader.value_of(node, 0) if node is not None else None
    if node is None:
        reader.problems.append(Problem("empty-file", Position(path), "The file is empty.", "Copy a neighbour and change its words."))
    problems = list(dict.fromkeys(reader.problems))  # A value that is reused often is one mistake.
    if len(problems) > MOST_MISTAKES:
        problems[MOST_MISTAKES:] = [too_many(path, len(problems))]
    return (None if problems else Document(path, data, file)), problems


def too_many(path: str, number: int) -> Problem:
    """What is said instead of all the mistakes that a file has beyond the first hundred."""
    message = f"The file has {number:,} mistakes, of which {MOST_MISTAKES} are named."
    return Problem("too-many-mistakes", Position(path), message, "Mend those first; many may be one mistake made often.")


_FRONT_MATTER = re.compile(r"---\n(.*?)^---\n", re.MULTILINE | re.DOTALL)


def front_matter(text: str) -> tuple[dict[str, Any], str]:
    """The fields at the top of a page written by hand, and the rest of it.

    A page has no fields when they cannot be understood: such pages are the engine's, which says what is wrong.
    """
    match = _FRONT_MATTER.match(text)
    if not match:
        return {}, text
    reader, fields = _Reader(""), None
    try:
        if len(match[1]) <= LARGEST_FILE and _first_too_deep(match[1]) is None and (node := yaml.compose(match[1], Loader=_NodeLoader)):
            fields = reader.value_of(node, 0)
    except yaml.YAMLError:
        pass
    return fields if not reader.problems and isinstance(fields, dict) else {}, text[match.end() :]


@lru_cache(maxsize=1)
def _composed(text: str) -> yaml.Node | None:
    """The nodes of the file that was asked for last: a file with many problems is parsed once for all of them."""
    return yaml.compose(text, Loader=_NodeLoader)


def _first_too_deep(text: str) -> yaml.Event | None:
    """The list or group that is the first to be too deep, in a text that looks as if there might be one.

    Nodes are composed by recursion in C, where a hundred thousand brackets end the whole program. Events are not, but
    reading them costs as much again, so that ordinary texts are spared it.
    """
    openings = text.count("[") + text.count("{") + max(map(len, re.findall(r"^[ ?:-]+", text, re.MULTILINE)), default=0)
    if openings < _MAY_BE_DEEP:
        return None
    depth = 0
    for event in yaml.parse(text, Loader=Loader):
        if isinstance(event, yaml.CollectionStartEvent):
            if depth > DEEPEST:
                return event
            depth += 1
        elif isinstance(event, yaml.CollectionEndEvent):
            depth -= 1
    return None


def _text_of(file: Path, path: str) -> tuple[str | None, list[Problem]]:
    start = Position(path)
    found = file.lstat()
    if not stat.S_ISREG(found.st_mode):
        what = "a link to another file" if stat.S_ISLNK(found.st_mode) else "no file with text in it"
        return None, [Problem("file-name", start, f"This is {what}.", "Put the file itself here.")]
    size = found.st_size
    if size > LARGEST_FILE:
        advice = f"Keep an entry under {LARGEST_FILE // 1024} kB: one entry per file."
        return None, [Problem("file-size", start, f"The file has {size // 1024} kB.", advice)]
    raw = file.read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = raw[: error.start].decode("utf-8-sig", errors="replace")
        at = Position(path, before.count("\n") + 1, len(before) - before.rfind("\n"))
        advice = "Save the file as UTF-8 (most editors offer it under “Save with encoding”)."
        return None, [Problem("encoding", at, "A character here is not UTF-8.", advice)]
    # A text that can be printed has none, and to ask for that is much quicker than to look for each.
    found = None if text.replace("\n", "").isprintable() else _CONTROL.search(text)
    if found:
        before = text[: found.start()]
        at = Position(path, before.count("\n") + 1, found.start() - before.rfind("\n"))
        return None, [_invisible(at, found[0])]
    return text, []


def _invisible(at: Position, character: str) -> Problem:
    return Problem("control-character", at, f"There is an invisible character (U+{ord(character):04X}).", _ADVICE_ON_CONTROL)


def _place(path: str, node: yaml.Node | yaml.Event | None) -> Position:
    if node is None:
        return Position(path)
    return Position(path, node.start_mark.line + 1, node.start_mark.column + 1)


def _too_deep(at: Position) -> Problem:
    return Problem("nesting", at, f"Lists and fields are nested more than {DEEPEST} deep.", "No field needs that; check the indentation.")


def _syntax_problem(path: str, text: str, error: yaml.YAMLError) -> Problem:
    """A YAML error in the words of somebody who has never heard of a scalar."""
    lines = text.split("\n")
    at, opened = _mark(path, error, "problem_mark", lines), _mark(path, error, "context_mark", lines)
    said, during = (str(getattr(error, name, None) or "") for name in ("problem", "context"))
    tabbed = next((number for number, content in enumerate(lines, 1) if re.match(r"^ *\t", content)), None)
    if tabbed is not None and (abs(tabbed - at.line) <= 1 or "token" in said):
        column = lines[tabbed - 1].index("\t") + 1
        return Problem("tab", Position(path, tabbed, column), "The line is indented with a tab.", "Use two spaces for each step.")
    if "alias" in said or "anchor" in said or "anchor" in during or "alias" in during:
        return Problem("alias", at, "`&` and `*` at the start of a value have a special meaning in YAML.", "Put the text in quotes.")
    if "tag" in during or "tag handle" in said:
        return Problem("tag", at, "`!` at the start of a value has a special meaning in YAML.", "Put the text in quotes.")
    if "mapping values are not allowed" in said:
        return _stray_colon(at, lines)
    if "could not find expected ':'" in said:
        return _line_without_name(opened, lines)
    if "escape" in said:
        return Problem("syntax", at, "A backslash has a special meaning between double quotes.", "Use single quotes around the text.")
    if "quoted scalar" in during:
        return Problem("syntax", opened, "A quotation mark is opened and not closed.", "Close it, or use quotes of the other kind outside.")
    if "flow sequence" in during:
        return Problem("syntax", opened, "A list opens with `[` and is not closed.", "Write [one, two], or put text that starts with `[` in quotes.")
    if "flow mapping" in during:
        return Problem("syntax", opened, "A group opens with `{` and is not closed.", "Write its fields on lines of their own, or put the text in quotes.")
    if "block scalar" in during:
        return Problem("syntax", at, "Nothing may follow `|` or `>` in its line.", "Start the text in the next line, indented by two spaces.")
    if "another document" in said:
        return Problem("syntax", at, "A second entry starts here.", "Delete the line with `---`: one file holds one entry.")
    if "<document start>" in said or "directive" in during or "incompatible YAML" in said:
        return Problem("syntax", at, "This line does not belong to the fields above it.", "Start every field at the beginning of its line.")
    if "cannot start any token" in said or "node content" in said:
        return Problem("syntax", at, "A value cannot start with this character.", "Put the text in quotes.")
    if "block sequence entries are not allowed" in said or "'-' indicator" in said:
        advice = "Put each item on a line of its own, after a hyphen and a space, all with the same indentation."
        return Problem("syntax", at, "The items of a list are not in line here.", advice)
    if re.search(r"[\"'] *$", lines[at.line - 1][: at.column - 1]) or lines[at.line - 1][at.column - 1 :].startswith(("'", '"')):
        advice = "Put all of the text in quotes, of the other kind if it contains some itself."
        return Problem("syntax", at, "There is more text after a closing quotation mark.", advice)
    advice = "Check the indentation (two spaces a step), the colon after each name and the quotes around special characters."
    return Problem("syntax", at, f"This is not valid YAML: {said or 'it cannot be read'}.", advice)


def _mark(path: str, error: yaml.YAMLError, name: str, lines: list[str]) -> Position:
    mark = getattr(error, name, None) or getattr(error, "problem_mark", None)
    if mark is None:
        return Position(path)
    # At the end of a file the parser stands one line below the last.
    return Position(path, mark.line + 1, mark.column + 1) if mark.line < len(lines) else Position(path, len(lines))


def _stray_colon(at: Position, lines: list[str]) -> Problem:
    """A `: ` where none may be: usually one too many, but it may be the line above that misses its own."""
    line, above = lines[at.line - 1], next((line for line in reversed(lines[: at.line - 1]) if line.strip()), "")
    if re.search(r":\s", line[: at.column - 1]) or not above:
        advice = "Put the whole text in quotes when it contains a colon followed by a space."
        return Problem("syntax", at, "There is a second `: ` in this line, so it is unclear what is the name.", advice)
    if not re.search(r":(\s|$)", above):
        number = max(number for number, content in enumerate(lines[: at.line - 1], 1) if content.strip())
        return _line_without_name(Position(at.path, number, len(above) - len(above.lstrip()) + 1), lines)
    start = Position(at.path, at.line, len(line) - len(line.lstrip()) + 1)
    advice = "Line it up with the other fields, or put the text in quotes if it belongs to the value above."
    return Problem("syntax", start, "The line is indented further than the one above, which has a value already.", advice)


def _line_without_name(at: Position, lines: list[str]) -> Problem:
    line = lines[at.line - 1]
    if re.match(r"\s*-[^\s-]", line):
        return Problem("syntax", at, "A hyphen is not followed by a space.", "Write `- item`.")
    if re.match(r"\s*[\w-]+:\S", line):
        return Problem("syntax", at, "A field's name is not followed by a colon and a space.", "Write `name: value`.")
    advice = "Write `name: value`, or `- item` in a list; indent the line if it goes on with the text above."
    return Problem("syntax", at, "The line is neither a field nor an item of a list.", advice)


class _Reader:
    """Turns nodes into plain values and notes what an entry may not contain."""

    def __init__(self, path: str) -> None:
        self.path = path
        self.problems: list[Problem] = []
        self._seen: set[int] = set()

    def say(self, rule: str, node: yaml.Node, message: str, advice: str) -> None:
        self.problems.append(Problem(rule, _place(self.path, node), message, advice))

    def value_of(self, node: yaml.Node, depth: int) -> Any:
        if depth > DEEPEST:
            self.problems.append(_too_deep(_place(self.path, node)))
            return None
        if id(node) in self._seen:
            self.say("alias", node, "A value is reused with `&` and `*`.", "Write the value out again; readers look at one entry at a time.")
            return None
        self._seen.add(id(node))
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node)
        if node.tag not in _PLAIN_TAGS:
            self.say("tag", node, f"`{node.tag}` is a YAML tag.", "Entries need none; delete it.")
        if isinstance(node, yaml.SequenceNode):
            return [self.value_of(item, depth + 1) for item in node.value]
        return self._fields(node, depth)

    def _fields(self, node: yaml.MappingNode, depth: int) -> dict[str, Any]:
        fields: dict[str, Any] = {}
        first: dict[str, int] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self.say("syntax", key, "A field's name is a list or a group.", "Write `name: value`, and put text that starts with `{` or `[` in quotes.")
                continue
            name = key.value
            self._refuse_invisible(key)
            if name == "<<":
                self.say("alias", key, "`<<` merges another value.", "Write the fields out again.")
            elif name in first:
                advice = f"Keep one; the first is in line {first[name]}."
                self.say("duplicate-key", key, f"`{name}` is given twice.", advice)
            else:
                first[name] = key.start_mark.line + 1
                fields[name] = self.value_of(value, depth + 1)
        return fields

    def _scalar(self, node: yaml.ScalarNode) -> Any:
        word = node.value
        self._refuse_invisible(node)
        if node.tag not in _PLAIN_TAGS:
            self.say("tag", node, f"`{node.tag}` is a YAML tag.", "Put the text in quotes if it is meant as text.")
            return None
        # The C parser gives a plain value an empty style, the Python one none.
        if node.tag == "tag:yaml.org,2002:str" or node.style:
            return word
        if word in _BOOLEANS:
            return _BOOLEANS[word]
        if _WORDS_YAML_MISREADS.match(word):
            advice = f'Write "{word}" in quotes for the word, or true or false for a switch.'
            self.say("boolean-word", node, f"YAML reads {word} without quotes as true or false, not as a word.", advice)
            return None
        if word in ("", "~", "null"):
            return None
        if len(word) > _LONGEST_NUMBER:
            return word
        if _INT.match(word):
            return int(word)
        if _FLOAT.match(word):
            return float(word)
        return word

    def _refuse_invisible(self, node: yaml.ScalarNode) -> None:
        """Between double quotes an invisible character can be written with a backslash, which the text does not show."""
        found = node.style == '"' and _CONTROL.search(node.value)
        if found:
            self.problems.append(_invisible(_place(self.path, node), found[0]))
