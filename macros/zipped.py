"""
The whole site as one ZIP file that opens from a folder, without a server.

A browser that shows a folder looks for no `index.html`, so links name it. Papers are left out, being many times larger than the
rest; links to them lead to the site itself. The same site gives the same bytes.
"""

from __future__ import annotations

import io
import posixpath
import re
import zipfile
from pathlib import Path
from urllib.parse import urljoin

from macros import offline

ADDRESS = "downloads/site.zip"
_PAGE = "offline/index.html"

_TARGET = re.compile(r"""(\s(?:href|src|action)=")([^"]*)(")""")
_POLICY = re.compile(r"""\s*<meta http-equiv="Content-Security-Policy"[^>]*>""")
_FETCHED_AHEAD = re.compile(r"""\s*<link rel="preload" as="font"[^>]*>""")
"""Browsers refuse to fetch fonts ahead from a folder, and take them from there all the same when the stylesheet asks."""
_PLACE = re.compile(r"<template data-zip>(.*?)</template>", re.DOTALL)
_FOR_SERVERS = ("_headers", "_redirects", "robots.txt", offline.WORKER, offline.LIST)
_LONG_AGO = (1980, 1, 1, 0, 0, 0)


def write(folder: Path, name: str, site_address: str) -> int:
    """Put `downloads/site.zip` into the built site and a link to it on its page. Returns how many bytes it has.

    `name` is that of the folder in the ZIP, `site_address` where the site is published.
    """
    content = zip_of(folder, name, site_address)
    file = folder / ADDRESS
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(content)
    page = folder / _PAGE
    if page.is_file():
        size = f"{max(1, round(len(content) / 1_000_000))} MB"
        html = _PLACE.sub(lambda found: found[1].replace("ZIP-SIZE", size).replace("data-href", "href"), page.read_text(encoding="utf-8"))
        page.write_bytes(html.encode())
    return len(content)


def zip_of(folder: Path, name: str, site_address: str) -> bytes:
    """The site in `folder` as the bytes of a ZIP."""
    names = sorted(file.relative_to(folder).as_posix() for file in folder.rglob("*") if file.is_file())
    filled = io.BytesIO()
    with zipfile.ZipFile(filled, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for file in names:
            if file in _FOR_SERVERS or file.startswith(("downloads/", ".")) or file.endswith((".gz", ".br")):
                continue
            content = (folder / file).read_bytes()
            if file.endswith(".html"):
                content = for_a_folder(content.decode(), file, site_address).encode()
            elif file == "assets/javascripts/main.js":
                content = _without_version(content, folder)
            entry = zipfile.ZipInfo(f"{name}/{file}", _LONG_AGO)
            entry.compress_type, entry.create_system, entry.external_attr = zipfile.ZIP_DEFLATED, 3, 0o644 << 16
            archive.writestr(entry, content)
    return filled.getvalue()


def for_a_folder(html: str, file: str, site_address: str) -> str:
    """A page as it must be where no server helps: links name files, and no policy speaks of an origin that folders do not have."""
    here = posixpath.dirname(file)

    def named(found: re.Match[str]) -> str:
        return f"{found[1]}{link_in_folder(found[2], here, site_address)}{found[3]}"

    return _POLICY.sub("", _FETCHED_AHEAD.sub("", _PLACE.sub("", _TARGET.sub(named, html))))


def link_in_folder(target: str, here: str, site_address: str) -> str:
    """What a link of a page in the folder `here` must say: the file, or the site itself for what is not in the ZIP."""
    path, mark, rest = next(((target[:at], target[at], target[at + 1 :]) for at in range(len(target)) if target[at] in "?#"), (target, "", ""))
    if not path or re.match(r"[a-z][a-z0-9+.-]*:|//", path, re.IGNORECASE):
        return target
    found = posixpath.normpath(posixpath.join(here, path))
    if found.startswith("downloads/") and site_address:
        return urljoin(site_address, found) + mark + rest
    if path.endswith("/") or path in (".", "..") or path.endswith("/.."):
        path = posixpath.join(path, "index.html")
    return path.removeprefix("./") + mark + rest


def _without_version(content: bytes, folder: Path) -> bytes:
    """The script as it was before the build gave it a version, so that it looks for no service worker."""
    worker = folder / offline.WORKER
    version = re.search(rb'"version":"(\w+)"', worker.read_bytes()) if worker.is_file() else None
    return content.replace(version[1], offline.NO_VERSION.encode()) if version else content
