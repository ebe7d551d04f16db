"""The list and the answer, painted as one: what one leaves the other has, in the same frame."""

from textual.geometry import Size

from bcp_tui.desk import View
from bcp_tui.tui.lines import Line
from bcp_tui.tui.panes import Panes, first_row, pane_lines, panes
from bcp_tui.tui.widgets.line_painter import LinePainter


class Body(LinePainter):
    """The rows found, and what the current one says."""

    DEFAULT_CSS = """
    Body { height: 1fr; }
    """

    def __init__(self, id: str | None = None) -> None:  # noqa: A002
        super().__init__(id=id)
        self._top = 0

    def panes(self, view: View) -> Panes:
        """How list and answer share the room there is."""
        return panes(view, self.size)

    def show_view(self, view: View) -> None:
        """Show the rows that fit, moved no more than the current one needs, and its answer."""
        self.show(lambda size: self._pane_lines(view, size))

    def rehearse(self, view: View) -> None:
        """Lay a view out that is not shown."""
        pane_lines(view, 0, self.panes(view))

    def _pane_lines(self, view: View, size: Size) -> list[Line]:
        shared = panes(view, size)
        self._top = first_row(view, self._top, shared.rows)
        return pane_lines(view, self._top, shared)
