"""Policies as a table for review and sign-off: a row for each row of theirs, a column a plan.

A plan's column says in words what the row comes to for it, in network, with the revision's legend
and notes. Notes are named by their numbers: the first [[note]] of a policy is its note 1.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from bcp_tui.policy import Entry, Plan, Revision
from bcp_tui.policy.answer import goes_with
from bcp_tui.policy.changes import says_to_plans
from bcp_tui.policy.code_table import Listing
from bcp_tui.report.changes import SAYS
from bcp_tui.report.places import us_date

_BEFORE_PLANS = (
    "Policy",
    "Title",
    "Effective",
    "Code",
    "Modifiers",
    "Description",
    "Coverage",
    "Prior approval",
)
_AFTER_PLANS = ("Cost share", "Limit", "Reason", "Notes")
_NOTE_COLUMNS = ("Policy", "Effective", "Note", "Section", "Applies to", "Plans", "Network", "Text")


class Table(NamedTuple):
    """Columns by their names, and rows of as many texts."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def entries_table(revisions: Iterable[Revision], plans: Sequence[Plan]) -> Table:
    """The rows of revisions, in the order of each."""
    columns = (*_BEFORE_PLANS, *(plan.id for plan in plans), *_AFTER_PLANS)
    return Table(columns, tuple(row for each in revisions for row in _rows(each, plans)))


def notes_table(revisions: Iterable[Revision]) -> Table:
    """The notes of revisions, with their numbers."""
    rows = tuple(
        (
            revision.policy_id,
            us_date(revision.effective),
            str(number),
            note.section,
            note.applies_to
            if isinstance(note.applies_to, str)
            else ", ".join(map(str, note.applies_to)),
            ", ".join(note.plans),
            note.network or "",
            note.text,
        )
        for revision in revisions
        for number, note in enumerate(revision.notes, 1)
    )
    return Table(_NOTE_COLUMNS, rows)


def _rows(revision: Revision, plans: Sequence[Plan]) -> Iterator[tuple[str, ...]]:
    for place, entry in enumerate(revision.entries):
        says = says_to_plans(Listing(revision, place), plans)
        yield (
            revision.policy_id,
            revision.title,
            us_date(revision.effective),
            entry.code,
            ", ".join(entry.modifiers),
            entry.description,
            "covered" if entry.coverage == "covered" else "not covered",
            ", ".join(entry.symbols),
            *(SAYS[says[plan.id]] for plan in plans),
            "; ".join(entry.cost_share),
            entry.limit or "",
            entry.reason or "",
            ", ".join(_note_numbers(revision, entry)),
        )


def _note_numbers(revision: Revision, entry: Entry) -> Iterator[str]:
    for number, note in enumerate(revision.notes, 1):
        if goes_with(note, entry, entry.codes):
            yield str(number)
