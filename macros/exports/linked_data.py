"""What an entry's page says of itself to search engines: schema.org as JSON-LD, and nothing that the page does not say."""

from __future__ import annotations

from typing import Any

from macros.catalogue import Catalogue, Located
from macros.exports.open_data import LICENCE
from macros.model import Entry
from macros.views.addresses import NAMES, entry_address, list_address

Thing = dict[str, Any]


def linked_data(catalogue: Catalogue, entry: Located[Entry]) -> Thing:
    """The page of an entry, where it stands, its dates and its licence, and the thing that it is about."""
    value, site = entry.value, catalogue.site
    about = _ABOUT.get(value.kind, lambda _: {})(value)
    return {
        "@context": "https://schema.org",
        "@type": _TYPES.get(value.kind, "WebPage"),
        "url": site.address + entry_address(entry),
        "name": value.title,
        "description": value.summary,
        "inLanguage": "en-GB",
        "datePublished": str(value.added),
        "dateModified": str(value.last_updated),
        "license": LICENCE["url"],
        "isAccessibleForFree": True,
        **({"about": about} if about else {}),
        "breadcrumb": {
            "@type": "BreadcrumbList",
            "itemListElement": [{"@type": "ListItem", "position": 1, "name": NAMES[value.kind], "item": site.address + list_address(value.kind)}],
        },
    }


_TYPES = {"intervention": "Article", "case-study": "Article", "situation": "Article"}
"""What our page is: an article where the words on it are the substance, a page about something else otherwise."""


def _organisation(name: str) -> Thing:
    return {"@type": "Organization", "name": name}


def _document(value: Any) -> Thing:
    document: Thing = {"@type": "CreativeWork"}
    if value.provenance.title_confirmed:
        document["name"] = value.title
    # Somebody else's page about the document is not its address.
    document |= {"url": value.url} if value.provenance.page == "publisher" else {"subjectOf": {"@type": "WebPage", "url": value.url}}
    document["publisher"] = _organisation(value.publisher)
    document["inLanguage"] = list(value.languages)
    for name, date in (("datePublished", value.published), ("dateModified", value.updated)):
        if date:
            document[name] = date
    return document


def _measure(value: Any) -> Thing:
    return {"@type": "DefinedTerm", "name": value.title, "description": value.definition}


def _case_study(value: Any) -> Thing:
    return _organisation(value.organisation)


def _scheme(value: Any) -> Thing:
    scheme = {"@type": "Certification", "name": value.title, "issuedBy": _organisation(value.owner)}
    if value.url:
        scheme["url"] = value.url
    status = {"open": "CertificationActive", "closed": "CertificationInactive", "superseded": "CertificationInactive"}.get(value.status)
    if status:
        scheme["certificationStatus"] = f"https://schema.org/{status}"
    return scheme


_ABOUT = {"guidance": _document, "measure": _measure, "case-study": _case_study, "accreditation": _scheme}
