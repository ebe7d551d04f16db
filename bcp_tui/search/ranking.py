"""Ranking: which rows a query finds, and which of them stands first.

The query has been read into words and their senses (see `matching`). For each word there is the
set of rows that have one of its senses:

    antibiotic  every  8 hours            rows with all three sets: TEXT
    ##########  ###    ##      --------   rows with some:           PARTIAL

All words before some words
    A row that says everything that was typed comes before any that does not, whatever the words
    are worth: the one word it lacks may be the one that matters ("pump *repair*").

What a match is worth
    Each word counts by how rare its rows are (log(1 + rows / rows found); a word in more than a
    third of the rows hardly), times how surely it matched, times where: in a phrase of the row's
    own 1, in one that it shares with its neighbours ("administrative services, …") 0.3. So "nurse
    visit" finds the row that is a visit, and not the fifty that say that nursing visits are coded
    separately.

    Words that stand side by side in the query and in the row get up to a fifth more: "per hour".
    A row with little else to say gets up to a fifth more: "antibiotic" is first of all the plain
    antibiotic row. A code that only adds to another ("each additional hour") comes behind it.
    What is equal after that stays in policy order.

What is refused
    A row none of whose own phrases matched is partial at most: it is not about what was asked.
    So is one that is found by a guess. A partial row must match a word that means something: a
    number or a word in more than a third of the rows is not enough. So nothing is found for
    "hearing aid", and only `partial` rows for what the policy has no answer to.

Not every row is weighed: beyond `_WEIGHED` rows the rest are left out, those with every word exact
coming first, then those with every word, then those with the rarer words.
"""

from collections.abc import Sequence
from math import log
from typing import TypeAlias

import msgspec

from bcp_tui.search.matching import Group, Sense, Token
from bcp_tui.search.postings import Postings, rows_in

_SHARED = 0.3
_SIDE_BY_SIDE = 0.2
_LITTLE_ELSE = 0.2
_ADD_ON = 0.9
_COMMON, _COMMON_WORD = 3, 0.4
"""A word in more than one of so many rows is common, and counts for less."""
_WEIGHED = 250


class Weighed(msgspec.Struct, frozen=True, gc=False):
    """A row that was found, what it is worth, and the phrase that led there, if one did."""

    row: int
    every_word: bool
    worth: float
    via: str | None


class Ranking(msgspec.Struct, frozen=True, gc=False):
    """The rows found, best first; the terms that matched; the words that found nothing."""

    rows: list[Weighed]
    matched: frozenset[str]
    unknown: tuple[str, ...]


def rank(tokens: Sequence[Token], postings: Postings) -> Ranking:
    """The rows that a query's words find, best first."""
    if not tokens:
        return Ranking([], frozenset(), ())
    sets = [_rows(token) for token in tokens]
    common = [rows.bit_count() * _COMMON > max(len(postings), _COMMON) for rows in sets]
    weights = [
        log(1 + len(postings) / max(rows.bit_count(), 1)) * (_COMMON_WORD if is_common else 1)
        for rows, is_common in zip(sets, common, strict=True)
    ]
    telling = [
        not is_common and not token.numeric for is_common, token in zip(common, tokens, strict=True)
    ]
    scale = _Scale(tokens, weights, telling, postings)
    weighed = [found for row in _candidates(tokens, sets, weights) if (found := scale.weigh(row))]
    weighed.sort(key=lambda found: (not found.every_word, -round(found.worth, 6), found.row))
    matched = frozenset(postings.said[term] for term in scale.slots)
    unknown = tuple(token.text for token in tokens if not token.senses)
    return Ranking(weighed, matched, unknown)


def _rows(token: Token) -> int:
    found = 0
    for sense in token.senses:
        found |= sense.rows
    return found


def _candidates(tokens: Sequence[Token], sets: list[int], weights: list[float]) -> list[int]:
    """The rows worth weighing, the likelier first."""
    exact = everything = -1
    for token, rows in zip(tokens, sets, strict=True):
        everything &= rows
        surest = 0
        for sense in token.senses:
            if sense.surety >= 0.95:
                surest |= sense.rows
        exact &= surest
    stages = [exact, everything]
    stages += [sets[at] for at in sorted(range(len(sets)), key=lambda at: -weights[at])]
    taken = 0
    found: list[int] = []
    for stage in stages:
        for row in rows_in(max(stage, 0) & ~taken):
            if len(found) == _WEIGHED:
                return found
            found.append(row)
        taken |= stage
    return found


class _Scale:
    """Weighs rows for one query.

    Each group of terms that some sense demands has a *slot*; reading a row once, term by term,
    tells which slots it fills, how good the best place is, and at which words.
    """

    def __init__(
        self, tokens: Sequence[Token], weights: list[float], telling: list[bool], postings: Postings
    ) -> None:
        self._weights = weights
        self._postings = postings
        self._telling = telling
        self.slots: dict[int, list[int]] = {}
        self._senses: list[list[_Slotted]] = []
        slots: dict[Group, int] = {}
        for token in tokens:
            surest_first = sorted(token.senses, key=lambda sense: -sense.surety)
            self._senses.append(
                [
                    (sense, [slots.setdefault(group, len(slots)) for group in sense.groups])
                    for sense in surest_first
                ]
            )
        for group, slot in slots.items():
            for term in group:
                self.slots.setdefault(term, []).append(slot)

    def weigh(self, row: int) -> Weighed | None:
        """What this row is worth; nothing if it does not say enough."""
        places, positions, own = self._read(row)
        worth, close = 0.0, 0.0
        every_word, any_own, telling = True, False, False
        via: str | None = None
        before: tuple[float, list[int]] = (0.0, [])
        for weight, senses, tells in zip(self._weights, self._senses, self._telling, strict=True):
            best, best_sense, slots = _best(senses, places)
            if best_sense is None:
                every_word, before = False, (0.0, [])
                continue
            is_own = any(places[slot] == 1.0 for slot in slots)
            every_word = every_word and best_sense.is_sure
            any_own = any_own or is_own
            telling = telling or tells
            via = via or best_sense.via
            worth += weight * best
            where = [at for slot in slots for at in positions[slot]]
            if any(at + 1 in where for at in before[1]):
                close += min(before[0], weight * best)
            before = weight * best, where
        every_word = every_word and any_own
        if not every_word and not telling:
            return None
        worth += _SIDE_BY_SIDE * close
        worth *= 1 + _LITTLE_ELSE * min(own / self._postings.own_words[row], 1.0)
        if row in self._postings.add_ons:
            worth *= _ADD_ON
        return Weighed(row, every_word, worth, via)

    def _read(self, row: int) -> tuple[dict[int, float], dict[int, list[int]], int]:
        """For each slot the row fills, its best place and where; how many own words fill any."""
        places: dict[int, float] = {}
        positions: dict[int, list[int]] = {}
        own = 0
        wanted = self.slots
        for at, term in enumerate(self._postings.terms_of[row]):
            place = 1.0
            if term < 0:
                term, place = ~term, _SHARED
            if term not in wanted:
                continue
            own += place == 1.0
            for slot in wanted[term]:
                if place > places.get(slot, 0.0):
                    places[slot] = place
                positions.setdefault(slot, []).append(at)
        return places, positions, own


_Slotted: TypeAlias = tuple[Sense, list[int]]


def _best(
    senses: list[_Slotted], places: dict[int, float]
) -> tuple[float, Sense | None, list[int]]:
    """The sense of a word that is worth most in a row, and its slots.

    A phrase's meaning stands where the best of its words does: "home infusion therapy" around
    it is only what its row shares with others.
    """
    best: tuple[float, Sense | None, list[int]] = (0.0, None, [])
    for sense, slots in senses:
        if sense.surety <= best[0]:
            break
        found = [places.get(slot, 0.0) for slot in slots]
        if all(found) and sense.surety * max(found) > best[0]:
            best = sense.surety * max(found), sense, slots
    return best
