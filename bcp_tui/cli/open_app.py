"""`bcp-tui` without a command: the app."""

import os
from typing import TYPE_CHECKING

from bcp_tui.cli.exits import Unusable
from bcp_tui.cli.options import Options
from bcp_tui.cli.question import call_of, data_folder
from bcp_tui.report import command_line
from bcp_tui.tui.terminal import terminals

if TYPE_CHECKING:
    from bcp_tui.tui import Warm


def open_app(options: Options) -> int:
    """Open the app on the data folder, with the call that the options describe."""
    from bcp_tui.tui import run

    _see_terminal(options.kiosk)
    return run(data_folder(options), lambda book: call_of(options, book), options.theme)


def open_at(warm: "Warm", options: Options) -> int:
    """Open the app where all is ready, with the call that the options describe."""
    from bcp_tui.tui import run_at

    _see_terminal(options.kiosk)
    return run_at(warm, call_of(options, warm.desk.book), options.theme)


def _see_terminal(kiosk: bool) -> None:
    """Raises Unusable where there is no terminal that the app can be shown on."""
    if not (os.isatty(0) and os.isatty(2)):
        raise Unusable(command_line.NO_TERMINAL_IN_KIOSK if kiosk else command_line.NO_TERMINAL)
    if problem := terminals.unfit(os.environ):
        raise Unusable(command_line.unfit(problem, kiosk))
