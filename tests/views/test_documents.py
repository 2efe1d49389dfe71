"""Lists of documents: counted, dated and sized by the build."""

from __future__ import annotations

import pytest

from macros.catalogue import Catalogue
from macros.views.documents import DocumentList, DocumentView, guidance_documents, read_documents
from macros.views.words import size_in_words


def a_document(date: str = "") -> DocumentView:
    return DocumentView(title="Chairs", address="", publisher="The Chair Society", date=date, type="PDF")


@pytest.mark.parametrize(
    ("dates", "said"),
    [
        (["Published 2029"], "One document."),
        ([""], "One document, without a date that we read."),
        (["Published 2029", "Published 2028"], "Two documents."),
        (["Published 2029", "", ""], "Three documents, two of them without a date that we read."),
        (["", ""], "Two documents, all of them without a date that we read."),
        (["Published 2029"] * 14, "14 documents."),
    ],
)
def test_counts_what_is_there(dates: list[str], said: str) -> None:
    """The count is that of the list, and says how many have no date."""
    assert DocumentList(tuple(map(a_document, dates))).count == said


@pytest.mark.parametrize(
    ("octets", "said"),
    [(1, "1 byte"), (730, "730 bytes"), (1_000, "1 kB"), (12_400, "12 kB"), (999_400, "999 kB"), (999_500, "1.0 MB"), (1_440_000, "1.4 MB")],
)
def test_a_size_is_said_shortly(octets: int, said: str) -> None:
    """As exact as somebody needs to know who pays for data."""
    assert size_in_words(octets) == said


def test_a_document_that_was_read_says_what_is_not_known(example: Catalogue) -> None:
    """A title that was not seen and somebody else's account are said; without an address there is no link."""
    first, second = read_documents(example, example.progress.series.value.series[0].documents).documents

    assert (first.address, first.date, first.type, first.note) == ("", "Published 3 January 2029, changed 18 January 2029", "PDF", "We have no address.")
    assert (second.address, second.date) == ("https://news.example/bakers", "")
    assert second.note == "Somebody else’s account of the figures. Its own title was not seen, so this is a description."


def test_guidance_leads_to_its_entry(example: Catalogue) -> None:
    """In a list of documents an entry has its publisher, its date and its type, and leads to what it is good for."""
    [found] = [item for item in guidance_documents(example, example.of_kind("guidance")).documents if item.address == "guidance/sitting-down/"]

    assert found.publisher and found.type
