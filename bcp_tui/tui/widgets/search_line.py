"""The search line: it takes every key that does nothing else."""

import re
from typing import ClassVar

from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.binding import BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import Reactive
from textual.strip import Strip
from textual.widgets import Input

from bcp_tui.tui.widgets.line_painter import filtered

MOST_CHARACTERS = 200
"""How many characters the line keeps."""


class SearchLine(Input):
    """One line of text without a frame; a paste of many lines becomes one."""

    BINDINGS: ClassVar[list[BindingType]] = []

    DEFAULT_CSS = """
    SearchLine, SearchLine:focus, SearchLine:ansi {
        background: $background;
        background-tint: transparent;
        color: $foreground;
        height: 1;
        border: none;
        padding: 0;
    }
    SearchLine:ansi > .input--cursor { background: ansi_default; color: ansi_default; }
    """

    # Textual's own lays the whole screen out anew with each letter; this line never changes size.
    virtual_size = Reactive(Size(0, 0))

    class HelpAsked(Message):
        """A question mark was typed on the empty line."""

    class Shortened(Message):
        """More was typed or pasted than the line keeps."""

    def __init__(self, placeholder: str = "", id: str | None = None) -> None:  # noqa: A002
        super().__init__(
            placeholder=placeholder,
            id=id,
            compact=True,
            max_length=MOST_CHARACTERS,
            select_on_focus=False,
            validate_on=(),
        )
        self.disable_messages(self.Changed)  # Who wants to know watches the value.
        self.cursor_blink = False
        self._looks: tuple[Style, Style] | None = None
        """How text and the cursor behind it look in the theme in use."""

    def render_lines(self, crop: Region) -> list[Strip]:
        """The line (Textual's line API), without the frames and blends that it has not."""
        strips = filtered(self, [self.render_line(y) for y in crop.line_range])
        return [strip.crop(*crop.column_span) for strip in strips]

    def render_line(self, y: int) -> Strip:
        """One line of it (Textual's line API).

        Text with the cursor behind it, as nearly every key leaves it, is painted as it is. To lay
        it out like a page, as Textual does, takes a tenth of a key's time.
        """
        columns = self.scrollable_content_region.width
        is_short = self.value.isascii() and 0 < len(self.value) < columns
        if y or not (is_short and self.has_focus and self.selection == (len(self.value),) * 2):
            return super().render_line(y)
        if self._looks is None:
            text = self.rich_style
            self._looks = text, text + self.get_component_rich_style("input--cursor")
        plain, cursor = self._looks
        room = " " * (columns - len(self.value))
        return Strip([Segment(self.value, plain), Segment(" ", cursor), Segment(room, plain)])

    def notify_style_update(self) -> None:
        """Forget how the line looked in the theme before."""
        super().notify_style_update()
        self._looks = None

    def on_key(self, event: events.Key) -> None:
        """Ask for help instead of taking a question mark, if it would be the first character."""
        if event.character == "?" and not self.value:
            event.prevent_default()
            event.stop()
            self.post_message(self.HelpAsked())

    def on_paste(self, event: events.Paste) -> None:
        """Take a paste as one line, in whole words."""
        event.prevent_default()
        event.stop()
        text = one_line(event.text)
        start, end = sorted(self.selection)
        room = MOST_CHARACTERS - len(self.value) + (end - start)
        kept = shortened(text, room) if len(text) > room else text
        self.replace(kept, start, end)
        if kept != text:
            self.post_message(self.Shortened())

    def restricted(self) -> None:
        """Say that the line is full (Textual calls this instead of taking the key)."""
        self.post_message(self.Shortened())


def one_line(text: str) -> str:
    """A pasted text as one line: lines end in commas, control characters are gone."""
    lines = (" ".join(line.split()) for line in text.splitlines())
    joined = ", ".join(line for line in lines if line)
    return "".join(char for char in joined if char.isprintable())


def shortened(text: str, room: int) -> str:
    """The text's whole words that fit: half a code would be another code."""
    head = text[: max(room, 0)]
    if text[len(head) : len(head) + 1].isspace():
        return head
    return re.sub(r"[^\s,]+$", "", head) if re.search(r"[\s,]", head) else head
