"""What tells texts from each other that would read alike in a list.

    Foam dressing, wound cover, pad size 16 sq. in. or less, with any size adhesive border
    Foam dressing, wound cover, pad size 16 sq. in. or less, without adhesive border
    Foam dressing, wound cover, pad size more than 48 sq. in., without adhesive border
                                         ^^^^^^^^^^^^^^^^^^    ^^^^^^^^^^^^^^^^^^^^^^^

Each text needs phrases that together no other of them has. They are shown whole or, where that is
too wide, as far as they differ, behind as much of the beginning as there is room for. What turns a
word ("without", "more than") is never cut from it.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple, TypeAlias

from bcp_tui.policy.phrases import JOINT, Span, plain

Fits: TypeAlias = Callable[[Sequence[Span]], bool]

DANGLING = re.compile(
    rf"(?:^|\s)(?:{JOINT}|without|non|more|less|greater|fewer|larger|smaller|than|equal|size|sq\.?|at"
    r"|least|over|under|other)$",
    re.I,
)
"""Words that cannot stand last: what they turn or measure comes behind them."""
_TURNING = re.compile(r"(?:^|\s)(?:with|without|not|no|non|than|other|except|excluding)\s+$", re.I)
_WORD = re.compile(r"\S+")


class Phrased(NamedTuple):
    """A text, where its phrases stand, and whether there is room for some stretches of it."""

    text: str
    spans: Sequence[Span]
    fits: Fits

    @property
    def phrases(self) -> list[str]:
        """The phrases as they are compared."""
        return [plain(self.text[start:end]) for start, end in self.spans]


def stretches_apart(texts: Sequence[Phrased]) -> list[tuple[Span, ...]]:
    """For each text the stretches to show; none where only the others have what tells them."""
    said = [each.phrases for each in texts]
    return [
        _shown(each, [*_telling(at, said)], [*said[:at], *said[at + 1 :]])
        for at, each in enumerate(texts)
    ]


def _telling(at: int, said: Sequence[Sequence[str]]) -> Iterator[int]:
    """The phrases of one text that together no other has: each the one that most others lack."""
    left = [set(each) for other, each in enumerate(said) if other != at]
    while left:
        lacking = [sum(phrase not in other for other in left) for phrase in said[at]]
        most = max(lacking, default=0)
        if not most:
            return
        best = min(
            (place for place, lack in enumerate(lacking) if lack == most),
            key=lambda place: len(said[at][place]),
        )
        yield best
        left = [other for other in left if said[at][best] in other]


def _shown(
    each: Phrased, telling: Sequence[int], others: Sequence[Sequence[str]]
) -> tuple[Span, ...]:
    """The telling phrases behind as much of the beginning as fits."""
    if not telling:
        return ()
    text, spans, fits = each
    whole = [(_back(text, spans[place][0]), spans[place][1]) for place in sorted(telling)]
    short = [_difference(text, spans[place], place, others) for place in sorted(telling)]
    first = next(_WORD.finditer(text)).end()
    told = next(
        (stretches for stretches in (whole, short) if fits(((0, first), *stretches))),
        whole if fits(whole) else _narrowed(text, short, fits),
    )
    stops = [match.end() for match in _WORD.finditer(text, 0, told[0][0])]
    for stop in reversed(stops):
        if fits(kept := ((0, stop), *told)) and not DANGLING.search(text[:stop]):
            return kept
    return tuple(told)


def _narrowed(text: str, stretches: list[Span], fits: Fits) -> list[Span]:
    """The stretches, the longest cut behind a word until there is room, or nothing left to cut."""
    stretches = [*stretches]
    while not fits(stretches):
        cuts = [(end - start, at) for at, (start, end) in enumerate(stretches)]
        for _, at in sorted(cuts, reverse=True):
            start, end = stretches[at]
            stops = [match.end() for match in _WORD.finditer(text, start, end)][:-1]
            stop = next((s for s in reversed(stops) if not DANGLING.search(text[start:s])), 0)
            if stop:
                stretches[at] = start, stop
                break
        else:
            break
    return stretches


def _back(text: str, start: int) -> int:
    """Where a stretch begins with what turns it."""
    while turning := _TURNING.search(text[:start]):
        start = turning.start() + (text[turning.start()] == " ")
    return start


def _difference(text: str, span: Span, place: int, others: Iterable[Sequence[str]]) -> Span:
    """As much of a phrase as differs from the phrases that the other texts have in its place."""
    words = [match.span() for match in _WORD.finditer(text, *span)]
    said = [plain(text[start:end]) for start, end in words]
    theirs = [each[place].split() for each in others if place < len(each)]
    theirs = [[plain(word) for word in each] for each in theirs if [*map(plain, each)] != said]
    first = min((_shared(said, each) for each in theirs), default=0)
    last = min((_shared(said[::-1], each[::-1]) for each in theirs), default=0)
    first = min(first, len(words) - 1)
    end = max(len(words) - last, first + 1)
    while end < len(words) and DANGLING.search(text[: words[end - 1][1]]):
        end += 1
    return _back(text, words[first][0]), words[end - 1][1]


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """With how many words both begin."""
    same = (a == b for a, b in zip(one, other, strict=False))
    return next((at for at, is_same in enumerate(same) if not is_same), min(len(one), len(other)))
