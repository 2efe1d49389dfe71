"""The whole errand: from a catalogue to the file of what is known, with everything that it needs put together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from macros.catalogue import Catalogue
from macros.links import kept, rolling_issue
from macros.links.archive import AVAILABILITY, Archive
from macros.links.asking import Asker, Network
from macros.links.manners import Manners, Turns, WallClock, manners_of
from macros.links.round import Round, addresses_of, chosen, go_round
from macros.links.visit import Visitor
from macros.views.words import count_of, host_of


@dataclass(frozen=True)
class Done:
    """How it ended, for a terminal."""

    summary: str
    exit_code: int


def meant(catalogue: Catalogue, only: str) -> str | None:
    """A host, or the file of an entry that is written as `kind/id`; empty for everything. None when there is no such thing."""
    kind, _, id = only.partition("/")
    entry = catalogue.entry.get((kind, id))
    wanted = entry.path if entry else host_of(f"//{only}") if only and "/" not in only else only
    named = addresses_of(catalogue)
    known_words = {"", *map(host_of, named), *(path for paths in named.values() for path in paths)}
    return wanted if wanted in known_words else None


def run(
    root: Path,
    catalogue: Catalogue,
    only: str,
    limit: int | None,
    older_than: int,
    tell: Callable[[str], None],
    *,
    manners: Manners | None = None,
    network: Network | None = None,
    archive: str = AVAILABILITY,
) -> Done:
    """Visit what is due and keep what was learnt. An address that nothing names any more is forgotten."""
    named, clock = addresses_of(catalogue), WallClock()
    known = {address: status for address, status in kept.known(catalogue).items() if address in named}
    due = chosen(named, known, clock.today(), older_than, only, limit)
    manners = manners or manners_of(catalogue.site)
    turns = Turns(manners, clock)
    asker = Asker(manners, clock, turns, network or Network())
    visitor = Visitor(manners, clock, turns, asker)
    tell(f"{count_of(len(due), 'link')} of {len(named)} to visit, as {manners.user_agent}")
    result = go_round(
        due,
        known,
        visitor.visit,
        clock.today,
        copy_of=Archive(visitor, asker, archive).copy_of,
        save=lambda statuses: kept.write(root, statuses),
        tell=tell,
        stop=clock.stop,
    )
    return _done(result, len(due))


def _done(result: Round, due: int) -> Done:
    if result.end == "no-network":
        return Done("No server answered at all, so this machine seems to have no network. Nothing was written down.", 1)
    states = Counter(status.state for status in result.known.values())
    told = ", ".join(f"{number} {state}" for state, number in sorted(states.items())) or "nothing is known yet"
    left = f" {count_of(result.put_off, 'link')} put off, because the site asks us to come another day." if result.put_off else ""
    if result.end == "stopped":
        return Done(f"Stopped after {result.visited} of {due}; what was found is kept, and the next call goes on from there.{left}", 130)
    return Done(f"{count_of(result.visited, 'link')} visited. Now: {told}.{left}", 0)


def issue_text(catalogue: Catalogue) -> str:
    """The text of the issue on broken links, from what is known; empty when there is none."""
    return rolling_issue.issue_text(catalogue, addresses_of(catalogue), kept.known(catalogue))
