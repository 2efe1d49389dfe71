"""A scheme, standard or charter that an employer can join or use."""

from __future__ import annotations

from typing import Annotated, ClassVar

from macros.model.entry import Entry
from macros.model.fields import Id, PlainText, Reference, Term, WebAddress
from macros.model.intervention import Cost


class Accreditation(Entry):
    """A scheme, standard or charter, with its levels and what it asks for."""

    kind: ClassVar = "accreditation"
    collection: ClassVar = "accreditation"
    folder: ClassVar = "resources/accreditation"

    owner: PlainText
    """Who runs it."""

    status: Annotated[Id, Term("scheme_statuses")]
    """Whether one can join, as far as its pages say."""

    superseded_by: Annotated[Id, Reference("accreditation")] | None = None
    """The scheme that replaces it, when it has an entry."""

    replaced_by: PlainText | None = None
    """What replaces it, in words, when that has no entry."""

    levels: tuple[PlainText, ...] = ()
    """Names of its levels, lowest first."""

    cost: Cost | None = None
    """What joining costs. Leave out when the pages read do not say."""

    asks_for: PlainText
    """What it covers and what an employer has to show."""

    evidence_needed: PlainText | None = None
    """What an assessor wants to see, where the pages read say so."""

    validity: PlainText | None = None
    """How long it lasts, where the pages read say so."""

    how_to_use: PlainText | None = None
    """Our advice on using it, with or without joining."""

    not_confirmed: tuple[PlainText, ...] = ()
    """What was looked for and could not be confirmed. Shown on the page."""

    url: WebAddress | None = None
    """Its own page."""

    sources: tuple[WebAddress, ...] = ()
    """Further pages that the facts come from."""
