"""The app with an error in it: `python -m tests.terminal.crashing WHERE`.

The error comes where the name says, once "zebra" was typed.
"""

import sys
from collections.abc import Iterable
from threading import Thread

from textual.drivers import linux_driver
from textual.geometry import Region
from textual.message import Message
from textual.strip import Strip

from bcp_tui.desk import Call, View
from bcp_tui.policy import all_plans
from bcp_tui.tui import run
from bcp_tui.tui.screens import call_screen
from bcp_tui.tui.terminal import driver
from bcp_tui.tui.terminal.driver import Terminal
from bcp_tui.tui.widgets.line_painter import LinePainter
from tests import call_data


class Zebra(Exception):  # noqa: N818
    """The error; its message is what was typed."""


class CrashingScreen(call_screen.CallScreen):
    def _show(self, view: View, message: str = "") -> None:
        super()._show(view, message)  # Sooner or later, whether words were found while it started.
        if view.call.query == "zebra":
            getattr(self, f"crash_{WHERE}")(view.call.query)

    def crash_at_once(self, typed: str) -> None:
        raise Zebra(typed)

    def crash_by_message(self, typed: str) -> None:
        self.call_later(self.crash_at_once, typed)

    def crash_by_timer(self, typed: str) -> None:
        self.set_timer(0.01, lambda: self.crash_at_once(typed))

    def crash_in_a_thread(self, typed: str) -> None:
        self.run_worker(lambda: self.crash_at_once(typed), thread=True)

    def crash_on_opening_a_screen(self, typed: str) -> None:
        self.app.push_screen(Unmountable(self.desk, self.call))

    def crash_while_painting(self, typed: str) -> None:
        def render_lines(widget: LinePainter, crop: Region) -> list[Strip]:
            raise Zebra(typed)

        LinePainter.render_lines = render_lines  # type: ignore[assignment, method-assign]
        self.refresh()


class CrashingTerminal(Terminal):
    def _take(self, messages: Iterable[Message]) -> None:
        for message in messages:
            raise Zebra(repr(message))


class Threadless(Thread):
    def start(self) -> None:
        raise RuntimeError("can't start new thread")


class Unmountable(call_screen.CallScreen):
    def on_mount(self) -> None:
        raise Zebra("zebra")


if __name__ == "__main__":
    WHERE = sys.argv[1]
    if WHERE == "without_a_thread":
        linux_driver.Thread = Threadless  # type: ignore[attr-defined]
    elif WHERE == "while_reading":
        driver.Terminal = CrashingTerminal  # type: ignore[misc]
    else:
        call_screen.CallScreen = CrashingScreen  # type: ignore[misc]
    sys.exit(run(str(call_data.FOLDER), lambda book: Call(all_plans(book.plans))))
