"""How we behave towards other people's servers: pauses, limits, a name, and whose turn it is."""

from __future__ import annotations

import datetime
import re
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Protocol

from macros.model.site import Site

ABOUT_US = "about/links/"
"""The page for people who find us in their logs, from the root of the site."""


@dataclass(frozen=True)
class Manners:
    """Every limit in one place. Times are in seconds."""

    user_agent: str
    """What we send as our name."""
    robot: str
    """What robots.txt may call us."""
    pause: float = 2.0
    """Between the end of one request to a host and the beginning of the next."""
    longest_pause: float = 60.0
    """The longest that a host may ask us to wait, in Retry-After or robots.txt, and have us wait. If it asks for more, we go."""
    silence: float = 15.0
    """So long may a server say nothing."""
    deadline: float = 45.0
    """So long may one request take in all, however lively."""
    attempts: int = 3
    """The first with HEAD, the others with GET."""
    first_wait: float = 5.0
    """Before an attempt that follows trouble; three times as long before the next."""
    most_redirects: int = 8
    most_bytes: int = 16_384
    """As much of a page is read, to see that something comes."""
    most_of_robots: int = 500 * 1024
    """As much of robots.txt is read; RFC 9309 asks for at least this."""


def manners_of(site: Site) -> Manners:
    """Our manners with the name of this site, where it lives and whom to write to."""
    robot = f"{re.sub(r'[^A-Za-z0-9]', '', site.name) or 'Signpost'}-Links"
    return Manners(user_agent=f"{robot}/1.0 (+{site.address}{ABOUT_US}; {site.contact_email})", robot=robot)


class Stopped(Exception):
    """Somebody wants us to stop. Raised where we wait, so that it takes no time."""


class Clock(Protocol):
    """Time, handed in so that tests need not wait."""

    def now(self) -> float: ...
    def today(self) -> datetime.date: ...
    def sleep(self, seconds: float) -> None: ...


class WallClock:
    """The real time. `stop` wakes whoever sleeps."""

    def __init__(self) -> None:
        self._stopping = threading.Event()

    def now(self) -> float:
        return time.time()

    def today(self) -> datetime.date:
        return datetime.date.today()

    def sleep(self, seconds: float) -> None:
        """Wait. Raises Stopped as soon as somebody calls `stop`."""
        if self._stopping.wait(max(0, seconds)):
            raise Stopped

    def stop(self) -> None:
        self._stopping.set()


class Turns:
    """Whose turn it is: one request at a time to a host, and a pause after it."""

    def __init__(self, manners: Manners, clock: Clock) -> None:
        self._manners = manners
        self._clock = clock
        self._locks: dict[str, threading.Lock] = defaultdict(threading.Lock)
        self._not_before: dict[str, float] = {}
        self._pause: dict[str, float] = {}
        self._left: set[str] = set()
        self._guard = threading.Lock()

    @contextmanager
    def turn(self, host: str) -> Iterator[None]:
        """Wait until the host may be asked, and keep others away meanwhile."""
        with self._guard:
            lock = self._locks[host]
        with lock:
            self._clock.sleep(self._not_before.get(host, 0) - self._clock.now())
            try:
                yield
            finally:
                after = self._clock.now() + self._pause.get(host, self._manners.pause)
                self._not_before[host] = max(after, self._not_before.get(host, 0))

    def slow_down(self, host: str, pause: float) -> None:
        """Pause longer than usual between requests, as the host's robots.txt asks."""
        self._pause[host] = max(self._manners.pause, min(pause, self._manners.longest_pause))

    def hold(self, host: str, seconds: float) -> None:
        """Do not ask the host for so long; if that is too long for us, not again in this round."""
        if seconds > self._manners.longest_pause:
            self._left.add(host)
        else:
            self._not_before[host] = max(self._clock.now() + seconds, self._not_before.get(host, 0))

    def is_left(self, host: str) -> bool:
        """Whether the host has asked us to come back another time."""
        return host in self._left


def seconds_of(retry_after: str, now: float) -> float | None:
    """How long a Retry-After asks to wait, as seconds or until a date. None when it makes no sense."""
    text = retry_after.strip()
    if re.fullmatch(r"[0-9]{1,12}", text):
        return float(text)
    try:
        date = parsedate_to_datetime(text)
        date = date if date.tzinfo else date.replace(tzinfo=datetime.timezone.utc)
        return max(0.0, date.timestamp() - now)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
