"""Finding: the words of a query, to the entries and passages it may mean, best first.

An `Index` is built from the listings in force (or their passages) and the synonyms; `Index.find`
answers every key. How words match is told in `matching.py`, which row stands first in
`ranking.py`. Nothing here knows of files, screens or coverage; codes are not words, and are found
in `policy.CodeTable`.
"""

from bcp_tui.search.index import (
    Hit,
    Hits,
    Index,
    Located,
    index_of_listings,
    index_of_passages,
)

__all__ = ["Hit", "Hits", "Index", "Located", "index_of_listings", "index_of_passages"]
