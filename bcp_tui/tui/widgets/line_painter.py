"""The widget that paints lines."""

from collections.abc import Callable, Iterable
from typing import TypeAlias

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

from bcp_tui.tui.lines import Line, StyleName, joined, width
from bcp_tui.tui.themes import LOOKS

LayOut: TypeAlias = Callable[[Size], Iterable[Line]]
"""Makes the lines that a widget of this size shows, top line first."""


class LinePainter(Widget):
    """Paints lines, and of new lines only those that changed.

    It is given not lines but what makes them for a size, so that the first paint, and the first
    after a resize, are right at once.
    """

    DEFAULT_CSS = """
    LinePainter { width: 1fr; }
    """

    def __init__(self, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._lay_out: LayOut = lambda _: ()
        self._lines: tuple[Line, ...] = ()
        self._laid_out_for: Size | None = None
        self._looks: dict[StyleName, Style] = {}
        self._strips: dict[int, Strip] = {}
        """The lines as they are painted, until they change."""

    @property
    def lines(self) -> tuple[Line, ...]:
        """What is shown, top line first; nothing while there is no room."""
        size = self.size
        if self._laid_out_for != size:
            self._laid_out_for = size
            self._strips.clear()
            self._lines = tuple(self._lay_out(size)) if size else ()
        return self._lines

    def show(self, lay_out: LayOut) -> None:
        """Show what this lays out for the size that the widget has, or will have."""
        self._lay_out, size = lay_out, self.size
        if self._laid_out_for != size or not size:
            self._laid_out_for = None
            self.refresh()
            return
        before, self._lines = self._lines, tuple(lay_out(size))
        changed = [
            y
            for y in range(min(size.height, max(len(before), len(self._lines))))
            if before[y : y + 1] != self._lines[y : y + 1]
        ]
        for y in changed:
            self._strips.pop(y, None)
        if changed:
            self.refresh(*(Region(0, y, size.width, 1) for y in changed))

    def render_lines(self, crop: Region) -> list[Strip]:
        """The strips of some lines (Textual's line API), those that have not changed as they were.

        Textual's own would draw borders, titles and blends around each of them, of which there are
        none, at every key.
        """
        lines, strips = self.lines, self._strips
        changed = [y for y in crop.line_range if y not in strips]
        made = [self._strip(lines[y] if y < len(lines) else ()) for y in changed]
        strips.update(zip(changed, filtered(self, made), strict=True))
        return [strips[y].crop(*crop.column_span) for y in crop.line_range]

    def _strip(self, line: Line) -> Strip:
        columns = (self._laid_out_for or self.size).width
        padding = columns - width(line)
        padded = (*line, (" " * padding, "")) if padding > 0 else line
        segments = [Segment(text, self._style(style)) for text, style in joined(padded)]
        return Strip(segments).adjust_cell_length(columns)

    def notify_style_update(self) -> None:
        """Forget how styles looked in the theme before."""
        super().notify_style_update()
        self._looks.clear()
        self._strips.clear()

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """All the columns there are."""
        return container.width

    def _style(self, name: StyleName) -> Style:
        """How a style looks in the theme in use."""
        if name not in self._looks:
            colour, style = LOOKS[name]
            if colour:
                named = Color.parse(self.app.theme_variables[colour])
                style += Style(color=named.rich_color)
            self._looks[name] = self.rich_style + style
        return self._looks[name]


def filtered(widget: Widget, strips: list[Strip]) -> list[Strip]:
    """Strips of a widget as its terminal can show their colours."""
    if not strips:
        return strips
    _, background = widget.background_colors
    for each in widget.get_line_filters():
        strips = [strip.apply_filter(each, background) for strip in strips]
    return strips
