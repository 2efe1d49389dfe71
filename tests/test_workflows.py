"""What the workflows may do, and that nothing from strangers reaches a shell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.changed_pages import MARK

WORKFLOWS = sorted((Path(__file__).parents[1] / ".github" / "workflows").glob("*.yml"))

each_workflow = pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: file.stem)

HARMLESS = re.compile(
    r"(github\.(server_url|repository|ref|token|run_id|sha|event\.number|event\.workflow_run\.(id|head_sha|event|conclusion))|secrets\.\w+|steps\.[\w-]+\.outputs\.\w+)"
)
"""What GitHub itself makes: names, numbers and hashes. A title, a branch or a body is anybody's text."""


def parsed(file: Path) -> dict[str, Any]:
    return yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)  # `on` stays a word


def steps(workflow: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for job in workflow["jobs"].values():
        yield from job.get("steps", ())


def scripts(workflow: dict[str, Any]) -> Iterator[str]:
    for step in steps(workflow):
        yield from (text for text in (step.get("run"), step.get("with", {}).get("script")) if text)


@each_workflow
def test_no_script_has_an_expression(file: Path) -> None:
    """A shell gets values from its environment only: an expression in a script is replaced before the shell reads it."""
    assert [script for script in scripts(parsed(file)) if "${{" in script] == []


@each_workflow
def test_nobody_says_more_than_they_may(file: Path) -> None:
    """A workflow starts with no rights or with reading, and each job asks for what it needs."""
    assert parsed(file)["permissions"] in ({}, {"contents": "read"})


@each_workflow
def test_what_strangers_propose_runs_without_rights(file: Path) -> None:
    """A workflow that runs what is proposed has no secret and may write nothing; pull_request_target, which would have both, is not used."""
    workflow = parsed(file)
    events = workflow["on"] if isinstance(workflow["on"], dict) else {workflow["on"]: None}

    assert "pull_request_target" not in events
    if "pull_request" in events:
        text = file.read_text(encoding="utf-8")
        assert "secrets." not in text and ": write" not in text


@each_workflow
def test_no_key_stays_with_the_code(file: Path) -> None:
    """A checkout leaves no token behind for the code that is checked out, unless its job commits; and such a job runs none of our code."""
    for job in parsed(file)["jobs"].values():
        kept = [
            step
            for step in job.get("steps", ())
            if step.get("uses", "").startswith("actions/checkout@") and step.get("with", {}).get("persist-credentials") != "false"
        ]
        if kept:
            assert job["permissions"]["contents"] == "write"
            assert not re.search(r"\b(make|python|npm|node)\b", "\n".join(scripts({"jobs": {"one": job}})))


def test_who_comments_runs_none_of_what_is_proposed() -> None:
    """The workflow that may write checks out the main branch, and takes nothing of the pull request but hashes and numbers."""
    [file] = [file for file in WORKFLOWS if file.stem == "preview-comment"]
    workflow = parsed(file)

    assert list(workflow["on"]) == ["workflow_run"]
    [checkout] = [step for step in steps(workflow) if "checkout" in step.get("uses", "")]
    assert "ref" not in checkout["with"] and "repository" not in checkout["with"]
    named = re.findall(r"\$\{\{\s*(.+?)\s*\}\}", file.read_text(encoding="utf-8"))
    assert [expression for expression in named if not HARMLESS.fullmatch(expression)] == []
    assert MARK in file.read_text(encoding="utf-8")


def test_the_comment_follows_the_preview() -> None:
    """The comment waits for the preview by its name, and fetches the list under the name that the preview gives it."""
    files = {file.stem: file for file in WORKFLOWS}
    preview, comment = parsed(files["preview"]), parsed(files["preview-comment"])

    assert comment["on"]["workflow_run"]["workflows"] == [preview["name"]]
    uploaded = {step["with"]["name"] for step in steps(preview) if step.get("uses", "").startswith("actions/upload-artifact@")}
    assert set(re.findall(r"gh run download .*--name (\S+)", "\n".join(scripts(comment)))) == {"changed-pages"} <= uploaded
