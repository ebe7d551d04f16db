"""Lines of a page put together into paragraphs."""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from bcp_tui.documents.blocks import Paragraph
from bcp_tui.documents.characters import prose
from bcp_tui.documents.columns import table_of_title
from bcp_tui.documents.draft import Place
from bcp_tui.documents.legend import ITEM_FIRST, TITLE
from bcp_tui.documents.lists import ITEM
from bcp_tui.documents.tables import FOOTNOTE

_ENDS = re.compile(r"[.!?:;][\"')\]]*$")
_OPENS = re.compile(r"\d{1,2}\.0\s|[A-Z][\w &/]{2,40}:\s|Important Information\b")


class PrintedLine(NamedTuple):
    """A line as printed: whether there is space above it, and whether it is the first of a page."""

    text: str
    place: Place
    apart: bool
    new_page: bool = False
    end: float = 0.0
    """How far to the right it goes."""


def paragraphs_of(
    lines: Sequence[PrintedLine], is_full: Callable[[PrintedLine, str], bool]
) -> list[Paragraph]:
    """The paragraphs; `is_full` tells whether a line had no room left for a word."""
    paragraphs: list[Paragraph] = []
    last: PrintedLine | None = None
    for line in lines:
        text = prose(line.text)
        if not text:
            continue
        if last is not None and _goes_on(last, line, text, is_full):
            before = paragraphs[-1]
            glue = "" if re.search(r"\w-$|/$", before.text) and re.match(r"[a-z]", text) else " "
            paragraphs[-1] = before._replace(text=f"{before.text}{glue}{text}")
        else:
            paragraphs.append(Paragraph(text, line.place, line.apart))
        last = line
    return paragraphs


def _goes_on(
    last: PrintedLine, line: PrintedLine, text: str, is_full: Callable[[PrintedLine, str], bool]
) -> bool:
    ended = bool(_ENDS.search(last.text.rstrip()))
    if line.apart and not (line.new_page and not ended):
        return False
    if ITEM.match(text) or FOOTNOTE.fullmatch(text) or _OPENS.match(text) or TITLE.match(text):
        return False
    if (
        table_of_title(text)
        or table_of_title(last.text.strip())
        or re.match(r"\d{1,2}\.0\s", last.text.strip())
    ):
        return False
    if ITEM_FIRST.match(text) and ended:
        return False
    return is_full(last, text.split()[0])
