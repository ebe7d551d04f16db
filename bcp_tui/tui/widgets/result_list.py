"""The list: a row for each entry found, the columns told apart, the current row in sight."""

from collections.abc import Iterator

from rich.cells import cell_len
from textual.geometry import Size

from bcp_tui.desk import Result, Row, View
from bcp_tui.report import labels, messages
from bcp_tui.report.row_text import RowText, RowWanted, row_texts
from bcp_tui.report.verdicts import short_verdict
from bcp_tui.tui.lines import Line, Styled, StyleName, fitted, width
from bcp_tui.tui.paging import following, within
from bcp_tui.tui.widgets.line_painter import LinePainter

_LEFT = 21
"""The columns around a row's description: mark, code, PA before it, and one after."""


class ResultList(LinePainter):
    """A line of headings and the rows around the current one."""

    DEFAULT_CSS = """
    ResultList { height: 5fr; }
    """

    def __init__(self, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._top = 0

    def show_view(self, view: View) -> None:
        """Show the rows that fit, moving them no more than the current one needs."""
        self.show(lambda size: self._list_lines(view, size))

    def _list_lines(self, view: View, size: Size) -> Iterator[Line]:
        height = size.height - 1
        self._top = within(following(self._top, view.row, height), len(view.rows), height)
        yield _heading(view, size.width)
        yield from _row_lines(view, self._top, self._top + height, size.width)


def _row_lines(view: View, first: int, end: int, columns: int) -> Iterator[Line]:
    rows = view.rows[first:end]
    wanted = [
        RowWanted(result.listing, columns - _LEFT - cell_len(_policy(result, view)), result.matched)
        for result in (row.result for row in rows)
        if result
    ]
    texts = iter(row_texts(wanted))
    for at, row in enumerate(rows, first):
        current = at == view.row
        if row.result:
            right: Line = ((_policy(row.result, view), "muted"),)
            yield fitted(_found(row, row.result, next(texts), current), right, columns)
        else:
            yield fitted(_not_listed(row, current), (), columns)


def _policy(result: Result, view: View) -> str:
    """The policy's name at a row's end, where several are in force."""
    return f" {result.listing.revision.policy_id} " if len(view.in_force) > 1 else ""


def _not_listed(row: Row, current: bool) -> Line:
    """A row of a code that no policy in force lists."""
    code: Styled = (f"{labels.asked(row.asked)[:11]:<17}", _code_style(current))
    return (_mark(current), (" ", ""), code, short_verdict(row.answer))


def _found(row: Row, result: Result, text: RowText, current: bool) -> Line:
    """A row: mark, code, prior approval, and the words that tell it from its neighbours."""
    is_partial = result.match == "partial"
    doubt: Styled = ("~", "ask") if is_partial else (" ", "")
    code: Styled = (f"{result.listing.entry.code:<12}", _code_style(current))
    verdict = short_verdict(row.answer)
    plain: StyleName = "muted" if is_partial and not current else ""
    description = _highlighted(text, plain)
    return (_mark(current), doubt, code, (f"{verdict.words:<5}", verdict.tone), *description)


def _mark(current: bool) -> Styled:
    return (" ▌", "label") if current else ("  ", "")


def _code_style(current: bool) -> StyleName:
    return "strong" if current else ""


def _highlighted(row: RowText, plain: StyleName) -> list[Styled]:
    pieces: list[Styled] = []
    end = 0
    for start, stop in row.spans:
        pieces += [(row.text[end:start], plain), (row.text[start:stop], "match")]
        end = stop
    return [*pieces, (row.text[end:], plain)]


def _heading(view: View, columns: int) -> Line:
    """The columns' names, and on the right what to know of the current row."""
    right = _about_row(view)
    headings: Line = ((labels.LIST_HEADING, "muted"),)
    if width(headings) + width(right) >= columns:
        headings = ((labels.NARROW_LIST_HEADING, "muted"),)
    return fitted(headings, right, columns)


def _about_row(view: View) -> Line:
    if view.results.waiting:
        return ((f"{messages.GETTING_READY} ", "muted"),)
    if view.current is None:
        return ((f"{messages.NOTHING_FOUND} ", "ask"),)
    place: Styled = (f"{messages.place(view)} ", "muted")
    how, result = messages.how_found(view), view.current.result
    if not how or result is None:
        return (place,)
    return ((f"{how} · ", "ask" if result.match == "partial" else "match"), place)
