"""The list in lines: a row for each thing found, told apart, with what to know of the current one.

Functions of a view and a width. Only the rows in sight are read, and so answered.
"""

from collections.abc import Iterator
from typing import NamedTuple

from rich.cells import cell_len

from bcp_tui.desk import PassageResult, Result, Row, View
from bcp_tui.policy import Revision
from bcp_tui.report import labels, messages
from bcp_tui.report.places import section_sign
from bcp_tui.report.row_text import RowText, RowWanted, passage_row, row_texts
from bcp_tui.report.verdicts import short_verdict
from bcp_tui.tui.lines import Line, Styled, StyleName, elided, fitted, width

_CODE, _PA = 12, 5
_LEFT = 3 + _CODE + _PA + 1
"""The columns around a row's text: mark, doubt, code, PA before it, and one after."""
_SHORTEST = 8
"""Columns in which a few words still say something."""


class _RowLine(NamedTuple):
    """A row laid out, and what stands at its right end."""

    left: Line
    right: Line = ()


def list_lines(view: View, top: int, height: int, columns: int) -> list[Line]:
    """The headings and the rows from `top` on, in so many lines and columns."""
    rows = _row_lines(view, top, top + height - 1, columns)
    return [
        _heading(view, view.current, columns),
        *(fitted(each.left, each.right, columns) for each in rows),
    ]


def columns_needed(view: View, rows: int, most: int) -> int:
    """The columns that the list needs, all of them where not all its rows are in sight."""
    if len(view.rows) > rows or not view.rows:
        return most
    needed = [width(each.left) + width(each.right) + 1 for each in _row_lines(view, 0, rows, most)]
    place = cell_len(messages.place(view)) + 2
    for row in view.rows:
        how = messages.how_row_found(view, row)
        needed.append(len(labels.LIST_HEADING) + (cell_len(how) + 3 if how else 0) + place)
    return min(max(needed), most)


def _row_lines(view: View, first: int, end: int, columns: int) -> Iterator[_RowLine]:
    rows = view.rows[first:end]
    several = len(view.in_force) > 1
    wanted = [
        RowWanted(result.listing, _room(result, several, columns), result.matched)
        for result in (row.result for row in rows)
        if result
    ]
    texts = iter(row_texts(wanted))
    for at, row in enumerate(rows, first):
        current = at == view.row
        if row.result:
            line = _entry(row, row.result, next(texts), current)
            yield _RowLine(line, _policy(row.result, several))
        elif row.passage:
            line = _passage(row, row.passage, _room(row.passage, several, columns), current)
            yield _RowLine(line, _policy(row.passage, several))
        elif row.policy:
            yield _RowLine(_titled(row, row.policy, current))
        else:
            yield _RowLine(_not_listed(row, current))


def _room(result: Result | PassageResult, several: bool, columns: int) -> int:
    """The columns for a row's text."""
    return columns - _LEFT - width(_policy(result, several))


def _policy(result: Result | PassageResult, several: bool) -> Line:
    """The policy's name at a row's end, where several are in force."""
    revision = result.listing.revision if isinstance(result, Result) else result.revision
    return ((f" {revision.policy_id} ", "muted"),) if several else ()


def _not_listed(row: Row, current: bool) -> Line:
    """A row of a code that no policy in force lists."""
    code: Styled = (f"{labels.asked(row.asked)[:11] if row.asked else '':<{_CODE + _PA}}", "")
    return (*_marks(row, current), _current(code, current), short_verdict(row.says))


def _entry(row: Row, result: Result, text: RowText, current: bool) -> Line:
    """A row: mark, code, prior approval, and the words that tell it from its neighbours."""
    code: Styled = (f"{result.listing.entry.code:<{_CODE}}", "")
    words, tone = short_verdict(row.says)
    return (
        *_marks(row, current),
        _current(code, current),
        (f"{words:<{_PA}}", tone),
        *_highlighted(text, _words_style(row, current)),
    )


def _passage(row: Row, found: PassageResult, room: int, current: bool) -> Line:
    """A row: mark, where the passage is written, and its words."""
    where = elided(((section_sign(found.passage.section), "text"),), _CODE + _PA - 1)
    gap = " " * (_CODE + _PA - width(where))
    text = passage_row(found.passage, room, found.matched)
    words = _highlighted(text, _words_style(row, current))
    return (*_marks(row, current), *where, (gap, ""), *words)


def _titled(row: Row, revision: Revision, current: bool) -> Line:
    """A row: mark, the policy's id, its title."""
    name: Styled = (
        f"{elided(((revision.policy_id, ''),), _CODE + _PA - 1)[0][0]:<{_CODE + _PA}}",
        "",
    )
    return (*_marks(row, current), _current(name, current), (revision.title, ""))


def _marks(row: Row, current: bool) -> Line:
    words, tone = labels.mark(row)
    return ((" ▌", "label") if current else ("  ", ""), (words, tone))


def _current(code: Styled, current: bool) -> Styled:
    return (code[0], "strong") if current else code


def _words_style(row: Row, current: bool) -> StyleName:
    return "muted" if labels.is_partial(row) and not current else ""


def _highlighted(row: RowText, plain: StyleName) -> list[Styled]:
    pieces: list[Styled] = []
    end = 0
    for start, stop in row.spans:
        pieces += [(row.text[end:start], plain), (row.text[start:stop], "match")]
        end = stop
    return [*pieces, (row.text[end:], plain)]


def _heading(view: View, row: Row | None, columns: int) -> Line:
    """The columns' names, and on the right what to know of the current row."""
    how, place = _about(view, row)
    headings: Line = ((labels.LIST_HEADING, "muted"),)
    dot: Line = ((" · ", "muted"),) if how else ()
    if width((*headings, *how, *dot, *place)) >= columns:
        headings = ((labels.NARROW_LIST_HEADING, "muted"),)
    room = columns - width(headings) - 1
    place = elided(place, room)
    left = room - width((*dot, *place))
    right = (*elided(how, left), *dot, *place) if how and left >= _SHORTEST else place
    return fitted(headings, right, columns)


def _about(view: View, row: Row | None) -> tuple[Line, Line]:
    """How the row was found, and which it is of how many."""
    if view.results.waiting:
        return (), ((f"{messages.GETTING_READY} ", "muted"),)
    if view.call.query.strip() and not (view.rows or view.filters):
        return (), ((f"{messages.NOTHING_FOUND} ", "ask"),)
    place: Line = ((f"{messages.place(view)} ", "ask" if view.filters else "muted"),)
    how = messages.how_row_found(view, row)
    if not (how and row):
        return (), place
    return ((how, "ask" if labels.is_partial(row) else "match"),), place
