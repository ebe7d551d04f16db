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
from functools import lru_cache
from typing import NamedTuple, TypeAlias

from bcp_tui.policy.phrases import Span, plain
from bcp_tui.report.cuts import DANGLING, Stretches, back_to_with, cuts

Fits: TypeAlias = Callable[[Sequence[Span], bool], bool]
"""Whether there is room for stretches, with or without marks at both ends for what is cut."""

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
    whole = [(back_to_with(text, spans[place][0]), spans[place][1]) for place in sorted(telling)]
    first = next(_WORD.finditer(text)).end()
    told = whole
    if not fits(((0, first), *whole), False):
        short = [_difference(text, spans[place], others) for place in sorted(telling)]
        if fits(((0, first), *short), False):
            told = short
        elif not fits(whole, False):
            told = _narrowed(text, short, fits)
    stops = [match.end() for match in _WORD.finditer(text, 0, told[0][0])]
    for stop in reversed(stops):
        if fits(kept := ((0, stop), *told), False) and not DANGLING.search(text[:stop]):
            return kept
    return tuple(told)


def _narrowed(text: str, stretches: Sequence[Span], fits: Fits) -> list[Span]:
    """The stretches, the longest cut shorter until there is room.

    Where there never is, the ends go without marks; else the last stretch is left out.
    """
    forms = [[*cuts(text, *stretch, shortest=1)] for stretch in stretches]
    for unmarked in (False, True):
        for kept in _shorter(forms):
            if fits(kept, unmarked):
                return kept
    return _narrowed(text, stretches[:-1], fits) if len(stretches) > 1 else kept


def _shorter(forms: Sequence[Sequence[Stretches]]) -> Iterator[list[Span]]:
    """Stretches in shorter and shorter forms, always the longest of them in its next."""
    at = [0] * len(forms)
    while True:
        yield [span for form, place in zip(forms, at, strict=True) for span in form[place]]
        lengths = [
            (sum(end - start for start, end in form[place]), which)
            for which, (form, place) in enumerate(zip(forms, at, strict=True))
            if place + 1 < len(form)
        ]
        if not lengths:
            return
        at[max(lengths)[1]] += 1


def _difference(text: str, span: Span, others: Iterable[Sequence[str]]) -> Span:
    """As much of a phrase as differs from the phrase of each other text that is most like it."""
    words = [match.span() for match in _WORD.finditer(text, *span)]
    said = tuple(plain(text[start:end]) for start, end in words)
    alike = [_most_alike(said, each) for each in others]
    first = min((begins for begins, ends in alike if begins + ends), default=0)
    last = min((ends for begins, ends in alike if begins + ends), default=0)
    first = min(first, len(words) - 1)
    end = max(len(words) - last, first + 1)
    while end < len(words) and DANGLING.search(text[: words[end - 1][1]]):
        end += 1
    return back_to_with(text, words[first][0]), words[end - 1][1]


def _most_alike(said: tuple[str, ...], phrases: Iterable[str]) -> tuple[int, int]:
    """With how many words a phrase begins and ends as the most alike of others that is not it."""
    return max((_alike(said, phrase) for phrase in phrases), key=sum, default=(0, 0))


@lru_cache(maxsize=8192)  # The phrases of rows side by side are mostly the same.
def _alike(said: tuple[str, ...], phrase: str) -> tuple[int, int]:
    """With how many words both phrases begin and end; none where they are the same."""
    theirs = tuple(plain(word) for word in phrase.split())
    if said == theirs:
        return 0, 0
    return _shared(said, theirs), _shared(said[::-1], theirs[::-1])


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """With how many words both begin."""
    same = (a == b for a, b in zip(one, other, strict=False))
    return next((at for at, is_same in enumerate(same) if not is_same), min(len(one), len(other)))
