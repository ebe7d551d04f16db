"""A long text to read, in a window that the screen moves."""

from bcp_tui.tui.page_text import PageText, page_lines
from bcp_tui.tui.widgets.line_painter import LinePainter


class Page(LinePainter):
    """The lines of a text from `top` on, what they hang on above them, and a rule below."""

    DEFAULT_CSS = """
    Page { height: 1fr; }
    """

    def show_text(self, text: PageText, top: int) -> None:
        """Show a text from this line on, or from as far down as there is a page of it."""
        self.show(lambda size: page_lines(text, top, size))
