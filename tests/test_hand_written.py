"""Pages written by hand, as the search and the list of all pages read them."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.hand_written import HandWritten, hand_written_pages, with_field
from macros.source import front_matter

PAGE = """\
---
title: Chairs
description: Where to sit.
updated: 2029-05-01
render_macros: true
---

# Chairs & stools

{{ cards("guidance", limit=2) }}

## Sitting *down*, [together](../sofas.md)

<p class="lede">A <b>quiet</b> room</p>

- First, `look`
1. Then sit

| what | where |
|---|---|
| stool | kitchen |

## Rest { #a-rest .quiet }

## Rest
## Rest

```text
## Not a heading
```
"""


def read(project: Path, files: dict[str, str]) -> list[HandWritten]:
    for name, text in files.items():
        (project / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (project / "docs" / name).write_text(text, encoding="utf-8")
    return list(hand_written_pages(project))


def test_a_page_is_read_without_its_marks(tmp_path: Path):
    """Fields, headings with the ids that they get, and words; macros, tags and marks are gone."""
    [page] = read(tmp_path, {"rooms/chairs.md": PAGE})

    assert page == HandWritten(
        address="rooms/chairs/",
        title="Chairs",
        description="Where to sit.",
        headings=(("sitting-down-together", "Sitting down, together"), ("a-rest", "Rest"), ("rest", "Rest"), ("rest_1", "Rest")),
        text=page.text,
        source="docs/rooms/chairs.md",
        updated="2029-05-01",
        markdown=PAGE.partition("---\n\n")[2].join(["\n", ""]),
        has_macros=True,
    )
    assert page.text.startswith("Chairs & stools Sitting down, together A quiet room First, look Then sit what where stool kitchen Rest")
    assert not set("{}<>|#*`") & set(page.text.partition("Not a heading")[0].removesuffix("## "))


def test_a_page_without_fields_is_called_by_its_first_heading(tmp_path: Path):
    """The start page of a folder has the folder's address."""
    pages = read(tmp_path, {"index.md": "# Start\n", "about/index.md": "---\nbroken: [\n---\n# About\n"})

    assert [(page.address, page.title) for page in pages] == [("about/", "About"), ("", "Start")]


@pytest.mark.parametrize("text", ["---\ntitle: Chairs\n---\n\n# Chairs\n", "# Chairs\n", "# Chairs\n\n---\n\nMore\n"])
def test_a_field_more_changes_nothing_else(text: str):
    """The field is read as it was given, and the page keeps its other fields and its words."""
    fields, rest = front_matter(with_field(text, "paper", {"caveat": 'It is “so”: "fine" #1'}))

    before, words = front_matter(text)
    assert fields == before | {"paper": {"caveat": 'It is “so”: "fine" #1'}}
    assert rest.strip() == words.strip()
