"""The list: a row for each entry found, the columns told apart, the current row in sight."""

from collections.abc import Iterator

from rich.cells import cell_len
from textual.geometry import Size

from bcp_tui.policy import Asked
from bcp_tui.search import Result
from bcp_tui.search.summary import Row as Words
from bcp_tui.tui.desk import Desk, View
from bcp_tui.tui.lines import Line, Lines, Span, fitted, width

_STYLES = {"YES": "bad", "no": "good", "ask": "ask", "n/s": "ask", "n/c": "bad"}
_LEFT = 21
"""The columns around a row's description: mark, code, PA before it, and one after."""


class ResultList(Lines):
    """A line of headings and the rows around the current one."""

    DEFAULT_CSS = """
    ResultList { height: 5fr; }
    """

    def __init__(self, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._top = 0

    def show_view(self, view: View, desk: Desk) -> None:
        """Show the rows that fit, moving them no more than the current one needs."""
        self.show(lambda size: self._laid_out(view, desk, size))

    def _laid_out(self, view: View, desk: Desk, size: Size) -> Iterator[Line]:
        height, columns = size.height - 1, size.width
        self._top = min(self._top, view.row)
        self._top = max(self._top, view.row - height + 1)
        self._top = max(0, min(self._top, len(view.rows) - height))
        yield _heading(view, columns)
        rows = view.rows[self._top : self._top + height]
        found = [
            (row, columns - _LEFT - cell_len(_policy(row, view)))
            for row in rows
            if not isinstance(row, Asked)
        ]
        words = iter(view.finder.rows(found))
        for at, row in enumerate(rows, self._top):
            current = at == view.row
            if isinstance(row, Asked):
                yield asked_line(row, view, desk, columns, current=current)
            else:
                yield row_line(row, next(words), view, desk, columns, current=current)


def _policy(row: Result, view: View) -> str:
    """The policy's name at a row's end, where several are in force."""
    return f" {row.revision.policy} " if len(view.in_force) > 1 else ""


def asked_line(row: Asked, view: View, desk: Desk, columns: int, *, current: bool) -> Line:
    """A row of a code that no policy in force lists."""
    code: Span = (f"{str(row.codes or row.typed)[:11]:<17}", "strong" if current else "")
    said = desk.short_verdict(row, view.context)
    return fitted((_mark(current), (" ", ""), code, (said, "bad")), (), columns)


def row_line(
    row: Result, words: Words, view: View, desk: Desk, columns: int, *, current: bool
) -> Line:
    """A row: mark, code, prior approval, and the words that tell it from its neighbours."""
    is_partial = row.match == "partial"
    doubt: Span = ("~", "ask") if is_partial else (" ", "")
    code: Span = (f"{row.entry.code:<12}", "strong" if current else "")
    said = desk.short_verdict(row, view.context)
    pa: Span = (f"{said:<5}", _STYLES[said])
    plain = "muted" if is_partial and not current else ""
    description = _highlighted(words.text, words.spans, plain)
    policy: Span = (_policy(row, view), "muted")
    return fitted((_mark(current), doubt, code, pa, *description), (policy,), columns)


def _mark(current: bool) -> Span:
    return (" ▌", "label") if current else ("  ", "")


def _highlighted(text: str, matched: tuple[tuple[int, int], ...], plain: str) -> list[Span]:
    spans: list[Span] = []
    end = 0
    for start, stop in matched:
        spans += [(text[end:start], plain), (text[start:stop], "match")]
        end = stop
    return [*spans, (text[end:], plain)]


def _heading(view: View, columns: int) -> Line:
    """The columns' names, and on the right what to know of the current row."""
    right = _about_row(view)
    headings: Line = (("   CODE        PA   DESCRIPTION", "muted"),)
    if width(headings) + width(right) >= columns:
        headings = (("   CODE        PA", "muted"),)
    return fitted(headings, right, columns)


def _about_row(view: View) -> Line:
    if view.results.waiting:
        return (("getting ready … ", "muted"),)
    if not view.rows:
        return (("nothing found ", "ask"),)
    count: Span = (f"{view.row + 1} of {len(view.rows)} ", "muted")
    row = view.rows[view.row]
    if isinstance(row, Asked):
        return (count,)
    if row.match == "partial":
        unknown = ", ".join(view.results.unknown)
        if row.via:
            return ((f"partly by “{row.via}” · ", "ask"), count)
        said = f"without “{unknown}”" if unknown and len(unknown) < 20 else "only some words match"
        return ((f"{said} · ", "ask"), count)
    return ((f"by “{row.via}” · ", "match"), count) if row.via else (count,)
