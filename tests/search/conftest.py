"""What the search tests share: an index of the shipped book, and hand-made revisions."""

from datetime import date

import pytest

from bcp_tui.policy import Book, Entry, Revision, parse_range
from bcp_tui.search import Index

DAY = date(2026, 11, 23)


@pytest.fixture(scope="session")
def index(book: Book) -> Index:
    """The index a rep searches."""
    return Index(book.in_force(DAY), book.synonyms)


@pytest.fixture(scope="session")
def revision(book: Book) -> Revision:
    """The shipped revision in force."""
    (revision,) = book.in_force(DAY)
    return revision


def make_revision(rows: dict[str, str], policy: str = "BCP-1") -> Revision:
    """A revision whose covered table has these codes and descriptions."""
    entries = tuple(
        Entry(
            codes=parse_range(code),
            coverage="covered",
            description=description,
            full_description=description,
        )
        for code, description in rows.items()
    )
    return Revision(
        policy=policy, title="Made by hand", effective=date(2020, 1, 1), legend={}, entries=entries
    )
