"""Publishing a book with the indexes that sessions need: those of today and of days to come."""

from collections.abc import Iterator
from datetime import date

from bcp_tui.library import KeptSet, Published
from bcp_tui.library import publish as publish_with
from bcp_tui.policy import Book
from bcp_tui.search import indexes_of, kept_indexes

_SETS = 4
"""Sets of revisions whose indexes are published: today's, and those after each coming change. A
session that needs another set makes its indexes itself, as for a folder that was not published.
"""


def publish(work: str, live: str, today: date) -> Published:
    """Check a working folder and put it in force, whole and at once.

    Raises BrokenData with what is wrong; nothing has changed then.
    """
    return publish_with(work, live, today, lambda book: _sets(book, today))


def _sets(book: Book, today: date) -> Iterator[KeptSet]:
    for day in _days(book, today)[:_SETS]:
        in_force = book.in_force(day)
        indexes = indexes_of(in_force, book.table_of(in_force).listings, book)
        yield KeptSet(in_force, kept_indexes(indexes, in_force))


def _days(book: Book, today: date) -> list[date]:
    """Today, and the days from then on with which what is in force changes."""
    ends = (revision.ends for revision in book.revisions)
    days = {*(revision.effective for revision in book.revisions), *(day for day in ends if day)}
    return [today, *sorted(day for day in days if day > today)]
