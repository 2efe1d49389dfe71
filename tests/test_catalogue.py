"""The catalogue: relations that read from both sides, and everything that a value names."""

from __future__ import annotations

import inspect
import types
import typing
from typing import Any

import pytest

from macros.catalogue import Catalogue, mentions, target_of
from macros.model import BRIEF, DIAGNOSTIC_FILES, KINDS, LIBRARY_FILES, SINGLE_FILES, STATEMENTS, Model
from macros.model.fields import Reference, Term
from tests import made_up

CHAIRS = made_up.guidance("chairs", related=["measure/breaks"])
BREAKS = made_up.measure("breaks")
SEATING = made_up.intervention("seating", guidance=["chairs"], measures=["breaks"])


def names(found: Any) -> list[str]:
    return [f"{entry.value.kind}/{entry.id}" for entry in found]


def test_relations_read_from_both_sides(catalogue_of) -> None:
    """A relation that is written on one side is found from the other, by title."""
    catalogue = catalogue_of(CHAIRS | BREAKS | SEATING)

    assert names(catalogue.links_to("measure", "breaks")) == ["guidance/chairs", "intervention/seating"]
    assert names(catalogue.links_to("measure", "breaks", "guidance")) == ["guidance/chairs"]
    assert names(catalogue.links_to("guidance", "chairs")) == ["intervention/seating"]
    assert names(catalogue.links_to("intervention", "seating")) == []


def test_an_entry_that_names_another_twice_is_one_link(catalogue_of) -> None:
    """However often and in however many fields an entry names another, it is found once; itself it does not find."""
    catalogue = catalogue_of(made_up.measure("breaks", related=["measure/naps", "measure/breaks"], related_measures=["naps", "naps"]) | made_up.measure("naps"))

    assert names(catalogue.links_to("measure", "naps")) == ["measure/breaks"]
    assert names(catalogue.links_to("measure", "breaks")) == []


def test_elements_and_authors_are_linked_too(catalogue_of) -> None:
    """Elements and authors are found from the other side like entries."""
    catalogue = catalogue_of(CHAIRS | BREAKS | made_up.guidance("guests", authors=["guest"]))

    assert names(catalogue.links_to("author", "guest")) == ["guidance/guests"]
    assert names(catalogue.links_to("element", "rest", "measure")) == ["measure/breaks"]


def test_find_and_of_kind(catalogue_of) -> None:
    """An entry is found by kind and id; the entries of a kind come by title, capitals ignored."""
    catalogue = catalogue_of(made_up.measure("a", title="zebra") | made_up.measure("b", title="Apple") | made_up.measure("c", title="mango"))

    assert catalogue.find("measure/b").value.title == "Apple"
    assert names(catalogue.of_kind("measure")) == ["measure/b", "measure/c", "measure/a"]
    assert catalogue.of_kind("guidance") == ()
    with pytest.raises(KeyError):
        catalogue.find("guidance/a")


# Every mark in every model is found


def _models_in(annotation: Any) -> list[type[Model]]:
    if inspect.isclass(annotation) and not typing.get_args(annotation) and issubclass(annotation, Model):
        return [annotation]
    return [model for inner in typing.get_args(annotation) for model in _models_in(inner)]


def _marks_in(annotation: Any) -> list[Term | Reference]:
    found = [mark for mark in getattr(annotation, "__metadata__", ()) if isinstance(mark, Term | Reference)]
    return found + [mark for inner in typing.get_args(annotation) for mark in _marks_in(inner)]


def _fields(model: type[Model]) -> dict[str, Any]:
    """Annotations of a model as they are written, marks included: not through pydantic, which the catalogue reads."""
    found = {}
    for base in reversed(model.__mro__):
        if inspect.isclass(base) and issubclass(base, Model):
            found |= {name: kind for name, kind in typing.get_type_hints(base, include_extras=True).items() if name in model.model_fields}
    return found


def _filled(model: type[Model]) -> Model:
    """An example with one item in every list, a word in every field and a further example in every group."""
    return model.model_construct(**{name: _example(kind, name) for name, kind in _fields(model).items()})


def _example(annotation: Any, name: str) -> Any:
    origin, args = typing.get_origin(annotation), typing.get_args(annotation)
    if origin is typing.Annotated:
        return _example(args[0], name)
    if origin is tuple:
        return (_example(args[0], name),)
    if origin in (typing.Union, types.UnionType):
        return _example(next(arg for arg in args if arg is not type(None)), name)
    if inspect.isclass(annotation) and not args and issubclass(annotation, Model):
        return _filled(annotation)
    return "any/word"


def _expected(model: type[Model], way: tuple[str, ...] = ()) -> set[tuple[tuple[str, ...], Term | Reference]]:
    found = set()
    for name, kind in _fields(model).items():
        found |= {((*way, name), mark) for mark in _marks_in(kind)}
        for inner in _models_in(kind):
            found |= _expected(inner, (*way, name))
    return found


ROOTS = [*KINDS.values(), *(model for _, model in (SINGLE_FILES | LIBRARY_FILES).values()), BRIEF, *DIAGNOSTIC_FILES.values(), STATEMENTS]


@pytest.mark.parametrize("model", ROOTS, ids=lambda model: model.__name__)
def test_every_marked_field_is_found(model: type[Model]) -> None:
    """Whatever field of whatever model is marked as a word of a list or a reference, `mentions` finds its value."""
    found = {(tuple(step for step in mention.way if isinstance(step, str)), mention.mark) for mention in mentions(_filled(model))}

    assert found == _expected(model)


def test_there_are_marks_to_find() -> None:
    """The test above compares something: marks at the top, in lists and in groups within lists."""
    expected = {(way, mark) for model in ROOTS for way, mark in _expected(model)}

    assert {
        (("elements",), Reference("element")),
        (("type",), Term("guidance_types")),
        (("evidence", "case_studies"), Reference("case-study")),
        (("resources", "entry"), Reference()),
        (("contacts", "nations"), Term("nations")),
    } <= expected


def test_mentions_say_where_they_stand(example: Catalogue) -> None:
    """A mention leads to the very place in the file where it is written."""
    entry = example.find("situation/nobody-sits-down")
    found = {
        mention.way: str(entry.position_of(*mention.way))
        for mention in mentions(entry.value)
        if isinstance(mention.mark, Reference) and target_of(mention) == ("case-study", "chairs-in-a-bakery")
    }

    assert found == {("resources", 2, "entry"): "resources/situations/nobody-sits-down.yml:19:12"}


def test_nothing_is_read_for_an_empty_field(example: Catalogue) -> None:
    """A field without a value mentions nothing."""
    entry = example.find("guidance/sitting-down")

    assert [mention for mention in mentions(entry.value) if mention.way == ("superseded_by",)] == []
