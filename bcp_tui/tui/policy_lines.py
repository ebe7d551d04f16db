"""A revision's whole text in lines, with its places, and finding words in it."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple, TypeAlias

from bcp_tui.policy import Coverage, Entry, Note, Revision
from bcp_tui.policy.phrases import Span
from bcp_tui.report import labels
from bcp_tui.tui.lines import Line, Styled, hanging, text_of

FoundPlaces: TypeAlias = dict[int, list[Span]]
"""The lines on which words were found, each with where they stand in it."""

_TABLES: tuple[tuple[str, Coverage], ...] = (
    (labels.COVERED_TABLE, "covered"),
    (labels.NON_COVERED_TABLE, "not_covered"),
)


class PolicyText(NamedTuple):
    """A revision in lines, and the lines where its sections and entries begin."""

    lines: tuple[Line, ...] = ()
    sections: dict[str, int] = {}  # noqa: RUF012 - never changed
    entries: dict[str, int] = {}  # noqa: RUF012

    def start_of(self, behind: Entry | Note | None) -> int:
        """The line from which to read what an entry or a note says; the first of all for none."""
        if isinstance(behind, Entry):
            return max(0, self.entries.get(behind.code, 0) - 1)
        if isinstance(behind, Note):
            within = [each for each in self.sections if behind.section.startswith(each)]
            return self.sections[within[-1]] if within else 0
        return 0

    def section_at(self, top: int) -> str | None:
        """The number of the section that a line belongs to."""
        begun = [number for number, line in self.sections.items() if line <= top]
        return begun[-1] if begun else None

    def find(self, words: str) -> FoundPlaces:
        """Where the words stand, in any case; the lines of a paragraph read on."""
        wanted = " ".join(words.casefold().split())
        if not wanted:
            return {}
        flat = ""
        places: list[tuple[int, int]] = []
        for at, line in enumerate(self.lines):
            text = text_of((line,))
            own = text.strip()
            places += [(at, len(text) - len(own) + column) for column in range(len(own) + 1)]
            flat += f"{own.casefold() if len(own.casefold()) == len(own) else own} "
            if not own:
                flat = f"{flat[:-1]}\n"
        found: FoundPlaces = {}
        start = flat.find(wanted)
        while start >= 0:
            for at, column in places[start : start + len(wanted)]:
                spans = found.setdefault(at, [])
                if spans and spans[-1][1] == column:
                    spans[-1] = (spans[-1][0], column + 1)
                else:
                    spans.append((column, column + 1))
            start = flat.find(wanted, start + len(wanted))
        return found

    def marked(self, found: FoundPlaces) -> list[Line]:
        """The lines with what was found marked."""
        lines = list(self.lines)
        for at, spans in found.items():
            lines[at] = _marked(lines[at], spans)
        return lines


def policy_lines(revision: Revision, columns: int) -> PolicyText:
    """The whole revision: its sections, the tables in the coding one, the history last."""
    lines: list[Line] = []
    sections: dict[str, int] = {}
    entries: dict[str, int] = {}
    for section in revision.sections:
        sections[section.number] = len(lines)
        lines += [((f" {labels.section(section)}", "label"),), ()]
        for paragraph in section.text.strip("\n").expandtabs().split("\n"):
            lines += _paragraph(paragraph, columns)
        lines.append(())
        if section.number == revision.coding_section:
            _add_tables(revision, columns, lines, entries)
    if not entries:
        _add_tables(revision, columns, lines, entries)
    if revision.history:
        lines.append(((f" {labels.HISTORY}", "label"),))
        for each in revision.history:
            lines += hanging(((f" {each.date:<8}", "strong"),), each.reason, columns - 1)
    return PolicyText(tuple(lines), sections, entries)


def _paragraph(text: str, columns: int) -> list[Line]:
    indent = len(text) - len(text.lstrip())
    return hanging(((" " * (indent + 1), ""),), text.strip(), columns - 1)


def _add_tables(
    revision: Revision, columns: int, lines: list[Line], entries: dict[str, int]
) -> None:
    for heading, coverage in _TABLES:
        rows = [entry for entry in revision.entries if entry.coverage == coverage]
        if rows:
            lines += [((f" {heading}", "strong"),), ()]
        for entry in rows:
            entries[entry.code] = len(lines)
            code: Line = ((f" {entry.code:<13}", "strong"),)
            lines += hanging(code, entry.description, columns - 1)
            for label, text in labels.cells(entry):
                lines += hanging(((f"{'':14}{label}: ", "muted"),), text, columns - 1)
            lines.append(())


def _marked(line: Line, places: Sequence[Span]) -> Line:
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
