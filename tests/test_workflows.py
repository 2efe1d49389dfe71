"""The workflows: what strangers write is never part of a command, and no job may do more than it needs."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.changed_pages import MARK

FILES = sorted((Path(__file__).parents[1] / ".github" / "workflows").glob("*.yml"))

workflows = pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)

FROM_STRANGERS = re.compile(
    r"github\.event\.(issue|pull_request|comment|review|discussion|head_commit|commits|pages)\b(?!\.(number|user\.id|state)\b)"
    r"|github\.event\.pull_request\.head\.(ref|label|repo)|github\.head_ref"
)
"""Parts of an event that anybody can fill: titles, texts, names of branches."""


def steps(file: Path) -> list[dict[str, Any]]:
    return [step for job in yaml.safe_load(file.read_text(encoding="utf-8"))["jobs"].values() for step in job.get("steps", ())]


def in_braces(text: str) -> list[str]:
    return re.findall(r"\$\{\{(.*?)\}\}", text, re.DOTALL)


@workflows
def test_nothing_that_strangers_write_stands_in_a_command(file: Path) -> None:
    """A command names no expression with words of an issue, a pull request or a branch: the shell would obey them."""
    commands = [step["run"] for step in steps(file) if "run" in step] + [str(step.get("with", {}).get("script", "")) for step in steps(file)]

    assert [expression for command in commands for expression in in_braces(command) if "github.event" in expression or FROM_STRANGERS.search(expression)] == []


@workflows
def test_rights_are_named(file: Path) -> None:
    """Each workflow begins with no right or with reading, and no job has the right to everything."""
    workflow = yaml.safe_load(file.read_text(encoding="utf-8"))
    rights = [workflow["permissions"], *(job.get("permissions", {}) for job in workflow["jobs"].values())]

    assert workflow["permissions"] in ({}, {"contents": "read"})
    assert all(isinstance(right, dict) for right in rights)


def test_whoever_reads_an_issue_may_change_nothing() -> None:
    """The job that runs our code on what a stranger wrote may only read; the job that may write runs none of our code and no make."""
    jobs = yaml.safe_load(next(file for file in FILES if file.stem == "propose").read_text(encoding="utf-8"))["jobs"]

    assert jobs["read"]["permissions"] == {"contents": "read"}
    assert all(step.get("with", {}).get("persist-credentials") is False for step in jobs["read"]["steps"] if "checkout" in step.get("uses", ""))
    commands = "\n".join(step.get("run", "") for step in jobs["tell"]["steps"])
    assert commands and not re.search(r"\bpython|\bmake\b|\.venv|npm", commands)


def test_the_search_for_strangers_words_finds_them() -> None:
    """Expressions that can be filled by anybody are told from those that cannot."""
    assert all(FROM_STRANGERS.search(text) for text in ("github.event.issue.body", "github.event.issue.title", "github.head_ref", "github.event.pull_request.head.ref", "github.event.comment.body"))
    assert not any(FROM_STRANGERS.search(text) for text in ("github.event.issue.number", "github.event.issue.user.id", "github.token"))


# Previews of pull requests

HARMLESS = re.compile(r"github\.(server_url|repository|token|event\.workflow_run\.(id|head_sha|event|conclusion))")
"""What GitHub itself makes: names, numbers and hashes. A title, a branch or a body is anybody's text."""


def parsed(file: Path) -> dict[str, Any]:
    return yaml.load(file.read_text(encoding="utf-8"), yaml.BaseLoader)  # `on` stays a word


def commands(job: dict[str, Any]) -> str:
    """All that a job has a shell do."""
    return "\n".join(step.get("run", "") for step in job["steps"])


@workflows
def test_what_strangers_propose_runs_without_rights(file: Path) -> None:
    """A workflow that runs what is proposed has no secret and may write nothing; pull_request_target, which would have both, is not used."""
    workflow = parsed(file)
    events = workflow["on"] if isinstance(workflow["on"], dict) else {workflow["on"]: None}

    assert "pull_request_target" not in events
    if "pull_request" in events:
        text = file.read_text(encoding="utf-8")
        assert "secrets." not in text and ": write" not in text


@workflows
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
            assert not re.search(r"\b(make|python|npm|node)\b", commands(job))


def test_who_comments_runs_none_of_what_is_proposed() -> None:
    """The workflow that may write checks out the main branch, and takes nothing of the pull request but hashes and numbers."""
    [file] = [file for file in FILES if file.stem == "preview-comment"]
    workflow = parsed(file)

    assert list(workflow["on"]) == ["workflow_run"]
    [checkout] = [step for step in steps(file) if "checkout" in step.get("uses", "")]
    assert "ref" not in checkout["with"] and "repository" not in checkout["with"]
    named = re.findall(r"\$\{\{\s*(.+?)\s*\}\}", file.read_text(encoding="utf-8"))
    assert [expression for expression in named if not HARMLESS.fullmatch(expression)] == []
    assert MARK in file.read_text(encoding="utf-8")


def test_the_comment_follows_the_preview() -> None:
    """The comment waits for the preview by its name, and fetches the list under the name that the preview gives it."""
    files = {file.stem: file for file in FILES}
    preview, comment = parsed(files["preview"]), parsed(files["preview-comment"])

    assert comment["on"]["workflow_run"]["workflows"] == [preview["name"]]
    uploaded = {step["with"]["name"] for step in steps(files["preview"]) if step.get("uses", "").startswith("actions/upload-artifact@")}
    assert set(re.findall(r"gh run download .*--name (\S+)", commands(comment["jobs"]["comment"]))) == {"changed-pages"} <= uploaded
