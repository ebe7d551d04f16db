"""The shelf: policy files that were sound, so that only those that changed are read again."""

from collections.abc import Iterable
from typing import NamedTuple

from bcp_tui.library.files import FileState
from bcp_tui.policy import Plan, Revision


class ReadFile(NamedTuple):
    """A file that was sound: how it looked, the plans it was held against, and what it said."""

    state: FileState
    plans: tuple[Plan, ...] | None
    revision: Revision


class Shelf:
    """What was read of a folder last; the book of then holds the same values."""

    def __init__(self) -> None:
        self._read: dict[str, ReadFile] = {}

    def revision(
        self, path: str, state: FileState, plans: tuple[Plan, ...] | None
    ) -> Revision | None:
        """What a file says that looks as it did, held against the same plans."""
        known = self._read.get(path)
        return known.revision if known and known[:2] == (state, plans) else None

    def keep(self, path: str, file: ReadFile) -> None:
        """Keep what a sound file says."""
        self._read[path] = file

    def keep_only(self, paths: Iterable[str]) -> None:
        """Let go of the files that are gone."""
        self._read = {path: self._read[path] for path in paths if path in self._read}
