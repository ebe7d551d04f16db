"""Choosing the caller's plan: type a part of its name or number, or its legend symbol."""

from collections.abc import Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.geometry import Size
from textual.screen import ModalScreen

from bcp_tui.policy import Legend, Plan, Selection, all_plans, fits, selections
from bcp_tui.report import labels, messages
from bcp_tui.tui.lines import Line, fitted
from bcp_tui.tui.paging import following
from bcp_tui.tui.widgets.line_painter import LinePainter
from bcp_tui.tui.widgets.search_line import SearchLine


class PlanChoice(ModalScreen[Selection | None]):
    """A list that filters as the rep types; gives the selection, or `None` for no change."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", priority=True),
        Binding("down", "move(1)", priority=True),
        Binding("pageup", "move(-8)", priority=True),
        Binding("pagedown", "move(8)", priority=True),
        Binding("enter", "choose", priority=True),
        Binding("escape,f2,ctrl+p", "leave", priority=True),
    ]

    DEFAULT_CSS = """
    PlanChoice {
        align: center middle;
        background: $background 60%;
        & > Vertical {
            width: 58; height: 18; border: round $label; background: $background;
            border-title-color: $label; padding: 0 1;
        }
        #found { height: 1fr; }
    }
    """

    def __init__(
        self, plans: Sequence[Plan], legends: Sequence[Legend], current: Selection
    ) -> None:
        super().__init__()
        self._symbols = _symbols(plans, legends)
        self._everything = (all_plans(plans), *selections(plans))
        self._choices = self._everything
        self._current = current
        self._at = self._place_of_current()
        self._top = 0

    def compose(self) -> ComposeResult:
        with Vertical() as box:
            box.border_title = labels.WHICH_PLAN
            yield SearchLine(labels.PLAN_HINT, id="filter")
            yield LinePainter("found")

    def on_mount(self) -> None:
        line = self.query_one(SearchLine)
        self.set_focus(line)
        # Not by message: Enter must choose from what fits all that was typed.
        self.watch(line, "value", self._typed, init=False)
        self._show()

    def _typed(self, text: str) -> None:
        wanted = text.strip()
        self._choices = self._fitting(wanted) if wanted else self._everything
        self._at = 0 if wanted else self._place_of_current()
        self._top = 0
        self._show()

    def _fitting(self, wanted: str) -> tuple[Selection, ...]:
        """What a legend symbol names, then what the words fit."""
        by_symbol = self._symbols.get(wanted.upper(), ())
        named = [choice for choice in self._everything if choice.ids in by_symbol]
        others = [
            choice
            for choice in self._everything
            if choice.chosen and choice not in named and fits(choice, wanted)
        ]
        return (*named, *others)

    def _place_of_current(self) -> int:
        names = [choice.name for choice in self._choices]
        return names.index(self._current.name) if self._current.name in names else 0

    def action_move(self, rows: int) -> None:
        """Go to another choice."""
        self._at = max(0, min(self._at + rows, len(self._choices) - 1))
        self._show()

    def action_choose(self) -> None:
        """Give the current choice."""
        if self._choices:
            self.dismiss(self._choices[self._at])

    def action_leave(self) -> None:
        """Leave the selection as it was."""
        self.dismiss(None)

    def _show(self) -> None:
        self.query_one("#found", LinePainter).show(self._choice_lines)

    def _choice_lines(self, size: Size) -> list[Line]:
        self._top = following(self._top, self._at, size.height)
        shown = self._choices[self._top : self._top + size.height]
        rows = [self._row(choice, at, size.width) for at, choice in enumerate(shown, self._top)]
        return rows or [((messages.NO_SUCH_PLAN, "ask"),)]

    def _row(self, choice: Selection, at: int, columns: int) -> Line:
        symbols = [
            symbol
            for symbol, named in self._symbols.items()
            if any(set(choice.ids) <= set(plans) for plans in named)
        ]
        legend = labels.in_legend(symbols) if symbols and choice.chosen else ""
        right: Line = ((legend, "muted"),)
        name = labels.choice(choice)
        if at == self._at:
            return fitted((("▌ ", "label"), (name, "strong")), right, columns)
        return fitted((("  ", ""), (name, "")), right, columns)


def _symbols(plans: Sequence[Plan], legends: Sequence[Legend]) -> dict[str, list[tuple[str, ...]]]:
    """The plans that each symbol names, in each legend and in the order of the plans."""
    symbols: dict[str, list[tuple[str, ...]]] = {}
    for legend in legends:
        for symbol, meaning in legend.items():
            named = tuple(plan.id for plan in plans if meaning.names(plan.id))
            if named:
                symbols.setdefault(symbol.upper(), []).append(named)
    return symbols
