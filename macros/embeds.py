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


def doors(catalogue: Catalogue, address: str) -> str:
    """The three doors of the start page, with the situations that people look for most behind the first."""
    situations = {entry.id: entry for entry in catalogue.of_kind("situation")}
    first = [situations[id] for id in _FIRST_SITUATIONS if id in situations]
    return body(
        environment(),
        "doors.j2",
        address,
        situations=cards_of(catalogue, first),
        counts=counts(catalogue),
        start="diagnostic/" if catalogue.diagnostic else "wheel/",
        elements_in_words=small_number_in_words(len(catalogue.elements)).capitalize(),
    )


_FIRST_SITUATIONS = ("off-with-stress", "worried-about-suicide", "rota-burning-people-out", "struggling-myself")
