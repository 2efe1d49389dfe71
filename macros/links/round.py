"""A round through all addresses: host beside host, address after address, and what was learnt is kept on the way."""

from __future__ import annotations

import datetime
import queue
from collections.abc import Callable, Iterable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Literal

from macros.catalogue import Catalogue
from macros.links.judging import Finding, judged
from macros.links.manners import Stopped
from macros.model.links import ArchivedCopy, LinkStatus, as_asked
from macros.views.words import host_of

SAVE_EVERY = 20
"""Visits between one save and the next."""


def addresses_of(catalogue: Catalogue) -> dict[str, tuple[str, ...]]:
    """Every outside address as it is asked for, in order, with the files that name it. Our own site is none."""
    named: dict[str, list[str]] = {}
    ours = host_of(catalogue.site.address)
    for path, addresses in catalogue.outside_addresses:
        for address in addresses:
            if host_of(address) != ours:
                named.setdefault(as_asked(address), []).append(path)
    return {address: tuple(dict.fromkeys(named[address])) for address in sorted(named)}


def chosen(
    named: Mapping[str, Iterable[str]], known: Mapping[str, LinkStatus], today: datetime.date, older_than: int = 1, only: str = "", limit: int | None = None
) -> list[str]:
    """What to visit, those first that were not visited for longest: last visited so many days ago, of one host or named in one file."""

    def is_wanted(address: str) -> bool:
        return only in ("", host_of(address), *named[address])

    def is_due(address: str) -> bool:
        visited = last_visit(address)
        return visited is None or (today - visited).days >= older_than

    def last_visit(address: str) -> datetime.date | None:
        return known[address].checked if address in known else None

    due = [address for address in named if is_wanted(address) and is_due(address)]
    return sorted(due, key=lambda address: (last_visit(address) or datetime.date.min, address))[:limit]


@dataclass
class Round:
    """What a round has come to."""

    known: dict[str, LinkStatus]
    """Everything that is known, as it grows."""
    visited: int = 0
    put_off: int = 0
    """Addresses whose hosts have asked us to come another day."""
    end: Literal["done", "stopped", "no-network"] = "done"
    waiting: list[tuple[str, Finding, datetime.date]] = field(default_factory=list)
    """Found before any server had answered: to be believed only when one does."""


def go_round(
    addresses: list[str],
    known: Mapping[str, LinkStatus],
    visit: Callable[[str], Finding | None],
    today: Callable[[], datetime.date],
    *,
    copy_of: Callable[[str, datetime.date], ArchivedCopy | None] = lambda *_: None,
    save: Callable[[Iterable[LinkStatus]], None] = lambda _: None,
    tell: Callable[[str], None] = lambda _: None,
    stop: Callable[[], None] = lambda: None,
    workers: int = 8,
) -> Round:
    """Visit each address once. Ctrl-C ends the round early; what was learnt by then is saved, and the next round goes on from there."""
    found: queue.Queue[tuple[str, Finding | None, ArchivedCopy | None, datetime.date] | Exception | None] = queue.Queue()
    result = Round(dict(known))
    by_host: dict[str, list[str]] = {}
    for address in addresses:
        by_host.setdefault(host_of(address), []).append(address)

    def go(host: str) -> None:
        try:
            for address in by_host[host]:
                finding, day, copy = visit(address), today(), None
                if finding:
                    status = judged(known.get(address), address, finding, day)
                    copy = copy_of(address, status.since) if status.state == "broken" and not status.archived else None
                found.put((address, finding, copy, day))
        except Stopped:
            pass
        except Exception as mistake:  # Ours: the main thread raises it.
            found.put(mistake)
        finally:
            found.put(None)

    with ThreadPoolExecutor(max(1, min(workers, len(by_host)))) as threads:
        for host in sorted(by_host, key=lambda host: -len(by_host[host])):
            threads.submit(go, host)
        open_hosts, has_answered = len(by_host), False
        while open_hosts:
            try:
                item = found.get()
            except KeyboardInterrupt:
                result.end = "stopped"
                stop()
                continue
            if item is None:
                open_hosts -= 1
                continue
            if isinstance(item, Exception):
                stop()
                raise item
            address, finding, copy, day = item
            if finding is None:
                result.put_off += 1
                tell(f"{'put off':15}{address}")
                continue
            has_answered = has_answered or finding.answered
            result.waiting.append((address, finding, day))
            if has_answered:
                for waiting in result.waiting:
                    _learn(result, *waiting, copy if waiting[0] == address else None)
                    tell(f"[{result.visited}/{len(addresses)}] {result.known[waiting[0]].state:15}{waiting[0]}")
                result.waiting.clear()
                if result.visited % SAVE_EVERY == 0:
                    save(result.known.values())
    if result.visited:
        save(result.known.values())
    elif result.waiting and result.end == "done":
        result.end = "no-network"
    return result


def _learn(result: Round, address: str, finding: Finding, day: datetime.date, copy: ArchivedCopy | None) -> None:
    status = judged(result.known.get(address), address, finding, day)
    result.known[address] = status.model_copy(update={"archived": copy}) if copy else status
    result.visited += 1
