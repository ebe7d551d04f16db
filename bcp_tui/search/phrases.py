"""Phrases: what callers say (`search.toml`), ready to be recognised in a query.

A phrase is recognised by the stems of its words, stop words aside, in any order: "tube for
feeding" is "feeding tube". Where that would leave a single word it must be said whole: "pump check"
is not what "pump" means. What a phrase means is looked up in the rows when it is first said.
"""

from bisect import bisect_left
from collections.abc import Sequence
from typing import NamedTuple

from bcp_tui.policy import Synonym
from bcp_tui.search.words import STOP_WORDS, by_sound, read, stem, telling

LONGEST = 6
"""Words of a phrase that are looked for side by side."""


class Said(NamedTuple):
    """One phrase as `search.toml` prints it, and the words of the policies that it means."""

    phrase: str
    means: str


class Phrases:
    """All phrases by their words, and the words they are made of."""

    def __init__(self, synonyms: Sequence[Synonym]) -> None:
        self._said: dict[tuple[str, ...], list[Said]] = {}
        self._begun: dict[tuple[str, ...], list[Said]] = {}
        self._whole: set[tuple[str, ...]] = set()
        self._words: dict[str, str] = {}
        """Each word of a phrase, and its stem."""
        self._by_sound: dict[str, list[str]] | None = None
        for synonym in synonyms:
            for phrase in synonym.say:
                self._note(Said(phrase, synonym.means))
        self._stems = frozenset(self._words.values())
        self._sorted = sorted(self._words)

    def _note(self, said: Said) -> None:
        words = [word.text for word in read(said.phrase)]
        if not STOP_WORDS.isdisjoint(words):
            told = telling(words)
            if len(told) > 1:
                words = told
            else:
                self._whole.add(tuple(map(stem, words)))
        stems = tuple(map(stem, words))
        self._words.update(zip(words, stems, strict=True))
        self._said.setdefault(tuple(sorted(stems)), []).append(said)
        for length in range(1, len(stems)):
            self._begun.setdefault(stems[:length], []).append(said)

    def said(self, stems: Sequence[str]) -> list[Said]:
        """The phrases made of just these stems, in any order."""
        return self._said.get(tuple(sorted(stems)), [])

    def needs_stop_words(self, words: Sequence[str]) -> bool:
        """Whether these words, in this order, are a phrase that rests on a stop word."""
        return tuple(stem(word) for word in words) in self._whole

    def begun(self, stems: Sequence[str]) -> list[Said]:
        """The phrases that go on after these stems."""
        return self._begun.get(tuple(stems), [])

    def knows(self, word: str) -> bool:
        """Whether some phrase has this word, whatever its ending."""
        return stem(word) in self._stems

    def starting(self, prefix: str, most: int) -> list[str]:
        """The first words of phrases, in alphabetical order, that start so."""
        first = bisect_left(self._sorted, prefix)
        return [word for word in self._sorted[first : first + most] if word.startswith(prefix)]

    def sounds(self) -> dict[str, list[str]]:
        """The words of phrases by how they sound; worked out at the first typo."""
        if self._by_sound is None:
            self._by_sound = by_sound(self._sorted)
        return self._by_sound
