"""How a stretch of a description is cut where there is no room for all of it.

    antibiotic, antiviral, or antifungal therapy            behind a word that can stand last
    more than one liter but no more than two liters per day
    more than one liter but no more than two                not before what bounds an amount
    more than one … no more than two                        or, narrower, with both of its ends
    more than one … two liters
    16 … or less
    angiography without contrast followed by                not before what turns it:
    without contrast followed by                            then its beginning falls away

"More than one liter" alone would say of three that this is their row.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import TypeAlias

from bcp_tui.policy.phrases import JOINT, Span

Stretches: TypeAlias = tuple[Span, ...]

DANGLING = re.compile(
    rf"(?:^|\s)(?:{JOINT}|without|non|more|less|greater|fewer|larger|smaller|than|equal|size|sq\.?|at"
    r"|least|over|under|other)$",
    re.I,
)
"""Words that cannot stand last: what they turn or measure comes behind them."""
_WITH = re.compile(r"(?:^|(?<=[\s(]))with\s+$", re.I)
_TURNING = re.compile(
    r"(?:^|(?<=[\s(/]))(?:"
    r"(?:(?<!with or )(?<!with and )(?<!with/)without|not|non|never|neither|except|excluding"
    r"|excludes|no(?!\s+(?:more|less|greater|fewer|larger|smaller)))"
    r"[\s-]+(?:[^\s,;:()]+\s+){0,7}"
    r"|other\s+than\s+(?:[^\s,;:()]+\s+){0,7}"
    r"|(?:no|than|other|more|less|greater|fewer|larger|smaller|or\s+equal\s+to)\s+)$",
    re.I,
)
"""What turns the word behind it; some also those behind that: "not used with an external pump"."""
_MAY_TURN = re.compile(
    r"\b(?:without|no[nt]?|never|neither|except|excludes|excluding|other|than|more|less|greater"
    r"|fewer|larger|smaller|equal)\b",
    re.I,
)
"""The words with which anything begins that turns another."""
_LISTED = re.compile(r"(?:^|(?<=[\s(/]))other\s+than\s+((?:[^\s;:()]+\s+){1,7})$", re.I)
_OR = re.compile(r"\bor\s", re.I)
_OR_AHEAD = re.compile(r"[^;:()]*?\sor\s", re.I)
_WORD = re.compile(r"\s*\S+")
_TURN = re.compile(r"(?<!with or)(?<!with and)\s(?P<turn>without)\s+\S+", re.I)
_NUMBER = (
    r"(?:\d[\d.,/]*|(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty[\w-]*)\b)"
)
_FIRST_NUMBER = re.compile(rf"\b{_NUMBER}", re.I)
_EQUAL_TO = re.compile(r"equal\s+to\s$", re.I)
_OTHER_END = re.compile(
    r"\b(?:or|but|and)\s+(?P<bound>(?:no\s|not\s)?(?:more|less|greater|fewer|larger|smaller))\b"
    rf"(?:\s+than(?:\s+or\s+equal\s+to)?\s+(?P<number>{_NUMBER})(?P<unit>\s\w+)?)?"
    rf"|(?<=\d)\s+to\s+(?P<to>{_NUMBER})(?P<of>\s\w+)?",
    re.I,
)
"""What says where else an amount ends: "or less", "but no more than two liters"."""


def cuts(text: str, start: int, end: int, shortest: int) -> Iterator[Stretches]:
    """A stretch, whole and then shorter and shorter; brackets are not cut.

    `shortest` are the columns in which words still say something. An amount is cut to its first end
    only where there is no room for both.
    """
    yield ((start, end),)
    if text[start] in "([":
        return
    turn = _TURN.search(text, start, end)
    if turn:
        yield from _behind_words(text, start, end, max(start + shortest, turn.end()))
        yield ((turn.start("turn"), end),)
        return
    other = _OTHER_END.search(text, start, end)
    number = _FIRST_NUMBER.search(text, start, other.start()) if other else None
    if not (other and number):
        yield from _behind_words(text, start, end, start + shortest)
        return
    yield from _behind_words(text, start, end, _last_number(other) or other.end())
    for tail in _tails(other):
        yield (start, number.end()), tail
    if _EQUAL_TO.search(text, start, number.start()):  # "Three … less than five" begins there.
        for tail in _tails(other):
            yield number.span(), tail
    if _last_number(other):
        yield ((start, number.end()),)


def back_to_turn(text: str, start: int) -> int:
    """Where a stretch begins with what turns it."""
    while turning := _turning(text, start):
        start = turning.start()
    return start


def back_to_with(text: str, start: int) -> int:
    """The same, or with the "with" that tells it from one that is turned."""
    while turning := _turning(text, start) or _WITH.search(text[:start]):
        start = turning.start()
    return start


def _turning(text: str, start: int) -> re.Match[str] | None:
    """What turns the word at a place; also one in a list ("other than water, saline, or paste")."""
    if start <= _first_turn(text):
        return None
    if turning := _TURNING.search(text[:start]):
        return turning
    listed = _LISTED.search(text[:start])
    if listed is None:
        return None
    *_, last = _OR.split(listed[1])
    is_one = "," not in last if _OR.search(listed[1]) else _OR_AHEAD.match(text, start)
    return listed if is_one else None


@lru_cache(maxsize=512)
def _first_turn(text: str) -> int:
    """Where the first word stands that may turn another; each phrase of a text asks for it."""
    first = _MAY_TURN.search(text)
    return first.start() if first else len(text)


def turned(text: str, start: int, end: int) -> Span:
    """A stretch from what turns it to what it turns itself."""
    while DANGLING.search(text[start:end]) and (word := _WORD.match(text, end)):
        end = word.end()
    return back_to_turn(text, start), end


def _behind_words(text: str, start: int, end: int, least: int) -> Iterator[Stretches]:
    """The stretch up to each word that can stand last, none shorter than to `least`."""
    while (end := text.rfind(" ", start, end)) >= least:
        if not DANGLING.search(text[start:end]):
            yield ((start, end),)


def _last_number(other: re.Match[str]) -> int:
    """Where the number of the other end ends; 0 without one."""
    return max(other.end("number"), other.end("to"), 0)


def _tails(other: re.Match[str]) -> Iterator[Span]:
    """The other end of an amount: with its bound and unit, as far as there is room for them."""
    if not (other["number"] or other["to"]):
        yield other.span()
        return
    number, unit = ("number", "unit") if other["number"] else ("to", "of")
    ends = [other.end(number)]
    if other[unit] and not DANGLING.search(other[unit]):
        ends.insert(0, other.end(unit))
    for start in (
        (other.start("bound"), other.start(number)) if other["bound"] else (other.start(number),)
    ):
        yield from ((start, end) for end in ends)
