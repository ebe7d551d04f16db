"""Matching: what each word of a query can stand for in the rows, and how surely.

A word of the query is looked for in this order:

    exact      1.0    the word itself
    stem       0.95   another ending: "refill" for "refilling"
    joined     1.0    two words side by side that the policy writes as one: "anti spasmodic"
    prefix     < 0.8  the beginning of a word, the fewer letters are missing the surer. Any word
                      nobody knows may be one; a known word only if it is the last and may still
                      be typed, and then at a third: "port" is not first of all "portable"
    typo       < 0.8  only if all these find nothing: the nearest words of policy and sayings
                      (see `typos`); what is only a guess makes a row `partial`

Beside these stand, for words side by side,

    amount     ≤ 1.0  "q8h", "over 3 liters", "tid": as well as it fits (see `amounts`)
    saying     0.9    what search.toml says they mean; a single word 0.8; less around another word
                      ("heart medicine drip"), with a typo, or while it is typed

A word of those that sentences are made of ("up", "mom") is left out where nobody knows it, one that
only links ("under DME") also where it is part of a saying that the query does not use. "No" is
"without" before what a row may be without, and "not" says there what a row is not. Where no row
says that, what the query does not want is set apart ("not custom"): rows lose by saying it.

What a word can stand for is kept as `Sense`s. A saying or an amount is a sense of every word it
spans, so that a row may satisfy each word in its own way.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice, pairwise, product

from bcp_tui.policy.fillers import EVERYDAY_WORDS, LINKING_WORDS, STOP_WORDS
from bcp_tui.search.amounts import closeness
from bcp_tui.search.postings import Postings
from bcp_tui.search.refusals import TURNED, Refusals
from bcp_tui.search.sayings import LONGEST_SAYING, Saying, Sayings
from bcp_tui.search.senses import Group, MeantWord, Sense, Token
from bcp_tui.search.spacing import Spacing
from bcp_tui.search.terms import (
    Terms,
    is_either_way,
    read_terms,
    terms_in_sight,
    turned_term,
)
from bcp_tui.search.typos import Sounds, meant_by
from bcp_tui.search.words import as_typed, is_number, stem

_STEM, _INFIX = 0.95, 0.7
_PHRASE, _SAYING, _AROUND, _UNFINISHED = 0.9, 0.8, 0.7, 0.5
"""How sure a saying is: of several words, of one, around another word, its first words only."""
_NO, _WITHOUT = "no", "without"
_NAME = 0.95
_SECOND_MEANING, _LAST_MEANING = 0.9, 0.75
"""A saying of several entries of search.toml means above all what its first entry says."""
_MISSING_LETTERS = ((2, 0.8), (5, 0.75), (99, 0.7))
"""How sure a prefix is, by how many letters of the word are missing."""
_BESIDE_KNOWN, _SAYING_PREFIX = 0.35, 0.8
_SHORTEST_PREFIX = 4
"""Letters from which a word that is not the last may be a beginning only."""
_SHORTEST_SAYING_PREFIX, _LONGER = 5, 1.7
"""A word may be the beginning of a saying's from so many letters, and if it is most of it."""
_SHORTEST_INFIX = 6
_MOST_PREFIXED, _MOST_SAID = 48, 12
_MOST_WORDS, _MOST_READINGS = 24, 32
"""What is looked at of a query, and of the ways to read words side by side as a saying."""
_SLIPPED = (0.78, 0.7, 0.6, 0.5)
"""How sure a typo is, by its slips."""


class Matcher:
    """Reads queries against one set of postings and sayings."""

    def __init__(self, postings: Postings, sayings: Sayings, of_things: bool) -> None:
        self._of_things = of_things
        self._postings = postings
        self._sayings = sayings
        self._spacing = Spacing(postings, sayings)
        self._refusals = Refusals(postings, sayings)
        self._meanings: dict[str, tuple[tuple[Group, ...], int]] = {}

    def hear(self, words: int) -> bool:
        """Hear so many more of the known words, which typos are compared with; whether all are."""
        return all(each.build(words) for each in self._sounds)

    @property
    def _sounds(self) -> tuple[Sounds, Sounds]:
        return self._postings.sounds, self._sayings.sounds

    def read(self, text: str, guess: bool = True) -> list[Token]:
        """The words of a query that are to be found, with their senses; typos if it may `guess`."""
        typing = text[-1:].isalnum()
        terms = terms_in_sight(self._spacing.mended(as_typed(text)))
        tokens = self._tokens(terms, typing)[:_MOST_WORDS]
        for token in tokens:
            self._look_up(token, alone=len(tokens) == 1, guess=guess)
        tokens = [token for token in tokens if not self._is_idle(token)] or tokens
        self._join(tokens)
        self._say(tokens)
        self._measure(tokens, terms)
        tokens = [
            each for each in tokens if each.senses or each.text not in LINKING_WORDS
        ] or tokens
        if self._of_things:
            tokens = self._refusals.refuse(tokens, terms)
        if len(tokens) > 1 and tokens[-1].last and len(tokens[-1].text) < 3:
            # The one or two letters just typed are no word yet that could fail to match.
            return tokens if tokens[-1].senses else tokens[:-1]
        return tokens

    def _tokens(self, terms: Terms, typing: bool) -> list[Token]:
        """The words to be found: no stop words but those that an amount or a saying needs."""
        words = [word.text for word in terms.words]
        needed = {at for amount in terms.amounts for at in range(amount.first, amount.end)}
        for start in range(len(words)):
            for end in range(start + 1, min(len(words), start + LONGEST_SAYING) + 1):
                if self._means_something(words[start:end]):
                    needed.update(range(start, end))
        last = len(words) - 1
        denied_by = self._refusals.denied(words)
        turned = self._refusals.turned_of(words, terms.turned)
        turned.update(place for places in denied_by.values() for place in places)
        return [
            Token(
                word,
                at,
                last=typing and at == last,
                numeric=is_number(word),
                turned=at in turned,
                turns=at + 1 in turned,
            )
            for at, word in enumerate(words)
            if (word not in self._postings.stop_words or at in needed)
            and at not in denied_by
            and not is_either_way(words[max(at - 2, 0) : at + 1])
        ]

    def _is_idle(self, token: Token) -> bool:
        """Whether a word is of those that sentences are made of, and no row or saying has it."""
        return token.text in EVERYDAY_WORDS and not (token.senses or token.readings)

    def _means_something(self, words: Sequence[str]) -> bool:
        """Whether words that rest on a stop word are a saying for what some row says."""
        sayings = self._sayings.resting_on_stop_words(words)
        return any(self.meaning(saying.means)[1] for saying in sayings)

    def _look_up(self, token: Token, alone: bool, guess: bool) -> None:
        """Adds what the word stands for on its own."""
        word, terms = token.text, self._postings.alike(token.text)
        exact = tuple(term for term in terms if self._postings.said[term] == word)
        if token.turned:
            self._add(token, self._refusals.turned(word), 1.0)
            self._add(token, terms, TURNED)
        else:
            if word == _NO and token.turns:
                self._add(token, self._postings.alike(_WITHOUT), 1.0)
            self._add(token, exact, 1.0)
            self._add(token, [term for term in terms if term not in exact], _STEM)
        if self._sayings.knows(word):
            token.readings.append(MeantWord(word, 1.0))
        known = bool(terms or token.readings)
        is_whole = known or word in EVERYDAY_WORDS
        if (token.last and (alone or len(word) > 1)) or (
            not is_whole and len(word) >= _SHORTEST_PREFIX
        ):
            self._look_up_prefix(token, _BESIDE_KNOWN if known else 1.0)
        if token.senses or token.readings or is_whole:
            return
        if len(word) >= _SHORTEST_INFIX:
            self._add(token, self._postings.containing(word, _MOST_PREFIXED), _INFIX)
        if guess and not token.senses:
            for slipped in meant_by(word, self._sounds, typing=token.last):
                surety = _SLIPPED[slipped.slips]
                self._add(token, self._postings.alike(slipped.word), surety, slipped.is_sure)
                if self._sayings.knows(slipped.word):
                    token.readings.append(MeantWord(slipped.word, surety, slipped.is_sure))

    def _look_up_prefix(self, token: Token, share: float) -> None:
        word, said = token.text, self._postings.said
        known = set(self._postings.alike(word))
        longer = self._postings.starting(word, _MOST_PREFIXED)
        least = 1
        for missing, surety in _MISSING_LETTERS:
            terms = [
                term
                for term in longer
                if least <= len(said[term]) - len(word) <= missing and term not in known
            ]
            self._add(token, terms, surety * share)
            least = missing + 1
        if len(word) >= _SHORTEST_SAYING_PREFIX:
            token.readings += [
                MeantWord(longer_word, share * _SAYING_PREFIX, is_sure=False)
                for longer_word in self._sayings.starting(word, _MOST_SAID)
                if stem(longer_word) != stem(word) and len(longer_word) <= _LONGER * len(word)
            ]

    def _add(self, token: Token, terms: Iterable[int], surety: float, is_sure: bool = True) -> None:
        group = tuple(terms)
        if group:
            rows = self._postings.rows(group)
            token.senses.append(Sense((group,), surety, rows, is_sure=is_sure))

    def _join(self, tokens: list[Token]) -> None:
        for first, second in pairwise(tokens):
            terms = tuple(self._postings.alike(first.text + second.text))
            if terms and not (first.numeric or first.turned or second.turned):
                sense = Sense((terms,), 1.0, self._postings.rows(terms))
                first.senses.append(sense)
                second.senses.append(sense)

    def _say(self, tokens: list[Token]) -> None:
        """Adds the sayings that tokens make: side by side, or around one other word."""
        for start in range(len(tokens)):
            for end in range(start + 1, min(len(tokens), start + LONGEST_SAYING) + 1):
                together = tokens[start:end]
                self._say_with(together, _PHRASE if len(together) > 1 else _SAYING)
                for between in range(1, end - start - 1):
                    idle = together[between].text in STOP_WORDS
                    around = together[:between] + together[between + 1 :]
                    self._say_with(around, _PHRASE if idle else _AROUND)
            if tokens[-1].last and not tokens[-1].senses and len(tokens[-1].text) > 2:
                self._begin_with(tokens[start:])

    def _say_with(self, tokens: list[Token], surety: float) -> None:
        if all(token.turned for token in tokens):
            surety *= TURNED
        for stems, read in _read_as(tokens):
            said = [each for each in self._sayings.made_of(stems) if self.meaning(each.means)[1]]
            for at, saying in enumerate(said):
                likely = surety * max(_SECOND_MEANING**at, _LAST_MEANING)
                if saying.is_name:
                    likely = _NAME
                self._add_saying(tokens, saying, likely * read.surety, read.is_sure)

    def _begin_with(self, tokens: list[Token]) -> None:
        for stems, read in _read_as(tokens):
            for saying in self._sayings.begun(stems):
                self._add_saying(tokens, saying, _UNFINISHED * read.surety, is_sure=False)

    def _add_saying(
        self, tokens: Sequence[Token], saying: Saying, surety: float, is_sure: bool
    ) -> None:
        groups, rows = self.meaning(saying.means)
        if rows:
            sense = Sense(groups, surety, rows, saying.phrase, is_sure, len(tokens))
            for token in tokens:
                token.senses.append(sense)

    def meaning(self, means: str) -> tuple[tuple[Group, ...], int]:
        """The terms that a saying's meaning demands, and the set of rows that have them all."""
        if means not in self._meanings:
            terms = read_terms(means)
            groups = [
                tuple(
                    self._postings.named(turned_term(word.text))
                    if at in terms.turned
                    else self._postings.alike(word.text)
                )
                for at, word in enumerate(terms.words)
                if word.text not in self._postings.stop_words
            ]
            groups += [
                tuple(
                    term
                    for term, amount in self._postings.amounts.items()
                    if closeness(meant, amount) == 1.0
                )
                for meant in terms.amounts
            ]
            rows = -1
            for group in groups:
                rows &= self._postings.rows(group)
            self._meanings[means] = tuple(groups), max(rows, 0)
        return self._meanings[means]

    def _measure(self, tokens: list[Token], terms: Terms) -> None:
        """Lets amounts be found by what they amount to, and not by their words here and there."""
        for amount in terms.amounts:
            fitting: dict[float, list[int]] = {}
            for term, described in self._postings.amounts.items():
                if surety := closeness(amount, described):
                    fitting.setdefault(surety, []).append(term)
            spanned = [token for token in tokens if amount.first <= token.at < amount.end]
            in_digits = any(is_number(token.text) for token in spanned)
            for token in spanned if fitting else ():
                token.numeric, token.share = True, 1 / len(spanned)
                if in_digits:
                    token.senses.clear()
                for surety, found in fitting.items():
                    self._add(token, found, surety)


def _read_as(tokens: Sequence[Token]) -> Iterator[tuple[list[str], MeantWord]]:
    """Every way to read tokens as words of sayings: their stems, and the least sure of them."""
    for readings in islice(product(*(token.readings for token in tokens)), _MOST_READINGS):
        yield (
            [stem(reading.word) for reading in readings],
            MeantWord(
                "",
                min(reading.surety for reading in readings),
                all(reading.is_sure for reading in readings),
            ),
        )
