"""Shown instead of the call screen when there are no good data: what is wrong, and where."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from bcp_tui.library import Fault
from bcp_tui.report import labels, messages
from bcp_tui.tui.lines import Line, wrap
from bcp_tui.tui.page_text import PageText
from bcp_tui.tui.screens.page_screen import PageScreen
from bcp_tui.tui.widgets.key_bar import KeyItems

UNUSABLE = 2
"""The exit code after broken data."""


class Broken(PageScreen[None]):
    """Every fault of the data, to read out to whoever keeps them."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,enter", "app.quit", priority=True)]

    def __init__(self, faults: Sequence[Fault]) -> None:
        super().__init__()
        self._faults = faults

    def make_text(self) -> PageText:
        lines: list[Line] = [((f" {messages.UNUSABLE_DATA}", "trouble"),), ()]
        for fault in self._faults:
            lines += [((f" {line}", ""),) for line in wrap(str(fault), self.columns - 2)]
            lines.append(())
        return PageText(lines)

    def key_items(self) -> KeyItems:
        return (("Esc", labels.QUIT),)
