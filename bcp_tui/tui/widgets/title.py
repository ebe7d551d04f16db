"""The top of the call screen: the policy, the context of the call, and trouble with the data."""

from bcp_tui import report
from bcp_tui.policy import Revision
from bcp_tui.tui import keys
from bcp_tui.tui.desk import Desk, View
from bcp_tui.tui.lines import Line, Lines, Span, fitted, rule, width


class Title(Lines):
    """Two lines and a rule."""

    DEFAULT_CSS = """
    Title { height: 3; }
    """

    def show_view(self, view: View, desk: Desk) -> None:
        """Show what the answer is given for."""
        self.show(
            lambda size: (
                _policy_line(view, desk, size.width),
                _context_line(view, size.width),
                rule(size.width),
            )
        )


def _policy_line(view: View, desk: Desk, columns: int) -> Line:
    pinned = len(view.call.pinned)
    right: list[Span] = [(f"  {pinned} pinned  ", "strong")] if pinned else []
    if desk.trouble:
        return fitted(((f" {desk.trouble}", "bad"),), (), columns)
    revision = _shown_revision(view, desk)
    if revision is None:
        policies = len(view.in_force)
        name = f" {policies} policies" if policies else " No policy in effect"
        return fitted(((name, "strong"),), tuple(right), columns)
    name = f" {revision.policy} {revision.title}"
    day = report.us_date(revision.effective)
    word = "effective " if width((*right, (f"{name}  effective {day} ", ""))) <= columns else ""
    effective = (f"{word}{day} ", "muted")
    return fitted(((name, "strong"),), (*right, effective), columns)


def _shown_revision(view: View, desk: Desk) -> Revision | None:
    if view.found and view.found.answers:
        return view.found.answers[0].revision
    in_force = view.in_force
    return in_force[0] if len(in_force) == 1 else None


def _context_line(view: View, columns: int) -> Line:
    """Plan, network and date with their keys; where it is tight, the plan gives way."""
    context = view.context
    selection = context.selection
    plan = (selection.name, "strong" if selection.chosen else "ask")
    network = (context.network, "ask" if context.network == "out" else "strong")
    day = (report.us_date(context.service_date), "ask" if view.call.day else "strong")
    plan_item, network_item, day_item = keys.footer(("plan", "network", "date"))
    left = _item(*plan_item, plan)
    right = (*_item(*network_item, network), *_item(*day_item, day), (" ", ""))
    if width(left) + width(right) > columns:
        left = _item(plan_item[0], "", plan)
        right = (*_item(network_item[0], "", network), *_item(day_item[0], "", day), (" ", ""))
    return fitted(left, right, columns)


def _item(key: str, word: str, value: Span) -> Line:
    return ((f" {key} ", "key"), (f"{word}: " if word else "", "muted"), value)
