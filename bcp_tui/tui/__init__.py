"""The screen: Textual app, screens, widgets, keys, colours. Shows; decides nothing about coverage.

Start at `screens/call_screen.py`. A key changes the call (`steps.py`), the desk makes a view of it,
and widgets paint the view as lines (`lines.py`); they get nothing to ask again with. Every key
stands in `keys.py`, every word in `bcp_tui.report`. `terminal/` is the other end of the line.
"""

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from bcp_tui.crashes import crash_line
from bcp_tui.policy import Book
from bcp_tui.tui.terminal import surroundings

if TYPE_CHECKING:
    from bcp_tui.desk import Call


UNUSABLE = 2
"""The exit code where the data were never sound."""


def run(folder: str, start: "Callable[[Book], Call]", theme: str | None = None) -> int:
    """Open the app on a data folder with the call that `start` makes; returns the exit code.

    Broken data open a screen that says what is wrong and where, until they are repaired; the exit
    code is 2 until then. What `start` raises is raised while nothing of the app is on the terminal.
    An error of the program is told in one line on standard error, without what was typed; the exit
    code is 70 then.
    """
    surroundings.settle(os.environ)
    from bcp_tui.tui.app import CRASHED, BcpApp
    from bcp_tui.tui.opening import Opening

    opening = Opening(folder, start)
    first = opening.open()
    if first is not None:
        app = BcpApp(first, theme)
    else:
        from bcp_tui.tui.screens.broken import Broken

        app = BcpApp(Broken(opening.faults, opening), theme)
    app.run(mouse=False)
    if opening.refused:
        raise opening.refused
    if app.return_code == CRASHED:
        print(crash_line(app.error), file=sys.stderr)  # noqa: T201
    return app.return_code or (UNUSABLE if opening.faults else 0)
