"""Every style, and so every tone of a verdict, has a colour in every theme."""

from itertools import combinations
from typing import get_args

import pytest
from rich.color import ColorSystem
from textual.color import Color
from textual.theme import Theme

from bcp_tui.report.verdicts import Tone
from bcp_tui.tui.themes import LOOKS, SIXTEEN, THEMES, after

READABLE = 4.5
"""The contrast from which small letters can be read (WCAG AA)."""


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_every_style_has_a_colour_in_every_theme(theme: Theme) -> None:
    for colour, _ in LOOKS.values():
        if colour:
            Color.parse(theme.variables[colour])


def test_every_tone_is_a_style_of_its_own_colour() -> None:
    for tone in get_args(Tone):
        colour, _ = LOOKS[tone]
        assert colour == tone


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("system", [ColorSystem.TRUECOLOR, ColorSystem.EIGHT_BIT], ids=str)
def test_no_two_tones_share_a_colour(theme: Theme, system: ColorSystem) -> None:
    seen = {
        tone: Color.parse(theme.variables[tone]).rich_color.downgrade(system)
        for tone in get_args(Tone)
    }
    for one, other in combinations(seen, 2):
        assert seen[one] != seen[other], (one, other)


@pytest.mark.parametrize(
    "theme", [theme for theme in THEMES if theme is not SIXTEEN], ids=lambda theme: theme.name
)
def test_every_colour_of_a_text_can_be_read(theme: Theme) -> None:
    paper = Color.parse(str(theme.background))
    for colour in {colour for colour, _ in LOOKS.values() if colour not in ("", "rule")}:
        assert contrast(Color.parse(theme.variables[colour]), paper) >= READABLE, colour


def contrast(one: Color, other: Color) -> float:
    """The contrast of two colours, as WCAG measures it."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour: Color) -> float:
    parts = [
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4
        for part in colour.normalized
    ]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def test_the_themes_go_round() -> None:
    name = THEMES[0].name
    seen = []
    for _ in THEMES:
        name = after(name)
        seen.append(name)
    assert seen == [*(theme.name for theme in THEMES[1:]), THEMES[0].name]
