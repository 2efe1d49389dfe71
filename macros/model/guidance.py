"""A published document, page, tool or service that somebody else keeps."""

from __future__ import annotations

from typing import Annotated, ClassVar, Literal

from pydantic import Field

from macros.model.entry import Entry
from macros.model.fields import Id, Model, PartialDate, PlainText, Reference, Term, WebAddress


class Provenance(Model):
    """How we know what the entry says."""

    seen: Literal["read", "cited"]
    """`read` when the page itself was read, `cited` when it was only named on another page."""

    cited_by: WebAddress | None = None
    """The page that names it, when it was only cited."""

    page: Literal["publisher", "report"] = "publisher"
    """`publisher` for the publisher's own page, `report` for somebody else's page about the thing."""

    title_confirmed: bool = True
    """False when the page's own title was not seen, so that ours is a description. Editors: please confirm."""

    note: PlainText | None = None
    """Anything else that an editor should know before trusting it."""


class Guidance(Entry):
    """A document, page, tool or service to signpost, with what it is good for."""

    kind: ClassVar = "guidance"
    collection: ClassVar = "guidance"
    folder: ClassVar = "resources/guidance"

    url: WebAddress
    """Address of the publisher's own page. One entry per address."""

    publisher: PlainText
    """Who publishes it."""

    type: Annotated[Id, Term("guidance_types")]
    """What sort of thing it is."""

    published: PartialDate | None = None
    """When its publisher first published it, as exactly as the page says. Leave out when it does not."""

    updated: PartialDate | None = None
    """When its publisher last changed it, as exactly as the page says."""

    format: Annotated[Id, Term("formats")]
    """What a reader gets: a web page, a PDF, a phone line."""

    languages: tuple[Annotated[Id, Term("languages")], ...] = ("en",)
    """Languages it is offered in."""

    licence: PlainText | None = None
    """Licence of the document, where its page states one."""

    status: Literal["current", "superseded", "withdrawn"] = "current"
    """`superseded` when something newer replaces it, `withdrawn` when its publisher took it back."""

    superseded_by: Annotated[Id, Reference("guidance")] | None = None
    """Id of the entry that replaces it."""

    superseded_by_url: WebAddress | None = None
    """Address of what replaces it, when that is not in the catalogue."""

    no_successor: PlainText | None = None
    """For a superseded entry without a successor: what a reader should do instead, or that none was found."""

    facts: tuple[PlainText, ...] = ()
    """Specific things the page says that help a reader choose: dates, sizes, what it covers."""

    use_it_when: PlainText
    """The moment it helps: who is doing what. Start with “When” or “Before”, or say what to do with it."""

    provenance: Provenance
    """How we know what this entry says."""
