"""How a command ends: its exit codes, and what cannot be used."""

from collections.abc import Iterable

DONE = 0
"""All codes listed; something found; nothing to review; no difference; no errors."""
LACKING = 1
"""Some code not listed; nothing found; something to review; a difference; `--strict` warnings."""
UNUSABLE = 2
"""What was given, or the data, cannot be used."""
CRASHED = 70
"""An error of the program (sysexits' EX_SOFTWARE)."""
UNWRITTEN = 74
"""What was found could not be written (sysexits' EX_IOERR)."""
INTERRUPTED = 130
"""Ended by Ctrl+C, as shells have it."""
UNREAD = 141
"""The reader went away (`| head`), as shells have it."""


class Unusable(Exception):  # noqa: N818 - it is no error of the program
    """What the user gave cannot be used; the lines say what and what to do."""

    def __init__(self, *lines: object) -> None:
        super().__init__(*lines)
        self.lines: Iterable[str] = [str(line) for line in lines]


class Unwritten(Exception):  # noqa: N818 - it is no error of the program
    """Raised when an answer could not be written: says why, or nothing if its reader went away."""
