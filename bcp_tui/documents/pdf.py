"""PDF documents: ruled tables by their lines, other tables by the gaps between their columns.

pdfplumber finds the cells of a ruled table from the lines drawn around them. Lines can be missing
where a page cuts a row, so each document is also read as `pdftotext -layout` text, from where its
words stand; the reading that leaves fewer rows in doubt is taken.
"""

from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any, NamedTuple

from bcp_tui.documents.blocks import Block, Row, Stream, Unreadable
from bcp_tui.documents.columns import roles_of
from bcp_tui.documents.draft import Place
from bcp_tui.documents.layout import layout_blocks
from bcp_tui.documents.pages import Line, without_running_heads
from bcp_tui.documents.unwrap import PrintedLine, paragraphs_of

_GAP = 0.6
"""The part of a line's height that lies between two paragraphs, and not between two lines."""
_SAME_LINE = 0.5
"""The part of a line's height by which words of one line may differ."""
_SPACE = 0.7
"""The part of a line's height up to which a gap is a space between words, and not columns."""
_LETTER = 2.5
"""The width of a letter in the text that is laid out, in points: less than any letter's."""


class _Text(NamedTuple):
    """A line of text outside of tables, and where on its page it stands."""

    text: str
    page: int
    top: float
    bottom: float
    left: float
    right: float
    letter: float


class _Table(NamedTuple):
    page: int
    top: float
    rows: list[list[str | None]]


def read_pdf(data: bytes) -> tuple[Stream, ...]:
    """The blocks of a PDF, in each way that it can be read: by its lines first, if it has tables.

    Raises Unreadable for what is no PDF, ImportError without pdfplumber.
    """
    import pdfplumber

    try:
        with pdfplumber.open(BytesIO(data)) as document:
            found = [item for page in document.pages for item in _items(page)]
            pages = [list(_lines(page)) for page in document.pages]
    except Exception:  # Whatever a library says of a file that it cannot read.
        problem = "is no PDF that can be read"
        remedy = "take off its password, save it again, or give its text"
        raise Unreadable(problem, remedy) from None
    if not any(pages):
        raise Unreadable("is a PDF without text, as a scan is", "give a document with text")
    laid_out = Stream(tuple(_laid_out(pages)))
    if any(isinstance(item, _Table) and _is_of_codes(item) for item in found):
        return Stream(tuple(_blocks(found))), laid_out
    return (laid_out,)


def _items(page: Any) -> Iterator[_Text | _Table]:
    """The lines and ruled tables of a page, from top to bottom."""
    tables = [table for table in page.find_tables() if len(table.rows) and _columns(table) > 1]
    boxes = [table.bbox for table in tables]

    def outside(item: Any) -> bool:
        if item.get("object_type") != "char":
            return True
        x, y = (item["x0"] + item["x1"]) / 2, (item["top"] + item["bottom"]) / 2
        return not any(
            left <= x <= right and top <= y <= bottom for left, top, right, bottom in boxes
        )

    lines = page.filter(outside).extract_text_lines(return_chars=True)
    found: list[_Text | _Table] = [
        _Table(page.page_number, table.bbox[1], table.extract()) for table in tables
    ]
    for line in lines:
        width = (line["x1"] - line["x0"]) / max(1, len(line["text"]))
        found.append(
            _Text(
                line["text"],
                page.page_number,
                line["top"],
                line["bottom"],
                line["x0"],
                line["x1"],
                width,
            )
        )
    yield from sorted(found, key=lambda item: item.top)


def _columns(table: Any) -> int:
    return max(len(row.cells) for row in table.rows)


def _is_of_codes(table: _Table) -> bool:
    return any(roles_of([cell or "" for cell in row]) for row in table.rows)


def _blocks(found: Sequence[_Text | _Table]) -> list[Block]:
    """The blocks of lines and tables, heads and feet of pages taken out."""
    texts = [item for item in found if isinstance(item, _Text)]
    lines = [Line(at, item.page, item.text) for at, item in enumerate(texts)]
    kept = {line.number for line in without_running_heads(lines) if line.text}
    margin = max((item.right for item in texts), default=0.0)
    blocks: list[Block] = []
    run: list[PrintedLine] = []
    last: _Text | None = None
    counted: dict[tuple[int, str], int] = {}
    order = at = 0

    def place(page: int, unit: str) -> Place:
        nonlocal order
        order += 1
        counted[page, unit] = counted.get((page, unit), 0) + 1
        return Place(counted[page, unit], page, unit, order)

    def is_full(line: PrintedLine, word: str) -> bool:
        return line.end + (len(word) + 1.5) * letters.get(line.place, 5.0) > margin

    letters: dict[Place, float] = {}
    for item in found:
        if isinstance(item, _Table):
            blocks += paragraphs_of(run, is_full)
            run, last = [], None
            for number, cells in enumerate(item.rows):
                blocks.append(_row(cells, place(item.page, "row"), first=number == 0))
            continue
        at += 1
        if at - 1 not in kept:
            continue
        where = place(item.page, "line")
        letters[where] = item.letter
        run.append(_line(item, last, where))
        last = item
    return [*blocks, *paragraphs_of(run, is_full)]


def _line(item: _Text, last: _Text | None, place: Place) -> PrintedLine:
    new_page = last is not None and last.page != item.page
    height = item.bottom - item.top
    apart = last is None or new_page or item.top - last.bottom > _GAP * height
    return PrintedLine(item.text, place, apart, new_page, item.right)


def _row(cells: Sequence[str | None], place: Place, first: bool) -> Row:
    texts = tuple((cell or "").replace("\n", "\v") for cell in cells)
    whole = len(cells) > 1 and bool(texts[0]) and all(cell is None for cell in cells[1:])
    return Row(texts, place, first, whole)


def _lines(page: Any) -> Iterator[str]:
    """The lines of a page as text: each run of words begins at the letter where it is printed."""
    words = page.extract_words()
    rows: list[list[Any]] = []
    for word in sorted(words, key=lambda word: (word["bottom"], word["x0"])):
        if rows and word["bottom"] - rows[-1][0]["bottom"] < _SAME_LINE * (
            word["bottom"] - word["top"]
        ):
            rows[-1].append(word)
        else:
            rows.append([word])
    bottom = None
    for row in rows:
        height = row[0]["bottom"] - row[0]["top"]
        if bottom is not None and row[0]["top"] - bottom > _GAP * height:
            yield ""
        bottom = row[0]["bottom"]
        line, end = "", 0.0
        for word in sorted(row, key=lambda word: word["x0"]):
            if line and word["x0"] - end <= _SPACE * height:
                line += " " + word["text"]
            else:
                line = line.ljust(int(word["x0"] / _LETTER)) + word["text"]
            end = word["x1"]
        yield line


def _laid_out(pages: Sequence[Sequence[str]]) -> list[Block]:
    """The blocks of pages as text with columns by spaces, each placed by its page and line."""
    lines: list[Line] = []
    places: dict[int, Place] = {}
    for page, texts in enumerate(pages, 1):
        for number, line in enumerate(texts, 1):
            order = len(lines) + 1
            lines.append(Line(order, page, line))
            places[order] = Place(number, page, "line", order)
    blocks = layout_blocks(without_running_heads(lines))
    return [block._replace(place=places[block.place.number]) for block in blocks]
