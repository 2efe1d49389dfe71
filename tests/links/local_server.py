"""
A server on the loopback that plays every kind of answer, kind, slow and hostile, as bytes on the wire.

Each case has a host name of its own. Nobody looks these names up outside: `Local.look_up` sends all of them here.
"""

from __future__ import annotations

import socket
import ssl
import struct
import threading
import time
from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path

CERTIFICATE = Path(__file__).parent / "certificate.pem"
"""For `secure.test`, signed by itself until 2126; made up for these tests, key and all."""


@dataclass
class Line:
    """One connection, after its request was read."""

    wire: socket.socket
    closing: threading.Event
    note: Callable[[], None]
    """Called before the first byte goes out, after which the other side may already be asking something else."""

    def send(self, data: bytes) -> None:
        self.note()
        self.wire.sendall(data)

    def drip(self, data: bytes, pause: float = 0.05) -> None:
        """Send byte by byte, until the other side has had enough."""
        for at in range(len(data)):
            self.send(data[at : at + 1])
            if self.closing.wait(pause):
                return

    def hold(self) -> None:
        """Say nothing until the other side hangs up."""
        self.wire.settimeout(0.1)
        while not self.closing.is_set():
            try:
                if not self.wire.recv(1):
                    return
            except TimeoutError:
                continue

    def reset(self) -> None:
        """End as a machine does that has crashed."""
        self.wire.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


Reply = bytes | Callable[[Line], None] | list["Reply"] | dict[str, "Reply"]
"""Bytes; something done to the line; one after the other (the last stays); or by method."""


def answer(status: int, *headers: str, body: bytes = b"Hello.\n", length: bool = True) -> bytes:
    """A whole answer."""
    lines = [f"HTTP/1.1 {status} Words", *headers, *([f"Content-Length: {len(body)}"] if length else []), "Connection: close", "", ""]
    return "\r\n".join(lines).encode("latin-1") + body


@dataclass(frozen=True)
class Asked:
    """One request that came in."""

    host: str
    method: str
    target: str
    headers: Mapping[str, str]
    began: float
    ended: float


@dataclass
class Local:
    """The server. `pages` holds replies by host, then by path; `*` stands for every other path."""

    pages: dict[str, dict[str, Reply]]
    names: dict[str, list[str] | Exception] = field(default_factory=dict)
    """Addresses of hosts that are not here, or what is raised when they are looked up."""
    clock: Callable[[], float] = time.monotonic
    asked: list[Asked] = field(default_factory=list)
    at_once: Counter[str] = field(default_factory=Counter)
    most_at_once: Counter[str] = field(default_factory=Counter)

    def __post_init__(self) -> None:
        self._closing = threading.Event()
        self._guard = threading.Lock()
        self._turn: Counter[tuple[str, str, str]] = Counter()
        self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        self._context.load_cert_chain(CERTIFICATE)
        self._threads: list[threading.Thread] = []
        self._doors = [self._open(secure=False), self._open(secure=True)]
        self.port, self.secure_port = (door.getsockname()[1] for door in self._doors)

    def __enter__(self) -> Local:
        return self

    def __exit__(self, *_: object) -> None:
        self._closing.set()
        for door in self._doors:
            door.close()
        for thread in self._threads:
            thread.join(5)

    def address(self, host: str, path: str = "/", secure: bool = False) -> str:
        return f"https://{host}:{self.secure_port}{path}" if secure else f"http://{host}:{self.port}{path}"

    def look_up(self, host: str, port: int) -> list[str]:
        """What the names of these tests stand for."""
        found = self.names.get(host)
        if isinstance(found, Exception):
            raise found
        if found is not None:
            return found
        if host.endswith(".test"):
            return ["127.0.0.1"]
        return [str(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0][4][0])]

    def requests(self, host: str) -> list[tuple[str, str]]:
        """Method and path of every request for a host, robots.txt left out."""
        return [(each.method, each.target) for each in self.asked if each.host == host and each.target != "/robots.txt"]

    def _open(self, secure: bool) -> socket.socket:
        door = socket.create_server(("127.0.0.1", 0), backlog=100)
        door.settimeout(0.1)
        thread = threading.Thread(target=self._let_in, args=(door, secure), daemon=True)
        self._threads.append(thread)
        thread.start()
        return door

    def _let_in(self, door: socket.socket, secure: bool) -> None:
        while not self._closing.is_set():
            try:
                wire, _ = door.accept()
            except TimeoutError:
                continue
            except OSError:
                return
            thread = threading.Thread(target=self._serve, args=(wire, secure), daemon=True)
            self._threads.append(thread)
            thread.start()

    def _serve(self, wire: socket.socket, secure: bool) -> None:
        wire.settimeout(10)
        try:
            if secure:
                wire = self._context.wrap_socket(wire, server_side=True)
            self._play(wire)
        except OSError:
            pass  # The other side has hung up, as it may.
        finally:
            wire.close()

    def _play(self, wire: socket.socket) -> None:
        request = b""
        while b"\r\n\r\n" not in request:
            piece = wire.recv(4096)
            if not piece:
                return
            request += piece
            if not request[:1].isalpha():  # Somebody speaks TLS here.
                return wire.sendall(answer(400))
        first, *rest = request.decode("latin-1").split("\r\n")
        method, target, _ = first.split(" ")
        headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in rest if line)}
        host = headers["host"].partition(":")[0]
        with self._guard:
            began = self.clock()
            self.at_once[host] += 1
            self.most_at_once[host] = max(self.most_at_once[host], self.at_once[host])
        is_noted = False

        def note() -> None:
            nonlocal is_noted
            with self._guard:
                if not is_noted:
                    self.at_once[host] -= 1
                    self.asked.append(Asked(host, method, target, headers, began, self.clock()))
                is_noted = True

        line = Line(wire, self._closing, note)
        try:
            self._reply(self._reply_for(host, method, target.partition("?")[0]), method, line)
        finally:
            note()

    def _reply_for(self, host: str, method: str, path: str) -> Reply:
        pages = self.pages.get(host, {})
        reply = pages.get(path, pages.get("*") if path != "/robots.txt" else None) or answer(404)
        while not isinstance(reply, bytes) and not callable(reply):
            if isinstance(reply, dict):
                reply = reply.get(method) or reply["GET"]
            else:
                with self._guard:
                    turn = self._turn[host, path, method]
                    self._turn[host, path, method] += 1
                reply = reply[min(turn, len(reply) - 1)]
        return reply

    def _reply(self, reply: Reply, method: str, line: Line) -> None:
        if isinstance(reply, bytes):
            line.send(reply.partition(b"\r\n\r\n")[0] + b"\r\n\r\n" if method == "HEAD" else reply)
        elif callable(reply):
            reply(line)
