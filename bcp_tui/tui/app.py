"""The app: colours, clipboard, and the first screen."""

import os
import sys
from typing import TYPE_CHECKING, NamedTuple

from rich.console import RenderableType
from textual import events
from textual.app import App
from textual.css.stylesheet import Stylesheet
from textual.driver import Driver
from textual.screen import Screen

from bcp_tui.tui import themes
from bcp_tui.tui.terminal.clipboard import sequence

if TYPE_CHECKING:
    from bcp_tui.tui.terminal.driver import KeysDropped

CRASHED = 70
"""The exit code after an error of the program (sysexits' EX_SOFTWARE)."""


class Styled(NamedTuple):
    """Styles that were read, for a theme."""

    stylesheet: Stylesheet
    theme: str


class BcpApp(App[None]):
    """Benefit Coverage Policies on the phone."""

    TITLE = "BCP lookup"
    ENABLE_COMMAND_PALETTE = False

    _styled_for = ""

    def __init__(
        self,
        first: Screen[None],
        theme: str | None = None,
        styled: Styled | None = None,
    ) -> None:
        # Without colours Textual would grey its own, down to black on black where there are 16.
        plain = "NO_COLOR" in os.environ
        super().__init__(ansi_color=plain or None)
        # Every screen would lay out two widgets more, which nothing here is ever shown in.
        self._disable_notifications = self._disable_tooltips = True
        self._first = first
        for each in themes.THEMES:
            self.register_theme(each)
        few_colours = plain or self.console.color_system in (None, "standard")
        self.theme = theme or (themes.SIXTEEN if few_colours else themes.DARK).name
        self._styled_for = self.theme
        variables = self.get_css_variables()
        if styled and styled.theme == self.theme:
            self.stylesheet = styled.stylesheet
        else:
            self.stylesheet.set_variables(variables)

    @property
    def styled(self) -> Styled:
        """The styles that were read, for another app in this process."""
        return Styled(self.stylesheet, self._styled_for)

    def get_css_variables(self) -> dict[str, str]:
        """The colours of the theme; none for the theme that Textual would begin with."""
        return super().get_css_variables() if self._styled_for else {}

    def refresh_css(self, animate: bool = True) -> None:
        """Style everything for another theme; for the first one it is styled from the start."""
        if self._styled_for != self.theme:
            self._styled_for = self.theme
            super().refresh_css(animate)

    def get_driver_class(self) -> type[Driver]:
        """The driver that copes with a terminal far away."""
        if sys.platform == "win32":
            return super().get_driver_class()
        from bcp_tui.tui.terminal.driver import Terminal

        return Terminal

    def on_ready(self) -> None:
        """Take what was typed before the first screen was there for it."""
        if sys.platform != "win32":
            from bcp_tui.tui.terminal.driver import Terminal

            if isinstance(self._driver, Terminal):
                self._driver.take_keys()

    def panic(self, *renderables: RenderableType) -> None:
        """End after an error of the program, and show nothing: it could hold what was typed."""
        self._return_code = CRASHED
        self._close_messages_no_wait()

    _fatal_error = panic

    @property
    def error(self) -> Exception | None:
        """The error of the program that ended the app, if one did."""
        return self._exception

    def get_default_screen(self) -> Screen[None]:
        """The first screen, without another below it."""
        return self._first

    async def on_event(self, event: events.Event) -> None:
        """Take keys and pastes one after the other, in the order they came.

        Textual lets priority bindings overtake letters that wait in the focused widget's queue:
        of "s9494" and Enter in one packet, Enter would come first and pin another answer.
        """
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
            return
        if (
            isinstance(event, events.Key)
            and not (event.is_printable and self.focused)  # Then it is text, whatever is bound.
            and await self._is_function(event.key)
        ):
            return
        target = self.focused or self.screen
        event._set_forwarded()
        event.stop()
        with target._context():
            await target._on_message(event)

    async def _is_function(self, key: str) -> bool:
        """Do what a key is bound to, if it is, in the order of Textual: first what has priority."""
        return await self._check_bindings(key, priority=True) or await self._check_bindings(key)

    async def action_help_quit(self) -> None:  # type: ignore[override]
        """Let the screen say how to quit (Ctrl+C), if it can; Textual would show a box over it."""
        await self.run_action("screen.how_to_quit")

    def on_keys_dropped(self, dropped: "KeysDropped") -> None:
        """Let the first screen say that keys were lost."""
        self._first.post_message(dropped)

    def action_forget_copied(self) -> None:
        """Forget what was copied here, so that Ctrl+V cannot bring it into another call."""
        self._clipboard = ""

    def copy_to_clipboard(self, text: str) -> None:
        """Copy a text to the rep's clipboard, through multiplexers too."""
        self._clipboard = text
        if self._driver is not None:
            self._driver.write(sequence(text, os.environ))
