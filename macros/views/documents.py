"""
Documents in a list: what each is called, who published it, when, what it is to open, and how large it is.

For any page that lists documents. Make a `DocumentList` in a view, give it to the template, and write there:

    {% import "documents.j2" as documents with context %}
    {{ documents.documents(view.documents) }}

Their number is counted and their size is measured, never typed. The size of a document on another site is not known to us.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from macros.catalogue import Catalogue, Located
from macros.model.guidance import Guidance
from macros.model.progress import ReadDocument
from macros.views.addresses import entry_address
from macros.views.words import date_in_words, small_number_in_words


@dataclass(frozen=True)
class DocumentView:
    """One document as it stands in a list."""

    title: str
    address: str
    """On another site, or from the root of this one; empty when we have none."""
    publisher: str
    date: str
    """When it was published and last changed, in words; empty when its page, as read, does not say."""
    type: str
    """What it is to open: `Web page`, `PDF`."""
    size: str = ""
    """How large it is, when it is a file of ours."""
    note: str = ""
    id: str = ""
    """Part of the address of its place in the list, where others lead to it."""


@dataclass(frozen=True)
class DocumentList:
    """Documents in order."""

    documents: tuple[DocumentView, ...]

    @property
    def count(self) -> str:
        """How many there are, and how many of them without a date: `Eight documents, two of them without a date.`"""
        whole, undated = len(self.documents), sum(not document.date for document in self.documents)
        said = f"{small_number_in_words(whole)} {'document' if whole == 1 else 'documents'}"
        if undated:
            of_them = "without a date" if whole == 1 else f"{'all' if undated == whole else small_number_in_words(undated)} of them without a date"
            said += f", {of_them} that we read"
        return f"{said[:1].upper()}{said[1:]}."


def dates_in_words(published: str | None, updated: str | None) -> str:
    """`Published 3 January 2024, changed 18 January 2024`, as far as is known."""
    parts = [("published", published), ("changed", updated)]
    said = ", ".join(f"{word} {date_in_words(date)}" for word, date in parts if date)
    return said[:1].upper() + said[1:]


def guidance_documents(catalogue: Catalogue, entries: Iterable[Located[Guidance]]) -> DocumentList:
    """Entries of guidance as the documents that they are about. Each leads to the entry, which says what it is good for."""
    label = catalogue.vocabulary.value.label
    return DocumentList(tuple(
        DocumentView(
            title=entry.value.title,
            address=entry_address(entry),
            publisher=entry.value.publisher,
            date=dates_in_words(entry.value.published, entry.value.updated),
            type=label("formats", entry.value.format),
        )
        for entry in entries
    ))


def read_documents(catalogue: Catalogue, documents: Iterable[ReadDocument]) -> DocumentList:
    """Documents that figures were read in, with what to know about each."""
    label = catalogue.vocabulary.value.label
    return DocumentList(tuple(
        DocumentView(
            title=document.title,
            address=document.address or "",
            publisher=document.publisher,
            date=dates_in_words(document.published, document.updated),
            type=label("formats", document.format),
            note=" ".join(filter(None, (_KNOWN[document.kind], "" if document.title_confirmed else _UNSEEN, document.note))),
            id=f"document-{document.id}",
        )
        for document in documents
    ))


_KNOWN = {"primary": "", "secondary": "Somebody else’s account of the figures."}
_UNSEEN = "Its own title was not seen, so this is a description."
