"""
What lets a built site work without a connection: its service worker, and the list of its files.

Works on the finished folder, whichever engine has made it.
"""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

WORKER = "service-worker.js"
LIST = "assets/offline/files.json"
"""Where `frontend/src/core/kept-site.ts` looks for it."""

NO_VERSION = "signpost-version"
"""What stands in the script for the version until there is one."""

_SCRIPT = "assets/javascripts/main.js"
_SOURCE = "assets/javascripts/service-worker.js"
_PAGE = "offline/index.html"
_SIZE = "SITE-SIZE"
"""Stands for the size of the whole site on its own page."""

_SHELL_PAGES = ("", "help-now/", "offline/")
_LOADED = re.compile(r"""<(?:link|script)\s[^>]*?(?:href|src)="([^"]*assets/[^"]+)\"""")
_NOT_KEPT = ("api/", "downloads/", "feeds/", "schemas/", "404.html")
_KEPT_ENDINGS = (".html", ".css", ".js", ".woff2", ".svg", ".png", ".webmanifest", ".ics")


def equip(folder: Path) -> None:
    """Give the built site in `folder` its service worker, where the scripts are there; call it when all else is done."""
    source, script, page = folder / _SOURCE, folder / _SCRIPT, folder / _PAGE
    if not (source.is_file() and script.is_file() and page.is_file()):
        return
    worker = source.read_text(encoding="utf-8")
    source.unlink()
    files = sorted(_kept_files(folder))
    size = sum((folder / file).stat().st_size for file in files)
    page.write_text(page.read_text(encoding="utf-8").replace(_SIZE, str(max(1, round(size / 1_000_000)))), encoding="utf-8", newline="")
    digests = {file: hashlib.sha256((folder / file).read_bytes()).hexdigest()[:12] for file in files}
    version = hashlib.sha256(json.dumps([digests, worker]).encode()).hexdigest()[:12]
    script.write_text(script.read_text(encoding="utf-8").replace(NO_VERSION, version), encoding="utf-8", newline="")
    digests[_SCRIPT] = version
    listed = [[_address(file), digest, (folder / file).stat().st_size] for file, digest in digests.items()]
    _write(folder / LIST, json.dumps({"version": version, "files": listed}, separators=(",", ":")))
    holds = {"version": version, "shell": _shell(folder), "lasting": _lasting(files)}
    _write(folder / WORKER, f"const signpostOffline = {json.dumps(holds, separators=(',', ':'))};\n{worker}")


def _kept_files(folder: Path) -> list[str]:
    names = (file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())
    return [name for name in names if name.endswith(_KEPT_ENDINGS) and not name.startswith(_NOT_KEPT) and name != WORKER]


def _address(file: str) -> str:
    """`guidance/` for `guidance/index.html`: what is asked for is the folder."""
    return file.removesuffix("index.html") if file == "index.html" or file.endswith("/index.html") else file


def _shell(folder: Path) -> list[str]:
    """The pages that are always there, with all that they load and the letters that English needs."""
    found = dict.fromkeys(_SHELL_PAGES)
    for page in _SHELL_PAGES:
        html = (folder / page / "index.html").read_text(encoding="utf-8")
        found |= dict.fromkeys(loaded[loaded.index("assets/") :] for loaded in _LOADED.findall(html))
    found |= dict.fromkeys(file.relative_to(folder).as_posix() for file in sorted((folder / "assets" / "fonts").glob("*-latin-[0-9]*.woff2")))
    return list(found)


def _lasting(files: list[str]) -> list[str]:
    """The folders whose names change with their content: those of the search."""
    return sorted({found[0] for file in files if (found := re.match(r"assets/search/[^/]+/", file))})


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode())
