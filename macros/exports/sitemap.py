"""
The list of all pages for search engines, with true dates.

It stands in for MkDocs' own, which gives every page the day of the build. Its compressed twin is left out: servers
compress what they send, and `robots.txt` names the one file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from macros.catalogue import Catalogue
from macros.render.environment import environment


def sitemap_files(catalogue: Catalogue, pages: Iterable[tuple[str, str]]) -> Iterator[tuple[str, str]]:
    """Address and text of `sitemap.xml` and `robots.txt`. A page is its address and its day, or nothing where none is known."""
    text = environment().get_template("sitemap.j2").render(pages=sorted(pages), site=catalogue.site)
    yield "sitemap.xml", text + "\n"
    yield "robots.txt", f"User-agent: *\nAllow: /\n\nSitemap: {catalogue.site.address}sitemap.xml\n"
