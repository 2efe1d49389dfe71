"""
An id is used twice in a list that needs each once.

Elements, words of a closed list, authors, contacts, groups and series are found by their id, so two of the same name hide one another.

Wrong:

    authors:
      - id: editors
      - id: editors

Right:

    authors:
      - id: editors
      - id: guest-editors
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalogue import Catalogue
from macros.model.vocabulary import Vocabulary
from macros.problems import Problem


def check(catalogue: Catalogue) -> Iterator[Problem]:
    lists = [
        (catalogue.framework, "elements"),
        (catalogue.authors, "authors"),
        (catalogue.contacts, "contacts"),
        *([(catalogue.community, "groups"), (catalogue.community, "sessions")] if catalogue.community else ()),
        *([(catalogue.review, "reviewers"), (catalogue.review, "statements")] if catalogue.review else ()),
        *([(catalogue.progress.series, "series")] if catalogue.progress else ()),
        *((catalogue.vocabulary, name) for name in Vocabulary.model_fields),
    ]
    for holder, name in lists:
        seen: set[str] = set()
        for index, item in enumerate(getattr(holder.value, name)):
            if item.id in seen:
                yield Problem(
                    rule="repeated-id",
                    at=holder.position_of(name, index, "id"),
                    message=f"`{item.id}` stands twice in `{name}`.",
                    advice="Choose another id for one of them.",
                )
            seen.add(item.id)
    named: dict[str, str] = {}
    for file in catalogue.words:
        for name in file.value.words:
            if name in named:
                yield Problem(
                    rule="repeated-id",
                    at=file.position_of("words", name),
                    message=f"`{name}` stands in `{named[name]}` too.",
                    advice="Choose another name for one of them.",
                    about=(named[name],),
                )
            named[name] = file.path
