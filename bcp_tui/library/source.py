"""A data file while it is checked: its text, and what was found wrong with it so far."""

import re
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from bcp_tui import limits
from bcp_tui.library.faults import Fault, KeyPath, Severity, printable, spelled
from bcp_tui.policy import Revision

if TYPE_CHECKING:
    from bcp_tui.library.key_places import KeyPlaces

REVIEW = "REVIEW"
"""Begins each comment of a draft that a keeper has to decide on."""
_QUOTED = r'"(?:[^"\\\n]|\\.)*"|\'[^\'\n]*\''
_CHECKED = r"(?i)#\s*checked\b"
"""A keeper's remark at the end of a line: a warning about it is only counted."""


class _Finding(NamedTuple):
    problem: str
    remedy: str
    severity: Severity
    first: KeyPath | None


class Told(NamedTuple):
    """What is reported of a file: its faults, and how many warnings a keeper has checked."""

    faults: tuple[Fault, ...]
    checked: int


class TooManyFaults(Exception):  # noqa: N818 - reads as what happened
    """Raised where a file has more errors than are told: the rest of it need not be read."""


class Source:
    """One data file while it is checked: its path, its text, and what was found wrong with it.

    Findings are kept by key, or by line where no key is known yet: one for each, so that a rule
    adds nothing to a value whose type was wrong already. Lines are looked up only for faults.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self.text = ""
        self.revision: Revision | None = None
        """What a policy's file holds, once it is built."""
        self._found: dict[KeyPath | int, _Finding] = {}
        self._reviewed: list[tuple[KeyPath, _Finding]] = []
        self._told: dict[Severity, int] = {"error": 0, "warning": 0}

    def error(
        self, at: KeyPath | int, problem: str, remedy: str, first: KeyPath | None = None
    ) -> None:
        """Notes an error; the line of `first`, the key that it repeats, ends the problem.

        Raises TooManyFaults.
        """
        self._note(at, _Finding(problem, remedy, "error", first))

    def warn(self, at: KeyPath, problem: str, remedy: str, first: KeyPath | None = None) -> None:
        """Notes what is likely a mistake but can be loaded."""
        self._note(at, _Finding(problem, remedy, "warning", first))

    def review(self, at: KeyPath, severity: Severity, problem: str, remedy: str) -> None:
        """Notes what a rule of `check` says; of one key, several may say something."""
        if self._told[severity] < limits.FAULTS:
            self._told[severity] += 1
            self._reviewed.append((at, _Finding(problem, remedy, severity, None)))

    def _note(self, at: KeyPath | int, finding: _Finding) -> None:
        if at in self._found:
            return
        if self._told[finding.severity] < limits.FAULTS:
            self._told[finding.severity] += 1
            self._found[at] = finding
            return
        if self.is_sound() or finding.severity == "error":
            problem = f"has more than {limits.FAULTS} faults"
            remedy = "correct those that are named; then the others will be"
            self._found[()] = _Finding(problem, remedy, finding.severity, None)
        if finding.severity == "error":
            raise TooManyFaults

    def is_sound(self) -> bool:
        """Whether no error was found."""
        return all(finding.severity != "error" for finding in self._found.values())

    def has_error(self, *keys: KeyPath) -> bool:
        """Whether an error was found at one of these keys."""
        return any(self._found[key].severity == "error" for key in keys if key in self._found)

    def faults(self) -> tuple[Fault, ...]:
        """All that was found and that no keeper has looked at, in the order of the lines."""
        return self.told().faults

    def told(self) -> Told:
        """What was found; a warning whose line ends in the remark `# checked` is only counted."""
        found = (*self._found.items(), *self._reviewed)
        if not self.text:  # Nothing could be read: nothing more may be, not even a module.
            unread = tuple(
                self._fault(at if isinstance(at, int) else 1, (), finding, "")
                for at, finding in found
            )
            return Told(unread, 0)
        if not found:
            return Told((), 0)
        places = self._places
        faults: list[Fault] = []
        for at, finding in found:
            line, key = (at, places.key_at(at)) if isinstance(at, int) else (places.line(at), at)
            first = finding.first
            repeated = "" if first is None else f" on line {places.line(first)}"
            faults.append(self._fault(line, key, finding, repeated))
        left = [
            fault for fault in faults if fault.severity == "error" or not self._remarked(fault.line)
        ]
        return Told(tuple(sorted(left, key=lambda fault: fault.line)), len(faults) - len(left))

    def is_checked(self, at: KeyPath) -> bool:
        """Whether a keeper has remarked at the line of this key that it is right as it stands."""
        return bool(self.text) and self._remarked(self._places.line(at))

    def _remarked(self, line: int) -> bool:
        return re.search(_CHECKED, re.sub(_QUOTED, '""', self._lines[line - 1])) is not None

    @cached_property
    def _lines(self) -> list[str]:
        return self.text.split("\n")

    @cached_property
    def _places(self) -> "KeyPlaces":
        from bcp_tui.library.key_places import KeyPlaces

        return KeyPlaces(self.text)

    def _fault(self, line: int, key: KeyPath, finding: _Finding, repeated: str) -> Fault:
        return Fault(
            printable(self.path),
            line,
            spelled(key),
            printable(finding.problem + repeated),
            printable(finding.remedy),
            finding.severity,
        )
