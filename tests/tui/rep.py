"""A rep at the call screen: types keys, reads what the widgets show."""

import re
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager, suppress
from typing import TypeAlias

from textual import events
from textual.pilot import Pilot
from textual.worker import WorkerCancelled

from bcp_tui.tui.app import BcpApp
from bcp_tui.tui.lines import text_of
from bcp_tui.tui.screens.call_screen import CallScreen
from bcp_tui.tui.widgets.body import Body
from bcp_tui.tui.widgets.line_painter import LinePainter
from bcp_tui.tui.widgets.search_line import SearchLine

NAMED = {" ": "space", ",": "comma", "?": "question_mark", "/": "slash", "-": "minus"}


class Rep:
    """Hands on the keyboard, eyes on the screen."""

    def __init__(self, app: BcpApp, pilot: Pilot[None], call_screen: CallScreen) -> None:
        self.app = app
        self.pilot = pilot
        self.call_screen = call_screen

    async def types(self, text: str) -> None:
        """Type a text, key by key."""
        await self.press(*(NAMED.get(char, char) for char in text))

    async def press(self, *keys: str) -> None:
        """Press keys by name, and wait until the screen has followed."""
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def pastes(self, text: str) -> None:
        """Paste a text into whatever line has the keyboard."""
        focused = self.app.focused
        assert focused is not None
        focused.post_message(events.Paste(text))
        await self.pilot.pause()

    async def lets_data_settle(self) -> None:
        """Let the app look at its files as often as it takes to take changes in."""
        self.call_screen.behind.take_in_changes()
        self.call_screen.behind.take_in_changes()
        await self._lets_workers_end()

    async def _lets_workers_end(self) -> None:
        """Wait until no work is left: one piece can end another, and begin the next."""
        while unfinished := [each for each in self.app.workers if not each.is_finished]:
            for worker in unfinished:
                with suppress(WorkerCancelled):
                    await worker.wait()

    def reads(self, widget: str) -> str:
        """The text of one widget of the screen on top, or of the list or the answer."""
        if widget in ("list", "answer"):
            return self._pane(widget)
        return text_of(self.app.screen.query_one(f"#{widget}", LinePainter).lines)

    def _pane(self, name: str) -> str:
        """The part of the body in which the list or the answer stands."""
        body = self.call_screen.query_one("#body", Body)
        panes = body.panes(self.call_screen.view)
        lines = text_of(body.lines).split("\n")
        columns, height = panes.list
        if panes.beside:
            part = [line[:columns] if name == "list" else line[columns + 1 :] for line in lines]
        else:
            part = lines[:height] if name == "list" else lines[height + 1 :]
        return "\n".join(line.rstrip() for line in part)

    @property
    def screen(self) -> str:
        """Everything on the call screen, from top to bottom."""
        return "\n".join(self.reads(each) for each in ("title", "body", "keys"))

    @property
    def answer(self) -> str:
        return self.reads("answer")

    @property
    def says(self) -> str:
        """The answer's words, whatever lines they stand in."""
        return " ".join(self.answer.split())

    @property
    def rows(self) -> list[str]:
        return [row for row in self.reads("list").split("\n")[1:] if row.strip("─┴")]

    @property
    def codes(self) -> list[str]:
        return [re.split(r" {2,}| no | YES | n/c ", row[3:])[0] for row in self.rows]

    @property
    def query(self) -> str:
        return self.call_screen.query_one("#query", SearchLine).value


OpenCall: TypeAlias = Callable[..., AbstractAsyncContextManager[Rep]]
