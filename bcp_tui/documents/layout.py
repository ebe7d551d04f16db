"""`pdftotext -layout` text: columns by spaces, which move from page to page.

A table is found by the words over its columns. Between two columns there is a gap that no line of
the page fills; it is looked for anew below every header and on every page, because the columns
move. Rows begin with a code; where lines of space part the rows, whatever stands between two of
them is one row, wherever in it the code is printed.
"""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from bcp_tui.documents.blocks import Block, Paragraph, Row
from bcp_tui.documents.codes import LIKE_A_CODE
from bcp_tui.documents.columns import is_of_header, role_of, roles_of, table_of_title
from bcp_tui.documents.draft import Place
from bcp_tui.documents.pages import Line
from bcp_tui.documents.unwrap import PrintedLine, paragraphs_of

_CHUNK = re.compile(r"\S+(?: \S+)*")
_HEADING = re.compile(r"\s*\d{1,2}\.0\s+[A-Z]")
_SEVERAL = re.compile(
    r"(code|description|prior (?:approval|authorization)(?: required)?|pa|limits?) (.+)", re.I
)
_FULL = 0.6
"""The part of the widest line from which on a line is taken as full."""
_UNFINISHED = re.compile(r"(?:-|–|—|,|/|&|\b(?:to|thru|through|and|or))\s*$")
_DATE = re.compile(r"\d{1,2}/\d{2,4}\b")


class Chunk(NamedTuple):
    """Words of a line with no more than one space between them, and where they begin and end."""

    start: int
    end: int
    text: str


class _Seen:
    """What earlier pages showed: whether there are rows, and how codes stand in them."""

    def __init__(self) -> None:
        self.rows = False
        self.unclear = False


class Header(NamedTuple):
    """The header of a table: its columns' words and their places, and the lines it takes."""

    columns: tuple[Chunk, ...]
    first: int
    last: int


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


def chunks_of(line: str) -> list[Chunk]:
    """The chunks of a line."""
    return [Chunk(match.start(), match.end(), match[0]) for match in _CHUNK.finditer(line)]


def header_at(lines: Sequence[Line], at: int) -> Header | None:
    """The header that begins at a line, which may go over several."""
    if not _may_be_header(lines[at].text):
        return None
    columns: list[Chunk] = []
    best: Header | None = None
    for place in range(at, min(at + 4, len(lines))):
        if not _may_be_header(lines[place].text):
            break
        for chunk in _headers_of(lines[place].text):
            columns = _with_chunk(columns, chunk)
        if roles_of([each.text for each in columns]):
            best = Header(tuple(columns), at, place)
    return best


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
    for line in lines:
        pages.setdefault(line.page, []).append(line)
    for page in pages.values():
        if any(line.text.strip() for line in page):
            blocks += _rows_of_page(page, header, seen)
    return blocks


def _rows_of_page(lines: Sequence[Line], header: Header, seen: _Seen) -> list[Block]:
    """The rows of a page, and the lines across it: sub-headings, footnotes, what follows a table."""
    edge = min(len(line.text) - len(line.text.lstrip()) for line in lines if line.text.strip())
    across = {line.number for line in lines if _is_across(line.text, edge)}
    bounds = bounds_of([line.text for line in lines if line.number not in across], header)
    key = _key_column(header)
    parts: list[list[_Printed] | list[Line]] = [[]]
    for line in lines:
        text = line.text.strip()
        if line.number in across:
            if not (parts[-1] and isinstance(parts[-1][0], Line)):
                parts.append([])
            parts[-1].append(line)  # type: ignore[arg-type]
        elif text:
            if parts[-1] and isinstance(parts[-1][0], Line):
                parts.append([])
            printed = _Printed(line, cells_of(line.text, bounds), _is_cut(line.text, bounds))
            parts[-1].append(printed)  # type: ignore[arg-type]
        elif parts[-1] and isinstance(parts[-1][0], Line):
            parts[-1].append(line)  # type: ignore[arg-type]
        else:
            parts.append([])
    groups = [[one for one in part if isinstance(one, _Printed)] for part in parts]
    centred = any(
        len(begins) == 1 and begins[0]
        for begins in (_code_lines(group, key) for group in list(filter(None, groups))[1:])
    )
    blocks: list[Block] = []
    first = True
    for part, group in zip(parts, groups, strict=True):
        if group:
            blocks += _rows_of_group(group, key, first, centred, seen)
            first = False
        else:
            run = [one for one in part if isinstance(one, Line)]
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


def bounds_of(texts: Sequence[str], header: Header) -> list[int]:
    """Where each column but the first begins: behind the widest gap before the next one's words."""
    width = max([len(text) for text in texts] + [each.end for each in header.columns]) + 1
    filled = [0] * width
    for text in texts:
        for at, char in enumerate(text):
            filled[at] += not char.isspace()
    for column in header.columns:
        for at in range(column.start, column.end):
            filled[at] += 1
    return [
        _widest_gap(filled, left.start + 1, right.end, right.start)
        for left, right in zip(header.columns, header.columns[1:], strict=False)
    ]


def _widest_gap(filled: Sequence[int], low: int, high: int, near: int) -> int:
    """The end of the widest run that the fewest lines fill; the words' own start if there is none."""
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
    return tuple(text[left:right].strip() for left, right in zip(edges, edges[1:], strict=False))


def _end_of_word(text: str, bound: int) -> int:
    if 0 < bound < len(text) and not text[bound - 1].isspace():
        while bound < len(text) and not text[bound].isspace():
            bound += 1
    return bound


def _is_cut(text: str, bounds: Sequence[int]) -> bool:
    """Whether a word lies in two columns, so that nothing tells where one ends."""
    return any(
        0 < bound < len(text)
        and not text[bound - 1 : bound + 1].strip() == ""
        and not text[bound - 1].isspace()
        and not text[bound].isspace()
        for bound in bounds
    )


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
