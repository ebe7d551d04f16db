"""Which terminals will do.

Nothing here loads Textual: it would read its own settings from the environment too early.
"""

import re
from collections.abc import Mapping

from bcp_tui.report import messages

_WILL_DO = re.compile(
    r"(aixterm|alacritty|ansi|bvterm|contour|cygwin|dtterm|eterm|foot|ghostty|gnome|iterm2?|kitty"
    r"|konsole|kterm|linux|mintty|mlterm|ms|msys|nsterm|pcansi|putty|rio|rxvt|screen|st|stterm|sun"
    r"|teraterm|terminator|terminology|termite|tmux|vscode|vt[1-5]\d\d|vte|warp|wezterm|wsvt25"
    r"|xfce|xterms?|zellij|zutty)([-.+].*)?",
    re.IGNORECASE,
)
"""The TERM of those that understand what the app sends, by family: `xterm`, `xterm-256color`."""


def unfit(environment: Mapping[str, str]) -> str:
    """Why the app cannot be shown on this terminal and what to do, or empty if it can."""
    kind = environment.get("TERM", "")
    return "" if _WILL_DO.fullmatch(kind) else messages.unfit_terminal(kind)
