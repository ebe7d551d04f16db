"""What a key makes of a call: from what is shown to the call that is shown next, and a message.

Pure: the call screen takes these steps (`screens/call_screen.py`), and shows what they lead to.
"""

from typing import Literal, NamedTuple

from bcp_tui.desk import Call, View
from bcp_tui.policy import Filter, Network, Plan, all_plans
from bcp_tui.report import messages
from bcp_tui.report.statements import asked_code, codes_named
from bcp_tui.tui.answer_lines import marked_code
from bcp_tui.tui.answer_pages import is_paged, scrolled
from bcp_tui.tui.paging import within
from bcp_tui.tui.panes import Panes, first_row

_NETWORKS: tuple[Network | None, ...] = (None, "in", "out")
"""What a rep knows of the provider, in the order of the key."""


class Step(NamedTuple):
    """The call that a key leads to, and what is said of it."""

    call: Call
    message: str = ""


class Cleared(NamedTuple):
    """The call before something of it was cleared, and then: all of it, or only pins."""

    before: Call
    then: Call
    only_pins: bool = False


def move(view: View, rows: int, panes: Panes) -> Step:
    """Go to another row; where none is chosen, to the first one in sight."""
    if not view.rows:
        return Step(view.call)
    if view.row is None:
        return Step(view.call.moved(first_row(view, 0, panes.rows)))
    return Step(view.call.moved(max(0, min(view.row + rows, len(view.rows) - 1))))


def move_to_end(view: View, end: Literal[-1, 1]) -> Step:
    """Go to the first or the last row."""
    if not view.rows:
        return Step(view.call)
    return Step(view.call.moved(0 if end < 0 else len(view.rows) - 1))


def page(view: View, panes: Panes, pages: Literal[-1, 1]) -> Step:
    """A page up or down: of the answer if it is longer than its room, else of the list."""
    if is_paged(view, panes.answer):
        return Step(view.call._replace(scrolled=scrolled(view, panes.answer, pages)))
    if view.row is not None:
        return move(view, pages * max(panes.rows - 1, 1), panes)
    top = first_row(view, 0, panes.rows) + pages * max(panes.rows - 1, 1)
    return Step(view.call._replace(scrolled=within(top, len(view.rows), panes.rows)))


def mark_code(view: View) -> Step:
    """Mark the next code that the answer names."""
    named = codes_named(view.current)
    if not named:
        return Step(view.call, messages.NO_CODE_NAMED)
    at = 0 if view.call.marked is None else (view.call.marked + 1) % len(named)
    return Step(view.call._replace(marked=at), messages.marked(named[at]))


def pin(view: View) -> Step:
    """Follow the marked code if there is one; else pin the row and go on to the next.

    A policy's row is not pinned: it limits the list to the policy's rows.
    """
    call, row, at = view.call, view.current, view.row
    if marked := marked_code(view):
        return Step(call.following(marked))
    if row and row.policy:
        others = tuple(each for each in call.filters if each.kind != "policy")
        chosen = Filter("policy", row.policy.policy_id)
        return Step(call.typed("").limited((*others, chosen)), messages.only_rows_of(row.policy))
    if row is None or at is None:
        return Step(call, messages.NOTHING_TO_PIN if call.query.strip() else messages.NOTHING_ASKED)
    call = call.pinning(row)
    asked = [part for part in view.results.query.parts if part.codes]
    if len(asked) > 1 and at + 1 < len(view.rows):
        following = asked_code(view.rows[at + 1])
        return Step(call.moved(at + 1), messages.pinned(row, len(call.pinned), following))
    return Step(call.back(), messages.pinned(row, len(call.pinned)))


def back(view: View) -> Step:
    """Unmark, come back from a followed code, take a filter off, or clear the search line."""
    call, query = view.call, view.results.query
    if call.marked is not None:
        return Step(call._replace(marked=None))
    if call.trail:
        return Step(call.back())
    if query.filters:
        return Step(_without_typed_filters(view))
    if call.filters:
        return Step(call.limited(call.filters[:-1]))
    return Step(call.typed(""))


def _without_typed_filters(view: View) -> Call:
    """The call without the words that ask for filters; without any where nothing else was asked."""
    query = view.results.query
    return view.call.typed(query.unfiltered if query.has_words or query.codes else "")


def take_filter(view: View, picked: Filter) -> Step:
    """Choose a filter, in place of another of its kind, or take it off if it is in force."""
    call = view.call
    if picked in call.filters:
        return Step(call.limited(tuple(each for each in call.filters if each != picked)))
    if picked in view.results.query.filters:
        return Step(_without_typed_filters(view))
    others = (each for each in call.filters if each.kind != picked.kind)
    return Step(call.limited((*others, picked)))


def with_other_network(call: Call) -> Call:
    """The call with what is known of the network next: not asked, in, out."""
    following = _NETWORKS.index(call.network) + 1
    return call._replace(network=_NETWORKS[following % len(_NETWORKS)], scrolled=0)


def into_context(view: View, call: Call) -> Step:
    """Go on in another context; what was pinned was answered for the one before."""
    is_other = call.pinned and call != view.call
    return Step(call, messages.PINNED_BEFORE if is_other else "")


def new_call(plans: tuple[Plan, ...]) -> Step:
    """Forget everything of the call before."""
    return Step(Call(all_plans(plans)), messages.NEW_CALL)


def undo(view: View, cleared: Cleared | None) -> tuple[Step, Cleared | None]:
    """Bring back what was cleared last; what is shown now can be brought back in turn."""
    if cleared is None:
        return Step(view.call, messages.NOTHING_TO_UNDO), None
    call, message = cleared.before, messages.UNDONE
    if cleared.only_pins:
        since = tuple(each for each in view.call.pinned if each not in cleared.then.pinned)
        call = view.call._replace(pinned=(*cleared.before.pinned, *since))
        message = messages.PINS_UNDONE
    return Step(call, message), Cleared(view.call, call, cleared.only_pins)


def with_new_data(view: View, call: Call) -> Step:
    """Go on with the call as it is carried over to new data, where they could be taken in."""
    if call.selection.name != view.call.selection.name:
        return Step(call, messages.NEW_DATA_WITHOUT_PLAN)
    is_outdated = any(row.is_outdated for row in call.pinned)
    return Step(call, messages.NEW_DATA_OTHERWISE if is_outdated else messages.NEW_DATA)
