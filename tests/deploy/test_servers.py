"""
The examples in `deploy/` at work: real nginx and real Caddy serve the built site, with our own files, on the loopback.

Both are asked the same. What they send is compared with what `_headers` asks other hosts to send.
"""

from __future__ import annotations

import gzip
import os
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Iterator
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

from macros.exports.hosting import FOR_A_WEEK, FOR_EVER
from tests.serving import ROOT, built_site, header_rules, headers_for
from tests.setup.servers import executable_path, is_there, mime_types

__all__ = ["built_site"]

DEPLOY = ROOT / "deploy"
COMPRESS = ROOT / ".venv" / "bin" / "node", DEPLOY / "compress.mjs"

PARTS_OF_SITE = ("guidance", "feeds", "api", "assets", "schemas", "community", ".well-known")
"""What of the built site is served here: all of it would take half a minute to compress."""

REDIRECTS = "/guidance/moved/ /guidance/ 301\n/api/v1/guidance/moved.json /api/v1/index.json 301\n"


@dataclass
class Answer:
    status: int
    headers: dict[str, str]
    body: bytes


@dataclass
class Server:
    """A server that has started."""

    name: str
    port: int
    site: Path

    def ask(self, path: str, **headers: str) -> Answer:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=10)
        connection.request("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})
        answer: HTTPResponse = connection.getresponse()
        found = Answer(answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read())
        connection.close()
        return found


@pytest.fixture(scope="session")
def site(built_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A part of the built site with compressed twins, as `make compressed` leaves it, and with two former addresses."""
    project = tmp_path_factory.mktemp("deployed")
    for name in PARTS_OF_SITE:
        shutil.copytree(built_site / name, project / "site" / name, ignore=lambda _, names: set(sorted(names)[40:]) - {"index.html"})
    for name in ("index.html", "404.html", "_headers", "robots.txt"):
        shutil.copy(built_site / name, project / "site" / name)
    (project / "site" / "_redirects").write_text(REDIRECTS, encoding="utf-8")
    (project / "site" / "app.webmanifest").write_text("{}", encoding="utf-8")
    (project / "deploy").mkdir()
    shutil.copy(COMPRESS[1], project / "deploy")
    made = subprocess.run([COMPRESS[0], project / "deploy" / COMPRESS[1].name], capture_output=True, text=True)
    assert made.returncode == 0, made.stderr
    return project / "site"


def free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]


def changed(text: str, changes: dict[str, str]) -> str:
    """An example with what its reader is told to change; each must be there once."""
    for old, new in changes.items():
        assert text.count(old) == 1, f"{old} stands {text.count(old)} times in the example."
        text = text.replace(old, new)
    return text


def redirects_by_sed(example: str, site: Path) -> str:
    """What the command in the first lines of an example makes of `_redirects`."""
    program = re.search(r"sed -nE '(.+)' site/_redirects", example)
    assert program, "The example does not say how to make the list of redirects."
    return subprocess.run(["sed", "-nE", program[1], site / "_redirects"], capture_output=True, text=True, check=True).stdout


def nginx(site: Path, folder: Path, port: int) -> list[str | Path]:
    example = (DEPLOY / "nginx.conf").read_text(encoding="utf-8")
    (folder / "redirects.map").write_text(redirects_by_sed(example, site), encoding="utf-8")
    (folder / "signpost.conf").write_text(
        changed(
            example,
            {
                "listen 80;": f"listen 127.0.0.1:{port};",
                "/srv/wellbeing-signpost/site;": f"{site};",
                "# include /etc/nginx/signpost-redirects.map;": f"include {folder}/redirects.map;",
            },
        ),
        encoding="utf-8",
    )
    temporary = "".join(f"{name}_temp_path {folder}/{name};\n" for name in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
    user = "user root;" if os.geteuid() == 0 else ""  # pytest's folders are for their owner alone.
    (folder / "nginx.conf").write_text(
        f"{user}\ndaemon off;\nworker_processes 1;\npid {folder}/pid;\nerror_log {folder}/error.log;\nevents {{ }}\n"
        f"http {{\naccess_log off;\ninclude {mime_types()};\ndefault_type application/octet-stream;\n{temporary}include {folder}/signpost.conf;\n}}\n",
        encoding="utf-8",
    )
    return [executable_path("nginx"), "-c", folder / "nginx.conf", "-p", folder, "-e", folder / "error.log"]


def caddy(site: Path, folder: Path, port: int) -> list[str | Path]:
    example = (DEPLOY / "Caddyfile").read_text(encoding="utf-8")
    (folder / "redirects").write_text(redirects_by_sed(example, site), encoding="utf-8")
    (folder / "Caddyfile").write_text(
        "{\n\tadmin off\n\tauto_https off\n}\n"
        + changed(
            example,
            {
                "signpost.example {": f"http://127.0.0.1:{port} {{",
                "/srv/wellbeing-signpost/site": str(site),
                "# import /etc/caddy/signpost-redirects": f"import {folder}/redirects",
            },
        ),
        encoding="utf-8",
    )
    return [executable_path("caddy"), "run", "--config", folder / "Caddyfile", "--adapter", "caddyfile"]


@pytest.fixture(scope="session", params=[nginx, caddy], ids=lambda start: start.__name__)
def server(request: pytest.FixtureRequest, site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """Each server with our example, on a free port, until the tests of it are done."""
    name = request.param.__name__
    if not is_there(name):
        pytest.skip(f"There is no {name} here. `make servers` fetches it where Debian's packages can be had.")
    folder, port = tmp_path_factory.mktemp(name), free_port()
    environment = {**os.environ, "HOME": str(folder), "XDG_DATA_HOME": str(folder), "XDG_CONFIG_HOME": str(folder)}
    with open(folder / "said.txt", "w") as said:
        running = subprocess.Popen(request.param(site, folder, port), stdout=said, stderr=said, env=environment)
        try:
            wait_for(port, running, folder / "said.txt")
            yield Server(name, port, site)
        finally:
            running.terminate()
            running.wait(10)


def wait_for(port: int, running: subprocess.Popen[bytes], said: Path) -> None:
    for _ in range(200):
        if running.poll() is not None:
            break
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    pytest.fail(f"The server did not start:\n{said.read_text()}", pytrace=False)


def some(site: Path, pattern: str) -> str:
    """The address of one file of the site."""
    return f"/{sorted(site.glob(pattern))[0].relative_to(site).as_posix()}"


ADDRESSES = {
    "the start page": "/",
    "a page": "/guidance/",
    "a script": "/assets/javascripts/main.js",
    "a style": "/assets/stylesheets/site.css",
    "a file of the search": "assets/search/*/*.js",
    "the manifest of the search": "/assets/search/index.js",
    "a font": "assets/fonts/*.woff2",
    "the open data": "/api/v1/guidance.json",
    "a table": "/api/v1/guidance.csv",
    "a feed": "/feeds/changes.xml",
    "a schema": "/schemas/guidance.schema.json",
    "security.txt": "/.well-known/security.txt",
    "a page that is not there": "/guidance/no-such-thing/",
}
each_address = pytest.mark.parametrize("address", ADDRESSES.values(), ids=ADDRESSES.keys())


@each_address
def test_the_headers_are_those_of_other_hosts(server: Server, address: str) -> None:
    """Every header that `_headers` asks for is sent as it stands there, with what is found and with what is not."""
    path = address if address.startswith("/") else some(server.site, address)
    answer = server.ask(path)

    expected = {"Access-Control-Allow-Origin": None, "Cache-Control": "no-cache", **headers_for(path, header_rules(server.site))}
    assert {name: answer.headers.get(name.lower()) for name in expected} == expected


def test_only_what_changes_its_address_is_kept_for_ever(server: Server) -> None:
    """A year for the files of the search, a week for fonts, and for all else the browser asks again, at little cost."""
    assert server.ask(some(server.site, "assets/search/*/*.js")).headers["cache-control"] == FOR_EVER
    assert server.ask(some(server.site, "assets/fonts/*.woff2")).headers["cache-control"] == FOR_A_WEEK
    page = server.ask("/guidance/")
    assert page.headers["cache-control"] == "no-cache"

    again = server.ask("/guidance/", If_None_Match=page.headers["etag"])

    assert (again.status, again.body) == (304, b"")


def test_what_is_missing_is_not_missed_for_ever(server: Server) -> None:
    """A file of the search that is not there yet is asked for again, though its folder is kept for a year."""
    answer = server.ask("/assets/search/0123456789/v0.js")

    assert (answer.status, answer.headers["cache-control"]) == (404, "no-cache")


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/feeds/changes.xml", "application/atom+xml; charset=utf-8"),
        ("/community/sessions.ics", "text/calendar; charset=utf-8"),
        ("/api/v1/guidance.csv", "text/csv; charset=utf-8"),
        ("/.well-known/security.txt", "text/plain; charset=utf-8"),
    ],
)
def test_each_file_says_what_it_is(server: Server, address: str, kind: str) -> None:
    """Pages, feeds, calendars and tables have the type that programs look for, and say that they are UTF-8."""
    if address.endswith(".ics") and not (server.site / "community" / "sessions.ics").is_file():
        (server.site / "community" / "sessions.ics").write_text("BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", encoding="utf-8")
    answer = server.ask(address)

    assert answer.status == 200
    assert answer.headers["content-type"].lower() == kind


@pytest.mark.parametrize(
    ("address", "kind"),
    [
        ("/assets/javascripts/main.js", "javascript"),
        ("/assets/stylesheets/site.css", "text/css"),
        ("/assets/images/favicon.svg", "image/svg+xml"),
        ("/api/v1/guidance.json", "application/json"),
        ("/app.webmanifest", "application/manifest+json"),
    ],
)
def test_what_a_page_loads_has_its_type(server: Server, address: str, kind: str) -> None:
    """With `nosniff`, a browser takes nothing that does not say what it is."""
    answer = server.ask(address)

    assert answer.status == 200
    assert kind in answer.headers["content-type"]


@pytest.mark.parametrize("address", ["/", "/guidance/", "/assets/javascripts/main.js", "/feeds/changes.xml", "/api/v1/guidance.json"])
def test_the_twin_is_sent_to_those_who_read_it(server: Server, address: str) -> None:
    """Who reads gzip gets the very bytes of the twin, and who does not gets the file."""
    file = server.site / (address.lstrip("/") + ("index.html" if address.endswith("/") else ""))
    squeezed, plain = server.ask(address, Accept_Encoding="gzip"), server.ask(address)

    assert squeezed.headers["content-encoding"] == "gzip"
    assert squeezed.body == Path(f"{file}.gz").read_bytes()
    assert gzip.decompress(squeezed.body) == plain.body == file.read_bytes()
    assert "content-encoding" not in plain.headers
    assert len(squeezed.body) < len(plain.body) / 2


def test_caddy_sends_brotli(server: Server) -> None:
    """Caddy sends the smaller twin to browsers, which read it. Plain nginx does not know it and sends gzip."""
    answer = server.ask("/guidance/", Accept_Encoding="gzip, deflate, br")

    assert answer.headers["content-encoding"] == ("br" if server.name == "caddy" else "gzip")
    assert answer.body == (server.site / f"guidance/index.html.{'br' if server.name == 'caddy' else 'gz'}").read_bytes()


def test_a_page_that_is_not_there(server: Server) -> None:
    """Our own page, with the status that search engines and link checkers go by."""
    answer = server.ask("/guidance/no-such-thing/")

    assert answer.status == 404
    assert answer.body == (server.site / "404.html").read_bytes()


def test_an_address_without_its_slash(server: Server) -> None:
    """Somebody who leaves the slash out gets there, and relative links go on working."""
    answer = server.ask("/guidance")

    assert answer.status in (301, 308)
    assert answer.headers["location"] == "/guidance/" or answer.headers["location"] == "guidance/"


@pytest.mark.parametrize(("old", "new"), [("/guidance/moved/", "/guidance/"), ("/api/v1/guidance/moved.json", "/api/v1/index.json")])
def test_a_former_address(server: Server, old: str, new: str) -> None:
    """A former address answers 301 with the present one, by the list that the example's own command makes."""
    answer = server.ask(old)

    assert (answer.status, answer.headers["location"]) == (301, new)


@pytest.mark.parametrize("address", ["/_headers", "/_redirects", "/index.html.gz", "/guidance/index.html.br", "/../deploy/compress.mjs", "/assets/"])
def test_what_is_for_hosts_alone(server: Server, address: str) -> None:
    """Files for hosts, twins, what is above the site and lists of folders are not given out."""
    assert server.ask(address).status in (400, 403, 404)


def test_the_twins_are_the_same_each_time(site: Path) -> None:
    """The same file gives the same twin, small files and pictures have none, and no twin has a twin."""
    before = {file: file.read_bytes() for file in [*site.rglob("*.gz"), *site.rglob("*.br")]}
    subprocess.run([COMPRESS[0], site.parent / "deploy" / COMPRESS[1].name], check=True, capture_output=True)

    assert {file: file.read_bytes() for file in [*site.rglob("*.gz"), *site.rglob("*.br")]} == before
    assert len(before) > 20 and site / "robots.txt.gz" not in before
    assert not [file for file in before if re.search(r"\.(woff2|gz|br)\.(gz|br)$", file.name)]
