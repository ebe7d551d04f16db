"""`bcp-tui serve`: keep a warm host, whose sessions are ready at once."""

import os
import sys
from datetime import date
from functools import partial

from bcp_tui.cli import guarded
from bcp_tui.cli.exits import DONE, Unusable
from bcp_tui.cli.options import Options, read_options
from bcp_tui.cli.output import print_problems
from bcp_tui.cli.question import data_folder, open_desk
from bcp_tui.door import kiosk, talk
from bcp_tui.door.service import Service
from bcp_tui.door.session import Session
from bcp_tui.library import folder_state
from bcp_tui.report.command_line import serving, unusable_socket

_LONGEST_PATH = 90
"""Bytes of a socket's path: the kernel takes 107, and a new one has a longer name for a while."""


def serve(options: Options) -> int:
    """Let logins in until another service has taken over, or a signal ends this one."""
    kiosk.enter(sys.argv[1:])
    path = options.socket or talk.SOCKET
    _see_socket(path)
    folder = data_folder(options)
    service = Service(
        path,
        talk.greeting(options.data),
        load=partial(_load, options),
        state=lambda: (folder_state(folder), date.today()),  # What is in force changes at midnight.
        tell=lambda: print_problems([serving(path)]),
    )
    service.run()
    return DONE


def _see_socket(path: str) -> None:
    """Raises Unusable where logins would not trust the socket."""
    folder = os.path.dirname(os.path.abspath(path))
    try:
        state = os.stat(folder)
    except OSError as error:
        raise Unusable(unusable_socket(path, error.strerror or "")) from None
    if state.st_uid != os.geteuid() or state.st_mode & 0o022:
        raise Unusable(unusable_socket(path, "others may write in its folder, or own it"))
    if len(os.fsencode(path)) > _LONGEST_PATH:
        raise Unusable(unusable_socket(path, "is too long"))


def _load(options: Options) -> Session | None:
    """Load all that a session needs; None, after telling why, if the data are broken."""
    from bcp_tui.cli.open_app import open_at
    from bcp_tui.cli.parser import parser
    from bcp_tui.tui import warm_up

    parser()  # Kept for the sessions that are given a plan or a date.
    try:
        warm = warm_up(open_desk(options))
    except Unusable as unusable:
        print_problems(unusable.lines)
        return None
    return lambda arguments: guarded(lambda: open_at(warm, read_options(arguments)))
