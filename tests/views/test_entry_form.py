"""The form for an entry, and the file to fill in by hand that is made of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.catalogue import Catalogue
from macros.model import KINDS
from macros.source import read
from macros.views.entry_form import entry_form, skeleton


@pytest.mark.parametrize("kind", KINDS)
def test_the_file_to_fill_in_has_every_field(example: Catalogue, kind: str, tmp_path: Path) -> None:
    """What must be there stands in the file, everything else in its comments, and our strict reader takes the file as it is."""
    form = entry_form(example, kind)
    file = tmp_path / "entry.yml"
    file.write_text(skeleton(form), encoding="utf-8")

    document, problems = read(file, "entry.yml")

    assert problems == [] and document is not None
    assert set(document.data) == {field.name for field in form.fields if field.required} | {"added", "reviewed"}
    assert [field.name for field in form.fields if f"{field.name}:" not in skeleton(form)] == []


@pytest.mark.parametrize("kind", KINDS)
def test_with_the_comments_taken_away_every_field_is_one(example: Catalogue, kind: str, tmp_path: Path) -> None:
    """Who takes away the marks before the fields that may be left out has a file that can be read, with all fields in it."""
    form = entry_form(example, kind)
    names = {field.name for field in form.fields}
    lines = [line[2:] if line.startswith("# ") and (line[2:].split(":")[0] in names or line.startswith(("#   ", "# - "))) else line for line in skeleton(form).splitlines()]
    file = tmp_path / "entry.yml"
    file.write_text("\n".join(lines), encoding="utf-8")

    document, problems = read(file, "entry.yml")

    assert problems == [] and document is not None
    assert set(document.data) == names | {"added", "reviewed"}


def test_what_matters_is_asked_first(example: Catalogue) -> None:
    """An address comes first, because it tells at once whether the thing is here; what may be left out comes last."""
    form = entry_form(example, "guidance")

    assert [field.name for field in form.essentials] == ["url", "title", "summary", "elements", "audiences", "publisher", "type", "format", "use_it_when", "provenance"]
    assert [field.essential for field in form.fields] == sorted((field.essential for field in form.fields), reverse=True)


def test_hints_do_not_speak_of_ids_where_labels_do(example: Catalogue) -> None:
    """A choice in words needs no hint about the words of the file."""
    seen = next(field for field in entry_form(example, "guidance").fields if field.name == "provenance").parts[0]

    assert (seen.name, seen.hint, [choice.id for choice in seen.choices]) == ("seen", "", ["read", "cited"])
