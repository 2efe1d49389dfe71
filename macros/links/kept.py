"""The file of what is known, `resources/links.yml`: written by this program alone, one address to a line, in a fixed order."""

from __future__ import annotations

import datetime
import json
import os
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from macros.catalogue import Catalogue
from macros.model import LIBRARY_FILES
from macros.model.links import LinkStatus

FILE = LIBRARY_FILES["links"][0]
"""Its place, from the project's root."""

_HEAD = """\
# What the last visits to other sites have shown. A program writes this file: `make links`. An address that is not here is
# not yet checked. By hand, only `archived` is worth adding: {address: "https://...", date: 2024-01-18}, after a look at the copy.
"""


def known(catalogue: Catalogue) -> dict[str, LinkStatus]:
    """Everything that is known, by address."""
    return catalogue.links.value.by_address if catalogue.links else {}


def as_yaml(statuses: Iterable[LinkStatus]) -> str:
    """The text of the file. The day that most links share stands once, so that a week without news changes one line."""
    ordered = sorted(statuses, key=lambda status: status.address)
    days = Counter(status.checked for status in ordered if status.checked)
    shared = max(days, key=lambda day: (days[day], day), default=None)
    lines = [f"  - {{{', '.join(_fields(status, shared))}}}\n" for status in ordered]
    return _HEAD + (f"last_checked: {shared}\n" if shared else "") + ("links:\n" + "".join(lines) if lines else "links: []\n")


def _fields(status: LinkStatus, shared: datetime.date | None) -> Iterable[str]:
    for name, value in status.model_dump(mode="json", exclude_none=True).items():
        if name == "archived":
            yield f"archived: {{address: {json.dumps(value['address'])}, date: {value['date']}}}"
        elif not (name == "checked" and status.checked == shared):
            yield f"{name}: {json.dumps(value, ensure_ascii=False) if name in ('address', 'to', 'why') else value}"


def write(root: Path, statuses: Iterable[LinkStatus]) -> None:
    """Put the file in place at once, so that no program and no power cut ever finds half of it."""
    file = root / FILE
    new = file.with_name(f".{file.name}.new")
    new.write_text(as_yaml(statuses), encoding="utf-8", newline="\n")
    os.replace(new, file)
