"""The screen: Textual app, screens, widgets, keys, colours. Shows; decides nothing about coverage.

Start at `screens/call_screen.py`. Keys change the `Call` (`call.py`), the `Desk` (`desk.py`) says
what is shown of it, widgets paint lines (`lines.py`). Every key stands in `keys.py`.
"""

import os
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from bcp_tui.library import BrokenData
from bcp_tui.policy import Book

if TYPE_CHECKING:
    from bcp_tui.tui.call import Call

_FRAMES_A_SECOND = "240"
"""Textual waits for its next frame before it paints a key; with its own 60 that can be felt."""


def run(folder: str, start: "Callable[[Book], Call]", theme: str | None = None) -> int:
    """Open the app on a data folder with the call that `start` makes; returns the exit code.

    Broken data open a screen that says what is wrong and where; the exit code is 2 then. What
    `start` raises is raised before the terminal is touched.
    """
    os.environ["TEXTUAL_FPS"] = _FRAMES_A_SECOND
    from bcp_tui.tui.app import BcpApp
    from bcp_tui.tui.desk import Desk

    try:
        desk = Desk(folder, datetime.now)
    except BrokenData as broken:
        from bcp_tui.tui.screens.broken import UNUSABLE, Broken

        app = BcpApp(Broken(broken.faults), theme, UNUSABLE)
    else:
        from bcp_tui.tui.screens.call_screen import CallScreen

        app = BcpApp(CallScreen(desk, start(desk.book)), theme)
    app.run(mouse=False)
    return app.return_code or 0
