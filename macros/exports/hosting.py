"""
What hosts are asked for: security policy, headers, redirects, and whom to tell of a weakness.

`_headers` and `_redirects` are in the form that Netlify and Cloudflare Pages read; `deploy/` has the same for nginx and Caddy, and
tests hold them together. GitHub Pages sends no headers of ours: there the policy in the page itself protects.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator

from macros.catalogue import Catalogue
from macros.checks.security_contact import HOLDS_FOR
from macros.moves import Move, moves
from macros.views.papers import paper_address

POLICY = "default-src 'self'; base-uri 'self'; form-action 'self'; object-src 'none'"
"""
What a page may load: the site's own files and nothing else.

No page has a script or a style between its lines, so no exception is needed and no hash. Blocks of JSON are not run.
"""

_ONLY_AS_HEADER = "; frame-ancestors 'none'"
"""Browsers do not obey this in a page, and say so in the console."""

REFERRER = "no-referrer"

_EVERYWHERE = {
    "Content-Security-Policy": POLICY + _ONLY_AS_HEADER,
    "Referrer-Policy": REFERRER,
    "X-Content-Type-Options": "nosniff",
    "Permissions-Policy": "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    "Cross-Origin-Opener-Policy": "same-origin",
}
"""Sent with every file. Nothing here is secret, so no `Cross-Origin-Resource-Policy` keeps others from showing the wheel."""

_ANYBODY = {"Access-Control-Allow-Origin": "*"}

FOR_EVER = "public, max-age=31536000, immutable"
"""For files whose address changes with their content."""

FOR_A_WEEK = "public, max-age=604800"

SECURITY_ADDRESS = ".well-known/security.txt"


def policy_in_page() -> str:
    """The policy as elements of `<head>`, where it comes before all that it is about."""
    return f'<meta http-equiv="Content-Security-Policy" content="{POLICY}">\n      <meta name="referrer" content="{REFERRER}">'


def headers() -> str:
    """
    The text of `_headers`.

    What several rules say of one header would be joined, so no two rules that fit one file name the same header. Pages, scripts and
    styles are named by none: both hosts then send `Cache-Control: public, max-age=0, must-revalidate`, which is what they need.
    """
    rules = {
        "/*": _EVERYWHERE,
        "/api/*": _ANYBODY,
        "/feeds/*": _ANYBODY,
        "/schemas/*": _ANYBODY,
        "/assets/fonts/*": {"Cache-Control": FOR_A_WEEK},
        "/assets/search/:version/*": {"Cache-Control": FOR_EVER},
    }
    return "".join(f"{path}\n" + "".join(f"  {name}: {value}\n" for name, value in said.items()) for path, said in rules.items())


def redirects(moved: Iterable[Move]) -> str:
    """The text of `_redirects`. Where a host does not read it, the page or file at the old address serves."""
    return "".join(f"/{old} /{new} 301\n" for move in moved for old, new in former_and_present(move))


def former_and_present(move: Move) -> Iterator[tuple[str, str]]:
    """Every former address with the present one: of the page, of the files beside it, and of its paper."""
    yield move.old, move.new
    yield from move.files
    yield paper_address(move.old), paper_address(move.new)


def hosting_files(catalogue: Catalogue) -> Iterator[tuple[str, str]]:
    """Address and text of every file for hosts, and of `security.txt`."""
    yield "_headers", headers()
    yield "_redirects", redirects(moves(catalogue))
    if catalogue.site.security_checked:
        yield SECURITY_ADDRESS, _security(catalogue, catalogue.site.security_checked)


def _security(catalogue: Catalogue, checked: datetime.date) -> str:
    """Whom to tell of a weakness, in the form of RFC 9116."""
    site = catalogue.site
    fields = (
        ("Contact", f"mailto:{site.contact_email}"),
        ("Expires", f"{min(checked, catalogue.today) + HOLDS_FOR}T00:00:00Z"),
        ("Preferred-Languages", "en"),
        ("Canonical", site.address + SECURITY_ADDRESS),
        *([("Policy", f"{site.address}about/security/")] if any(page.address == "about/security/" for page in catalogue.hand_written) else ()),
    )
    return "".join(f"{name}: {value}\n" for name, value in fields)
