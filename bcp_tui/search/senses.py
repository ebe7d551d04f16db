"""Senses: what the words of a query can stand for, and in which rows.

`matching.py` finds them; `ranking.py` weighs rows by them.
"""

from collections.abc import Sequence
from math import log
from typing import NamedTuple

from bcp_tui.search.postings import Postings

_LIKELY = 0.7
"""A sense this sure, beside the surest of its word, is a likely one."""

Group = tuple[int, ...]


class Sense(NamedTuple):
    """One thing that words of a query can stand for.

    A row has it if it has a term of every group. `surety` runs from 0 to 1; what is not sure at all
    is a guess: the first words of a saying, or a word with many slips for its length.
    """

    groups: tuple[Group, ...]
    surety: float
    rows: int
    via: str | None = None
    is_sure: bool = True
    spans: int = 1
    """Words of the query that say it."""


class MeantWord(NamedTuple):
    """A word of some saying that a word of the query may be."""

    word: str
    surety: float
    is_sure: bool = True


class Token:
    """A word of the query, the words of sayings it may be, and its senses.

    `share` is of its weight: the words of an amount share that of one word. The `opposed` rows are
    no sure answer: they say the word where the query refuses it, or that they are without it where
    the query asks for it. A refused word is set apart, and not looked for, if no row says the same
    as the query. Where a row is to be `without` it, one that is silent is no sure answer either.
    """

    def __init__(
        self,
        text: str,
        at: int,
        last: bool = False,
        numeric: bool = False,
        turned: bool = False,
        turns: bool = False,
    ) -> None:
        self.text = text
        self.at = at
        self.last = last
        self.numeric = numeric
        self.turned = turned
        self.turns = turns
        self.share = 1.0
        self.opposed = 0
        self.is_apart = False
        self.without = False
        self.readings: list[MeantWord] = []
        self.senses: list[Sense] = []


def rows_of(senses: Sequence[Sense], surer_than: float = 0.0) -> int:
    """The rows that have one of these senses."""
    found = 0
    for sense in senses:
        if sense.surety >= surer_than:
            found |= sense.rows
    return found


def rarity(token: Token, postings: Postings) -> float:
    """How rare a word is: by the rows that say it, or that have what it means if they are fewer.

    So "nurse" is as rare as visits are, though every second row speaks of nursing visits.
    """
    literal = rows_of([sense for sense in token.senses if not sense.via])
    surest = max((sense.surety for sense in token.senses), default=1.0)
    likely = [sense for sense in token.senses if sense.surety >= _LIKELY * surest]
    meant = next((sense.rows for sense in likely if sense.via), 0)
    rows = min((rows.bit_count() for rows in (literal, meant) if rows), default=1)
    return log(1 + len(postings) / rows)


def asks_for_add_on(token: Token, postings: Postings) -> bool:
    """Whether a word asks for an add-on: most of them have it, or what it means, and they alone."""
    surest = max((sense.surety for sense in token.senses), default=0.0)
    rows = rows_of(token.senses, surer_than=_LIKELY * surest)
    return not rows & ~postings.add_on_rows and 2 * rows.bit_count() > len(postings.add_ons)
