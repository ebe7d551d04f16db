"""A row in sentences fit for a CRM note: what is copied, and what stands on the call sheet."""

from collections.abc import Sequence
from itertools import takewhile

from bcp_tui.desk import Row
from bcp_tui.report.places import context_text, source
from bcp_tui.report.publishing import data_lines
from bcp_tui.report.statement import Label, Statement
from bcp_tui.report.statements import asked_code, statements
from bcp_tui.report.verdicts import headline

_UNTOLD: tuple[Label, ...] = (
    "Plans",
    "Ask",
    "Asked by",
    "In range",
    "Add-on to",
    "Legend",
    "Next",
    "Recently",
    "Similar",
)
"""Statements for the rep's eyes only, and those that a note says in another place."""

_CONDITIONS: tuple[Label, ...] = ("Also in", "Out of network", "Why", "Medication", "Not together")
"""Statements that limit the verdict itself and stand beside it, as long as no other has come."""


def note_text(rows: Sequence[Row]) -> str:
    """A paragraph for each row, the policies' cautions once below, the version of the data last."""
    return "\n".join([*map(note_paragraph, rows), *cautions(rows), *data_lines(rows)])


def cautions(rows: Sequence[Row]) -> list[str]:
    """What the policies caution of these answers, each caution once."""
    sentences = (
        f"{note.text} ({source(row.answer.revision, note.section)})"
        for row in rows
        if row.answer
        for note in row.answer.decision.notes
        if note.caution
    )
    return list(dict.fromkeys(sentences))


OUTDATED = "NO LONGER SO, the data have changed since: "
"""Before what was pinned and is answered otherwise now."""


def note_paragraph(row: Row) -> str:
    """A row as a paragraph: verdicts, what was asked and what not, every condition, the source."""
    return f"{OUTDATED if row.is_outdated else ''}{_paragraph(row)}"


def _paragraph(row: Row) -> str:
    told = [each for each in statements(row) if _is_told(each)]
    if row.passage:
        return " ".join([f"{asked_code(row)}: {quoted(row)}", *map(_sentence, told)])
    verdicts = ", ".join(verdict.words for verdict in headline(row.says))
    opening = f"{_called(row)}: {verdicts}."
    if row.policy:
        return " ".join([opening, *map(_sentence, told)])
    if row.answer is None:
        return " ".join([opening, context_text(row.context), *map(_sentence, told)])
    conditions = [*takewhile(lambda each: each.label in _CONDITIONS, told)]
    description = f"“{row.answer.listing.full_description.rstrip('.')}.”"
    return " ".join(
        [
            opening,
            *map(_sentence, conditions),
            context_text(row.context),
            description,
            *map(_sentence, told[len(conditions) :]),
        ]
    )


def quoted(row: Row) -> str:
    """A passage's whole sentence with its items, in quotes."""
    if row.passage is None:
        return ""
    passage = row.passage.passage
    return f"“{' '.join((passage.sentence, *passage.items))}”"


def _is_told(statement: Statement) -> bool:
    return statement.label not in _UNTOLD and (statement.label != "Note" or statement.urgent)


def _called(row: Row) -> str:
    """The asked code, with the range that answers for it."""
    answer = row.answer
    if answer and answer.in_range:
        return f"{answer.part} (in {answer.entry.code})"
    return answer.entry.code if answer else asked_code(row)


def _sentence(statement: Statement) -> str:
    label = f"{statement.label}: " if statement.label else ""
    where = f" ({statement.source})" if statement.source else ""
    return f"{label}{statement.text.rstrip('.')}{where}."
