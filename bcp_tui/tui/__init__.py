"""The screen: Textual app, screens, widgets, keys, colours. Shows; decides nothing about coverage.

Start at `screens/call_screen.py`. A key changes the call (`steps.py`), the desk makes a view of it,
and widgets paint the view as lines (`lines.py`); they get nothing to ask again with. Every key
stands in `keys.py`, every word in `bcp_tui.report`. `terminal/` is the other end of the line.
"""

import os
import sys
from collections.abc import Callable
from datetime import datetime
from typing import TYPE_CHECKING

from bcp_tui.crashes import crash_line
from bcp_tui.library import BrokenData
from bcp_tui.policy import Book
from bcp_tui.tui.terminal import surroundings

if TYPE_CHECKING:
    from bcp_tui.desk import Call


def run(folder: str, start: "Callable[[Book], Call]", theme: str | None = None) -> int:
    """Open the app on a data folder with the call that `start` makes; returns the exit code.

    Broken data open a screen that says what is wrong and where; the exit code is 2 then. What
    `start` raises is raised before the terminal is touched. An error of the program is told in one
    line on standard error, without what was typed; the exit code is 70 then.
    """
    surroundings.settle(os.environ)
    from bcp_tui.desk import Desk
    from bcp_tui.tui.app import CRASHED, BcpApp

    try:
        desk = Desk(folder, datetime.now)
    except BrokenData as broken:
        from bcp_tui.tui.screens.broken import UNUSABLE, Broken

        app = BcpApp(Broken(broken.faults), theme, UNUSABLE)
    else:
        from bcp_tui.tui.screens.call_screen import CallScreen

        app = BcpApp(CallScreen(desk, start(desk.book)), theme)
    app.run(mouse=False)
    if app.return_code == CRASHED:
        print(crash_line(app.error), file=sys.stderr)  # noqa: T201
    return app.return_code or 0
