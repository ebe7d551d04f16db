"""On which line of a TOML file each key stands. Only needed, and only imported, for faults.

A TOML reader hands out values without their places, so this walks over the text once more and
notes where each table header, key and element of an array begins. It trusts that the text is TOML.
Where it is not, it goes on with the next line, so that the keys before a syntax error have their
lines and the error has its key.
"""

import re
from bisect import bisect_right
from contextlib import suppress

import tomli

from bcp_tui import limits
from bcp_tui.library.faults import KeyPath

_BASIC = r'"(?:[^"\\\n]|\\.)*"'
_LITERAL = r"'[^'\n]*'"
_LONG_BASIC = r'"""(?:[^"\\]|\\.|"{1,2}(?!"))*"{3,5}'
_LONG_LITERAL = r"'''(?:[^']|'{1,2}(?!'))*'{3,5}"
_UNENDING = r"(?:\"{3}|'{3}).*"
_STRING = re.compile(f"{_LONG_BASIC}|{_LONG_LITERAL}|{_UNENDING}|{_BASIC}|{_LITERAL}", re.DOTALL)
_KEY_PART = re.compile(rf"[ \t]*({_BASIC}|{_LITERAL}|[\w-]+)[ \t]*")
_BARE = re.compile(r"[^,\]}#\n]*")
_SPACE = re.compile(r"(?:\s|#[^\n]*)*")
_REST_OF_LINE = re.compile(r"[^\n]*")


class KeyPlaces:
    """Where the keys of a TOML text stand, each by its path."""

    def __init__(self, text: str) -> None:
        ends = [match.start() for match in re.finditer("\n", text)]
        places = _Scanner(text).scan()
        self._keys = list(places)
        self._lines = [bisect_right(ends, place) + 1 for place in places.values()]
        self._line_of = dict(zip(self._keys, self._lines, strict=True))

    def line(self, at: KeyPath) -> int:
        """The line on which a key stands; if it does not (a missing key), its table's."""
        while at and at not in self._line_of:
            at = at[:-1]
        return self._line_of.get(at, 1)

    def key_at(self, line: int) -> KeyPath:
        """The last key that begins on this line or before it: the one whose value stands here."""
        after = bisect_right(self._lines, line)
        return self._keys[after - 1] if after else ()


class _Scanner:
    """Walks over a text once, from `at` to its end."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.places: dict[KeyPath, int] = {}
        self.lengths: dict[KeyPath, int] = {}
        """How many tables each array of tables has so far."""

    def scan(self) -> dict[KeyPath, int]:
        """The offset of each key, in the order of the text."""
        table: KeyPath = ()
        self._skip(_SPACE)
        with suppress(RecursionError):  # Nested deeper than any TOML reader goes: enough is known.
            while self.at < len(self.text):
                if self._sees("["):
                    table = self._header()
                else:
                    self._pair(table)
                self._skip(_REST_OF_LINE)
                self._skip(_SPACE)
        return self.places

    def _sees(self, mark: str) -> bool:
        return self.text.startswith(mark, self.at)

    def _skip(self, pattern: re.Pattern[str]) -> bool:
        match = pattern.match(self.text, self.at)
        if match:
            self.at = match.end()
        return match is not None

    def _header(self) -> KeyPath:
        start = self.at
        repeats = self._sees("[[")
        self.at += 2 if repeats else 1
        table: KeyPath = ()
        for part in self._key():
            if table in self.lengths:
                table = (*table, self.lengths[table] - 1)
            table = (*table, part)
            self.places.setdefault(table, start)
        if repeats:
            number = self.lengths.get(table, 0)
            self.lengths[table] = number + 1
            table = (*table, number)
            self.places.setdefault(table, start)
        return table

    def _pair(self, table: KeyPath) -> None:
        start = self.at
        key = self._key()
        if not self._sees("="):
            return
        self.at += 1
        for part in key:
            table = (*table, part)
            self.places.setdefault(table, start)
        self._value(table)

    def _key(self) -> list[str]:
        parts: list[str] = []
        while len(parts) <= limits.KEY_PARTS and (match := _KEY_PART.match(self.text, self.at)):
            self.at = match.end()
            parts.append(_unquoted(match.group(1)))
            if not self._sees("."):
                break
            self.at += 1
        return parts

    def _value(self, key: KeyPath) -> None:
        self._skip(_SPACE)
        if self._sees("["):
            self._array(key)
        elif self._sees("{"):
            self._inline_table(key)
        elif not self._skip(_STRING):
            self._skip(_BARE)

    def _array(self, key: KeyPath) -> None:
        number = 0
        while self._goes_on(start=number == 0) and not self._sees("]"):
            self.places.setdefault((*key, number), self.at)
            self._value((*key, number))
            number += 1
        self.at += self._sees("]")

    def _inline_table(self, key: KeyPath) -> None:
        start = True
        while self._goes_on(start) and not self._sees("}"):
            self._pair(key)
            start = False
        self.at += self._sees("}")

    def _goes_on(self, start: bool) -> bool:
        """Steps over the opening bracket or the comma, if there is one, and the space around."""
        self._skip(_SPACE)
        if not (start or self._sees(",")):
            return False
        self.at += 1
        self._skip(_SPACE)
        return self.at < len(self.text)


def _unquoted(part: str) -> str:
    if part[0] not in "\"'":
        return part
    try:
        return str(tomli.loads(f"key = {part}")["key"])
    except tomli.TOMLDecodeError:
        return part[1:-1]
