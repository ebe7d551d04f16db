"""The table of codes: which rows of the policies list a code, a range or a beginning of codes.

A code that is asked for is listed or it is not; nothing here guesses. `similar` is for showing
apart: the listed codes one slip away from a code that no policy lists.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import accumulate
from typing import NamedTuple, overload

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
        return self.revision.full_description(self.place)

    @property
    def not_together(self) -> tuple[CodeRange, ...]:
        """The listed codes that descriptions forbid together with this one, from both sides."""
        return self.revision.not_together[self.place]

    @property
    def key(self) -> tuple[str, date, int]:
        """What tells this row from every other row of the book."""
        return (*self.revision.key, self.place)


class Listings(Sequence[Listing]):
    """The rows of revisions in policy order; each is made when it is asked for, and then kept."""

    def __init__(self, revisions: Sequence[Revision]) -> None:
        self._revisions = revisions
        self._made: dict[int, Listing] = {}
        self._starts = [0, *accumulate(revision.row_count for revision in revisions)]

    def __len__(self) -> int:
        return self._starts[-1]

    @overload
    def __getitem__(self, at: int) -> Listing: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Listing]: ...
    def __getitem__(self, at: int | slice) -> Listing | Sequence[Listing]:
        if isinstance(at, slice):
            return [self[each] for each in range(*at.indices(len(self)))]
        if at not in self._made:
            self._made[at] = self._make(at)
        return self._made[at]

    def _make(self, at: int) -> Listing:
        count = self._starts[-1]
        if not -count <= at < count:
            raise IndexError(at)
        at %= count
        which = bisect_right(self._starts, at) - 1
        return Listing(self._revisions[which], at - self._starts[which])

    def __iter__(self) -> Iterator[Listing]:
        for revision in self._revisions:
            for place in range(revision.row_count):
                yield Listing(revision, place)


class CodeEnds(NamedTuple):
    """The first and the last codes of rows, sorted, in a form that can be kept.

    `codes` has each code once; the numbers of the rows that begin or end with `codes[at]` are
    `rows[starts[at]:starts[at + 1]]`. `ranges` are the rows for more than a single code.
    """

    codes: Sequence[str]
    starts: Sequence[int]
    rows: Sequence[int]
    ranges: Mapping[int, CodeRange]


def code_ends(revisions: Iterable[Revision]) -> CodeEnds:
    """The ends of all rows of revisions, which are numbered in policy order."""
    rows_of: dict[str, list[int]] = {}
    ranges: dict[int, CodeRange] = {}
    codes = (entry.codes for revision in revisions for entry in revision.entries)
    for at, each in enumerate(codes):
        rows_of.setdefault(each.first, []).append(at)
        if not each.is_single:
            rows_of.setdefault(each.last, []).append(at)
            ranges[at] = each
    ordered = sorted(rows_of)
    starts = [0, *accumulate(len(rows_of[code]) for code in ordered)]
    return CodeEnds(ordered, starts, [at for code in ordered for at in rows_of[code]], ranges)


class CodeTable:
    """The rows of revisions by their codes, which sort as text as they do as numbers.

    `read_ends` gives the ends of the rows where they are kept; else they are read off the rows.
    """

    def __init__(
        self, revisions: Sequence[Revision], read_ends: Callable[[], CodeEnds] | None = None
    ) -> None:
        self.listings = Listings(revisions)
        self._read_ends = read_ends or (lambda: code_ends(revisions))

    @cached_property
    def _ends(self) -> CodeEnds:
        return self._read_ends()

    def get_ready(self) -> None:
        """Do now what the first code asked for would otherwise wait for."""
        self._ends  # noqa: B018 - worked out when it is first read

    def listing(self, codes: CodeRange, modifiers: Sequence[str] = ()) -> list[Listing]:
        """The rows that hold one of these codes, in the book's order.

        Where a policy has rows for a code with certain modifiers, those with one of `modifiers` are
        meant; if there are none, those without any.
        """
        found = [self.listings[at] for at in sorted({*self._holding(codes)})]
        return _meant(found, frozenset(modifiers)) if modifiers else found

    def starting(self, beginning: str) -> list[Listing]:
        """The rows whose first or last code begins so, in the order of their codes."""
        start, stop = self._span(beginning, beginning)
        rows = self._ends.rows[self._ends.starts[start] : self._ends.starts[stop]]
        return [self.listings[at] for at in dict.fromkeys(rows)]

    def begins(self, beginning: str) -> bool:
        """Whether some listed code begins so."""
        start, stop = self._span(beginning, beginning)
        return start < stop

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

    def _span(self, first: str, last: str) -> tuple[int, int]:
        """Where the codes stand from one on to the last that begins like another."""
        start = bisect_left(self._ends.codes, first)
        return start, bisect_left(self._ends.codes, last + "~", start)

    def _holding(self, codes: CodeRange) -> Iterator[int]:
        """The numbers of the rows that hold one of these codes."""
        ends = self._ends
        for at in range(*self._span(codes.first, codes.last)):
            if CodeRange(ends.codes[at], ends.codes[at]).overlaps(codes):
                yield from ends.rows[ends.starts[at] : ends.starts[at + 1]]
        for row, each in ends.ranges.items():
            # Codes of one series sort as text: only where this holds is it worth comparing numbers.
            if each.first <= codes.last and codes.first <= each.last and each.overlaps(codes):
                yield row

    def _listed_as(self, code: str) -> str | None:
        """The code or range that starts or ends with this code, if it is listed."""
        ends = self._ends
        at = bisect_left(ends.codes, code)
        if at == len(ends.codes) or ends.codes[at] != code:
            return None
        return str(ends.ranges.get(ends.rows[ends.starts[at]], code))


def _meant(listings: Sequence[Listing], modifiers: frozenset[str]) -> list[Listing]:
    """Of rows for the same codes, those that the modifiers mean, revision by revision."""
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
