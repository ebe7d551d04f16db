"""SQLite's full-text index over rows, as a peer of the search."""

import re
import sqlite3
from collections.abc import Callable, Sequence


def full_text(rows: Sequence[tuple[str, str]]) -> Callable[[str], list[str]]:
    """Finds the codes of rows by every word as a beginning, best first."""
    connection = sqlite3.connect(":memory:")
    connection.execute("create virtual table entry using fts5(code, text)")
    connection.executemany("insert into entry values (?, ?)", rows)
    select = "select code from entry where entry match ? order by rank limit 20"

    def find(query: str) -> list[str]:
        words = " ".join(f'"{word}"*' for word in re.findall(r"\w+", query))
        return [code for (code,) in connection.execute(select, (words,))] if words else []

    return find
