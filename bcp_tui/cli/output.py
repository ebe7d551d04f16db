"""Standard output for answers, standard error for everything else; neither gets a raw control."""

import os
import sys
from collections.abc import Callable, Iterable
from io import TextIOWrapper
from typing import TextIO

from bcp_tui.cli.exits import Unwritten


def open_streams() -> None:
    """See that the three standard streams are there: what is closed is the null device.

    A file that is opened later would else take the place of a closed one. Raises Unwritten where
    standard output is closed: an answer that nobody gets must not end like one that was given.
    """
    is_lost = sys.stdout is None
    for number in range(3):
        if not _is_open(number):
            os.open(os.devnull, os.O_WRONLY)  # Takes the lowest free number: this one.
    if sys.stderr is None:
        sys.stderr = os.fdopen(2, "w", encoding="utf-8", closefd=False)
    if is_lost:
        sys.stdout = os.fdopen(1, "w", encoding="utf-8", closefd=False)
        raise Unwritten("it is closed")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="replace")  # An old terminal shows ? for what it lacks.


def print_text(text: str) -> None:
    """Print a text and end its line; raises Unwritten."""
    _write(_shown(text))


def print_json(value: object, indent: int | None = 2) -> None:
    """Print a value as JSON, without an indent on one line; in UTF-8: it is read by programs.

    What JSON may hold raw and a terminal would obey (C1, marks of direction) is written as an
    escape. Raises Unwritten.
    """
    import json

    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    separators = (",", ":") if indent is None else (",", ": ")
    text = json.dumps(value, ensure_ascii=False, indent=indent, separators=separators)
    _write(_shown(text, lambda char: json.dumps(char)[1:-1]))


def print_problems(lines: Iterable[object]) -> None:
    """Print lines on standard error; if it is closed, there is nobody left to tell."""
    try:
        for line in lines:
            sys.stderr.write(f"{_shown(str(line))}\n")
        sys.stderr.flush()
    except OSError:
        _drop(sys.stderr)


def finish() -> None:
    """See that all that was printed has been written; raises Unwritten."""
    _write(None)


def _is_open(number: int) -> bool:
    try:
        os.fstat(number)
    except OSError:
        return False
    return True


def _write(text: str | None) -> None:
    try:
        if text is not None:
            sys.stdout.write(f"{text}\n")
        else:
            sys.stdout.flush()
    except BrokenPipeError:
        _drop(sys.stdout)
        raise Unwritten from None
    except OSError as error:
        _drop(sys.stdout)
        raise Unwritten(error.strerror or "") from None


def _drop(stream: TextIO) -> None:
    """Keep Python from trying again to write what could not be written."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def _escaped(char: str) -> str:
    return char.encode("unicode_escape").decode()


def _shown(text: str, escaped: Callable[[str], str] = _escaped) -> str:
    """The text without a character that could command a terminal."""
    if text.replace("\n", "").isprintable():
        return text
    return "".join(char if char == "\n" or char.isprintable() else escaped(char) for char in text)
