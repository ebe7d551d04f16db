"""Copying to the rep's own clipboard through the terminal (OSC 52), in multiplexers too."""

import base64
from collections.abc import Mapping

_SCREEN_PASSES = 512
"""Bytes that GNU screen passes on as one string; a longer one it would paint (at 768)."""


def sequence(text: str, environment: Mapping[str, str]) -> str:
    """The control sequence that puts a text on the clipboard of the rep's terminal.

    tmux and screen keep OSC 52 to themselves unless it is wrapped for passing through; tmux may
    also be set to take the plain one, so there it is sent both ways. Where TERM is `screen` it may
    be either: screen would paint what is meant for tmux, and tmux ignores what is meant for screen.
    """
    encoded = base64.b64encode(text.encode()).decode()
    plain = f"\x1b]52;c;{encoded}\x07"
    terminal = environment.get("TERM", "")
    if environment.get("TMUX") or terminal.startswith("tmux"):
        return f"{plain}\x1bPtmux;\x1b{plain}\x1b\\"
    if environment.get("STY") or terminal.startswith("screen"):
        pieces = range(0, len(plain), _SCREEN_PASSES)
        return "".join(f"\x1bP{plain[at : at + _SCREEN_PASSES]}\x1b\\" for at in pieces)
    return plain
