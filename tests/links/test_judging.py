"""From visits on several days to a state: what breaks a link, what mends it, and since when."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from macros.links.judging import SEVERAL_DAYS, Finding, judged
from macros.model.links import ArchivedCopy, LinkStatus

ADDRESS = "https://chairs.example/"
FIRST = datetime.date(2030, 1, 1)

FINDINGS = {
    "w": Finding("working"),
    "m": Finding("moved", to="https://sofas.example/"),
    "n": Finding("moved", to="https://stools.example/"),
    "r": Finding("refuses-robots", "403"),
    "t": Finding("trouble", "timeout"),
    "4": Finding("missing", "404"),
    "g": Finding("missing", "no-such-site"),
}


def day(number: int) -> datetime.date:
    return FIRST + datetime.timedelta(number)


def after(visits: list[tuple[int, str]]) -> LinkStatus:
    """What is known after visits, each as a day and a letter."""
    status = None
    for number, letter in visits:
        status = judged(status, ADDRESS, FINDINGS[letter], day(number))
    assert status is not None
    return status


@pytest.mark.parametrize(
    ("visits", "state", "since", "why"),
    [
        ([(0, "w")], "working", 0, None),
        ([(0, "w"), (7, "w")], "working", 0, None),
        ([(0, "4")], "unreachable", 0, "404"),
        ([(0, "4"), (0, "4")], "unreachable", 0, "404"),
        ([(0, "4"), (2, "4")], "unreachable", 0, "404"),
        ([(0, "4"), (3, "4")], "broken", 0, "404"),
        ([(0, "w"), (7, "4"), (14, "4")], "broken", 7, "404"),
        ([(0, "4"), (7, "g")], "broken", 0, "no-such-site"),
        ([(0, "4"), (3, "w"), (7, "4")], "unreachable", 7, "404"),
        ([(0, "4"), (3, "r"), (7, "4")], "unreachable", 7, "404"),
        ([(0, "4"), (3, "t")], "unreachable", 0, "timeout"),
        ([(0, "4"), (3, "t"), (7, "4")], "broken", 0, "404"),
        ([(0, "t"), (7, "4"), (8, "4")], "unreachable", 0, "404"),
        ([(0, "t"), (7, "4"), (14, "4")], "broken", 7, "404"),
        ([(0, "t"), (30, "t"), (90, "t")], "unreachable", 0, "timeout"),
        ([(0, "4"), (7, "4"), (14, "t")], "broken", 0, "404"),
        ([(0, "4"), (7, "4"), (14, "r")], "refuses-robots", 14, "403"),
        ([(0, "4"), (7, "4"), (14, "w")], "working", 14, None),
        ([(0, "m"), (7, "m")], "moved", 0, None),
        ([(0, "m"), (7, "n")], "moved", 7, None),
    ],
)
def test_states_follow_from_visits(visits: list[tuple[int, str]], state: str, since: int, why: str | None) -> None:
    """A link is broken after misses several days apart with no success between; one success mends it."""
    status = after(visits)

    assert (status.state, status.since, status.why) == (state, day(since), why)


def test_a_copy_stays_known() -> None:
    """An archived copy is kept through every change of state."""
    copy = ArchivedCopy(address="https://web.archive.org/web/20290101000000/https://chairs.example/", date=datetime.date(2029, 1, 1))
    before = after([(0, "4")]).model_copy(update={"archived": copy})

    assert judged(before, ADDRESS, FINDINGS["w"], day(7)).archived == copy


visits = st.lists(st.tuples(st.integers(0, 60), st.sampled_from(sorted(FINDINGS))), min_size=1, max_size=12)


@given(visits)
def test_broken_means_gone_for_several_days(many: list[tuple[int, str]]) -> None:
    """Told the other way round, from the whole history: broken are links whose last useful visits were misses, far enough apart."""
    many = sorted(many, key=lambda visit: visit[0])
    status = after(many)

    useful = [(number, letter) for number, letter in many if letter != "t"]
    misses: list[int] = []
    for number, letter in reversed(useful):
        if letter not in "4g":
            break
        misses.insert(0, number)
    was_gone = bool(misses) and misses[-1] - misses[0] >= SEVERAL_DAYS.days

    assert (status.state == "broken") == was_gone
    if was_gone:
        assert status.since == day(misses[0])
    assert status.checked == day(many[-1][0])
    assert status.since <= day(many[-1][0])


@given(visits)
def test_one_success_mends(many: list[tuple[int, str]]) -> None:
    """Whatever came before, a page that answers is a working link, and no miss from before counts any more."""
    ordered = sorted(many, key=lambda visit: visit[0])
    status = after([*ordered, (61, "w"), (62, "4")])

    assert (status.state, status.missing_since) == ("unreachable", day(62))


@given(visits, st.integers(-30, -1), st.sampled_from(sorted(FINDINGS)))
def test_an_older_visit_changes_nothing(many: list[tuple[int, str]], earlier: int, letter: str) -> None:
    """A result from before the last visit, as after a clock was put back, is of no use."""
    ordered = sorted(many, key=lambda visit: visit[0])

    assert after([*ordered, (ordered[-1][0] + earlier, letter)]) == after(ordered)


@given(visits)
def test_the_same_again_is_no_news(many: list[tuple[int, str]]) -> None:
    """The last visit made twice on its day leaves everything as it is, so that a round that was stopped can begin again."""
    ordered = sorted(many, key=lambda visit: visit[0])

    assert after([*ordered, ordered[-1]]) == after(ordered)
