"""
A paper for a role does not hang together.

A file in `resources/briefs/` is named after its role. Each question of assurance rests on something that can be looked up:
a statement of the diagnostic, a measure or an entry. A paper asks no more questions than there are.

Wrong:

    questions:
      - text: Who answers for how staff are?
        good_answer: A name.

Right:

    questions:
      - text: Who answers for how staff are?
        good_answer: A name.
        statement: senior-person-answers-for-staff
"""

from __future__ import annotations

from collections.abc import Iterator

from macros.catalogue import Catalogue
from macros.problems import Problem

RULE = "briefs"


def check(catalogue: Catalogue) -> Iterator[Problem]:
    for brief in catalogue.briefs:
        if brief.value.audience != brief.id:
            advice = f"Name the file `{brief.value.audience}.yml`."
            yield Problem(RULE, brief.position_of("audience"), f"The file `{brief.id}.yml` is for `{brief.value.audience}`.", advice)
        for index, question in enumerate(brief.value.questions):
            if not (question.statement or question.measures or question.entries):
                message = "The question rests on nothing that can be looked up."
                yield Problem(RULE, brief.position_of("questions", index), message, "Add `statement:`, `measures:` or `entries:`.")
        for name in ("one_page", "two_pages"):
            paper = getattr(brief.value, name)
            if paper.asks > len(brief.value.questions):
                message = f"The paper asks {paper.asks} questions, and there are {len(brief.value.questions)}."
                yield Problem(RULE, brief.position_of(name, "asks"), message, "Lower the number, or write more questions.")
