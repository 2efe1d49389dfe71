"""
What the preview shows on top of its pages while something is wrong with the catalogue, instead of a blank page.

Only `hooks` uses this, and only while serving: a real build stops at a mistake.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from macros.problems import Problem
from macros.render.environment import body, environment

STYLESHEET = "assets/stylesheets/preview-problems.css"
"""Address of the overlay's looks."""

_MOST = 50
"""How many problems the overlay names. The terminal names them all."""

_AFTER_SKIP_LINK = re.compile(r'<body[^>]*>(?:\s*<a class="skip"[^>]*>.*?</a>)?', re.DOTALL)


def stylesheet() -> str:
    """The text of the overlay's stylesheet."""
    return environment().get_template("preview-problems.css").render()


def with_problems(html: str, problems: Sequence[Problem], has_pages: bool, way_to_root: str) -> str:
    """A page with the problems on top, the first thing after the skip link. `has_pages` says whether an earlier site is shown."""
    shown = body(environment(), "preview-problems.j2", "", problems=problems[:_MOST], more=len(problems[_MOST:]), has_pages=has_pages)
    html = html.replace("</head>", f'<link rel="stylesheet" href="{way_to_root}{STYLESHEET}">\n</head>', 1)
    return _AFTER_SKIP_LINK.sub(lambda found: f"{found[0]}\n{shown}", html, count=1)


NOTHING_YET = '<h1>The preview is waiting</h1>\n<p class="lede">There was a mistake in the catalogue from the start, so there are no pages yet.</p>'
"""The only page of a preview that began with a mistake."""
