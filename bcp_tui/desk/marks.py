"""What rows are marked with (a reason, a cost share, a title), where a query asks for that.

Words may say a mark and no more ("experimental", "durable medical equipment"), or a mark beside
what descriptions say:

    dialysis   under the pharmacy benefit      "Covered under the pharmacy benefit"
    which dressings are   experimental         "Experimental, investigational or unproven"
    walkers   DME                              "Durable Medical Equipment"
    ^^^^^^^ a description                      a mark of the same row

A mark is asked for if it says a word that no description has, or if most of it is said; else "home
nurse" would ask for whatever has "Home Health Care Services" as its cost share.
"""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from bcp_tui.policy import Listing
from bcp_tui.policy.fillers import TEXT_STOP_WORDS

if TYPE_CHECKING:
    from bcp_tui.search import Attribute, Hit, Hits, Indexes

_SHORTEST_MARK = 3
"""Letters that may be meant for a reason, cost share or title, which many rows have."""
_MOST = 0.5
"""More than this share of a mark's words is most of it."""
_SURE, _GUESSED = 0.9, 0.8
"""How surely a mark says words, and descriptions at most, where it comes before them."""
_MOST_TRIED = 3
"""Ways to part the words between marks and descriptions that are tried."""


class Mark(NamedTuple):
    """A mark that a row was found by, and the terms in it that matched."""

    text: str
    matched: frozenset[str]


def marks_saying(words: str, indexes: "Indexes") -> "list[Hit[Attribute]]":
    """The reasons, cost shares and titles that say every word."""
    if len(words.strip()) < _SHORTEST_MARK:
        return []
    return [hit for hit in indexes.attributes.find(words).found if hit.every_word]


def say_more(marks: "Sequence[Hit[Attribute]]", hits: "Hits[Listing]") -> bool:
    """Whether marks are meant before the descriptions that say the words too.

    They are if they say more of the words, if the words are all that one says, or if descriptions
    only may say them ("vision" in "provision").
    """
    whole = [hit for hit in hits.found if hit.every_word]
    said = max((hit.words for hit in whole), default=0)
    surety = max((hit.surety for hit in whole), default=0.0)
    return any(
        each.words > said
        or _share_said(each.item.text, each.matched) == 1
        or (surety <= _GUESSED and each.surety >= _SURE)
        for each in marks
    )


def said_by_both(
    words: str, hits: "Hits[Listing]", indexes: "Indexes"
) -> "Iterator[tuple[Hit[Listing], Mark]]":
    """The listings whose description says some of the words, and a mark of theirs all others."""
    wanted = {word.lower() for word in words_of(words)} - TEXT_STOP_WORDS
    tried = 0
    for said, marks in _asked_for(words, hits.unknown, indexes).items():
        rest = without(words, [word for word in words_of(words) if word.lower() in said])
        if not wanted - said or tried == _MOST_TRIED:
            continue
        tried += 1
        found = [
            (hit, mark)
            for hit in indexes.listings.find(rest).found
            if hit.every_word and (mark := _mark_of(hit.item, marks))
        ]
        yield from found
        if found:
            return


def _asked_for(
    words: str, unknown: Sequence[str], indexes: "Indexes"
) -> dict[frozenset[str], dict[str, Mark]]:
    """The marks that are asked for, by the words that each says, those that say most first."""
    new = frozenset(unknown)
    found: dict[frozenset[str], dict[str, Mark]] = {}
    for each in indexes.attributes.said(words):
        if new <= each.words and (new or _share_said(each.item.text, each.terms) > _MOST):
            marks = found.setdefault(each.words, {})
            marks[each.item.text] = Mark(each.item.text, each.terms)
    return dict(sorted(found.items(), key=lambda said: -len(said[0])))


def _mark_of(listing: Listing, marks: dict[str, Mark]) -> Mark | None:
    """The first of these marks that a listing has."""
    from bcp_tui.search.indexes import attributes_of

    return next((marks[text] for text in attributes_of(listing) if text in marks), None)


def _share_said(text: str, terms: frozenset[str]) -> float:
    """What share of a mark's telling words is among the terms that matched."""
    told = [word for word in map(str.lower, words_of(text)) if word not in TEXT_STOP_WORDS]
    return sum(word in terms for word in told) / len(told) if told else 0.0


def words_of(text: str) -> list[str]:
    """The words of a text as they stand there."""
    return re.findall(r"[^\W_]+", text)


def without(text: str, words: Sequence[str]) -> str:
    """The text without these words."""
    for word in words:
        text = re.sub(rf"\b{re.escape(word)}\b", " ", text)
    return text
