"""The words of the call sheet: beside its keys, and where it is empty."""

from bcp_tui.desk import Row
from bcp_tui.policy import Context
from bcp_tui.report.notes import OUTDATED, note_paragraph
from bcp_tui.report.statements import asked_code

EMPTY = "Nothing is pinned, and no row is chosen. Enter pins an answer to this sheet."
ANEW = "answer anew"
KEEP = "keep both"
ANSWERED_ANEW = "Answered anew for this context. F10 takes that back."
KEPT_BOTH = "Answered anew; the old ones stay. F10 takes that back."
NOTHING_TO_UNDO = "Nothing was taken off this sheet."
UNDONE = "Brought back as it was."
_FORBIDDEN = "Not together: "


def is_of(row: Row, context: Context) -> bool:
    """Whether a row holds in this context, by the data in force; a passage says the same in all."""
    return not row.is_outdated and (row.passage is not None or row.context == context)


def taken_out(row: Row) -> str:
    """Said when an answer is taken off the sheet."""
    return f"{asked_code(row)} is taken out; F10 brings it back."


def told_apart(row: Row) -> tuple[str, str, str]:
    """A row's paragraph in three: before what is wrong with it, that, and what stands behind.

    Wrong is that it is outdated, or that codes may not be used together.
    """
    paragraph = note_paragraph(row)
    if row.is_outdated:
        return "", OUTDATED.rstrip(), paragraph.removeprefix(OUTDATED)
    if not row.conflicts:
        return paragraph, "", ""
    before, label, rest = paragraph.partition(_FORBIDDEN)
    warning, stop, behind = rest.partition(". ")
    return before, f"{label}{warning}{stop.rstrip()}", behind
