"""The table of codes: which rows of the policies list a code, a range or a beginning of codes.

A code that is asked for is listed or it is not; nothing here guesses. `similar` is for showing
apart: the listed codes one slip away from a code that no policy lists.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import NamedTuple

from bcp_tui.policy.codes import SHAPE, CodeRange, number, series
from bcp_tui.policy.entries import Entry
from bcp_tui.policy.revisions import Revision, RevisionKey

_ALIKE = tuple(
    frozenset(pair) for pair in ("0O", "0D", "1I", "1L", "1T", "17", "2Z", "5S", "6G", "8B", "0Q")
)
_SYMBOLS = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ"
_MOST_SIMILAR = 5
_IN_SERIES = 3
"""How far apart two codes of one series are still neighbours."""
_OTHER_SERIES = 100_000
_LENGTH = 5
"""Characters of a code."""


class Listing(NamedTuple):
    """A row of a policy's tables: the revision that prints it, and its place there."""

    revision: Revision
    place: int

    @property
    def entry(self) -> Entry:
        """What the row prints."""
        return self.revision.entries[self.place]

    @property
    def full_description(self) -> str:
        """The description; where it continues another row's, the whole sentence."""
        return self.revision.full_descriptions[self.place]

    @property
    def not_together(self) -> tuple[CodeRange, ...]:
        """The listed codes that descriptions forbid together with this one, from both sides."""
        return self.revision.not_together[self.place]

    @property
    def key(self) -> tuple[str, date, int]:
        """What tells this row from every other row of the book."""
        return (*self.revision.key, self.place)


class CodeTable:
    """The rows of revisions by their codes, which sort as text as they do as numbers."""

    def __init__(self, revisions: Iterable[Revision]) -> None:
        self.listings = tuple(
            Listing(revision, place)
            for revision in revisions
            for place in range(len(revision.entries))
        )
        codes = [listing.entry.codes for listing in self.listings]
        ends = [(each.first, at) for at, each in enumerate(codes)]
        self._ranges = [at for at, each in enumerate(codes) if not each.is_single]
        ends += [(codes[at].last, at) for at in self._ranges]
        self._codes = codes
        self._ends = sorted(ends)

    def listing(self, codes: CodeRange, modifiers: Sequence[str] = ()) -> list[Listing]:
        """The rows that hold one of these codes, in the book's order.

        Where a policy has rows for a code with certain modifiers, those with one of `modifiers` are
        meant; if there are none, those without any.
        """
        near = {*self._between(codes.first, codes.last), *self._ranges}
        found = [self.listings[at] for at in sorted(near) if self._codes[at].overlaps(codes)]
        return _meant(found, frozenset(modifiers)) if modifiers else found

    def starting(self, beginning: str) -> list[Listing]:
        """The rows whose first or last code begins so, in the order of their codes."""
        return [
            self.listings[at] for at in dict.fromkeys(self._between(beginning, beginning + "~"))
        ]

    def begins(self, beginning: str) -> bool:
        """Whether some listed code begins so."""
        return any(True for _ in self._between(beginning, beginning + "~"))

    def similar(self, asked: str) -> tuple[str, ...]:
        """The listed codes and ranges one slip from a code that is not listed, nearest first.

        A slip is two characters exchanged, one wrong (sooner one that looks alike), one too many or
        too few, zeros left out behind the letter, or a neighbour in the series. A code two slips
        away is not similar.
        """
        asked = asked.upper().strip()
        ranked: dict[str, tuple[int, int, str]] = {}
        for near, worth in _slips(asked):
            code = self._listed_as(near) if near != asked else None
            if code:
                rank = (worth, _distance(near, asked), code)
                ranked[code] = min(rank, ranked.get(code, rank))
        return tuple(sorted(ranked, key=ranked.__getitem__)[:_MOST_SIMILAR])

    def _between(self, first: str, last: str) -> Iterator[int]:
        start = bisect_left(self._ends, (first,))
        stop = bisect_left(self._ends, (last + "~",), start)
        return (at for _, at in self._ends[start:stop])

    def _listed_as(self, code: str) -> str | None:
        """The code or range that starts or ends with this code, if it is listed."""
        place = bisect_left(self._ends, (code,))
        if place == len(self._ends) or self._ends[place][0] != code:
            return None
        return str(self._codes[self._ends[place][1]])


def _meant(listings: Sequence[Listing], modifiers: frozenset[str]) -> list[Listing]:
    """Of rows for the same codes, those that are meant by modifiers, revision by revision."""
    rows: dict[RevisionKey, list[Listing]] = {}
    for listing in listings:
        rows.setdefault(listing.revision.key, []).append(listing)
    meant: list[Listing] = []
    for own in rows.values():
        named = [each for each in own if modifiers.intersection(each.entry.modifiers)]
        meant += named or [each for each in own if not each.entry.modifiers] or own
    return meant


def _slips(asked: str) -> Iterator[tuple[str, int]]:
    """Every code one slip away, each with its rank: the likelier the slip, the lower."""
    for at, typed in enumerate(asked):
        before, after = asked[:at], asked[at + 1 :]
        if after:
            yield before + after[0] + typed + after[1:], 0
        for symbol in _SYMBOLS:
            if frozenset((typed, symbol)) in _ALIKE:
                yield before + symbol + after, 0
            else:
                yield before + symbol + after, 1 if symbol.isdigit() == typed.isdigit() else 3
    if SHAPE.fullmatch(asked):
        yield from _neighbours(asked)
    if len(asked) == _LENGTH + 1:
        yield from ((asked[:at] + asked[at + 1 :], 1) for at in range(len(asked)))
    elif len(asked) == _LENGTH - 1:
        places = range(_LENGTH)
        yield from ((asked[:at] + more + asked[at:], 2) for at in places for more in _SYMBOLS)
    if asked[:1].isalpha() and asked[1:].isdigit() and len(asked) < _LENGTH:
        yield asked[0] + asked[1:].zfill(_LENGTH - 1), 0


def _neighbours(asked: str) -> Iterator[tuple[str, int]]:
    """The codes beside this one in its series."""
    digits = str(asked).strip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    for step in range(-_IN_SERIES, _IN_SERIES + 1):
        near = int(digits) + step
        if near >= 0:
            yield asked.replace(digits, f"{near:0{len(digits)}}", 1), 1


def _distance(code: str, asked: str) -> int:
    """How far apart two codes are in their series; far if they are of different ones."""
    if not SHAPE.fullmatch(asked) or series(code) != series(asked):
        return _OTHER_SERIES
    return abs(number(code) - number(asked))
