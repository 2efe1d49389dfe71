"""The drawing of the wheel, for every number of elements that a framework may have."""

from __future__ import annotations

import math
import re
from dataclasses import replace

import pytest

from macros.catalogue import Catalogue, Located
from macros.model.framework import Framework
from macros.views.wheel import SIZE, Segment, Wheel, wheel_of

COUNTS = range(3, 13)
LABELS = [("Short",), ("Two", "lines"), ("Three lines", "of a longer", "label")]


def wheel(example: Catalogue, count: int, label: tuple[str, ...] = ("Short",)) -> Wheel:
    element = example.framework.value.elements[0]
    elements = tuple(element.model_copy(update={"id": f"element-{place}", "label": label}) for place in range(count))
    framework: Located[Framework] = replace(example.framework, value=example.framework.value.model_copy(update={"elements": elements}))
    return wheel_of(replace(example, framework=framework))


def corners(segment: Segment) -> list[tuple[float, float]]:
    """Radius and angle (clockwise from the top, in turns) of a segment's four corners, seen from the middle."""
    points = re.findall(r"(?:M|1 |L|0 )(-?\d+\.\d) (-?\d+\.\d)(?=[ALZ])", segment.outline)
    middle = SIZE / 2
    return [
        (math.hypot(float(x) - middle, float(y) - middle), math.atan2(float(x) - middle, middle - float(y)) / math.tau % 1) for x, y in points
    ]


@pytest.mark.parametrize("count", COUNTS)
def test_segments_cover_the_ring_side_by_side(example: Catalogue, count: int) -> None:
    """Segments follow clockwise from the top with a narrow gap between each two: none overlaps, none is missing."""
    segments = wheel(example, count).segments
    assert len(segments) == count

    for place, segment in enumerate(segments):
        outer_start, outer_end, inner_end, inner_start = corners(segment)
        following = corners(segments[(place + 1) % count])
        assert abs((outer_start[1] + outer_end[1] - (1 if outer_start[1] > outer_end[1] else 0)) / 2 % 1 - place / count) < 0.001
        for mine, other in ((outer_end, following[0]), (inner_end, following[3])):
            gap = (other[1] - mine[1]) % 1 * math.tau * mine[0]
            assert 4 < gap < 6
        assert {round(radius) for radius, _ in (outer_start, outer_end)} == {314}
        assert {round(radius) for radius, _ in (inner_end, inner_start)} == {104}
    covered = sum((corners(segment)[1][1] - corners(segment)[0][1]) % 1 for segment in segments)
    assert 0.94 < covered < 1


@pytest.mark.parametrize("count", COUNTS)
def test_an_arc_takes_the_short_way(example: Catalogue, count: int) -> None:
    """From three elements on no segment is more than half of the ring, so no arc is drawn the long way round."""
    for segment in wheel(example, count).segments:
        assert re.findall(r"A\d+ \d+ 0 (\d) (\d)", segment.outline) == [("0", "1"), ("0", "0")]


@pytest.mark.parametrize("label", LABELS, ids=len)
@pytest.mark.parametrize("count", COUNTS)
def test_labels_stay_in_their_segment(example: Catalogue, count: int, label: tuple[str, ...]) -> None:
    """Every line of a label lies within the ring: no letter reaches the hub, the rim or the neighbour."""
    drawn = wheel(example, count, label)

    for place, segment in enumerate(drawn.segments):
        assert tuple(line.text for line in segment.lines) == label
        middle = place / count
        for line in segment.lines:
            half = len(line.text) * drawn.text_size * 0.56 / 2
            for x in (line.x - half, line.x + half):
                radius = math.hypot(x - SIZE / 2, line.y - SIZE / 2)
                assert drawn.hub < radius < 314, (segment.id, line)
            angle = math.atan2(line.x - SIZE / 2, SIZE / 2 - line.y) / math.tau
            assert abs((angle - middle + 0.5) % 1 - 0.5) < 0.5 / count, (segment.id, line)


@pytest.mark.parametrize("count", COUNTS)
def test_lines_do_not_run_into_each_other(example: Catalogue, count: int) -> None:
    """The lines of a label stand below each other, further apart than the letters are high, about the middle of the segment."""
    drawn = wheel(example, count, ("One", "Two", "Three"))

    for segment in drawn.segments:
        heights = [line.y for line in segment.lines]
        assert [round(after - before, 1) for before, after in zip(heights, heights[1:])] == pytest.approx([drawn.text_size * 1.12] * 2, abs=0.2)
        assert len({line.x for line in segment.lines}) == 1


def test_segments_are_the_elements_in_order(example: Catalogue) -> None:
    """Each segment carries its element's number, id, name, question and address."""
    drawn = wheel_of(example)

    assert [(segment.number, segment.id, segment.name, segment.question, segment.address) for segment in drawn.segments] == [
        (1, "rest", "Rest and breaks", "Can people stop when they need to?", "elements/rest/"),
        (2, "light", "Light", "Can people see daylight?", "elements/light/"),
        (3, "company", "Company", "Does anybody say good morning?", "elements/company/"),
    ]
    assert (drawn.name, drawn.summary, drawn.size) == ("The example wheel", "Three things that stand for any wheel.", 640)
