"""A visit to one address: what robots.txt allows, HEAD, then GET, redirects step by step, and what the end of it means."""

from __future__ import annotations

import threading
from dataclasses import replace
from urllib.parse import urljoin

from protego import Protego

from macros.links.asking import Answer, Asker, NoAnswer, split
from macros.links.judging import Finding
from macros.links.manners import Clock, Manners, Turns
from macros.model.links import as_asked

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_FOR_GOOD = frozenset({301, 308})
_MISSING = frozenset({404, 410})
_TROUBLE = frozenset({408, 425})
"""These say that it went wrong this once, though their numbers are those of refusals."""

_TO_THE_SITE = ("no-such-site", "not-public", "bad-redirect", "certificate", "redirects")
"""Trouble that is still there a minute later."""


class Visitor:
    """Visits addresses and remembers what each site's robots.txt allows."""

    def __init__(self, manners: Manners, clock: Clock, turns: Turns, asker: Asker) -> None:
        self._manners = manners
        self._clock = clock
        self._turns = turns
        self._asker = asker
        self._rules: dict[str, Protego | Finding] = {}
        self._guard = threading.Lock()

    def visit(self, address: str) -> Finding | None:
        """What has become of an address. None when its host has asked us to come another day."""
        host = getattr(split(address), "hostname", "") or ""
        found, wait = Finding("trouble", "bad-redirect", answered=False), self._manners.first_wait
        for attempt in range(self._manners.attempts):
            if self._turns.is_left(host):
                return found if attempt else None
            method = "GET" if attempt else "HEAD"
            found = self._follow(method, address)
            if found.kind in ("working", "moved") or found.why in ("robots-txt", *_TO_THE_SITE):
                return found
            is_sure = found.kind == "missing" or (found.kind == "refuses-robots" and found.why != "429")
            if method == "GET" and is_sure:
                return found
            # A plain refusal of HEAD is no trouble: GET may follow as soon as it is its turn.
            if not is_sure and attempt + 1 < self._manners.attempts and not self._turns.is_left(host):
                self._clock.sleep(wait)
                wait *= 3
        return found

    def _follow(self, method: str, address: str) -> Finding:
        at, moved_to, for_good, seen = address, address, True, set[str]()
        while len(seen) <= self._manners.most_redirects and at not in seen:
            seen.add(at)
            refused = self.refusal(at)
            if refused is not None:
                return replace(refused, answered=refused.answered or at != address)
            answer = self._asker.ask(method, at, self._manners.most_bytes)
            if isinstance(answer, NoAnswer):
                return _no_answer(answer, was_led=at != address)
            if answer.status not in _REDIRECTS:
                return _finding(answer, address, moved_to)
            target = _target(at, answer.headers.get("location", ""))
            if target is None:
                return Finding("trouble", "bad-redirect")
            for_good = for_good and answer.status in _FOR_GOOD
            at, moved_to = target, target if for_good else moved_to
        return Finding("trouble", "redirects")

    def refusal(self, address: str) -> Finding | None:
        """What speaks against asking for an address: its site's rules, or that the site does not even give those."""
        rules = self._rules_of(address)
        if isinstance(rules, Finding):
            return rules
        return None if rules.can_fetch(address, self._manners.robot) else Finding("refuses-robots", "robots-txt")

    def _rules_of(self, address: str) -> Protego | Finding:
        place = urljoin(address, "/robots.txt")
        with self._guard:
            known = self._rules.get(place)
        if known is None:
            known = self._read_rules(place)
            with self._guard:
                self._rules[place] = known
            if isinstance(known, Protego):
                delay = known.crawl_delay(self._manners.robot)
                if delay:
                    self._turns.slow_down(getattr(split(address), "hostname", ""), delay)
        return known

    def _read_rules(self, place: str) -> Protego | Finding:
        """RFC 9309: without the file all is allowed; when the site cannot give it, nothing is."""
        at, answer = place, self._asker.ask("GET", place, self._manners.most_of_robots)
        for _ in range(5):
            if isinstance(answer, NoAnswer) or answer.status not in _REDIRECTS:
                break
            target = _target(at, answer.headers.get("location", ""))
            if target is None:
                return Protego.parse("")
            at, answer = target, self._asker.ask("GET", target, self._manners.most_of_robots)
        if isinstance(answer, NoAnswer):
            # The page would fail alike, except that an answer which makes no sense here need not mean the same there.
            return Protego.parse("") if answer.answered else _no_answer(answer, was_led=False)
        if answer.status == 429 or answer.status >= 500:
            return Finding("refuses-robots" if answer.status == 429 else "trouble", str(answer.status))
        return Protego.parse(answer.body.decode("utf-8", errors="replace") if 200 <= answer.status < 300 else "")


def _target(at: str, location: str) -> str | None:
    """Where a redirect leads, as an address that we would ask for."""
    if not location.strip():
        return None
    try:
        target = urljoin(at, location.strip())
        # A site that sends us on with a mark to count us by would send us round in circles if we took the mark off.
        return as_asked(target, keep_counters=True) if split(target) else None
    except ValueError:
        return None


def _no_answer(answer: NoAnswer, was_led: bool) -> Finding:
    """A site whose name nobody knows is gone with all its pages. `was_led`: another server has sent us there."""
    return Finding("missing" if answer.why == "no-such-site" else "trouble", answer.why, answered=answer.answered or was_led)


def _finding(answer: Answer, address: str, moved_to: str) -> Finding:
    status = answer.status
    if 200 <= status < 300:
        return Finding("moved", to=as_asked(moved_to)) if as_asked(moved_to) != as_asked(address) else Finding("working")
    if status in _MISSING:
        return Finding("missing", str(status))
    if status in _TROUBLE or status < 400 or (500 <= status < 600 and "cf-mitigated" not in answer.headers):
        return Finding("trouble", str(status))
    return Finding("refuses-robots", str(status))
