"""The list in lines: a row for each thing found, told apart, with what to know of the current one.

Functions of a view and a width. Only the rows in sight are read, and so answered.
"""

from collections.abc import Iterator
from typing import NamedTuple

from rich.cells import cell_len

from bcp_tui.desk import PassageResult, Row, View
from bcp_tui.policy import Revision
from bcp_tui.report import labels, messages
from bcp_tui.report.places import section_sign
from bcp_tui.report.row_text import RowText, RowWanted, passage_row, row_texts
from bcp_tui.report.verdicts import short_verdict
from bcp_tui.tui.lines import Line, Styled, StyleName, columns_of, elided, fitted, width

_MARKS, _CODE, _PA = 3, 12, 5
"""The columns before a row's text: mark and doubt, a code (most of all a range), its approval."""
_FEWEST = 4
"""The columns of the codes' heading."""
_ROOMY, _LOOKED_AT = 80, 200
"""The columns from which every list gives codes `_CODE`; the rows up to which it may give less."""
_SHORTEST = 8
"""Columns in which a few words still say something."""


class _RowLine(NamedTuple):
    """A row laid out, and what stands at its right end."""

    left: Line
    right: Line = ()


def list_lines(view: View, top: int, height: int, columns: int) -> list[Line]:
    """The headings and the rows from `top` on, in so many lines and columns."""
    code = _code_columns(view, columns)
    rows = _row_lines(view, top, top + height - 1, columns, code)
    return [
        _heading(view, view.current, columns, code),
        *(fitted(each.left, each.right, columns) for each in rows),
    ]


def columns_needed(view: View, rows: int, most: int) -> int:
    """The columns that the list needs, all of them where not all its rows are in sight."""
    if len(view.rows) > rows or not view.rows:
        return most
    code = _code_columns(view, most)
    lines = _row_lines(view, 0, rows, most, code)
    needed = [width(each.left) + width(each.right) + 1 for each in lines]
    heading = len(labels.list_heading(code))
    place = cell_len(messages.place(view)) + 2
    for row in view.rows:
        how = messages.how_found(view, row)
        needed.append(heading + (cell_len(how) + 3 if how else 0) + place)
    return min(max(needed), most)


def policy_columns(view: View) -> int:
    """The columns of the policies' names at the rows' ends; none where one is in force."""
    if len(view.in_force) < 2:
        return 0
    return max(columns_of(revision.policy_id) for revision in view.in_force) + 2


def _code_columns(view: View, columns: int) -> int:
    """The columns of the codes: in a narrow list no more than the widest takes."""
    if columns >= _ROOMY or not 0 < len(view.rows) <= _LOOKED_AT:
        return _CODE
    return min(_CODE, max(_FEWEST, *map(_code_width, view.rows)) + 2)


def _code_width(row: Row) -> int:
    """The columns that a row's code needs; what is no code has those of an approval too."""
    if row.result:
        return len(_asked(row))
    if row.passage:
        return width(((section_sign(row.passage.passage.section), ""),)) - _PA
    if row.policy:
        return columns_of(row.policy.policy_id) - _PA
    return len(_asked(row)) - _PA


def _row_lines(view: View, first: int, end: int, columns: int, code: int) -> Iterator[_RowLine]:
    rows = view.rows[first:end]
    several = len(view.in_force) > 1
    room = columns - _MARKS - code - _PA - 1
    wanted = [
        RowWanted(row.result.listing, room - width(_policy(row, several)), row.result.matched)
        for row in rows
        if row.result
    ]
    texts = iter(row_texts(wanted))
    for at, row in enumerate(rows, first):
        current = at == view.row
        if row.result:
            line = _entry(row, next(texts), current, code)
            yield _RowLine(line, _policy(row, several))
        elif row.passage:
            policy = _policy(row, several)
            line = _passage(row, row.passage, room - width(policy), current, code + _PA)
            yield _RowLine(line, policy)
        elif row.policy:
            yield _RowLine(_titled(row, row.policy, current, code + _PA))
        else:
            yield _RowLine(_not_listed(row, current, code + _PA))


def _policy(row: Row, several: bool) -> Line:
    """The policy's name at a row's end, where several are in force."""
    return ((f" {row.revision.policy_id} ", "muted"),) if several and row.revision else ()


def _not_listed(row: Row, current: bool, columns: int) -> Line:
    """A row of a code that no policy in force lists, which stands in so many columns."""
    asked = elided(((_asked(row), ""),), columns - 1)[0][0]
    code: Styled = (f"{asked:<{columns}}", "")
    return (*_marks(row, current), _current(code, current), short_verdict(row.says))


def _asked(row: Row) -> str:
    return labels.asked(row.asked) if row.asked else ""


def _entry(row: Row, text: RowText, current: bool, columns: int) -> Line:
    """A row: mark, code, prior approval, and the words that tell it from its neighbours."""
    code: Styled = (f"{_asked(row):<{columns}}", "")
    words, tone = short_verdict(row.says)
    return (
        *_marks(row, current),
        _current(code, current),
        (f"{words:<{_PA}}", tone),
        *_highlighted(text, _words_style(row, current)),
    )


def _passage(row: Row, found: PassageResult, room: int, current: bool, columns: int) -> Line:
    """A row: mark, where the passage is written, in so many columns, and its words."""
    where = elided(((section_sign(found.passage.section), "text"),), columns - 1)
    gap = " " * (columns - width(where))
    text = passage_row(found.passage, room, found.matched)
    words = _highlighted(text, _words_style(row, current))
    return (*_marks(row, current), *where, (gap, ""), *words)


def _titled(row: Row, revision: Revision, current: bool, columns: int) -> Line:
    """A row: mark, the policy's id in so many columns, its title."""
    name: Styled = (f"{elided(((revision.policy_id, ''),), columns - 1)[0][0]:<{columns}}", "")
    return (*_marks(row, current), _current(name, current), (revision.title, ""))


def _marks(row: Row, current: bool) -> Line:
    *others, last = labels.marks(row)
    before: Styled = others[-1] if others else (" ", "")
    return (before, ("▌", "label") if current else (" ", ""), last)


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


def _heading(view: View, row: Row | None, columns: int, code: int) -> Line:
    """The columns' names, and on the right what to know of the current row."""
    how, place = _about(view, row)
    headings: Line = ((labels.list_heading(code), "muted"),)
    dot: Line = ((" · ", "muted"),) if how else ()
    if width((*headings, *how, *dot, *place)) >= columns:
        headings = ((labels.list_heading(code, described=False), "muted"),)
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
    how = messages.how_found(view, row)
    if not (how and row):
        return (), place
    return ((how, "ask" if labels.is_partial(row) else "match"),), place
