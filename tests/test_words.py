"""The words of the tools in `resources/words/`, and the scripts that say them."""

import datetime
import re
from pathlib import Path

from macros.load import load

NAME_SAID = re.compile(r"""\bsay\(\s*[\w.]*words,\s*["'`]([a-z][a-z0-9-]*)["'`]""")
IN_QUOTES = re.compile(r"""["'`]([a-z][a-z0-9-]*)["'`]""")
PLACEHOLDER = re.compile(r"\{([^}]*)\}")


def scripts(root: Path) -> str:
    return "\n".join(file.read_text(encoding="utf-8") for file in sorted((root / "frontend" / "src").rglob("*.ts")))


def names(root: Path) -> dict[str, str]:
    catalogue, _ = load(root, datetime.date.today())
    return {name: text for file in catalogue.words for name, text in file.value.words.items()}


def test_every_name_that_a_script_says_exists(root: Path):
    """`say(words, "name")` has its words in resources/words, or the page would break where it is said."""
    assert set(NAME_SAID.findall(scripts(root))) - set(names(root)) == set()


def test_every_name_that_exists_is_used(root: Path):
    """Words that no script and no template says are in nobody's way and mislead whoever edits or translates them."""
    templates = "\n".join(file.read_text(encoding="utf-8") for file in sorted((root / "macros/render/templates").glob("*.j2")))
    quoted = set(IN_QUOTES.findall(scripts(root))) | set(IN_QUOTES.findall(templates))
    assert sorted(set(names(root)) - quoted) == []


def test_placeholders_can_be_filled(root: Path):
    """A placeholder is one word in lower case, as the scripts fill it in."""
    odd = {name: found for name, text in names(root).items() for found in PLACEHOLDER.findall(text) if not re.fullmatch(r"[a-z_]+", found)}
    assert odd == {}
