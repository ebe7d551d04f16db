"""A data file while it is checked: its text, and what was found wrong with it so far."""

from typing import NamedTuple

from bcp_tui import limits
from bcp_tui.library.faults import Fault, KeyPath, Severity, printable, spelled


class _Finding(NamedTuple):
    problem: str
    remedy: str
    severity: Severity
    first: KeyPath | None


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
        self._found: dict[KeyPath | int, _Finding] = {}
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
        """All that was found, in the order of the lines."""
        if not self.text:  # Nothing could be read: nothing more may be, not even a module.
            return tuple(
                self._fault(at if isinstance(at, int) else 1, (), finding, "")
                for at, finding in self._found.items()
            )
        if not self._found:
            return ()
        from bcp_tui.library.key_places import KeyPlaces

        places = KeyPlaces(self.text)
        faults: list[Fault] = []
        for at, finding in self._found.items():
            line, key = (at, places.key_at(at)) if isinstance(at, int) else (places.line(at), at)
            first = finding.first
            repeated = "" if first is None else f" on line {places.line(first)}"
            faults.append(self._fault(line, key, finding, repeated))
        return tuple(sorted(faults, key=lambda fault: fault.line))

    def _fault(self, line: int, key: KeyPath, finding: _Finding, repeated: str) -> Fault:
        return Fault(
            printable(self.path),
            line,
            spelled(key),
            printable(finding.problem + repeated),
            printable(finding.remedy),
            finding.severity,
        )
