"""Whether the right row stands first, beside general searchers on the same queries and rows.

The queries are those of `tests/search/queries`; right is what `tests/search/test_queries.py` says.
A general searcher gets a line of code and description for each row, and is right too where it finds
nothing for a query that has no answer.
"""

import subprocess
from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from rapidfuzz import fuzz, process

from bcp_tui.library import load, shipped_data
from bcp_tui.policy import Listing
from tests.bench.full_text import full_text
from tests.bench.peers import FZF
from tests.finder import Finder
from tests.search.test_queries import (
    FIFTH_SET,
    FIRST_SET,
    FOURTH_SET,
    SECOND_SET,
    SIXTH_SET,
    THIRD_SET,
    Asked,
    books,
    is_right,
    read,
)

FirstLine = Callable[[str], str | None]
_ALIKE_ENOUGH = 60
"""From so much likeness on rapidfuzz's first line counts as found."""


def shares_right() -> Iterator[str]:
    """A line for each set of queries and book: the share that each searcher puts right first."""
    finders = {name: Finder(book) for name, book in books(load(shipped_data())).items()}
    peers = {book: _peers(finder.book.table.listings) for book, finder in finders.items()}
    for file in (*FIRST_SET, *SECOND_SET, *THIRD_SET, *FOURTH_SET, *FIFTH_SET, *SIXTH_SET):
        for book, finder in finders.items():
            queries = [each for each in read(file) if each.book == book]
            if queries:
                right = Counter({"ours": sum(is_right(finder, each) for each in queries)})
                for name, first in peers[book].items():
                    right[name] = sum(_is_right(first, each) for each in queries)
                figures = (f"{name} {right[name] / len(queries):.3f}" for name in right)
                yield f"  {file:20} {book:7} {len(queries):4} queries   {'   '.join(figures)}"


def _is_right(first: FirstLine, asked: Asked) -> bool:
    line = first(asked.query)
    code = line.split()[0] if line else "-"
    return code in asked.codes


def _peers(listings: Sequence[Listing]) -> dict[str, FirstLine]:
    lines = [f"{each.entry.code}  {each.full_description}" for each in listings]
    find = full_text([(each.entry.code, each.full_description) for each in listings])
    peers: dict[str, FirstLine] = {
        "FTS5": lambda query: next(iter(find(query)), None),
        "rapidfuzz": lambda query: next(
            (
                line
                for line, *_ in process.extract(
                    query, lines, scorer=fuzz.WRatio, limit=1, score_cutoff=_ALIKE_ENOUGH
                )
            ),
            None,
        ),
    }
    if FZF:
        peers["fzf"] = lambda query: _fzf(query, "\n".join(lines))
    return peers


def _fzf(query: str, lines: str) -> str | None:
    assert FZF is not None
    done = subprocess.run(
        [FZF, "--filter", query], input=lines, capture_output=True, text=True, check=False
    )
    return next(iter(done.stdout.splitlines()), None)
