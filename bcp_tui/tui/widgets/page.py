"""A long text to read: scrolled by keys, with found words marked."""

from collections.abc import Sequence

from bcp_tui.tui.lines import Line, Lines


class Page(Lines):
    """The lines of a text from `top` on."""

    DEFAULT_CSS = """
    Page { height: 1fr; }
    """

    def __init__(self, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self.top = 0
        self._text: Sequence[Line] = ()

    @property
    def below(self) -> int:
        """The lines below those in sight."""
        return max(0, len(self._text) - self.top - self.size.height)

    def show_text(self, text: Sequence[Line], top: int | None = None) -> None:
        """Show a text, from the line `top` on if given, else from where it was."""
        self._text = text
        self.scroll_lines_to(self.top if top is None else top)

    def scroll_lines_to(self, top: int) -> None:
        """Show the text from this line on, as far as there is a page of it."""
        self.top = max(0, min(top, len(self._text) - self.size.height))
        self.show(self._text[self.top : self.top + self.size.height])

    def scroll_lines_by(self, lines: int = 0, pages: int = 0) -> None:
        """Move by lines or by pages (a page keeps a line of the last in sight)."""
        self.scroll_lines_to(self.top + lines + pages * (self.size.height - 1))
