"""
The Jinja environment that bodies of pages are made with.

It is ours, not the engine's: it escapes everything, it knows no configuration, and an undefined name is an error. A
body is made once for its address, because the links in it are relative to that address: the site then works from any
folder of a server.
"""

from __future__ import annotations

import posixpath
import re
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup, escape

from macros.views.words import count_of, date_in_words, host_of, number_in_words, small_number_in_words

_BLANK = re.compile(r"\n\s*\n+")


def environment() -> Environment:
    """A fresh environment. Make one for each build, so that an edited template shows in the preview."""
    env = Environment(
        loader=PackageLoader("macros.render"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters["to"] = _to
    env.filters["in_words"] = date_in_words
    env.filters["host"] = host_of
    env.filters["with_code"] = _with_code
    env.filters["number"] = number_in_words
    env.filters["small_number"] = small_number_in_words
    env.globals["count_of"] = count_of
    return env


def body(env: Environment, template: str, address: str, **names: Any) -> str:
    """The body of the page at `address`, as one block of HTML without blank lines.

    One block without blank lines passes through every Markdown engine unchanged.
    """
    html = env.get_template(template).render(address=address, **names)
    return _BLANK.sub("\n", html).strip()


def _with_code(text: str) -> Markup:
    """Text whose words in backticks are set as code, as docstrings write them; all of it escaped."""
    parts = [escape(part) for part in text.split("`")]
    return Markup("").join(Markup("<code>{}</code>").format(part) if index % 2 else part for index, part in enumerate(parts))


@pass_context
def _to(context: Context, target: str) -> str:
    """`target`, an address from the root of the site, as seen from the page that is being made."""
    return relative(target, context["address"])


def relative(target: str, address: str) -> str:
    """`target` as seen from `address`, both from the root of the site. Other sites' addresses stay as they are.

    >>> relative("guidance/a/", "elements/environment/")
    '../../guidance/a/'
    """
    if "://" in target or target.startswith(("mailto:", "tel:", "sms:", "#")):
        return target
    path, mark, rest = target.partition("#")
    found = posixpath.relpath(path or ".", address or ".")
    if path.endswith("/") or not path:
        found += "/"
    return found + mark + rest
