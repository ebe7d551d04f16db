"""How list and answer share the screen: their sizes, and their lines as one picture.

Functions of a view and a size. The list takes as many lines as it has rows, up to a share of the
height, and the answer the rest; in a wide window they stand side by side, the list no wider than
its rows need.
"""

from typing import NamedTuple

from textual.geometry import Size

from bcp_tui.desk import View
from bcp_tui.tui.answer_lines import no_answer_lines
from bcp_tui.tui.answer_pages import panel_lines
from bcp_tui.tui.lines import Line, fitted, rule
from bcp_tui.tui.list_lines import columns_needed, list_lines, policy_columns
from bcp_tui.tui.paging import following, within

WIDE = 110
"""The columns from which the answer stands beside the list."""
_LIST, _ANSWER = 5, 8
"""How the lines are shared where the list has more rows than there is room for."""
_LIST_COLUMNS = (46, 79)
"""The fewest columns in which rows can be told apart, and the most that they are given."""
_ANSWER_COLUMNS = 70
"""The columns of an answer beside a list: an address of a website stays whole in them.

What names the policies of rows is taken from it, or too little would tell those rows apart.
"""


class Panes(NamedTuple):
    """The sizes of the list, heading included, and of the answer, its last rule included."""

    list: Size
    answer: Size
    beside: bool

    @property
    def rows(self) -> int:
        """The rows of the list that are in sight."""
        return max(self.list.height - 1, 1)


def panes(view: View, size: Size) -> Panes:
    """How list and answer share a screen of this size."""
    columns, lines = size
    if columns >= WIDE:
        needed = _columns_beside(view, columns, lines - 2)
        return Panes(Size(needed, lines - 1), Size(columns - needed - 1, lines), beside=True)
    room = lines - 2
    if view.row is None:
        said = len(no_answer_lines(view, columns - 1))
        most = min(room // 2, room - said)
    else:
        most = lines * _LIST // (_LIST + _ANSWER)
    wanted = max(min(len(view.rows) + 1, most), 2 if view.rows else 1)
    return Panes(Size(columns, wanted), Size(columns, room - wanted + 1), beside=False)


def _columns_beside(view: View, columns: int, rows: int) -> int:
    """The columns of a list beside an answer: what it needs; half while nothing is answered."""
    half = columns // 2
    if view.row is None:
        return half
    fewest, most = _LIST_COLUMNS
    wanted = columns - 1 - _ANSWER_COLUMNS + policy_columns(view)
    most = min(half, max(wanted, fewest), most)
    return columns_needed(view, rows, most)


def first_row(view: View, top: int, rows: int) -> int:
    """The first row in sight: moved no more than the current one needs; where none is chosen, as
    far down as the rep has scrolled.
    """
    wanted = view.call.scrolled if view.row is None else following(top, view.row, rows)
    return within(wanted, len(view.rows), rows)


def pane_lines(view: View, top: int, shared: Panes) -> list[Line]:
    """List and answer as lines of the whole width, the last of them a rule."""
    rows = list_lines(view, top, shared.list.height, shared.list.width)
    rows += [()] * (shared.list.height - len(rows))
    answer = panel_lines(view, shared.answer)
    if not shared.beside:
        return [*rows, rule(shared.list.width), *answer]
    *said, last = answer
    lines = [
        (*fitted(left, (), shared.list.width), ("│", "rule"), *right)
        for left, right in zip(rows, said, strict=True)
    ]
    return [*lines, (("─" * shared.list.width + "┴", "rule"), *last)]
