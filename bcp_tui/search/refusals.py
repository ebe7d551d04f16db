"""Refusals: what a query says that a thing is not, or is without.

what rows say they are without     "non-programmable", "without border": found by that
what no row says so of             "helmet not custom": set apart, and not looked for

Either way the rows that are what a query refuses lose, and are no sure answer.
"""

from collections.abc import Collection, Mapping, Sequence

from bcp_tui.search.postings import Postings
from bcp_tui.search.sayings import Sayings
from bcp_tui.search.senses import Sense, Token, rows_of
from bcp_tui.search.terms import Terms, is_either_way, turned_term
from bcp_tui.search.words import stem

TURNED = 0.5
"""What a word is worth that the query says it is without, where a row only says the word."""
_DENYING = frozenset(("not", "isnt", "arent", "doesnt", "dont", "cannot", "cant", "neither", "nor"))
"""Words before what a row may say that it is without."""
_NOT, _USED = "not", "used"
_SAYING_NO = (_NOT, "neither", "nor")
_BEING_WITHOUT = ("no", "without")
_REFUSING = (_NOT, "neither", "except", "excluding", *_BEING_WITHOUT)
"""Words before what is refused: the others may begin a question ("isn't chemo covered")."""
_OTHER, _THAN = "other", "than"
_TURNING = {*_DENYING, *_REFUSING, _THAN, "non"}
_OR = ("or", "nor")
_BETWEEN = frozenset(
    (
        *("a", "an", "any", "as", "at", "being", "billed", "by", "for", "from", "in", "made", "of"),
        *("on", "the", "to", "used", "using", "with"),
    )
)
"""What may stand between such a word and what a thing is not."""
_REACHES, _EXCLUDES = 6, 3
"""Words behind "not used" and "excludes" in a row that may be what it refuses."""
_OPEN = 2
"""Words behind "with or without" that are left open."""
_SURE = 0.8
"""How sure a sense is at least that is no guess."""


class Refusals:
    """Reads refusals against one set of postings and sayings."""

    def __init__(self, postings: Postings, sayings: Sayings) -> None:
        self._postings = postings
        self._sayings = sayings

    def turned(self, word: str) -> list[int]:
        """The terms of what rows say they are without: a word, or else what callers mean by it."""
        meant = (saying.means for saying in self._sayings.made_of([stem(word)]))
        return self._postings.named(turned_term(word)) or [
            term for means in meant for term in self._postings.named(turned_term(means))
        ]

    def denied(self, words: Sequence[str]) -> dict[int, Sequence[int]]:
        """The places of words that say that something is not so, each with the places of that.

        Before anything is named they only begin a question ("why isn't the pump covered").
        """
        idle = self._postings.stop_words | _DENYING
        named = (at for at, word in enumerate(words) if word not in idle)
        begins = next(named, len(words))
        found = {
            at: self._denied_by(words, at)
            for at, word in enumerate(words)
            if word in _DENYING and (at > begins or word in _SAYING_NO)
        }
        return {at: places for at, places in found.items() if places}

    def turned_of(self, words: Sequence[str], turned: Collection[int]) -> set[int]:
        """Which of the words after "without" and the like it negates, by their places.

        That is the next word, and those that rows join to it: "without adhesive border sterile" is
        sterile.
        """
        meant: set[int] = set()
        for at in sorted(turned):
            before = at - 1
            while before > 0 and words[before] in _BETWEEN:
                before -= 1
            if words[before] in _TURNING or (
                before in meant
                and self.turned(words[at])
                and self._stand_together(words[before], words[at])
            ):
                meant.add(at)
        return meant

    def _stand_together(self, first: str, second: str) -> bool:
        alike = self._postings.alike
        return bool(self._postings.behind(alike(first), alike(second), 1))

    def _denied_by(self, words: Sequence[str], at: int) -> Sequence[int]:
        """The places of what the word at a place says is not so, if some row says that too.

        That is the next word but stop words ("can't be programmed"), and those that rows join to it
        ("not rate responsive").
        """
        places = (
            place
            for place in range(at + 1, len(words))
            if words[place] not in self._postings.stop_words
        )
        first = next(places, None)
        if first is None or not self._postings.named(turned_term(words[first])):
            return ()
        end = first + 1
        while end < len(words) and self._postings.alike(words[end - 1] + words[end]):
            end += 1
        return range(first, end)

    def refuse(self, tokens: list[Token], terms: Terms) -> list[Token]:
        """The words to look for, each with the rows that say the opposite.

        Where no row that has the other words refuses a word as the query does ("not custom"), it is
        set apart, and the word that refuses it is left out, unless nothing else is asked for.
        """
        words = [word.text for word in terms.words]
        by_place = {token.at: token for token in tokens}
        refused: dict[int, int] = {}
        for token in tokens:
            before = self._refusing(words, token, refused)
            if before is not None and not token.numeric:
                refused[token.at] = before
            elif not (token.turned or _is_open(words, token.at)):
                token.opposed = self._postings.without(token.text)
        others = self._rows_with_others(tokens, refused)
        for at, before in refused.items():
            token = by_place[at]
            said_by = by_place[before].senses if before in by_place else []
            refusing = self._rows_refusing(words[before], token, said_by)
            being = self._rows_being(token, said_by)
            token.opposed = being & ~refusing & ~self._rows_denying(token, said_by)
            token.is_apart = bool(being) and not refusing & others
            token.without = token.is_apart and words[before] in _BEING_WITHOUT
        left_out = _left_out(tokens, refused, words)
        kept = [token for token in tokens if token.at not in left_out]
        if any(not token.is_apart for token in kept):
            return kept
        for token in kept:
            token.is_apart = token.without = False
        return tokens

    def _refusing(
        self, words: Sequence[str], token: Token, refused: Mapping[int, int]
    ) -> int | None:
        """The place of the word that refuses this one, if one does."""
        at = token.at - 1
        while at > 0 and words[at] in _BETWEEN:
            at -= 1
        if at > 0 and words[at] in _OR and at - 1 in refused:
            return refused[at - 1]
        if at >= 0 and words[at] in _REFUSING:
            return None if is_either_way(words[max(at - 2, 0) : at + 1]) else at
        if at > 0 and words[at - 1 : at + 1] == [_OTHER, _THAN]:
            return at - 1
        if not token.turned:
            return None
        return next((at for at in range(at, -1, -1) if words[at] in _TURNING), None)

    def _rows_with_others(self, tokens: Sequence[Token], refused: Mapping[int, int]) -> int:
        """The rows that have all words but numbers, what is refused, and what refuses it."""
        rows, left_out = -1, {*refused, *refused.values()}
        for token in tokens:
            if token.senses and not token.numeric and token.at not in left_out:
                rows &= rows_of(token.senses)
        return rows

    def _rows_refusing(self, refusing: str, token: Token, said_by: Sequence[Sense]) -> int:
        """The rows that refuse a word as the query does, or have what both words mean together."""
        alike = self._postings.alike
        together = rows_of([sense for sense in token.senses if sense in said_by])
        refused = self._postings.behind(alike(refusing), alike(token.text), 1)
        return together | self._postings.rows(self.turned(token.text)) | refused

    def _rows_being(self, token: Token, said_by: Sequence[Sense]) -> int:
        """The rows that surely say a word."""
        return rows_of(self._being(token, said_by))

    def _being(self, token: Token, said_by: Sequence[Sense]) -> list[Sense]:
        """The sure senses of a word but those that it has with the word that refuses it."""
        turned = (tuple(self.turned(token.text)),)
        return [each for each in _sure(token) if each not in said_by and each.groups != turned]

    def _rows_denying(self, token: Token, said_by: Sequence[Sense]) -> int:
        """The rows that say a word only to refuse it ("not used with a pump", "excludes ...")."""
        said = [
            term
            for sense in self._being(token, said_by)
            for group in sense.groups
            for term in group
        ]
        alike, behind = self._postings.alike, self._postings.behind
        return (
            self._postings.without(token.text)
            | behind(alike(_NOT), said, 1)
            | behind(alike(_NOT), said, _REACHES, through=alike(_USED))
            | behind([*alike("excluding"), *alike("except")], said, _EXCLUDES)
        )


def _left_out(
    tokens: Sequence[Token], refused: Mapping[int, int], words: Sequence[str]
) -> set[int]:
    """The places of the words that refuse what is set apart, and join it."""
    places: set[int] = set()
    for token in tokens:
        if token.is_apart:
            before = refused[token.at]
            places |= {before, before + 1} if words[before] == _OTHER else {before}
            places |= {token.at - 1} if words[token.at - 1] in _OR else set()
    return places


def _is_open(words: Sequence[str], at: int) -> bool:
    """Whether a word may be there or not: "with or without contrast"."""
    ends = range(max(at + 1 - _OPEN, 1), at + 1)
    return any(is_either_way(words[max(end - 3, 0) : end]) for end in ends)


def _sure(token: Token) -> list[Sense]:
    """The senses of a word that are no guess."""
    least = _SURE * (TURNED if token.turned else 1)
    return [sense for sense in token.senses if sense.is_sure and sense.surety >= least]
