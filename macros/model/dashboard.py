"""A starter dashboard: a few measures for a board that has none yet."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from macros.model.fields import Id, Model, PlainText, Reference, Title


class DashboardMeasure(Model):
    """One measure of the dashboard."""

    measure: Annotated[Id, Reference("measure")]
    """The measure."""

    reason: PlainText
    """Why it is among the few."""

    ask: PlainText
    """The question for a board to ask when it sees the figure."""


class StarterDashboard(Model):
    """Measures to begin with, which is our own advice."""

    title: Title
    """Its heading."""

    intro: PlainText
    """For whom it is and how to use it."""

    measures: Annotated[tuple[DashboardMeasure, ...], Field(min_length=2, max_length=8)]
    """In the order in which a board should see them."""

    leave_out: PlainText
    """What not to put on it, and why."""
