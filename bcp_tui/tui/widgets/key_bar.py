"""The bottom of a screen: what just happened, or the keys."""

from collections.abc import Iterable

from rich.cells import cell_len

from bcp_tui.tui.lines import Lines, Span, fitted


class KeyBar(Lines):
    """A rule and a line."""

    DEFAULT_CSS = """
    KeyBar { height: 2; dock: bottom; }
    """

    def show_keys(self, items: Iterable[tuple[str, str]], said: str = "", below: int = 0) -> None:
        """Show keys with their words, or what was just said; `below` lines wait to be scrolled."""
        line: list[Span] = [(f" {said}", "strong")] if said else []
        if not said:
            for key, word in items:
                line += [(f" {key}", "key"), (f" {word} ", "")]
        columns = self.size.width
        hint: Span = (f" ▼ PageDown: {below} more ─" if below else "", "key")
        rule: Span = ("─" * (columns - cell_len(hint[0])), "rule")
        self.show(((rule, hint), fitted(tuple(line), (), columns)))
