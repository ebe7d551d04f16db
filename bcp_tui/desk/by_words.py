"""What the words of a query find.

Words find entries by their descriptions and passages by the policy's text. A passage that says
every word comes before the entries where the question is about something that every entry has an
answer to ("approval for the medication itself"): then the text has more to say than the rows. Else
it comes after the entries that say every word, and before those that say some.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from bcp_tui.desk.marks import (
    COST_SHARE_WORDS,
    marks_saying,
    said_by_both,
    say_more,
    with_reason,
    without,
    words_of,
)
from bcp_tui.desk.results import Item, Match, PassageResult, Result
from bcp_tui.policy import Listing, Query
from bcp_tui.policy.fillers import STOP_WORDS, TEXT_STOP_WORDS
from bcp_tui.search.words import as_typed

if TYPE_CHECKING:
    from bcp_tui.search import Hit, Indexes, Located

_NEARLY, _MOST_NEARLY = 0.5, 2
"""The share of the words that a passage must say where nothing says all, and how many are shown."""
_MOST_PASSAGES, _PASSAGES_READ = 5, 10
"""Passages shown for one query: more would hide the entries. Of so many those that say the same in
several policies are one.
"""
_MANY = 50
"""With more entries than this no passages are looked for, and of more passages than this only the
best are shown: a query that vague will be typed on.
"""


class ByWords(NamedTuple):
    """What words find, best first; those that find nothing; how many entries more say them all."""

    items: Sequence[Item] = ()
    unknown: tuple[str, ...] = ()
    more: int = 0


def by_words(query: Query, indexes: "Indexes") -> ByWords:
    """What the words of a query find among the entries, their marks and the passages."""
    said = as_typed(query.words)
    hits = indexes.listings.find(query.words)
    whole = [_result(hit) for hit in hits.found if hit.every_word]
    partly = [hit for hit in hits.found if not hit.every_word]
    asked = _asked_words(query.words)
    guess = not whole  # What descriptions say is no typo of what something else says.
    marks = [] if query.codes else marks_saying(query.words, indexes, guess)
    by_mark = bool(asked and marks) or say_more(marks, hits)
    if asked and not (marks or query.codes):
        marks = marks_saying(without(query.words, asked), indexes, guess)
        by_mark = not COST_SHARE_WORDS.isdisjoint(map(str.lower, asked))
    marked = [
        Result(listing, "text", mark.item.text, matched=mark.matched)
        for mark in marks
        for listing in mark.item.listings
    ]
    if not (whole or marked or query.codes):
        both_say = said_by_both(said, hits, indexes)
        whole = [Result(row, "text", mark.text, matched=mark.matched) for row, mark in both_say]
    texts = _Texts()
    if not query.codes and (asked or len(whole) < _MANY):
        texts = _texts(query, indexes, guess, partly=not (whole or marked))
    unknown = () if marked or texts.saying_all or texts.about else hits.unknown
    if not (whole or marked or texts.saying_all or texts.about):
        best = hits.found[0].share if hits.found else 0.0
        partly = [*with_reason(said, hits.unknown, indexes), *partly]
        before = [each for each in texts.nearly if each.share > best]
        after = [each for each in texts.nearly if each.share <= best]
        # History is shown only where nothing current is found.
        past = [] if before or partly or after else texts.past
        items: list[Item] = [*_once([*before, *past]), *map(_partial, partly), *_once(after)]
        return ByWords(items, unknown)
    saying_all, about = _once(texts.saying_all), _once(texts.about)
    if by_mark:
        about_it = {each.listing.key for each in marked}
        both = [each for each in whole if each.listing.key in about_it]
        first: list[Item] = [*both, *marked, *saying_all, *whole]
    elif asked:
        first = [*saying_all, *whole, *marked]
    else:
        first = [*whole, *marked, *saying_all]
    return ByWords([*first, *about, *map(_partial, partly)], unknown, hits.more)


class _Texts(NamedTuple):
    """Passages that say every word; all but what every entry answers; some; and the history."""

    saying_all: "Sequence[Hit[Located]]" = ()
    about: "Sequence[Hit[Located]]" = ()
    nearly: "Sequence[Hit[Located]]" = ()
    past: "Sequence[Hit[Located]]" = ()


def _texts(query: Query, indexes: "Indexes", guess: bool, partly: bool) -> _Texts:
    """What the texts say of the words of a query; whether also of some of them."""
    saying_all = _whole(indexes.passages.saying_all(query.all_words, guess, _MANY))
    if saying_all or query.filters:
        return _Texts(saying_all)
    asked = _asked_words(query.all_words)
    rest = without(query.all_words, asked) if asked else ""
    about = _whole(indexes.passages.saying_all(rest, guess, _MANY)) if rest else []
    hits = indexes.passages.find(query.all_words, guess).found if partly and not about else []
    some = [hit for hit in hits if hit.words > 1 and any(map(_tells, hit.matched))]
    nearly = [hit for hit in some if hit.share >= _NEARLY and not hit.item.is_past]
    return _Texts((), about, nearly[:_MOST_NEARLY], [hit for hit in some if hit.item.is_past])


def _tells(term: str) -> bool:
    """Whether a term says more than that something is covered by the plan."""
    return term not in STOP_WORDS and term.removesuffix("s") not in STOP_WORDS


def _whole(hits: "Sequence[Hit[Located]]") -> "list[Hit[Located]]":
    """The passages in force that say every word; those that only support others come last."""
    whole = (hit for hit in hits if not hit.item.is_past)
    return sorted(whole, key=lambda hit: hit.item.is_supporting)[:_PASSAGES_READ]


def _asked_words(words: str) -> list[str]:
    """The words for what every entry has an answer to: approval, coverage."""
    return [
        word
        for word in words_of(words)
        if word.lower() in STOP_WORDS and word.lower() not in TEXT_STOP_WORDS
    ]


def _match(every_word: bool) -> Match:
    return "text" if every_word else "partial"


def _result(hit: "Hit[Listing]") -> Result:
    return Result(hit.item, _match(hit.every_word), hit.via, matched=hit.matched)


def _partial(hit: "Hit[Listing]") -> Result:
    return Result(hit.item, "partial", hit.via, matched=hit.matched)


def _once(hits: "Sequence[Hit[Located]]") -> list[PassageResult]:
    """The passages, one for those that say the same; as many as are shown."""
    found: dict[object, PassageResult] = {}
    for hit in hits:
        revision, passage = hit.item.revision, hit.item.passage
        said = passage.section, passage.sentence, passage.items
        first = found.setdefault(
            said, PassageResult(revision, passage, _match(hit.every_word), hit.matched)
        )
        if first.revision is not revision:
            found[said] = first._replace(also=(*first.also, revision.policy_id))
    return [*found.values()][:_MOST_PASSAGES]
