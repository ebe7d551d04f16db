"""What rows are marked with (a reason, a cost share, a title), where a query asks for that.

Words may say a mark and no more ("experimental", "durable medical equipment"), or a mark beside
what descriptions say:

    dialysis   under the pharmacy benefit      "Covered under the pharmacy benefit"
    which dressings are   experimental         "Experimental, investigational or unproven"
    walkers   DME                              "Durable Medical Equipment"
    ^^^^^^^ a description                      a mark of the same row

A mark is asked for if it says a word that no description has, or if most of it is said; else "home
nurse" would ask for whatever has "Home Health Care Services" as its cost share. Of a reason half of
its gist will do ("bundled ostomy"); of any mark its first word, where a cost share is asked for by
its name ("walker rehab copay"). What things are called together ("ostomy *supplies*") need not be
said of them; and what no description says may be another mark of the row ("dressings Medicare
only").
"""

import re
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from bcp_tui.policy import Listing
from bcp_tui.policy.fillers import EVERYDAY_WORDS, LINKING_WORDS, TEXT_STOP_WORDS

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
COST_SHARE_WORDS = frozenset(
    ("share", "shares", "sharing", "copay", "copays", "copayment", "coinsurance")
)
"""Words with which a cost share is asked for by its name."""
_BY_SHARE = COST_SHARE_WORDS | {"benefit", "benefits"}
"""The same, and what is said of a cost share beside a thing ("walker rehab benefit")."""
_TOGETHER = frozenset(
    (
        *("accessories", "accessory", "equipment", "item", "items", "product", "products"),
        *("service", "services", "supplies", "supply"),
    )
)
"""What things of many kinds are called together."""


class Mark(NamedTuple):
    """A mark that a row was found by, and the terms in it that matched."""

    text: str
    matched: frozenset[str]


def marks_saying(words: str, indexes: "Indexes", guess: bool = True) -> "list[Hit[Attribute]]":
    """The reasons, cost shares and titles that say every word; with typos if it may `guess`."""
    if len(words.strip()) < _SHORTEST_MARK:
        return []
    return indexes.attributes.saying_all(words, guess)


def say_more(marks: "Sequence[Hit[Attribute]]", hits: "Hits[Listing]") -> bool:
    """Whether marks are meant before the descriptions that say the words too.

    They are if they say more of the words, if the words are all that one says, or if descriptions
    only may say them ("vision" in "provision") or only mean them ("over the counter").
    """
    whole = [hit for hit in hits.found if hit.every_word]
    said = max((hit.words for hit in whole), default=0)
    surety = max((hit.surety for hit in whole), default=0.0)
    only_meant = all(hit.via for hit in whole)
    return any(
        each.words > said
        or _share_said(each.item.text, each.matched) == 1
        or (surety <= _GUESSED and each.surety >= _SURE)
        or (only_meant and not each.via)
        for each in marks
    )


def said_by_both(
    words: str, hits: "Hits[Listing]", indexes: "Indexes"
) -> "list[tuple[Listing, Mark]]":
    """The listings whose description says some of the words, and a mark of theirs all others.

    Where there are none, those of which a second mark says the others, alone or together with the
    description.
    """
    ways = (_described, _described_together, _marked, _described_and_marked)
    return _said_by(words, hits.unknown, indexes, ways)


def with_reason(words: str, unknown: Sequence[str], indexes: "Indexes") -> "list[Hit[Listing]]":
    """Hits that say some of the words, and of whose reason the others say most."""
    telling = words_of(words)
    for said, marks in _asked_for(words, unknown, indexes, by_share=False).items():
        texts = {mark.text for mark in marks.values() if _says_most(mark)}
        rest = without(words, [word for word in telling if word.lower() in said])
        hits = indexes.listings.find(rest).found if texts else ()
        if found := [hit for hit in hits if hit.item.entry.reason in texts]:
            return found
    return []


def _says_most(mark: Mark) -> bool:
    return _share_said(mark.text, mark.matched) > _MOST


def _said_by(
    words: str, unknown: Sequence[str], indexes: "Indexes", ways: "Sequence[_Way]"
) -> "list[tuple[Listing, Mark]]":
    """The listings of which a mark says some of the words, and all others are said in some way."""
    words = without(words, [word for word in words_of(words) if word.lower() in LINKING_WORDS])
    telling = words_of(words)
    by_share = any(word.lower() in _BY_SHARE for word in telling)
    wanted = {word.lower() for word in telling} - TEXT_STOP_WORDS
    parted = [
        (without(words, [word for word in telling if word.lower() in said]), marks)
        for said, marks in _asked_for(words, unknown, indexes, by_share).items()
        if wanted - said
    ]
    for way in ways:
        for rest, marks in parted[:_MOST_TRIED]:
            found = [
                (listing, Mark(mark.text, mark.matched | matched))
                for listing, matched in way(rest, indexes)
                if (mark := _mark_of(listing, marks))
            ]
            if found and by_share:
                found.sort(key=lambda each: each[1].text not in each[0].entry.cost_share)
            if found:
                return found
    return []


_Said = Iterator[tuple[Listing, frozenset[str]]]
_Way: TypeAlias = Callable[[str, "Indexes"], _Said]


def _described(words: str, indexes: "Indexes") -> _Said:
    """The listings whose description says every word, and the terms in it that matched."""
    for hit in indexes.listings.saying_all(words):
        yield hit.item, hit.matched


def _described_together(words: str, indexes: "Indexes") -> _Said:
    """The same without the words that need not be said of a thing, if others are left."""
    idle = _TOGETHER | EVERYDAY_WORDS
    kept = without(words, [word for word in words_of(words) if word.lower() in idle])
    if kept != words and kept.strip():
        yield from _described(kept, indexes)


def _marked(words: str, indexes: "Indexes") -> _Said:
    """The listings with a mark that says every word, and little else."""
    marks = marks_saying(words, indexes)
    for hit in (each for each in marks if _share_said(each.item.text, each.matched) > _MOST):
        for listing in hit.item.listings:
            yield listing, hit.matched


def _described_and_marked(words: str, indexes: "Indexes") -> _Said:
    """The listings whose description says some of the words, and a second mark all others."""
    unknown = indexes.listings.find(words).unknown
    for listing, mark in _said_by(words, unknown, indexes, (_described,)):
        yield listing, mark.matched


def _asked_for(
    words: str, unknown: Sequence[str], indexes: "Indexes", by_share: bool
) -> dict[frozenset[str], dict[str, Mark]]:
    """The marks that are asked for, by the words that each says, those that say most first."""
    new = frozenset(unknown)
    found: dict[frozenset[str], dict[str, Mark]] = {}
    for each in indexes.attributes.said(words):
        text, said = each.item.text, each.terms
        if (
            not new.isdisjoint(each.words)
            or (by_share and _first_word(text) in said)
            or _share_said(text, said) > _MOST
            or (each.item.is_reason and _share_said(_gist(text), said) >= _MOST)
        ):
            marks = found.setdefault(each.words, {})
            marks[each.item.text] = Mark(each.item.text, each.terms)
    return dict(sorted(found.items(), key=lambda said: -len(said[0])))


def _mark_of(listing: Listing, marks: dict[str, Mark]) -> Mark | None:
    """The first of these marks that a listing has."""
    from bcp_tui.search.indexes import attributes_of

    return next((marks[text] for text in attributes_of(listing) if text in marks), None)


def _first_word(text: str) -> str | None:
    """The first telling word of a text."""
    return next(iter(_told(text)), None)


def _gist(reason: str) -> str:
    """A reason up to its first comma, without the words for things of many kinds."""
    head = reason.partition(",")[0]
    return without(head, [word for word in words_of(head) if word.lower() in _TOGETHER])


def _share_said(text: str, terms: frozenset[str]) -> float:
    """What share of a mark's telling words is among the terms that matched."""
    told = _told(text)
    return sum(word in terms for word in told) / len(told) if told else 0.0


def _told(text: str) -> list[str]:
    """The words of a text that mean something by themselves, in small letters."""
    return [word for word in map(str.lower, words_of(text)) if word not in TEXT_STOP_WORDS]


def words_of(text: str) -> list[str]:
    """The words of a text as they stand there."""
    return re.findall(r"[^\W_]+", text)


def without(text: str, words: Sequence[str]) -> str:
    """The text without these words."""
    for word in words:
        text = re.sub(rf"\b{re.escape(word)}\b", " ", text)
    return text
