"""Texts and numbers that are each kept in one piece, and read in place.

As separate objects they would take far more memory, and making them would take longer than
everything else that the first words wait for.
"""

from array import array
from bisect import bisect_left
from collections.abc import Sequence
from itertools import accumulate, chain, islice
from sys import byteorder
from typing import Protocol, TypeAlias, overload

Numbers: TypeAlias = "array[int]"
Lines: TypeAlias = Sequence[Numbers]
_REMEMBERED = 4096
"""Texts that a lookup remembers the numbers of: each key asks for most of the last one's again."""


class Flat(Sequence["array[int]"]):
    """Lines of numbers, one behind the other in one array.

    The first number tells how many there are, the next ones where each ends.
    """

    def __init__(self, numbers: Numbers) -> None:
        self._numbers = numbers
        self._count = numbers[0]

    def __len__(self) -> int:
        return self._count

    @overload
    def __getitem__(self, at: int) -> Numbers: ...
    @overload
    def __getitem__(self, at: slice) -> Lines: ...
    def __getitem__(self, at: int | slice) -> "Numbers | Lines":
        if isinstance(at, slice):
            return [self[each] for each in range(*at.indices(self._count))]
        if not 0 <= at < self._count:
            raise IndexError(at)
        start = self._numbers[at] if at else self._count + 1
        return self._numbers[start : self._numbers[at + 1]]


def flat(lines: Sequence[Sequence[int]]) -> Numbers:
    """Lines of numbers as the numbers of a `Flat`."""
    ends = accumulate(map(len, lines), initial=len(lines) + 1)
    return array("i", [len(lines), *islice(ends, 1, None), *chain.from_iterable(lines)])


class Texts(Sequence[str]):
    """Texts, one behind the other in one, and where each ends."""

    def __init__(self, text: str, ends: Numbers) -> None:
        self._text = text
        self._ends = ends

    def __len__(self) -> int:
        return len(self._ends)

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[str]: ...
    def __getitem__(self, at: int | slice) -> str | Sequence[str]:
        if isinstance(at, slice):
            return [self[each] for each in range(*at.indices(len(self)))]
        return self._text[self._ends[at - 1] if at else 0 : self._ends[at]]


def ends_of(texts: Sequence[str]) -> Numbers:
    """Where each of the texts ends that stand one behind the other."""
    return array("i", accumulate(map(len, texts)))


class Ordered(Sequence[str]):
    """Texts in another order, in which they can be searched."""

    def __init__(self, texts: Sequence[str], order: Sequence[int]) -> None:
        self._texts = texts
        self._order = order

    def __len__(self) -> int:
        return len(self._order)

    @overload
    def __getitem__(self, at: int) -> str: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[str]: ...
    def __getitem__(self, at: int | slice) -> str | Sequence[str]:
        if isinstance(at, slice):
            return [self._texts[each] for each in self._order[at]]
        return self._texts[self._order[at]]


class NumbersOf(Protocol):
    """The numbers that belong to texts."""

    def get(self, text: str, default: Sequence[int], /) -> Sequence[int]:
        """The numbers of a text."""


class Lookup:
    """The numbers that belong to texts, which stand in order."""

    def __init__(self, texts: Sequence[str], numbers: Lines) -> None:
        self._texts = texts
        self._numbers = numbers
        self._last: dict[str, Sequence[int] | None] = {}

    def get(self, text: str, default: Sequence[int], /) -> Sequence[int]:
        """The numbers of a text."""
        if text not in self._last:
            if len(self._last) >= _REMEMBERED:
                self._last.clear()
            at = place_of(text, self._texts)
            self._last[text] = None if at is None else self._numbers[at]
        found = self._last[text]
        return default if found is None else found


def place_of(text: str, texts: Sequence[str]) -> int | None:
    """Where a text stands among texts in order."""
    at = bisect_left(texts, text)
    return at if at < len(texts) and texts[at] == text else None


def packed_set(members: int, size: int) -> Numbers:
    """A set, one bit for each member, as numbers of four bytes each; `size` counts the bytes."""
    numbers = array("i")
    numbers.frombytes(members.to_bytes(size, "little"))
    if byteorder == "big":
        numbers.byteswap()
    return numbers


def unpacked_set(numbers: Numbers) -> int:
    """A set as one whole number again."""
    if byteorder == "big":
        numbers.byteswap()
    return int.from_bytes(numbers.tobytes(), "little")
