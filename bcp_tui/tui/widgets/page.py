"""A long text to read, in a window that the screen moves."""

from collections.abc import Sequence

from textual.geometry import Size

from bcp_tui.tui.lines import Line, rule
from bcp_tui.tui.paging import within
from bcp_tui.tui.widgets.line_painter import LinePainter


class Page(LinePainter):
    """The lines of a text from `top` on, and a rule below them."""

    DEFAULT_CSS = """
    Page { height: 1fr; }
    """

    def show_text(self, text: Sequence[Line], top: int) -> None:
        """Show a text from this line on, or from as far down as there is a page of it."""
        self.show(lambda size: page_lines(text, top, size))


def page_lines(text: Sequence[Line], top: int, size: Size) -> list[Line]:
    """What is in sight of a text; the last line is a rule that says how much is below."""
    height = page_height(size)
    top = within(top, len(text), height)
    shown = text[top : top + height]
    blank: list[Line] = [()] * (height - len(shown))
    return [*shown, *blank, rule(size.width, below=max(0, len(text) - top - height))]


def page_height(size: Size) -> int:
    """The lines of text that a page of this size has."""
    return size.height - 1
