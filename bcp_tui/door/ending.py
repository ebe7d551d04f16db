"""A login's own process when its session is to end, or is gone: it leaves the terminal clean.

    python -m bcp_tui.door.ending ATTRIBUTES SIGNAL

`wait.sh` starts it in its own place, with the connection to the session as descriptor 3, and its
reader as a child unless the session is gone. ATTRIBUTES are the terminal's as they were before the
session; SIGNAL is the number of the one that came, 0 if the session is gone.
"""

import os
import signal
import sys
import termios
from contextlib import suppress
from socket import socket

from bcp_tui import limits
from bcp_tui.door import talk

_LOST = 70
"""The exit code where the session is gone without one (sysexits' EX_SOFTWARE)."""

_NORMAL_AGAIN = (
    "\x18"  # out of a sequence that was cut off
    "\x1b[?2026l\x1b[?2004l\x1b[?1004l\x1b[?7h"  # paints, pastes and wraps as before
    "\x1b[<u\x1b[?1049l\x1b[?25h\x1b[0m"  # keys, screen, cursor and colours as before
)
"""What sets a terminal back after an app that could not do so itself."""


def main(attributes: str, number: int) -> int:
    """See the session's end, and return the login's exit code.

    A session that hangs, or a terminal that takes no output, does not keep this process.
    """
    signal.alarm(limits.ENDING_SECONDS)
    code = _exit_code_after(number) if number else talk.GONE
    if code != talk.GONE:
        return code
    _take_back(attributes)
    return 128 + number if number else _lost()


def _exit_code_after(number: int) -> int:
    """The exit code of a session that was sent this signal, as its reader reports it."""
    with socket(fileno=talk.CONNECTION) as connection, suppress(OSError):
        connection.send(bytes([number]))  # If it is gone, the reader knows.
    try:
        _, status = os.wait()
    except ChildProcessError:  # The signal came just when the reader had ended, or not yet begun.
        return talk.GONE
    return os.WEXITSTATUS(status) if os.WIFEXITED(status) else talk.GONE


def _take_back(attributes: str) -> None:
    """Leave the terminal as it was, after a session that could not."""
    with suppress(OSError, termios.error):  # The terminal may be gone, too.
        termios.tcsetattr(0, termios.TCSANOW, talk.attributes_in(attributes))
        termios.tcflush(0, termios.TCIFLUSH)
        os.write(2, _NORMAL_AGAIN.encode())


def _lost() -> int:
    """Say that the session is gone; returns the exit code for it."""
    from bcp_tui.report.command_line import SESSION_LOST

    with suppress(OSError):
        os.write(2, f"{SESSION_LOST}\r\n".encode())
    return _LOST


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], int(sys.argv[2])))
