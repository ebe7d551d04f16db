"""Copying to the rep's own clipboard through the terminal (OSC 52), in multiplexers too."""

import base64
from collections.abc import Mapping


def sequence(text: str, environment: Mapping[str, str]) -> str:
    """The control sequence that puts a text on the clipboard of the rep's terminal.

    tmux and screen keep OSC 52 to themselves unless it is wrapped for passing through; tmux may
    also be set to take the plain one, so there it is sent both ways.
    """
    encoded = base64.b64encode(text.encode()).decode()
    plain = f"\x1b]52;c;{encoded}\x07"
    terminal = environment.get("TERM", "")
    if environment.get("TMUX") or terminal.startswith("tmux"):
        return f"{plain}\x1bPtmux;\x1b{plain}\x1b\\"
    if environment.get("STY") or terminal.startswith("screen"):
        # TERM=screen is tmux's old name for itself as well; each ignores the other's wrapping.
        return f"\x1bP{plain}\x1b\\\x1bPtmux;\x1b{plain}\x1b\\"
    return plain
