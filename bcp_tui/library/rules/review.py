"""What the rules of `check` look at, and what they find."""

import os
from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from bcp_tui.library.faults import KeyPath, Severity
from bcp_tui.library.source import Source
from bcp_tui.policy import Book, Entry, Revision


class Filed(NamedTuple):
    """A revision and the file that holds it."""

    source: Source
    revision: Revision

    @property
    def name(self) -> str:
        """The file's own name."""
        return os.path.basename(self.source.path)

    @property
    def is_of_its_file(self) -> bool:
        """Whether the revision was read from this file, and not from another one of its date."""
        read = self.source.revision
        return read is not None and read.entries is self.revision.entries

    def rows(self) -> Iterator[tuple[KeyPath, Entry]]:
        """Each row with where it stands in the file."""
        covered = sum(entry.coverage == "covered" for entry in self.revision.entries)
        for place, entry in enumerate(self.revision.entries):
            if place < covered:
                yield ("covered", place), entry
            else:
                yield ("non_covered", place - covered), entry

    def at_of(self, place: int) -> KeyPath:
        """Where the row of this place stands in the file."""
        covered = sum(entry.coverage == "covered" for entry in self.revision.entries)
        return ("covered", place) if place < covered else ("non_covered", place - covered)


class Review(NamedTuple):
    """Sound data: a whole folder's, or those of a single file.

    `filed` are the revisions by policy and date. `folder` is the data folder if all of it was
    read: only then can be told what is missing elsewhere. Without `today`, what depends on it is
    not asked.
    """

    book: Book
    filed: tuple[Filed, ...]
    sources: tuple[Source, ...] = ()
    folder: str | None = None
    today: date | None = None

    @property
    def latest(self) -> tuple[Filed, ...]:
        """The last revision of each policy: the one that a keeper still works on."""
        last = {one.revision.policy_id: one for one in self.filed}
        return tuple(last.values())

    def successions(self) -> Iterator[tuple[Filed, Filed]]:
        """Each revision beside the one of its policy before it."""
        for before, after in zip(self.filed, self.filed[1:], strict=False):
            if before.revision.policy_id == after.revision.policy_id:
                yield before, after

    def last_successions(self) -> Iterator[tuple[Filed, Filed]]:
        """The last revision of each policy beside the one before it."""
        latest = {one.revision.key for one in self.latest}
        return (pair for pair in self.successions() if pair[1].revision.key in latest)

    def source(self, name: str) -> Source | None:
        """The sound file of this name that the folder itself holds."""
        named = (one for one in self.sources if os.path.basename(one.path) == name)
        return next((one for one in named if one.text and one.is_sound()), None)


class Finding(NamedTuple):
    """What a rule has found: in which file, at which key, what is wrong and what to do."""

    source: Source
    at: KeyPath
    problem: str
    remedy: str


class Rule(NamedTuple):
    """A rule of `check`: what it finds, and how much harm that does.

    An error tells reps something wrong; a warning is likely a mistake. Of what does little harm
    and is often right, `most` lines are told, and how many more there are.
    """

    find: Callable[[Review], Iterator[Finding]]
    severity: Severity
    most: int | None = None


def few(texts: "list[str] | tuple[str, ...]", most: int = 6) -> str:
    """Some texts, and how many more there are."""
    more = len(texts) - most
    return ", ".join(texts[:most]) + (f" and {more} more" if more > 0 else "")
