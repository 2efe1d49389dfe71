"""The hooks for pre-commit, by calling what they call."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests import made_up


def hooks(root: Path) -> list[dict[str, Any]]:
    [local] = yaml.safe_load((root / ".pre-commit-config.yaml").read_text(encoding="utf-8"))["repos"]
    assert local["repo"] == "local"  # Anything else would be fetched.
    return [*local["hooks"], *yaml.safe_load((root / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))]


def test_both_files_say_the_same(root: Path) -> None:
    """The hook of this project and the one for others differ in which Python they call and nothing else."""
    ours, others = hooks(root)

    assert ours["entry"] == f".venv/bin/{others['entry']}"
    assert {name: others[name] for name in ours if name != "entry"} == {name: text for name, text in ours.items() if name != "entry"}
    assert ours["language"] == "system"  # pre-commit installs nothing for it.


@pytest.mark.parametrize(("file", "wanted"), [("resources/guidance/a.yml", True), ("case_studies/a.yml", True), ("docs/index.md", False), ("my/resources/a.yml", False)])
def test_what_it_looks_at(root: Path, file: str, wanted: bool) -> None:
    """Files of entries are handed to the hook, and no others."""
    assert [bool(re.search(hook["files"], file)) for hook in hooks(root)] == [wanted, wanted]


@pytest.mark.parametrize(("elements", "code"), [(["rest"], 0), (["rust"], 1)], ids=["good", "bad"])
def test_a_commit_is_let_through_or_stopped(root: Path, project: Path, elements: list[str], code: int) -> None:
    """Called as pre-commit calls it, with the names of the files, the hook lets a good entry through and stops a bad one."""
    files = made_up.guidance("stools", elements=elements, added="2026-01-01", reviewed="2026-01-01")
    for place, text in files.items():
        (project / place).parent.mkdir()
        (project / place).write_text(text, encoding="utf-8")
    for hook in hooks(root):
        program, *arguments = shlex.split(hook["entry"])
        assert program.endswith("python")
        result = subprocess.run([sys.executable, *arguments, *files], cwd=project, capture_output=True, text=True)
        assert (result.returncode, "[unknown-element]" in result.stdout) == (code, bool(code)), result.stderr
