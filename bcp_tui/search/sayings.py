"""Sayings: the phrases of callers (`search.toml`), ready to be recognised in a query.

A saying is recognised by the stems of its words, stop words aside, in any order: "tube for
feeding" is "feeding tube". Where that would leave a single word it must be said whole: "pump check"
is not what "pump" means. What a saying means is looked up in the rows when it is first said.
"""

from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import NamedTuple, TypedDict

from bcp_tui.policy import Synonym
from bcp_tui.policy.fillers import STOP_WORDS
from bcp_tui.search.typos import Sounds
from bcp_tui.search.words import new_stem, stem, word_texts

LONGEST_SAYING = 6
"""Words of a query that are looked for side by side as one saying."""


class Saying(NamedTuple):
    """One phrase as `search.toml` prints it, and the words of the policies that it means."""

    phrase: str
    means: str
    is_name: bool = False


class _Stems(dict[str, str]):
    """Each word of a saying, and its stem, which is worked out at its first saying."""

    def __missing__(self, word: str) -> str:
        stem = self[word] = new_stem(word)
        return stem


class KeptSayings(TypedDict):
    """Sayings that are all noted, as JSON: where a saying is meant, its number.

    The saying `number` is `phrases[number]`, and means `means[meant[number]]`.
    """

    phrases: list[str]
    means: list[str]
    meant: list[int]
    names: list[int]
    """The numbers of those that are names."""
    by_stems: dict[str, list[int]]
    begun: dict[str, list[int]]
    whole: dict[str, list[int]]
    stems: list[str]
    words: list[str]


class Sayings:
    """All sayings by their words, and the words they are made of."""

    def __init__(
        self, synonyms: Sequence[Synonym] = (), says: Callable[[str], bool] | None = None
    ) -> None:
        """Of what is said in general only what the book `says` is noted, if that can be asked."""
        self._phrases: list[str] = []
        self._means: list[str] = []
        self._meant: list[int] = []
        self._names: set[int] = set()
        self._by_stems: dict[str, list[int]] = {}
        self._begun: dict[str, list[int]] = {}
        self._whole: dict[str, list[int]] = {}
        self._words = _Stems()
        self._synonyms, self._noted = synonyms, 0
        self._says = says
        self._stems: frozenset[str] = frozenset()
        self._sorted: list[str] = []

    @classmethod
    def of(cls, kept: KeptSayings) -> "Sayings":
        """The sayings that were kept."""
        sayings = cls()
        sayings._phrases, sayings._means = kept["phrases"], kept["means"]
        sayings._meant, sayings._names = kept["meant"], set(kept["names"])
        sayings._by_stems, sayings._begun = kept["by_stems"], kept["begun"]
        sayings._whole = kept["whole"]
        sayings._stems, sayings._sorted = frozenset(kept["stems"]), kept["words"]
        return sayings

    def kept(self) -> KeptSayings:
        """What is needed to have the sayings again without reading any phrase; notes them all."""
        while not self.are_ready:
            self.build(len(self._synonyms))
        return {
            "phrases": self._phrases,
            "means": self._means,
            "meant": self._meant,
            "names": sorted(self._names),
            "by_stems": self._by_stems,
            "begun": self._begun,
            "whole": self._whole,
            "stems": sorted(self._stems),
            "words": self._sorted,
        }

    @property
    def are_ready(self) -> bool:
        """Whether all are noted, and none can be overlooked."""
        return self._noted >= len(self._synonyms)

    def build(self, synonyms: int) -> bool:
        """Notes what so many more synonyms say; returns whether that was all."""
        for synonym in self._synonyms[self._noted : self._noted + synonyms]:
            if synonym.is_general and self._says and not self._says(synonym.means):
                continue
            for phrase in synonym.say:
                if synonym.is_name:
                    self._names.add(len(self._phrases))
                self._meant.append(len(self._means))
                self._note(phrase)
            self._means.append(synonym.means)
        self._noted += synonyms
        if self.are_ready:
            self._stems = frozenset(self._words.values())
            self._sorted = sorted(self._words)
        return self.are_ready

    @cached_property
    def sounds(self) -> Sounds:
        """The words of all sayings by how they sound, once all are noted."""
        return Sounds(self._sorted)

    def _note(self, phrase: str) -> None:
        number = len(self._phrases)
        self._phrases.append(phrase)
        words = word_texts(phrase)
        if not STOP_WORDS.isdisjoint(words):
            told = [word for word in words if word not in STOP_WORDS]
            if len(told) > 1:
                words = told
            else:
                whole = " ".join(map(self._words.__getitem__, words))
                self._whole.setdefault(whole, []).append(number)
        stems = [self._words[word] for word in words]
        self._by_stems.setdefault(" ".join(sorted(stems)), []).append(number)
        for length in range(1, len(stems)):
            self._begun.setdefault(" ".join(stems[:length]), []).append(number)

    def _sayings(self, numbers: Sequence[int]) -> list[Saying]:
        return [
            Saying(self._phrases[each], self._means[self._meant[each]], each in self._names)
            for each in numbers
        ]

    def made_of(self, stems: Sequence[str]) -> list[Saying]:
        """The sayings made of just these stems, in any order."""
        return self._sayings(self._by_stems.get(" ".join(sorted(stems)), ()))

    def resting_on_stop_words(self, words: Sequence[str]) -> list[Saying]:
        """The sayings that are these words, in this order, and rest on a stop word."""
        return self._sayings(self._whole.get(" ".join(map(stem, words)), ()))

    def begun(self, stems: Sequence[str]) -> list[Saying]:
        """The sayings that go on after these stems."""
        return self._sayings(self._begun.get(" ".join(stems), ()))

    def knows(self, word: str) -> bool:
        """Whether some saying has this word, whatever its ending."""
        return stem(word) in self._stems

    def starting(self, prefix: str, most: int) -> list[str]:
        """The first words of sayings, in alphabetical order, that start so."""
        first = bisect_left(self._sorted, prefix)
        return [word for word in self._sorted[first : first + most] if word.startswith(prefix)]
