"""Rows whose description reads on from that of a row above: "... each additional hour"."""

import re
from collections.abc import Sequence

from bcp_tui.documents.draft import Doubt, DraftRow

READS_ON = re.compile(r"\s*(?:\.\s?){2,}|\s*…")
_ADDS = re.compile(r"each addition(?:al)?\b.*\bin addition to code for primary\b", re.I | re.S)


def with_continued(rows: Sequence[DraftRow]) -> list[DraftRow]:
    """The rows with the code each reads on from: the last row above that begins a sentence."""
    continued: list[DraftRow] = []
    primary: DraftRow | None = None
    for row in rows:
        if primary and primary.table != row.table:
            primary = None
        if READS_ON.match(row.description):
            continued.append(_reading_on(row, primary))
            continue
        if _ADDS.match(row.description) and primary and ";" in primary.description:
            problem = f'reads on from {primary.code} by its words, without "..."'
            done = f'continues = "{primary.code}" is written: compare it'
            row = _doubted(row._replace(continues=primary.code), problem, done)
            continued.append(row)
            continue
        continued.append(row)
        primary = row
    return continued


def _reading_on(row: DraftRow, primary: DraftRow | None) -> DraftRow:
    if primary is None or not primary.code:
        done = "the row is left as a comment: name the code in continues"
        return _doubted(row, "reads on from another row, and none stands above it", done)._replace(
            left_out=True
        )
    return row._replace(continues=primary.code)


def _doubted(row: DraftRow, problem: str, done: str) -> DraftRow:
    doubt = Doubt(row.place, f"{row.table} {row.code}", problem, done)
    return row._replace(doubts=(*row.doubts, doubt))
