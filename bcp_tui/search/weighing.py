"""Weighing: what a row is worth to a query, as `ranking` says."""

from collections.abc import Container, Sequence
from math import log
from typing import NamedTuple

from bcp_tui.policy.fillers import EVERYDAY_WORDS
from bcp_tui.search.postings import Postings
from bcp_tui.search.senses import Group, Sense, Token, asks_for_add_on, rarity, rows_of
from bcp_tui.search.words import stem

_SHARED, _SHARED_HEAD, _BEHIND_HEAD = 0.3, 0.5, 0.9
_SHARED_NAME = 0.9
"""What names a row, though it shares that with its neighbours."""
_SIDE_BY_SIDE = 0.2
_LITTLE_ELSE = 0.2
_NAMED = 0.15
"""What a row with all words gains by being what the query names."""
_AS_SAID = 0.2
"""What a row with all words gains by having what several of them say together."""
_BEHIND = 0.9
_OPPOSED = 0.5
"""What a row keeps of its worth that says the opposite of what was asked."""
_NO_ADD_ON, _OPENING = 0.8, 0.5
"""What a row that is none keeps of its worth if an add-on is asked for; if it is "initial"."""
_COMMON, _COMMON_WORD = log(1 + 3), 0.4
"""A word in more than a third of the rows is common, and counts for less."""
_NO_SUCH_NUMBER = 0.2
"""What a number counts that no row has: a dose says little of what is asked."""
_RARE = log(1 + 100)
"""An amount this rare is no bare number: it tells."""
_FEW = 10
"""No word is common in so few rows."""
LEAST_SHARE = 0.36
"""What a partial row says at least of the query's words, each as its rarity weighs."""


class Weighed(NamedTuple):
    """A row that was found, what it is worth, the phrase that led there, and what matched."""

    row: int
    every_word: bool
    worth: float
    words: int
    share: float
    """How many of the query's words it says; what share, each as its rarity weighs."""
    via: str | None
    matched: frozenset[str]
    surety: float
    """How surely the least sure of its words matched, where every word did."""


class Wanted(NamedTuple):
    """A word of the query on the scale."""

    weight: float
    senses: list["_Slotted"]
    rows: int
    tells: bool
    """It means something by itself: neither a number nor a common word."""


class _Slotted(NamedTuple):
    """A sense, the slots of its groups, and its surety as a share of the word's surest sense."""

    sense: Sense
    slots: list[int]
    share: float
    names_drug: bool
    """Its word is a drug's name as it is written: what a query is about, whatever else it says."""


class Scale:
    """Weighs rows for one query.

    Each group of terms that some sense demands has a *slot*; reading a row once, term by term,
    tells which slots it fills, how good the best place is, and at which words.
    """

    def __init__(
        self,
        tokens: Sequence[Token],
        postings: Postings,
        drug_names: Container[str],
        opposed: int,
        is_sure: bool,
    ) -> None:
        self._postings = postings
        self._drug_names = drug_names
        self.opposed = opposed
        self._is_sure = is_sure
        self._terms: dict[tuple[int, ...], frozenset[str]] = {}
        self.slots: dict[int, list[int]] = {}
        self._continuing = {token.at for token in tokens if asks_for_add_on(token, postings)}
        self._naming = {
            term
            for token in tokens
            for alike in postings.alike(token.text)
            if _one(postings.said[alike]) == _one(token.text)
            for term in (alike, ~alike)
        }
        by_group: dict[Group, int] = {}
        self.words = [self._wanted(token, by_group) for token in tokens]
        self._some_tell = any(word.tells for word in self.words)
        self._said = self._sayings()
        self._weight = sum(word.weight for word in self.words)
        for group, slot in by_group.items():
            for term in group:
                slots = self.slots.setdefault(term, [])
                slots.append(slot)
                self.slots[~term] = slots  # As rows keep a term that they share.

    def _wanted(self, token: Token, by_group: dict[Group, int]) -> Wanted:
        rows = rows_of(token.senses)
        rare = rarity(token, self._postings)
        is_common = (rare <= _COMMON and rows.bit_count() > _FEW) or (
            stem(token.text) in self._postings.kinds or token.text in EVERYDAY_WORDS
        )
        surest = max((sense.surety for sense in token.senses), default=1.0)
        senses = [
            _Slotted(
                sense,
                [by_group.setdefault(group, len(by_group)) for group in sense.groups],
                sense.surety / surest,
                self._names_drug(token, sense),
            )
            for sense in sorted(token.senses, key=lambda sense: (-sense.surety, -sense.spans))
        ]
        weight = token.share * rare * (_COMMON_WORD if is_common else 1)
        if token.numeric and not rows:
            weight *= _NO_SUCH_NUMBER
        is_number = token.numeric and (token.share == 1 or rare <= _RARE)
        tells = not (is_common or is_number or token.at in self._continuing)
        return Wanted(weight, senses, rows, tells)

    def _names_drug(self, token: Token, sense: Sense) -> bool:
        if sense.spans > 1:
            return sense.is_sure and sense.via in self._drug_names
        return token.text in self._drug_names

    @property
    def rows_of_drugs(self) -> int:
        """The rows that have a drug which the query names."""
        found = 0
        for word in self.words:
            for slotted in word.senses:
                if slotted.names_drug:
                    found |= slotted.sense.rows
        return found

    def _sayings(self) -> list[tuple[list[int], float]]:
        """The slots of each saying of several words, and what those words weigh."""
        weights: dict[int, float] = {}
        slots: dict[int, list[int]] = {}
        for word in self.words:
            for slotted in word.senses:
                if slotted.sense.spans > 1:
                    at = id(slotted.sense)
                    weights[at] = weights.get(at, 0.0) + word.weight * slotted.sense.surety
                    slots[at] = slotted.slots
        return [(slots[at], weight) for at, weight in weights.items()]

    def weigh(self, row: int) -> Weighed | None:
        """What this row is worth; nothing if it does not say enough."""
        places, positions, own, is_named = self._read(row)
        worth, close, said = 0.0, 0.0, 0.0
        is_opposed = self.opposed >> row & 1
        every_word, all_sure, is_about, tells = not is_opposed, True, False, False
        names_drug = False
        via: str | None = None
        matched: list[Sense] = []
        before: tuple[float, _Slotted | None] = (0.0, None)
        for word in self.words:
            best, place, found = _best(word.senses, places)
            if found is None:
                every_word, before = False, (0.0, None)
                continue
            if place > _SHARED and (word.tells or not self._some_tell):
                tells, is_about = tells or word.tells, True
            matched.append(found.sense)
            names_drug = names_drug or found.names_drug
            all_sure = all_sure and found.sense.is_sure
            via = via or found.sense.via
            worth += word.weight * best
            said += word.weight
            if before[1] and _side_by_side(before[1], found, positions):
                close += min(before[0], word.weight * best)
            before = word.weight * best, found
        if not every_word and not tells:
            return None
        worth += _SIDE_BY_SIDE * close
        if every_word and self._said:
            worth += _AS_SAID * max(
                weight * all(slot in places for slot in slots) for slots, weight in self._said
            )
        worth *= 1 + _LITTLE_ELSE * min(own / self._postings.own_words[row], 1.0)
        worth *= self._turn(row) * (_OPPOSED if is_opposed else 1)
        if every_word and is_named:
            worth *= 1 + _NAMED
        whole = every_word and all_sure and is_about and self._is_sure
        share = said / self._weight if self._weight else 0.0
        if not every_word and share < LEAST_SHARE and not names_drug:
            return None
        surety = min([sense.surety for sense in matched]) if whole else 0.0
        terms = self._terms_of(matched)
        said_of_it = len(matched) - is_opposed
        return Weighed(row, whole, worth, said_of_it, share, via, terms, surety)

    def _turn(self, row: int) -> float:
        """What a row keeps of its worth by being an add-on, or not, where one is asked for."""
        if row in self._postings.add_ons:
            return 1.0 if self._continuing else _BEHIND
        if not self._continuing:
            return 1.0
        return _OPENING if self._postings.opening_rows >> row & 1 else _NO_ADD_ON

    def _terms_of(self, senses: list[Sense]) -> frozenset[str]:
        """The terms to highlight; most rows match by the same senses, so they are kept."""
        key = tuple(map(id, senses))
        if key not in self._terms:
            said = self._postings.said
            self._terms[key] = frozenset(
                said[term] for sense in senses for group in sense.groups for term in group
            )
        return self._terms[key]

    def _read(self, row: int) -> tuple[dict[int, float], dict[int, list[int]], int, bool]:
        """For each slot the row fills, its best place and where; how many own words fill any.

        And whether a word of the query names what the row is.
        """
        places: dict[int, float] = {}
        positions: dict[int, list[int]] = {}
        own, wanted = 0, self.slots
        head, beginning = self._postings.heads[row], self._postings.beginnings[row]
        name, is_named = self._postings.names[row], False
        several = len(self.words) > 1
        terms = self._postings.terms_of[row]
        for at in [at for at, term in enumerate(terms) if term in wanted]:
            term = terms[at]
            if at == name and term in self._naming:
                is_named = True
                place = 1.0 if term > 0 else _SHARED_NAME
                own += term > 0
            elif term < 0:
                place = _SHARED_HEAD if at < beginning else _SHARED
            else:
                place = 1.0 if at < head else _BEHIND_HEAD
                own += 1
            for slot in wanted[term]:
                if place > places.get(slot, 0.0):
                    places[slot] = place
                if several:
                    positions.setdefault(slot, []).append(at)
        return places, positions, own, is_named


def _one(word: str) -> str:
    """A word as it stands for one thing, roughly: "crutch" for "crutches"."""
    return word.removesuffix("s").removesuffix("e")


def _best(senses: list[_Slotted], places: dict[int, float]) -> tuple[float, float, _Slotted | None]:
    """What a word is worth most in a row, how good a place that has, and the sense that has it.

    A phrase's meaning stands where the best of its words does: "home infusion therapy" around
    it is only what its row shares with others.
    """
    most, at_best, best = 0.0, 0.0, None
    for slotted in senses:
        slots, share = slotted.slots, slotted.share
        if share <= most:
            break
        place = places.get(slots[0], 0.0)
        if len(slots) > 1:
            everywhere = [places.get(slot, 0.0) for slot in slots]
            place = max(everywhere) if all(everywhere) else 0.0
        if share * place > most:
            most, at_best, best = share * place, place, slotted
    return most, at_best, best


def _side_by_side(first: _Slotted, second: _Slotted, positions: dict[int, list[int]]) -> bool:
    """Whether two words stand side by side in a row too, or are one phrase."""
    if first.sense is second.sense:
        return True
    after = positions[second.slots[0]]
    return any(at + 1 in after for at in positions[first.slots[0]])
