"""`pdftotext -layout` text: columns by spaces, which move from page to page.

A table is found by the words over its columns. Between two columns there is a gap that no line of
the page fills; it is looked for anew below every header and on every page, because the columns
move. Rows begin with a code; where lines of space part the rows, whatever stands between two of
them is one row, wherever in it the code is printed.
"""

import re
from collections.abc import Sequence
from itertools import groupby
from typing import NamedTuple

from bcp_tui.documents.blocks import Block, Paragraph, Row
from bcp_tui.documents.codes import LIKE_A_CODE
from bcp_tui.documents.columns import roles_of, table_of_title
from bcp_tui.documents.draft import Place
from bcp_tui.documents.gaps import bounds_below, bounds_without, cells_of, is_cut, is_within_row
from bcp_tui.documents.pages import Line
from bcp_tui.documents.printed_headers import Header, chunks_of, header_at
from bcp_tui.documents.unwrap import PrintedLine, paragraphs_of

_HEADING = re.compile(r"\s*\d{1,2}\.0\s+[A-Z]")
_FULL = 0.6
"""The part of the widest line from which on a line is taken as full."""
_UNFINISHED = re.compile(r"(?:-|–|—|,|/|&|\b(?:to|thru|through|and|or))\s*$")
_DATE = re.compile(r"\d{1,2}/\d{2,4}\b")


class _Seen:
    """What earlier pages showed: whether there are rows, and how codes stand in them."""

    def __init__(self) -> None:
        self.rows = False
        self.starts: list[int] = []
        """Where the columns of the table began on its last page."""
        self.unclear = False


def layout_blocks(lines: Sequence[Line]) -> list[Block]:
    """The blocks of a text whose tables are laid out with spaces."""
    blocks: list[Block] = []
    text: list[Line] = []
    at, seen = 0, _Seen()
    while at < len(lines):
        header = header_at(lines, at)
        if header is None:
            text.append(lines[at])
            at += 1
            continue
        blocks += _paragraphs(text)
        text = []
        blocks.append(
            Row(tuple(each.text for each in header.columns), Place(lines[at].number), first=True)
        )
        end = _end_of_table(lines, header)
        blocks += _rows(lines[header.last + 1 : end], header, seen)
        at = end
    return [*blocks, *_paragraphs(text)]


def _end_of_table(lines: Sequence[Line], header: Header) -> int:
    """The line after a table's last: a heading, a title, or another header."""
    for at in range(header.last + 1, len(lines)):
        line = " ".join(lines[at].text.split())
        if line and (_HEADING.match(line) or table_of_title(line) or header_at(lines, at)):
            return at
    return len(lines)


def _rows(lines: Sequence[Line], header: Header, seen: _Seen) -> list[Block]:
    """The rows below a header, page by page."""
    blocks: list[Block] = []
    pages: dict[int, list[Line]] = {}
    seen.starts = [each.start for each in header.columns]
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    for page in pages.values():
        if any(line.text.strip() for line in page):
            blocks += _rows_of_page(page, header, seen)
    return blocks


def _rows_of_page(lines: Sequence[Line], header: Header, seen: _Seen) -> list[Block]:
    """The rows of a page, and the lines across it: sub-headings, footnotes, other text."""
    edge = min(len(line.text) - len(line.text.lstrip()) for line in lines if line.text.strip())
    moved = lines[0].page != header.page
    if not moved or is_within_row(edge, seen.starts):
        edge = min(edge, seen.starts[0])
    across = {line.number for line in lines if _is_across(line.text, edge)}
    texts = [line.text for line in lines if line.number not in across]
    bounds = bounds_without(texts, seen.starts) if moved else bounds_below(texts, header.columns)
    seen.starts = [edge, *bounds]
    key = _key_column(header)

    def kind(line: Line) -> str:
        return "across" if line.number in across else "row" if line.text.strip() else "space"

    runs = [(name, list(run)) for name, run in groupby(lines, kind)]
    groups = [
        [_Printed(line, cells_of(line.text, bounds), is_cut(line.text, bounds)) for line in run]
        for name, run in runs
        if name == "row"
    ]
    beside = (_code_lines(group, key) for group in groups[1:])
    centred = any(len(begins) == 1 and begins[0] for begins in beside)
    blocks: list[Block] = []
    rows = iter(groups)
    for name, run in runs:
        if name == "row":
            group = next(rows)
            blocks += _rows_of_group(group, key, group is groups[0], centred, seen)
        elif name == "across":
            blocks += [Row((one.text,), one.place, whole=True) for one in _paragraphs(run)]
    return blocks


class _Printed(NamedTuple):
    """A line of a table, its cells, and whether a word of it lies in two of them."""

    line: Line
    cells: tuple[str, ...]
    cut: bool


def _is_across(text: str, edge: int) -> bool:
    """Whether a line goes across a table: one run of words from its left edge, and no code."""
    chunks = chunks_of(text)
    if len(chunks) != 1 or chunks[0].start > edge + 1:
        return False
    return not _begins(chunks[0].text) and bool(re.search(r"[A-Za-z]", text))


def _key_column(header: Header) -> int:
    roles = roles_of([each.text for each in header.columns]) or ()
    return next((at for at, role in enumerate(roles) if role in ("code", "date")), 0)


def _rows_of_group(
    group: Sequence[_Printed], key: int, first: bool, centred: bool, seen: _Seen
) -> list[Block]:
    """The rows of lines without space between them: each code begins one, a lone code is of all.

    Lines above the first code of a page go on with the row that the page before cut. Where there
    is none, codes stand beside the middle of their rows, and where lines belong cannot be told.
    """
    begins = _code_lines(group, key)
    starts = sorted({0, *begins})
    if begins and begins[0] and (not first or centred or not seen.rows):
        starts = [0] if len(begins) == 1 else starts
        seen.unclear |= len(begins) > 1
    problems = ("has lines that may belong to the rows beside it",) if seen.unclear else ()
    rows: list[Block] = []
    for start, end in zip(starts, [*starts[1:], len(group)], strict=True):
        lines = group[start:end]
        cells = zip(*(one.cells for one in lines), strict=True)
        merged = tuple("\v".join(filter(None, column)) for column in cells)
        cut = ("has a word that lies in two columns",) if any(one.cut for one in lines) else ()
        at = next((one.line.number for one in lines if one.cells[key]), lines[0].line.number)
        rows.append(Row(merged, Place(at), first and start == 0, problems=(*problems, *cut)))
    seen.rows = True
    return rows


def _code_lines(group: Sequence[_Printed], key: int) -> list[int]:
    """The lines that begin a code: not those that go on with a range or a list of codes."""
    begins: list[int] = []
    before = ""
    for at, one in enumerate(group):
        cell = one.cells[key]
        if _begins(cell) and not _UNFINISHED.search(before):
            begins.append(at)
        before = cell or before
    return begins


def _begins(cell: str) -> bool:
    return bool(LIKE_A_CODE.match(cell) or _DATE.match(cell))


def _paragraphs(lines: Sequence[Line]) -> list[Paragraph]:
    widest = max((len(line.text.strip()) for line in lines), default=0)
    printed: list[PrintedLine] = []
    apart, page = True, None
    for line in lines:
        if not line.text.strip():
            apart = True
            continue
        text = line.text.strip()
        new_page = page not in (None, line.page)
        printed.append(PrintedLine(text, Place(line.number), apart, new_page, len(text)))
        apart, page = False, line.page
    return paragraphs_of(printed, lambda line, word: line.end >= _FULL * widest)
