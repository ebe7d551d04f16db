"""From the bytes of a data file to its type, with every fault on the way noted.

Where something is wrong, the rest is still checked as far as it can be read: hidden characters are
taken out, bare words and impossible dates put in quotes, values of a wrong type replaced by blanks.
A file with an error is never used.
"""

import os
import re
import stat
from collections.abc import Mapping
from typing import Any, TypeVar, cast

import tomli

from bcp_tui import limits
from bcp_tui.library.characters import note_hidden, without_hidden
from bcp_tui.library.faults import LESS, quoted, shortened
from bcp_tui.library.format import SCHEMAS
from bcp_tui.library.source import Source
from bcp_tui.library.value_types import check_types

_SCHEMA = "#:schema"
"""Begins the line that tells an editor the schema of the file."""

_QUOTED = r'"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\''
_LONG_KEY = rf'(?:(?:[\w-]+|"")[ \t]*\.[ \t]*){{{limits.KEY_PARTS}}}'

File = TypeVar("File", bound=Mapping[str, object])

_BARE_VALUE = r"([^=\n]*=[ \t]*)([^\s\"'\[{#][^\"#\n]*?)([ \t]*(?:#[^\n]*)?)"


def read_file(source: Source, kind: type[File]) -> File | None:
    """The file as its type, blanks for what is wrong in it; None if it cannot be read at all."""
    data = _bytes(source)
    text = None if data is None else _text(source, data)
    table = None if text is None else _table(source, text)
    if table is None:
        return None
    _warn_of_schema(source, SCHEMAS[kind])
    note_hidden(source, {key: table[key] for key in kind.__annotations__ if key in table})
    check_types(source, table, kind)
    return cast("File", table)


def _bytes(source: Source) -> bytes | None:
    remedy = "put a TOML file there, one that this account may read"
    try:
        if stat.S_ISREG(os.stat(source.path).st_mode):
            with open(source.path, "rb") as file:
                data = file.read(limits.FILE_BYTES + 1)
            if len(data) <= limits.FILE_BYTES:
                return data
            source.error((), f"has more than {limits.FILE_BYTES:,} bytes", LESS)
            return None
        source.error((), "is not a file", remedy)
    except OSError as error:
        source.error((), f"cannot be read: {error.strerror}", remedy)
    return None


def _text(source: Source, data: bytes) -> str | None:
    """The text, without the byte-order mark and the carriage returns of some editors."""
    try:
        source.text = data.decode().removeprefix("\ufeff").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        source.error(line, "is not UTF-8 text", "save the file in the encoding UTF-8")
        return None
    return without_hidden(source)


def _warn_of_schema(source: Source, path: str) -> None:
    """Warns where the first line names no schema, or that of another kind of file."""
    mark, _, named = source.text.partition("\n")[0].partition(" ")
    remedy = f"write as the first line: {_SCHEMA} {path}"
    if mark != _SCHEMA:
        source.warn((_SCHEMA,), "is missing", remedy)
    elif named.strip().rpartition("/")[2] != path.rpartition("/")[2]:
        source.warn((_SCHEMA,), f"names {quoted(named)}, not the schema of this file", remedy)


def _table(source: Source, text: str) -> dict[str, Any] | None:
    if not _has_short_keys(source, text):
        return None
    try:
        return tomli.loads(text)
    except (ValueError, RecursionError, MemoryError):
        text = _with_quotes(source, text)
    try:
        return tomli.loads(text)
    except tomli.TOMLDecodeError as error:
        from bcp_tui.library.syntax import cause

        if found := cause(text):
            source.error(found.line, found.problem, found.remedy)
            return None
        line, problem = _place(text, error), error.msg
    except (ValueError, RecursionError, MemoryError) as error:
        line, problem = 1, str(error) or "needs more memory than there is"
    remedy = "correct this first: the rest of the file cannot be checked until then"
    source.error(line, f"is not TOML: {problem}", remedy)
    return None


def _has_short_keys(source: Source, text: str) -> bool:
    """Whether no key or header has so many dotted parts that reading it would not end."""
    if text.count(".") <= limits.KEY_PARTS:
        return True
    for number, line in enumerate(text.split("\n"), 1):
        if line.count(".") >= limits.KEY_PARTS and _has_long_key(line):
            problem = f"has a key of more than {limits.KEY_PARTS} dotted parts"
            source.error(number, problem, "write the keys that the format has")
            return False
    return True


def _has_long_key(line: str) -> bool:
    return re.search(_LONG_KEY, re.sub(_QUOTED, '""', line)) is not None


def _with_quotes(source: Source, text: str) -> str:
    """The text with quotes around bare words, impossible dates and the like, each noted."""
    from bcp_tui.library.key_places import KeyPlaces
    from bcp_tui.library.syntax import CURLY_QUOTES, IN_CURLY_QUOTES

    places = KeyPlaces(text)
    mended = text.split("\n")
    for number, line in enumerate(mended, 1):
        match = re.fullmatch(_BARE_VALUE, line) if len(line) <= limits.TEXT else None
        key = places.key_at(number)
        if match and places.line(key) == number and not _is_toml(match.group(2)):
            value = match.group(2)
            problem = f"is {shortened(value)}, neither text in quotes nor a date that exists"
            remedy = "put text in quotes, write dates as 2023-10-01"
            if value[0] in CURLY_QUOTES:
                problem, remedy = IN_CURLY_QUOTES
            source.error(key, problem, remedy)
            value = value.replace("\\", r"\\")
            mended[number - 1] = f'{match.group(1)}"{value}"{match.group(3)}'
    return "\n".join(mended)


def _is_toml(value: str) -> bool:
    try:
        tomli.loads(f"key = {value}")
    except (ValueError, RecursionError):
        return False
    return True


def _place(text: str, error: tomli.TOMLDecodeError) -> int:
    """The line of a syntax error; for a value that never ends, the line on which it begins."""
    if error.pos < len(text):
        return error.lineno
    from bcp_tui.library.key_places import KeyPlaces

    places = KeyPlaces(text)
    return places.line(places.key_at(error.lineno))
