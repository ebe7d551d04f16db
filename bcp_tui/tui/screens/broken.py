"""Shown instead of the call screen when there are no good data: what is wrong, and where."""

from collections.abc import Sequence
from typing import ClassVar

from textual.binding import Binding, BindingType

from bcp_tui import memory
from bcp_tui.library import Fault
from bcp_tui.report import labels, messages
from bcp_tui.tui.lines import Line, wrap
from bcp_tui.tui.opening import Opening
from bcp_tui.tui.page_text import PageText
from bcp_tui.tui.screens.page_screen import PageScreen
from bcp_tui.tui.widgets.key_bar import KeyItems

LOOK_SECONDS = 2.0
"""How often the data folder is looked at, to see whether it is repaired."""


class Broken(PageScreen[None]):
    """Every fault of the data, to read out to whoever keeps them; gone once they are repaired."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,enter", "app.quit", priority=True)]

    def __init__(self, faults: Sequence[Fault], opening: Opening) -> None:
        super().__init__()
        self._faults = faults
        self._opening = opening

    def on_mount(self) -> None:
        super().on_mount()
        memory.settle()
        self._looks = self.set_interval(LOOK_SECONDS, self._look_again)

    async def _look_again(self) -> None:
        opening = self._opening
        opened = opening.open_again()
        if opening.refused:
            self.app.exit()
        elif opened is not None:
            self._looks.stop()
            await self.app.push_screen(opened)
        elif opening.faults != self._faults:
            self._faults = opening.faults
            self.show_text()

    def make_text(self) -> PageText:
        lines: list[Line] = [((f" {messages.UNUSABLE_DATA}", "trouble"),), ()]
        for fault in self._faults:
            lines += [((f" {line}", ""),) for line in wrap(str(fault), self.columns - 2)]
            lines.append(())
        return PageText(lines)

    def key_items(self) -> KeyItems:
        return (("Esc", labels.QUIT),)
