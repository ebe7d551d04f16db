"""The bottom of a screen: what just happened, or the keys."""

from collections.abc import Sequence

from bcp_tui.tui.lines import Line, Lines, Span, fitted, width


class KeyBar(Lines):
    """The last line of a screen."""

    DEFAULT_CSS = """
    KeyBar { height: 1; dock: bottom; }
    """

    def show_keys(self, items: Sequence[tuple[str, str]], said: str = "") -> None:
        """Show keys with their words, or what was just said."""
        told: Line = ((f" {said}", "strong"),)
        self.show(
            lambda size: [fitted(told if said else _keys([*items], size.width), (), size.width)]
        )


def _keys(items: list[tuple[str, str]], columns: int) -> Line:
    """The keys that there is room for; the last, which leads to help or back, always."""
    while True:
        line: list[Span] = []
        for key, word in items:
            line += [(f" {key}", "key"), (f" {word} ", "")]
        if width(tuple(line)) <= columns or len(items) < 2:
            return tuple(line)
        del items[-2]
