"""The answer rules: what the policies say of a code in a context.

`look_up` asks, in this order: which revision of every policy that lists the code is in force on the
service date; for each of them, plan by plan, whether the entry is covered and whether it needs
prior approval (from the entry's symbols, the revision's own legend, and the notes that apply), and
from these what holds for the selection; then what goes with it. Where nobody has said whether the
provider is in the network, it is decided for both. Each answer carries its listing, so that whoever
shows it can say where it is written.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Literal, NamedTuple

from bcp_tui.policy.book import Book
from bcp_tui.policy.code_table import Listing
from bcp_tui.policy.codes import CodeRange
from bcp_tui.policy.context import Context
from bcp_tui.policy.entries import Coverage, Entry, Network, Note
from bcp_tui.policy.legend import Legend, PriorApproval, prior_approvals
from bcp_tui.policy.plans import Plan
from bcp_tui.policy.revisions import Policy, Revision
from bcp_tui.policy.typed_codes import Asked

Status = Literal["listed", "not_listed", "not_in_effect", "not_on_file"]

_DECISIONS = 256
"""Decisions kept: rows with the same symbols and notes share one, and a list has many such rows."""


class PriorApprovalAnswer(NamedTuple):
    """The selection's prior approval: one answer where its plans agree, and the plans of each.

    `answer` is `None` where no plan covers the entry: there is nothing to approve.
    """

    answer: PriorApproval | Literal["depends"] | None
    required_for: tuple[str, ...] = ()
    not_required_for: tuple[str, ...] = ()
    not_stated_for: tuple[str, ...] = ()


class Decision(NamedTuple):
    """What an entry says to a selection on one side of the network, and the notes that apply.

    Where coverage depends on the plan, `not_covered_for` names the plans without it; their prior
    approval is not asked.
    """

    coverage: Literal["covered", "not_covered", "depends"]
    not_covered_for: tuple[str, ...]
    prior_approval: PriorApprovalAnswer
    notes: tuple[Note, ...]

    def agrees_with(self, other: "Decision") -> bool:
        """Whether both say the same about coverage and prior approval to every plan."""
        return self[:3] == other[:3]


class Answer(NamedTuple):
    """What one entry of one revision says of an asked code in one context.

    While it has not been said whether the provider is in the network, `decision` is the answer in
    network, and `out_of_network` the other one where it differs.
    """

    asked: Asked
    listing: Listing
    context: Context
    decision: Decision
    out_of_network: Decision | None = None

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

    def agrees_with(self, other: "Answer") -> bool:
        """Whether both say the same about coverage and prior approval, in network and out."""
        own, their = self.out_of_network, other.out_of_network
        return self.decision.agrees_with(other.decision) and (
            own.agrees_with(their) if own and their else own is their
        )

    @property
    def conditions(self) -> tuple[Note, ...]:
        """The notes that apply only out of network, while that has not been asked."""
        if self.out_of_network is None:
            return ()
        return tuple(note for note in self.out_of_network.notes if note not in self.decision.notes)


class Found(NamedTuple):
    """Everything the book says of one asked code in one context.

    `off_file` are the policies that were in effect on the service date with a text that is not on
    file: those of which another text lists the code; without any, and without an answer, all.
    `answers` is empty unless the status is `listed`. Then there are the revisions on file that list
    the code without being in force (`elsewhere`), the notes for a code that is not listed, each
    with the revision that says so, and the listed codes that are nearly it (`similar`).
    """

    asked: Asked
    context: Context
    status: Status
    answers: tuple[Answer, ...] = ()
    elsewhere: tuple[Revision, ...] = ()
    off_file: tuple[Policy, ...] = ()
    notes: tuple[tuple[Revision, Note], ...] = ()
    similar: tuple[str, ...] = ()


def look_up(book: Book, asked: Asked, context: Context) -> Found:
    """What every policy says of the asked code on the service date."""
    day = context.service_date
    in_force = book.in_force(day)
    if asked.codes is None:
        similar = () if asked.kind else book.table_of(in_force).similar(asked.typed)
        return Found(asked, context, "not_listed", similar=similar)
    listings = book.table.listing(asked.codes, asked.modifiers)
    answers = tuple(
        answer_for(each, asked, context) for each in listings if each.revision.in_force(day)
    )
    listing_it = {each.revision.policy_id for each in listings}
    off_file = tuple(policy for policy in book.off_file(day) if policy.id in listing_it)
    if answers:
        return Found(asked, context, "listed", answers, off_file=off_file)
    status: Status = "not_listed"
    if off_file:
        status = "not_on_file"
    elif listing_it - {revision.policy_id for revision in in_force}:
        status = "not_in_effect"
    elsewhere = tuple({each.revision.key: each.revision for each in listings}.values())
    return Found(
        asked,
        context,
        status,
        elsewhere=elsewhere,
        off_file=off_file or book.off_file(day),
        notes=_notes_for_unlisted(in_force, context) if status == "not_listed" else (),
        similar=book.table_of(in_force).similar(str(asked.codes)),
    )


def answer_for(listing: Listing, asked: Asked, context: Context) -> Answer:
    """What this row answers, whether or not its revision is in force."""
    entry, plans = listing.entry, context.selection.plans
    part = asked.within(entry.codes)
    notes = tuple(
        note
        for note in listing.revision.notes
        if goes_with(note, entry, part) and any(map(note.concerns, plans))
    )

    def decide(network: Network) -> Decision:
        here = tuple(note for note in notes if note.network in (None, network))
        return _decided(entry.coverage, entry.symbols, listing.revision.legend, here, plans)

    decision = decide(context.network or "in")
    if context.network is not None or not any(note.network for note in notes):
        return Answer(asked, listing, context, decision)
    outside = decide("out")
    differs = None if outside.agrees_with(decision) else outside
    return Answer(asked, listing, context, decision, differs)


@lru_cache(maxsize=_DECISIONS)
def _decided(
    table: Coverage,
    symbols: tuple[str, ...],
    legend: Legend,
    notes: tuple[Note, ...],
    plans: tuple[Plan, ...],
) -> Decision:
    """What a row of a table says to each of some plans, by its symbols and its notes."""
    excluded: list[str] = []
    sides: dict[PriorApproval, list[str]] = {"required": [], "not_required": [], "not_stated": []}
    by_legend = prior_approvals(symbols, legend)
    for_all = None if any(note.plans for note in notes) else _by_notes(table, notes)
    for plan in plans:
        side = for_all or _by_notes(table, [note for note in notes if note.concerns(plan)])
        if side == "excluded":
            excluded.append(plan.id)
        else:
            sides[by_legend(plan.id) if side == "as_the_legend_says" else side].append(plan.id)
    coverage: Literal["covered", "not_covered", "depends"] = table
    if excluded:
        coverage = "not_covered" if len(excluded) == len(plans) else "depends"
    return Decision(
        coverage,
        tuple(excluded) if coverage == "depends" else (),
        _of_sides(sides, coverage != "not_covered"),
        notes,
    )


def _by_notes(
    table: Coverage, notes: Sequence[Note]
) -> Literal["excluded", "required", "not_required", "as_the_legend_says"]:
    """What a row of a table says to a plan that these notes concern, if they decide on it."""
    if table == "not_covered" or any(note.excludes_coverage for note in notes):
        return "excluded"
    if any(note.requires_prior_approval for note in notes):
        return "required"
    if any(note.waives_prior_approval for note in notes):
        return "not_required"
    return "as_the_legend_says"


def _of_sides(sides: dict[PriorApproval, list[str]], is_covered: bool) -> PriorApprovalAnswer:
    if not is_covered:
        return PriorApprovalAnswer(None)
    taken = [side for side, plans in sides.items() if plans]
    return PriorApprovalAnswer(
        taken[0] if len(taken) == 1 else "depends" if taken else "not_stated",
        *map(tuple, sides.values()),
    )


def goes_with(note: Note, entry: Entry, part: CodeRange) -> bool:
    """Whether a note goes with an entry, or with a part of its range, for some plan or network."""
    if isinstance(note.applies_to, tuple):
        return any(named.overlaps(part) for named in note.applies_to)
    table = "covered" if entry.coverage == "covered" else "non_covered"
    return note.applies_to in ("all", table)


def _notes_for_unlisted(
    in_force: Sequence[Revision], context: Context
) -> tuple[tuple[Revision, Note], ...]:
    """What the policies in force say of codes they do not list, each sentence once."""
    said: dict[str, tuple[Revision, Note]] = {}
    for revision in in_force:
        for note in revision.notes:
            concerned = any(map(note.concerns, context.selection.plans))
            if (
                note.applies_to == "unlisted"
                and concerned
                and (note.network in (None, context.network or "in"))
            ):
                said.setdefault(note.text, (revision, note))
    return tuple(said.values())
