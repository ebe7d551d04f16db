"""The login's own process: hands its terminal to the warm host, and waits for the session's end.

It stays small: it imports only what it needs, of our own code only the door, and it turns into a
shell (`wait.sh`) to wait.
"""

from __future__ import annotations

import os

from bcp_tui import limits
from bcp_tui.door import kiosk, talk

TYPE_CHECKING = False  # See `talk.py`.
if TYPE_CHECKING:
    from collections.abc import Sequence
    from socket import socket
    from typing import NoReturn

_HANDED_ON = ("--data", "--date", "--network", "--plan", "--socket", "--theme")
"""The options with a value that a session takes; with any other, the login runs by itself."""

_SHELL = "/bin/sh"
_WAIT = os.path.join(os.path.dirname(__file__), "wait.sh")
_SEND_MICROSECONDS = 100_000
"""How long telling a new size may wait for a session that does not read; then it is given up."""
_INTERRUPTED = 130
"""The exit code where Ctrl+C came before there was a session."""


def hand_over(arguments: Sequence[str]) -> int | None:
    """Let a session have this terminal, and become what waits for its end.

    Returns only where there is no session: an exit code, or None if the login can go on by itself.
    """
    options = _options(arguments)
    if options is None or not all(map(os.isatty, range(talk.STREAMS))):
        return None
    path = options.get("--socket", talk.SOCKET)
    if not os.path.exists(path):
        return None
    from socket import AF_UNIX, SOCK_SEQPACKET, send_fds, socket
    from termios import tcgetattr

    handed = talk.packed(arguments, kiosk.kept(os.environ))
    attributes = talk.written(tcgetattr(0))
    with socket(AF_UNIX, SOCK_SEQPACKET) as door:
        try:
            door.settimeout(limits.WELCOME_SECONDS)
            door.connect(path)
            if not _is_trusted(door, path):
                return None
            door.send(talk.greeting(options.get("--data")))
            if door.recv(talk.SIZE) != talk.WELCOME:
                return None
            door.settimeout(None)
            send_fds(door, [handed], range(talk.STREAMS))
            if door.recv(talk.SIZE) != talk.BEGUN:
                return None
        except OSError:
            return None
        except KeyboardInterrupt:
            return _INTERRUPTED
        return _wait(door, attributes)


def _options(arguments: Sequence[str]) -> dict[str, str] | None:
    """The options with their values; None where there is anything that needs a closer look."""
    options: dict[str, str] = {}
    rest = iter(arguments)
    for word in rest:
        name, has_value, value = word.partition("=")
        if name in _HANDED_ON:
            options[name] = value if has_value else next(rest, "")
            if not options[name]:
                return None
        elif word != "--kiosk":
            return None
    return options


def _is_trusted(door: socket, path: str) -> bool:
    """Whether the listener is the owner of the socket's folder, where nobody else may write."""
    folder = os.stat(os.path.dirname(os.path.abspath(path)))
    return talk.peer_of(door)[0] == folder.st_uid and not folder.st_mode & 0o022


def _wait(door: socket, attributes: str) -> NoReturn:
    """Become a shell that waits for the session's end, and passes the window's sizes on."""
    import sys
    from signal import SIG_DFL, SIGCHLD, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGWINCH, signal
    from socket import SO_SNDTIMEO, SOL_SOCKET
    from struct import pack

    for number in (SIGCHLD, SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGWINCH):
        signal(number, SIG_DFL)  # A shell cannot take what was ignored at its start.
    # A session that takes nothing in must not hold the shell, or no signal would be heard.
    door.setsockopt(SOL_SOCKET, SO_SNDTIMEO, pack("ll", 0, _SEND_MICROSECONDS))
    connection = door.detach()
    if connection != talk.CONNECTION:
        os.dup2(connection, talk.CONNECTION)
        os.close(connection)
    os.set_inheritable(talk.CONNECTION, True)
    ending = (sys.executable, "-I", "-B", "-m", "bcp_tui.door.ending", attributes)
    os.execve(_SHELL, (_SHELL, _WAIT, *ending), {})  # noqa: S606
