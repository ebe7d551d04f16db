"""Spacing: words that were typed as one, and one word that was typed as two.

Only words that nobody knows are touched: "cathetercare" is "catheter care", "vanco mycin" is
"vancomycin".
"""

import re

from bcp_tui.policy.fillers import EVERYDAY_WORDS, STOP_WORDS
from bcp_tui.search.amounts import is_bound
from bcp_tui.search.postings import Postings
from bcp_tui.search.sayings import Sayings
from bcp_tui.search.words import stem

_JOINTS = (" ", "-")
_PIECES = re.compile(r"[^\W\d_]+|\s+|[^\sa-zA-Z]+")
_SHORTEST_HALF = 4
_IN_SENTENCES = STOP_WORDS | EVERYDAY_WORDS


class Spacing:
    """Mends the spaces of queries, given the words of rows and of sayings."""

    def __init__(self, postings: Postings, sayings: Sayings) -> None:
        self._postings = postings
        self._sayings = sayings

    def mended(self, text: str) -> str:
        """The text with words that nobody knows written as the words they are made of, or make.

        "cathetercare" is "catheter care", and "vanco mycin" is "vancomycin".
        """
        pieces = _PIECES.findall(text)
        for at, piece in enumerate(pieces):
            if not piece.isalpha() or self._stands_alone(piece.lower()):
                continue
            before, after = "".join(pieces[at - 2 : at - 1]), "".join(pieces[at + 2 : at + 3])
            if before and pieces[at - 1] in _JOINTS and self._make_one(before, piece):
                pieces[at - 2 : at + 1] = ["", "", before + piece]
            elif after and pieces[at + 1] in _JOINTS and self._make_one(piece, after):
                pieces[at : at + 3] = [piece + after, "", ""]
            elif not self._knows(piece):
                pieces[at] = self._halves(piece.lower()) or piece
        return "".join(pieces)

    def _make_one(self, first: str, second: str) -> bool:
        """Whether two words are one that was split: no word of a sentence, no saying of two."""
        if not _IN_SENTENCES.isdisjoint((first.lower(), second.lower())):
            return False
        stems = [stem(first.lower()), stem(second.lower())]
        return (
            (first + second).isalpha()
            and self._knows(first + second)
            and not (self._sayings.made_of(stems) or self._sayings.begun(stems))
        )

    def _halves(self, word: str) -> str:
        """Two known words that were typed as one, with a space between; empty if it is none."""
        for at in range(len(word) - _SHORTEST_HALF, _SHORTEST_HALF - 1, -1):
            halves = word[:at], word[at:]
            if all(self._knows(half) and not is_bound(half) for half in halves):
                return " ".join(halves)
        return ""

    def _stands_alone(self, word: str) -> bool:
        """Whether a row has this word, or a saying is this word alone."""
        return bool(self._postings.alike(word) or self._sayings.made_of([stem(word)]))

    def _knows(self, word: str) -> bool:
        """Whether some row or saying has this word, whatever its ending."""
        word = word.lower()
        return bool(self._postings.alike(word)) or self._sayings.knows(word)
