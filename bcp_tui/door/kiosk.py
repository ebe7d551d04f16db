"""For a login that gets only this app: nothing that the client sent steers it.

The README lists all that `--kiosk` switches off. The rest of what a kiosk needs always holds: no
key suspends the app, opens a shell or names a file, and Textual's own settings are dropped
(`tui/terminal/`).
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False  # See `talk.py`.
if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_KEPT = frozenset(
    ("COLORTERM", "ESCDELAY", "LANG", "NO_COLOR", "STY", "TERM", "TERM_PROGRAM", "TMUX", "TZ")
)
"""What describes the terminal and the time zone: it can name no module, program or log."""


def kept(environment: Mapping[str, str]) -> dict[str, str]:
    """What a kiosk keeps of an environment."""
    return {
        name: value
        for name, value in environment.items()
        if name in _KEPT or name.startswith("LC_")
    }


def enter(arguments: Sequence[str]) -> None:
    """Go on without the rest of the environment, in a Python that has not read it either.

    Python reads the environment before this code runs, so a login must start it isolated (`python
    -I -B -m bcp_tui`), as the README's block does. If it was not, it is started anew.
    """
    for name in os.environ.keys() - kept(os.environ).keys():
        del os.environ[name]
    if not (sys.flags.isolated and sys.flags.dont_write_bytecode):
        os.execv(sys.executable, [sys.executable, "-I", "-B", "-m", "bcp_tui", *arguments])  # noqa: S606
