"""The colours at the top of the stylesheet, ours or an adopter's: enough contrast, light and dark, before any page is drawn."""

from __future__ import annotations

import re

import pytest

from tests.serving import ROOT

LEAST = 4.5
"""WCAG 2.2, 1.4.3, for text of any size."""

LEAST_OF_BORDERS = 3.0
"""WCAG 2.2, 1.4.11: borders of things to fill in, and the ring around what has the focus."""

GROUNDS = ("paper", "surface", "tint", "pine-tint", "marigold-tint", "terracotta-tint")
TEXTS = ("ink", "ink-soft", "link")


def themes() -> dict[str, dict[str, str]]:
    """Custom properties that are colours by theme: light, and dark as the device or the reader asks for it."""
    text = (ROOT / "docs/assets/stylesheets/site.css").read_text(encoding="utf-8")
    light = properties(text[text.index("/* --- Tokens") : text.index("/* Dark is written twice")])
    device = text[text.index(':root:not([data-theme="light"])') : text.index(':root[data-theme="dark"]')]
    reader = text[text.index(':root[data-theme="dark"]') : text.index("@media (prefers-contrast")]
    return {"light": light, "dark by the device": light | properties(device), "dark by the reader": light | properties(reader)}


def properties(css: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+):\s*(#[0-9a-f]{6}|var\(--[\w-]+\))", css, re.IGNORECASE))


def luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def too_faint(colours: dict[str, str]) -> list[str]:
    """Each pair of colours that misses, in words."""

    def value(name: str) -> str:
        borrowed = re.fullmatch(r"var\(--([\w-]+)\)", colours[name])
        return value(borrowed[1]) if borrowed else colours[name]

    inks = [(name, name.removesuffix("-ink"), LEAST) for name in colours if name.endswith("-ink")]
    texts = [(text, ground, LEAST) for text in TEXTS for ground in GROUNDS]
    lines = [("edge", "paper", LEAST_OF_BORDERS), ("edge", "surface", LEAST_OF_BORDERS), ("ring", "paper", LEAST_OF_BORDERS)]
    return [
        f"--{text} on --{ground}: {contrast(value(text), value(ground)):.2f}, and it must be {least}"
        for text, ground, least in (*inks, *texts, *lines)
        if contrast(value(text), value(ground)) < least
    ]


@pytest.mark.parametrize("theme", ["light", "dark by the device", "dark by the reader"])
def test_text_can_be_read(theme: str) -> None:
    """Every text on every ground, and the label of every segment, reaches 4.5 to 1; borders and focus 3 to 1."""
    assert too_faint(themes()[theme]) == []


def test_a_faint_pair_is_named() -> None:
    """A colour that is too light is told with its pair and its contrast."""
    faint = themes()["light"] | {"link": "#9a9a9a"}

    assert "--link on --paper: 2.65, and it must be 4.5" in too_faint(faint)


def test_dark_is_the_same_by_device_and_by_choice() -> None:
    """The dark colours stand twice in the stylesheet, and are the same."""
    found = themes()

    assert found["dark by the device"] == found["dark by the reader"]
