"""Where a text stops being TOML, in the words of who typed it. Only imported for such texts.

A TOML reader tells where it can go no further; the slip is often lines above. This walks over the
text as its writer means it, line by line, and stops at the first thing that was not finished: a
quote, a bracket, a comma, an equals sign.
"""

import re
from typing import NamedTuple, NoReturn

import tomli

from bcp_tui.library.faults import quoted, shortened


class Cause(NamedTuple):
    """What is not finished, on which line, and how to finish it."""

    line: int
    problem: str
    remedy: str


_KEY = re.compile(
    r"""[ \t]*(?:[\w-]+|"(?:[^"\\\n]|\\.)*"|'[^'\n]*')(?:[ \t]*\.[ \t]*[\w"'-]+)*[ \t]*"""
)
_HEADER = re.compile(r"(\[\[?)([^\[\]\n#]*)(\]*)")
_ALONE = re.compile(r"\[\[?[a-z_]+\]\]?[ \t]*(?:#.*)?")
"""A line that is a table's header, and hardly ever one of a policy's text."""
_PAIR = re.compile(r"[ \t]*[\w-]+[ \t]*=")
_STRING = re.compile(r'"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\'')
_ESCAPE = re.compile(r"\\(?![btnfr\"\\]|u[0-9A-Fa-f]{4}|U[0-9A-Fa-f]{8}).?")
_BARE = re.compile(r"[^\s,\]}#\"']+")
_SPACE = re.compile(r"[ \t]*")
_LINES = re.compile(r"(?:\s|#[^\n]*)*")
_REST = re.compile(r"[^\n]*")
CURLY_QUOTES = "“”„‟‘’«»"
IN_CURLY_QUOTES = ("is in typographic quotes", 'write straight ones: "..."')
"""The problem and the remedy of a text in such quotes."""
_AFTERWARDS = "the rest of the file is checked after that"


def cause(text: str) -> Cause | None:
    """The first thing in a text that keeps it from being TOML; None if there is none."""
    walk = _Walk(text)
    try:
        walk.go()
    except _Found as found:
        return found.cause
    return None


class _Found(Exception):  # noqa: N818 - reads as what happened
    def __init__(self, cause: Cause) -> None:
        super().__init__(cause)
        self.cause = cause


class _Walk:
    """Goes over a text from `at` on; raises _Found at the first slip."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.at = 0
        self.table = ""
        self.rows = 0
        self.first: dict[tuple[str, int, str], int] = {}
        """The line on which each key of a table, or of a row, stands first."""

    def go(self) -> None:
        self._skip(_LINES)
        while self.at < len(self.text):
            if self._sees("["):
                self._header()
            else:
                self._pair()
            self._nothing_more()
            self._skip(_LINES)

    def _header(self) -> None:
        opened, name, closed = self._take(_HEADER).groups()
        if not name.strip() or len(opened) != len(closed):
            right = f"{opened}{name.strip() or '...'}{']' * len(opened)}"
            self._stop(
                self.at, f"begins with {opened} and ends with {closed or 'no ]'}", f"write {right}"
            )
        self.table = f"{opened}{name.strip()}"
        self.rows += 1 if opened == "[[" else 0
        if opened == "[":
            self._once("", self.at)

    def _pair(self) -> None:
        start = self.at
        match = _KEY.match(self.text, self.at)
        rest = self._line_from(match.end() if match else self.at)
        if match is None or not rest.startswith("="):
            self._no_pair(start, match.group().strip() if match else "", rest)
        self._once(match.group().strip() if match else "", start)
        self.at = match.end() + 1 if match else self.at
        self._value()

    def _no_pair(self, start: int, key: str, rest: str) -> NoReturn:
        if key and rest.startswith(":"):
            self._stop(start, f"has : where = belongs, behind {quoted(key)}", f"write {key} = ...")
        if key and rest[:1] in ('"', "'", "[", "{") and " " not in key:
            self._stop(start, f"lacks = behind {quoted(key)}", f"write {key} = {shortened(rest)}")
        self._stop(
            start,
            f"is {quoted(self._line_from(start))}, neither key = value nor a [table]",
            "put # before a remark, and quotes around text",
        )

    def _once(self, key: str, start: int) -> None:
        line = self.first.setdefault(
            (self.table, self.rows if self.table.startswith("[[") else 0, key), self._line(start)
        )
        if line != self._line(start):
            name = quoted(key or f"{self.table}]")
            self._stop(start, f"has {name} again, first on line {line}", "keep the right one")

    def _value(self) -> None:
        self._skip(_SPACE)
        for mark, read in (
            ('"""', self._long),
            ("'''", self._long),
            ('"', self._string),
            ("'", self._string),
            ("[", self._list),
            ("{", self._inline),
        ):
            if self._sees(mark):
                return read()
        return self._bare()

    def _long(self) -> None:
        start, mark = self.at, self.text[self.at : self.at + 3]
        end = self.text.find(mark, start + 3)
        inside = self.text[start : end if end >= 0 else len(self.text)]
        for number, line in enumerate(inside.split("\n")):
            if number and _ALONE.fullmatch(line):
                end = -1
                break
        if end < 0:
            remedy = f"end the text with {mark}"
            self._stop(start, f"is text that begins with {mark} and does not end", remedy)
        self.at = end + 3
        while self._sees(mark[0]):  # Quotes before the closing ones are text.
            self.at += 1

    def _string(self) -> None:
        mark = self.text[self.at]
        match = _STRING.match(self.text, self.at)
        if match is None:
            self._stop(
                self.at, f"begins with {mark} and has no {mark} at its end", f"end it with {mark}"
            )
        wrong = _ESCAPE.search(match.group()) if mark == '"' else None
        if wrong:
            remedy = r"write \\ for a backslash, or put the text in single quotes"
            self._stop(self.at, f"has {wrong.group()}, which means nothing", remedy)
        self.at = match.end()

    def _list(self) -> None:
        start = last = self.at
        self.at += 1
        while True:
            self._skip(_LINES)
            if self._sees("]"):
                self.at += 1
                return
            if self.at >= len(self.text) or self._begins_anew():
                self._stop(start, "begins a list with [ and does not end it", "end the list with ]")
            last = self.at
            self._value()
            end = self.at
            self._skip(_LINES)
            if self._sees(","):
                self.at += 1
            elif self.at < len(self.text) and not self._sees("]") and not self._begins_anew():
                item = shortened(self.text[last:end])
                remedy = "write a comma between two items of a list"
                self._stop(last, f"lacks a comma behind {item}", remedy)

    def _inline(self) -> None:
        start = self.at
        self.at += 1
        comma = False
        while True:
            self._skip(_SPACE)
            if self._sees("}") and comma:
                self._stop(start, "has a comma before }", "take the comma out")
            if self._sees("}"):
                self.at += 1
                return
            match = _KEY.match(self.text, self.at)
            if match is None:
                self._stop(start, "begins with { and does not end on its line", "end it with }")
            if not self.text.startswith("=", match.end()):
                key = match.group().strip()
                self._stop(start, f"lacks = behind {quoted(key)}", f"write {key} = ...")
            self.at = match.end() + 1
            self._value()
            self._skip(_SPACE)
            comma = self._sees(",")
            self.at += comma
            if not comma and not self._sees("}"):
                self._unfinished_inline(start)

    def _unfinished_inline(self, start: int) -> NoReturn:
        rest = self._line_from(self.at)
        if not rest or rest.startswith("#"):
            self._stop(start, "begins with { and does not end on its line", "end it with }")
        remedy = "write a comma between two keys, and quotes around text"
        self._stop(start, f"lacks a comma before {shortened(rest)}", remedy)

    def _bare(self) -> None:
        rest = self._line_from(self.at)
        if not rest or rest.startswith("#"):
            self._stop(self.at, "has no value behind =", "write the value, text in quotes")
        if rest[0] in CURLY_QUOTES:
            self._stop(self.at, *IN_CURLY_QUOTES)
        match = _BARE.match(self.text, self.at)
        if match is None or not _is_value(match.group()):
            remedy = "put text in quotes, write dates as 2023-10-01"
            self._stop(self.at, f"has {shortened(rest)}, which does not begin with a quote", remedy)
        self.at = match.end()

    def _nothing_more(self) -> None:
        """Behind a value or a header, only a remark may stand on its line."""
        self._skip(_SPACE)
        rest = self._line_from(self.at)
        if rest and not rest.startswith("#"):
            remedy = "put # before a remark; put text that has quotes in it in single ones"
            self._stop(self.at, f"goes on behind its end with {shortened(rest)}", remedy)

    def _begins_anew(self) -> bool:
        """Whether a table or a key begins here, on a line of its own: a list should be over."""
        line = self.text.rfind("\n", 0, self.at) + 1
        if self.text[line : self.at].strip():
            return False
        rest = self._line_from(self.at)
        return _PAIR.match(rest) is not None or _ALONE.fullmatch(rest) is not None

    def _sees(self, mark: str) -> bool:
        return self.text.startswith(mark, self.at)

    def _take(self, pattern: re.Pattern[str]) -> re.Match[str]:
        match = pattern.match(self.text, self.at)
        if match is None:
            raise ValueError(f"{pattern.pattern} is asked for where it is not")
        self.at = match.end()
        return match

    def _skip(self, pattern: re.Pattern[str]) -> None:
        self._take(pattern)

    def _line_from(self, at: int) -> str:
        match = _REST.match(self.text, at)
        return match.group().strip() if match else ""

    def _line(self, at: int) -> int:
        return self.text.count("\n", 0, at) + 1

    def _stop(self, at: int, problem: str, remedy: str) -> NoReturn:
        raise _Found(Cause(self._line(at), problem, f"{remedy}; {_AFTERWARDS}"))


def _is_value(text: str) -> bool:
    try:
        tomli.loads(f"key = {text}")
    except ValueError:
        return False
    return True
