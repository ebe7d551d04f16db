"""The top of the call screen: the policy, the context of the call, and trouble with the data."""

import re
from datetime import date

from rich.cells import cell_len

from bcp_tui.desk import View
from bcp_tui.report import labels, messages
from bcp_tui.report.places import named, network_text, us_date
from bcp_tui.tui import keys
from bcp_tui.tui.lines import Line, Styled, elided, fitted, rule, width
from bcp_tui.tui.widgets.line_painter import LinePainter

_TELLING = 20
"""Columns of a plan's name that tell it from others."""


class Title(LinePainter):
    """Two lines and a rule."""

    DEFAULT_CSS = """
    Title { height: 3; }
    """

    def show_view(self, view: View, today: date) -> None:
        """Show what the answer is given for, and whether the policy's review is overdue."""
        self.show(
            lambda size: (
                _policy_line(view, today, size.width),
                _context_line(view, size.width),
                rule(size.width),
            )
        )


def _policy_line(view: View, today: date, columns: int) -> Line:
    if view.trouble:
        return fitted(((f" {messages.trouble(view.trouble)}", "trouble"),), (), columns)
    count = len(view.call.pinned)
    pinned: Line = ((f"{labels.pinned(count)}  ", "strong"),) if count else ()
    revision = view.revision
    if revision is None:
        policies = f" {labels.policies_in_force(view)}"
        return fitted(((policies, "strong"),), pinned, columns)
    name: Line = ((f" {named(revision)}", "strong"),)
    past = labels.past_review(revision, today)
    for effective in labels.effective(revision):
        dates: Line = ((effective, "muted"), *(((f" · {past}", "ask"),) if past else ()))
        right = (*pinned, *dates, (" ", ""))
        if width((*name, *right)) + 2 <= columns:
            break
    return fitted(elided(name, columns - width(right) - 2), right, columns)


def _context_line(view: View, columns: int) -> Line:
    """Plan, network and date with their keys; where it is tight, the plan's name gives way."""
    context = view.context
    selection = context.selection
    plan: Styled = (selection.name, "strong" if selection.chosen else "ask")
    network: Styled = (network_text(context), "strong" if context.network == "in" else "ask")
    day: Styled = (us_date(context.service_date), "ask" if view.call.day else "strong")
    plan_item, network_item, day_item = keys.footer(("plan", "network", "date"))
    for gap, network_word, day_word in (
        ("  ", network_item[1], day_item[1]),
        ("", network_item[1], day_item[1]),
        ("", network_item[1], labels.SHORT_DATE),
        ("", labels.SHORT_NETWORK, labels.SHORT_DATE),
    ):
        right = (
            (gap, ""),
            *_item(network_item[0], network_word, network),
            (gap, ""),
            *_item(day_item[0], day_word, day),
            (" ", ""),
        )
        left = _item(*plan_item, plan)
        room = columns - width((*_item(*plan_item, ("", "")), *right))
        if width(left) + width(right) <= columns:
            return fitted(left, right, columns)
        if day_word == labels.SHORT_DATE and room >= _TELLING:
            break
    return fitted(_item(*plan_item, (_told_shortly(plan[0], room), plan[1])), right, columns)


def _told_shortly(name: str, columns: int) -> str:
    """As much of a plan's name as tells it from others: its number without zeros, and what follows.

    Of a name without a number, its end.
    """
    number = re.search(r"[1-9]\d*\b", name)
    if number is None:
        while name and cell_len(name) >= columns:
            name = name[1:]
        return f"…{name}"
    ((text, _),) = elided(((f"…{name[number.start() :]}", ""),), columns)
    return text


def _item(key: str, word: str, value: Styled) -> Line:
    return ((f" {key} ", "key"), (f"{word}: ", "muted"), value)
