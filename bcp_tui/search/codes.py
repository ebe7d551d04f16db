"""Codes: the entries that a typed code, range or prefix names, and codes that nearly are it.

A code that is asked for is found or it is not; nothing here guesses. `similar` is for showing
apart: the listed codes one slip away from a code that no policy lists.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence

from bcp_tui.policy import CodeRange, Entry, restore_zero
from bcp_tui.policy.codes import number, series

_FRAGMENT = re.compile(r"[A-Z]\d{0,4}|\d{1,5}|\d{4}[A-Z]", re.I)
_ALIKE = tuple(
    frozenset(pair) for pair in ("0O", "0D", "1I", "1L", "1T", "17", "2Z", "5S", "6G", "8B", "0Q")
)
_SYMBOLS = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_MOST_SIMILAR = 5
_IN_SERIES = 3
"""How far apart two codes of one series are still neighbours."""


class CodeTable:
    """The codes of entries in order: codes of one series sort alike as text and as numbers."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self._entries = entries
        ends = [(entry.codes.first, at) for at, entry in enumerate(entries)]
        self._ranges = [at for at, entry in enumerate(entries) if not entry.codes.is_single]
        ends += [(entries[at].codes.last, at) for at in self._ranges]
        self._ends = sorted(ends)

    def listing(self, codes: CodeRange) -> list[int]:
        """The entries that hold one of these codes, in order."""
        near = {*self._between(codes.first, codes.last), *self._ranges}
        return sorted(at for at in near if self._entries[at].codes.overlaps(codes))

    def starting(self, prefix: str) -> list[int]:
        """The entries whose first or last code starts so, in order."""
        return sorted({*self._between(prefix, prefix + "~")})

    def _between(self, first: str, last: str) -> Iterator[int]:
        start = bisect_left(self._ends, (first,))
        stop = bisect_left(self._ends, (last + "~",), start)
        return (at for _, at in self._ends[start:stop])

    def similar(self, asked: str) -> tuple[str, ...]:
        """The listed codes that are nearly the one asked for."""
        return _nearest(asked, self._listed_as, _MOST_SIMILAR)

    def _listed_as(self, code: str) -> str | None:
        """The code or range that starts or ends with this code, if it is listed."""
        place = bisect_left(self._ends, (code,))
        if place == len(self._ends) or self._ends[place][0] != code:
            return None
        return self._entries[self._ends[place][1]].code


def is_fragment(word: str) -> bool:
    """Whether a word may be the beginning of a code ("s93", "963", "E")."""
    return _FRAGMENT.fullmatch(word) is not None and word.isascii()


def with_zero(word: str) -> CodeRange | None:
    """The code that a word is if a zero was dropped (`E781`)."""
    code = restore_zero(word)
    return CodeRange(code, code) if code else None


def similar(codes: Iterable[str], asked: str, limit: int = _MOST_SIMILAR) -> tuple[str, ...]:
    """Of these codes and ranges, those one slip from a code that is not listed, nearest first.

    A slip is two digits exchanged, one digit wrong (sooner one that looks alike), one too many or
    too few, or a neighbour in the series. A code two slips away is not similar.
    """
    listed: dict[str, str] = {}
    for code in codes:
        listed.setdefault(code[:5], code)
        listed.setdefault(code[-5:], code)
    return _nearest(asked, listed.get, limit)


def _nearest(asked: str, listed_as: Callable[[str], str | None], limit: int) -> tuple[str, ...]:
    asked = asked.upper().strip()
    ranked: dict[str, tuple[int, int, str]] = {}
    for near, worth in _slips(asked):
        code = listed_as(near) if near != asked else None
        if code:
            rank = (worth, _distance(near, asked), code)
            ranked[code] = min(rank, ranked.get(code, rank))
    return tuple(sorted(ranked, key=ranked.__getitem__)[:limit])


def _slips(asked: str) -> Iterator[tuple[str, int]]:
    """Every code one slip away, each with its rank: the likelier the slip, the lower."""
    for at, typed in enumerate(asked):
        before, after = asked[:at], asked[at + 1 :]
        if after:
            yield before + after[0] + typed + after[1:], 0
        for symbol in _SYMBOLS:
            if frozenset((typed, symbol)) in _ALIKE:
                yield before + symbol + after, 0
            elif symbol.isdigit() == typed.isdigit():
                yield before + symbol + after, 1
    if len(asked) == 5:
        yield from _neighbours(asked)
    elif len(asked) == 6:
        yield from ((asked[:at] + asked[at + 1 :], 1) for at in range(6))
    elif len(asked) == 4:
        yield from ((asked[:at] + more + asked[at:], 2) for at in range(5) for more in _SYMBOLS)


def _neighbours(asked: str) -> Iterator[tuple[str, int]]:
    """The codes beside this one in its series."""
    digits = re.sub(r"\D", "", asked)
    for step in range(-_IN_SERIES, _IN_SERIES + 1):
        near = int(digits or 0) + step
        if digits and near >= 0:
            yield asked.replace(digits, f"{near:0{len(digits)}}", 1), 1


def _distance(code: str, asked: str) -> int:
    """How far apart two codes are in their series; far if they are of different ones."""
    if len(asked) != 5 or series(code) != series(asked):
        return 100_000
    return abs(number(code) - number(asked))
