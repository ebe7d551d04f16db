"""The search line is painted as Textual paints an Input, whatever is typed in it."""

import pytest
from rich.style import Style
from textual.strip import Strip
from textual.widgets import Input

from bcp_tui.tui.themes import THEMES
from bcp_tui.tui.widgets.search_line import SearchLine
from tests.tui.rep import OpenCall

pytestmark = pytest.mark.asyncio


def cells(strip: Strip) -> list[tuple[str, Style | None]]:
    """Each character with its style."""
    return [(char, segment.style) for segment in strip for char in segment.text]


@pytest.mark.parametrize("theme", [theme.name for theme in THEMES])
async def test_it_looks_the_same(call: OpenCall, theme: str) -> None:
    async with call() as rep:
        line = rep.call_screen.query_one(SearchLine)
        rep.app.theme = theme
        await rep.pilot.pause()
        for text, *keys in (
            ("",),
            ("s9494",),
            ("s9494 ", "space"),
            ("chemo infusion", "left"),
            ("chemo", "home"),
            ("chemo infusion", "shift+left", "shift+left"),
            ("pépin",),
            ("[bold]x[/bold] \\n",),
            ("a" * 76,),
            ("a" * 77,),
            ("a" * 150,),
        ):
            line.value = text
            line.cursor_position = len(text)
            await rep.press(*keys)
            assert cells(line.render_line(0)) == cells(Input.render_line(line, 0)), text
