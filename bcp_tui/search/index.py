"""The index: finds items, each with a text of its own, by the words of a query.

It is built when words are first looked for, or before, in slices, by whoever has time (`build`).
What the items are is told in `indexes.py`.
"""

from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Any, Generic, NamedTuple, TypeVar

from bcp_tui.policy import Book
from bcp_tui.policy.fillers import STOP_WORDS
from bcp_tui.policy.phrases import Phrase
from bcp_tui.search.matching import Matcher
from bcp_tui.search.postings import KeptPostings, Postings
from bcp_tui.search.ranking import WEIGHED, rank
from bcp_tui.search.sayings import KeptSayings, Sayings
from bcp_tui.search.senses import Token
from bcp_tui.search.terms import read_terms, turned_term
from bcp_tui.search.weighing import Weighed
from bcp_tui.search.words import word_texts

_SAID = 6
"""Synonyms that are noted in the time of one item."""
_HEARD = 40
"""Words that are heard in the time of one item."""
WHOLE_WORD = 0.8
"""How sure a word is at least that is neither a beginning nor a typo."""
ALL = 1_000_000
"""More items than there are."""

Item = TypeVar("Item")


class Text(NamedTuple):
    """What an item is found by: its text, its phrases, and whether it only adds to another."""

    text: str
    phrases: Sequence[Phrase] = ()
    adds: bool = False


# What words find are plain classes: making a dataclass of one takes a millisecond of each start.


class Hit(Generic[Item]):
    """An item that words found: whether it says every word; how many, and what share of them.

    `via` is the phrase of callers that led there; `matched` holds the terms to highlight;
    `surety` is that of the least sure word.
    """

    __slots__ = ("every_word", "item", "matched", "share", "surety", "via", "words")

    def __init__(self, item: Item, found: Weighed) -> None:
        self.item = item
        self.every_word, self.words, self.share = found.every_word, found.words, found.share
        self.via, self.matched, self.surety = found.via, found.matched, found.surety


class Said(Generic[Item]):
    """An item that says some words surely: which words of the query, by which of its terms."""

    def __init__(self, item: Item, words: frozenset[str], terms: frozenset[str]) -> None:
        self.item = item
        self.words = words
        self.terms = terms


class Hits(Generic[Item]):
    """What words found, best first; the words that found nothing; how many more say every word."""

    def __init__(
        self, found: Sequence[Hit[Item]] = (), unknown: Sequence[str] = (), more: int = 0
    ) -> None:
        self.found = found
        self.unknown = tuple(unknown)
        self.more = more


class BookWords:
    """What a book says of words, and what callers say for them: the same for all of its indexes."""

    def __init__(self, book: Book, kept: Callable[[], KeptSayings] | None = None) -> None:
        self.vocabulary = book.vocabulary
        self._book = book
        self._kept = kept
        self._indexes: list[Index[Any]] = []

    @property
    def drug_names(self) -> frozenset[str]:
        """What drugs are called."""
        return self._book.drug_names

    def belong_to(self, index: "Index[Any]") -> None:
        """Take note of an index of the book: what callers say must mean something in one."""
        self._indexes.append(index)

    @cached_property
    def sayings(self) -> Sayings:
        """What callers say, to be recognised once all of it is noted."""
        if self._kept:
            return Sayings.of(self._kept())
        from bcp_tui.search.lay_words import lay_words  # What is published has them.

        return Sayings(self._book.sayings(lay_words()), self._says)

    def build(self, items: int) -> bool:
        """Notes more of what callers say, in the time of so many items; returns whether all is.

        Before that it has all indexes read theirs.
        """
        if not all(index.read(items) for index in self._indexes):
            return False
        return self.sayings.are_ready or self.sayings.build(_SAID * items)

    def _says(self, meaning: str) -> bool:
        """Whether all words of a meaning are words of the book."""
        return all(
            word in STOP_WORDS or any(index.has_word(word) for index in self._indexes)
            for word in word_texts(meaning)
        )


class Index(Generic[Item]):
    """The words of items, and what callers say for them."""

    def __init__(
        self,
        items: Sequence[Item],
        text_of: Callable[[Item], Text],
        words: BookWords,
        stop_words: frozenset[str],
        kept: Callable[[], Postings] | None = None,
        of_things: bool = False,
    ) -> None:
        """`kept` gives the postings where they are kept: they are read when they are asked for.

        `of_things`: queries may say what an item is not ("not custom").
        """
        self.items = items
        self._text_of = text_of
        self.words = words
        self._matcher: Matcher | None = None
        self._postings = Postings(words.vocabulary, stop_words)
        self._kept = kept
        self._of_things = of_things
        self._last: tuple[tuple[str, bool], list[Token]] | None = None
        words.belong_to(self)

    @property
    def is_ready(self) -> bool:
        """Whether the index is built, or kept."""
        return self._matcher is not None or self._kept is not None

    def find(self, words: str, guess: bool = True) -> Hits[Item]:
        """What the words find, best first; builds the index if it is not ready.

        Whether it may `guess` what words that it does not know were meant to be.
        """
        ranking = rank(self._read(words, guess), self._postings, self.words.drug_names)
        hits = [Hit(self.items[each.row], each) for each in ranking.rows]
        return Hits(hits, ranking.unknown, ranking.more)

    def saying_all(self, words: str, guess: bool = True, most: int = WEIGHED) -> list[Hit[Item]]:
        """The best of those that say every word, of so many as are looked at at most."""
        tokens = self._read(words, guess)
        ranking = rank(tokens, self._postings, partly=False, most=most)
        return [Hit(self.items[each.row], each) for each in ranking.rows if each.every_word]

    def said(self, words: str) -> "list[Said[Item]]":
        """What each item says of the words as whole words, if any, in the order of items.

        For indexes of few items: all of them are looked at.
        """
        tokens = self._read(words)
        found: list[Said[Item]] = []
        for row, item in enumerate(self.items):
            senses = [
                (token.text, sense)
                for token in tokens
                for sense in token.senses
                if sense.is_sure and sense.surety >= WHOLE_WORD and sense.rows >> row & 1
            ]
            if senses:
                said = self._postings.said
                terms = {
                    said[each] for _, sense in senses for group in sense.groups for each in group
                }
                found.append(Said(item, frozenset(text for text, _ in senses), frozenset(terms)))
        return found

    def _read(self, words: str, guess: bool = True) -> list[Token]:
        """The words as they are read; the last are kept: typos take a millisecond to hear."""
        if self._last is None or self._last[0] != (words, guess):
            self._last = (words, guess), self._reader().read(words, guess)
        return self._last[1]

    def build(self, items: int) -> bool:
        """Takes in so many more items; returns whether the index is ready."""
        if self._kept:
            self._postings, self._kept = self._kept(), None
            self._matcher = self._new_matcher()
        if self._matcher is None and self.read(items) and self.words.build(items):
            self._matcher = self._new_matcher()
        return self._matcher is not None

    def _new_matcher(self) -> Matcher:
        return Matcher(self._postings, self.words.sayings, self._of_things)

    def read(self, items: int) -> bool:
        """Reads so many more items; returns whether all are read."""
        if self._postings.is_finished:
            return True
        first = len(self._postings)
        for item in self.items[first : first + items]:
            text, phrases, adds = self._text_of(item)
            self._postings.add(read_terms(text), phrases, adds)
        if first + items >= len(self.items):
            self._postings.finish()
        return self._postings.is_finished

    def has_word(self, word: str) -> bool:
        """Whether an item has a word, or one with its stem, or says that it is without."""
        return bool(self._postings.alike(word) or self._postings.named(turned_term(word)))

    def hear(self, items: int) -> bool:
        """Hears more words, as for so many items; returns whether all are heard for typos.

        Builds the index if it is not ready.
        """
        return self._reader().hear(_HEARD * items)

    def kept(self) -> KeptPostings:
        """What is needed to make the index again without reading texts; builds the index first."""
        self._reader()
        return self._postings.kept()

    def _reader(self) -> Matcher:
        while self._matcher is None:
            self.build(ALL)
        return self._matcher
