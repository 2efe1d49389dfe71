"""Wellbeing Signpost: YAML in, pages out. The macros plugin calls `define_env`; it only registers what `embeds` makes."""

from __future__ import annotations

from pathlib import Path
from typing import Any


def define_env(env: Any) -> None:
    """Register what hand-written pages may ask for.

    One of the two files that know the engine; MkDocs and Zensical both call it. Data is read when a macro is used, not
    when the module is loaded.
    """
    from macros import build, embeds

    def registered(embed):
        def macro(*args: str, **wanted: str) -> str:
            return embed(build.shown(Path(env.project_dir)), env.page.url, *args, **wanted)

        macro.__doc__ = embed.__doc__
        return macro

    for name, embed in embeds.BY_NAME.items():
        env.macro(registered(embed), name)
