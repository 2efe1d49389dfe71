"""The text of the one issue about links: what is broken, and where it is named. Empty when all is well."""

from __future__ import annotations

from collections.abc import Mapping

from macros.catalogue import Catalogue
from macros.model.links import LinkStatus

MARK = "<!-- links: written by a program at each check; write below it in comments -->"
"""By this the workflow knows the issue."""


def issue_text(catalogue: Catalogue, named: Mapping[str, tuple[str, ...]], known: Mapping[str, LinkStatus]) -> str:
    """The issue's text, as Markdown. Only what an editor can mend makes an issue; what cannot be reached just now does not."""
    broken = [known[address] for address in named if address in known and known[address].state == "broken"]
    if not broken:
        return ""
    moved = [known[address] for address in named if address in known and known[address].state == "moved"]
    lines = [MARK, "", f"{len(broken)} of {len(named)} links to other sites are broken. Find where each page has gone, or say in its entry that it was withdrawn.", ""]
    for status in broken:
        copy = f"; [copy of {status.archived.date}]({status.archived.address})" if status.archived else ""
        lines.append(f"- [ ] <{status.address}>: {_why(status)} since {status.since}{copy}")
        lines += [f"  - [`{path}`]({catalogue.site.repository}/edit/{catalogue.site.branch}/{path})" for path in named[status.address]]
    if moved:
        lines += ["", f"<details><summary>{len(moved)} have moved for good. They work; the new address is better.</summary>", ""]
        lines += [f"- <{status.address}> to <{status.to}>, in {', '.join(f'`{path}`' for path in named[status.address])}" for status in moved]
        lines += ["", "</details>"]
    return "\n".join(lines)[:60_000] + "\n"


def _why(status: LinkStatus) -> str:
    return "no such site" if status.why == "no-such-site" else f"not found ({status.why})"
