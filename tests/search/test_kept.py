"""Indexes that were kept find what the indexes find that they were made of."""

import json
from array import array
from collections.abc import Callable
from typing import Any

import pytest

from bcp_tui.desk.results import Results, find
from bcp_tui.policy import Book, read_query
from bcp_tui.search import Indexes, indexes_kept, indexes_of, kept_indexes
from tests.search.books import with_twenty
from tests.search.test_queries import read


def through_a_file(indexes: Indexes, book: Book) -> Callable[[str], Any]:
    """What gives the parts of indexes as they come back from a file."""
    parts = kept_indexes(indexes, book.revisions)
    words = {name: json.dumps(each) for name, each in parts.items() if not isinstance(each, array)}
    return lambda name: json.loads(words[name]) if name in words else array("i", parts[name])


@pytest.mark.parametrize("of_twenty", [False, True])
def test_every_query_finds_the_same(bcp_27: Book, of_twenty: bool) -> None:
    book = with_twenty(bcp_27) if of_twenty else bcp_27
    made = indexes_of(book.revisions, book.table.listings, book)
    kept = indexes_kept(through_a_file(made, book), book.revisions, book.table.listings, book)
    kept.get_ready()

    def found(text: str, indexes: Indexes) -> Results:
        query = read_query(text, book.table, book.filters)
        return find(query, book.table, indexes)

    queries = [each.query for each in read("tuning.tsv")]
    for text in (*queries, "hidration", "maximum benefit", "experimental", "revision 7/23"):
        assert found(text, kept) == found(text, made), text
