"""Pages of a text: which of its lines are the heads and feet that each page repeats."""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import takewhile
from typing import NamedTuple

from bcp_tui.documents.codes import LIKE_A_CODE
from bcp_tui.documents.columns import is_of_header, roles_of, table_of_title
from bcp_tui.documents.facts import is_fact

_NUMBER = re.compile(
    r"(?:^|\s|\||-)\s*page\s*:?\s*\d+(?:\s*(?:of|/)\s*\d+)?\s*[-|]?\s*$|^\s*page \d+ of \d+\b", re.I
)
_BARE = re.compile(r"\W*\d{1,3}(?:\s*(?:of|/)\s*\d{1,3})?\W*")
_EDGE = 4
"""Lines at the top and the bottom of a page that may be its head and foot."""


class Line(NamedTuple):
    """A line of a text: its number, its page, and what stands there."""

    number: int
    page: int
    text: str


def lines_of(text: str) -> list[Line]:
    """The lines of a text, numbered as an editor does; a form feed begins a page."""
    lines: list[Line] = []
    page = 1
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        page += line.count("\f")
        lines.append(Line(number, page, line.replace("\f", "")))
    return lines


def without_running_heads(lines: Sequence[Line]) -> list[Line]:
    """The lines with blank ones for those that only number a page or head it like every other."""
    pages: dict[int, list[int]] = {}
    for at, line in enumerate(lines):
        if line.text.strip():
            pages.setdefault(line.page, []).append(at)
    running = {at for at, line in enumerate(lines) if _is_page_number(line.text)}
    if len(pages) > 1:
        running |= _repeated(lines, list(pages.values()))
    running |= _beside(lines, running)
    return [line._replace(text="") if at in running else line for at, line in enumerate(lines)]


def _is_page_number(text: str) -> bool:
    return (
        bool(_NUMBER.search(text))
        and "\t" not in text.strip()
        and not LIKE_A_CODE.match(text.strip())
    )


def _repeated(lines: Sequence[Line], pages: Sequence[list[int]]) -> set[int]:
    """Lines that stand at the same edge of most pages, word for word."""
    found: set[int] = set()
    for edge in (slice(None, _EDGE), slice(-_EDGE, None)):
        edges = [_above_tables(page[edge], lines) for page in pages]
        places = [at for each in edges for at in each]
        often = Counter(text for each in edges for text in {_plain(lines[at]) for at in each})
        needed = max(2, len(pages) // 2 + 1)
        repeated = {
            at
            for at in places
            if often[_plain(lines[at])] >= needed and not _of_table(lines[at].text)
        }
        inward = 1 if edge.start is None else -1
        found |= {at for at in repeated if _stands_apart(at, inward, repeated, lines)}
        outermost = [page[edge][0 if edge.start is None else -1] for page in pages if page]
        bare = [at for at in outermost if _BARE.fullmatch(lines[at].text)]
        if len(bare) >= needed:
            found.update(bare)
    return {at for at in found if at not in pages[0] or _is_said_beside(at, lines, pages[0])}


def _stands_apart(at: int, inward: int, repeated: set[int], lines: Sequence[Line]) -> bool:
    """Whether there is space between a line at a page's edge and the page's text.

    The last line of a row may be the same on two pages; no space parts it from its row.
    """
    place = at
    while place in repeated or (0 <= place < len(lines) and _is_page_number(lines[place].text)):
        place += inward
    if not 0 <= place < len(lines) or lines[place].page != lines[at].page:
        return True
    return not lines[place].text.strip() or all(line.text.strip() for line in lines)


def _above_tables(places: Sequence[int], lines: Sequence[Line]) -> list[int]:
    """The lines of an edge as far as the title or header of a table, whose words go on below it."""
    return list(takewhile(lambda at: not _of_table(lines[at].text), places))


def _is_said_beside(at: int, lines: Sequence[Line], page: Sequence[int]) -> bool:
    """Whether another line of the first page says it too, or it stands at the foot of that page."""
    text = _plain(lines[at])
    said = any(text in _plain(lines[one]) for one in page if one != at)
    return said or at in page[len(page) // 2 :][-_EDGE:]


def _beside(lines: Sequence[Line], running: set[int]) -> set[int]:
    """Lines next to those known as running heads that stand there more than once."""
    beside: list[int] = []
    for at in running:
        for step in (-1, 1):
            place = at + step
            while 0 <= place < len(lines) and not lines[place].text.strip():
                place += step
            if 0 <= place < len(lines) and place not in running and not _is_row(lines[place]):
                beside.append(place)
    often = Counter(_plain(lines[at]) for at in beside)
    all_texts = Counter(_plain(line) for line in lines)
    titles = [text for text in all_texts if is_fact(text)]
    return {at for at in beside if _is_running(_plain(lines[at]), often, all_texts, titles)}


def _is_running(
    text: str, often: Counter[str], all_texts: Counter[str], titles: Sequence[str]
) -> bool:
    """Whether a line beside a page's number is its head: part of the title, or repeated there."""
    if any(text in title and text != title for title in titles):
        return True
    repeats = often[text] > 1 and all_texts[text] - often[text] <= 2
    return repeats and not LIKE_A_CODE.match(text) and not _of_table(text)


def _is_row(line: Line) -> bool:
    return "\t" in line.text.strip()


def _plain(line: Line) -> str:
    return " ".join(line.text.split())


def _of_table(text: str) -> bool:
    """Whether a line is a table's title or header, which say what follows."""
    cells = re.split(r"\t|\s{2,}", text.strip())
    return (
        table_of_title(" ".join(filter(None, cells))) is not None
        or is_of_header(text)
        or roles_of(cells) is not None
    )
