"""A session: what a fork of the host does before and after the app runs in it."""

import os
import signal
import sys
import time
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from fcntl import F_DUPFD_CLOEXEC, fcntl
from socket import MSG_CTRUNC, MSG_TRUNC, recv_fds, socket
from threading import Thread
from typing import NoReturn, TypeAlias

from bcp_tui import limits
from bcp_tui.door import kiosk, talk

Session: TypeAlias = Callable[[Sequence[str]], int]
"""The app on the terminal and in the environment of a login, given its arguments; its exit code."""

_ENDING = (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM)
_PASSED_ON = (*_ENDING, signal.SIGWINCH)


def become(connection: socket, greeting: bytes, run: Session, loaded: Collection[int]) -> NoReturn:
    """Be the session of the login at the other end, if it is one; ends the process.

    Of the host's descriptors only the `loaded` ones are kept. It ends without a word, whatever
    happens: an error's message could hold what was typed.
    """
    try:
        signal.alarm(limits.HANDING_OVER_SECONDS)  # Ends a process whose login says nothing.
        if connection.recv(talk.SIZE) == greeting:
            connection.send(talk.WELCOME)
            _take_over(connection, run, loaded)
    finally:
        os._exit(0)


def opened() -> set[int]:
    """The descriptors that are open besides the standard streams.

    The one that lists them is closed by the time it is checked, and so is left out.
    """
    folder = "/proc/self/fd"
    listed = [int(name) for name in os.listdir(folder) if os.path.exists(f"{folder}/{name}")]
    return {number for number in listed if number >= talk.STREAMS}


def close_all_but(*kept: int) -> None:
    """Close every descriptor but the standard streams and these."""
    for number in opened().difference(kept):
        os.close(number)


def _take_over(connection: socket, run: Session, loaded: Collection[int]) -> None:
    """Run the app on the terminal that is handed over, for as long as the login is there."""
    message, terminal, flags, _ = recv_fds(connection, talk.SIZE, talk.STREAMS)
    signal.alarm(0)
    if len(terminal) != talk.STREAMS or flags & (MSG_TRUNC | MSG_CTRUNC):
        return
    arguments, environment = talk.unpacked(message)
    connection = _moved(connection, terminal, loaded)
    os.setsid()
    _open_streams()
    os.environ.clear()
    os.environ.update(kiosk.kept(environment))
    time.tzset()
    for number in _ENDING:  # Until the app takes them; a service may have been told to ignore them.
        signal.signal(number, signal.SIG_DFL)
    Thread(target=_follow, args=(connection,), daemon=True).start()  # Else the login goes on alone.
    connection.send(talk.BEGUN)
    code = run(arguments)
    for part in talk.ended(code):
        connection.send(part)


def _moved(connection: socket, terminal: Sequence[int], loaded: Collection[int]) -> socket:
    """The connection, where the terminal leaves room for it; nothing else stays open but `loaded`.

    The terminal becomes the standard streams.
    """
    moved = fcntl(connection.detach(), F_DUPFD_CLOEXEC, talk.STREAMS)
    for number, handed in enumerate(terminal):
        os.dup2(handed, number)
    close_all_but(moved, *loaded)
    return socket(fileno=moved)


def _open_streams() -> None:
    """Open Python's streams anew: those of the host remember what the service was started on."""
    for number, (name, mode) in enumerate((("stdin", "r"), ("stdout", "w"), ("stderr", "w"))):
        stream = open(  # noqa: SIM115 - as long as the process lives
            number, mode, buffering=1, encoding="utf-8", errors="replace", closefd=False
        )
        setattr(sys, name, stream)
        setattr(sys, f"__{name}__", stream)


def _follow(connection: socket) -> None:
    """Take the signals that the login passes on, and end with it."""
    with suppress(OSError):  # The login left with something unread.
        while number := connection.recv(1):
            if number[0] in _PASSED_ON:
                os.kill(os.getpid(), number[0])
    os.kill(os.getpid(), signal.SIGHUP)
