"""Setting the service date."""

from datetime import date
from typing import ClassVar, NamedTuple

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from bcp_tui.report import labels, messages
from bcp_tui.tui.dates import parse_day
from bcp_tui.tui.lines import Styled
from bcp_tui.tui.widgets.line_painter import LinePainter
from bcp_tui.tui.widgets.search_line import SearchLine


class Entered(NamedTuple):
    """The service date that was entered; `None` stands for today."""

    day: date | None


class DateEntry(ModalScreen[Entered | None]):
    """A line for a date, which is read back while it is typed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "enter", priority=True),
        Binding("escape,f4,ctrl+t", "leave", priority=True),
    ]

    DEFAULT_CSS = """
    DateEntry {
        align: center middle;
        background: $background 60%;
        & > Vertical {
            width: 58; height: 5; border: round $label; background: $background;
            border-title-color: $label; padding: 0 1;
        }
        LinePainter { height: 2; }
    }
    """

    def __init__(self, today: date, current: date | None) -> None:
        super().__init__()
        self._today = today
        self._current = current
        """The service date as it is, which Enter on the empty line keeps; `None` for today."""

    def compose(self) -> ComposeResult:
        with Vertical() as box:
            box.border_title = labels.SERVICE_DATE
            yield SearchLine(labels.DATE_HINT, id="date")
            yield LinePainter("read-back")

    def on_mount(self) -> None:
        line = self.query_one(SearchLine)
        self.set_focus(line)
        self.watch(line, "value", self._show)

    def action_enter(self) -> None:
        """Give the date, if it is one."""
        try:
            day = self._parsed(self.query_one(SearchLine).value)
        except ValueError:
            return
        self.dismiss(Entered(day))

    def _parsed(self, typed: str) -> date | None:
        return parse_day(typed, self._today) if typed.strip() else self._current

    def action_leave(self) -> None:
        """Leave the date as it was."""
        self.dismiss(None)

    def _show(self, typed: str) -> None:
        read_back: Styled = (messages.NOT_A_DATE, "ask")
        try:
            day = self._parsed(typed)
        except ValueError:
            pass
        else:
            read_back = (messages.day_read(day or self._today, is_today=day is None), "strong")
        self.query_one(LinePainter).show(lambda _: ((read_back,), ((labels.DATE_KEYS, "muted"),)))
