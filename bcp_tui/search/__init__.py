"""Finding: what a rep types, to the entries it may mean, best first (DESIGN section 6).

`Index` is built from the revisions in force and the synonyms; `Index.search` answers every key.
How words match is told in `matching.py`, which row stands first in `ranking.py`, which words of an
entry its list row shows in `summary.py`. Nothing here knows of files, screens or coverage.

A name's module is imported when the name is first asked for: a lookup needs summaries only.
"""

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
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

_MODULES = {
    "codes": ("similar",),
    "index": ("Index", "Match", "Result", "Results"),
    "summary": ("ROW_WIDTH", "Row", "Summaries", "summaries"),
}


def __getattr__(name: str) -> object:
    for module, names in _MODULES.items():
        if name in names:
            return getattr(import_module(f"{__name__}.{module}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
