"""Terms: everything by which a text can be found, and which of its words say each.

The terms of a text are its words, its words joined at hyphens ("anti-spasmodic" is also
"antispasmodic"), and its amounts ("once every 8 hours"). The index, the highlighting of a row and
the reading of a query all go through `read_terms`.
"""

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from bcp_tui.search.amounts import Amount, read_amounts
from bcp_tui.search.words import Word, read_words, stem


class Terms(NamedTuple):
    """A text's words in order; its joined words as (term, first, end); its amounts.

    `turned` are the places of words that the text says it is without ("without adhesive border",
    "non-sterile"); each has a joined term of its own, as has what is written in one ("nonsterile").
    """

    words: list[Word]
    joined: list[tuple[str, int, int]]
    amounts: list[Amount]
    turned: frozenset[int] = frozenset()


def read_terms(text: str) -> Terms:
    """The terms of a text."""
    words = read_words(text)
    joined = [
        (words[at - 1].text + word.text, at - 1, at + 1)
        for at, word in enumerate(words)
        if word.hyphenated and words[at - 1].text.isalpha()
    ]
    turned = frozenset(_turned(words, text))
    joined += [(turned_term(words[at].text), at, at + 1) for at in sorted(turned)]
    joined += [
        (turned_term(word.text.removeprefix(_NON)), at, at + 1)
        for at, word in enumerate(words)
        if word.text.startswith(_NON) and len(word.text) >= _SHORTEST_NON
    ]
    return Terms(words, joined, read_amounts([word.text for word in words]), turned)


def turned_term(word: str) -> str:
    """The term of a word that a text says it is without."""
    return f"-{stem(word)}"


def _turned(words: Sequence[Word], text: str) -> Iterator[int]:
    """The places of words behind "without" (some, up to a comma), "other than" and "non-" (one).

    "Other than chemotherapeutic drugs" are drugs; "other than water, saline, or zinc paste" is none
    of the three.
    """
    for at, word in enumerate(words):
        if word.text == _NON and at + 1 < len(words):
            yield at + 1
            yield from _hyphenated(words, at + 2)
        if word.text == _THAN and words[max(at - 1, 0)].text == _OTHER and at + 1 < len(words):
            yield from range(at + 1, _last_listed(words, text, at + 1) + 1)
            yield from _hyphenated(words, at + 2)
        if word.text not in _WITHOUT or _begins(words, at + 1, _BOUNDS):
            continue
        if is_either_way([each.text for each in words[max(at - 2, 0) : at + 1]]):
            continue
        for after in range(at + 1, min(at + 1 + _WITHOUT_REACHES, len(words))):
            between = text[words[after - 1].end : words[after].start]
            if between.strip(" -") or words[after].text in _GOING_ON:
                break
            yield after


def is_either_way(words: Sequence[str]) -> bool:
    """Whether words end in a "without" that leaves it open: "with or without", "with/without".

    The last three tell.
    """
    if words[-1:] != [_WITHOUT[0]]:
        return False
    return words[-2:-1] == [_WITH] or (words[-3:-2] == [_WITH] and words[-2] in _OR_AND)


def _last_listed(words: Sequence[Word], text: str, first: int) -> int:
    """The place of the last word of a list that ends with "or"; the first where it is none."""
    for at in range(first, min(first + _LONGEST_LIST, len(words) - 1)):
        word, after = words[at], words[at + 1].text
        if not _PARTED.isdisjoint(text[words[at - 1].end : word.start]) and at > first:
            return first
        if word.text == _OR:
            return first if after in _BOUNDS or after.isdecimal() else at + 1
        if word.text in _GOING_ON or word.text.isdecimal():
            return first
    return first


def _hyphenated(words: Sequence[Word], first: int) -> Iterator[int]:
    """The places from one on that hyphens join to the word before."""
    for at in range(first, len(words)):
        if not words[at].hyphenated:
            return
        yield at


def _begins(words: Sequence[Word], at: int, among: Collection[str]) -> bool:
    return at < len(words) and words[at].text in among


_WITHOUT, _NON, _OTHER, _THAN, _OR = ("without", "no"), "non", "other", "than", "or"
_BOUNDS = frozenset(("more", "less", "greater", "longer", "larger", "fewer", "prior"))
"""What "no" makes the bound of an amount with ("no more than"), or asks about every row."""
_SHORTEST_NON = 10
"""Letters of the shortest word that is taken for "non" and another: no "nonunion"."""
_WITH, _OR_AND = "with", ("or", "and")
_GOING_ON = frozenset(("with", "but", "followed", "includes", "including", "for", "each", "per"))
"""Words with which something else begins than what "without" and "other than" turn."""
_PARTED = frozenset(";:(")
_LONGEST_LIST = 6
"""Words behind "other than" among which an "or" ends a list."""
_WITHOUT_REACHES = 3
"""Words that "without" turns at most."""

terms_in_sight = lru_cache(maxsize=512)(read_terms)
"""The same of what is looked at again and again while a query is typed: its rows, and itself."""


def term_of(amount: Amount) -> str:
    """The term of an amount: the same for "8 hours or greater" and "480 minutes or more"."""
    return f"{'@' if amount.every else '#'}{amount.kind}:{amount.low:g}-{amount.high:g}"


def spans_of(text: str, wanted: Collection[str]) -> list[tuple[int, int]]:
    """Where in a text wanted terms stand, in order, those that touch or overlap as one."""
    if not wanted:
        return []
    terms = terms_in_sight(text)
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
