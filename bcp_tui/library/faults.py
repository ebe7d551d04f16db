"""Faults: what is wrong in the data files, where, and what to do about it."""

from collections.abc import Iterable
from typing import Literal, NamedTuple, TypeAlias

Severity: TypeAlias = Literal["error", "warning"]
KeyPath: TypeAlias = tuple[str | int, ...]
"""Where in a file something stands: `("covered", 3, "code")`; `()` is the file itself."""


LESS = "see that nothing stands there twice; if all of it belongs there, ask for a higher limit"
"""What to do about more than the program takes (`limits.py`)."""


class Fault(NamedTuple):
    """One fault of the data, fit to be printed: it holds no control or invisible character.

    `key` is the table and the key as the file spells them (`covered.prior_approval`; the line
    tells which row), or `file` where the fault is not one key's. Lines count from 1.
    """

    file: str
    line: int
    key: str
    problem: str
    remedy: str
    severity: Severity = "error"

    def without_folder(self) -> "Fault":
        """The fault with its file's own name only, for where there is little room."""
        return self._replace(file=self.file.replace("\\", "/").rpartition("/")[2])

    def __str__(self) -> str:
        return f"{self.file}:{self.line}: {self.key}: {self.problem}; {self.remedy}"


class BrokenData(Exception):  # noqa: N818 - reads as what happened
    """Raised when data cannot be used; `faults` are all its errors, in the order of the files."""

    def __init__(self, faults: Iterable[Fault]) -> None:
        self.faults = tuple(faults)
        super().__init__("\n".join(map(str, self.faults)))


class Damaged(Exception):  # noqa: N818 - reads as what happened
    """Raised where a file is no snapshot, or not as it was written; says what is wrong."""


def spelled(at: KeyPath) -> str:
    """The key as a fault names it: with the tables that it stands in, without places of rows."""
    names = [part or '""' for part in at if isinstance(part, str)]
    return printable(".".join(names)) if names else "file"


def printable(text: str) -> str:
    """The text as it may be printed: what is not printable is written as an escape."""
    if text.isprintable():
        return text
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode() for char in text
    )


def quoted(text: str) -> str:
    """A value of the data in quotes, cut to what fits in a line about it."""
    return f'"{shortened(text)}"'


def shortened(text: str) -> str:
    """A value of the data, cut to what fits in a line about it."""
    return text if len(text) <= 50 else f"{text[:49]}…"
