"""Faults: what is wrong in the data files, where, and what to do about it."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from bcp_tui.library.lines import Lines

Severity: TypeAlias = Literal["error", "warning"]
Key: TypeAlias = tuple[str | int, ...]
"""Where in a file something stands: `("covered", 3, "code")`; `()` is the file itself."""


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


class _Finding(NamedTuple):
    problem: str
    remedy: str
    severity: Severity
    first: Key | None


class Source:
    """One data file while it is checked: its path, its text, and what was found wrong with it.

    Findings are kept by key, or by line where no key is known yet: one for each, so that a rule
    adds nothing to a value whose type was wrong already. Lines are looked up only for faults.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self.text = ""
        self._found: dict[Key | int, _Finding] = {}

    def error(self, at: Key | int, problem: str, remedy: str, first: Key | None = None) -> None:
        """Notes an error; the line of `first`, the key that it repeats, ends the problem."""
        self._found.setdefault(at, _Finding(problem, remedy, "error", first))

    def warn(self, at: Key, problem: str, remedy: str) -> None:
        """Notes what is likely a mistake but can be loaded."""
        self._found.setdefault(at, _Finding(problem, remedy, "warning", None))

    def is_sound(self) -> bool:
        """Whether no error was found."""
        return all(finding.severity != "error" for finding in self._found.values())

    def has_error(self, *keys: Key) -> bool:
        """Whether an error was found at one of these keys."""
        return any(self._found[key].severity == "error" for key in keys if key in self._found)

    def faults(self) -> tuple[Fault, ...]:
        """All that was found, in the order of the lines."""
        if not self._found:
            return ()
        from bcp_tui.library.lines import Lines

        lines = Lines(self.text)
        faults = (self._fault(lines, at, finding) for at, finding in self._found.items())
        return tuple(sorted(faults, key=lambda fault: fault.line))

    def _fault(self, lines: "Lines", at: Key | int, finding: _Finding) -> Fault:
        line, key = (at, lines.key_at(at)) if isinstance(at, int) else (lines.line(at), at)
        problem = finding.problem
        if finding.first is not None:
            problem += f" on line {lines.line(finding.first)}"
        return Fault(
            shown(self.path),
            line,
            _named(key),
            shown(problem),
            shown(finding.remedy),
            finding.severity,
        )


def _named(at: Key) -> str:
    names = [part or '""' for part in at if isinstance(part, str)]
    return shown(".".join(names)) if names else "file"


def shown(text: str) -> str:
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
