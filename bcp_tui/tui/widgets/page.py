"""A long text to read: scrolled by keys, with found words marked."""

from collections.abc import Sequence

from textual.geometry import Size

from bcp_tui.tui.lines import Line, Lines, rule


class Page(Lines):
    """The lines of a text from `top` on, and a rule below them."""

    DEFAULT_CSS = """
    Page { height: 1fr; }
    """

    def __init__(self, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._top = 0
        self._text: Sequence[Line] = ()

    @property
    def top(self) -> int:
        """The first line in sight: as far down as there is a page of text from there."""
        return max(0, min(self._top, len(self._text) - self._height))

    @property
    def _height(self) -> int:
        return self.size.height - 1

    def show_text(self, text: Sequence[Line], top: int | None = None) -> None:
        """Show a text, from the line `top` on if given, else from where it was."""
        self._text = text
        self.scroll_lines_to(self.top if top is None else top)

    def scroll_lines_to(self, top: int) -> None:
        """Show the text from this line on."""
        self._top = top
        self._top = self.top
        self.show(self._laid_out)

    def keep_in_sight(self, line: int) -> None:
        """Show this line at the top, unless it is in sight already."""
        if not self.top <= line < self.top + self._height:
            self.scroll_lines_to(line)

    def scroll_lines_by(self, lines: int = 0, pages: int = 0) -> None:
        """Move by lines or by pages (a page keeps a line of the last in sight)."""
        self.scroll_lines_to(self.top + lines + pages * (self._height - 1))

    def _laid_out(self, size: Size) -> list[Line]:
        shown = self._text[self.top : self.top + self._height]
        blank: list[Line] = [()] * (self._height - len(shown))
        below = max(0, len(self._text) - self.top - self._height)
        return [*shown, *blank, rule(size.width, below=below)]
