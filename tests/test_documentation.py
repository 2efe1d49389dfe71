"""What the documentation says exists, and what exists is documented."""

from __future__ import annotations

import ast
import datetime
import inspect
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from macros import checks, define_env, site
from macros.__main__ import main
from macros.catalogue import Catalogue
from macros.exports.hosting import hosting_files
from macros.load import load
from macros.model import BRIEF, CHALLENGE_FILES, DIAGNOSTIC_FILES, KINDS, LIBRARY_FILES, PROGRESS_FILES, PROGRESS_PAGE, SERIES, SINGLE_FILES, STATEMENTS, Model
from macros.problems import Problem, as_text
from macros.views.addresses import element_address, entry_address, feed_address, source_file
from macros.views.quality import Reports
from macros.views.reference import FILE_RULES, RuleView, rules

ROOT = Path(__file__).parents[1]
PAGES = sorted(path for path in (*(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "SECURITY.md", "deploy/README.md")), *(ROOT / "docs").rglob("*.md")) if path.is_file())

pages = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())


def text_of(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def words_in_code(text: str) -> Iterator[str]:
    """What stands between backticks, a line of a code block counting as one."""
    for block in re.findall(r"^```[^\n]*\n(.*?)^```", text, re.MULTILINE | re.DOTALL):
        yield from (line.strip() for line in block.splitlines())
    yield from re.findall(r"`([^`\n]+)`", re.sub(r"^```.*?^```", "", text, flags=re.MULTILINE | re.DOTALL))


def everything() -> str:
    return "\n".join(map(text_of, PAGES))


def test_there_is_a_readme_and_a_guide_for_contributors() -> None:
    """The two pages that everybody looks for first are there."""
    assert {"README.md", "CONTRIBUTING.md"} <= {page.name for page in PAGES if page.parent == ROOT}


# Models, fields, rules


def models() -> list[type[Model]]:
    found: list[type[Model]] = []

    def visit(annotation: Any) -> None:
        if inspect.isclass(annotation) and issubclass(annotation, Model):
            if annotation not in found:
                found.append(annotation)
                for info in annotation.model_fields.values():
                    visit(info.annotation)
        for inner in getattr(annotation, "__args__", ()):
            visit(inner)

    singles = [model for _, model in (SINGLE_FILES | LIBRARY_FILES).values()]
    folders = [*DIAGNOSTIC_FILES.values(), STATEMENTS, *CHALLENGE_FILES.values(), SERIES, *PROGRESS_FILES.values(), PROGRESS_PAGE, BRIEF]
    for model in (*KINDS.values(), *singles, *folders):
        visit(model)
    return found


@pytest.mark.parametrize("model", models(), ids=lambda model: model.__name__)
def test_every_field_is_explained(model: type[Model]) -> None:
    """Each model and each of its fields has a docstring that is a sentence, which becomes the editor's tooltip."""
    said = {"": model.__doc__, **{name: info.description for name, info in model.model_fields.items()}}

    unexplained = [f"{model.__name__}.{name}" for name, text in said.items() if not text or not text.strip().endswith((".", ")"))]

    assert unexplained == []


@pytest.mark.parametrize("rule", rules(), ids=lambda rule: rule.id)
def test_every_rule_is_published(rule: RuleView) -> None:
    """A rule has a title in one sentence, some advice and an example, wrong and right: what /contribute/checks/ and `--explain` show."""
    assert re.fullmatch(r"[A-Z][^.]+( \(a warning\))?\.", rule.title)
    assert rule.text.endswith((".", "`."))
    assert rule.wrong and rule.right and rule.wrong != rule.right


def test_no_two_rules_have_one_name() -> None:
    """A rule of its own file has no name of those about one file alone."""
    assert {rule for rule, _ in checks.rule_modules()} & set(FILE_RULES) == set()


@pytest.mark.parametrize(("rule", "module"), checks.rule_modules(), ids=lambda value: value if isinstance(value, str) else "")
def test_a_rule_goes_by_its_file_name(rule: str, module: Any) -> None:
    """A rule reports under the name of its file and under no other, so that the name in brackets leads to it."""
    tree = ast.parse(inspect.getsource(module))
    constants = {
        target.id: node.value.value
        for node in tree.body
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    named = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and ast.unparse(node.func) == Problem.__name__:
            given = next((keyword.value for keyword in node.keywords if keyword.arg == "rule"), node.args[0] if node.args else None)
            named.add(constants.get(given.id) if isinstance(given, ast.Name) else ast.literal_eval(given))

    assert named == {rule}


@pytest.mark.parametrize("rule", FILE_RULES)
def test_rules_about_one_file_are_used(rule: str) -> None:
    """Each rule that is described for `source` and `load` is one that they report."""
    code = "".join((ROOT / "macros" / name).read_text(encoding="utf-8") for name in ("source.py", "load.py"))

    assert f'"{rule}"' in code


def test_rules_about_one_file_are_described() -> None:
    """Each rule that `source` and `load` report is described."""
    code = "".join((ROOT / "macros" / name).read_text(encoding="utf-8") for name in ("source.py", "load.py"))
    reported = set(re.findall(r'(?:Problem|\.say)\(\s*"([a-z-]+)"', code))

    assert reported - {*FILE_RULES, *(rule for rule, _ in checks.rule_modules())} == set()


# Commands and targets


def commands(capsys: pytest.CaptureFixture[str]) -> set[str]:
    with pytest.raises(SystemExit):
        main(["--help"])
    listed = re.search(r"\{([a-z,-]+)\}", capsys.readouterr().out)
    assert listed, "The help does not list the commands."
    return set(listed[1].split(","))


def targets() -> dict[str, str]:
    """Every target of the Makefile that can be asked for by name, with its recipe."""
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    return {name: text.partition(f"\n{name}:")[2].partition("\n\n")[0] for name in re.findall(r"^\.PHONY: (.+)$", text, re.MULTILINE)}


@pages
def test_commands_exist(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Each `python -m macros <command>` in the documentation can be given."""
    named = set(re.findall(r"python3? -m macros ([a-z][a-z-]*)", text_of(page)))

    assert named - commands(capsys) == set()


@pages
def test_targets_exist(page: Path) -> None:
    """Each `make <target>` in the documentation can be made."""
    named = {match[1] for code in words_in_code(text_of(page)) for match in [re.match(r"make ([a-z][a-z-]*)", code)] if match}

    assert named - set(targets()) == set()


def test_every_command_is_described(capsys: pytest.CaptureFixture[str]) -> None:
    """Each command is named in the documentation, or the make target that runs it is, and in the module's first line."""
    named = set(re.findall(r"python -m macros ([a-z-]+)", everything()))
    made = {match[1] for code in words_in_code(everything()) for match in [re.match(r"make ([a-z-]+)", code)] if match}
    behind = {command for target in made for command in re.findall(r"-m macros ([a-z-]+)", targets()[target])}

    assert commands(capsys) - named - behind == set()

    listed = re.search(r"python -m macros ([a-z-]+(?: \| [a-z-]+)*)", inspect.getdoc(inspect.getmodule(main)) or "")
    assert listed and set(listed[1].split(" | ")) == commands(capsys)


def test_every_target_is_described() -> None:
    """Each target that `make help` does not hide says what it does in a line, and each one in that list is declared."""
    text = (ROOT / "Makefile").read_text(encoding="utf-8")
    described = set(re.findall(r"^([a-z-]+):.*## \S", text, re.MULTILINE))

    assert described <= set(targets())
    # Steps of `make test`, each of which says by itself what it is doing.
    assert set(targets()) - described == {"test-frontend", "browser", "servers"}


# Paths

MADE_OR_EXAMPLE = {
    "site/": "made by `make build`",
    "results/": "made by `make test`",
    ".gz": "the ending of a compressed twin",
    ".br": "the ending of a compressed twin",
    "DIR": "a folder of the reader's",
    "_headers": "made by the build, in the site",
    "_redirects": "made by the build, in the site",
    ".well-known/security.txt": "made by the build, in the site",
    "security.txt": "the same in short",
    "robots.txt": "a file of every site",
    "404.html": "made by the build, in the site",
    "index.html": "made by the build, in the site",
    "service-worker.js": "made by the build, in the site",
    "downloads/site.zip": "made by `make zip`, in the site",
    "site/downloads/site.zip": "made by `make zip`, in the site",
}
"""Names in the documentation that look like paths and are none in the project, each with the reason."""

PATH = re.compile(r"\.?[\w-]+(?:[./-][\w.-]+)*/?")
KNOWN_ENDINGS = {".md", ".yml", ".py", ".ts", ".css", ".js", ".json", ".toml", ".txt", ".in", ".j2", ".html", ".svg"}


def paths_in(text: str) -> Iterator[str]:
    for code in words_in_code(text):
        for word in code.replace("{", " ").replace("}", " ").split():
            word = word.rstrip(",:;.)") if not word.endswith("/") else word
            word = word.partition("::")[0]
            if "<" in word or "*" in word or "://" in word or word.startswith(("/", "#", "-", "$")) or word in MADE_OR_EXAMPLE:
                continue
            if PATH.fullmatch(word) and (word.endswith("/") or Path(word).suffix in KNOWN_ENDINGS):
                yield word


@pages
def test_paths_exist(page: Path) -> None:
    """Each file or folder that the documentation names is there."""
    example = set(re.findall(r"^# (\S+)", text_of(page), re.MULTILINE))  # the file name above an example in YAML
    wrong = []
    for word in paths_in(text_of(page)):
        near = [ROOT / word, page.parent / word, ROOT / "macros" / word, ROOT / "resources" / word]
        if word not in example and not any(path.exists() for path in near):
            wrong.append(word)

    assert wrong == []


@pages
def test_links_between_documents_lead_somewhere(page: Path, made: set[str]) -> None:
    """Each link from one document to another leads to a file that is there or that the build makes."""
    wrong = []
    for target in re.findall(r"\]\(([^)\s]+)\)", text_of(page)):
        path = target.partition("#")[0]
        if not path or "://" in path or path.startswith("mailto:"):
            continue
        file = (page.parent / path).resolve()
        docs = ROOT / "docs"
        if not file.exists() and not (file.is_relative_to(docs) and file.relative_to(docs).as_posix() in made):
            wrong.append(target)

    assert wrong == []


@pytest.fixture(scope="module")
def made(real: Catalogue, example: Catalogue) -> set[str]:
    """The files that the build makes, from docs/: those of any project, and those of our own entries and elements."""
    ours = [*map(entry_address, real.entries), *map(element_address, real.elements)]
    assets = (*site.data_assets(example, ()), *site.report_assets(example, Reports()))
    data = {asset.address for asset in assets} | {feed_address(id) for id in real.elements} | dict(hosting_files(real)).keys()
    return {page.file for page in site.pages(example)} | set(map(source_file, ours)) | data


# Macros


class Environment:
    """As much of the macros plugin's environment as `define_env` uses."""

    def __init__(self) -> None:
        self.macros: dict[str, Any] = {}
        self.project_dir = str(ROOT)

    def macro(self, function: Any, name: str) -> None:
        self.macros[name] = function


@pytest.fixture(scope="module")
def macros() -> dict[str, Any]:
    env = Environment()
    define_env(env)
    return env.macros


def test_every_macro_says_what_it_gives(macros: dict[str, Any]) -> None:
    """Each macro keeps its docstring, which says what it puts on a page."""
    assert [name for name, macro in macros.items() if not (macro.__doc__ or "").strip()] == []
    assert macros


def test_every_macro_is_used_or_described(macros: dict[str, Any]) -> None:
    """A macro that no page uses and nobody describes would be found by nobody."""
    assert [name for name in macros if not re.search(rf"\b{name}\(", everything())] == []


@pages
def test_every_macro_that_is_used_exists(page: Path, macros: dict[str, Any]) -> None:
    """A page asks for macros that exist, and says that it wants them rendered."""
    used = set(re.findall(r"^\{\{ *(\w+)\(", text_of(page), re.MULTILINE))

    assert used <= set(macros)
    assert not used or "render_macros: true" in text_of(page)


# What is stored


def test_every_stored_key_is_on_the_privacy_page() -> None:
    """The privacy page names each key that the scripts may write, and no key that they do not."""
    script = (ROOT / "frontend" / "src" / "browser" / "local-store.ts").read_text(encoding="utf-8")
    keys = set(re.findall(r'\{ key: "(signpost:[a-z-]+)"', script))
    told = set(re.findall(r"^\| `(signpost:[a-z-]+)(?::<id>)?` \|", text_of(ROOT / "docs" / "about" / "privacy.md"), re.MULTILINE))

    assert keys and told == keys


# The example


def test_the_example_is_an_entry(tmp_path: Path) -> None:
    """The entry shown to contributors passes every check, when it is put where it says."""
    example = next(re.finditer(r"^```yaml\n# (\S+).*?\n(.*?)^```", text_of(ROOT / "docs" / "contribute" / "index.md"), re.MULTILINE | re.DOTALL))
    (tmp_path / "resources").mkdir()
    for path, _ in SINGLE_FILES.values():
        (tmp_path / path).write_bytes((ROOT / path).read_bytes())
    file = tmp_path / example[1]
    file.parent.mkdir()
    file.write_text(example[2], encoding="utf-8")

    reviewed = re.search(r"^reviewed: (\S+)", example[2], re.MULTILINE)
    assert reviewed
    # On the day of its review, so that neither the example nor the urgent contacts are overdue here.
    catalogue, problems = load(tmp_path, datetime.date.fromisoformat(reviewed[1]))

    assert [as_text(problem) for problem in problems if problem.rule != "crisis-contacts"] == []
    assert catalogue is not None and [entry.id for entry in catalogue.entries] == [file.stem]
