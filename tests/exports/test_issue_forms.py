"""The issue forms: made from the models, within the code host's limits, and up to date."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.catalogue import Catalogue
from macros.exports.issue_forms import FOLDER, issue_forms, questions
from macros.model import KINDS
from macros.views.entry_form import FormField, entry_form


def all_forms(root: Path) -> dict[str, dict[str, Any]]:
    return {file.name: yaml.safe_load(file.read_text(encoding="utf-8")) for file in sorted((root / FOLDER).glob("*.yml")) if file.name != "config.yml"}


def test_the_forms_are_up_to_date(real: Catalogue, root: Path) -> None:
    """Each form in the repository is what the models and the closed lists say now. If not: `make schemas`."""
    assert [name for name, text in issue_forms(real).items() if (root / name).read_text(encoding="utf-8") != text] == []


def test_there_is_one_for_each_kind_and_no_old_one(root: Path) -> None:
    """Each kind has a form, beside one for what is written already and one for problems."""
    assert set(all_forms(root)) == {*(f"{kind}.yml" for kind in KINDS), "entry.yml", "problem.yml"}


def test_the_forms_keep_the_hosts_rules(root: Path) -> None:
    """Names are unique, ids and labels are unique within a form, options are unique, text and never empty, or the host refuses a form."""
    forms = all_forms(root)
    assert len({form["name"] for form in forms.values()}) == len(forms)
    for name, form in forms.items():
        assert set(form) == {"name", "description", "labels", "body"} and all(isinstance(form[key], str) and form[key] for key in ("name", "description")), name
        fields = [field for field in form["body"] if field["type"] != "markdown"]
        ids, labels = [field["id"] for field in fields], [field["attributes"]["label"] for field in fields]
        assert fields and len(set(ids)) == len(ids) and len({label.lower() for label in labels}) == len(labels), name
        assert all(id.replace("-", "").replace("_", "").isalnum() and id.isascii() for id in ids), name
        for field in form["body"]:
            assert field["type"] in ("markdown", "input", "textarea", "dropdown", "checkboxes"), name
            if field["type"] in ("dropdown", "checkboxes"):
                options = [option["label"] if isinstance(option, dict) else option for option in field["attributes"]["options"]]
                assert options and all(isinstance(option, str) and option.strip() for option in options) and len(set(options)) == len(options) <= 50, (name, field)
                assert not {option.lower() for option in options} & {"none", "n/a"}, (name, field)
            assert all(value not in ("", None, []) for value in field["attributes"].values()), (name, field)


def ways(field: FormField, before: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    if field.input == "group" and not field.is_list:
        return [way for part in field.parts for way in ways(part, (*before, field.name))]
    return [(*before, field.name)]


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_of_the_model_is_asked(real: Catalogue, kind: str) -> None:
    """The form and the issue form ask for every field of the model but those that editors and the calendar fill in."""
    form = entry_form(real, kind)
    ours = {"added", "reviewed", "changes", "authors", "formerly"}

    assert {field.name for field in form.fields} == set(KINDS[kind].model_fields) - ours
    assert set(form.order) == set(KINDS[kind].model_fields) - ours | {"added", "reviewed"}
    assert {question.way for question in questions(form)} == {way for field in form.fields for way in ways(field)}
    assert {field.name for field in form.essentials} >= {name for name, info in KINDS[kind].model_fields.items() if info.is_required()} - ours


def test_choices_are_in_the_words_of_the_wheel_and_the_lists(real: Catalogue) -> None:
    """Elements are called as on the wheel, with its question; words of closed lists as readers see them."""
    fields = {field.name: field for field in entry_form(real, "guidance").fields}

    assert [(choice.label, choice.meaning) for choice in fields["elements"].choices] == [(element.name, element.question) for element in real.elements.values()]
    assert [choice.label for choice in fields["audiences"].choices] == [choice.label for choice in real.vocabulary.value.audiences]
