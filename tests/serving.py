"""
The built site as its readers get it: the folder, a server of it, and one page of each template.

Imported by the conftest.py of `tests/site` and `tests/browser`. `make build` makes what is tested here.
"""

from __future__ import annotations

import datetime
import re
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[1]
SITE = ROOT / "site"


def data(name: str) -> dict:
    """One of the single files in `resources/`, read without the project's own code."""
    return yaml.load((ROOT / "resources" / name).read_text(encoding="utf-8"), yaml.CSafeLoader)


def newest_day() -> datetime.date:
    """The newest day that the data tells, as `make test` takes it: before it, the catalogue would be ahead of its time."""
    told = re.compile(r"^ *(?:- )?(?:added|reviewed|checked|date|updated): (\d{4}-\d\d-\d\d)$", re.MULTILINE)
    files = (file for folder in ("resources", "case_studies", "docs") for file in (ROOT / folder).rglob("*.*") if file.suffix in (".yml", ".md"))
    return datetime.date.fromisoformat(max(day for file in files for day in told.findall(file.read_text(encoding="utf-8"))))


# One page of each template

_ENTRIES = {
    "situations": "resources/situations",
    "guidance": "resources/guidance",
    "interventions": "resources/interventions",
    "case-studies": "case_studies",
    "measures": "resources/measures",
    "accreditation": "resources/accreditation",
}
"""Folder of entries by the address of its list."""


def entries(collection: str) -> list[Path]:
    """The files of a collection's entries, in order of their ids."""
    return sorted((ROOT / _ENTRIES[collection]).glob("*.yml"))


def _longest_title() -> str:
    titles = {
        f"{collection}/{file.stem}/": match[1]
        for collection in _ENTRIES
        for file in entries(collection)
        if (match := re.search(r"^title: (.*)", file.read_text(encoding="utf-8"), re.MULTILINE))
    }
    return max(titles, key=lambda address: len(titles[address]), default="")


def _superseded() -> str:
    found = (file for file in entries("guidance") if re.search(r"^status: superseded", file.read_text(encoding="utf-8"), re.MULTILINE))
    return next((f"guidance/{file.stem}/" for file in found), "")


COLLECTIONS = tuple(_ENTRIES)

TEMPLATES: dict[str, str] = {
    "start": "",
    "help now": "help-now/",
    "the finder": "find/",
    **{f"list of {collection}": f"{collection}/" for collection in COLLECTIONS},
    **{f"one of {collection}": f"{collection}/{entries(collection)[0].stem}/" for collection in COLLECTIONS},
    "a superseded entry": _superseded(),
    "a long title": _longest_title(),
    "the wheel": "wheel/",
    "an element": "elements/environment/",
    "roles": "for/",
    "a role": "for/board/",
    "a page for a role": "for/board/brief/",
    "a paper for a role": "for/board/paper/",
    "kinds of organisation": "sectors/",
    "a kind of organisation": "sectors/nhs/",
    "objectives": "objectives/",
    "an objective": "objectives/good-mental-health/",
    "objectives of an organisation": "objectives/employers/",
    "standards": "standards/",
    "procurement": "procurement/",
    "the challenge": "challenge/",
    "progress": "progress/",
    "a series of progress": "progress/social-care-wales/",
    "a page of progress": "progress/social-care-wales/improved-wellbeing-2022-23/",
    "community": "community/",
    "the diagnostic": "diagnostic/",
    "the diagnostic on paper": "diagnostic/print/",
    "its scoring": "diagnostic/scoring/",
    "how to run it": "diagnostic/facilitate/",
    "changes": "changes/",
    "my list": "my-list/",
    "without a connection": "offline/",
    "how to adopt it": "adopt/",
    "contribute": "contribute/",
    "propose": "contribute/propose/",
    **{f"propose one of {collection}": f"contribute/propose/{collection}/" for collection in COLLECTIONS},
    "fields": "contribute/fields/",
    "checks": "contribute/checks/",
    **{f"about: {file.stem}": f"about/{file.stem}/".replace("index/", "") for file in sorted((ROOT / "docs" / "about").glob("*.md"))},
    "quality": "about/quality/",
    "overdue": "about/overdue/",
    "authors": "about/authors/",
    "an author": "about/authors/editors/",
    "not found": "404.html",
}
"""Address of one page of each template, by what it is."""

each_template = pytest.mark.parametrize("address", TEMPLATES.values(), ids=TEMPLATES.keys())


def addresses(folder: Path) -> list[str]:
    """Address of every page in a folder: `guidance/` for guidance/index.html, the page not found by its file name."""
    found = (file.relative_to(folder).as_posix() for file in folder.rglob("*.html"))
    return sorted(file.removesuffix("index.html") for file in found)


def file_of(address: str) -> str:
    """The file that a server sends for an address."""
    return f"{address}index.html" if address == "" or address.endswith("/") else address


@pytest.fixture(scope="session")
def built_site() -> Path:
    """The folder `site/`, as `make build` left it."""
    if not (SITE / "index.html").is_file():
        pytest.fail("There is no built site in site/. Do `make build` first, or `make test`, which does both.", pytrace=False)
    return SITE


# A server


@dataclass(frozen=True)
class Served:
    """A server of the site at the root, and another where the site is one folder among others."""

    root: str
    folder: str

    def __truediv__(self, address: str) -> str:
        return self.root + address


@pytest.fixture(scope="session")
def served(built_site: Path) -> Iterator[Served]:
    """The built site on two free ports of the loopback: at `/` and at `/some/where/`."""
    with serving(built_site, "/") as root, serving(built_site, "/some/where/") as folder:
        yield Served(root, folder)


@contextmanager
def serving(site: Path, prefix: str, sends_headers: bool = True) -> Iterator[str]:
    """Address of a server that answers for the site under `prefix` and knows nothing else; it ends with the block."""
    rules = header_rules(site) if sends_headers else []

    class Handler(SimpleHTTPRequestHandler):
        protocol_version = "HTTP/1.1"  # Connections are kept, or a crawl would open thousands.

        def translate_path(self, path: str) -> str:
            wanted = unquote(urlsplit(path).path)
            return str(site / wanted.removeprefix(prefix)) if wanted.startswith(prefix) else str(site / "no such file")

        def send_error(self, code, message=None, explain=None) -> None:
            """Hosts answer with 404.html when there is no such page."""
            page = (site / "404.html").read_bytes() if code == 404 else b""
            self.send_response(code, message)
            self.send_header("Content-Type", "text/html; charset=utf-8")
            self.send_header("Content-Length", str(len(page)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(page)

        def list_directory(self, path):
            self.send_error(404)

        def end_headers(self) -> None:
            for name, value in headers_for(self.path.partition("?")[0].removeprefix(prefix.rstrip("/")), rules).items():
                self.send_header(name, value)
            super().end_headers()

        def log_message(self, *_) -> None:
            pass

    class Server(ThreadingHTTPServer):
        def handle_error(self, request, client_address) -> None:
            """A browser that goes on to the next page hangs up; that is nobody's mistake."""
            if not isinstance(sys.exception(), ConnectionError):
                super().handle_error(request, client_address)

    with Server(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        server.block_on_close = False
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}{prefix}"
        finally:
            server.shutdown()


HeaderRules = list[tuple[re.Pattern[str], dict[str, str]]]


def header_rules(site: Path) -> HeaderRules:
    """What `_headers` asks hosts to send, the content security policy among it: pattern of addresses, and headers by name."""
    rules: HeaderRules = []
    for line in (site / "_headers").read_text(encoding="utf-8").splitlines():
        if line.startswith("/"):
            rules.append((re.compile(re.sub(r":\w+", "[^/]+", line).replace("*", ".*")), {}))
        else:
            name, value = line.strip().split(": ", 1)
            rules[-1][1][name] = value
    return rules


def headers_for(path: str, rules: HeaderRules) -> dict[str, str]:
    """The headers of an address, which begins with a slash. Hosts join what two rules say of one header; ours never do."""
    found: dict[str, str] = {}
    for pattern, headers in rules:
        if pattern.fullmatch(path):
            assert not headers.keys() & found.keys(), f"Two rules of `_headers` say the same header for {path}."
            found |= headers
    return found
