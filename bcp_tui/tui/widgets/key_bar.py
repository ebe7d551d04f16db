"""The bottom of a screen: what just happened, or the keys."""

from collections.abc import Iterable

from rich.cells import cell_len

from bcp_tui.tui.lines import Line, Lines, Span, fitted, width


class KeyBar(Lines):
    """A rule and a line."""

    DEFAULT_CSS = """
    KeyBar { height: 2; dock: bottom; }
    """

    def show_keys(self, items: Iterable[tuple[str, str]], said: str = "", below: int = 0) -> None:
        """Show keys with their words, or what was just said; `below` lines wait to be scrolled."""
        columns = self.size.width
        line: Line = ((f" {said}", "strong"),) if said else _keys(list(items), columns)
        hint: Span = (f" ▼ PageDown: {below} more ─" if below else "", "key")
        rule: Span = ("─" * (columns - cell_len(hint[0])), "rule")
        self.show(((rule, hint), fitted(line, (), columns)))


def _keys(items: list[tuple[str, str]], columns: int) -> Line:
    """The keys that there is room for; the last, which leads to help or back, always."""
    while True:
        line: list[Span] = []
        for key, word in items:
            line += [(f" {key}", "key"), (f" {word} ", "")]
        if width(tuple(line)) <= columns or len(items) < 2:
            return tuple(line)
        del items[-2]
