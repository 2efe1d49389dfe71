"""
One request to one server, with a limit on everything: where it may go, how long it may take, how much is read.

The name is looked up once, each address behind it is looked at, and the connection goes to that very address: a name cannot
mean one machine while it is checked and another when it is asked. Nothing that comes back is unpacked or kept.
"""

from __future__ import annotations

import ipaddress
import socket
import ssl
import threading
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from http.client import HTTPException
from typing import Any
from urllib.parse import SplitResult, urlsplit

import urllib3
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import HTTPError

from macros.links.manners import Clock, Manners, Turns, seconds_of


@dataclass(frozen=True)
class Answer:
    """What a server said: its status, its headers, and the beginning of the rest as it travelled."""

    status: int
    headers: Mapping[str, str]
    body: bytes = b""


@dataclass(frozen=True)
class NoAnswer:
    """Why there is no answer that could be used."""

    why: str
    answered: bool = False
    """Whether a server said anything at all."""


def look_up(host: str, port: int) -> list[str]:
    """The addresses of a host, those of the older internet first, which every machine can reach. Raises socket.gaierror."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return [str(address[0]) for family, _, _, _, address in sorted(found, key=lambda each: each[0] != socket.AF_INET)]


def is_public(address: str) -> bool:
    """Whether an address belongs to a machine on the open internet, and not to ours, to a neighbour's or to nobody."""
    try:
        found = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv6Address):
        inside = found.ipv4_mapped or found.sixtofour or (found.teredo or (None, None))[1]
        if inside is not None and not is_public(str(inside)):
            return False
        if found.ipv4_mapped:
            return True
    return found.is_global and not found.is_multicast


@dataclass(frozen=True)
class Network:
    """The way out, handed in so that tests stay on their own machine."""

    look_up: Callable[[str, int], list[str]] = look_up
    may_connect: Callable[[str], bool] = is_public
    tls: ssl.SSLContext = field(default_factory=ssl.create_default_context)


class Asker:
    """Sends requests one by one, in turn with whoever else asks the same host."""

    def __init__(self, manners: Manners, clock: Clock, turns: Turns, network: Network) -> None:
        self._manners = manners
        self._clock = clock
        self._turns = turns
        self._network = network

    def ask(self, method: str, address: str, most: int) -> Answer | NoAnswer:
        """One request, no redirect followed; at most `most` bytes are read. Holds the host if it asks to be left alone."""
        parts = split(address)
        if parts is None:
            return NoAnswer("bad-redirect")
        with self._turns.turn(parts.hostname or ""):
            answer = self._ask(method, parts, most)
        if isinstance(answer, Answer) and answer.status in (429, 503):
            seconds = seconds_of(answer.headers.get("retry-after", ""), self._clock.now())
            if seconds is not None:
                self._turns.hold(parts.hostname or "", seconds)
        return answer

    def _ask(self, method: str, parts: SplitResult, most: int) -> Answer | NoAnswer:
        host, port = parts.hostname or "", parts.port or (443 if parts.scheme == "https" else 80)
        try:
            found = self._network.look_up(host, port)
        except socket.gaierror as error:
            is_unknown = error.errno in (socket.EAI_NONAME, getattr(socket, "EAI_NODATA", socket.EAI_NONAME))
            return NoAnswer("no-such-site" if is_unknown else "name-not-found-now")
        except (OSError, UnicodeError):
            return NoAnswer("no-such-site")
        public = list(filter(self._network.may_connect, found))
        if not public:
            return NoAnswer("not-public")
        answer: Answer | NoAnswer = NoAnswer("connection")
        for machine in public[:3]:
            answer = self._talk(method, parts, machine, port, most)
            if not (isinstance(answer, NoAnswer) and answer.why == "connection"):
                break
        return answer

    def _talk(self, method: str, parts: SplitResult, machine: str, port: int, most: int) -> Answer | NoAnswer:
        deadline = Deadline(self._manners.deadline)
        connection = self._connection(parts, machine, port, deadline)
        status, body = 0, bytearray()
        try:
            connection.request(method, target_of(parts), headers=self._headers(parts), preload_content=False, decode_content=False)
            response = connection.getresponse()
            if deadline.is_past:
                # To the reader of headers, our hanging up looks like their end.
                return NoAnswer("timeout")
            status = response.status
            while method != "HEAD" and len(body) < most and not deadline.is_past:
                piece = response.read1(most - len(body), decode_content=False)
                if not piece:
                    break
                body += piece
            if deadline.is_past and not body and method != "HEAD":
                return NoAnswer("timeout", answered=True)
            return Answer(status, {name.lower(): value for name, value in response.headers.items()}, bytes(body))
        except (OSError, HTTPError, HTTPException, ValueError) as error:
            if status and body and (deadline.is_past or _is_silence(error)):
                # Slow, but something came: there is a page.
                return Answer(status, {}, bytes(body))
            return NoAnswer("timeout" if deadline.is_past else _why(error), answered=bool(status))
        finally:
            deadline.over()
            connection.close()

    def _connection(self, parts: SplitResult, machine: str, port: int, deadline: Deadline) -> HTTPConnection:
        silence = self._manners.silence
        if parts.scheme == "http":
            return _Plain(machine, port, timeout=silence, deadline=deadline)
        return _Secure(machine, port, timeout=silence, ssl_context=self._network.tls, server_hostname=parts.hostname, deadline=deadline)

    def _headers(self, parts: SplitResult) -> dict[str, str]:
        return {
            "Host": parts.netloc,
            "User-Agent": self._manners.user_agent,
            "Accept": "*/*",
            "Accept-Encoding": "identity",
            "Connection": "close",
        }


def split(address: str) -> SplitResult | None:
    """The parts of an address that we would ask for: http or https, a host, no name and password. None for any other."""
    try:
        parts = urlsplit(address)
        parts.port
    except ValueError:
        return None
    return parts if parts.scheme in ("http", "https") and parts.hostname and "@" not in parts.netloc else None


def target_of(parts: SplitResult) -> str:
    """Path and query, as a request line has them."""
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


class Deadline:
    """Hangs up when the time is over, whatever the other side is doing: a limit on silence alone can be kept awake for ever."""

    def __init__(self, seconds: float) -> None:
        self.is_past = False
        self._line: socket.socket | None = None
        self._timer = threading.Timer(seconds, self._hang_up)
        self._timer.daemon = True
        self._timer.start()

    def watch(self, line: socket.socket) -> None:
        """Hang up this connection when the time comes. Ours is a second handle on it, which TLS does not take away."""
        self._line = line.dup()
        if self.is_past:
            self._hang_up()

    def _hang_up(self) -> None:
        self.is_past = True
        line = self._line
        if line is not None:
            try:
                line.shutdown(socket.SHUT_RDWR)
            except OSError:
                pass  # The other side was first.

    def over(self) -> None:
        """The request has ended."""
        self._timer.cancel()
        if self._line is not None:
            self._line.close()


class _Watched:
    """A connection that its deadline can end."""

    def __init__(self, *given: Any, deadline: Deadline, **named: Any) -> None:
        super().__init__(*given, **named)
        self._deadline = deadline

    def _new_conn(self) -> socket.socket:
        line: socket.socket = super()._new_conn()  # type: ignore[misc]
        self._deadline.watch(line)
        return line


class _Plain(_Watched, HTTPConnection):
    pass


class _Secure(_Watched, HTTPSConnection):
    """The certificate is looked at, for the name that the address has."""


def _is_silence(error: Exception) -> bool:
    return isinstance(error, urllib3.exceptions.TimeoutError | TimeoutError)


def _why(error: Exception) -> str:
    if isinstance(error, ssl.SSLError | urllib3.exceptions.SSLError):
        return "certificate"
    if isinstance(error, urllib3.exceptions.NewConnectionError | urllib3.exceptions.ConnectTimeoutError):
        return "connection"
    if _is_silence(error):
        return "timeout"
    return "broken-answer"
