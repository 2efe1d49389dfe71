"""Closed lists: the words that entries may choose from."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from macros.model.fields import Id, Model, PlainText


class Choice(Model):
    """One word of a closed list."""

    id: Id
    """What entries write."""

    label: PlainText
    """What readers see."""

    meaning: PlainText | None = None
    """What it stands for, where the label does not say it all."""

    intro: PlainText | None = None
    """For roles and kinds of organisation, which have a page of their own: what a reader finds there."""

    start_with: tuple[PlainText, ...] = ()
    """For roles and kinds of organisation: our advice on where to begin, in order."""

    formerly: tuple[Id, ...] = ()
    """For roles and kinds of organisation: ids that it had before. The addresses of their pages lead here."""


Choices = Annotated[tuple[Choice, ...], Field(min_length=1)]


class Vocabulary(Model):
    """All closed lists, each in the order in which readers see it."""

    audiences: Choices
    """Roles."""

    sectors: Choices
    """Kinds of organisation."""

    nations: Choices
    """Nations."""

    tiers: Choices
    """Universal, targeted, specialist."""

    objectives: Choices
    """Mental-health objectives."""

    guidance_types: Choices
    """What sort of thing a piece of guidance is."""

    formats: Choices
    """What a reader gets."""

    languages: Choices
    """Languages."""

    evidence_strengths: Choices
    """How strong the evidence is, strongest first."""

    cost_levels: Choices
    """What it takes."""

    directions: Choices
    """Which way is better."""

    measure_types: Choices
    """What sort of measure."""

    collections: Choices
    """Who counts."""

    scheme_statuses: Choices
    """Whether a scheme can be joined."""

    outcome_types: Choices
    """What a figure in a case study is."""

    situation_groups: Choices
    """Parts of the list of situations."""

    contact_types: Choices
    """Parts of the page of urgent contacts, most urgent first."""

    contact_sectors: Choices
    """Lines of work that have a contact of their own."""

    def choices(self, name: str) -> tuple[Choice, ...]:
        """The closed list called `name`; an unknown name is a mistake in our code."""
        return getattr(self, name)

    def choice(self, name: str, id: str) -> Choice:
        """The choice `id` of the list called `name`; one that is labelled with its id when the list lacks it."""
        return next((choice for choice in self.choices(name) if choice.id == id), Choice(id=id, label=id))

    def label(self, name: str, id: str) -> str:
        """What readers see for `id` in the list called `name`; the id itself when the list lacks it."""
        return self.choice(name, id).label
