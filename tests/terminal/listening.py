"""An app with a search line and nothing else on our driver: `python -m tests.terminal.listening`.

It shows what it was given: keys that are no text, a paste's length, how many keys were dropped.
Ctrl+W keeps it from working for a while, as a long piece of work would.
"""

import os
import sys
import time

from bcp_tui.tui.terminal import surroundings

surroundings.settle(os.environ)  # As the app does, before Textual is loaded.

from textual import events  # noqa: E402
from textual.app import ComposeResult  # noqa: E402
from textual.screen import Screen  # noqa: E402

from bcp_tui.tui.app import BcpApp  # noqa: E402
from bcp_tui.tui.terminal.driver import KeysDropped  # noqa: E402
from bcp_tui.tui.widgets.line_painter import LinePainter  # noqa: E402
from bcp_tui.tui.widgets.search_line import SearchLine  # noqa: E402


class Listening(Screen[None]):
    """What was typed, and below it what else came."""

    def compose(self) -> ComposeResult:
        self.line = SearchLine(id="query")
        self.heard = LinePainter("heard")
        yield self.line
        yield self.heard

    def on_mount(self) -> None:
        self.set_focus(self.line)
        self.say("ready")

    def say(self, what: str) -> None:
        self.heard.show(lambda size: [((f"{what} {size.width}x{self.app.size.height}", ""),)])


class ListeningApp(BcpApp):
    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Paste):
            self.say(f"pasted {len(event.text)}")
        if isinstance(event, events.Resize):
            self.say("resized")
        if isinstance(event, events.Key) and event.key == "ctrl+q":
            await self.action_quit()
        if isinstance(event, events.Key) and event.key == "ctrl+w":
            time.sleep(1)
        await super().on_event(event)

    def on_keys_dropped(self, dropped: KeysDropped) -> None:
        self.say(f"dropped {dropped.count}")

    def say(self, what: str) -> None:
        screen = self._first
        if isinstance(screen, Listening) and screen.is_mounted:
            screen.say(what)


if __name__ == "__main__":
    app = ListeningApp(Listening())
    app.run(mouse=False)
    sys.exit(app.return_code or 0)
