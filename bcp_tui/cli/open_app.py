"""`bcp-tui` without a command: the app."""

import os
import sys

from bcp_tui.cli.exits import Unusable
from bcp_tui.cli.options import Options
from bcp_tui.cli.question import call_of, data_folder
from bcp_tui.report import command_line


def open_app(options: Options) -> int:
    """Open the app on the data folder, with the call that the options describe."""
    from bcp_tui.tui import run
    from bcp_tui.tui.terminal import kiosk, terminals

    if options.kiosk:
        kiosk.enter(sys.argv[1:])
    if not (os.isatty(0) and os.isatty(2)):
        raise Unusable(command_line.NO_TERMINAL)
    if problem := terminals.unfit(os.environ):
        raise Unusable(command_line.unfit(problem))
    return run(data_folder(options), lambda book: call_of(options, book), options.theme)
