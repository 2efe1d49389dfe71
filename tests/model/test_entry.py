"""What every entry can tell about itself, and what no model allows."""

from __future__ import annotations

import datetime

import pytest
from pydantic import ValidationError

from macros.model import BRIEF, KINDS, LIBRARY_FILES, SINGLE_FILES
from tests import made_up


@pytest.mark.parametrize(
    ("changes", "updated"),
    [
        ([], "2029-06-01"),
        ([("2029-09-01", "minor"), ("2029-10-01", "checked")], "2029-06-01"),
        ([("2029-08-01", "major")], "2029-08-01"),
        ([("2029-08-01", "major"), ("2029-09-01", "major"), ("2029-10-01", "minor")], "2029-09-01"),
    ],
    ids=["no change", "no major change", "one major change", "the newest counts, wherever it stands"],
)
def test_last_updated(catalogue_of, changes: list[tuple[str, str]], updated: str) -> None:
    """An entry was last updated on the day of its newest major change, and else on the day it was added."""
    catalogue = catalogue_of(made_up.measure("one", changes=[{"date": date, "level": level, "note": "A note."} for date, level in changes]))

    assert catalogue.entries[0].value.last_updated == datetime.date.fromisoformat(updated)


@pytest.mark.parametrize("model", [*KINDS.values(), *(model for _, model in (SINGLE_FILES | LIBRARY_FILES).values()), BRIEF], ids=lambda model: model.__name__)
def test_models_are_frozen_and_exact(model, example) -> None:
    """What was read cannot be changed afterwards, and a field that does not exist is refused."""
    values = [entry.value for entry in example.entries] + [example.site, *(held.value for held in (example.framework, example.vocabulary, example.contacts, example.authors, example.synonyms, example.links, *example.library))]
    value = next(value for value in values if type(value) is model)

    name = next(iter(model.model_fields))
    with pytest.raises(ValidationError, match="frozen"):
        setattr(value, name, getattr(value, name))
    with pytest.raises(ValidationError, match="Extra inputs"):
        model.model_validate({**value.model_dump(), "no_such_field": 1})


def test_collections_and_folders_are_distinct() -> None:
    """Each kind has a folder and an address of its own."""
    assert len({model.folder for model in KINDS.values()}) == len({model.collection for model in KINDS.values()}) == len(KINDS)
