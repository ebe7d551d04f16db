"""Sayings: the phrases of callers (`search.toml`), ready to be recognised in a query.

A saying is recognised by the stems of its words, stop words aside, in any order: "tube for
feeding" is "feeding tube". Where that would leave a single word it must be said whole: "pump check"
is not what "pump" means. What a saying means is looked up in the rows when it is first said.
"""

from bisect import bisect_left
from collections.abc import Callable, Container, Sequence
from functools import cached_property
from typing import NamedTuple

from bcp_tui.policy import Synonym
from bcp_tui.policy.fillers import STOP_WORDS
from bcp_tui.search.packed import (
    Flat,
    Lookup,
    Numbers,
    NumbersOf,
    Texts,
    ends_of,
    flat,
    place_of,
)
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


class KeptSayings(NamedTuple):
    """Sayings that are all noted, as texts and numbers: where a saying is meant, its number.

    The saying `number` is `phrases[number]`, and means `means[meant[number]]`.
    """

    texts: dict[str, str]
    numbers: Numbers


_TEXTS = ("phrases", "means", "stems", "words")
_LOOKUPS = ("by_stems", "begun", "whole")


class _Noting:
    """Sayings while they are noted."""

    def __init__(self) -> None:
        self.phrases: list[str] = []
        self.means: list[str] = []
        self.meant: list[int] = []
        self.names: set[int] = set()
        self.by_stems: dict[str, list[int]] = {}
        self.begun: dict[str, list[int]] = {}
        self.whole: dict[str, list[int]] = {}
        self.words = _Stems()

    def note(self, synonym: Synonym) -> None:
        """Notes what a synonym says."""
        for phrase in synonym.say:
            if synonym.is_name:
                self.names.add(len(self.phrases))
            self.meant.append(len(self.means))
            self._note(phrase)
        self.means.append(synonym.means)

    def _note(self, phrase: str) -> None:
        number = len(self.phrases)
        self.phrases.append(phrase)
        words = word_texts(phrase)
        if not STOP_WORDS.isdisjoint(words):
            told = [word for word in words if word not in STOP_WORDS]
            if len(told) > 1:
                words = told
            else:
                whole = " ".join(map(self.words.__getitem__, words))
                self.whole.setdefault(whole, []).append(number)
        stems = [self.words[word] for word in words]
        self.by_stems.setdefault(" ".join(sorted(stems)), []).append(number)
        for length in range(1, len(stems)):
            self.begun.setdefault(" ".join(stems[:length]), []).append(number)


class Sayings:
    """All sayings by their words, and the words they are made of."""

    def __init__(
        self, synonyms: Sequence[Synonym] = (), says: Callable[[str], bool] | None = None
    ) -> None:
        """Of general sayings only those whose meaning the book `says` are noted, if it is given."""
        self._noting = _Noting()
        self._phrases: Sequence[str] = self._noting.phrases
        self._means: Sequence[str] = self._noting.means
        self._meant: Sequence[int] = self._noting.meant
        self._names: Container[int] = self._noting.names
        self._by_stems: NumbersOf = self._noting.by_stems
        self._begun: NumbersOf = self._noting.begun
        self._whole: NumbersOf = self._noting.whole
        self._synonyms, self._noted = synonyms, 0
        self._says = says
        self._stems: Sequence[str] = ()
        self._sorted: Sequence[str] = ()

    @classmethod
    def of(cls, kept: KeptSayings) -> "Sayings":
        """The sayings that were kept."""
        numbers = iter(Flat(kept.numbers))
        texts = {each: Texts(kept.texts[each], next(numbers)) for each in (*_TEXTS, *_LOOKUPS)}
        lookups = {each: Lookup(texts[each], Flat(next(numbers))) for each in _LOOKUPS}
        sayings = cls()
        sayings._phrases, sayings._means = texts["phrases"], texts["means"]
        sayings._stems, sayings._sorted = texts["stems"], texts["words"]
        sayings._by_stems, sayings._begun = lookups["by_stems"], lookups["begun"]
        sayings._whole = lookups["whole"]
        sayings._meant, sayings._names = next(numbers), {*next(numbers)}
        return sayings

    def kept(self) -> KeptSayings:
        """What is needed to have the sayings again without reading any phrase; notes them all.

        For sayings that were noted here; those that were kept do not know their parts.
        """
        while not self.are_ready:
            self.build(len(self._synonyms))
        noted = self._noting
        lookups = [
            dict(sorted(each.items())) for each in (noted.by_stems, noted.begun, noted.whole)
        ]
        lists = [noted.phrases, noted.means, self._stems, self._sorted, *map(list, lookups)]
        return KeptSayings(
            {name: "".join(texts) for name, texts in zip((*_TEXTS, *_LOOKUPS), lists, strict=True)},
            flat(
                [
                    *map(ends_of, lists),
                    *(flat([*each.values()]) for each in lookups),
                    noted.meant,
                    sorted(noted.names),
                ]
            ),
        )

    @property
    def are_ready(self) -> bool:
        """Whether all are noted, and none can be overlooked."""
        return self._noted >= len(self._synonyms)

    def build(self, synonyms: int) -> bool:
        """Notes what so many more synonyms say; returns whether that was all."""
        for synonym in self._synonyms[self._noted : self._noted + synonyms]:
            if synonym.is_general and self._says and not self._says(synonym.means):
                continue
            self._noting.note(synonym)
        self._noted += synonyms
        if self.are_ready:
            self._stems = sorted({*self._noting.words.values()})
            self._sorted = sorted(self._noting.words)
        return self.are_ready

    @cached_property
    def sounds(self) -> Sounds:
        """The words of all sayings by how they sound, once all are noted."""
        return Sounds(self._sorted)

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
        return place_of(stem(word), self._stems) is not None

    def starting(self, prefix: str, most: int) -> list[str]:
        """The first words of sayings, in alphabetical order, that start so."""
        first = bisect_left(self._sorted, prefix)
        return [word for word in self._sorted[first : first + most] if word.startswith(prefix)]
