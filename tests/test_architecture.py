"""
The order of the package, read from its source: imports point left only, and each outside library has one home.

Material for MkDocs ends in May 2027. On that day two files change, because these tests hold.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "macros"

ORDER = [
    ["problems"],
    ["source", "entry_text"],
    ["model", "hand_written", "published"],
    ["catalogue"],
    ["moves"],
    ["checks"],
    ["load"],
    ["views"],
    ["render"],
    ["exports"],
    ["site", "embeds", "internal_links", "offline", "build", "proposals", "changed_pages", "preview", "reviewed"],
    ["zipped"],
    ["papers"],
    ["reports", "links"],
    ["hooks", "__init__", "__main__"],
]
"""From left to right. What stands in one place may import from its own folder, but not from its neighbours."""

HOMES = {
    "yaml": {"source"},
    "pydantic": {"model", "load"},
    "pydantic_core": {"model"},
    "jinja2": {"render/environment", "site", "hooks"},
    "markupsafe": {"render/environment", "site"},  # comes with Jinja: text that is HTML already
    "mkdocs": {"hooks"},
    "markdown": {"papers/by_hand"},  # comes with MkDocs
    "lunr": {"exports/search/words"},
    "typst": {"papers/press"},
    "pikepdf": {"papers/press", "papers/checked"},
    "urllib3": {"links/asking"},
    "protego": {"links/visit"},
}
"""Where each outside library may be imported. `site` names Jinja's Environment as a type, `hooks` its loaders."""

WITHOUT_A_TOPIC = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "tools", "core", "lib"}

FILES = sorted(PACKAGE.rglob("*.py"))


def name_of(file: Path) -> str:
    """`views/words` for macros/views/words.py, `views` for macros/views/__init__.py."""
    path = file.relative_to(PACKAGE).with_suffix("").as_posix()
    return path if path == "__init__" else path.removesuffix("/__init__")


def part_of(name: str) -> str:
    """The part of the order that a module belongs to."""
    return name.partition("/")[0]


def place_of(part: str) -> int:
    """How far to the right a part stands."""
    return next(place for place, parts in enumerate(ORDER) if part in parts)


def imports_of(tree: ast.AST) -> Iterator[tuple[str, int]]:
    """Every imported module as a dotted name, those inside functions included, with its line."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                yield alias.name, node.lineno
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"line {node.lineno}: write the import out, starting with `macros`"
            if node.module == "macros":
                yield from ((f"macros.{alias.name}", node.lineno) for alias in node.names)
            else:
                yield node.module or "", node.lineno


def imported_parts(file: Path) -> Iterator[tuple[str, int]]:
    """Parts of our own package that a file imports, with the line."""
    for module, line in imports_of(ast.parse(file.read_text(encoding="utf-8"))):
        if module == "macros":
            yield "__init__", line
        elif module.startswith("macros."):
            yield module.split(".")[1], line


def test_every_module_has_its_place() -> None:
    """A new module is put into the order before it is merged, and the order names nothing that is gone."""
    parts = {part_of(name_of(file)) for file in FILES}

    assert parts - {part for parts in ORDER for part in parts} == set()
    assert {part for parts in ORDER for part in parts} - parts == set()


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_imports_point_left(file: Path) -> None:
    """A module imports only what stands to its left, and what is in its own folder."""
    part = part_of(name_of(file))

    wrong = [
        f"{file.relative_to(PACKAGE.parent)}:{line} imports {other}, which does not stand to the left of {part}"
        for other, line in imported_parts(file)
        if other != part and place_of(other) >= place_of(part)
    ]

    assert wrong == []


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_each_outside_library_has_one_home(file: Path) -> None:
    """Only its home imports an outside library, and only the libraries named here are imported at all."""
    name = name_of(file)

    wrong = []
    for module, line in imports_of(ast.parse(file.read_text(encoding="utf-8"))):
        library = module.partition(".")[0]
        if library == "macros" or library in sys.stdlib_module_names:
            continue
        if not {name, part_of(name)} & HOMES.get(library, set()):
            wrong.append(f"{file.relative_to(PACKAGE.parent)}:{line} imports {module}")

    assert wrong == []


@pytest.mark.parametrize("library", HOMES)
def test_homes_are_lived_in(library: str) -> None:
    """A home that is listed here is one: the exception is struck out when the import goes."""
    found = {name_of(file) for file in FILES for module, _ in imports_of(ast.parse(file.read_text(encoding="utf-8"))) if module.partition(".")[0] == library}

    assert {home for home in HOMES[library] if not any(home in (name, part_of(name)) for name in found)} == set()


@pytest.mark.parametrize("file", [file for file in FILES if name_of(file) != "__main__"], ids=name_of)
def test_mistakes_are_values(file: Path) -> None:
    """Below `__main__` nothing asserts, prints or ends the program: a mistake in the data is a Problem."""
    tree = ast.parse(file.read_text(encoding="utf-8"))

    wrong = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Assert):
            wrong.append(f"line {node.lineno}: assert")
        elif isinstance(node, ast.Call) and ast.unparse(node.func) in ("print", "exit", "quit", "breakpoint", "sys.exit", "os._exit"):
            wrong.append(f"line {node.lineno}: {ast.unparse(node.func)}")
        elif isinstance(node, ast.Raise) and node.exc is not None and "SystemExit" in ast.unparse(node.exc):
            wrong.append(f"line {node.lineno}: SystemExit")
        elif isinstance(node, ast.ImportFrom) and node.module == "sys" and any(alias.name == "exit" for alias in node.names):
            wrong.append(f"line {node.lineno}: exit")

    assert wrong == []


def test_nothing_imports_the_adapters() -> None:
    """Nobody imports `hooks`, `__main__` or the package's own front door, and only a command uses the network."""
    wrong = [
        f"{file.relative_to(PACKAGE.parent)}:{line} imports {other}"
        for file in FILES
        for other, line in imported_parts(file)
        if other in ("hooks", "__main__", "__init__") or (other == "links" and name_of(file) != "__main__" and part_of(name_of(file)) != "links")
    ]

    assert wrong == []


def test_every_module_has_a_topic() -> None:
    """No module, template or folder is called utils, helpers, common or misc."""
    names = {path.name.partition(".")[0] for path in PACKAGE.rglob("*") if "__pycache__" not in path.parts}

    assert names & WITHOUT_A_TOPIC == set()


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_a_module_says_what_it_is(file: Path) -> None:
    """Each module begins with a docstring whose first line is a sentence, or a title for a folder."""
    text = ast.get_docstring(ast.parse(file.read_text(encoding="utf-8")))

    assert text and text.partition("\n\n")[0].rstrip().endswith((".", ":"))


def _reads_data_or_clock(node: ast.AST) -> bool:
    return isinstance(node, ast.Call) and ast.unparse(node.func).rpartition(".")[2] in ("today", "now", "read_text", "read_bytes", "open", "getenv", "iterdir")


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_nothing_is_read_at_import(file: Path) -> None:
    """Data and the clock are read inside functions: an import alone touches no file, no environment and no date."""
    wrong = []
    waiting: list[ast.AST] = [ast.parse(file.read_text(encoding="utf-8"))]
    while waiting:
        for node in ast.iter_child_nodes(waiting.pop()):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda):
                continue
            if _reads_data_or_clock(node):
                wrong.append(f"line {node.lineno}: {ast.unparse(node)}")
            waiting.append(node)

    assert wrong == []
