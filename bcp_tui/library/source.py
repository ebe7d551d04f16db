"""A data file while it is checked: its text, and what was found wrong with it so far."""

from typing import NamedTuple

from bcp_tui.library.faults import Fault, KeyPath, Severity, printable, spelled


class _Finding(NamedTuple):
    problem: str
    remedy: str
    severity: Severity
    first: KeyPath | None


class Source:
    """One data file while it is checked: its path, its text, and what was found wrong with it.

    Findings are kept by key, or by line where no key is known yet: one for each, so that a rule
    adds nothing to a value whose type was wrong already. Lines are looked up only for faults.
    """

    def __init__(self, path: str) -> None:
        self.path = path
        self.text = ""
        self._found: dict[KeyPath | int, _Finding] = {}

    def error(
        self, at: KeyPath | int, problem: str, remedy: str, first: KeyPath | None = None
    ) -> None:
        """Notes an error; the line of `first`, the key that it repeats, ends the problem."""
        self._found.setdefault(at, _Finding(problem, remedy, "error", first))

    def warn(self, at: KeyPath, problem: str, remedy: str, first: KeyPath | None = None) -> None:
        """Notes what is likely a mistake but can be loaded."""
        self._found.setdefault(at, _Finding(problem, remedy, "warning", first))

    def is_sound(self) -> bool:
        """Whether no error was found."""
        return all(finding.severity != "error" for finding in self._found.values())

    def has_error(self, *keys: KeyPath) -> bool:
        """Whether an error was found at one of these keys."""
        return any(self._found[key].severity == "error" for key in keys if key in self._found)

    def faults(self) -> tuple[Fault, ...]:
        """All that was found, in the order of the lines."""
        if not self._found:
            return ()
        from bcp_tui.library.key_places import KeyPlaces

        places = KeyPlaces(self.text)
        faults: list[Fault] = []
        for at, finding in self._found.items():
            line, key = (at, places.key_at(at)) if isinstance(at, int) else (places.line(at), at)
            problem = finding.problem
            if finding.first is not None:
                problem += f" on line {places.line(finding.first)}"
            faults.append(
                Fault(
                    printable(self.path),
                    line,
                    spelled(key),
                    printable(problem),
                    printable(finding.remedy),
                    finding.severity,
                )
            )
        return tuple(sorted(faults, key=lambda fault: fault.line))
