"""The answer: verdicts always in sight, what decides the call until the rep scrolls to the rest."""

from typing import Literal

from textual.geometry import Size

from bcp_tui.policy import Book
from bcp_tui.tui.answer_text import lay_out
from bcp_tui.tui.desk import View
from bcp_tui.tui.lines import Line, Lines, rule


class AnswerPanel(Lines):
    """The answers for the current row's code."""

    DEFAULT_CSS = """
    AnswerPanel { height: 8fr; border-top: solid $rule; }
    """

    def __init__(self, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._first = self._page = 1
        self._furthest = 0

    def show_view(self, view: View, book: Book) -> None:
        """Show the answer, scrolled as the call says."""
        self.show(lambda size: self._laid_out(view, book, size))

    def scrolled(self, start: int, pages: Literal[-1, 1]) -> int:
        """The lines by which the answer is scrolled a page before or after this; none is missed."""
        start = min(start, self._furthest)
        if pages > 0:
            return min(start + self._page if start else self._first, self._furthest)
        return max(start - self._page, self._first) if start > self._first else 0

    def _laid_out(self, view: View, book: Book, size: Size) -> list[Line]:
        height = size.height - 1
        text = lay_out(view, book, size.width - 1, height)
        room = max(height - len(text.opening), 1)
        scrolled_room = max(height - len(text.verdicts) - 1, 1)
        self._first, self._page = max(room - 1, 1), max(scrolled_room - 1, 1)
        self._furthest = max(len(text.rest) - scrolled_room, 1) if len(text.rest) > room else 0
        start = min(view.call.scrolled, self._furthest)
        top = text.opening
        if start:
            top, room = [*text.verdicts, rule(size.width, above=start)], scrolled_room
        shown = [*top, *text.rest[start : start + room]][:height]
        blank: list[Line] = [()] * (height - len(shown))
        below = max(0, len(text.rest) - start - room)
        return [*shown, *blank, rule(size.width, below=below)]
