"""The bottom of a screen: what just happened, or the keys."""

from collections.abc import Sequence
from typing import TypeAlias

from bcp_tui.tui.lines import Line, Styled, fitted, width
from bcp_tui.tui.widgets.line_painter import LinePainter

KeyItems: TypeAlias = Sequence[tuple[str, str]]
"""Keys, each with its word."""


class KeyBar(LinePainter):
    """The last line of a screen."""

    DEFAULT_CSS = """
    KeyBar { height: 1; dock: bottom; }
    """

    def show_keys(self, items: KeyItems, message: str = "") -> None:
        """Show keys with their words, or a message in their place."""
        told: Line = ((f" {message}", "strong"),)
        self.show(
            lambda size: [fitted(told if message else _keys(items, size.width), (), size.width)]
        )


def _keys(items: KeyItems, columns: int) -> Line:
    """The keys that there is room for; the last, which leads to help or back, always."""
    shown = [*items]
    while True:
        line: list[Styled] = []
        for key, word in shown:
            line += [(f" {key}", "key"), (f" {word} ", "")]
        if width(tuple(line)) <= columns or len(shown) < 2:
            return tuple(line)
        del shown[-2]
