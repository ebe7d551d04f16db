"""The answer rules: what the policies say of a code in a context.

`look_up` asks, in this order: which revision of every policy that lists the code is in force on the
service date; prior approval plan by plan, from the entry's symbols and the revision's own legend,
and for the selection; and what goes with it (the notes that apply, the range that the code fell
in). Each answer carries its listing, so that whoever shows it can say where it is written.
"""

from datetime import date
from typing import Literal, NamedTuple

from bcp_tui.policy.book import Book
from bcp_tui.policy.code_table import Listing
from bcp_tui.policy.codes import CodeRange
from bcp_tui.policy.context import Context
from bcp_tui.policy.entries import Entry, Note
from bcp_tui.policy.legend import PriorApproval, prior_approval
from bcp_tui.policy.revisions import Revision
from bcp_tui.policy.typed_codes import Asked

Status = Literal["listed", "not_listed", "not_in_effect"]


class PriorApprovalAnswer(NamedTuple):
    """The selection's prior approval: one answer where its plans agree, and the plans of each.

    `answer` is `None` for an entry that is not covered: there is nothing to approve.
    """

    answer: PriorApproval | Literal["depends"] | None
    required_for: tuple[str, ...] = ()
    not_required_for: tuple[str, ...] = ()
    not_stated_for: tuple[str, ...] = ()


class Answer(NamedTuple):
    """What one entry of one revision says of an asked code in one context."""

    asked: Asked
    listing: Listing
    context: Context
    prior_approval: PriorApprovalAnswer
    notes: tuple[Note, ...]

    @property
    def revision(self) -> Revision:
        """The revision that says it."""
        return self.listing.revision

    @property
    def entry(self) -> Entry:
        """The row that says it."""
        return self.listing.entry

    @property
    def in_range(self) -> bool:
        """Whether what was asked for is not the entry's own range but lies in it."""
        return self.part != self.entry.codes

    @property
    def part(self) -> CodeRange:
        """The entry's code or range, or as much of it as was asked for."""
        return self.asked.within(self.entry.codes)


class Found(NamedTuple):
    """Everything the book says of one asked code in one context.

    Unless the status is `listed`, `answers` is empty; then `out_of_force` holds the revisions that
    list the code when none does on the service date, `notes` those for a code that is not listed,
    each with the revision that says so, and `similar` the listed codes that are nearly it.
    """

    asked: Asked
    context: Context
    status: Status
    answers: tuple[Answer, ...] = ()
    out_of_force: tuple[Revision, ...] = ()
    notes: tuple[tuple[Revision, Note], ...] = ()
    similar: tuple[str, ...] = ()


def look_up(book: Book, asked: Asked, context: Context) -> Found:
    """What every policy in force on the service date says of the asked code."""
    day = context.service_date
    near = book.table_of(book.in_force(day)).similar
    if asked.codes is None:
        return Found(asked, context, "not_listed", similar=near(asked.typed))
    listings = book.table.listing(asked.codes)
    answers = tuple(
        answer_for(listing, asked, context)
        for listing in listings
        if listing.revision.in_force(day)
    )
    if answers:
        return Found(asked, context, "listed", answers)
    similar = near(str(asked.codes))
    lapsed = _without_text(book, listings, day)
    if lapsed:
        return Found(asked, context, "not_in_effect", out_of_force=lapsed, similar=similar)
    notes = tuple(
        (revision, note)
        for revision in book.in_force(day)
        for note in revision.notes
        if note.applies_to == "unlisted" and note.network in (None, context.network)
    )
    return Found(asked, context, "not_listed", notes=notes, similar=similar)


def answer_for(listing: Listing, asked: Asked, context: Context) -> Answer:
    """What this row answers, whether or not its revision is in force."""
    part = asked.within(listing.entry.codes)
    notes = tuple(
        note for note in listing.revision.notes if _applies(note, listing.entry, part, context)
    )
    return Answer(asked, listing, context, _prior_approval(listing, notes, context), notes)


def _without_text(book: Book, listings: list[Listing], day: date) -> tuple[Revision, ...]:
    """The revisions that list the code of policies that have no text in force at all."""
    current = {revision.policy_id for revision in book.in_force(day)}
    found = {
        listing.revision.key: listing.revision
        for listing in listings
        if listing.revision.policy_id not in current
    }
    return tuple(found.values())


def _prior_approval(
    listing: Listing, notes: tuple[Note, ...], context: Context
) -> PriorApprovalAnswer:
    entry, legend = listing.entry, listing.revision.legend
    if entry.coverage == "not_covered":
        return PriorApprovalAnswer(None)
    demanded = any(note.requires_prior_approval for note in notes)
    sides: dict[PriorApproval, list[str]] = {"required": [], "not_required": [], "not_stated": []}
    for plan in context.selection.plans:
        side = "required" if demanded else prior_approval(plan.id, entry.symbols, legend)
        sides[side].append(plan.id)
    taken = [side for side, plans in sides.items() if plans]
    return PriorApprovalAnswer(
        taken[0] if len(taken) == 1 else "depends" if taken else "not_stated",
        *map(tuple, sides.values()),
    )


def _applies(note: Note, entry: Entry, part: CodeRange, context: Context) -> bool:
    if note.network not in (None, context.network):
        return False
    if isinstance(note.applies_to, tuple):
        return any(named.overlaps(part) for named in note.applies_to)
    if note.applies_to == "all":
        return True
    table = "covered" if entry.coverage == "covered" else "non_covered"
    return note.applies_to == table
