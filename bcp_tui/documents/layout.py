"""`pdftotext -layout` text: columns by spaces, which move from page to page.

A table is found by the words over its columns. Between two columns there is a gap that no line of
the page fills; it is looked for anew below every header and on every page, because the columns
move. Rows begin with a code; where lines of space part the rows, whatever stands between two of
them is one row, wherever in it the code is printed.
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from bcp_tui.documents.blocks import Block, Paragraph, Row
from bcp_tui.documents.codes import LIKE_A_CODE
from bcp_tui.documents.columns import HEADER_WORDS, roles_of, table_of_title
from bcp_tui.documents.draft import Place
from bcp_tui.documents.pages import Line
from bcp_tui.documents.unwrap import PrintedLine, paragraphs_of

_CHUNK = re.compile(r"\S+(?: \S+)*")
_HEADING = re.compile(r"\s*\d{1,2}\.0\s+[A-Z]")
_FULL = 0.6
"""The part of the widest line from which on a line is taken as full."""
_DATE = re.compile(r"\d{1,2}/\d{2,4}\b")


class Chunk(NamedTuple):
    """Words of a line with no more than one space between them, and where they begin and end."""

    start: int
    end: int
    text: str


class Header(NamedTuple):
    """The header of a table: its columns' words and their places, and the lines it takes."""

    columns: tuple[Chunk, ...]
    first: int
    last: int


def layout_blocks(lines: Sequence[Line]) -> list[Block]:
    """The blocks of a text whose tables are laid out with spaces."""
    blocks: list[Block] = []
    text: list[Line] = []
    at, header = 0, None
    while at < len(lines):
        found = header_at(lines, at)
        if found is None:
            text.append(lines[at])
            at += 1
            continue
        blocks += _paragraphs(text)
        text = []
        header = found
        blocks.append(
            Row(tuple(each.text for each in header.columns), Place(lines[at].number), first=True)
        )
        end = _end_of_table(lines, header)
        blocks += _rows(lines[header.last + 1 : end], header)
        at = end
    return [*blocks, *_paragraphs(text)]


def chunks_of(line: str) -> list[Chunk]:
    """The chunks of a line."""
    return [Chunk(match.start(), match.end(), match[0]) for match in _CHUNK.finditer(line)]


def header_at(lines: Sequence[Line], at: int) -> Header | None:
    """The header that begins at a line, which may go over several."""
    if not _of_header(lines[at].text):
        return None
    columns: list[Chunk] = []
    best: Header | None = None
    for place in range(at, min(at + 4, len(lines))):
        if not _of_header(lines[place].text):
            break
        for chunk in chunks_of(lines[place].text):
            columns = _with_chunk(columns, chunk)
        if roles_of([each.text for each in columns]):
            best = Header(tuple(columns), at, place)
    return best


def _of_header(line: str) -> bool:
    words = re.findall(r"[A-Za-z-]+", line)
    return bool(words) and all(HEADER_WORDS.fullmatch(word) for word in words) and not re.search(r"\d", line)


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


def _end_of_table(lines: Sequence[Line], header: Header) -> int:
    """The line after a table's last: a heading, a title, another header, or text across it."""
    for at in range(header.last + 1, len(lines)):
        line = lines[at].text
        if not line.strip():
            continue
        if _HEADING.match(line) or header_at(lines, at):
            return at
        if table_of_title(" ".join(line.split())) and len(chunks_of(line)) == 1:
            return at
    return len(lines)


def _rows(lines: Sequence[Line], header: Header) -> list[Block]:
    """The rows below a header, page by page."""
    blocks: list[Block] = []
    pages: dict[int, list[Line]] = {}
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    for page in pages.values():
        blocks += _rows_of_page(page, header)
    return blocks


def _rows_of_page(lines: Sequence[Line], header: Header) -> list[Block]:
    bounds = _bounds([line.text for line in lines], header)
    if bounds is None:
        return list(_paragraphs(lines))
    code = _key_column(header)
    blocks: list[Block] = []
    group: list[tuple[Line, tuple[str, ...]]] = []
    first = True
    for line in (*lines, None):
        if line is not None and line.text.strip():
            cells = _cells(line.text, bounds)
            if _across(line.text, bounds):
                blocks += _rows_of_group(group, code, first)
                first, group = first and not group, []
                blocks.append(_line_across(line, bounds))
                continue
            group.append((line, cells))
            continue
        if group:
            blocks += _rows_of_group(group, code, first)
            first, group = False, []
    return blocks


def _key_column(header: Header) -> int:
    roles = roles_of([each.text for each in header.columns]) or ()
    return next((at for at, role in enumerate(roles) if role in ("code", "date")), 0)


def _bounds(texts: Sequence[str], header: Header) -> list[int] | None:
    """Where each column but the first begins: behind the widest gap before the next one's words."""
    width = max([len(text) for text in texts] + [each.end for each in header.columns]) + 1
    filled = [0] * (width + 1)
    for text in texts:
        if len(chunks_of(text)) > 1 or not text[:1].strip():
            for at, char in enumerate(text):
                filled[at] += not char.isspace()
    single = _single_chunk_lines(texts)
    for text in single:
        for at, char in enumerate(text):
            filled[at] -= not char.isspace()
    for column in header.columns:
        for at in range(column.start, column.end):
            filled[at] += 1
    bounds: list[int] = []
    for left, right in zip(header.columns, header.columns[1:], strict=False):
        low, high = left.start + 1, right.end
        gap = _widest_gap(filled, low, high, right.start)
        if gap is None:
            return None
        bounds.append(gap)
    return bounds


def _single_chunk_lines(texts: Sequence[str]) -> list[str]:
    """Lines of one chunk that begins at the left edge: they may go across all columns."""
    edge = min((len(text) - len(text.lstrip()) for text in texts if text.strip()), default=0)
    return [
        text
        for text in texts
        if text.strip() and len(chunks_of(text)) == 1 and not text[:edge].strip()
        and len(text) - len(text.lstrip()) == edge and text[:1].strip()
    ]


def _widest_gap(filled: Sequence[int], low: int, high: int, near: int) -> int | None:
    """The end of the widest run that nothing fills, the nearest to a column's words if several."""
    best: tuple[int, int] | None = None
    at = low
    while at < high:
        if filled[at]:
            at += 1
            continue
        end = at
        while end < high and not filled[end]:
            end += 1
        size = (end - at, -abs(end - near))
        if best is None or size > (best[0], -abs(best[1] - near)):
            best = (end - at, end)
        at = end
    return best[1] if best else None


def _cells(text: str, bounds: Sequence[int]) -> tuple[str, ...]:
    edges = [0, *bounds, len(text) + 1]
    return tuple(text[left:right].strip() for left, right in zip(edges, edges[1:], strict=False))


def _across(text: str, bounds: Sequence[int]) -> bool:
    """Whether a line goes across the bounds between columns instead of keeping to them."""
    return any(
        bound < len(text) and text[bound - 1 : bound + 1].strip() == text[bound - 1 : bound + 1]
        and len(text[bound - 1 : bound + 1].strip()) == 2
        for bound in bounds
    )


def _line_across(line: Line, bounds: Sequence[int]) -> Block:
    text = " ".join(line.text.split())
    if LIKE_A_CODE.match(text):
        return Row(_cells(line.text, bounds), Place(line.number), first=False)
    return Row((text,), Place(line.number), whole=True)


def _rows_of_group(
    group: Sequence[tuple[Line, tuple[str, ...]]], code: int, first: bool
) -> list[Block]:
    """The rows of lines without space between them: each code begins one, a lone code is of all."""
    begins = [at for at, (_, cells) in enumerate(group) if _begins(cells[code])]
    if not group:
        return []
    starts = sorted({0, *begins})
    if len(begins) == 1 and begins[0] and not first:
        starts = [0]
    rows: list[Block] = []
    for start, end in zip(starts, [*starts[1:], len(group)], strict=True):
        columns = zip(*(cells for _, cells in group[start:end]), strict=True)
        merged = tuple(_joined(column) for column in columns)
        rows.append(Row(merged, Place(group[start][0].number), first=first or start == 0))
    return rows


def _begins(cell: str) -> bool:
    return bool(LIKE_A_CODE.match(cell) or _DATE.match(cell))


def _joined(lines: Sequence[str]) -> str:
    """The lines of a cell as one; a word that a hyphen cuts stays as it is for `cuts`."""
    text = ""
    for line in filter(None, lines):
        glue = "" if re.search(r"\w[-/]$", text) and line[0].islower() else " "
        text = f"{text}{glue}{line}" if text else line
    return text


def _paragraphs(lines: Sequence[Line]) -> list[Paragraph]:
    widest = max((len(line.text.strip()) for line in lines), default=0)
    printed: list[PrintedLine] = []
    apart, page = True, None
    for line in lines:
        if not line.text.strip():
            apart = True
            continue
        text = line.text.strip()
        printed.append(
            PrintedLine(text, Place(line.number), apart, page not in (None, line.page), len(text))
        )
        apart, page = False, line.page
    return paragraphs_of(printed, lambda line, word: line.end >= _FULL * widest)


__all__ = ["layout_blocks"]
