"""
Four searches over the same entries, each as its makers mean it to be used, and a server of what their pages fetch.

- **ours**: the first result in the dialog of the site's own start page, as `make build` makes it, with the files of the
  index as the build makes them for these entries. It finds everything that the site has; the others find the entries.
- **Material**: a page that MkDocs builds with Material and its search plugin. Ten thousand such pages would take too long,
  so the plugin is handed the entries' HTML for its index as the build hands it a page's. Its page, scripts, worker and
  index are the real ones.
- **MiniSearch**: an index made at build time, loaded when the reader goes to the box; prefixes and slips on.
- **pagefind**: its program over the entries as HTML pages, and its own script.
"""

from __future__ import annotations

import gzip
import html
import json
import mimetypes
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from types import SimpleNamespace
from urllib.parse import unquote, urlsplit

from tests.bench.entries import Text

ROOT = Path(__file__).resolve().parents[2]
PAGES = Path(__file__).parent / "pages"

PAGE = """\
<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><title>A box and a list</title><script src="{script}"{module}></script></head>
<body><label>Search <input id="box" type="search"></label><ol id="results"></ol></body>
</html>
"""


@dataclass(frozen=True)
class Engine:
    """A search that can be asked in a browser. Its page gives `ranked(query)`: names of the first ten."""

    name: str
    build: Callable[[Path, Path, Sequence[Text]], None]
    """Fills a folder with a site, from a project and what it holds."""
    opener: str = ""
    """What is pressed to get to the box, if anything."""
    box: str = "#box"
    result: str = "#results li"
    asked_at: str = ""
    """Address of the page that gives `ranked`, when it is not the first one."""
    before_scripts: str = ""
    """A script to put into its page first."""
    for_search: str = r"$^"
    """Requests that are the search's, among those that its page makes before anybody goes to the box."""


# Ours


def build_ours(site: Path, project: Path, texts: Sequence[Text]) -> None:
    from macros import site as our_site
    from macros.build import today
    from macros.load import load

    (real, _), (catalogue, problems) = load(ROOT, today()), load(project, today())
    if real is None or catalogue is None or problems:
        sys.exit(f"The made-up catalogue has problems: {problems[:3]}")
    # Of pages that are no entries there are as many, whatever the number of entries; making them for all takes minutes.
    for asset in our_site.search_assets(catalogue, our_site.pages(real)):
        write(site / asset.address, asset.content)
    for name in ("javascripts", "stylesheets", "fonts", "images"):
        if (ROOT / "site" / "assets" / name).is_dir():
            shutil.copytree(ROOT / "site" / "assets" / name, site / "assets" / name)
    shutil.copy(ROOT / "site" / "index.html", site)
    bundled("ours.js", site / "assets" / "javascripts" / "ranked.js", "iife")
    write(site / "ranked.html", PAGE.format(script="assets/javascripts/ranked.js", module=" defer"))


# Material


def build_material(site: Path, project: Path, texts: Sequence[Text]) -> None:
    from mkdocs.commands.build import build
    from mkdocs.config import load_config

    source = site.with_name(f"{site.name}-source")
    write(source / "docs" / "index.md", "# Made-up entries\n")
    write(source / "mkdocs.yml", f"site_name: Made-up entries\nsite_dir: {site}\ntheme:\n  name: material\n  font: false\nplugins:\n  - search\n")
    config = load_config(str(source / "mkdocs.yml"))
    build(config)
    search = config.plugins["material/search"]
    for text in texts:
        search.search_index.add_entry_from_context(SimpleNamespace(content=as_html(text), toc=[], url=f"{text.name}/", meta={}, title=text.title))
    search.on_post_build(config=config)


# MiniSearch


def build_minisearch(site: Path, project: Path, texts: Sequence[Text]) -> None:
    entries = json.dumps([text.__dict__ for text in texts])
    index = subprocess.run([node(), PAGES / "minisearch-build.js"], input=entries, text=True, capture_output=True, check=True).stdout
    write(site / "index.json", index)
    bundled("minisearch.js", site / "minisearch.js", "esm", "--external:./minisearch-engine.js")
    bundled("minisearch-engine.js", site / "minisearch-engine.js", "esm")
    write(site / "index.html", PAGE.format(script="minisearch.js", module=' type="module"'))


# pagefind


def build_pagefind(site: Path, project: Path, texts: Sequence[Text]) -> None:
    for text in texts:
        body = f'<!doctype html><html lang="en"><head><title>{html.escape(text.title)}</title></head><body data-pagefind-body>{as_html(text)}</body></html>'
        write(site / text.name / "index.html", body)
    program = PAGES.parent / "node_modules" / "pagefind" / "lib" / "runner" / "bin.cjs"
    subprocess.run([node(), program, "--site", site, "--silent"], check=True, stdout=subprocess.DEVNULL)
    bundled("pagefind.js", site / "box.js", "esm", "--external:./pagefind/pagefind.js")
    write(site / "index.html", PAGE.format(script="box.js", module=' type="module"'))


OURS = Engine(
    "ours",
    build_ours,
    opener="[data-component~=open-search]",
    box="dialog[data-search] input[name=q]",
    result="dialog[data-search] [role=option]",
    asked_at="ranked.html",
    for_search=r"/assets/search/|/javascripts/search",
)
ENGINES = (
    OURS,
    Engine(
        "Material",
        build_material,
        box="[data-md-component=search-query]",
        result=".md-search-result__item",
        before_scripts=(PAGES / "material.js").read_text(encoding="utf-8"),
        for_search=r"/search/search_index\.json|/workers/search\.",
    ),
    Engine("MiniSearch", build_minisearch),
    Engine("pagefind", build_pagefind),
)


# Their parts


def as_html(text: Text) -> str:
    paragraphs = [text.summary, text.keywords, *text.text.splitlines()]
    return f'<h1 id="top">{html.escape(text.title)}</h1>' + "".join(f"<p>{html.escape(paragraph)}</p>" for paragraph in paragraphs if paragraph)


def bundled(page: str, to: Path, form: str, *options: str) -> None:
    """A script of ours with what it imports, minified as the site's own are."""
    program = ROOT / "frontend" / "node_modules" / "esbuild" / "bin" / "esbuild"
    given = [PAGES / page, "--bundle", "--minify", "--target=es2022", "--log-level=warning", f"--format={form}", f"--outfile={to}", *options]
    subprocess.run([node(), program, *given], check=True)


@cache
def node() -> str:
    return str(Path(sys.executable).with_name("node"))


def write(file: Path, content: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(content, encoding="utf-8")


# A server


@dataclass(frozen=True)
class Served:
    """A site on the loopback."""

    address: str
    size_of: Callable[[str], int]
    """Bytes of the body that is sent for an address."""


@contextmanager
def served(site: Path) -> Iterator[Served]:
    """A server of a site, until the block ends. It sends what shrinks under gzip -9 so, and keeps connections."""

    @cache
    def content_of(address: str) -> tuple[bytes, str, bool] | None:
        path = unquote(urlsplit(address).path).lstrip("/")
        file = site / path / "index.html" if path.endswith("/") or not path else site / path
        if not file.is_file():
            return None
        plain = file.read_bytes()
        packed = gzip.compress(plain, 9, mtime=0)
        is_packed = len(packed) < 0.95 * len(plain)
        return packed if is_packed else plain, mimetypes.guess_type(file.name)[0] or "application/octet-stream", is_packed

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        disable_nagle_algorithm = True

        def do_GET(self) -> None:
            found = content_of(self.path)
            body, kind, is_packed = found or (b"", "text/plain", False)
            self.send_response(200 if found else 404)
            self.send_header("Content-Type", kind)
            if is_packed:
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(body)))
            self.send_header("Cache-Control", "max-age=600")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        server.block_on_close = False
        threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True).start()
        try:
            yield Served(f"http://127.0.0.1:{server.server_port}/", lambda address: len((content_of(address) or (b"",))[0]))
        finally:
            server.shutdown()

