"""Amounts: hours, volumes and doses as numbers, so that "3 liters" finds the row that means it.

A description says "more than 2 liters but no more than 3 liters", a rep types "2.5 L"; a
description says "once every 8 hours", a rep types "q8h" or "tid". Both are read here into the same
values: an `Amount` (from `low` to `high`, in the smallest unit of its kind), which is `every` where
it says how often. How well a wanted amount fits a described one is its
`closeness`.
"""

from collections.abc import Sequence
from math import inf, isclose
from typing import NamedTuple

from bcp_tui.search.words import is_number

_UNITS = {
    "minute": ("time", 1.0),
    "hour": ("time", 60.0),
    "day": ("time", 1440.0),
    "ml": ("volume", 1.0),
    "liter": ("volume", 1000.0),
    "mcg": ("mass", 0.001),
    "mg": ("mass", 1.0),
    "gram": ("mass", 1000.0),
    "inch": ("length", 2.54),
    "cm": ("length", 1.0),
    "foot": ("length", 30.48),
    "ounce": ("ounces", 1.0),
    "pound": ("pounds", 1.0),
    "mmhg": ("pressure", 1.0),
    "sqin": ("area", 6.45),
    "sqcm": ("area", 1.0),
}
_LESS = ("less", "fewer", "shorter", "smaller", "narrower", "lighter")
_MORE = ("more", "greater", "longer", "larger", "bigger", "wider", "heavier")
_BELOW = frozenset(("under", "below", "<", *(f"{word} than" for word in _LESS)))
_ABOVE = frozenset(
    (
        *("over", "above", "exceed", "exceeds", "exceeding", ">", "beyond"),
        *(f"{word} than" for word in _MORE),
    )
)
_AT_MOST = frozenset(
    (
        *("within", "up to", "at most", "upto", "maximum", "less than or equal to"),
        *(f"{no} {word} than" for no in ("no", "not") for word in _MORE),
        *("not exceed", "not exceeding", "not over"),
    )
)
_AT_LEAST = frozenset(
    ("at least", "minimum", "no less than", "not less than", "greater than or equal to")
)
_LONGEST_BOUND = 5
"""Words that say on which side of an amount something lies."""
_OR_BELOW = frozenset((*(f"or {word}" for word in _LESS), "or under", "max", "maximum"))
_OR_ABOVE = frozenset(
    (*(f"or {word}" for word in _MORE), "or over", "or above", "and up", "plus", "+", "min")
)
_TO = frozenset(("to", "and"))
_BY, _SIDES = ("x", "by"), ("inch", "cm")
_BUT = frozenset(("", "but", "and"))
_EVERY = frozenset(("every", "q", "each"))
_A_DAY = frozenset(("day", "daily"))
_PER = frozenset(("a", "per", "each", "every", "x", "times", "time"))
_DAY = 1440.0
_HAIR = 1e-6
"""By how much "less than 24 hours" ends before 24, as a share of it."""
_MOST_HOURS = 24
"""Hours that a bare "q8", "every 12" may mean."""
_DAILY = {
    **dict.fromkeys(("daily", "qd", "od", "nightly", "qday"), _DAY),
    "bid": _DAY / 2,
    "tid": _DAY / 3,
    "qid": _DAY / 4,
}
_TIMES = {"once": 1.0, "twice": 2.0, "thrice": 3.0}


class Amount(NamedTuple):
    """An amount or a span of amounts, said by the words from `first` to before `end`."""

    first: int
    end: int
    kind: str
    low: float
    high: float
    every: bool = False

    @property
    def is_point(self) -> bool:
        """Whether this is one amount and not a span."""
        return self.low == self.high


def read_amounts(words: Sequence[str]) -> list[Amount]:
    """The amounts that the words of a text say, in its order."""
    found: list[Amount] = []
    for at, word in enumerate(words):
        amount = _numbered(words, at) if is_number(word) else _worded(words, at)
        if amount is None or (found and amount.first < found[-1].end and amount.every):
            continue
        joined = _joined(found[-1], amount, words) if found else None
        if joined:
            found[-1] = joined
        elif not found or amount.first >= found[-1].end:
            found.append(amount)
    return found


def is_bound(word: str) -> bool:
    """Whether a word only says on which side of an amount something lies."""
    return any(word in bounds for bounds in (_BELOW, _ABOVE, _AT_MOST, _AT_LEAST))


def closeness(wanted: Amount, described: Amount) -> float:
    """How well an amount of a description fits a wanted one, from 0 (not at all) to 1 (it is it).

    Best is the same span, whichever of "or more" and "more than" it was said with; then the one
    amount that was named as the end of a span it lies in, then any span that it lies in.
    """
    if wanted.kind != described.kind or (wanted.every and not described.every):
        return 0.0
    if _same(wanted.low, described.low) and _same(wanted.high, described.high):
        return 1.0
    if wanted.is_point:
        named = _same(wanted.low, described.low) or _same(wanted.low, described.high)
        if described.low <= wanted.low <= described.high:
            return 0.95 if named else 0.8
        return 0.3 if named else 0.0
    if described.is_point:
        return 0.6 if wanted.low <= described.low <= wanted.high else 0.0
    if (wanted.high == inf and _same(wanted.low, described.low)) or (
        wanted.low == 0 and _same(wanted.high, described.high)
    ):
        return 0.9
    if wanted.low <= described.low and described.high <= wanted.high:
        return 0.7
    return 0.6 if described.low <= wanted.low and wanted.high <= described.high else 0.0


def _same(one: float, other: float) -> bool:
    """Whether two ends are the same amount, whichever words they were said with."""
    return isclose(one, other, rel_tol=4 * _HAIR)


def _numbered(words: Sequence[str], at: int) -> Amount | None:
    """The amount whose number stands at `at`: "8 hours", "q 8", "less than 24 hours", "2-3 L"."""
    number, end = float(words[at]), at + 1
    if number and (often := _numbered_often(words, at, number)):
        return often
    if _word(words, end) in _BY and is_number(_word(words, end + 1)):
        return _squared(words, at)
    plus = _word(words, end) == "+"
    unit = _UNITS.get(_word(words, end + plus))
    if unit is None:
        return None
    kind, size = unit
    low = high = number * size
    end += 1 + plus
    if plus:
        return Amount(at, end, kind, low, inf)
    if _word(words, at - 1) in _EVERY:
        return Amount(at - 1, end, kind, low, high, True)
    if _word(words, at - 1) in _TO and is_number(_word(words, at - 2)):
        return Amount(at - 2, end, kind, float(words[at - 2]) * size, high)
    return _bounded(words, Amount(at, end, kind, low, high))


def _squared(words: Sequence[str], at: int) -> Amount:
    """The area of what is so long and so wide: "10 x 10 cm", and inches where no unit is said."""
    area, end = float(words[at]) * float(words[at + 2]), at + 3
    unit = _word(words, end)
    kind, size = _UNITS["sqcm" if unit == "cm" else "sqin"]
    return _bounded(words, Amount(at, end + (unit in _SIDES), kind, area * size, area * size))


def _numbered_often(words: Sequence[str], at: int, number: float) -> Amount | None:
    """How often, said with a number but no unit: "q 8", "3 times a day", "8 hourly"."""
    end = at + 1
    before = _word(words, at - 1)
    bare = before == "q" or (before in _EVERY and end == len(words))
    if bare and _word(words, end) not in _UNITS and number <= _MOST_HOURS:
        return Amount(at - 1, end, "time", number * 60, number * 60, True)
    if times := _times_a_day(words, end):
        return Amount(at, times, "time", _DAY / number, _DAY / number, True)
    if _word(words, end) == "hourly":
        return Amount(at, end + 1, "time", number * 60, number * 60, True)
    return None


def _bounded(words: Sequence[str], amount: Amount) -> Amount:
    """The amount, or the span that the words around it make of it ("at least", "or more")."""
    first, end, kind = amount.first, amount.end, amount.kind
    for length in range(min(first, _LONGEST_BOUND), 0, -1):
        before = " ".join(words[first - length : first])
        if before in _AT_MOST or before in _BELOW:
            high = amount.high if before in _AT_MOST else amount.high * (1 - _HAIR)
            return Amount(first - length, end, kind, 0.0, high)
        if before in _AT_LEAST or before in _ABOVE:
            low = amount.low if before in _AT_LEAST else amount.low * (1 + _HAIR)
            return Amount(first - length, end, kind, low, inf)
    for length in (2, 1):
        after = " ".join(words[end : end + length])
        if after in _OR_BELOW:
            return Amount(first, end + length, kind, 0.0, amount.high)
        if after in _OR_ABOVE:
            return Amount(first, end + length, kind, amount.low, inf)
    return amount


def _worded(words: Sequence[str], at: int) -> Amount | None:
    """How often, said without a number: "daily", "tid", "twice a day", "every day"."""
    word = words[at]
    if word in _DAILY:
        return Amount(at, at + 1, "time", _DAILY[word], _DAILY[word], True)
    if word in _TIMES and (end := _times_a_day(words, at + 1)):
        return Amount(at, end, "time", _DAY / _TIMES[word], _DAY / _TIMES[word], True)
    if word in _EVERY and _word(words, at + 1) == "day":
        return Amount(at, at + 2, "time", _DAY, _DAY, True)
    return None


def _times_a_day(words: Sequence[str], at: int) -> int:
    """Where "times a day", "x daily" end, if they start at `at`; otherwise 0."""
    start = at
    while _word(words, at) in _PER and at - start < 2:
        at += 1
    said = _word(words, at) == "daily" or (at > start and _word(words, at) in _A_DAY)
    return at + 1 if said else 0


def _joined(first: Amount, second: Amount, words: Sequence[str]) -> Amount | None:
    """One span of two amounts: "more than 2 liters but no more than 3", "31 minutes to 1 hour"."""
    between = " ".join(words[first.end : second.first]).removeprefix("per day").strip()
    if first.kind != second.kind or first.every or second.every or first.low >= second.high:
        return None
    above_below = first.high == inf and second.low == 0 and between in _BUT
    if above_below or (first.is_point and second.is_point and between == "to"):
        return Amount(first.first, second.end, first.kind, first.low, second.high)
    return None


def _word(words: Sequence[str], at: int) -> str:
    return words[at] if 0 <= at < len(words) else ""
