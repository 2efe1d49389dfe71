"""
A word is not in its closed list.

Closed lists (roles, kinds of organisation, nations, tiers, evidence and so on) are in `resources/vocabulary.yml`, so
that everybody uses the same words and readers can choose by them. Use one of the ids there, or propose a new one.

Wrong:

    audiences: [managers]

Right:

    audiences: [manager]
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from macros.catalogue import Catalogue, mentions
from macros.model.fields import Term
from macros.problems import Problem


def check(catalogue: Catalogue) -> Iterator[Problem]:
    for entry in (*catalogue.entries, catalogue.contacts, *(catalogue.diagnostic.files if catalogue.diagnostic else ()), *catalogue.library):
        for mention in mentions(entry.value):
            if not isinstance(mention.mark, Term):
                continue
            known = [choice.id for choice in catalogue.vocabulary.value.choices(mention.mark.list)]
            if mention.value not in known:
                near = get_close_matches(mention.value, known, n=1)
                yield Problem(
                    rule="unknown-term",
                    at=entry.position_of(*mention.way),
                    message=f"`{mention.value}` is not in the list of {mention.mark.list.replace('_', ' ')}.",
                    advice=f"Did you mean `{near[0]}`?" if near else f"Use one of {', '.join(f'`{term}`' for term in known)}.",
                )
