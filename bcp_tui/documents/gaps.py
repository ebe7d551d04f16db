"""The gaps between the columns of laid-out text: places that no line, or the fewest, fill."""

import re
from collections.abc import Sequence
from itertools import pairwise

from bcp_tui.documents.printed_headers import Chunk

_TELLING = 4
"""With so many lines, a single space in the same place in all is a gap between columns."""


def bounds_below(texts: Sequence[str], columns: Sequence[Chunk]) -> list[int]:
    """Where each column but the first begins: behind the widest gap before the next one's words."""
    filled = _filled(texts, max(each.end for each in columns))
    for column in columns:
        for at in range(column.start, column.end):
            filled[at] += 1
    return [
        _widest_gap(filled, left.start + 1, right.end, right.start)
        for left, right in pairwise(columns)
    ]


def bounds_without(texts: Sequence[str], starts: Sequence[int]) -> list[int]:
    """The same on a page that does not print the header again: the widest gaps, as many as needed.

    Where there are fewer, columns begin where they did on the page before, moved by the page's
    margin. Lines that all begin in a column behind the first go on with a row: they do not tell
    the margin.
    """
    filled = _filled(texts, 0)
    edge = next((at for at, count in enumerate(filled) if count), 0)
    end = len(filled) - next((at for at, count in enumerate(reversed(filled)) if count), 0)
    gaps = [
        (match.end() - match.start(), match.end())
        for match in re.finditer("0+", "".join("1" if count else "0" for count in filled[edge:end]))
    ]
    least = 1 if sum(map(bool, map(str.strip, texts))) >= _TELLING else 2
    telling = [gap for gap in gaps if gap[0] >= least]
    widest = sorted(telling, reverse=True)[: len(starts) - 1]
    if len(widest) == len(starts) - 1:
        return sorted(edge + place for _, place in widest)
    moved = edge - starts[0]
    if is_within_row(edge, starts):
        nearest = min(starts, key=lambda start: abs(edge - start))
        moved = min(0, edge - nearest)
    return [moved + start for start in starts[1:]]


def is_within_row(edge: int, starts: Sequence[int]) -> bool:
    """Whether lines with this left edge stand below the columns behind the first."""
    return edge > (starts[0] + starts[1]) // 2


def _filled(texts: Sequence[str], width: int) -> list[int]:
    """How many lines have a letter at each place."""
    filled = [0] * (max([width, *map(len, texts)]) + 1)
    for text in texts:
        for at, char in enumerate(text):
            filled[at] += not char.isspace()
    return filled


def _widest_gap(filled: Sequence[int], low: int, high: int, near: int) -> int:
    """The end of the widest run that the fewest lines fill; else the words' own start."""
    least = min(filled[low:high], default=0)
    best = (0, near)
    at = low
    while at < high:
        end = at
        while end < high and filled[end] == least:
            end += 1
        if (end - at, -abs(end - near)) > (best[0], -abs(best[1] - near)):
            best = (end - at, end)
        at = end + 1
    return best[1]


def cells_of(text: str, bounds: Sequence[int]) -> tuple[str, ...]:
    """The cells of a line; a word that lies in two is of the one that it begins in."""
    edges = [0, *(_end_of_word(text, bound) for bound in bounds), len(text) + 1]
    return tuple(text[left:right].strip() for left, right in pairwise(edges))


def _end_of_word(text: str, bound: int) -> int:
    if 0 < bound < len(text) and not text[bound - 1].isspace():
        while bound < len(text) and not text[bound].isspace():
            bound += 1
    return bound


def is_cut(text: str, bounds: Sequence[int]) -> bool:
    """Whether a word lies in two columns, so that nothing tells where one ends."""
    return any(
        0 < bound < len(text) and not text[bound - 1].isspace() and not text[bound].isspace()
        for bound in bounds
    )
