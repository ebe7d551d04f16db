"""Headers of tables in laid-out text: their words, over one line or several, and their places."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bcp_tui.documents.columns import is_of_header, role_of, roles_of
from bcp_tui.documents.pages import Line

_CHUNK = re.compile(r"\S+(?: \S+)*")
_SEVERAL = re.compile(
    r"(code|description|prior (?:approval|authorization)(?: required)?|pa|limits?) (.+)", re.I
)

_TALLEST = 6
"""How many lines a header may go over."""


class Chunk(NamedTuple):
    """Words of a line with no more than one space between them, and where they begin and end."""

    start: int
    end: int
    text: str


class Header(NamedTuple):
    """The header of a table: its columns' words and their places, its last line, its page."""

    columns: tuple[Chunk, ...]
    last: int
    page: int


def chunks_of(line: str) -> list[Chunk]:
    """The chunks of a line."""
    return [Chunk(match.start(), match.end(), match[0]) for match in _CHUNK.finditer(line)]


def header_at(lines: Sequence[Line], at: int) -> Header | None:
    """The header that begins at a line, which may go over several."""
    if not _may_be_header(lines[at].text):
        return None
    columns: list[Chunk] = []
    best: Header | None = None
    for place in range(at, min(at + _TALLEST, len(lines))):
        text = lines[place].text
        if re.search(r"\d", text) or not text.strip():
            break
        for chunk in _headers_of(text):
            columns = _with_chunk(columns, chunk)
        unknown = _unknown(columns)
        if unknown is None:
            continue
        if best is None or _may_be_header(text) or unknown < (_unknown(best.columns) or 0):
            best = Header(tuple(columns), place, lines[place].page)
    return best


def _unknown(columns: Sequence[Chunk]) -> int | None:
    """How many columns have words that say nothing; None if they are no header."""
    roles = roles_of([each.text for each in columns])
    return None if roles is None else roles.count("other")


def _may_be_header(line: str) -> bool:
    return is_of_header(line) or roles_of([each.text for each in _headers_of(line)]) is not None


def _headers_of(line: str) -> Iterator[Chunk]:
    """The chunks of a header, one for each column also where a single space lies between two."""
    for chunk in chunks_of(line):
        match = _SEVERAL.fullmatch(chunk.text)
        if match and role_of(match[2]) not in (None, role_of(match[1])):
            yield Chunk(chunk.start, chunk.start + len(match[1]), match[1])
            yield Chunk(chunk.start + match.start(2), chunk.end, match[2])
        else:
            yield chunk


def _with_chunk(columns: Sequence[Chunk], chunk: Chunk) -> list[Chunk]:
    """The columns with a further line of a header: below the one that it overlaps, or a new one."""
    for place, column in enumerate(columns):
        if chunk.start < column.end + 1 and column.start < chunk.end + 1:
            merged = Chunk(
                min(chunk.start, column.start),
                max(chunk.end, column.end),
                f"{column.text} {chunk.text}",
            )
            return [*columns[:place], merged, *columns[place + 1 :]]
    return sorted([*columns, chunk])
