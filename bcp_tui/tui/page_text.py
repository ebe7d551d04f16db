"""A long text behind its window: what is in sight of it, and what stands pinned above.

A text is made of blocks: a paragraph, a list item, a row of a table. The window begins with a whole
block, and above a list item stands the lead-in that it hangs on ("… considers the following not
medically necessary:"), pinned, wherever the window is. Only a block that is longer than the window
is begun in the middle; then its own sentence stands pinned from its beginning. So nothing in sight
reads as its opposite because its beginning is not. Nor because of its end: a block whose part below
the window turns it is left for the next page.

Functions of texts and sizes, in lines.
"""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from textual.geometry import Size

from bcp_tui.report.reading import cut_text, is_turned, unfinished
from bcp_tui.tui.lines import Line, rule, text_of, wrap

_MARK = " ▲ "
"""Before what is pinned, and as wide as its margin."""
_LEAST = 3
"""Lines of the text itself that are in sight below what is pinned."""


class Block(NamedTuple):
    """Lines that are read together: the first, the one behind the last, and what they hang on.

    `name` is what the block is about, to be pinned with its sentence where it is begun in the
    middle.
    """

    start: int
    end: int
    hangs_on: str = ""
    name: str = ""


class PageText(NamedTuple):
    """A text in lines, and its blocks in order; without blocks, each line stands for itself."""

    lines: Sequence[Line] = ()
    blocks: Sequence[Block] = ()

    def block_at(self, line: int) -> Block:
        """The block that a line is in, or the one before it."""
        at = bisect_right(self.blocks, line, key=lambda block: block.start) - 1
        return self.blocks[at] if at >= 0 else Block(line, line + 1)

    def read_on(self, line: int) -> int:
        """The line itself, or where it lies between two blocks, the beginning of the second."""
        if line < self.block_at(line).end:
            return line
        return next((block.start for block in self.blocks if block.start > line), line)


class Sight(NamedTuple):
    """What is pinned, and the first line in sight below it and the one behind the last."""

    pinned: list[Line]
    top: int
    end: int


def page_of(lines: Sequence[Line], blocks: Sequence[Block]) -> PageText:
    """A text of these blocks, without empty lines at its end."""
    length = len(lines)
    while length and not lines[length - 1]:
        length -= 1
    return PageText(tuple(lines[:length]), tuple(blocks))


def page_lines(text: PageText, top: int, size: Size) -> list[Line]:
    """What is in sight of a text from this line on; the last line is a rule that says how much
    is below.
    """
    sight = in_sight(text, top, size)
    shown = [*sight.pinned, *text.lines[sight.top : sight.end]]
    blank: list[Line] = [()] * (page_height(size) - len(shown))
    return [*shown, *blank, rule(size.width, below=len(text.lines) - sight.end)]


def page_height(size: Size) -> int:
    """The lines of text that a page of this size has."""
    return size.height - 1


def in_sight(text: PageText, top: int, size: Size) -> Sight:
    """What is in sight from this line on, or from as far down as there is a page of it."""
    return _sight(text, min(max(top, 0), _furthest(text, size)), size)


def after(text: PageText, top: int, size: Size) -> int:
    """The first line in sight after a step down: something new comes in sight."""
    now = in_sight(text, top, size)
    for line in range(now.top + 1, _furthest(text, size) + 1):
        sight = _sight(text, line, size)
        if sight.top == line and (_begins(text, line) or sight.end > now.end):
            return line
    return now.top


def before(text: PageText, top: int, size: Size) -> int:
    """The first line in sight after a step up."""
    now = in_sight(text, top, size)
    for line in range(now.top - 1, 0, -1):
        sight = _sight(text, line, size)
        if sight.top == line and (_begins(text, line) or sight.end < now.end):
            return line
    return 0


def page_after(text: PageText, top: int, size: Size) -> int:
    """The first line of the next page; a block that is cut below begins it, whole."""
    now = in_sight(text, top, size)
    following = in_sight(text, text.read_on(now.end), size).top
    return following if following > now.top else after(text, top, size)


def page_before(text: PageText, top: int, size: Size) -> int:
    """The first line of the page before, which ends where this one begins."""
    now = in_sight(text, top, size)
    for line in range(max(0, now.top - page_height(size)), now.top):
        sight = _sight(text, line, size)
        if sight.top == line and sight.end >= now.top:
            return line
    return before(text, top, size)


def around(text: PageText, block: Block, first: int, size: Size) -> int:
    """The first line in sight with a block wholly in sight, if it can be, from `first` on."""
    for line in range(first, block.start):
        sight = _sight(text, line, size)
        if sight.top == line and sight.end >= block.end:
            return line
    return block.start


def is_whole(text: PageText, block: Block, top: int, size: Size) -> bool:
    """Whether a block is wholly in sight."""
    sight = in_sight(text, top, size)
    return sight.top <= block.start and block.end <= sight.end


def same_place(before: PageText, top: int, now: PageText) -> int:
    """The first line in sight of a text that was laid out anew: its block is the same."""
    if not before.blocks or len(before.blocks) != len(now.blocks):
        return top
    block = before.block_at(top)
    return now.blocks[before.blocks.index(block)].start + top - block.start


def _begins(text: PageText, line: int) -> bool:
    return text.block_at(line).start == line


def _sight(text: PageText, top: int, size: Size) -> Sight:
    block = text.block_at(top)
    height, columns = page_height(size), size.width
    most = height - _LEAST
    pinned = _pinned(block.hangs_on, columns, most)
    top = min(top, block.end - 1)
    if block.end - block.start <= height - len(pinned):
        top = block.start
    if top > block.start:
        pinned += _pinned(_begun(text, block, top), columns, max(most - len(pinned), 1))
    pinned = pinned[: max(height - 1, 0)]
    end = min(len(text.lines), top + height - len(pinned))
    return Sight(pinned, top, _end(text, top, end))


def _begun(text: PageText, block: Block, top: int) -> str:
    """The sentence of a block that is begun above its line, behind the name of the block."""
    hidden = " ".join(text_of(text.lines[block.start : top]).split())
    sentence = unfinished(hidden)
    return sentence if sentence.startswith(block.name) else f"{block.name} … {sentence}"


def _end(text: PageText, top: int, end: int) -> int:
    """Where the window ends: before a block whose sentence is turned by what is out of sight."""
    last = text.block_at(end - 1)
    if last.start <= top or last.end <= end:
        return end
    return last.start if is_turned(text_of(text.lines[end : last.end])) else end


def _pinned(text: str, columns: int, most: int) -> list[Line]:
    """A text to stand pinned, in full where there is room."""
    room = columns - len(_MARK) - 1
    if not text or most < 1:
        return []
    lines = wrap(text, room)
    characters = most * room
    while len(lines) > most and characters > room:
        lines = wrap(cut_text(text, characters), room)
        characters -= room // 4
    lines = lines[:most]
    margin = " " * len(_MARK)
    return [((margin if at else _MARK, "key"), (line, "label")) for at, line in enumerate(lines)]


def _furthest(text: PageText, size: Size) -> int:
    """The first of the lines from which everything to the end is in sight."""
    length = len(text.lines)
    for line in range(max(0, length - page_height(size)), length):
        sight = _sight(text, line, size)
        if sight.top == line and sight.end >= length:
            return line
    return max(0, length - 1)
