"""How an answer stands in its panel: what is in sight of it, and paging through it.

The verdicts are always in sight; what is scrolled below them is a text of its own (`page_text.py`),
in which no sentence is read without its beginning.
"""

from typing import Literal, NamedTuple

from textual.geometry import Size

from bcp_tui.desk import View
from bcp_tui.report.reading import is_turned
from bcp_tui.tui.answer_lines import AnswerText, Part, answer_text
from bcp_tui.tui.lines import Line, rule, text_of
from bcp_tui.tui.page_text import Block, PageText, in_sight, page_after, page_lines

_FIRST = -1
"""The first page, which begins with what decides the call; the others begin at a line."""


class _Pages(NamedTuple):
    """An answer in a panel: its text, its rest as a text to page through, and the room for both."""

    text: AnswerText
    rest: PageText
    room: int
    """The lines of the rest that are in sight on the first page."""
    page: Size
    """The size of the other pages."""

    @classmethod
    def of(cls, view: View, size: Size) -> "_Pages":
        """The current row's text in a panel of this size, whose last line is a rule."""
        height = size.height - 1
        text = answer_text(view, size.width - 1, height)
        rest = _page_text(text.rest)
        room = _whole_sentences(rest, max(height - len(text.opening), 0))
        page = Size(size.width, max(height - len(text.verdicts), 2))
        return cls(text, rest, room, page)

    @property
    def are_several(self) -> bool:
        """Whether there is more than the first page."""
        return len(self.rest.lines) > self.room

    def first(self, scrolled: int) -> int:
        """Where the page begins that a call's `scrolled` stands for."""
        if not (scrolled and self.are_several):
            return _FIRST
        return in_sight(self.rest, scrolled - 1, self.page).top

    def after(self, first: int) -> int:
        """Where the page after this one begins."""
        if not self.are_several:
            return _FIRST
        below = self.room if first == _FIRST else page_after(self.rest, first, self.page)
        return in_sight(self.rest, below, self.page).top

    def before(self, first: int) -> int:
        """Where the page before this one begins."""
        page = _FIRST
        while page < (further := self.after(page)) < first:
            page = further
        return page


def panel_lines(view: View, size: Size) -> list[Line]:
    """The lines of the answer panel, scrolled as the call says; the last is a rule."""
    pages = _Pages.of(view, size)
    first, text = pages.first(view.call.scrolled), pages.text
    if first != _FIRST:
        above = first + len(text.opening) - len(text.verdicts)
        further = page_lines(pages.rest, first, pages.page)
        return [*text.verdicts, rule(size.width, above=above), *further]
    height = size.height - 1
    shown = [*text.opening, *pages.rest.lines[: pages.room]][:height]
    blank: list[Line] = [()] * (height - len(shown))
    below = max(0, len(pages.rest.lines) - pages.room)
    return [*shown, *blank, rule(size.width, below=below)]


def is_paged(view: View, size: Size) -> bool:
    """Whether the current row says more than a panel of this size has room for."""
    return view.current is not None and _Pages.of(view, size).are_several


def scrolled(view: View, size: Size, pages: Literal[-1, 1]) -> int:
    """The call's `scrolled` for the page before or after this one: 0 for the first one."""
    text = _Pages.of(view, size)
    first = text.first(view.call.scrolled)
    return (text.after(first) if pages > 0 else text.before(first)) + 1


def _whole_sentences(rest: PageText, room: int) -> int:
    """The lines in sight of a room: without a part whose sentence is turned out of sight.

    A description, which is no sentence of its own, may be cut anywhere.
    """
    if not 0 < room < len(rest.lines):
        return room
    last = rest.block_at(room - 1)
    is_cut = last.name and last.end > room and is_turned(text_of(rest.lines[room : last.end]))
    return last.start if is_cut else room


def _page_text(parts: list[Part]) -> PageText:
    """Parts one below the other."""
    lines: list[Line] = []
    blocks: list[Block] = []
    for part in parts:
        end = len(lines) + len(part.lines)
        blocks.append(Block(len(lines), end, part.hangs_on, part.name))
        lines += part.lines
    return PageText(lines, blocks)
