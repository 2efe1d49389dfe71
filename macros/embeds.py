"""What hand-written pages may ask for: the wheel, cards, counts. Each gives one block of HTML for the page it is on."""

from __future__ import annotations

from macros.catalogue import Catalogue
from macros.checks.statement_date import due
from macros.model import KINDS
from macros.render.environment import body, environment
from macros.views.cards import cards_of, is_live
from macros.views.listing import counts
from macros.views.wheel import wheel_of
from macros.views.words import small_number_in_words


def wheel(catalogue: Catalogue, address: str) -> str:
    """The wheel as a picture whose segments are links, with the same as a list beside it."""
    return body(environment(), "wheel-figure.j2", address, wheel=wheel_of(catalogue))


def cards(catalogue: Catalogue, address: str, kind: str, **wanted: str) -> str:
    """Cards of the live entries of a kind. Each further name narrows: `audience="manager"`, `element="environment"`.

    Raises ValueError for a kind or a name that does not exist, because a page that asks for it is wrong.
    """
    if kind not in KINDS:
        raise ValueError(f"There is no kind `{kind}`. Kinds are {', '.join(KINDS)}.")
    fields = {"audience": "audiences", "element": "elements", "sector": "sectors", "nation": "nations", "tier": "tiers", "objective": "objectives"}
    unknown = set(wanted) - {*fields, "group"}
    if unknown:
        raise ValueError(f"Cards cannot be chosen by {', '.join(sorted(unknown))}. Choose by {', '.join(fields)}.")

    def fits(value) -> bool:
        return all(word == value.group if name == "group" else word in getattr(value, fields[name]) for name, word in wanted.items())

    found = [entry for entry in catalogue.of_kind(kind) if is_live(entry) and fits(entry.value)]
    return body(environment(), "cards.j2", address, items=cards_of(catalogue, found))


def count_of_entries(catalogue: Catalogue, address: str) -> str:
    """How many entries of each kind there are, as links to the lists."""
    return body(environment(), "counts.j2", address, counts=counts(catalogue))


def address_of(catalogue: Catalogue, address: str, place: str = "") -> str:
    """The whole address of a place on the site, for readers who take it elsewhere: `address("api/v1/index.json")`."""
    return catalogue.site.address + place


def statement_dates(catalogue: Catalogue, address: str, id: str) -> str:
    """When a statement in `resources/review.yml` was written and last checked, how, and by when it is checked again.

    Raises ValueError for a statement that is not there.
    """
    found = next((statement for statement in (catalogue.review.value.statements if catalogue.review else ()) if statement.id == id), None)
    if found is None:
        raise ValueError(f"There is no statement `{id}` in `resources/review.yml`.")
    return body(environment(), "statement-dates.j2", address, statement=found, due=due(found), is_late=due(found) < catalogue.today)


def doors(catalogue: Catalogue, address: str, situations: str = "", roles: str = "", **says: str) -> str:
    """The three doors of the start page: `doors(situations="off-with-stress bullied", roles="board", situation="Someone is off ...")`.

    `situations` and `roles` name what stands behind the first and the second door; without them it is what comes first.
    `situation`, `stand` and `find` are the sentences on the doors. Raises ValueError for any other name.
    """
    if unknown := set(says) - {"situation", "stand", "find"}:
        raise ValueError(f"Doors have no sentence called {', '.join(sorted(unknown))}. They have situation, stand and find.")
    known = {entry.id: entry for entry in catalogue.of_kind("situation")}
    first = [known[id] for id in (situations.split() or list(known)[:4]) if id in known]
    audiences = {choice.id: choice for choice in catalogue.vocabulary.value.audiences}
    return body(
        environment(),
        "doors.j2",
        address,
        situations=cards_of(catalogue, first),
        roles=[audiences[id] for id in (roles.split() or list(audiences)[:2]) if id in audiences],
        counts=counts(catalogue),
        start="diagnostic/" if catalogue.diagnostic else "wheel/",
        elements_in_words=small_number_in_words(len(catalogue.elements)),
        says=says,
    )


BY_NAME = {"wheel": wheel, "cards": cards, "counts": count_of_entries, "doors": doors, "address": address_of, "statement_dates": statement_dates}
"""What pages write, and what gives it."""
