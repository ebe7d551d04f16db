"""Finding: what a rep types, to the entries it may mean, best first (DESIGN section 6).

`Index` is built from the revisions in force and the synonyms; `Index.search` answers every key.
How words match is told in `matching.py`, which row stands first in `ranking.py`, which words of an
entry its list row shows in `summary.py`. Nothing here knows of files, screens or coverage.
"""

from bcp_tui.search.codes import similar
from bcp_tui.search.index import Index, Match, Result, Results
from bcp_tui.search.summary import ROW_WIDTH, Row, Summaries, summaries

__all__ = [
    "ROW_WIDTH",
    "Index",
    "Match",
    "Result",
    "Results",
    "Row",
    "Summaries",
    "similar",
    "summaries",
]
