"""A program on a real pseudo-terminal of 80×24, as plain as PuTTY's: it answers no questions."""

import fcntl
import os
import pty
import select
import signal
import struct
import termios
from collections.abc import Sequence
from pathlib import Path
from time import perf_counter
from types import TracebackType
from typing import NamedTuple, NoReturn

COLUMNS, ROWS = 80, 24

QUIET = 0.06
"""Seconds without a byte after which a program counts as done with painting."""

PATIENCE = 20.0
"""Seconds after which a program that says nothing counts as broken."""

ENVIRONMENT = {
    "TERM": "xterm-256color",
    "LANG": "C.UTF-8",
    "HOME": os.environ.get("HOME", "/"),
    "PATH": os.environ["PATH"],
}


class Reaction(NamedTuple):
    """What a key led to: the seconds to its last byte, and the bytes."""

    seconds: float
    size: int


class Terminal:
    """A running program and its terminal."""

    def __init__(self, command: Sequence[str], stdin: Path | None = None) -> None:
        self.started = perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            _become(command, stdin)

    def __enter__(self) -> "Terminal":
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.fd)

    @property
    def cpu(self) -> float:
        """The seconds of processor time that the program has used."""
        fields = Path(f"/proc/{self.pid}/stat").read_text("ascii").rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def resize(self, columns: int, rows: int) -> None:
        """Give the terminal another size, and wait until the program has painted in it."""
        _set_size(self.fd, columns, rows)
        self.settle()

    def write(self, keys: str) -> None:
        """Send keys."""
        os.write(self.fd, keys.encode())

    def read(self, seconds: float) -> bytes:
        """The next bytes painted; none if there are none for so many seconds."""
        ready, _, _ = select.select([self.fd], [], [], seconds)
        try:
            return os.read(self.fd, 1 << 16) if ready else b""
        except OSError:  # so Linux says that the program has ended
            return b""

    def wait_for(self, text: str) -> None:
        """Wait until a text is painted; raises TimeoutError if nothing is painted any more."""
        painted = b""
        while text.encode() not in painted:
            more = self.read(PATIENCE)
            if not more:
                raise TimeoutError(f"{text!r} was not painted")
            painted += more

    def settle(self) -> None:
        """Wait until nothing is painted any more."""
        while self.read(QUIET):
            pass

    def press(self, keys: str) -> Reaction:
        """Send keys, and watch until the program is done with painting what they led to."""
        size, last, wait = 0, 0.0, PATIENCE
        sent = perf_counter()
        self.write(keys)
        while painted := self.read(wait):
            last, wait = perf_counter(), QUIET
            size += len(painted)
        if not size:
            raise TimeoutError(f"no reaction to {keys!r}")
        return Reaction(last - sent, size)


def _set_size(terminal: int, columns: int, rows: int) -> None:
    fcntl.ioctl(terminal, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))


def _become(command: Sequence[str], stdin: Path | None) -> NoReturn:
    _set_size(0, COLUMNS, ROWS)
    if stdin is not None:
        os.dup2(os.open(stdin, os.O_RDONLY), 0)
    try:
        os.execvpe(command[0], [*command], ENVIRONMENT)  # noqa: S606 - no shell is wanted
    finally:
        os._exit(127)
