"""The wheel: its elements in order. Another framework is another file, not other code."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from macros.model.fields import Id, Model, PlainText, WebAddress


class Component(Model):
    """A part of an element."""

    id: Id
    """Never changes; statements of the diagnostic refer to it."""

    name: PlainText
    """What it is called."""

    meaning: PlainText
    """What it is about, in a sentence."""


class Element(Model):
    """One segment of the wheel."""

    id: Id
    """Used in every entry and in the element's address. It never changes."""

    name: PlainText
    """Full name, in sentence case."""

    label: Annotated[tuple[PlainText, ...], Field(min_length=1, max_length=3)]
    """The name as it is drawn in the wheel: up to three short lines."""

    question: PlainText
    """The element as a question that anybody at work could answer."""

    summary: PlainText
    """What it is about and why it matters, in two or three sentences."""

    components: Annotated[tuple[Component, ...], Field(min_length=1)]
    """Its parts."""

    what_good_looks_like: Annotated[tuple[PlainText, ...], Field(min_length=3)]
    """What a visitor would see and hear where it is done well. Observable, one idea each."""

    first_moves: Annotated[tuple[PlainText, ...], Field(min_length=1)]
    """Where to begin with no budget."""

    sources: tuple[WebAddress, ...] = ()
    """Pages that the element's name and parts come from."""

    formerly: tuple[Id, ...] = ()
    """Ids that it had before. The addresses of their pages and feeds lead here."""


class Framework(Model):
    """The whole wheel."""

    name: PlainText
    """What the framework is called on this site."""

    summary: PlainText
    """What the wheel is, in a sentence or two."""

    hub: Annotated[tuple[PlainText, ...], Field(max_length=2)] = ()
    """Words in the middle of the wheel: up to two short lines."""

    origin: PlainText
    """Where it comes from, and what is ours."""

    sources: tuple[WebAddress, ...] = ()
    """Pages that the facts about its origin come from."""

    elements: Annotated[tuple[Element, ...], Field(min_length=3, max_length=12)]
    """The elements in order, clockwise from the top."""
