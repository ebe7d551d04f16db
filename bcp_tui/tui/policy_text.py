"""A revision's whole text laid out in lines, with its places, and finding words in it."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from bcp_tui.policy import CODING_SECTION, Entry, Revision
from bcp_tui.tui.lines import Line, Span, hanging, text_of


class PolicyText(NamedTuple):
    """A revision in lines, and the lines where its sections and entries begin."""

    lines: tuple[Line, ...]
    sections: dict[str, int]
    entries: dict[str, int]

    def find(self, words: str) -> dict[int, list[tuple[int, int]]]:
        """Where the words stand, in any case: line to (start, end); a paragraph's lines read on."""
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
        found: dict[int, list[tuple[int, int]]] = {}
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

    def marked(self, found: dict[int, list[tuple[int, int]]]) -> list[Line]:
        """The lines with what was found marked."""
        lines = list(self.lines)
        for at, spans in found.items():
            lines[at] = _marked(lines[at], spans)
        return lines


def lay_out(revision: Revision, columns: int) -> PolicyText:
    """The whole revision in lines: its sections, the tables in the coding one, the history last."""
    lines: list[Line] = []
    sections: dict[str, int] = {}
    entries: dict[str, int] = {}
    for section in revision.sections:
        sections[section.number] = len(lines)
        lines += [((f" {section.number} {section.title}", "label"),), ()]
        for paragraph in section.text.strip("\n").expandtabs().split("\n"):
            lines += _paragraph(paragraph, columns)
        lines.append(())
        if section.number == CODING_SECTION:
            _lay_out_tables(revision, columns, lines, entries)
    if not entries:
        _lay_out_tables(revision, columns, lines, entries)
    if revision.history:
        lines.append(((" Revision history", "label"),))
        for change in revision.history:
            lines += hanging(((f" {change.date:<8}", "strong"),), change.reason, columns - 1)
    return PolicyText(tuple(lines), sections, entries)


def _paragraph(text: str, columns: int) -> list[Line]:
    indent = len(text) - len(text.lstrip())
    return hanging(((" " * (indent + 1), ""),), text.strip(), columns - 1)


def _lay_out_tables(
    revision: Revision, columns: int, lines: list[Line], entries: dict[str, int]
) -> None:
    tables = (("COVERED CODES", "covered"), ("NON-COVERED CODES", "not_covered"))
    for heading, coverage in tables:
        rows = [entry for entry in revision.entries if entry.coverage == coverage]
        if rows:
            lines += [((f" {heading}", "strong"),), ()]
        for entry in rows:
            entries[entry.code] = len(lines)
            code: Line = ((f" {entry.code:<13}", "strong"),)
            lines += hanging(code, entry.description, columns - 1)
            for label, text in _cells(entry):
                lines += hanging(((f"{'':14}{label}: ", "muted"),), text, columns - 1)
            lines.append(())


def _cells(entry: Entry) -> Sequence[tuple[str, str]]:
    if entry.reason is not None:
        return (("Reason", entry.reason),)
    return (
        ("Prior approval", ", ".join(entry.symbols)),
        ("Cost share", "; ".join(entry.cost_share)),
    )


def _marked(line: Line, places: Sequence[tuple[int, int]]) -> Line:
    marked: list[Span] = []
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
