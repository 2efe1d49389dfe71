"""The ways to say what replaces something."""

from __future__ import annotations

import pytest

from tests import made_up


@pytest.mark.parametrize(
    "files",
    [
        made_up.guidance("chairs", status="superseded", superseded_by="stools") | made_up.guidance("stools"),
        made_up.guidance("chairs", status="superseded", superseded_by_url="https://example.org/new"),
        made_up.guidance("chairs", status="superseded", no_successor="Ask a friend."),
        made_up.guidance("chairs", status="withdrawn"),
        made_up.accreditation("charter", status="superseded", replaced_by="The new charter"),
        made_up.accreditation("charter", status="closed"),
    ],
    ids=["another entry", "an address", "words", "withdrawn", "a scheme, in words", "a closed scheme"],
)
def test_any_way_on_will_do(problems_of, files: dict[str, str]) -> None:
    """An entry, an address or a sentence is a way on; what was withdrawn or closed needs none."""
    assert problems_of(files) == []
