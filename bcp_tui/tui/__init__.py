"""The screen: Textual app, screens, widgets, keys, colours. Shows; decides nothing about coverage.

Start at `screens/call_screen.py`. A key changes the call (`steps.py`), the desk makes a view of it,
and widgets paint the view as lines (`lines.py`); they get nothing to ask again with. Every key
stands in `keys.py`, every word in `bcp_tui.report`. `terminal/` is the other end of the line.
"""

import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from bcp_tui.crashes import crash_line
from bcp_tui.policy import Book
from bcp_tui.tui.terminal import surroundings

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from bcp_tui.desk import Call, Desk
    from bcp_tui.tui.app import BcpApp, Styled


UNUSABLE = 2
"""The exit code if the data never were sound."""


def run(folder: str, start: "Callable[[Book], Call]", theme: str | None = None) -> int:
    """Open the app on a data folder with the call that `start` makes; returns the exit code.

    Broken data open a screen that says what is wrong and where, until they are repaired; the exit
    code is 2 until then. What `start` raises is raised while nothing of the app is on the terminal.
    An error of the program is told in one line on standard error, without what was typed; the exit
    code is 70 then.
    """
    surroundings.settle(os.environ)
    surroundings.forgo_unused()
    from bcp_tui.tui.app import BcpApp
    from bcp_tui.tui.opening import Opening

    opening = Opening(folder, start)
    first = opening.open()
    if first is not None:
        app = BcpApp(first, theme)
    else:
        from bcp_tui.tui.screens.broken import Broken

        app = BcpApp(Broken(opening.faults, opening), theme)
    code = _shown(app)
    if opening.refused:
        raise opening.refused
    return code or (UNUSABLE if opening.faults else 0)


class Warm(NamedTuple):
    """What the app needs, ready: a desk, and styles that were read."""

    desk: "Desk"
    styled: "Styled"


def run_at(warm: Warm, call: "Call", theme: str | None = None) -> int:
    """Open the app in a process where `warm_up` has been; as `run`."""
    surroundings.settle_late(os.environ)
    from bcp_tui.tui.app import BcpApp
    from bcp_tui.tui.screens.call_screen import CallScreen

    first = CallScreen(warm.desk, call, is_rehearsed=True)
    return _shown(BcpApp(first, theme, styled=warm.styled))


def warm_up(desk: "Desk") -> Warm:
    """Make ready all that `run_at` needs at this desk, and leave no thread behind.

    The app runs once without a terminal: what Textual, Rich and the desk then keep (styles,
    patterns, texts laid out, sums of a book) every later one finds, and the rows of the book are
    one copy for all.
    """
    surroundings.settle(os.environ)
    surroundings.forgo_unused()
    from bcp_tui.desk import Call
    from bcp_tui.policy import all_plans
    from bcp_tui.tui.app import BcpApp
    from bcp_tui.tui.screens.call_screen import CallScreen
    from bcp_tui.tui.terminal import driver  # noqa: F401 - imported by the app when it has one
    from bcp_tui.tui.themes import DARK

    call = Call(all_plans(desk.book.plans))
    desk.read_all(call)
    app = BcpApp(CallScreen(desk, call), DARK.name)
    app.run(headless=True, size=(80, 24), mouse=False, auto_pilot=_types_and_quits)
    desk.view(call)  # The last results are kept: those of nothing typed are the first to be shown.
    return Warm(desk, app.styled)


async def _types_and_quits(pilot: "Pilot[object]") -> None:
    await pilot.app.workers.wait_for_complete()
    await pilot.press("a", "b", "enter")
    await pilot.pause()
    pilot.app.exit()


def _shown(app: "BcpApp") -> int:
    """Run the app; returns its exit code, and tells of an error of the program."""
    from bcp_tui.tui.app import CRASHED

    app.run(mouse=False)
    if app.return_code == CRASHED:
        print(crash_line(app.error), file=sys.stderr)  # noqa: T201
    return app.return_code or 0
