"""What login and host say to each other, on a socket that keeps messages apart.

    login    GREETING: the program's version, and the data it is to be opened on
    host     WELCOME, or nothing: it hangs up on what it does not serve
    login    its arguments and environment, and with them the three descriptors of its terminal
    session  BEGUN, before it touches the terminal
    login    a byte for each signal it gets, as the signal's number
    session  at its end its exit code, in digits, and a line's end: each a message of its own, for
             a shell reads no more than one byte of a message

Until the login has been welcomed it has handed over nothing, and until BEGUN nothing was done: up
to there it can always go on by itself. Whoever finds the other gone ends.
"""

from __future__ import annotations

import os

import bcp_tui

TYPE_CHECKING = False  # Without `typing`, which takes a fifth of a login's time.
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from socket import socket
    from typing import Any

SOCKET = "/run/bcp-tui/door"
"""Where service and login meet, unless something else is said."""
WELCOME = b"welcome"
BEGUN = b"begun"
SIZE = 16_384
"""The bytes of a message at most; a longer one is refused."""
STREAMS = 3
"""Standard input, output and error."""
GONE = 255
"""The exit code that stands for a session which has ended without one."""
CONNECTION = 3
"""The descriptor of the connection in a login that waits for its session."""

_FLAGS = 6
"""A terminal's flags and speeds, which stand before its special characters."""
_CREDENTIALS = 12
"""The bytes of what the kernel tells of the other end: process, user and group."""


def greeting(data: str | None) -> bytes:
    """What a login says first: the host must expect exactly these bytes."""
    folder = os.path.abspath(data) if data else ""
    return _joined("bcp-tui", bcp_tui.__version__, folder)


def packed(arguments: Sequence[str], environment: Mapping[str, str]) -> bytes:
    """What a login hands over besides its terminal, as a message."""
    variables = (f"{name}={value}" for name, value in environment.items())
    return _joined(str(len(arguments)), *arguments, *variables)


def unpacked(message: bytes) -> tuple[list[str], dict[str, str]]:
    """The arguments and the environment of a login; raises ValueError for anything else."""
    count, *fields = message.decode("utf-8", "surrogateescape").split("\0")
    arguments, variables = fields[: int(count)], fields[int(count) :]
    pairs = (variable.partition("=") for variable in variables)
    return arguments, {name: value for name, _, value in pairs if name}


def peer_of(connection: socket) -> tuple[int, int]:
    """Whose process is at the other end, by user and group, as the kernel knows."""
    from socket import SO_PEERCRED, SOL_SOCKET
    from struct import unpack

    _, user, group = unpack("3i", connection.getsockopt(SOL_SOCKET, SO_PEERCRED, _CREDENTIALS))
    return user, group


def ended(code: int) -> Iterator[bytes]:
    """What a session says at its end. The app has no exit code 137, 156 or 255 (`wait.sh`)."""
    return (each.encode("ascii") for each in f"{code & 0xFF}\n")


def written(attributes: list[Any]) -> str:
    """A terminal's attributes as a word; they are what `termios.tcgetattr` returns."""
    *flags, characters = attributes
    numbers = (each if isinstance(each, int) else ord(each) for each in characters)
    return ":".join(map(str, (*flags, *numbers)))


def attributes_in(word: str) -> list[Any]:
    """The attributes of a terminal in such a word, as `termios.tcsetattr` takes them."""
    values = [int(each) for each in word.split(":")]
    return [*values[:_FLAGS], values[_FLAGS:]]


def _joined(*fields: str) -> bytes:
    return "\0".join(fields).encode("utf-8", "surrogateescape")
