"""Typos: the known words that a word nobody knows was probably meant to be.

Words are compared by how they sound, letter by letter: a letter wrong, missing, too many, or two
exchanged is one slip. Allowed are one slip from four letters, two from eight, three from twelve,
and only the fewest there are count. The shorter a word, the more real words lie one slip from it
("dental", "rental"), so a word with many slips for its length is a guess, and some are refused.
rapidfuzz, which counts the slips, is loaded at the first typo: it takes 4 MB, and 10 ms once.
"""

from bisect import bisect_left
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from bcp_tui.search.words import sound

_MOST_SLIPS = ((12, 3), (8, 2), (4, 1))
"""Slips that a word of so many letters may have."""
_SURE_FROM = (0, 6, 9, 99)
"""Letters from which a word with so many slips is no mere guess."""
_SHORTEST, _SHORTEST_BEGINNING = 4, 7
_SHORTEST_FIRST_WRONG = 9
_NEAR_KEPT = 64
"""Typos whose nearest words are kept: each key after one asks for them again."""


class Slipped(NamedTuple):
    """A known word, and how many slips away it sounds."""

    word: str
    slips: int
    is_sure: bool


class Sounds:
    """Known words by how they sound; a typo that comes before all are heard waits for that."""

    def __init__(self, words: Sequence[str]) -> None:
        self._words, self._heard = words, 0
        self._by_sound: dict[str, list[str]] = {}
        self._near: dict[str, list[Slipped]] = {}

    def build(self, words: int) -> bool:
        """Hear so many more words; whether all are heard."""
        for word in self._words[self._heard : self._heard + words]:
            if word.isalpha():
                self._by_sound.setdefault(sound(word), []).append(word)
        self._heard += words
        return self._heard >= len(self._words)

    @cached_property
    def all(self) -> Sequence[str]:
        """Every sound, in order."""
        while not self.build(len(self._words)):
            pass
        return sorted(self._by_sound)

    def words(self, heard: str) -> Sequence[str]:
        """The words that sound so."""
        return self._by_sound[heard]

    def starting(self, heard: str) -> Sequence[str]:
        """The sounds that start so."""
        first = bisect_left(self.all, heard)
        return self.all[first : bisect_left(self.all, heard + "\U0010ffff", first)]

    def near(self, heard: str) -> list[Slipped]:
        """The words at most as many slips away as its length allows, by their sound."""
        if heard not in self._near:
            if len(self._near) >= _NEAR_KEPT:
                self._near.clear()
            self._near[heard] = _near(heard, self)
        return self._near[heard]


def meant_by(word: str, sources: Sequence[Sounds], typing: bool) -> list[Slipped]:
    """The words of the sources with the fewest slips; beginnings too while a word is typed."""
    heard = sound(word)
    if not (word.isalpha() and word.isascii()) or len(heard) < _SHORTEST:
        return []
    near = [found for source in sources for found in source.near(heard)]
    if not near and typing:
        near = [found for source in sources for found in _near_beginnings(heard, source)]
    fewest = min((found.slips for found in near), default=0)
    return [found for found in near if found.slips == fewest]


def _near(heard: str, source: Sounds) -> list[Slipped]:
    from rapidfuzz.distance import OSA
    from rapidfuzz.process import extract

    most = next(slips for length, slips in _MOST_SLIPS if len(heard) >= length)
    found = extract(heard, source.all, scorer=OSA.distance, score_cutoff=most, limit=12)
    return [
        Slipped(word, int(slips), len(heard) >= _SURE_FROM[int(slips)])
        for near, slips, _ in found
        if _is_likely(heard, near, int(slips))
        for word in source.words(near)
    ]


def _is_likely(heard: str, near: str, slips: int) -> bool:
    """Whether a near word may have been meant: short words must be nearer than by the count.

    The first letter must be right but for one slip in a long word; in four letters none may be
    another, only missing, doubled or exchanged; several slips are not all at one word's end.
    """
    if slips == 0:
        return True
    if len(near) < _SHORTEST:
        return False
    if len(heard) == len(near) == _SHORTEST and sorted(near) != sorted(heard):
        return False
    if slips > 1 and (near.startswith(heard) or heard.startswith(near)):
        return False
    return near[0] == heard[0] or (slips == 1 and len(heard) >= _SHORTEST_FIRST_WRONG)


def _near_beginnings(heard: str, source: Sounds) -> list[Slipped]:
    """The words that a misspelt beginning may go on to; its first three letters must be right."""
    from rapidfuzz.distance import OSA

    if len(heard) < _SHORTEST_BEGINNING:
        return []
    lengths = (len(heard), len(heard) - 1, len(heard) + 1)
    return [
        Slipped(word, 1, is_sure=False)
        for near in source.starting(heard[:3])
        if len(near) > len(heard)
        if any(OSA.distance(heard, near[:length], score_cutoff=1) <= 1 for length in lengths)
        for word in source.words(near)
    ]
