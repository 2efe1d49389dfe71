"""
An entry points to another entry, author or contact that does not exist.

A reference is the file name of the other entry without `.yml`. Where any kind may stand, it is written `kind/id`,
for example `guidance/acas-managing-absence`.

Wrong:

    related: [guidance/acces-to-work]

Right:

    related: [guidance/access-to-work]
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from macros.catalogue import Catalogue, mentions, target_of
from macros.model import KINDS
from macros.model.fields import Reference
from macros.problems import Problem


def check(catalogue: Catalogue) -> Iterator[Problem]:
    known = set(catalogue.ids_in_files)
    known |= {("author", author) for author in catalogue.author}
    known |= {("contact", contact.id) for contact in catalogue.contacts.value.contacts}
    files = catalogue.diagnostic.files if catalogue.diagnostic else ()
    known |= {("statement", statement.id) for file in files for statement in file.value.statements}
    for entry in (*catalogue.entries, *files, *catalogue.library):
        for mention in mentions(entry.value):
            # Elements have a rule of their own, which knows the wheel.
            if not isinstance(mention.mark, Reference) or mention.mark.kind == "element":
                continue
            kind, id = target_of(mention)
            if (kind, id) in known:
                continue
            at = entry.position_of(*mention.way)
            if mention.mark.kind is None and kind not in KINDS:
                advice = f"Write the kind first, one of {', '.join(f'`{name}/…`' for name in KINDS)}."
                yield Problem("unknown-reference", at, f"`{mention.value}` does not say what kind of entry it is.", advice)
                continue
            near = get_close_matches(id, [other for of_kind, other in known if of_kind == kind], n=1, cutoff=0.5)
            advice = f"Did you mean `{near[0]}`?" if near else "Add that entry first, or delete the reference."
            yield Problem("unknown-reference", at, f"There is no {kind.replace('-', ' ')} called `{id}`.", advice)
