"""A list to choose from, over the screen: it filters as the rep types."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Generic, TypeVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.geometry import Size
from textual.screen import ModalScreen

from bcp_tui.tui.lines import Line, elided, fitted, width
from bcp_tui.tui.paging import following
from bcp_tui.tui.widgets.line_painter import LinePainter
from bcp_tui.tui.widgets.search_line import SearchLine

Item = TypeVar("Item")


@dataclass(frozen=True)
class Offer(Generic[Item]):
    """What is offered for a text, which of it Enter takes, and what to say where that is none."""

    items: Sequence[Item]
    at: int | None = 0
    message: str = ""


class Choice(ModalScreen[Item | None], Generic[Item]):
    """Gives what was chosen, or `None` for no change.

    Each screen says what there is to choose (`offer`) and how it looks (`item_line`).
    """

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", priority=True),
        Binding("down", "move(1)", priority=True),
        Binding("pageup", "move(-8)", priority=True),
        Binding("pagedown", "move(8)", priority=True),
        Binding("enter", "choose", priority=True),
        Binding("escape", "leave", priority=True),
    ]

    DEFAULT_CSS = """
    Choice {
        align: center middle;
        background: $background 60%;
        & > Vertical {
            width: 58; height: 18; border: round $label; background: $background;
            border-title-color: $label; padding: 0 1;
        }
        #found { height: 1fr; }
    }
    """

    def __init__(self, title: str, hint: str) -> None:
        super().__init__()
        self._title = title
        self._hint = hint
        self._offer: Offer[Item] = self.offer("")
        self._at = self._offer.at
        self._top = 0

    def compose(self) -> ComposeResult:
        with Vertical() as box:
            box.border_title = self._title
            yield SearchLine(self._hint, id="filter")
            yield LinePainter("found")

    def on_mount(self) -> None:
        line = self.query_one(SearchLine)
        self.set_focus(line)
        # Not by message: Enter must choose from what fits all that was typed.
        self.watch(line, "value", self._typed, init=False)
        self._show()

    def offer(self, text: str) -> Offer[Item]:
        """What is offered for what was typed."""
        raise NotImplementedError

    def item_line(self, item: Item) -> tuple[str, Line]:
        """An item's words, and what stands at its right end."""
        raise NotImplementedError

    def action_move(self, rows: int) -> None:
        """Go to another item; where none is current, to the first or the last."""
        last = len(self._offer.items) - 1
        if last >= 0:
            start = self._at if self._at is not None else -1 if rows > 0 else last + 1
            self._at = max(0, min(start + rows, last))
            self._show()

    def action_choose(self) -> None:
        """Give the current item."""
        if self._at is not None and self._offer.items:
            self.dismiss(self._offer.items[self._at])

    def action_leave(self) -> None:
        """Change nothing."""
        self.dismiss(None)

    def _typed(self, text: str) -> None:
        self._offer = self.offer(text.strip())
        self._at = self._offer.at
        self._top = 0
        self._show()

    def _show(self) -> None:
        self.query_one("#found", LinePainter).show(self._lines)

    def _lines(self, size: Size) -> list[Line]:
        offer, height = self._offer, size.height
        says = offer.message and (self._at is None or not offer.items)
        message: list[Line] = [((offer.message, "ask"),)] if says else []
        height -= len(message)
        self._top = following(self._top, self._at or 0, height)
        shown = offer.items[self._top : self._top + height]
        rows = [self._row(each, at, size.width) for at, each in enumerate(shown, self._top)]
        return [*message, *rows]

    def _row(self, item: Item, at: int, columns: int) -> Line:
        words, right = self.item_line(item)
        is_current = at == self._at
        left: Line = (
            ("▌ ", "label") if is_current else ("  ", ""),
            (words, "strong" if is_current else ""),
        )
        return fitted(elided(left, columns - width(right)), right, columns)
