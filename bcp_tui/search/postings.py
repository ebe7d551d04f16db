"""Postings: in which rows each term stands, as numbers that are quick to combine.

Rows are numbered from 0 in policy order. A set of rows is one whole number with a bit for each row,
so that "rows with this word and that word" is one `&`, at 100,000 rows as well. The other way round
each row keeps its terms in their order, which is what ranking reads: a term of a phrase that
the row shares with its neighbours (see `policy.phrases`) is kept there as `~term`.
"""

from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from functools import cached_property
from itertools import islice
from typing import NamedTuple

from bcp_tui.policy import Vocabulary
from bcp_tui.policy.phrases import Phrase
from bcp_tui.search.amounts import Amount
from bcp_tui.search.own_words import beginning, head, name, owned
from bcp_tui.search.packed import (
    Flat,
    Lines,
    Lookup,
    Numbers,
    NumbersOf,
    Ordered,
    Texts,
    ends_of,
    flat,
    packed_set,
    place_of,
    unpacked_set,
)
from bcp_tui.search.terms import Terms, term_of, turned_term
from bcp_tui.search.typos import Sounds
from bcp_tui.search.words import new_stem, stem

UNSAID = 0
"""The term that stands for every stop word: it is in no vocabulary and finds nothing."""
_OFTEN = 64
"""A term in more than one row of so many keeps its rows as a number too."""


NUMBERS = (
    *("rows_of", "terms_of", "own_words", "heads", "names", "beginnings", "add_ons"),
    *("ends", "order", "stem_ends", "by_stem", "often", "often_rows"),
)
"""The parts of kept postings that are numbers."""


class KeptPostings(NamedTuple):
    """Finished postings as texts and as numbers, to be made postings of again at once."""

    words: dict[str, str]
    numbers: dict[str, Numbers]


class Postings:
    """The terms of rows that are added one by one and then closed with `finish`."""

    def __init__(self, vocabulary: Vocabulary, stop_words: frozenset[str]) -> None:
        self._vocabulary = vocabulary
        self.stop_words = stop_words
        self.kinds = frozenset(map(stem, vocabulary.kinds))
        """The stems of words that only tell the kind or measure of another."""
        self._terms: dict[str, int] = {"": UNSAID}
        self._said: list[str] = [""]
        self.said: Sequence[str] = self._said
        """The text of each term."""
        self._rows_of = [array("i")]
        self.rows_of: Lines = self._rows_of
        self._terms_of: list[array[int]] = []
        self.terms_of: Lines = self._terms_of
        self.own_words = array("i")
        self.heads = array("i")
        """The words of each row up to the end of the first phrase of its own."""
        self.beginnings = array("i")
        """Those of them in phrases before it that neighbours print too; no lead-in is one."""
        self.names = array("i")
        """Where in each row the word stands that names what the row is."""
        self.is_finished = False
        self._kept_amounts = ""
        self.add_ons: set[int] = set()
        self.add_on_rows = self.opening_rows = 0
        """The add-ons, and the rows that they may add to, as sets of rows."""
        self._bits: dict[int, int] = {}
        self._kept_bits: dict[int, Numbers] = {}
        """The same in the form in which they are kept; they become sets when they are wanted."""
        self._without: dict[str, int] = {}
        """What `without` has worked out: for no more words than rows are without."""
        self._order: Sequence[int] = ()
        self._in_order: Sequence[str] = ()
        """The terms in alphabetical order, and their texts."""
        self._by_stem: NumbersOf = {}

    def __len__(self) -> int:
        return len(self.terms_of)

    def add(self, terms: Terms, phrases: Sequence[Phrase], add_on: bool = False) -> None:
        """Takes in the next row: the terms of its text, and which phrases of it are its own."""
        if add_on:
            self.add_ons.add(len(self.terms_of))
        row, line, own_words = len(self.terms_of), array("i"), 0
        own = owned(terms, phrases)
        for at, (word, is_own) in enumerate(zip(terms.words, own, strict=True)):
            is_own = is_own and at not in terms.turned
            is_negated = word.hyphenated and at in terms.turned  # "non-sterile" is not sterile.
            if is_negated or word.text in self.stop_words:
                line.append(UNSAID)
                continue
            own_words += is_own
            line.append(self._note(word.text, row, is_own))
        for joined, first, _ in terms.joined:
            line.append(self._note(joined, row, own[first]))
        for amount in terms.amounts:
            line.append(self._note(term_of(amount), row, is_own=True))
            self.amounts[self._terms[term_of(amount)]] = amount
        self._terms_of.append(line)
        self.heads.append(head(terms, phrases))
        self.names.append(name(terms, phrases))
        self.beginnings.append(beginning(terms, phrases))
        self.own_words.append(max(own_words, 1))

    def finish(self) -> None:
        """Makes the vocabulary ready to be searched; no row can be added after."""
        self._put_in_order(array("i", sorted(range(len(self.said)), key=self.said.__getitem__)))
        by_stem: dict[str, list[int]] = {}
        for term in self._order:
            if _is_word(word := self.said[term]):
                by_stem.setdefault(new_stem(word), []).append(term)
        self._by_stem = by_stem
        self._terms = {}
        often = len(self) // _OFTEN
        for term, rows in enumerate(self.rows_of):
            if len(rows) > often:
                self._bits[term] = _bits(rows, len(self))
        self.add_on_rows = _bits(array("i", self.add_ons), len(self))
        openings = (term for word in self._vocabulary.openings for term in self.alike(word))
        self.opening_rows = self.rows(openings)
        self.is_finished = True

    def kept(self) -> "KeptPostings":
        """These postings in a form that can be kept."""
        import json

        stems = sorted({new_stem(word) for word in self._words})
        often, size = sorted(self._bits), 4 * (len(self) // 32 + 1)
        numbers = {
            "rows_of": flat(self.rows_of),
            "terms_of": flat(self.terms_of),
            "own_words": self.own_words,
            "heads": self.heads,
            "names": self.names,
            "beginnings": self.beginnings,
            "add_ons": array("i", sorted(self.add_ons)),
            "ends": ends_of(self.said),
            "order": array("i", self._order),
            "stem_ends": ends_of(stems),
            "by_stem": flat([self._by_stem.get(each, ()) for each in stems]),
            "often": array("i", often),
            "often_rows": flat([packed_set(self._bits[term], size) for term in often]),
        }
        words = {
            "said": "".join(self.said),
            "stems": "".join(stems),
            # As JSON in a text, which is read when a query says an amount.
            "amounts": json.dumps([[term, *amount] for term, amount in self.amounts.items()]),
            "openings": f"{self.opening_rows:x}",
        }
        return KeptPostings(words, numbers)

    @classmethod
    def of(
        cls, kept: KeptPostings, vocabulary: Vocabulary, stop_words: frozenset[str]
    ) -> "Postings":
        """The postings that were kept."""
        words, numbers = kept
        postings = cls(vocabulary, stop_words)
        postings.said = Texts(words["said"], numbers["ends"])
        postings._put_in_order(numbers["order"])
        stems = Texts(words["stems"], numbers["stem_ends"])
        postings._by_stem = Lookup(stems, Flat(numbers["by_stem"]))
        postings.rows_of = Flat(numbers["rows_of"])
        postings.terms_of = Flat(numbers["terms_of"])
        postings.own_words, postings.heads = numbers["own_words"], numbers["heads"]
        postings.names, postings.beginnings = numbers["names"], numbers["beginnings"]
        postings._kept_amounts = words["amounts"]
        postings.add_ons = set(numbers["add_ons"])
        postings.add_on_rows = _bits(numbers["add_ons"], len(postings))
        postings.opening_rows = int(words["openings"], 16)
        often = Flat(numbers["often_rows"])
        postings._kept_bits = dict(zip(numbers["often"], often, strict=True))
        postings.is_finished = True
        return postings

    def _put_in_order(self, order: Numbers) -> None:
        self._order, self._in_order = order, Ordered(self.said, order)

    @property
    def _words(self) -> list[str]:
        """The terms that are words, in alphabetical order."""
        return [*filter(_is_word, self._in_order)]

    def _note(self, text: str, row: int, is_own: bool) -> int:
        term = self._terms.get(text)
        if term is None:
            term = self._terms[text] = len(self._said)
            self._said.append(text)
            self._rows_of.append(array("i"))
        rows = self._rows_of[term]
        if not rows or rows[-1] != row:
            rows.append(row)
        return term if is_own else ~term

    def rows(self, terms: Iterable[int]) -> int:
        """The set of rows in which any of these terms stands."""
        found, rare = 0, array("i")
        for term in terms:
            bits = self._bits.get(term)
            if bits is None and term in self._kept_bits:
                bits = self._bits[term] = unpacked_set(self._kept_bits.pop(term))
            if bits is None:
                rare.extend(self.rows_of[term])
            else:
                found |= bits
        return found | _bits(rare, len(self)) if rare else found

    def behind(
        self,
        firsts: Sequence[int],
        seconds: Sequence[int],
        reach: int,
        through: Sequence[int] | None = None,
    ) -> int:
        """The set of rows in which one of the second terms stands so few words behind a first.

        If a way `through` is told, the first is followed by one of these terms, or a stop word.
        """
        found = array("i")
        for row in rows_in(self.rows(firsts) & self.rows(seconds)):
            terms = [term if term > 0 else ~term for term in (*self.terms_of[row], UNSAID)]
            places = [
                at
                for at, term in enumerate(terms)
                if term in firsts and (through is None or terms[at + 1] in (~UNSAID, *through))
            ]
            if any(term in seconds for at in places for term in terms[at + 1 : at + 1 + reach]):
                found.append(row)
        return _bits(found, len(self)) if found else 0

    def without(self, word: str) -> int:
        """The set of rows that say of a word no more than that they are without it."""
        turned = self.named(turned_term(word))
        if not turned:
            return 0
        if (same := stem(word)) not in self._without:
            said = self.alike(word)
            found = array("i")
            for row in rows_in(self.rows(turned)):
                terms = [term if term > 0 else ~term for term in self.terms_of[row]]
                if sum(term in said for term in terms) <= sum(term in turned for term in terms):
                    found.append(row)
            self._without[same] = _bits(found, len(self))
        return self._without[same]

    def named(self, term: str) -> list[int]:
        """The term of this very text, if a row has it."""
        place = place_of(term, self._in_order)
        return [] if place is None else [self._order[place]]

    def alike(self, word: str) -> Sequence[int]:
        """The terms with the same stem, the word's own included."""
        return self._by_stem.get(stem(word), ())

    def starting(self, prefix: str, most: int) -> list[int]:
        """The words that start so; if there are more than `most`, those in the most rows."""
        first = bisect_left(self._in_order, prefix)
        last = bisect_right(self._in_order, prefix + "\U0010ffff", first)
        found = [*self._order[first:last]]
        if len(found) > most:
            found.sort(key=lambda term: -len(self.rows_of[term]))
        return found[:most]

    def containing(self, part: str, most: int) -> list[int]:
        """The words with this inside them ("botulinum" in "onabotulinumtoxina")."""
        said = zip(self._order, self._in_order, strict=True)
        found = (term for term, text in said if part in text and _is_word(text))
        return [*islice(found, most)]

    @cached_property
    def amounts(self) -> dict[int, Amount]:
        """The terms that are amounts."""
        if not self._kept_amounts:
            return {}
        import json  # A session on files that were not published needs none.

        return {term: Amount(*amount) for term, *amount in json.loads(self._kept_amounts)}

    @cached_property
    def sounds(self) -> Sounds:
        """The vocabulary's words by how they sound."""
        return Sounds(self._words)


def _is_word(term: str) -> bool:
    """Whether a term is a word: no amount, and nothing that a text says it is without."""
    return bool(term) and term[0] not in "@#-"


def rows_in(found: int) -> Iterator[int]:
    """The rows of a set, in policy order."""
    text = bin(found)[:1:-1]
    at = text.find("1")
    while at >= 0:
        yield at
        at = text.find("1", at + 1)


def _bits(rows: "array[int]", size: int) -> int:
    marks = bytearray(size // 8 + 1)
    for row in rows:
        marks[row >> 3] |= 1 << (row & 7)
    return int.from_bytes(marks, "little")
