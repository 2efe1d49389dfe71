"""The queries by which the search is judged name things that can be found, in sorts that we know."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros import site
from macros.catalogue import Catalogue

SORTS = {"known-item", "topic", "synonym", "slip", "prefix", "question"}
WITH_NAMES_OF_THEIR_OWN = ("elements/", "for/", "sectors/")


@pytest.fixture(scope="module")
def queries() -> list[dict[str, Any]]:
    return yaml.safe_load(Path(__file__).with_name("queries.yml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def findable(real: Catalogue, root: Path) -> set[str]:
    """The names of all that can be found: `guidance/acas-stress`, `element/environment`, `page/about/privacy`."""
    vocabulary = real.vocabulary.value
    docs = root / "docs"
    written = {file.relative_to(docs).with_suffix("").as_posix().removesuffix("index").rstrip("/") for file in docs.rglob("*.md")}
    generated = {page.address.rstrip("/") for page in site.pages(real)}
    entries = {f"{entry.value.collection}/{entry.id}" for entry in real.entries}
    pages = {address for address in written | generated if address and not address.startswith(WITH_NAMES_OF_THEIR_OWN)}
    return (
        {f"{entry.value.kind}/{entry.id}" for entry in real.entries}
        | {f"element/{id}" for id in real.elements}
        | {f"audience/{term.id}" for term in vocabulary.audiences}
        | {f"sector/{term.id}" for term in vocabulary.sectors}
        | {f"page/{address}" for address in pages - entries}
    )


def test_there_are_enough_of_every_sort(queries) -> None:
    """A mean over few says little."""
    sorts = Counter(query["sort"] for query in queries)

    assert len(queries) >= 150
    assert set(sorts) == SORTS
    assert min(sorts.values()) >= 20


def test_every_query_is_written_as_the_others_are(queries) -> None:
    odd = [
        query
        for query in queries
        if not {"query", "sort", "first"} <= set(query) <= {"query", "sort", "first", "also"}
        or not isinstance(query["query"], str)
        or not query["query"].strip()
        or not query["first"]
    ]
    assert odd == []


def test_everything_that_is_named_can_be_found(queries, findable: set[str]) -> None:
    """An entry that goes or changes its kind takes its name along, and the figures would fall for no reason."""
    named = {(query["query"], name) for query in queries for name in [*query["first"], *query.get("also", [])]}

    assert sorted(pair for pair in named if pair[1] not in findable) == []


def test_no_query_is_asked_twice(queries) -> None:
    """Capitals and hyphens make no other query."""
    asked = Counter(" ".join(query["query"].casefold().replace("-", " ").split()) for query in queries)

    assert [query for query, times in asked.items() if times > 1] == []


def test_nothing_is_expected_twice(queries) -> None:
    """What is right at the top needs no second mention among the first five."""
    twice = [
        (query["query"], name)
        for query in queries
        for name, times in Counter([*query["first"], *query.get("also", [])]).items()
        if times > 1
    ]
    assert twice == []


def test_every_kind_is_looked_for(queries, findable: set[str]) -> None:
    """A search that loses a whole kind of thing must fail the measure."""
    kinds = {name.partition("/")[0] for name in findable}

    assert kinds - {name.partition("/")[0] for query in queries for name in query["first"]} == set()
