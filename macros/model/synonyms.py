"""What people call things when they search: other words for the same, and words that say nothing."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from macros.model.fields import Model, PlainText

Group = Annotated[tuple[PlainText, ...], Field(min_length=1)]
"""Words and phrases that mean the same to somebody who searches."""


class Synonyms(Model):
    """The file of synonyms."""

    small_words: tuple[PlainText, ...] = ()
    """Words of a question that say nothing about its subject, such as `the` and `how`. Searched only when there are no others."""

    groups: tuple[Group, ...] = ()
    """Words and phrases that mean the same, a group in each line. What has one of them in its title, keywords, summary or headings is found by all."""
