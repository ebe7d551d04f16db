"""A long day: what thousands of lookups leave behind in one session."""

from collections.abc import Iterable, Iterator
from itertools import islice, product
from pathlib import Path

from bcp_tui.library import load, shipped_data
from tests.bench.peers import open_app
from tests.bench.start import memory
from tests.bench.table import Ratio, Row
from tests.bench.terminal import Terminal
from tests.bench.typing_keys import CLEAR, QUERIES

LOOKUPS = 10_000
WARM = LOOKUPS // 2
"""Lookups after which every cache that has a bound is full: what comes then would be a leak."""


def growth() -> Iterator[Row]:
    """Memory and threads after all the lookups, beside those after the first of them."""
    codes = [each.entry.code for each in load(shipped_data()).table.listings]
    queries = (f"{code} {rest}" for code, rest in product(codes, (*codes, *QUERIES)))
    everything = f"{len(codes)} rows"
    with open_app() as terminal:
        terminal.settle()
        _look_up(terminal, islice(queries, WARM), everything)
        before = memory(terminal.pid)[0], _threads(terminal)
        _look_up(terminal, islice(queries, LOOKUPS - WARM), everything)
        after = memory(terminal.pid)[0], _threads(terminal)
    what, then = f"after {LOOKUPS:,} lookups", f"after {WARM:,}"
    yield Ratio(f"memory {what}", "MB", after[0], before[0], then, 1.01)
    yield Ratio(f"threads {what}", "", after[1], before[1], then, 1)


def _look_up(terminal: Terminal, queries: Iterable[str], everything: str) -> None:
    """Paste each query, and empty the line as soon as it is on the screen."""
    for query in queries:
        terminal.write(f"\x1b[200~{query}\x1b[201~")
        terminal.wait_for(query)
        terminal.write(CLEAR)
        terminal.wait_for(everything)
    terminal.settle()


def _threads(terminal: Terminal) -> int:
    return len(list(Path(f"/proc/{terminal.pid}/task").iterdir()))
