"""The bottom of a screen: what just happened, or the keys."""

from collections.abc import Sequence
from typing import TypeAlias

from bcp_tui.tui.lines import Line, elided, fitted, width
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
    """The keys that there is room for; the first and the last, which leads back, always."""
    *shown, last = map(_key, items)
    room = columns - width(last)
    while len(shown) > 1 and sum(map(width, shown)) > room:
        del shown[-1]
    return (*elided(tuple(piece for each in shown for piece in each), room), *last)


def _key(item: tuple[str, str]) -> Line:
    key, word = item
    return ((f" {key}", "key"), (f" {word} ", ""))
