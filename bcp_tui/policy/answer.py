"""The answer rules: what the policies say of a code in a context (DESIGN section 5).

`look_up` follows the design's order: the revision in force of every policy that lists the code
(5.1), prior approval plan by plan (5.2) and for the selection (5.3), then what goes with it: cost
share, notes, codes not to be used together, the continued code, the range (5.4, 5.5). Each answer
carries its revision and entry, so that whoever shows it can say where it is written (5.6).
"""

from typing import Literal, NamedTuple

from bcp_tui.policy.book import Book
from bcp_tui.policy.codes import Asked, CodeRange, read_codes, restore_zero
from bcp_tui.policy.context import Context
from bcp_tui.policy.entries import Entry, Note, Revision
from bcp_tui.policy.legend import PriorApproval, prior_approval

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
    revision: Revision
    entry: Entry
    context: Context
    prior_approval: PriorApprovalAnswer
    notes: tuple[Note, ...]

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

    `answers` is empty unless the status is `listed`; `out_of_force` holds the revisions that list
    the code when none does on the service date; `notes` are those for a code that is not listed,
    each with the revision that says so.
    """

    asked: Asked
    context: Context
    status: Status
    answers: tuple[Answer, ...] = ()
    out_of_force: tuple[Revision, ...] = ()
    notes: tuple[tuple[Revision, Note], ...] = ()


def read_asked(book: Book, text: str) -> tuple[Asked, ...]:
    """Every code asked for in a text; words that are no code are asked for as such.

    A dropped zero is restored only if that makes a listed code and nothing listed starts so.
    """
    return tuple(
        part if part.codes else _with_zero(book, part.typed) or part
        for part in read_codes(text).parts
    )


def look_up(book: Book, asked: Asked, context: Context) -> Found:
    """What every policy in force on the service date says of the asked code."""
    if asked.codes is None:
        return Found(asked, context, "not_listed")
    listing = list(book.listing(asked.codes))
    answers = tuple(
        answer_for(revision, entry, asked, context)
        for revision, entry in listing
        if revision.in_force(context.service_date)
    )
    if answers:
        return Found(asked, context, "listed", answers)
    in_force = book.in_force(context.service_date)
    lapsed = _without_text(listing, in_force)
    if lapsed:
        return Found(asked, context, "not_in_effect", out_of_force=lapsed)
    notes = tuple(
        (revision, note)
        for revision in in_force
        for note in revision.notes
        if note.applies_to == "unlisted" and note.network in (None, context.network)
    )
    return Found(asked, context, "not_listed", notes=notes)


def answer_for(revision: Revision, entry: Entry, asked: Asked, context: Context) -> Answer:
    """What this entry answers, whether or not its revision is in force."""
    part = asked.within(entry.codes)
    notes = tuple(note for note in revision.notes if _applies(note, entry, part, context))
    return Answer(
        asked, revision, entry, context, _prior_approval(revision, entry, notes, context), notes
    )


def _without_text(
    listing: list[tuple[Revision, Entry]], in_force: tuple[Revision, ...]
) -> tuple[Revision, ...]:
    """The revisions that list the code of policies that have no text in force at all."""
    current = {revision.policy for revision in in_force}
    found = {id(revision): revision for revision, _ in listing if revision.policy not in current}
    return tuple(found.values())


def _prior_approval(
    revision: Revision, entry: Entry, notes: tuple[Note, ...], context: Context
) -> PriorApprovalAnswer:
    if entry.coverage == "not_covered":
        return PriorApprovalAnswer(None)
    demanded = any(note.requires_prior_approval for note in notes)
    sides: dict[PriorApproval, list[str]] = {"required": [], "not_required": [], "not_stated": []}
    for plan in context.selection.plans:
        said = prior_approval(plan, entry.symbols, revision.legend)
        sides["required" if demanded else said].append(plan)
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


def _with_zero(book: Book, word: str) -> Asked | None:
    code = restore_zero(word)
    if code is None or book.starting(word.upper()):
        return None
    codes = CodeRange(code, code)
    return Asked(word, codes, corrected=True) if any(book.listing(codes)) else None
