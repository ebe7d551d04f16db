"""Tables: from printed rows to the rows of the covered, the non-covered and the history table.

What a column holds is told by the words over it, wherever it stands. Title and header are printed
again on each page; a row without a code goes on with the row that the page break cut.
"""

import re
from collections import Counter
from typing import NamedTuple

from bcp_tui.documents.blocks import Block, Paragraph, Row
from bcp_tui.documents.characters import evened
from bcp_tui.documents.codes import LIKE_A_CODE, NoCodes, codes_of
from bcp_tui.documents.columns import Role, roles_of, table_of_roles, table_of_title
from bcp_tui.documents.cuts import joined, wrapped
from bcp_tui.documents.draft import Place, Table

FOOTNOTE = re.compile(
    r"(\*+|[†‡§¶#]+|[¹²³⁴⁵⁶⁷⁸⁹]|[(\[]\d[)\]])\s*[=:\-–—]?\s*(?=[\"'(\w])(.+)", re.S
)
"""A footnote: its mark and its text."""
_UNFINISHED = re.compile(r"(?:[-–—,;/&]|\b(?:to|thru|through|and|or))\s*$")
_LONG = 100
"""Letters beyond which a line across a table is a sentence, not a sub-heading."""
_RULED = re.compile(
    r"\b(?:only|except\w*|unless|not covered|ASO|groups?|plans?|union"
    r"|(?:not|no|is|are|when) .*requir\w*)\b",
    re.I,
)


class PrintedRow(NamedTuple):
    """A row of a code table: its cells by what they hold, cells of other columns by their header.

    `problems` are what is wrong with it as a row; `remarks` what a keeper should compare.
    """

    table: Table
    cells: dict[Role, str]
    place: Place
    columns: tuple[Role, ...]
    others: tuple[str, ...] = ()
    heading: str = ""
    problems: tuple[str, ...] = ()
    remarks: tuple[str, ...] = ()


class Tables:
    """Takes the rows of a document one after the other, and keeps what they are.

    `take` returns what is no row of a table but text that stands between them.
    """

    def __init__(self, words: Counter[str]) -> None:
        self.rows: list[PrintedRow] = []
        self.history: list[tuple[str, str]] = []
        self.remarks: list[tuple[Place, str, str]] = []
        self._words = words
        self._columns: tuple[Role, ...] | None = None
        self._headers: tuple[str, ...] = ()
        self._titled: Table | None = None
        self._table: Table | None = None
        self._conflict = ""
        self._heading = ""
        self._unused: Place | None = None
        self._begun = False

    def leave(self) -> None:
        """A new section begins: the columns of the last table no longer hold."""
        self._head("", None)
        self._columns, self._titled, self._table = None, None, None

    def is_title(self, block: Paragraph, following: Block | None) -> bool:
        """Whether a paragraph is the title of the table that follows; then it is taken as that."""
        if not isinstance(following, Row):
            return False
        above_header = roles_of(_texts(following)) is not None
        titled = table_of_title(block.text, above_header)
        if titled is None or not (above_header or table_of_title(_only(following) or "")):
            return False
        self._take_title(*titled)
        return True

    def take(self, row: Row) -> Paragraph | None:
        """Take the next row; what it says, if it is no row of a table."""
        texts = _texts(row)
        only = _only(row)
        titled = table_of_title(only) if only else None
        if titled and (row.cells[0].strip() or row.whole):
            self._take_title(*titled)
            return None
        roles = roles_of(texts)
        if roles is not None:
            self._take_header(roles, texts)
            return None
        if self._columns is None:
            return Paragraph("\t".join(filter(None, texts)), row.place, apart=row.first)
        if "date" in self._columns and "revision" in self._columns:
            return self._take_history(row, texts)
        return self._take_row(row, only)

    def _take_title(self, table: Table, about: str) -> None:
        if table != self._titled or about != self._heading:
            self._head(about, None)
        self._titled = self._table = table
        self._begun = True

    def _take_header(self, roles: tuple[Role, ...], headers: tuple[str, ...]) -> None:
        implied = table_of_roles(roles)
        self._columns, self._headers, self._begun = roles, headers, True
        self._table = self._titled or implied
        self._conflict = ""
        if self._table is None and "date" not in roles:
            self._conflict = "neither title nor columns say whether these codes are covered"
        elif implied and self._titled and implied != self._titled:
            self._conflict = "the title of the table says one thing, its columns another"

    def _take_history(self, row: Row, texts: tuple[str, ...]) -> Paragraph | None:
        cells = dict(zip(self._columns or (), texts, strict=False))
        day, reason = cells.get("date", ""), cells.get("revision", "")
        if not day and self.history:
            last_day, last = self.history[-1]
            self.history[-1] = (last_day, self._join(row.place, "revision", last, reason))
            return None
        if not reason or any(texts[len(self._columns or ()) :]):
            return Paragraph("\t".join(filter(None, texts)), row.place, apart=row.first)
        self.history.append((day, reason))
        return None

    def _take_row(self, row: Row, only: str | None) -> Paragraph | None:
        cells, others, said = self._cells(row)
        first, self._begun = row.first or self._begun, False
        if only is not None and (row.whole or row.cells[0].strip() or cells.get("code")):
            if FOOTNOTE.fullmatch(only):
                return Paragraph(only, row.place)
            if not self._holds_code(only) and not (first and self._goes_on(cells)):
                return self._take_heading(only, row)
        if self._goes_on(cells) and not (only and cells.get("code") and not first):
            self._go_on(cells, others, first, row.place, said)
            return None
        problems = [*row.problems, *([self._conflict] if self._conflict else [])]
        if self._heading and _RULED.search(self._heading):
            problems.append(f'stands under "{self._heading}", which may change its answer')
        if any(cell.strip() for cell in row.cells[len(self._columns or ()) :]):
            problems.append("has more cells than the table has columns")
        self._unused = None
        self.rows.append(
            PrintedRow(
                table=self._table or "covered",
                cells=cells,
                place=row.place,
                columns=self._columns or (),
                others=others,
                heading=self._heading,
                problems=tuple(problems),
                remarks=tuple(said),
            )
        )
        return None

    def _take_heading(self, only: str, row: Row) -> Paragraph | None:
        """A line across the table: a sub-heading, or a sentence that belongs to the text."""
        if len(only) > _LONG or only.endswith("."):
            return Paragraph(only, row.place)
        self._head(only, row.place)
        return None

    def _head(self, heading: str, place: Place | None) -> None:
        """A sub-heading begins; one before it that had no rows is kept as a doubt."""
        if self._unused:
            self.remarks.append(
                (self._unused, "sub-heading", f'"{self._heading}" has no row below it')
            )
        self._heading, self._unused = heading, place

    def _cells(self, row: Row) -> tuple[dict[Role, str], tuple[str, ...], list[str]]:
        """The cells of a row by what they hold, those of other columns, and what is not certain."""
        cells: dict[Role, str] = {}
        others: list[str] = []
        remarks: list[str] = []
        for role, header, text in zip(self._columns or (), self._headers, row.cells, strict=False):
            parts: list[str] = []
            for line in text.split("\n"):
                whole = ""
                for part in map(evened, line.split("\v")):
                    whole, said = wrapped(whole, part, self._words)
                    remarks += [said] if said and role != "code" else []
                parts += [whole] if whole else []
            lines = "\n".join(parts)
            if role != "other":
                cells[role] = lines
            elif lines:
                others.append(f"{header}: {evened(lines)}" if header else evened(lines))
        return cells, tuple(others), remarks

    def _holds_code(self, text: str) -> bool:
        try:
            return bool(codes_of(text))
        except NoCodes:
            return LIKE_A_CODE.match(text) is not None

    def _goes_on(self, cells: dict[Role, str]) -> bool:
        """Whether a row goes on with the one above: it has no code of its own."""
        if not self.rows or self.rows[-1].table != (self._table or "covered"):
            return False
        last = self.rows[-1].cells
        if cells.get("code"):
            return bool(_UNFINISHED.search(last.get("code", "")))
        symbols, more = last.get("prior_approval", ""), cells.get("prior_approval", "")
        return not (symbols and more) or bool(_UNFINISHED.search(symbols))

    def _go_on(
        self,
        cells: dict[Role, str],
        others: tuple[str, ...],
        first: bool,
        place: Place,
        said_of_it: list[str],
    ) -> None:
        last = self.rows[-1]
        whole = {role: last.cells.get(role, "") for role in (*last.cells, *cells)}
        remarks = list(said_of_it)
        for role, more in cells.items():
            if more and whole[role]:
                whole[role], said = joined(whole[role], more, self._words)
                remarks += [said] if said else []
            elif more:
                whole[role] = more
        if not first and not _reads_on(last.cells, cells):
            remarks.append(f"goes on in the row {place}, which has no code")
        self.rows[-1] = last._replace(
            cells=whole, others=(*last.others, *others), remarks=(*last.remarks, *remarks)
        )

    def _join(self, place: Place, what: str, first: str, rest: str) -> str:
        text, said = joined(first, rest, self._words)
        if said:
            self.remarks.append((place, what, said))
        return text


def _reads_on(cells: dict[Role, str], more: dict[Role, str]) -> bool:
    """Whether one text plainly reads on in another: it is no sentence's end, and no beginning."""
    text, rest = cells.get("description", ""), more.get("description", "")
    return not rest or not rest[0].isupper() or text.count("(") > text.count(")")


def _texts(row: Row) -> tuple[str, ...]:
    return tuple(map(evened, row.cells))


def _only(row: Row) -> str | None:
    """The text of a row that has only one."""
    texts = [text for text in _texts(row) if text]
    return texts[0] if len(texts) == 1 else None
