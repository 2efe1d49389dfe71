"""The page for proposing an entry: the doors that are always open, and what the preview of a card shows."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import quote, urlencode

from macros.catalogue import Catalogue
from macros.views.entry_form import EntryForm

CARD_FACTS: dict[str, tuple[tuple[str, str], ...]] = {
    "situation": (),
    "guidance": (("Publisher", "publisher"), ("Published", "published"), ("For", "audiences"), ("Nation", "nations")),
    "intervention": (("Evidence", "evidence.strength"), ("Cost", "cost.level"), ("Time to start", "time_to_start"), ("Offer", "tiers")),
    "case-study": (("Who", "organisation"), ("Kind of organisation", "sector"), ("Staff", "size")),
    "measure": (("Unit", "unit"), ("Better", "direction"), ("Comes from", "where_to_get_it"), ("Look at it", "frequency")),
    "accreditation": (("Run by", "owner"), ("Status", "status"), ("Levels", "levels"), ("Cost", "cost.level"), ("Nation", "nations")),
}
"""Facts that the preview of a card shows, as label and way to the field: about those of `cards.py`."""


@dataclass(frozen=True)
class Doors:
    """Ways to propose something without the form on the page."""

    issue: str
    """Form on the code host."""
    correction: str
    """Form on the code host for what is wrong, out of date or dead."""
    new_file: str
    """Where the code host lets one write a file."""
    email: str
    address: str
    """The e-mail address itself, for who has no program for it."""
    repository: str
    branch: str


def doors(catalogue: Catalogue, form: EntryForm | None = None) -> Doors:
    """The doors for one kind of entry, or for any."""
    site = catalogue.site
    what = form.one if form else "something for the catalogue"
    text = "What is it called, and where is it?\n\nWho would use it, and when?\n\n"
    return Doors(
        issue=f"{site.repository}/issues/new" + (f"?template={form.kind}.yml" if form else "/choose"),
        correction=f"{site.repository}/issues/new?template=problem.yml",
        new_file=f"{site.repository}/new/{quote(site.branch, safe='')}/{form.folder if form else 'resources'}",
        email=f"mailto:{site.contact_email}?" + urlencode({"subject": f"Proposal: {what}", "body": text}, quote_via=quote),
        address=site.contact_email,
        repository=site.repository,
        branch=site.branch,
    )
