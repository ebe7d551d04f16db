"""A revision's whole text in lines: its passages, its tables, its history."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from bcp_tui.desk.reading import Place, Spot
from bcp_tui.policy import Coverage, Entry, Revision, Section
from bcp_tui.policy.changes import Changes
from bcp_tui.policy.passages import HISTORY, Passage
from bcp_tui.policy.phrases import Span
from bcp_tui.report import labels
from bcp_tui.report.changes import groups
from bcp_tui.report.reading import spans
from bcp_tui.tui.lines import Line, Styled, hanging, text_of
from bcp_tui.tui.page_text import Block, PageText, page_of

_TABLES: tuple[tuple[str, Coverage], ...] = (
    (labels.COVERED_TABLE, "covered"),
    (labels.NON_COVERED_TABLE, "not_covered"),
)
_CODE = 14
"""Columns of a code before its description."""
_CHANGED = 25
"""Columns of what changed, before how it did."""


class PolicyText(NamedTuple):
    """A revision as the text of a page, the blocks of its spots, and where its sections begin."""

    page: PageText = PageText()
    blocks: dict[tuple[str, Spot], Block] = {}  # noqa: RUF012 - never changed
    sections: dict[str, int] = {}  # noqa: RUF012

    def block_of(self, spot: Spot) -> Block:
        """Where a spot stands; the beginning for one that does not."""
        return self.blocks.get(_key(spot), Block(0, 0))

    def lead_in_of(self, spot: Spot) -> int:
        """The line from which a spot is best read: its outermost lead-in, or what is above it."""
        block = self.block_of(spot)
        if isinstance(spot, Section):
            return block.start
        if isinstance(spot, Passage) and spot.lead_ins:
            outermost = spot.lead_ins[0]
            starts = [
                each.start
                for (_, other), each in self.blocks.items()
                if isinstance(other, Passage)
                and each.start < block.start
                and other.text.endswith(outermost)
            ]
            return max(starts, default=block.start)
        return self.page.block_at(max(0, block.start - 1)).start

    def section_at(self, top: int) -> str | None:
        """The number of the section that a line belongs to."""
        begun = [number for number, line in self.sections.items() if line <= top]
        return begun[-1] if begun else None

    def marked(self, places: Iterable[Place]) -> PageText:
        """The text with what was found marked."""
        lines = list(self.page.lines)
        for place in places:
            block = self.block_of(place.at)
            own = _marked(lines[block.start : block.end], place.matched)
            lines[block.start : block.end] = own
        return self.page._replace(lines=lines)


class _Writer:
    """Writes a revision down, block after block."""

    def __init__(self, columns: int) -> None:
        self.columns = columns
        self.lines: list[Line] = []
        self.blocks: list[Block] = []
        self.spots: dict[tuple[str, Spot], Block] = {}
        self.sections: dict[str, int] = {}

    def write(
        self, lines: Sequence[Line], spot: Spot | None = None, hangs_on: str = "", name: str = ""
    ) -> None:
        """Add a block."""
        start = len(self.lines)
        self.lines += lines
        block = Block(start, len(self.lines), hangs_on, name)
        self.blocks.append(block)
        if spot is not None:
            self.spots.setdefault(_key(spot), block)

    def space(self) -> None:
        """Add an empty line, unless there is one."""
        if self.lines and self.lines[-1]:
            self.lines.append(())

    def text(self) -> PolicyText:
        """What was written."""
        return PolicyText(page_of(self.lines, self.blocks), self.spots, self.sections)


def policy_lines(revision: Revision, columns: int, changes: Changes | None = None) -> PolicyText:
    """The whole revision: what changed with it, its sections, the tables in the coding one, the
    history last.
    """
    writer = _Writer(columns)
    if changes:
        _write_changes(writer, changes)
    passages = iter(revision.passages)
    for section in revision.sections:
        writer.sections[section.number] = len(writer.lines)
        writer.write([((f" {labels.section(section)}", "label"),)], section)
        writer.space()
        _write_passages(writer, section.text, passages)
        writer.space()
        if section.number == revision.coding_section:
            _write_tables(writer, revision)
    if revision.coding_section is None:
        _write_tables(writer, revision)
    if revision.history:
        writer.write([((f" {labels.HISTORY}", "label"),)])
        for each, passage in zip(revision.history, passages, strict=True):
            date: Line = ((f" {each.date:<8}", "strong"),)
            lines = hanging(date, each.reason, columns - 1)
            writer.write(lines, passage, HISTORY, each.date)
    return writer.text()


def _write_changes(writer: _Writer, changes: Changes) -> None:
    """What changed since the revision before, in groups."""
    told = groups(changes)
    heading = labels.changed_since(changes.old, nothing=not told)
    writer.sections[heading] = len(writer.lines)
    writer.write([((f" {heading}", "label"),)])
    writer.space()
    for group in told:
        writer.write([((f" {group.heading}", "strong"),)])
        for what, how in group.lines:
            lines = hanging(((f" {what:<{_CHANGED}}  ", "muted"),), how, writer.columns - 1)
            if len(what) > _CHANGED:
                lines = [
                    *hanging(((" ", ""),), what, writer.columns - 1, "muted"),
                    *hanging(((" " * _CODE, ""),), how, writer.columns - 1),
                ]
            writer.write(lines, None, group.heading, what)
        writer.space()


def _write_passages(writer: _Writer, text: str, passages: Iterator[Passage]) -> None:
    """The lines of a section, which are a passage each."""
    for line in text.strip("\n").expandtabs().split("\n"):
        if not line.strip():
            writer.space()
            continue
        passage = next(passages)
        indent = " " * (len(line) - len(line.lstrip()) + 1)
        lines = hanging(((indent, ""),), line.strip(), writer.columns - 1)
        writer.write(lines, passage, " ".join(passage.lead_ins))


def _write_tables(writer: _Writer, revision: Revision) -> None:
    for heading, coverage in _TABLES:
        rows = [entry for entry in revision.entries if entry.coverage == coverage]
        if rows:
            writer.write([((f" {heading}", "strong"),)])
            writer.space()
        for entry in rows:
            writer.write(_row(entry, writer.columns), entry, heading, entry.code)
            writer.space()


def _row(entry: Entry, columns: int) -> list[Line]:
    code: Line = ((f" {entry.code:<{_CODE - 1}}", "strong"),)
    lines = hanging(code, entry.description, columns - 1)
    for label, text in labels.cells(entry):
        lines += hanging(((f"{'':{_CODE}}{label}: ", "muted"),), text, columns - 1)
    return lines


def _key(spot: Spot) -> tuple[str, Spot]:
    """What tells a spot from others: values of different kinds may be equal."""
    return type(spot).__name__, spot


def _marked(lines: Sequence[Line], terms: frozenset[str]) -> list[Line]:
    """The lines of a block with its terms marked, which may read on from one to the next."""
    flat = ""
    starts: list[tuple[int, int]] = []
    for line in lines:
        text = text_of((line,))
        own = text.strip()
        starts.append((len(flat), text.find(own)))
        flat += f"{own} "
    found = spans(flat, terms)
    marked: list[Line] = []
    for line, (start, column) in zip(lines, starts, strict=True):
        moved = [(first - start + column, last - start + column) for first, last in found]
        marked.append(_with_marks(line, moved))
    return marked


def _with_marks(line: Line, places: Sequence[Span]) -> Line:
    marked: list[Styled] = []
    column = 0
    for text, style in line:
        cuts = sorted(
            {0, len(text)}
            | {min(max(edge - column, 0), len(text)) for place in places for edge in place}
        )
        for start, end in pairwise(cuts):
            inside = any(first <= column + start < last for first, last in places)
            marked.append((text[start:end], "match" if inside else style))
        column += len(text)
    return tuple(marked)
