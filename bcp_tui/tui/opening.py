"""Opening the data: the call screen, or what is wrong with them until they are repaired."""

from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from textual.screen import Screen

from bcp_tui.desk import Desk
from bcp_tui.library import BrokenData, Fault, FolderState, folder_state
from bcp_tui.policy import Book

if TYPE_CHECKING:
    from bcp_tui.desk import Call


class Opening:
    """A data folder that is to be opened, as often as it takes."""

    def __init__(self, folder: str, start: "Callable[[Book], Call]") -> None:
        self.faults: tuple[Fault, ...] = ()
        """What is wrong with the data; none once they are open."""
        self.refused: Exception | None = None
        """Why the call does not fit data that were repaired: their plans may be others."""
        self._folder = folder
        self._start = start
        self._tried = FolderState()
        self._seen = FolderState()

    def open(self) -> Screen[None] | None:
        """The call screen; None if the data are broken. Raises what the call's `start` raises."""
        self._seen = self._tried = folder_state(self._folder)
        try:
            desk = Desk(self._folder, datetime.now)
        except BrokenData as broken:
            self.faults = broken.faults
            return None
        from bcp_tui.tui.screens.call_screen import CallScreen

        self.faults = ()
        return CallScreen(desk, self._start(desk.book))

    def open_again(self) -> Screen[None] | None:
        """The call screen, if files have changed, are not changing now, and are sound."""
        before, self._seen = self._seen, folder_state(self._folder)
        if self._seen != before or self._seen == self._tried:
            return None
        try:
            return self.open()
        except Exception as error:
            self.refused = error
            return None
