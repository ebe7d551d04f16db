"""Figures, and the table they are printed in."""

from collections.abc import Iterable, Sequence
from math import ceil
from typing import NamedTuple, TypeAlias

HEADINGS = ("figure", "ours", "peer", "ratio", "target", "ok?")


class Figure(NamedTuple):
    """A figure, and what it may be at most."""

    what: str
    unit: str
    ours: float
    at_most: float | None = None


class Ratio(NamedTuple):
    """A figure beside a peer's, and how many times the peer's it may be at most."""

    what: str
    unit: str
    ours: float
    peer: float
    peer_name: str
    at_most: float | None = None


class Unmeasured(NamedTuple):
    """A figure that could not be measured, and why."""

    what: str
    why: str


Row: TypeAlias = Figure | Ratio | Unmeasured


def share(values: Sequence[float], percent: float) -> float:
    """The value that so many percent of the values do not exceed."""
    return sorted(values)[max(0, ceil(len(values) * percent / 100) - 1)]


def table(rows: Iterable[Row]) -> str:
    """The figures as lines of text in columns."""
    lines = [HEADINGS, *map(_cells, rows)]
    widths = [max(map(len, column)) for column in zip(*lines, strict=True)]
    return "\n".join(
        " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip()
        for line in lines
    )


def _cells(row: Row) -> tuple[str, ...]:
    match row:
        case Unmeasured():
            return (row.what, row.why, "", "", "", "no")
        case Figure():
            value, peer, ratio, unit = row.ours, "", "", row.unit
        case Ratio():
            value, unit = row.ours / row.peer, "×"
            peer, ratio = f"{row.peer:,.1f} {row.unit} {row.peer_name}", f"{value:.2f}"
    target, ok = "", ""
    if row.at_most is not None:
        target, ok = f"≤ {row.at_most:g} {unit}", "yes" if value <= row.at_most else "NO"
    return (row.what, f"{row.ours:,.1f} {row.unit}", peer, ratio, target, ok)
