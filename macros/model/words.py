"""What the tools in the browser say: words are data, so that an editor or a translator finds them."""

from __future__ import annotations

from macros.model.fields import Model, PlainText


class Words(Model):
    """Sentences and labels by name. `{name}` in one is filled in by the tool."""

    words: dict[str, PlainText]
    """Name and text of each. Names are lower-case words joined by hyphens; no name stands in two files."""
