"""The app: colours, clipboard, and the first screen."""

import os

from textual.app import App
from textual.screen import Screen

from bcp_tui.tui import themes
from bcp_tui.tui.clipboard import sequence


class BcpApp(App[None]):
    """Benefit Coverage Policies on the phone."""

    TITLE = "BCP lookup"
    ENABLE_COMMAND_PALETTE = False

    def __init__(self, first: Screen[None], theme: str | None = None, exit_code: int = 0) -> None:
        super().__init__()
        self._first = first
        self._exit_code = exit_code
        for each in themes.THEMES:
            self.register_theme(each)
        few_colours = self.console.color_system in (None, "standard")
        self.theme = theme or (themes.SIXTEEN if few_colours else themes.DARK).name

    def on_mount(self) -> None:
        self.push_screen(self._first)

    async def action_quit(self) -> None:
        """Quit with the exit code that the app was opened with."""
        self.exit(return_code=self._exit_code)

    def copy_to_clipboard(self, text: str) -> None:
        """Copy a text to the rep's clipboard, through multiplexers too."""
        self._clipboard = text
        if self._driver is not None:
            self._driver.write(sequence(text, os.environ))
