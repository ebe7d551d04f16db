"""Terms: everything by which a text can be found, and which of its words say each.

The terms of a text are its words, its words joined at hyphens ("anti-spasmodic" is also
"antispasmodic"), and its amounts ("once every 8 hours"). The index, the highlighting of a row and
the reading of a query all go through `read_terms`.
"""

from collections.abc import Collection
from functools import lru_cache
from typing import NamedTuple

from bcp_tui.search.amounts import Amount, read_amounts
from bcp_tui.search.words import Word, read_words


class Terms(NamedTuple):
    """A text's words in order; its joined words as (term, first, end); its amounts."""

    words: list[Word]
    joined: list[tuple[str, int, int]]
    amounts: list[Amount]


def read_terms(text: str) -> Terms:
    """The terms of a text."""
    words = read_words(text)
    joined = [
        (words[at - 1].text + word.text, at - 1, at + 1)
        for at, word in enumerate(words)
        if word.hyphenated and words[at - 1].text.isalpha()
    ]
    return Terms(words, joined, read_amounts([word.text for word in words]))


_terms_in_sight = lru_cache(maxsize=512)(read_terms)
"""A list shows the same rows again and again while a query is typed."""


def term_of(amount: Amount) -> str:
    """The term of an amount: the same for "8 hours or greater" and "over 480 minutes"."""
    return f"{'@' if amount.every else '#'}{amount.kind}:{amount.low:g}-{amount.high:g}"


def spans_of(text: str, wanted: Collection[str]) -> list[tuple[int, int]]:
    """Where in a text wanted terms stand, in order, those that touch or overlap as one."""
    if not wanted:
        return []
    terms = _terms_in_sight(text)
    words = terms.words
    found = [(word.start, word.end) for word in words if word.text in wanted]
    found += [
        (words[first].start, words[end - 1].end)
        for term, first, end in terms.joined
        if term in wanted
    ]
    found += [
        (words[amount.first].start, words[amount.end - 1].end)
        for amount in terms.amounts
        if term_of(amount) in wanted
    ]
    merged: list[tuple[int, int]] = []
    for start, end in sorted(found):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
