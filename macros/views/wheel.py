"""
The wheel: geometry of a ring cut into as many equal segments as the framework has elements (3 to 12).

The first segment is centred at the top and the others follow clockwise. Sizes are in the units of a square drawing of
640 by 640.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import product
from math import atan2, cos, hypot, pi, remainder, sin

from macros.catalogue import Catalogue
from macros.views.addresses import element_address

SIZE = 640
_MIDDLE = SIZE / 2
_OUTER = 314
_INNER = 104
_GAP = 5
"""Width of the gap between segments."""

_LARGEST_TEXT = 29
_SMALLEST_TEXT = 9
_MARGIN = 3
"""Space between a label and the rim or the hub."""
_NUMBER_SIZE = 56
_WIDTH_OF_A_LETTER = 0.56
"""Average width of a letter of the label, as a share of its size; measured on the longest labels."""


@dataclass(frozen=True)
class Line:
    """One line of a label: its text and the middle of its baseline."""

    text: str
    x: float
    y: float


@dataclass(frozen=True)
class Segment:
    """One element as it is drawn."""

    number: int
    id: str
    name: str
    question: str
    address: str
    outline: str
    """Path data."""
    lines: tuple[Line, ...]
    middle: Line
    """Its number, where a small screen shows that in place of the label."""


@dataclass(frozen=True)
class Wheel:
    """The whole drawing."""

    name: str
    summary: str
    segments: tuple[Segment, ...]
    text_size: float
    hub: float
    """Radius of the middle."""
    hub_lines: tuple[Line, ...]
    size: int = SIZE


def wheel_of(catalogue: Catalogue) -> Wheel:
    """The framework's wheel."""
    framework = catalogue.framework.value
    count = len(framework.elements)
    step = 2 * pi / count
    text_size = _text_size([element.label for element in framework.elements])
    segments = []
    for place, element in enumerate(framework.elements):
        middle = place * step - pi / 2
        segments.append(
            Segment(
                number=place + 1,
                id=element.id,
                name=element.name,
                question=element.question,
                address=element_address(element.id),
                outline=_outline(middle - step / 2, middle + step / 2),
                lines=_lines(element.label, middle, text_size),
                middle=_lines((str(place + 1),), middle, _NUMBER_SIZE)[0],
            )
        )
    return Wheel(framework.name, framework.summary, tuple(segments), round(text_size, 1), _INNER - 14, _hub_lines(framework.hub))


def _text_size(labels: list[tuple[str, ...]]) -> float:
    """The largest size at which every line of every label lies within its segment."""
    step = 2 * pi / len(labels)
    sizes = (_LARGEST_TEXT - tenths / 10 for tenths in range(10 * (_LARGEST_TEXT - _SMALLEST_TEXT)))
    fits = (size for size in sizes if all(_fits(label, place * step - pi / 2, step, size) for place, label in enumerate(labels)))
    return next(fits, _SMALLEST_TEXT)


def _fits(label: tuple[str, ...], angle: float, step: float, size: float) -> bool:
    """Whether the box around each line keeps inside the rim, outside the hub and between the two neighbours."""
    for line in _lines(label, angle, size):
        half = _WIDTH_OF_A_LETTER * size * len(line.text) / 2
        for x, y in product((line.x - half, line.x + half), (line.y - 0.7 * size, line.y)):
            across, down = x - _MIDDLE, y - _MIDDLE
            from_middle = abs(remainder(atan2(down, across) - angle, 2 * pi))
            if not (_INNER + _MARGIN < hypot(across, down) < _OUTER - _MARGIN and from_middle < step / 2):
                return False
    return True


def _label_radius() -> float:
    return (_INNER + _OUTER) / 2 + 20


def _lines(label: tuple[str, ...], angle: float, size: float) -> tuple[Line, ...]:
    x = _MIDDLE + _label_radius() * cos(angle)
    y = _MIDDLE + _label_radius() * sin(angle)
    spacing = size * 1.12
    top = y - spacing * (len(label) - 1) / 2 + size * 0.34
    return tuple(Line(text, round(x, 1), round(top + row * spacing, 1)) for row, text in enumerate(label))


def _hub_lines(words: tuple[str, ...]) -> tuple[Line, ...]:
    first = _MIDDLE - 16 * (len(words) - 1) + 10
    return tuple(Line(text, _MIDDLE, first + 32 * row) for row, text in enumerate(words))


def _outline(start: float, end: float) -> str:
    """A piece of the ring from `start` to `end` (radians), with straight gaps of even width at both sides."""
    corners = []
    for radius, angle, side in ((_OUTER, start, 1), (_OUTER, end, -1), (_INNER, end, -1), (_INNER, start, 1)):
        turned = angle + side * _GAP / 2 / radius
        corners.append(f"{_MIDDLE + radius * cos(turned):.1f} {_MIDDLE + radius * sin(turned):.1f}")
    large = 1 if end - start > pi else 0
    return (
        f"M{corners[0]}A{_OUTER} {_OUTER} 0 {large} 1 {corners[1]}"
        f"L{corners[2]}A{_INNER} {_INNER} 0 {large} 0 {corners[3]}Z"
    )
