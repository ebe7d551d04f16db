"""The answer: verdicts always in sight, what decides the call until the rep scrolls to the rest."""

from bcp_tui.desk import View
from bcp_tui.tui.answer_lines import panel_lines
from bcp_tui.tui.widgets.line_painter import LinePainter


class AnswerPanel(LinePainter):
    """The answers for the current row's code."""

    DEFAULT_CSS = """
    AnswerPanel { height: 8fr; border-top: solid $rule; }
    """

    def show_view(self, view: View) -> None:
        """Show the answer, scrolled as the call says."""
        self.show(lambda size: panel_lines(view, size))
