"""Word documents: paragraphs with the numbers that Word gives lists, tables, accepted changes.

Where changes are tracked, what was inserted is taken and what was deleted is not, as if all were
accepted; each place with such a change is a doubt. Text that is struck through by hand is a doubt,
too: it may be meant to be gone.
"""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from bcp_tui.documents.blocks import Block, Paragraph, Row, Stream, Unreadable
from bcp_tui.documents.characters import evened, prose
from bcp_tui.documents.draft import Doubt, Place
from bcp_tui.documents.facts import is_fact
from bcp_tui.documents.word_lists import ListNumbers
from bcp_tui.documents.word_text import SUPERSCRIPT, Said, W, said_in, text_of


def read_word(data: bytes) -> Stream:
    """The blocks of a .docx; raises Unreadable, or ImportError without python-docx."""
    from docx import Document

    try:
        document = Document(BytesIO(data))
    except Exception:  # Whatever a library says of a file that it cannot read.
        problem = "is no Word document that can be read"
        raise Unreadable(problem, "save it again as .docx, or as text") from None
    reader = _Reader(document)
    reader.read(document.element.body)
    blocks = reader.blocks
    if not any(isinstance(block, Paragraph) and is_fact(block.text) for block in blocks):
        blocks[:0] = _facts_of_headers(document)
    return Stream(tuple(blocks), tuple(reader.doubts))


def _facts_of_headers(document: Any) -> list[Paragraph]:
    """What the page headers say of the policy, for documents whose text does not say it."""
    texts = dict.fromkeys(
        evened(paragraph.text)
        for section in document.sections
        for paragraph in section.header.paragraphs
    )
    return [Paragraph(text, Place(1, 1, "paragraph")) for text in texts if is_fact(text)]


class _Reader:
    """Reads the body in its order, and counts what tells a place: pages, tables, rows."""

    def __init__(self, document: Any) -> None:
        self.blocks: list[Block] = []
        self.doubts: list[Doubt] = []
        self._numbers = ListNumbers(document)
        self._notes = _texts_of_notes(document)
        self._page, self._paragraph, self._table, self._order = 1, 0, 0, 0
        breaks = next(document.element.body.iter(f"{W}lastRenderedPageBreak"), None)
        self._rendered = breaks is not None
        comments = sum(1 for _ in document.element.body.iter(f"{W}commentReference"))
        if comments:
            problem = f"has {comments} comment{'s' * (comments > 1)} in its margin"
            self.doubts.append(Doubt(Place(1, 1, "paragraph"), "comments", problem, "not taken"))

    def read(self, parent: Any) -> None:
        """Read what a part of the document holds: paragraphs, tables, and what wraps them."""
        for child in parent:
            if child.tag == f"{W}p":
                self._read_paragraph(child)
            elif child.tag == f"{W}tbl":
                self._read_table(child)
            elif child.tag in (
                f"{W}sdt",
                f"{W}sdtContent",
                f"{W}ins",
                f"{W}moveTo",
                f"{W}customXml",
            ):
                self.read(child)

    def _read_paragraph(self, element: Any) -> None:
        before = self._page
        said = self._said(element)
        number, level = self._numbers.of(element)
        text = prose(f"{number} {said.text}" if number and said.text.strip() else said.text)
        if not text and not said.changed:
            return
        if self._page > before:
            self._paragraph = 0
        self._paragraph += 1
        place = self._place(self._paragraph, "paragraph")
        if text:
            apart = not (self.blocks and _is_of_a_block(self.blocks[-1], text))
            self.blocks.append(Paragraph(text, place, apart, level if number else None))
        self._doubt(said, place, "text")
        self._after(said, place)

    def _read_table(self, table: Any) -> None:
        self._table += 1
        above: dict[int, str] = {}
        notes: list[Said] = []
        place = self._place(1, "row")
        for number, row in enumerate(_rows(table), 1):
            said: list[Said] = []
            change = _row_change(row)
            cells = self._cells(row, {} if change == "deleted" else above, said)
            place = self._place(number, f"table {self._table} row")
            if change:
                shown = " | ".join(
                    evened(cell) for cell in (*cells, *(one.removed for one in said)) if cell
                )[:80]
                problem = f'has a tracked change: the row is {change}, "{shown}"'
                self.doubts.append(Doubt(place, "row", problem, "the accepted text is taken"))
            if change == "deleted":
                continue
            if not any(cells):
                continue
            whole = len(cells) > 1 and len(list(row.iter(f"{W}tc"))) == 1
            problems = (
                ("has text that is struck through",) if any(one.struck for one in said) else ()
            )
            self.blocks.append(Row(tuple(cells), place, number == 1, whole, problems))
            for one in said:
                self._doubt(one, place, f"row {evened(cells[0])}".strip())
            notes += said
        for one in notes:
            self._after(one, place)

    def _cells(self, row: Any, above: dict[int, str], said: list[Said]) -> list[str]:
        """The cells of a row; one that is merged with the one above has its text."""
        cells: list[str] = []
        for cell in row.iter(f"{W}tc"):
            if cell.getparent() is not row and not _wraps(cell, row):
                continue
            at = len(cells)
            properties = cell.find(f"{W}tcPr")
            merged = None if properties is None else properties.find(f"{W}vMerge")
            parts = [self._said(paragraph) for paragraph in cell.iter(f"{W}p")]
            said += parts
            lines = (prose(line) for part in parts for line in part.text.split("\n"))
            text = "\n".join(filter(None, lines))
            if merged is not None and merged.get(f"{W}val") != "restart" and not text:
                text = above.get(at, "")
            above[at] = text
            cells.append(text)
            cells += [""] * (_number(properties, "gridSpan") - 1)
        return cells

    def _said(self, element: Any) -> Said:
        said = said_in(element, self._rendered)
        self._page += said.breaks
        return said

    def _doubt(self, said: Said, place: Place, what: str) -> None:
        if said.changed:
            removed, added = evened(said.removed), evened(said.added)
            changes = f'"{removed}" is deleted' if removed else ""
            changes += " and " if removed and added else ""
            changes += f'"{added}" is inserted' if added else ""
            problem = f"has a tracked change: {changes or 'a paragraph or row'}"
            self.doubts.append(Doubt(place, what, problem, "the accepted text is taken"))
        if said.struck and what == "text":
            problem = f'has text that is struck through, "{evened(said.text)[:80]}"'
            self.doubts.append(Doubt(place, what, problem, "taken as it stands: compare it"))
        if said.hidden:
            problem = f'has hidden text, "{evened(said.hidden)[:80]}"'
            self.doubts.append(Doubt(place, what, problem, "left out"))

    def _after(self, said: Said, place: Place) -> None:
        """What belongs to a paragraph but stands elsewhere: footnotes, boxes beside the text."""
        for note in said.notes:
            if text := self._notes.get(note):
                self._order += 1
                mark = note.translate(SUPERSCRIPT)
                self.blocks.append(
                    Paragraph(f"{mark} {prose(text)}", place._replace(order=self._order))
                )
        for box in said.boxes:
            self.read(box)

    def _place(self, number: int, unit: str) -> Place:
        self._order += 1
        return Place(number, self._page, unit, self._order)


def _is_of_a_block(before: Block, text: str) -> bool:
    """Whether a line goes with the one before it, as names below each other do: both are short."""
    texts = (before.text if isinstance(before, Paragraph) else "", text)
    return all(
        len(one) < 40 and re.fullmatch(r"[A-Z][\w&' -]+", one) and not one.isupper()
        for one in texts
    )


def _rows(table: Any) -> Iterator[Any]:
    """The rows of a table, but not those of tables in its cells."""
    for row in table.iter(f"{W}tr"):
        owner = row.getparent()
        while owner.tag != f"{W}tbl":
            owner = owner.getparent()
        if owner is table:
            yield row


def _row_change(row: Any) -> str:
    """What a tracked change did to a row as a whole."""
    properties = row.find(f"{W}trPr")
    if properties is None:
        return ""
    if properties.find(f"{W}del") is not None:
        return "deleted"
    return "inserted" if properties.find(f"{W}ins") is not None else ""


def _wraps(cell: Any, row: Any) -> bool:
    """Whether a cell is a row's own, in a content control, and not of a table in a cell."""
    parent = cell.getparent()
    while parent is not row:
        if parent.tag == f"{W}tc":
            return False
        parent = parent.getparent()
    return True


def _number(properties: Any, name: str) -> int:
    found = None if properties is None else properties.find(f"{W}{name}")
    value = "" if found is None else found.get(f"{W}val", "")
    return int(value) if value.isdigit() else 1


def _texts_of_notes(document: Any) -> dict[str, str]:
    """The footnotes' texts by their numbers."""
    from lxml import etree  # python-docx brings it

    texts: dict[str, str] = {}
    for relation in document.part.rels.values():
        if relation.reltype.endswith(("/footnotes", "/endnotes")) and not relation.is_external:
            root = etree.fromstring(
                relation.target_part.blob, etree.XMLParser(resolve_entities=False)
            )
            for note in root:
                if note.get(f"{W}type") is None:
                    texts[str(note.get(f"{W}id"))] = " ".join(map(text_of, note.iter(f"{W}p")))
    return texts
