"""What Textual is loaded in: the environment that it sees, and modules it goes without."""

import sys
from collections.abc import MutableMapping

from bcp_tui import limits

_SETTINGS = {
    # Textual waits for its next frame before it paints a key; with its own 60 that can be felt.
    "TEXTUAL_FPS": "240",
    # A mode in which a terminal stays when the connection drops, and then types no plain letters.
    "TEXTUAL_DISABLE_KITTY_KEY": "1",
}
"""The only settings of Textual's in force: others could name logs, screenshots and modules."""

_FROZEN_SIZE = ("COLUMNS", "LINES")
"""The window's size, if a shell exported it: it would override every later change."""

_DELAY = "ESCDELAY"
"""How many milliseconds an escape sequence may take to arrive."""

_UNUSED = ("ssl", "bz2", "lzma")
"""Modules that asyncio and shutil load where Python has them, and do without where it has not.

The app opens no connection and packs no archive. Encryption alone takes 5 MB of every session.
"""


def settle(environment: MutableMapping[str, str]) -> None:
    """Leave in the environment only what may steer the screen, and numbers that can be read."""
    for name in list(environment):
        if name.startswith("TEXTUAL") or name in _FROZEN_SIZE:
            del environment[name]
    environment.update(_SETTINGS)
    delay = environment.get(_DELAY)
    if delay is not None and not (_is_small(delay) and int(delay) <= limits.ESCAPE_MILLISECONDS):
        del environment[_DELAY]


def settle_late(environment: MutableMapping[str, str]) -> None:
    """The same in a process that loaded Textual in other surroundings.

    All that Textual reads when it is loaded is either settled here for all, or this delay.
    """
    settle(environment)
    delay = environment.get(_DELAY)
    if delay is not None:
        from textual import constants

        constants.ESCAPE_DELAY = max(int(delay), 1) / 1000  # type: ignore[misc]


def forgo_unused() -> None:
    """Let Textual load nothing that the app has no use for; call it before Textual is loaded."""
    for name in _UNUSED:
        sys.modules.setdefault(name, None)  # type: ignore[arg-type] # So Python finds none.


def _is_small(number: str) -> bool:
    return number.isascii() and number.isdigit() and len(number) < 6
