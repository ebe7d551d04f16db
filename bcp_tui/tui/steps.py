"""What a key makes of a call: from what is shown to the call that is shown next, and a message.

Pure: the call screen takes these steps (`screens/call_screen.py`), and shows what they lead to.
"""

from typing import Literal, NamedTuple

from textual.geometry import Size

from bcp_tui.desk import Call, View
from bcp_tui.policy import Plan, all_plans
from bcp_tui.report import labels, messages
from bcp_tui.report.statements import codes_named
from bcp_tui.tui.answer_lines import marked_code, scrolled


class Step(NamedTuple):
    """The call that a key leads to, and what is said of it."""

    call: Call
    message: str = ""


def move(view: View, rows: int) -> Step:
    """Go to another row."""
    last = max(0, len(view.rows) - 1)
    return Step(view.call.moved(max(0, min(view.row + rows, last))))


def scroll(view: View, size: Size, pages: Literal[-1, 1]) -> Step:
    """Scroll the answer a page up or down in a panel of this size."""
    return Step(view.call._replace(scrolled=scrolled(view, size, pages)))


def mark_code(view: View) -> Step:
    """Mark the next code that the answer names."""
    named = codes_named(view.found)
    if not named:
        return Step(view.call, messages.NO_CODE_NAMED)
    at = 0 if view.call.marked is None else (view.call.marked + 1) % len(named)
    return Step(view.call._replace(marked=at), messages.marked(named[at]))


def pin(view: View) -> Step:
    """Follow the marked code if there is one; else pin the answer and go on to the next."""
    call, found = view.call, view.found
    if marked := marked_code(view):
        return Step(call.following(marked))
    if not call.query.strip() and view.row == 0:
        return Step(call, messages.NOTHING_ASKED)
    if found is None:
        return Step(call, messages.NOTHING_TO_PIN)
    call = call.pinning(found)
    asked = [part for part in view.results.query.parts if part.codes]
    if len(asked) > 1 and view.row + 1 < len(view.rows):
        following = labels.asked(view.rows[view.row + 1].asked)
        message = messages.pinned(found, len(call.pinned), following)
        return Step(call.moved(view.row + 1), message)
    return Step(call.back(), messages.pinned(found, len(call.pinned)))


def back(view: View) -> Step:
    """Unmark, come back from a followed code, or clear the search line."""
    if view.call.marked is not None:
        return Step(view.call._replace(marked=None))
    return Step(view.call.back())


def change_network(view: View) -> Step:
    """The other network."""
    other: Literal["in", "out"] = "out" if view.call.network == "in" else "in"
    return into_context(view, view.call._replace(network=other, scrolled=0))


def into_context(view: View, call: Call) -> Step:
    """Go on in another context; what was pinned was answered for the one before."""
    is_other = call.pinned and call != view.call
    return Step(call, messages.PINNED_BEFORE if is_other else "")


def new_call(plans: tuple[Plan, ...]) -> Step:
    """Forget everything of the call before."""
    return Step(Call(all_plans(plans)), messages.NEW_CALL)


def with_new_data(view: View, call: Call) -> Step:
    """Go on with the call as it is carried over to new data, where they could be taken in."""
    is_lost = call.selection.name != view.call.selection.name
    return Step(call, messages.NEW_DATA_WITHOUT_PLAN if is_lost else messages.NEW_DATA)
