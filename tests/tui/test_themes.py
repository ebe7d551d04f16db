"""Every style, and so every tone of a verdict, has a colour in every theme."""

from typing import get_args

import pytest
from textual.color import Color
from textual.theme import Theme

from bcp_tui.report.verdicts import Tone
from bcp_tui.tui.themes import LOOKS, THEMES, after


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_every_style_has_a_colour_in_every_theme(theme: Theme) -> None:
    for colour, _ in LOOKS.values():
        if colour:
            Color.parse(theme.variables[colour])


def test_every_tone_is_a_style_of_its_own_colour() -> None:
    for tone in get_args(Tone):
        colour, _ = LOOKS[tone]
        assert colour == tone


def test_the_themes_go_round() -> None:
    name = THEMES[0].name
    seen = []
    for _ in THEMES:
        name = after(name)
        seen.append(name)
    assert seen == [*(theme.name for theme in THEMES[1:]), THEMES[0].name]
