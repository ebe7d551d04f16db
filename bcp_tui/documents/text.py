"""Text documents: the house's own text, tables by tabs, or `pdftotext -layout` text, by spaces."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from bcp_tui.documents.blocks import Block, Paragraph, Row, Stream, Unreadable
from bcp_tui.documents.characters import has_hidden, prose
from bcp_tui.documents.columns import Role, roles_of
from bcp_tui.documents.draft import Doubt, Place
from bcp_tui.documents.layout import layout_blocks
from bcp_tui.documents.pages import Line, lines_of, without_running_heads
from bcp_tui.documents.printed_headers import header_at
from bcp_tui.policy.codes import SHAPE

_CODE_FIRST = re.compile(rf"\s*(?:{SHAPE.pattern})\b", re.ASCII)
_HALF_CELL = re.compile(
    rf"\s*(?:(?:{SHAPE.pattern})\s*(?:[-\u2010-\u2014\u2212,;/&]|to|thru|through|and)\s*)+",
    re.ASCII,
)
_MARKED = re.compile(r"^\s*(?:\d{1,2}\.0|(?:-\s*)?(?:[A-Za-z]|\d{1,2})[.)]|[-•*▪])\t+(?=\S)")
"""A heading or list item whose mark is set apart by a tab."""


def read_text(data: bytes) -> Stream:
    """The blocks of a text; raises Unreadable for what is no text."""
    text, doubts = _decoded(data)
    every = lines_of(text)
    doubts += [
        Doubt(Place(line.number), "characters", "are none that a text may hold", "left out")
        for line in every
        if has_hidden(line.text)
    ]
    lines = without_running_heads(every)
    tabbed = [roles_of(line.text.split("\t")) for line in lines if "\t" in line.text]
    if any(tabbed) and (_has_codes(tabbed) or not _has_codes(_spaced(lines))):
        return Stream(tuple(_house_blocks(lines)), tuple(doubts))
    blocks: list[Block] = []
    for is_tabbed, run in groupby(lines, lambda line: "\t" in line.text.strip()):
        blocks += (_house_blocks if is_tabbed else layout_blocks)(list(run))
    return Stream(tuple(blocks), tuple(doubts))


def _has_codes(headers: Iterable[tuple[Role, ...] | None]) -> bool:
    """Whether one of the headers is that of a table of codes."""
    return any("code" in roles for roles in headers if roles)


def _spaced(lines: Sequence[Line]) -> Iterator[tuple[Role, ...] | None]:
    """What the columns of tables hold that are laid out with spaces."""
    for at in range(len(lines)):
        if header := header_at(lines, at):
            yield roles_of([each.text for each in header.columns])


def _decoded(data: bytes) -> tuple[str, list[Doubt]]:
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace"), []
    try:
        return data.decode("utf-8-sig"), []
    except UnicodeDecodeError as error:
        if b"\0" in data:
            raise Unreadable("is no text", "give a .txt, .docx or .pdf document") from None
        line = data.count(b"\n", 0, error.start) + 1
    text = data.decode("cp1252", "replace")
    done = "read in the encoding Windows-1252: compare accents and quotes"
    return text, [Doubt(Place(line), "encoding", "is not UTF-8", done)]


def _with_whole_cells(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, a row whose codes were broken over two of them ("E0431 -", "E0434 …") as one."""
    half = ""
    for line in lines:
        if _HALF_CELL.fullmatch(line.text):
            half += f"{line.text.strip()} "
            continue
        if half and not ("\t" in line.text and _CODE_FIRST.match(line.text)):
            yield line._replace(text=half)
            half = ""
        yield line._replace(text=f"{half}{line.text.lstrip()}") if half else line
        half = ""
    if half:
        yield lines[-1]._replace(text=half)


def _house_blocks(lines: list[Line]) -> list[Block]:
    """A line a paragraph, or a row whose cells are separated by tabs."""
    blocks: list[Block] = []
    apart = True
    for line in _with_whole_cells(lines):
        if not line.text.strip():
            apart = True
            continue
        place = Place(line.number)
        text = _MARKED.sub(lambda match: match[0].strip() + " ", line.text)
        if "\t" in text.rstrip("\n") and "\t" in text.strip(" "):
            cells = tuple(cell.strip() for cell in text.strip(" ").split("\t"))
            blocks.append(Row(cells, place, first=apart))
        elif said := prose(text):
            blocks.append(Paragraph(said, place, apart))
        apart = False
    return blocks
