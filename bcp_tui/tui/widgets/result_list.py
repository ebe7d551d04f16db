"""The list: a row for each entry found, the columns told apart, the current row in sight."""

from rich.cells import cell_len

from bcp_tui.policy import Asked
from bcp_tui.search import Result
from bcp_tui.tui.desk import Desk, Row, View
from bcp_tui.tui.lines import Line, Lines, Span, fitted

_STYLES = {"YES": "bad", "no": "good", "ask": "ask", "n/s": "ask", "n/c": "bad"}
_LEFT = 21
"""The columns around a row's description: mark, code, PA before it, and one after."""


class ResultList(Lines):
    """A line of headings and the rows around the current one."""

    DEFAULT_CSS = """
    ResultList { height: 2fr; }
    """

    def __init__(self, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._top = 0

    def show_view(self, view: View, desk: Desk) -> None:
        """Show the rows that fit, moving them no more than the current one needs."""
        height, columns = self.size.height - 1, self.size.width
        self._top = min(self._top, view.row)
        self._top = max(self._top, view.row - height + 1)
        self._top = max(0, min(self._top, len(view.rows) - height))
        shown = view.rows[self._top : self._top + height]
        self.show(
            (
                _heading(view, columns),
                *(
                    row_line(row, view, desk, columns, current=self._top + at == view.row)
                    for at, row in enumerate(shown)
                ),
            )
        )


def row_line(row: Row, view: View, desk: Desk, columns: int, *, current: bool) -> Line:
    """A row: mark, code, prior approval, and the words that tell it from its neighbours."""
    mark: Span = (" ▌ ", "label") if current else ("   ", "")
    code_style = "strong" if current else ""
    said = desk.short_verdict(row, view.context)
    if isinstance(row, Asked):
        code = str(row.codes or row.typed)[:11]
        return fitted((mark, (f"{code:<17}", code_style), (said, "bad")), (), columns)
    pa: Span = (f"{said:<5}", _STYLES[said])
    policy = f" {row.revision.policy} " if len(desk.in_force(view.call)) > 1 else ""
    shown = view.finder.row(row, columns - _LEFT - cell_len(policy))
    plain = "muted" if row.match == "partial" and not current else ""
    description = _highlighted(shown.text, shown.spans, plain)
    return fitted(
        (mark, (f"{row.entry.code:<12}", code_style), pa, *description),
        ((policy, "muted"),),
        columns,
    )


def _highlighted(text: str, matched: tuple[tuple[int, int], ...], plain: str) -> list[Span]:
    spans: list[Span] = []
    end = 0
    for start, stop in matched:
        spans += [(text[end:start], plain), (text[start:stop], "match")]
        end = stop
    return [*spans, (text[end:], plain)]


def _heading(view: View, columns: int) -> Line:
    headings: Span = ("   CODE        PA   DESCRIPTION", "muted")
    if not view.rows:
        return fitted((headings,), (("nothing found ", "ask"),), columns)
    count = f"{view.row + 1} of {len(view.rows)} "
    row = view.rows[view.row]
    if isinstance(row, Result):
        if row.match == "partial":
            return fitted((headings,), ((f"only some words match · {count}", "ask"),), columns)
        if row.via:
            return fitted((headings,), ((f"by “{row.via}” · ", "match"), (count, "muted")), columns)
    return fitted((headings,), ((count, "muted"),), columns)
