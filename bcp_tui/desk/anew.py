"""An open call answered anew: on data that came into force, or in another context."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from bcp_tui.desk.call import Call
from bcp_tui.desk.lookup import answering, says_the_same, with_recent_changes
from bcp_tui.desk.results import PassageResult
from bcp_tui.desk.row import Row
from bcp_tui.desk.view import Item, asked_of
from bcp_tui.policy import Asked, Context, Revision, all_plans, look_up

if TYPE_CHECKING:
    from bcp_tui.desk.desk import Desk
    from bcp_tui.desk.view import View


def carried_over(desk: "Desk", before: "View") -> Call:
    """The call on the data now in force: its plan by name, its row by what was found there.

    Where the words of its query cannot be looked for yet, no row is chosen.
    """
    call = before.call
    selection = desk.selection_named(call.selection.name) or all_plans(desk.book.plans)
    call = call._replace(selection=selection, pinned=reviewed(desk, call.pinned))
    if call.row is None or before.row is None:
        return call
    return at_same_row(before, desk.view(call, wait=False))


def at_same_row(before: "View", after: "View") -> Call:
    """The call at the row of what was current before: of the same policy, else of another."""
    call = after.call
    if call.row is None or before.row is None:
        return call
    own = _name(before.rows.items[before.row])
    names = [_name(item) for item in after.rows.items]
    places = [at for at, name in enumerate(names) if name == own]
    places += [at for at, name in enumerate(names) if name[1:] == own[1:]]
    at = places[0] if places else None
    return call if at == call.row else call.moved(at)


def answered_anew(desk: "Desk", row: Row, context: Context) -> Row:
    """A pinned row as it is answered in another context, or by other data."""
    if row.asked is None:
        return row._replace(context=context, version=desk.version, is_outdated=False)
    found = look_up(desk.book, row.asked, context)
    anew = Row(
        found, context, row.asked, row.result, about_drug=row.about_drug, version=desk.version
    )
    anew = answering(anew, found, row.answer.listing if row.answer else None)
    return with_recent_changes(desk.book, anew)


def reviewed(desk: "Desk", pinned: Sequence[Row]) -> tuple[Row, ...]:
    """Pinned rows, those marked of which the data in force say otherwise."""
    return tuple(row._replace(is_outdated=_is_outdated(desk, row)) for row in pinned)


def _is_outdated(desk: "Desk", row: Row) -> bool:
    if row.passage:
        texts = (each for each in desk.book.revisions if each.key == row.passage.revision.key)
        return not any(row.passage.passage in each.passages for each in texts)
    return not says_the_same(row, answered_anew(desk, row, row.context))


def _name(item: "Item") -> tuple[object, ...]:
    """By what a row is known again elsewhere: its policy, then its code or passage."""
    if isinstance(item, Revision):
        return (item.policy_id, None)
    if isinstance(item, PassageResult):
        return (item.revision.policy_id, item.passage.section, item.passage.text)
    policy = None if isinstance(item, Asked) else item.listing.revision.policy_id
    return (policy, asked_of(item).codes)
