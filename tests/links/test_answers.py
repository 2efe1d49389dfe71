"""
What each kind of answer makes of a link: every case has a name, what the server plays, and what we conclude.

All cases run at once, as a round does, each against a host of its own.
"""

from __future__ import annotations

import gzip
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from email.utils import formatdate

import pytest

from macros.catalogue import Catalogue
from macros.links.asking import Asker, Network, is_public
from macros.links.judging import Finding
from macros.links.manners import Manners, Turns
from macros.links.visit import Visitor
from macros.model.links import as_asked
from macros.views.link_states import outside_link
from tests.links.local_server import CERTIFICATE, Line, Local, Reply, answer

PORT, SECURE_PORT = "{port}", "{secure}"
"""In replies and expectations, for the ports that the server has got."""


@dataclass
class Case:
    """The start is `/` of a host that has the case's name. `requests` are those for pages, where they matter."""

    pages: dict[str, Reply]
    expected: Finding
    requests: list[tuple[str, str]] | None = None
    start: str = "/"
    secure: bool = False
    host: str = ""
    names: dict[str, list[str] | Exception] = field(default_factory=dict)
    others: dict[str, dict[str, Reply]] = field(default_factory=dict)
    """Pages of further hosts."""


WORKING = Finding("working")
OK, NO_HEAD = answer(200), {"HEAD": answer(405)}


def to(status: int, where: str) -> bytes:
    return answer(status, f"Location: {where}")


def get_only(reply: Reply) -> Reply:
    """A reply to GET of a server that refuses HEAD, so that the body is looked at."""
    return {**NO_HEAD, "GET": reply}


def moved(path: str, host: str) -> Finding:
    return Finding("moved", to=f"http://{host}.test:{PORT}{path}")


def trouble(why: str, answered: bool = True) -> Finding:
    return Finding("trouble", why, answered=answered)


def refuses(why: str) -> Finding:
    return Finding("refuses-robots", why)


def missing(why: str) -> Finding:
    return Finding("missing", why)


def closes(line: Line) -> None:
    """Hang up without a word."""


def endless(line: Line) -> None:
    line.send(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
    while not line.closing.is_set():
        line.send(b"more and more " * 1000)


def header_drip(line: Line) -> None:
    line.drip(b"HTTP/1.1 200 OK\r\nX-Slow: " + b"a" * 100_000)


def body_drip(line: Line) -> None:
    line.send(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
    line.drip(b"a" * 100_000)


def body_never(line: Line) -> None:
    line.send(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
    line.hold()


def continues(line: Line) -> None:
    while not line.closing.is_set():
        line.send(b"HTTP/1.1 100 Continue\r\n\r\n")
        line.closing.wait(0.02)


def header_bomb(line: Line) -> None:
    line.send(b"HTTP/1.1 200 OK\r\n" + b"".join(b"X-Header-%d: boom\r\n" % number for number in range(20_000)) + b"\r\nHello.")


def long_header(line: Line) -> None:
    line.send(b"HTTP/1.1 200 OK\r\nX-Long: ")
    for _ in range(200):
        line.send(b"a" * 50_000)
    line.send(b"\r\n\r\nHello.")


def raw(data: bytes) -> Reply:
    """The very same bytes for HEAD and GET."""
    return lambda line: line.send(data)


EPOCH = 1_900_000_000.0
"""The beginning of time for the clock of these tests."""

BOMB = gzip.compress(b"\0" * 20_000_000)

CASES: dict[str, Case] = {
    # Good
    "ok": Case({"/": OK}, WORKING, [("HEAD", "/")]),
    "no-content": Case({"/": answer(204, length=False, body=b"")}, WORKING),
    "partial": Case({"/": answer(206)}, WORKING),
    "no-robots": Case({"/": OK, "/robots.txt": answer(404)}, WORKING),
    "head-405": Case({"/": get_only(OK)}, WORKING, [("HEAD", "/"), ("GET", "/")]),
    "head-501": Case({"/": {"HEAD": answer(501), "GET": OK}}, WORKING),
    "head-404": Case({"/": {"HEAD": answer(404), "GET": OK}}, WORKING),
    "head-403": Case({"/": {"HEAD": answer(403), "GET": OK}}, WORKING),
    "head-closed": Case({"/": {"HEAD": closes, "GET": OK}}, WORKING),
    "head-with-a-body": Case({"/": raw(OK)}, WORKING),
    "get-empty": Case({"/": get_only(answer(200, body=b""))}, WORKING),
    "unicode": Case({"/na%C3%AFve": OK}, WORKING, [("HEAD", "/na%C3%AFve?%C3%BC=1")], start="/naïve?ü=1#top"),
    "unicode-host": Case({}, WORKING, host="café.test", others={"xn--caf-dma.test": {"/": OK}}),
    "fragment": Case({"/page": OK}, WORKING, [("HEAD", "/page")], start="/page#section"),
    "tracking": Case({"/page": OK}, WORKING, [("HEAD", "/page?id=7")], start="/page?utm_source=us&id=7&fbclid=x"),
    "compressed-bomb": Case({"/": get_only(answer(200, "Content-Encoding: gzip", body=BOMB))}, WORKING),
    "compressed-lie": Case({"/": get_only(answer(200, "Content-Encoding: gzip"))}, WORKING),
    "endless-body": Case({"/": get_only(endless)}, WORKING),
    "length-is-a-word": Case({"/": get_only(answer(200, "Content-Length: many", length=False))}, WORKING),
    "length-below-zero": Case({"/": get_only(answer(200, "Content-Length: -5", length=False))}, WORKING),
    "chunked": Case({"/": get_only(answer(200, "Transfer-Encoding: chunked", length=False, body=b"5\r\nHello\r\n0\r\n\r\n"))}, WORKING),
    "big-header": Case({"/": answer(200, "X-Big: " + "a" * 60_000)}, WORKING),
    "secure": Case({}, WORKING, secure=True, host="secure.test", others={"secure.test": {"/": OK}}),
    # Redirects
    "moved-301": Case({"/": to(301, "/new"), "/new": OK}, moved("/new", "moved-301"), [("HEAD", "/"), ("HEAD", "/new")]),
    "moved-308": Case({"/": to(308, "/new"), "/new": OK}, moved("/new", "moved-308")),
    "found-302": Case({"/": to(302, "/new"), "/new": OK}, WORKING),
    "see-303": Case({"/": to(303, "/new"), "/new": OK}, WORKING),
    "temporary-307": Case({"/": to(307, "/new"), "/new": OK}, WORKING),
    "chain-for-good": Case({"/": to(301, "/b"), "/b": to(308, "/c"), "/c": OK}, moved("/c", "chain-for-good")),
    "chain-then-for-now": Case({"/": to(301, "/b"), "/b": to(302, "/c"), "/c": OK}, moved("/b", "chain-then-for-now")),
    "chain-from-for-now": Case({"/": to(302, "/b"), "/b": to(301, "/c"), "/c": OK}, WORKING),
    "chain-of-eight": Case({**{f"/{n}": to(301, f"/{n + 1}") for n in range(1, 9)}, "/9": OK}, moved("/9", "chain-of-eight"), start="/1"),
    "chain-too-long": Case({f"/{n}": to(301, f"/{n + 1}") for n in range(1, 30)}, trouble("redirects"), start="/1"),
    "loop-of-one": Case({"/": to(302, "/")}, trouble("redirects"), [("HEAD", "/")]),
    "loop-of-two": Case({"/": to(301, "/b"), "/b": to(301, "/")}, trouble("redirects")),
    "loop-by-fragment": Case({"/": to(301, "/#top")}, trouble("redirects")),
    "relative": Case({"/a/b/c": to(301, "../d?e=1"), "/a/d": OK}, moved("/a/d?e=1", "relative"), start="/a/b/c"),
    "without-scheme": Case({"/": to(301, f"//next-door.test:{PORT}/x")}, moved("/x", "next-door"), others={"next-door.test": {"/x": OK}}),
    "other-host": Case({"/": to(301, f"http://over-there.test:{PORT}/")}, moved("/", "over-there"), others={"over-there.test": {"/": OK}}),
    "other-host-for-now": Case({"/": to(302, f"http://over-there.test:{PORT}/")}, WORKING),
    "marks-visitors": Case({"/": {"HEAD": [to(301, "/?utm_source=own"), OK]}}, WORKING, [("HEAD", "/"), ("HEAD", "/?utm_source=own")]),
    "leads-to-404": Case({"/": to(301, "/gone")}, missing("404")),
    "leads-to-403": Case({"/": to(302, "/login"), "/login": answer(403)}, refuses("403")),
    "without-location": Case({"/": answer(301)}, trouble("bad-redirect")),
    "empty-location": Case({"/": to(301, " ")}, trouble("bad-redirect")),
    "to-a-file": Case({"/": to(301, "file:///etc/passwd")}, trouble("bad-redirect")),
    "to-a-script": Case({"/": to(302, "javascript:alert(1)")}, trouble("bad-redirect")),
    "to-data": Case({"/": to(302, "data:text/html,hello")}, trouble("bad-redirect")),
    "to-ftp": Case({"/": to(302, "ftp://ftp.test/")}, trouble("bad-redirect")),
    "with-a-password": Case({"/": to(302, f"http://me:secret@over-there.test:{PORT}/")}, trouble("bad-redirect")),
    "to-a-port-that-is-none": Case({"/": to(302, "http://over-there.test:99999999/")}, trouble("bad-redirect")),
    "to-broken-brackets": Case({"/": to(302, "http://[::1")}, trouble("bad-redirect")),
    "to-a-private-name": Case({"/": to(302, "http://inside.test/")}, trouble("not-public"), names={"inside.test": ["10.0.0.1"]}),
    "to-a-private-number": Case({"/": to(302, "http://192.168.0.1/")}, trouble("not-public")),
    "to-a-number-in-disguise": Case({"/": to(302, "http://0x0a000001/")}, trouble("not-public")),
    "to-the-cloud-s-own": Case({"/": to(302, "http://169.254.169.254/latest/meta-data/")}, trouble("not-public")),
    "to-ipv6-loopback": Case({"/": to(302, "http://[::1]/")}, trouble("not-public")),
    "to-ipv4-inside-ipv6": Case({"/": to(302, "http://[::ffff:10.0.0.1]/")}, trouble("not-public")),
    "choice-300": Case({"/": answer(300)}, trouble("300")),
    "unchanged-304": Case({"/": answer(304, body=b"")}, trouble("304")),
    # Refusals
    "unauthorised-401": Case({"/": answer(401)}, refuses("401"), [("HEAD", "/"), ("GET", "/")]),
    "forbidden-403": Case({"/": answer(403)}, refuses("403")),
    "bad-400": Case({"/": answer(400)}, refuses("400")),
    "teapot-418": Case({"/": answer(418)}, refuses("418")),
    "legal-451": Case({"/": answer(451)}, refuses("451")),
    "odd-999": Case({"/": answer(999)}, refuses("999")),
    "wall-503": Case({"/": answer(503, "cf-mitigated: challenge")}, refuses("503")),
    "busy-429": Case({"/": answer(429)}, refuses("429"), [("HEAD", "/"), ("GET", "/"), ("GET", "/")]),
    "busy-for-seconds": Case({"/": {"HEAD": answer(429, "Retry-After: 20"), "GET": OK}}, WORKING, [("HEAD", "/"), ("GET", "/")]),
    "busy-until-a-date": Case({"/": {"HEAD": answer(429, f"Retry-After: {formatdate(EPOCH + 30, usegmt=True)}"), "GET": OK}}, WORKING),
    "busy-until-a-past-date": Case({"/": {"HEAD": answer(429, "Retry-After: Fri, 31 Dec 1999 23:59:59 GMT"), "GET": OK}}, WORKING),
    "busy-for-years": Case({"/": answer(429, "Retry-After: 999999999")}, refuses("429"), [("HEAD", "/")]),
    "busy-beyond-numbers": Case({"/": {"HEAD": answer(429, "Retry-After: " + "9" * 400), "GET": OK}}, WORKING),
    "busy-below-zero": Case({"/": {"HEAD": answer(429, "Retry-After: -5"), "GET": OK}}, WORKING),
    "busy-soon": Case({"/": {"HEAD": answer(429, "Retry-After: soon, I hope"), "GET": OK}}, WORKING),
    # robots.txt
    "robots-disallow": Case({"/": OK, "/robots.txt": answer(200, body=b"User-agent: *\nDisallow: /\n")}, refuses("robots-txt"), []),
    "robots-by-name": Case({"/": OK, "/robots.txt": answer(200, body=b"User-agent: ChairSignpost-Links\nDisallow: /\n")}, refuses("robots-txt"), []),
    "robots-of-others": Case({"/": OK, "/robots.txt": answer(200, body=b"User-agent: GreedyBot\nDisallow: /\n")}, WORKING),
    "robots-elsewhere": Case({"/open": OK, "/robots.txt": answer(200, body=b"User-agent: *\nDisallow: /shut*.pdf$\n")}, WORKING, start="/open"),
    "robots-with-star": Case({"/": OK, "/robots.txt": answer(200, body=b"User-agent: *\nDisallow: /shut*.pdf$\n")}, refuses("robots-txt"), [], start="/shut/a.pdf"),
    "robots-of-the-target": Case({"/": to(301, "/shut"), "/robots.txt": answer(200, body=b"User-agent: *\nDisallow: /shut\n")}, refuses("robots-txt"), [("HEAD", "/")]),
    "robots-500": Case({"/": OK, "/robots.txt": answer(500)}, trouble("500"), []),
    "robots-429": Case({"/": OK, "/robots.txt": answer(429)}, refuses("429"), []),
    "robots-403": Case({"/": OK, "/robots.txt": answer(403)}, WORKING),
    "robots-moved": Case({"/": OK, "/robots.txt": to(301, "/rules"), "/rules": answer(200, body=b"User-agent: *\nDisallow: /\n")}, refuses("robots-txt")),
    "robots-loop": Case({"/": OK, "/robots.txt": to(301, "/robots.txt")}, WORKING),
    "robots-huge": Case({"/": OK, "/robots.txt": answer(200, body=b"# padding\n" * 100_000 + b"User-agent: *\nDisallow: /\n")}, WORKING),
    "robots-huge-but-first": Case({"/": OK, "/robots.txt": answer(200, body=b"User-agent: *\nDisallow: /\n" + b"# padding\n" * 100_000)}, refuses("robots-txt")),
    "robots-binary": Case({"/": OK, "/robots.txt": answer(200, body=bytes(range(256)) * 50)}, WORKING),
    "robots-endless": Case({"/": OK, "/robots.txt": endless}, WORKING),
    "robots-many-stars": Case({"*": OK, "/robots.txt": answer(200, body=b"User-agent: *\nDisallow: /" + b"*a" * 5000 + b"*b\n")}, WORKING, start="/" + "a" * 300),
    # Missing
    "missing-404": Case({}, missing("404"), [("HEAD", "/"), ("GET", "/")]),
    "gone-410": Case({"/": answer(410)}, missing("410")),
    "gone-domain": Case({}, Finding("missing", "no-such-site", answered=False), [], names={"gone-domain.test": socket.gaierror(socket.EAI_NONAME, "no")}),
    "leads-to-a-gone-domain": Case({"/": to(301, "http://nowhere.test/")}, missing("no-such-site"), names={"nowhere.test": socket.gaierror(socket.EAI_NONAME, "no")}),
    "name-too-long": Case({}, Finding("missing", "no-such-site", answered=False), host="a" * 70 + ".test", names={"a" * 70 + ".test": UnicodeError("label too long")}),
    # Trouble
    "lookup-fails": Case({}, trouble("name-not-found-now", answered=False), names={"lookup-fails.test": socket.gaierror(socket.EAI_AGAIN, "later")}),
    "private-from-the-start": Case({}, trouble("not-public", answered=False), names={"private-from-the-start.test": ["10.0.0.1", "::1"]}),
    "timeout-408": Case({"/": answer(408)}, trouble("408")),
    "error-500": Case({"/": answer(500)}, trouble("500"), [("HEAD", "/"), ("GET", "/"), ("GET", "/")]),
    "error-once": Case({"/": {"HEAD": answer(500), "GET": OK}}, WORKING),
    "error-twice": Case({"/": {"HEAD": answer(500), "GET": [answer(502), OK]}}, WORKING, [("HEAD", "/"), ("GET", "/"), ("GET", "/")]),
    "error-503": Case({"/": answer(503)}, trouble("503")),
    "error-503-for-years": Case({"/": answer(503, "Retry-After: 31536000")}, trouble("503"), [("HEAD", "/")]),
    "error-520": Case({"/": answer(520)}, trouble("520")),
    "closed-at-once": Case({"/": closes}, trouble("broken-answer", answered=False)),
    "reset": Case({"/": Line.reset}, trouble("broken-answer", answered=False)),
    "binary": Case({"/": raw(bytes(range(256)) * 100)}, trouble("broken-answer", answered=False)),
    "half-a-status": Case({"/": raw(b"HTTP/1.1 2")}, trouble("broken-answer", answered=False)),
    "status-is-a-word": Case({"/": raw(b"HTTP/1.1 fine OK\r\n\r\n")}, trouble("broken-answer", answered=False)),
    "broken-chunks": Case({"/": get_only(answer(200, "Transfer-Encoding: chunked", length=False, body=b"five\r\nHello\r\n"))}, trouble("broken-answer")),
    "giant-chunk": Case({"/": get_only(answer(200, "Transfer-Encoding: chunked", length=False, body=b"FFFFFFFFFF\r\nHello"))}, trouble("broken-answer")),
    "length-too-long": Case({"/": get_only(answer(200, "Content-Length: 5000", length=False))}, trouble("broken-answer")),
    "two-lengths": Case({"/": get_only(answer(200, "Content-Length: 3, 7", length=False))}, trouble("broken-answer", answered=False)),
    "header-bomb": Case({"/": header_bomb}, trouble("broken-answer", answered=False)),
    "long-header": Case({"/": long_header}, trouble("broken-answer", answered=False)),
    "self-signed": Case({}, trouble("certificate", answered=False), secure=True, host="self-signed.test"),
    "not-secure-at-all": Case({}, trouble("certificate", answered=False), start=f"https://not-secure-at-all.test:{PORT}/"),
}

SLOW: dict[str, Case] = {
    "no-answer": Case({"/": Line.hold}, trouble("timeout", answered=False), [("HEAD", "/"), ("GET", "/")]),
    "slow-headers": Case({"/": header_drip}, trouble("timeout", answered=False)),
    "always-continue": Case({"/": continues}, trouble("timeout", answered=False)),
    "slow-body": Case({"/": get_only(body_drip)}, WORKING),
    "no-body": Case({"/": get_only(body_never)}, trouble("timeout")),
    "slow-robots": Case({"/": OK, "/robots.txt": header_drip}, trouble("timeout", answered=False), []),
    "silent-tls": Case({}, trouble("timeout", answered=False), start="https://silent-tls.test:{silent}/"),
}
"""Cases that take as long as we have patience, and so have little of it."""


class QuickClock:
    """Time that goes by only when somebody sleeps."""

    def __init__(self) -> None:
        self._now, self._guard = EPOCH, threading.Lock()

    def now(self) -> float:
        return self._now

    def sleep(self, seconds: float) -> None:
        with self._guard:
            self._now += max(0.0, seconds)


MANNERS = Manners("ChairSignpost-Links/1.0 (+https://chairs.example/about/links/; us@chairs.example)", "ChairSignpost-Links", silence=10, deadline=20)
IMPATIENT = Manners(MANNERS.user_agent, MANNERS.robot, silence=1.0, deadline=1.5, attempts=2)


@pytest.fixture(scope="module")
def local() -> Iterator[Local]:
    pages: dict[str, dict[str, Reply]] = {}
    names: dict[str, list[str] | Exception] = {}
    for name, case in (CASES | SLOW).items():
        pages |= {f"{name}.test": case.pages, **case.others}
        names |= case.names
    with Local(pages, names) as server:
        # Now that the port is known.
        for replies in server.pages.values():
            replies.update({path: _with_ports(reply, server) for path, reply in replies.items()})
        yield server


def _with_ports(reply: Reply, server: Local) -> Reply:
    return reply.replace(PORT.encode(), str(server.port).encode()) if isinstance(reply, bytes) else reply


@pytest.fixture(scope="module")
def found(local: Local) -> Iterator[dict[str, Finding | None]]:
    """What a visit to each case has shown."""
    tls = ssl.create_default_context(cafile=str(CERTIFICATE))
    network = Network(local.look_up, lambda address: address == "127.0.0.1" or is_public(address), tls)
    with socket.create_server(("127.0.0.1", 0)) as silent, ThreadPoolExecutor(12) as threads:

        def visit(name: str, case: Case, manners: Manners) -> Finding | None:
            clock = QuickClock()
            turns = Turns(manners, clock)
            return Visitor(manners, clock, turns, Asker(manners, clock, turns, network)).visit(_start(name, case, local, silent.getsockname()[1]))

        waiting = {name: threads.submit(visit, name, case, IMPATIENT) for name, case in SLOW.items()}
        waiting |= {name: threads.submit(visit, name, case, MANNERS) for name, case in CASES.items()}
        yield {name: future.result() for name, future in waiting.items()}


def _start(name: str, case: Case, local: Local, silent: int) -> str:
    address = case.start if "://" in case.start else local.address(case.host or f"{name}.test", case.start, case.secure)
    return as_asked(address.replace(PORT, str(local.port)).replace("{silent}", str(silent)))


@pytest.mark.parametrize("name", CASES | SLOW)
def test_each_answer_means_what_it_should(found: dict[str, Finding | None], local: Local, name: str) -> None:
    """The state of the link, the reason and the new address are as written beside the case, and so are the requests."""
    case = (CASES | SLOW)[name]
    expected = Finding(case.expected.kind, case.expected.why, case.expected.to.replace(PORT, str(local.port)), case.expected.answered)

    assert found[name] == expected
    if case.requests is not None:
        assert local.requests(case.host or f"{name}.test") == case.requests


@pytest.mark.parametrize("why", sorted({case.expected.why for case in (CASES | SLOW).values() if case.expected.why}))
def test_every_reason_has_words(catalogue_of: Callable[..., Catalogue], why: str) -> None:
    """What the checker writes down, the pages can say: with a sentence of its own, or with the number of the answer."""
    line = f'{{address: "https://a.example/", state: unreachable, since: 2030-01-01, why: "{why}"}}'
    catalogue = catalogue_of({"resources/links.yml": f"last_checked: 2030-01-01\nlinks:\n  - {line}\n"})

    words = outside_link(catalogue, "https://a.example/").words

    assert "nothing useful" not in words
    assert not why.isdigit() or why in ("404", "410") or why in words


def test_we_say_who_we_are(found: dict[str, Finding | None], local: Local) -> None:
    """Every request carries our name and no cookie, robots.txt is read before any page, and once."""
    assert {each.headers["user-agent"] for each in local.asked} == {MANNERS.user_agent}
    assert [each.headers for each in local.asked if "cookie" in each.headers or "authorization" in each.headers] == []
    assert [(each.method, each.target) for each in local.asked if each.host == "error-500.test"][0] == ("GET", "/robots.txt")
    assert sum(each.host == "chain-of-eight.test" and each.target == "/robots.txt" for each in local.asked) == 1


@pytest.mark.parametrize(
    ("address", "public"),
    [
        ("93.184.216.34", True), ("2606:2800:220:1::1", True), ("::ffff:93.184.216.34", True),
        ("127.0.0.1", False), ("10.1.2.3", False), ("172.16.0.1", False), ("192.168.1.1", False), ("169.254.169.254", False),
        ("100.64.0.1", False), ("0.0.0.0", False), ("224.0.0.1", False), ("255.255.255.255", False), ("::1", False), ("::", False),
        ("fe80::1%eth0", False), ("fc00::1", False), ("::ffff:127.0.0.1", False), ("2002:0a00:0001::", False), ("ff02::1", False), ("chairs", False),
    ],
)  # fmt: skip
def test_only_the_open_internet_is_asked(address: str, public: bool) -> None:
    """An address of ours, of a neighbour or of nobody is never connected to, however it is written."""
    assert is_public(address) is public
