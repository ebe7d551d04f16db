"""The login's own process: hands its terminal to the warm host, and waits for the session's end.

It stays small: nothing is imported that it does not need, of ours nothing but the door.
"""

from __future__ import annotations

import os
from contextlib import suppress

from bcp_tui import limits
from bcp_tui.door import kiosk, talk

TYPE_CHECKING = False  # See `talk.py`.
if TYPE_CHECKING:
    from collections.abc import Sequence
    from socket import socket

_HANDED_ON = ("--data", "--date", "--network", "--plan", "--socket", "--theme")
"""The options with a value that a session takes; whatever else is given, this login answers."""

_LOST = 70
"""The exit code where the session is gone without one (sysexits' EX_SOFTWARE)."""
_INTERRUPTED = 130
"""The exit code where Ctrl+C came before there was a session."""

_NORMAL_AGAIN = (
    "\x18"  # out of a sequence that was cut off
    "\x1b[?2026l\x1b[?2004l\x1b[?1004l\x1b[?7h"  # paints, pastes and wraps as before
    "\x1b[<u\x1b[?1049l\x1b[?25h\x1b[0m"  # keys, screen, cursor and colours as before
)
"""What takes a terminal back from an app that could not leave it itself."""


def hand_over(arguments: Sequence[str]) -> int | None:
    """The exit code of the session that got this terminal; None where there was none to be had."""
    options = _options(arguments)
    if options is None or not all(map(os.isatty, range(talk.STREAMS))):
        return None
    path = options.get("--socket", talk.SOCKET)
    if not os.path.exists(path):
        return None
    from socket import AF_UNIX, SOCK_SEQPACKET, send_fds, socket

    handed = talk.packed(arguments, kiosk.kept(os.environ))
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
        return _follow(door)


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
    """Whether who listens there is whom the folder belongs to, and only they could have done so."""
    folder = os.stat(os.path.dirname(os.path.abspath(path)))
    return talk.peer_of(door)[0] == folder.st_uid and not folder.st_mode & 0o022


def _follow(door: socket) -> int:
    """Pass signals on until the session ends; returns its exit code."""
    import signal
    import termios
    from select import select

    ending = {signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM}
    before = termios.tcgetattr(0)
    woken, wakes = os.pipe()
    for end in (woken, wakes):
        os.set_blocking(end, False)
    signal.set_wakeup_fd(wakes, warn_on_full_buffer=False)
    for each in (signal.SIGWINCH, *ending):
        signal.signal(each, _wakes_up)
    signal.signal(signal.SIGTSTP, signal.SIG_IGN)
    waiting = {int(signal.SIGWINCH)}  # The window may have changed before this process listened.
    ended_by = 0
    talking = door.fileno()
    while True:
        readable, writable, _ = select([talking, woken], [talking] if waiting else [], [])
        if woken in readable:
            waiting.update(os.read(woken, 1024))
        if talking in readable:
            code = _received(door)
            if code:
                return code[0]
            _take_back(before)
            return 128 + ended_by if ended_by else _lost()
        if talking in writable:
            number = waiting.pop()
            if number in ending and not ended_by:
                ended_by = number
                signal.alarm(limits.ENDING_SECONDS)  # A session that hangs does not keep this.
            _send(door, bytes([number]))


def _wakes_up(*_: object) -> None:
    """Let a signal do nothing but be told by the descriptor that wakes this process up."""


def _received(door: socket) -> bytes:
    """What the session sent; nothing if it is gone."""
    with suppress(OSError):
        return door.recv(1)
    with suppress(OSError):  # It left with a signal unread: what it sent before can still be had.
        return door.recv(1)
    return b""


def _send(door: socket, message: bytes) -> None:
    with suppress(OSError):  # It is gone: that is seen when it is read from.
        door.send(message)


def _take_back(attributes: list[int | list[bytes | int]]) -> None:
    """Leave the terminal as it was, after a session that could not."""
    import signal
    import termios

    signal.alarm(limits.ENDING_SECONDS)  # A terminal that takes no output does not keep this.
    with suppress(OSError, termios.error):  # The terminal may be gone, too.
        termios.tcsetattr(0, termios.TCSANOW, attributes)
        termios.tcflush(0, termios.TCIFLUSH)
        os.write(2, _NORMAL_AGAIN.encode())


def _lost() -> int:
    """Say that the session is gone; returns the exit code for it."""
    from bcp_tui.report.command_line import SESSION_LOST

    with suppress(OSError):
        os.write(2, f"{SESSION_LOST}\r\n".encode())
    return _LOST
