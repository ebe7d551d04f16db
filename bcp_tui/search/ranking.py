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
    own 1, in one that it shares with its neighbours ("administrative services, …") 0.3, or 0.5
    where that stands before all that is its own ("Power wheelchair, …"). So "nurse visit" finds the
    row that is a visit, and not the fifty that say that nursing visits are coded separately.

    What a row *is* stands last in its first phrase: "Tracheostomy tube holder" is a holder. A row
    that is what the query names gets a seventh more, if it says every word, and there the word
    counts almost in full though neighbours are the same thing ("Walker, rigid", beside "Brake
    attachment for walker").

    Words that stand side by side in the query get up to a fifth more if they do in the row too
    ("per hour") or are one phrase ("pain drip"), and as much again if several words are a saying
    that the row has: "foley catheter" is the catheter, before what is used with one. A row with
    little else to say gets up to a fifth more: "antibiotic" is first of all the plain antibiotic
    row. What is equal after that stays in policy order.

    A word that only tells the kind or measure of another ("gaucher *disease*", "vanco *dose*"), or
    of which sentences are made ("pick", "under"), counts as a common one, however rare it is, or
    "disease state management" would come first.

Which of a pair
    A code that only adds to another ("each additional hour") comes behind it, unless the query
    asks for an add-on. It does with a word that most add-ons have and no other row ("additional"),
    or one that means it ("second", "extra"): then what is no add-on loses a fifth, and what is
    "initial" half. So "visit, 2nd hour" is the additional hour, and "subsequent visit" not the
    initial one; but "another pump" is a pump, and no add-on that only says "additional".

    A row that is what the query says it is not ("helmet *not custom*"), or is without what it asks
    for ("*with* contrast"), keeps half of its worth, and is partial; so are all rows where one is
    asked for *without* something, and none says that.

What is refused
    A row is about what was asked if a phrase of its own, or before those, says a word that *tells*:
    not a number, not a word in more than a third of the rows, none that qualifies another or asks
    for an add-on (where the query has a better one, known or not). A row that is about something
    else is partial at most, if it has every word, and left out if it has some. A row that is found
    by a guess is partial too. So nothing is found for "hearing aid" or "asthma infusion".

    PARTIAL (the screen's "~") means: this row is about something that was asked, and says at least
    `LEAST_SHARE` of it, each word as its rarity weighs; what it lacks may be what matters. A row
    that says less is left out. But a drug that is named is what a query is about, however much a
    caller tells beside it: its rows stay.

Not every row is weighed: beyond `WEIGHED` rows the rest are left out, those with every word exact
coming first, then those with every word, then those with the rarer words.
"""

from collections.abc import Container, Sequence
from typing import NamedTuple

from bcp_tui.search.postings import Postings, rows_in
from bcp_tui.search.senses import Token, rows_of
from bcp_tui.search.weighing import LEAST_SHARE, Scale, Wanted, Weighed

_COUNTED = 8
"""The weightiest words of a query, by which the rows to weigh are chosen."""
_ROUNDING = 1e-9
_EXACT = 0.95
WEIGHED = 200
"""Rows weighed for one query, unless fewer are enough."""


class Ranking(NamedTuple):
    """The rows found, best first; the words that found nothing.

    `more` is how many rows with every word were not weighed.
    """

    rows: list[Weighed]
    unknown: tuple[str, ...]
    more: int


def rank(
    tokens: Sequence[Token],
    postings: Postings,
    drug_names: Container[str] = (),
    partly: bool = True,
    most: int = WEIGHED,
) -> Ranking:
    """The rows that a query's words find, best first; of so many as are weighed at most.

    Whether `partly` also those with some of the words.
    """
    opposed = 0
    for token in tokens:
        opposed |= token.opposed
    is_sure = not any(token.without for token in tokens)
    tokens = [token for token in tokens if not token.is_apart]
    scale = Scale(tokens, postings, drug_names, opposed, is_sure)
    candidates, more = _candidates(tokens, scale, partly, most) if tokens else ([], 0)
    weighed = [found for row in candidates if (found := scale.weigh(row))]
    weighed.sort(
        key=lambda found: (
            not found.every_word,
            found.words < len(tokens),
            -round(found.worth, 6),
            found.row,
        )
    )
    unknown = tuple(token.text for token in tokens if not token.senses)
    return Ranking(weighed, unknown, more)


def _candidates(
    tokens: Sequence[Token], scale: Scale, partly: bool, most: int
) -> tuple[list[int], int]:
    """The rows worth weighing, the likelier first; how many rows with every word are left out."""
    words = scale.words
    exact = everything = ~scale.opposed
    for token, word in zip(tokens, words, strict=True):
        everything &= word.rows
        exact &= rows_of(token.senses, surer_than=_EXACT)
    stages = [exact, everything]
    if partly:
        rarest_first = sorted(words, key=lambda word: -word.weight)
        enough = _saying(rarest_first, LEAST_SHARE * sum(word.weight for word in words))
        enough |= scale.rows_of_drugs
        stages += [word.rows & enough for word in rarest_first]
    taken = 0
    found: list[int] = []
    for stage in stages:
        for row in rows_in(stage & ~taken):
            if len(found) == most:
                return found, max(0, everything.bit_count() - most)
            found.append(row)
        taken |= stage
    return found, 0


def _saying(words: Sequence[Wanted], least: float) -> int:
    """The rows that say words of at least this weight in all, and perhaps some that say less.

    Of the words, the weightiest first, only so many are looked at; the others count as said.
    """
    counted, others = words[:_COUNTED], words[_COUNTED:]
    weights = [word.weight for word in counted]
    left = [sum(weights[at:]) for at in range(len(weights) + 1)]

    def saying(at: int, least: float) -> int:
        if least <= 0:
            return -1
        if left[at] < least:
            return 0
        with_it = counted[at].rows & saying(at + 1, least - weights[at])
        return with_it | saying(at + 1, least)

    return saying(0, least - sum(word.weight for word in others) - _ROUNDING)
