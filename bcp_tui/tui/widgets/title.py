"""The top of the call screen: the policy, the context of the call, and trouble with the data."""

from bcp_tui.desk import View
from bcp_tui.policy import Revision
from bcp_tui.report import labels, messages
from bcp_tui.report.places import us_date
from bcp_tui.tui import keys
from bcp_tui.tui.lines import Line, Styled, fitted, rule, width
from bcp_tui.tui.widgets.line_painter import LinePainter


class Title(LinePainter):
    """Two lines and a rule."""

    DEFAULT_CSS = """
    Title { height: 3; }
    """

    def show_view(self, view: View) -> None:
        """Show what the answer is given for."""
        self.show(
            lambda size: (
                _policy_line(view, size.width),
                _context_line(view, size.width),
                rule(size.width),
            )
        )


def _policy_line(view: View, columns: int) -> Line:
    if view.trouble:
        return fitted(((f" {messages.trouble(view.trouble)}", "trouble"),), (), columns)
    count = len(view.call.pinned)
    pinned: Line = ((f"  {labels.pinned(count)}  ", "strong"),) if count else ()
    revision = _shown_revision(view)
    if revision is None:
        policies = f" {labels.policies_in_force(view)}"
        return fitted(((policies, "strong"),), pinned, columns)
    name = f" {labels.policy(revision)}"
    day = f"{us_date(revision.effective)} "
    effective = f"{labels.EFFECTIVE} {day}"
    if width((*pinned, (f"{name}  {effective}", ""))) > columns:
        effective = day
    return fitted(((name, "strong"),), (*pinned, (effective, "muted")), columns)


def _shown_revision(view: View) -> Revision | None:
    if view.found and view.found.answers:
        return view.found.answers[0].revision
    in_force = view.in_force
    return in_force[0] if len(in_force) == 1 else None


def _context_line(view: View, columns: int) -> Line:
    """Plan, network and date with their keys; where it is tight, the plan gives way."""
    context = view.context
    selection = context.selection
    plan: Styled = (selection.name, "strong" if selection.chosen else "ask")
    network: Styled = (context.network, "ask" if context.network == "out" else "strong")
    day: Styled = (us_date(context.service_date), "ask" if view.call.day else "strong")
    plan_item, network_item, day_item = keys.footer(("plan", "network", "date"))
    left = _item(*plan_item, plan)
    right = (*_item(*network_item, network), *_item(*day_item, day), (" ", ""))
    if width(left) + width(right) > columns:
        left = _item(plan_item[0], "", plan)
        right = (*_item(network_item[0], "", network), *_item(day_item[0], "", day), (" ", ""))
    return fitted(left, right, columns)


def _item(key: str, word: str, value: Styled) -> Line:
    return ((f" {key} ", "key"), (f"{word}: " if word else "", "muted"), value)
