"""Whom an answer holds for: one answer for all plans of the selection, or who is on which side."""

from collections.abc import Iterator, Sequence

from bcp_tui.policy import Answer, Decision, Plan, Selection
from bcp_tui.report.statement import Label, Statement

_FEW = 3
"""Plans that a rep can ask about in one sentence."""
_ASK = "Which plan is the caller on?"
_NOT_STATED = "The legend does not name this plan: check the member's benefit document."


def about_plans(answer: Answer) -> Iterator[Statement]:
    """Whom the answer holds for; where its plans do not share it, who is on which side."""
    decision, selection = answer.decision, answer.context.selection
    if decision.coverage == "depends" or decision.prior_approval.answer == "depends":
        yield from _sides(answer)
    elif decision.prior_approval.answer == "not_stated":
        yield Statement("Not stated", _NOT_STATED, urgent=True)
    elif decision.prior_approval.answer:
        yield from _same_for(selection)


def sides_text(decision: Decision, selection: Selection) -> str:
    """Who is on which side, in a line; empty where the plans share one answer."""
    if "depends" not in (decision.coverage, decision.prior_approval.answer):
        return ""
    sides = _taken(decision)
    return "; ".join(f"{label}: {_named(selection.plans, ids)}" for label, ids in sides)


def _sides(answer: Answer) -> Iterator[Statement]:
    """The plans of each side, shortest side first, and what to ask the caller.

    A yes or no settles it only where there are two sides and few plans on one.
    """
    taken = _taken(answer.decision)
    plans = answer.context.selection.plans
    settles = len(taken) == 2 and len(taken[0][1]) <= _FEW
    ask = f"Is the caller on {_named(plans, taken[0][1], 'or')}?" if settles else _ASK
    yield Statement("Ask", ask, urgent=True)
    for label, ids in taken:
        yield Statement(label, _named(plans, ids), urgent=True)


def _taken(decision: Decision) -> list[tuple[Label, Sequence[str]]]:
    """The sides that have plans, the shortest first."""
    approval = decision.prior_approval
    sides: tuple[tuple[Label, Sequence[str]], ...] = (
        ("Not covered", decision.not_covered_for),
        ("Required", approval.required_for),
        ("Not required", approval.not_required_for),
        ("Not stated", approval.not_stated_for),
    )
    return sorted((side for side in sides if side[1]), key=lambda side: len(side[1]))


def _same_for(selection: Selection) -> Iterator[Statement]:
    """Whom an answer holds for, where the caller may be on several plans."""
    if len(selection.plans) > 1:
        names = [plan.name for plan in selection.plans]
        each = f"both {names[0]} and {names[1]}" if len(names) == 2 else "each plan"
        which = each if selection.chosen else "every plan"
        yield Statement("Plans", f"the same for {which}", urgent=True)


def _named(plans: Sequence[Plan], ids: Sequence[str], joint: str = "") -> str:
    """The plans by their names; with a joint before the last one."""
    names = [plan.name for plan in plans if plan.id in ids]
    if joint and len(names) > 1:
        names[-2:] = [f"{names[-2]} {joint} {names[-1]}"]
    return ", ".join(names)
