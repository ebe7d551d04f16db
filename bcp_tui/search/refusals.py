"""Refusals: what a query says that a thing is not, or is without.

what rows say they are without     "non-programmable", "without border": found by that
what no row says so of             "helmet not custom": set apart, and rows lose by being it
"""

from collections.abc import Sequence

from bcp_tui.search.postings import Postings
from bcp_tui.search.sayings import Sayings
from bcp_tui.search.senses import Sense, Token, rows_of
from bcp_tui.search.terms import Terms, turned_term
from bcp_tui.search.words import stem

TURNED = 0.5
"""What a word is worth that the query says it is without, where a row only says the word."""
_DENYING = frozenset(("not", "isnt", "arent", "doesnt", "dont", "cannot", "cant", "neither", "nor"))
"""Words before what a row may say that it is without."""
_NOT = "not"
_REFUSING = (_NOT, "no", "without")
"""Words before what is set apart: the others may begin a question ("isn't chemo covered")."""
_OR = ("or", "nor")
_BETWEEN = ("a", "an", "the", "for", "with")
"""What may stand between such a word and what a thing is not."""
_REACHES = 6
"""Words behind "not" or "without" in a row that may be what it refuses."""
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
        """The places of words that say that something is not so, each with the places of that."""
        found = {
            at: self._denied_by(words, at) for at, word in enumerate(words) if word in _DENYING
        }
        return {at: places for at, places in found.items() if places}

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

    def set_apart(self, tokens: list[Token], terms: Terms) -> list[Token]:
        """Tells what the query says that a row is not ("not custom"), where no row says so itself.

        The word before it ("not") is left out then; if nothing else is asked for, all is as it was.
        """
        words = [word.text for word in terms.words]
        apart: dict[int, Token] = {}
        refusing: dict[int, int] = {}
        for token in tokens:
            at = token.at - 1
            while at > 0 and words[at] in _BETWEEN:
                at -= 1
            if at > 0 and words[at] in _OR and at - 1 in apart:
                before = refusing[at - 1]
            elif at >= 0 and words[at] in _REFUSING:
                before = at
            else:
                continue
            if not self._is_said(words[before], token):
                apart[token.at], refusing[token.at] = token, before
        left_out = {*refusing.values()}
        kept = [token for token in tokens if token.at not in left_out]
        if all(token.at in apart for token in kept):
            return tokens
        for token in apart.values():
            token.unwanted = self._rows_being(token)
            token.without = words[refusing[token.at]] != _NOT
        return kept

    def _is_said(self, refusing: str, token: Token) -> bool:
        """Whether rows or sayings say that something is not so; or none says surely that it is."""
        together = [stem(refusing), stem(token.text)]
        return bool(
            token.numeric
            or not _sure(token)
            or self.turned(token.text)
            or self._sayings.begun(together)
            or self._sayings.made_of(together)
            or self._postings.behind(
                self._postings.alike(refusing), self._postings.alike(token.text), 1
            )
        )

    def _rows_being(self, token: Token) -> int:
        """The rows that surely say a word, but those that refuse it ("not used with a pump")."""
        sure = _sure(token)
        said = [term for sense in sure for group in sense.groups for term in group]
        refusing = [term for word in _REFUSING for term in self._postings.alike(word)]
        return rows_of(sure) & ~self._postings.behind(refusing, said, _REACHES)


def _sure(token: Token) -> list[Sense]:
    """The senses of a word that are no guess."""
    least = _SURE * (TURNED if token.turned else 1)
    return [sense for sense in token.senses if sense.is_sure and sense.surety >= least]
