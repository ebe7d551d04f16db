"""A program on a real pseudo-terminal, and what its screen shows.

    with Session(APP) as rep:
        rep.types("s9494")
        rep.sees("COVERED")

Nothing sleeps: every wait ends with the bytes that make it true, or fails with the screen.
"""

import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import sys
import termios
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from time import monotonic
from typing import Any

import pyte
from pyte.screens import Char

from tests import call_data

APP = (str(Path(sys.executable).with_name("bcp-tui")), "--data", str(call_data.FOLDER))
READY = f"{call_data.ROWS} rows"
"""What the call screen shows once it can be typed at."""

ENVIRONMENT = {
    "TERM": "xterm-256color",
    "LANG": "C.UTF-8",
    "PATH": os.environ["PATH"],
    "HOME": os.environ.get("HOME", "/"),
}
PATIENCE = 20.0

_MODE = re.compile(rb"\x1b\[\?([\d;]+)([hl])")
_UNKNOWN_TO_PYTE = re.compile(rb"\x1b\[[<>=][\d;]*u")


class Session:
    """A running program, its keyboard, and its screen."""

    def __init__(
        self,
        command: Sequence[str],
        columns: int = 80,
        rows: int = 24,
        environment: Mapping[str, str] = ENVIRONMENT,
        *,
        folder: Path | None = None,
        hung_up_by_signal: bool = True,
    ) -> None:
        self.painted = bytearray()
        """Every byte that the program sent to the terminal."""
        self._unseen = bytearray()
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self.master, slave = pty.openpty()
        os.set_blocking(self.master, False)
        self.resize(columns, rows)
        self.attributes_before = termios.tcgetattr(self.master)
        self.process = subprocess.Popen(
            command,
            stdin=slave,
            stdout=slave,
            stderr=slave,
            env=dict(environment),
            cwd=folder,
            start_new_session=True,
            preexec_fn=_control if hung_up_by_signal else None,
        )
        os.close(slave)

    def __enter__(self) -> "Session":
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.wait()
        self.hang_up()

    # -- keyboard -----------------------------------------------------------------------------

    def types(self, keys: str | bytes) -> None:
        """Send keys, as the bytes that a terminal sends for them."""
        rest = keys.encode() if isinstance(keys, str) else keys
        while rest:  # What is painted meanwhile is taken in, or each would wait for the other.
            painted, free, _ = select.select([self.master], [self.master], [], PATIENCE)
            if free and not painted:
                rest = rest[os.write(self.master, rest) :]
            elif not self._read(0):
                raise AssertionError(f"nothing is read or painted any more:\n{self.screen}")

    def pastes(self, text: str) -> None:
        """Paste, as terminals do when they were asked to tell a paste from typing."""
        self.types(f"\x1b[200~{text}\x1b[201~")

    def resize(self, columns: int, rows: int) -> None:
        """Make the window larger or smaller."""
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))
        self._screen.resize(rows, columns)

    def hang_up(self) -> None:
        """Drop the line."""
        if self.master >= 0:
            os.close(self.master)
        self.master = -1

    def stall(self) -> None:
        """Let the terminal take no more output, as on a line that does not move."""
        terminal = os.open(f"/proc/{self.process.pid}/fd/1", os.O_RDWR | os.O_NOCTTY)
        termios.tcflow(terminal, termios.TCOOFF)
        os.close(terminal)

    def signal(self, number: signal.Signals) -> None:
        """Send the program a signal."""
        os.kill(self.process.pid, number)

    # -- screen -------------------------------------------------------------------------------

    @property
    def screen(self) -> str:
        """What is on the screen."""
        self._stream.feed(_UNKNOWN_TO_PYTE.sub(b"", bytes(self._unseen)))
        self._unseen.clear()
        return "\n".join(line.rstrip() for line in self._screen.display)

    def looks_away(self) -> None:
        """Forget what is on the screen, and do not follow what was painted last."""
        self._unseen.clear()
        self._screen.reset()
        self._stream = pyte.ByteStream(self._screen)  # It may have been inside a sequence.

    def cell(self, column: int, row: int) -> Char:
        """One character and its style."""
        cell: Char = self._screen.buffer[row][column]
        return cell

    def sees(self, *texts: str) -> None:
        """Wait until all of the texts are on the screen."""
        self.sees_that(lambda screen: all(text in screen for text in texts), " and ".join(texts))

    def sees_no(self, text: str) -> None:
        """Wait until a text is no longer on the screen."""
        self.sees_that(lambda screen: text not in screen, f"the end of {text!r}")

    def sees_that(self, true: Callable[[str], bool], what: str = "it") -> None:
        """Wait until something is true of the screen."""
        deadline = monotonic() + PATIENCE
        while not true(self.screen):
            if not self._read(deadline - monotonic()):
                raise AssertionError(f"{what} was not seen, only\n{self.screen}")

    def waits(self, seconds: float) -> None:
        """Let time pass, for keys that are themselves a matter of time."""
        deadline = monotonic() + seconds
        while self._read(deadline - monotonic()):
            pass

    def _read(self, seconds: float) -> bool:
        """Take in what is painted next; whether there was anything."""
        ready, _, _ = select.select([self.master], [], [], max(seconds, 0))
        try:
            data = os.read(self.master, 1 << 16) if ready else b""
        except OSError:  # The program has closed its side.
            data = b""
        self.painted += data
        self._unseen += data
        return bool(data)

    # -- the end ------------------------------------------------------------------------------

    def ends(self, within: float = PATIENCE) -> int:
        """Wait for the program's end; its exit code."""
        deadline = monotonic() + within
        while self.master >= 0 and self._read(deadline - monotonic()):
            pass
        return self.process.wait(max(deadline - monotonic(), 0.01))

    @property
    def modes(self) -> set[int]:
        """The private modes that are on, beginning with those that every terminal has on."""
        on = {7, 25}
        for numbers, letter in _MODE.findall(bytes(self.painted)):
            change: Any = on.update if letter == b"h" else on.difference_update
            change(map(int, numbers.split(b";")))
        return on

    @property
    def left(self) -> str:
        """What stays to be read on the normal screen after the app has left its own."""
        _, _, after = bytes(self.painted).rpartition(b"\x1b[?1049l")
        return re.sub(r"\x1b\[[?<>]?[\d;]*[a-zA-Z]", "", after.decode()).strip()

    def is_clean(self) -> bool:
        """Whether the terminal is as it was before."""
        return self.modes == {7, 25} and termios.tcgetattr(self.master) == self.attributes_before


def _control() -> None:
    """Make the terminal the one whose end the kernel tells the program by SIGHUP."""
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)
