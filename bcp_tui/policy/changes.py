"""What changed from one revision of a policy to the next, as printed and for each plan.

A change is a field of a part with its old and its new value, as the policy prints it: symbols with
commas, cost shares with semicolons. What is added or removed is a change of its first field from or
to nothing: a row's coverage, a symbol's meaning, the text of a note or section. What that comes to
for each plan is worked out with each revision's own legend and notes, because a row can stay as it
was and answer otherwise.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import Literal, NamedTuple, TypeAlias

from bcp_tui.policy.answer import Answer, answer_for
from bcp_tui.policy.code_table import CodeTable, Listing
from bcp_tui.policy.context import Context
from bcp_tui.policy.entries import Entry
from bcp_tui.policy.legend import PriorApproval
from bcp_tui.policy.pairing import entry_pairs, predecessors
from bcp_tui.policy.plans import Plan, all_plans
from bcp_tui.policy.revisions import Revision
from bcp_tui.policy.text_changes import (
    Change,
    Value,
    fact_changes,
    legend_changes,
    note_changes,
    section_changes,
)
from bcp_tui.policy.typed_codes import Asked

Says: TypeAlias = PriorApproval | Literal["not_covered"]
"""What a row says to one plan: whether it needs prior approval, or that it is not covered."""


class PlanChange(NamedTuple):
    """What a row said to a plan, and what it says now."""

    code: str
    plan: str
    old: Says
    new: Says


class EntryChanges(NamedTuple):
    """What changed in a row, and for each plan.

    `before` is the row that stood for its codes in the old revision; `is_same` where the one row
    became the other, and not only a part of it or of several.
    """

    before: Entry | None
    now: Entry | None
    fields: tuple[Change, ...] = ()
    by_plan: tuple[PlanChange, ...] = ()
    is_same: bool = True


class _Parts(NamedTuple):
    old: Revision
    new: Revision
    plans: tuple[Plan, ...]


class Changes(_Parts):
    """Everything that changed from one revision to another of the same policy."""

    @cached_property
    def entries(self) -> tuple[EntryChanges, ...]:
        """The rows of the new revision in their order, changed or not; then those that are gone."""
        return tuple(_entries(self.old, self.new, self.plans))

    @cached_property
    def every(self) -> tuple[Change, ...]:
        """Every change as printed: policy, legend, rows, notes, sections."""
        rows = (change for each in self.entries for change in _of_row(each))
        old, new = self.old, self.new
        return (
            *fact_changes(old, new),
            *legend_changes(old, new),
            *rows,
            *note_changes(old, new),
            *section_changes(old, new),
        )

    @property
    def by_plan(self) -> tuple[PlanChange, ...]:
        """The prior approval that changed for a plan, of every row that both revisions cover."""
        return tuple(
            change
            for each in self.entries
            if each.is_same
            for change in each.by_plan
            if "not_covered" not in (change.old, change.new)
        )


class Changed(NamedTuple):
    """What an answer said otherwise in the revision before: since when, and the fields.

    `by_plan` is the prior approval of the caller's plans where the printed symbols do not tell.
    """

    since: date
    fields: tuple[Change, ...]
    by_plan: tuple[PlanChange, ...] = ()


def changed(answer: Answer, changes: Changes) -> Changed | None:
    """What the old revision said otherwise than this answer of the new one, for its plans.

    A range that was drawn anew is no other answer for a code in both; nor are other symbols, where
    they come to the same.
    """
    entry, row = answer.entry, changes.entries[answer.listing.place]
    since = changes.new.effective
    if row.before is None or not row.before.codes.overlaps(answer.part):
        return Changed(since, (Change("entry", entry.code, "coverage", None, entry.coverage),))
    if not (row.fields or row.by_plan):
        return None
    ids = answer.context.selection.ids
    by_plan = tuple(change for change in row.by_plan if change.plan in ids)
    approval = [change for change in row.fields if change.field == "prior_approval"]
    told = tuple(
        change
        for change in row.fields
        if change.field != "code" and (by_plan or change not in approval)
    )
    untold = tuple(
        change
        for change in by_plan
        if not _tells_coverage(row) and (not approval or "not_covered" in (change.old, change.new))
    )
    return Changed(since, told, untold) if told or untold else None


def _tells_coverage(row: EntryChanges) -> bool:
    return any(change.field == "coverage" for change in row.fields)


# -- the rows ------------------------------------------------------------------------------------


def _entries(old: Revision, new: Revision, plans: Sequence[Plan]) -> Iterator[EntryChanges]:
    same_rules = (old.legend, old.notes) == (new.legend, new.notes)
    several = _codes_of_several_rows(old) | _codes_of_several_rows(new)
    table = CodeTable([old])
    for before, at in entry_pairs(old, new):
        is_same = before is not None
        if before is None and at is not None:
            places = predecessors(table, new.entries[at])
            before = places[0] if len(places) == 1 else None
        was = None if before is None else old.entries[before]
        now = None if at is None else new.entries[at]
        if was is None or now is None or before is None or at is None:
            yield EntryChanges(was, now, is_same=False)
            continue
        name = _name(was if is_same else now, several)
        by_plan: tuple[PlanChange, ...] = ()
        if not (same_rules and was == now):
            by_plan = tuple(_by_plan(name, Listing(old, before), Listing(new, at), plans))
        yield EntryChanges(was, now, tuple(_fields(name, was, now)), by_plan, is_same)


def _of_row(each: EntryChanges) -> tuple[Change, ...]:
    """The changes of a row; of one that was not there before or is no longer, of its coverage."""
    if each.is_same:
        return each.fields
    if each.now:
        return (Change("entry", _own_name(each.now), "coverage", None, each.now.coverage),)
    gone = each.before
    return (Change("entry", _own_name(gone), "coverage", gone.coverage, None),) if gone else ()


def _codes_of_several_rows(revision: Revision) -> set[str]:
    rows = Counter(each.code for each in revision.entries)
    return {code for code in rows if rows[code] > 1}


def _name(entry: Entry, several: set[str]) -> str:
    """A row by its code, with its modifiers where the code has several rows."""
    return _own_name(entry) if entry.code in several else entry.code


def _own_name(entry: Entry) -> str:
    return " ".join((entry.code, *entry.modifiers))


def _fields(name: str, old: Entry, new: Entry) -> Iterator[Change]:
    """What is printed otherwise; what only one of the two tables has changes with the coverage."""
    was, now = _printed(old), _printed(new)
    if old.coverage != new.coverage:
        was = {key: was[key] for key in was if key in now}
    for key in was:
        if was[key] != now[key]:
            yield Change("entry", name, key, was[key], now[key])


def _printed(entry: Entry) -> dict[str, Value]:
    """A row as its table prints it."""
    both: dict[str, Value] = {
        "coverage": entry.coverage,
        "code": entry.code,
        "modifiers": ", ".join(entry.modifiers) or None,
        "description": entry.description,
        "continues": entry.continues,
    }
    if entry.coverage == "not_covered":
        return {**both, "reason": entry.reason}
    return {
        **both,
        "prior_approval": ", ".join(entry.symbols),
        "cost_share": "; ".join(entry.cost_share),
        "limit": entry.limit,
    }


def _by_plan(name: str, old: Listing, new: Listing, plans: Sequence[Plan]) -> Iterator[PlanChange]:
    before, now = says_to_plans(old, plans), says_to_plans(new, plans)
    for plan in before:
        if before[plan] != now[plan]:
            yield PlanChange(name, plan, before[plan], now[plan])


def says_to_plans(listing: Listing, plans: Sequence[Plan]) -> Mapping[str, Says]:
    """What a row says to each plan, in network: from its symbols, its legend and its notes."""
    entry = listing.entry
    asked = Asked(entry.code, entry.codes)
    context = Context(all_plans(plans), listing.revision.effective, "in")
    decision = answer_for(listing, asked, context).decision
    approval = decision.prior_approval
    says: dict[str, Says] = {plan.id: "not_covered" for plan in plans}
    says |= dict.fromkeys(approval.required_for, "required")
    says |= dict.fromkeys(approval.not_required_for, "not_required")
    says |= dict.fromkeys(approval.not_stated_for, "not_stated")
    return says
