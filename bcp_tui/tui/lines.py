"""Lines of text as plain values: what a screen shows is computed as these, and compared.

Nothing here knows Textual: `widgets/line_painter.py` paints the lines. Text is painted as it is:
nothing in it is markup.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Literal, TypeAlias

from rich.cells import cell_len, chop_cells, set_cell_size

from bcp_tui.report import labels
from bcp_tui.report.verdicts import Tone

StyleName: TypeAlias = (
    Tone | Literal["", "strong", "muted", "label", "match", "key", "link", "rule", "trouble"]
)
"""What a text is for; "" for plain. `themes.py` says how each looks."""

Styled: TypeAlias = tuple[str, StyleName]
"""A text and its style."""

Line: TypeAlias = tuple[Styled, ...]
"""A painted line, from left to right."""

_SEEN_ON_BLANKS: tuple[StyleName, ...] = ("match", "link")
"""The styles that are underlined or reversed."""
_WRAPPED = 256
"""Texts kept in lines: most of what an answer says stands there again after the next key."""
_WORD = re.compile(r"\s*\S+")
_ADDRESS = re.compile(r"(?:^|(?<=\s))\S*(?:://|www\.)\S+")


def columns_of(text: str) -> int:
    """The columns a text takes."""
    return len(text) if text.isascii() else cell_len(text)


def width(line: Line) -> int:
    """The columns a line takes."""
    columns = 0
    for text, _ in line:
        columns += len(text) if text.isascii() else cell_len(text)
    return columns


@lru_cache(maxsize=_WRAPPED)
def wrap(text: str, columns: int) -> tuple[str, ...]:
    """The text in lines of at most so many columns, broken at spaces; words too long are cut."""
    columns = max(columns, 2)
    lines: list[str] = []
    for paragraph in text.split("\n"):
        plain = paragraph.isascii() and paragraph.isprintable()
        current, length = "", 0
        for word in _WORD.findall(paragraph):
            more = len(word) if plain else columns_of(word)
            if length + more <= columns:
                current, length = current + word, length + more
                continue
            if current:
                lines.append(current)
                word = word.lstrip()
            *full, current = chop_cells(word, columns) or [""]
            lines += full
            length = columns_of(current)
        lines.append(current)
    return tuple(lines)


def hanging(label: Line, text: str, columns: int, style: StyleName = "") -> list[Line]:
    """A wrapped text that starts after a label and hangs below its own beginning.

    An address that has no room there has a line of its own from the left edge: cut in two it
    could not be selected. It keeps the margin that the label has, if there is room. One that is
    longer than the screen goes on behind a slash.
    """
    indent = width(label)
    has_margin = text_of((label,)).startswith(" ")
    hung: list[Line] = []
    for piece, is_address in _pieces(text, columns - indent, columns):
        if is_address:
            hung += [] if hung else [label]
            margin = " " if has_margin and columns_of(piece) < columns else ""
            hung.append(((f"{margin}{piece}", style),))
            continue
        for line in wrap(piece, columns - indent):
            hung.append((*(((" " * indent, ""),) if hung else label), (line, style)))
    return hung


def _pieces(text: str, room: int, columns: int) -> Iterator[tuple[str, bool]]:
    """The text around addresses that are too long for the room, and these by themselves."""
    start = 0
    for match in _ADDRESS.finditer(text):
        if room < columns_of(match.group()):
            if before := text[start : match.start()].rstrip():
                yield before, False
            yield from ((line, True) for line in _address_lines(match.group(), columns))
            start = match.end()
    rest = text[start:].lstrip() if start else text
    if rest or not start:
        yield rest, False


def _address_lines(address: str, columns: int) -> Iterator[str]:
    """An address in as few lines as there is room for it."""
    columns = max(columns, 2)
    while columns_of(address) > columns:
        cut = chop_cells(address, columns)[0]
        line = cut[: cut.rfind("/") + 1]
        if line.endswith("//") or not line:
            line = cut
        yield line
        address = address[len(line) :]
    yield address


def fitted(left: Line, right: Line, columns: int) -> Line:
    """Two texts at the ends of one line; the left one is cut where they would meet."""
    room = columns - width(right)
    cut: list[Styled] = []
    for text, style in left:
        length = columns_of(text)
        if length > room:
            text, length = set_cell_size(text, max(room, 0)), max(room, 0)
        cut.append((text, style))
        room -= length
    return (*cut, (" " * max(room, 0), ""), *right)


def elided(line: Line, columns: int) -> Line:
    """The line in so many columns, cut with a sign that it was where it is longer."""
    if width(line) <= columns:
        return line
    cut: list[Styled] = []
    room = max(columns, 1) - 1
    for text, style in line:
        piece = text
        while columns_of(piece) > room:
            piece = piece[:-1]
        cut.append((piece, style))
        room -= columns_of(piece)
        if piece != text:
            break
    text, style = cut[-1]
    return (*cut[:-1], (f"{text.rstrip()}…", style))


def rule(columns: int, above: int = 0, below: int = 0) -> Line:
    """A rule, which says how many lines of a text are out of sight above it or below it."""
    more = labels.more_above(above) if above else labels.more_below(below) if below else ""
    hint = f" {more} ─" if more else ""
    return (("─" * (columns - columns_of(hint)), "rule"), (hint, "key"))


def joined(line: Line) -> list[Styled]:
    """The line, neighbours that look the same as one piece: each change of style costs bytes."""
    pieces: list[Styled] = []
    for text, style in line:
        if not text:
            continue
        last, last_style = pieces[-1] if pieces else ("", style)
        if style == last_style or _look_alike(text, style, last_style):
            pieces[-1:] = [(last + text, last_style)]
        elif _look_alike(last, last_style, style):
            pieces[-1] = (last + text, style)
        else:
            pieces.append((text, style))
    return pieces


def _look_alike(text: str, style: StyleName, other: StyleName) -> bool:
    """Whether a text looks the same in another style: a blank does, if neither is seen on it."""
    return text.isspace() and style not in _SEEN_ON_BLANKS and other not in _SEEN_ON_BLANKS


def text_of(lines: Sequence[Line]) -> str:
    """Lines as plain text."""
    return "\n".join("".join(text for text, _ in line).rstrip() for line in lines)
