"""Lines of text as plain values, and the widget that paints them.

What a screen shows is computed as `Line`s, values that can be compared; the widget repaints only
the lines that differ from what the terminal already shows. It is given not lines but what makes
them for a size, so that the first paint, and the first after a resize, are right at once. Text is
painted as it is: nothing in it is markup.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from typing import TypeAlias

from rich.cells import cell_len, chop_cells, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.geometry import Region, Size
from textual.strip import Strip
from textual.widget import Widget

Span: TypeAlias = tuple[str, str]
"""A text and its style: one of `STYLES`, or "" for plain."""

Line: TypeAlias = tuple[Span, ...]

LayOut: TypeAlias = Callable[[Size], Iterable[Line]]
"""Makes the lines that a widget of this size shows, top line first."""

STYLES: dict[str, tuple[str, Style]] = {
    "strong": ("", Style(bold=True)),
    "muted": ("muted", Style()),
    "label": ("label", Style()),
    "match": ("match", Style(bold=True, underline=True)),
    "good": ("good", Style(bold=True)),
    "bad": ("bad", Style(bold=True)),
    "ask": ("ask", Style(bold=True)),
    "key": ("label", Style(bold=True)),
    "link": ("", Style(reverse=True)),
    "rule": ("rule", Style()),
}
"""Each style's colour, one of the theme's (`themes.py`), and what it adds to it."""


_WORD = re.compile(r"\s*\S+")


def width(line: Line) -> int:
    """The columns a line takes."""
    return sum(cell_len(text) for text, _ in line)


def wrap(text: str, columns: int) -> list[str]:
    """The text in lines of at most so many columns, broken at spaces; words too long are cut."""
    columns = max(columns, 2)
    lines: list[str] = []
    for paragraph in text.split("\n"):
        current, length = "", 0
        for word in _WORD.findall(paragraph):
            more = cell_len(word)
            if length + more <= columns:
                current, length = current + word, length + more
                continue
            if current:
                lines.append(current)
                word = word.lstrip()
            *full, current = chop_cells(word, columns) or [""]
            lines += full
            length = cell_len(current)
        lines.append(current)
    return lines


def hanging(label: Line, text: str, columns: int, style: str = "") -> list[Line]:
    """A wrapped text that starts after a label and hangs below its own beginning."""
    indent = width(label)
    first, *rest = wrap(text, columns - indent)
    return [(*label, (first, style)), *(((" " * indent, ""), (each, style)) for each in rest)]


def fitted(left: Line, right: Line, columns: int) -> Line:
    """Two texts at the ends of one line; the left one is cut where they would meet."""
    room = columns - width(right)
    cut: list[Span] = []
    for text, style in left:
        piece = text if cell_len(text) <= room else set_cell_size(text, max(room, 0))
        cut.append((piece, style))
        room -= cell_len(piece)
    return (*cut, (" " * max(room, 0), ""), *right)


def rule(columns: int, above: int = 0, below: int = 0) -> Line:
    """A rule, which says how many lines of a text are out of sight above it or below it."""
    hint = f" ▲ PageUp: {above} more ─" if above else ""
    hint = f" ▼ PageDown: {below} more ─" if below else hint
    return (("─" * (columns - cell_len(hint)), "rule"), (hint, "key"))


class Lines(Widget):
    """Paints lines, and of new lines only those that changed."""

    DEFAULT_CSS = """
    Lines { width: 1fr; }
    """

    def __init__(self, id: str | None = None) -> None:  # noqa: A002 - Textual's name
        super().__init__(id=id)
        self._lay_out: LayOut = lambda _: ()
        self._lines: tuple[Line, ...] = ()
        self._laid_out_for: Size | None = None
        self._styles: dict[str, Style] = {}

    @property
    def lines(self) -> tuple[Line, ...]:
        """What is shown, top line first; nothing while there is no room."""
        size = self.size
        if self._laid_out_for != size:
            self._laid_out_for = size
            self._lines = tuple(self._lay_out(size)) if size else ()
        return self._lines

    def show(self, lay_out: LayOut) -> None:
        """Show what this lays out for the size that the widget has, or will have."""
        before, self._lay_out, self._laid_out_for = self._lines, lay_out, None
        after, size = self.lines, self.size
        changed = [
            Region(0, y, size.width, 1)
            for y in range(min(size.height, max(len(before), len(after))))
            if before[y : y + 1] != after[y : y + 1]
        ]
        if changed:
            self.refresh(*changed)

    def render_line(self, y: int) -> Strip:
        """The strip of one line (Textual's line API)."""
        columns, lines = self.size.width, self.lines
        line = lines[y] if y < len(lines) else ()
        padding = columns - width(line)
        padded = (*line, (" " * padding, "")) if padding > 0 else line
        segments = [Segment(text, self._style(style)) for text, style in _joined(padded)]
        return Strip(segments).adjust_cell_length(columns)

    def notify_style_update(self) -> None:
        """Forget how the styles looked in another theme."""
        super().notify_style_update()
        self._styles.clear()

    def get_content_width(self, container: Size, viewport: Size) -> int:
        """All the columns there are."""
        return container.width

    def _style(self, name: str) -> Style:
        """How a style looks in the theme in use."""
        if name not in self._styles:
            colour, style = STYLES.get(name, ("", Style()))
            if colour:
                named = Color.parse(self.app.theme_variables[colour])
                style += Style(color=named.rich_color)
            self._styles[name] = self.rich_style + style
        return self._styles[name]


def _joined(line: Line) -> list[Span]:
    """The line with neighbours of one style as one: each change of style is bytes to send."""
    joined: list[Span] = []
    for text, style in line:
        if joined and joined[-1][1] == style:
            joined[-1] = (joined[-1][0] + text, style)
        elif text:
            joined.append((text, style))
    return joined


def text_of(lines: Sequence[Line]) -> str:
    """Lines as plain text."""
    return "\n".join("".join(text for text, _ in line).rstrip() for line in lines)
