"""Finding: the words of a query, to the entries and passages it may mean, best first.

`indexes_of` makes what is searched from the revisions in force and what callers say; each `Index`
answers every key. How words match is told in `matching.py`, which row stands first in
`ranking.py`. Nothing here knows of files, screens or coverage; codes are not words, and are found
in `policy.CodeTable`.
"""

from bcp_tui.search.index import Hit, Hits, Index, Said
from bcp_tui.search.indexes import (
    Attribute,
    Indexes,
    KeptPart,
    Located,
    indexes_kept,
    indexes_of,
    kept_indexes,
)

__all__ = [
    "Attribute",
    "Hit",
    "Hits",
    "Index",
    "Indexes",
    "KeptPart",
    "Located",
    "Said",
    "indexes_kept",
    "indexes_of",
    "kept_indexes",
]
