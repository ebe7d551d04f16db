"""The data that a desk holds: a book, where it comes from, and its indexes."""

from typing import TYPE_CHECKING

from bcp_tui.library import Damaged, Opened
from bcp_tui.policy import Revision, RevisionKey

if TYPE_CHECKING:
    from bcp_tui.search import Indexes

_INDEXES = 3
"""Sets of revisions whose indexes are kept: today's, those of the call's date, those of a text."""


class Held:
    """A book with the indexes that were asked for last."""

    def __init__(self, opened: Opened) -> None:
        self.book = opened.book
        self.version = opened.version
        self._snapshot = opened.snapshot
        self._unchecked = opened.snapshot
        self._indexes: dict[tuple[RevisionKey, ...], Indexes] = {}
        self._last: tuple[tuple[Revision, ...], Indexes] | None = None
        """Those asked for last. Each key typed asks for the same ones, and comparing the keys of a
        hundred policies takes long.
        """

    def indexes_of(self, revisions: tuple[Revision, ...]) -> "Indexes":
        """The indexes of revisions: from the snapshot if they are there, else to be built."""
        if self._last and self._last[0] is revisions:
            return self._last[1]
        key = _key(revisions)
        indexes = self._indexes.pop(key, None) or self._new_indexes(revisions)
        self._indexes[key] = indexes  # As the last of them.
        if len(self._indexes) > _INDEXES:
            del self._indexes[next(iter(self._indexes))]
        self._last = revisions, indexes
        return indexes

    def has_indexes_of(self, revisions: tuple[Revision, ...]) -> bool:
        """Whether the indexes of revisions have been made, if not built."""
        is_last = self._last is not None and self._last[0] is revisions
        return is_last or _key(revisions) in self._indexes

    def is_sound(self) -> bool:
        """Whether the snapshot, if there is one, is as it was written; it is checked only once."""
        try:
            if self._unchecked:
                self._unchecked.check()
        except Damaged:
            return False
        self._unchecked = None
        return True

    def _new_indexes(self, revisions: tuple[Revision, ...]) -> "Indexes":
        from bcp_tui.search import indexes_kept, indexes_of  # A lookup needs none.

        listings = self.book.table_of(revisions).listings
        kept = self._snapshot and self._snapshot.indexes(revisions)
        if kept:
            return indexes_kept(kept, revisions, listings, self.book)
        return indexes_of(revisions, listings, self.book)


def _key(revisions: tuple[Revision, ...]) -> tuple[RevisionKey, ...]:
    return tuple(revision.key for revision in revisions)
