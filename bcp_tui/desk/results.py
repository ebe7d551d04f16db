"""What a query finds: codes one row each as they were asked for, then what the words find.

Words find entries by their descriptions and passages by the policy's text. A passage that says
every word comes before the entries where the question is about something that every entry has an
answer to ("approval for the medication itself"): then the text has more to say than the rows. Else
it comes after the entries that say every word, and before those that say some.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias, overload

from bcp_tui.desk.marks import (
    COST_SHARE_WORDS,
    marks_saying,
    said_by_both,
    say_more,
    with_reason,
    without,
    words_of,
)
from bcp_tui.policy import Asked, CodeTable, Listing, Query, Revision
from bcp_tui.policy.fillers import STOP_WORDS, TEXT_STOP_WORDS

if TYPE_CHECKING:
    from bcp_tui.policy.passages import Passage
    from bcp_tui.search import Hit, Indexes, Located

Match: TypeAlias = Literal["code", "range", "text", "partial", "filter"]

_NEARLY, _MOST_NEARLY = 0.5, 2
"""The share of the words that a passage must say where nothing says all, and how many are shown."""
_MOST_PASSAGES = 5
"""Passages shown for one query: more would hide the entries."""
_MANY = 50
"""Entries behind which no passage is looked for, and passages of which the best are shown.

Who asks so little goes on typing.
"""


class Result(NamedTuple):
    """A listing that a query found.

    `match` is `code` (named, or its beginning), `range` (its range holds what was asked, or the
    asked range holds it), `text` (every word found), `partial` (some words) or `filter` (nothing
    but a filter was asked for). `via` is the phrase of search.toml that led there; `matched` holds
    the terms to highlight.
    """

    listing: Listing
    match: Match
    via: str | None = None
    asked: Asked | None = None
    matched: frozenset[str] = frozenset()


class PassageResult(NamedTuple):
    """A passage that a query found, and the revision that says it."""

    revision: Revision
    passage: "Passage"
    match: Match
    matched: frozenset[str] = frozenset()

    @property
    def key(self) -> tuple[object, ...]:
        """What tells this passage from every other of the book."""
        return (*self.revision.key, self.passage)


Item: TypeAlias = Result | PassageResult | Revision
"""A listing, a passage, or a policy by its text in force."""


class Results(NamedTuple):
    """What a query found, best first.

    `not_listed` are the codes asked for that no listing holds; `not_codes` what looks like a code
    and is none, and numbers of other kinds; `similar` the listed codes near either; `unknown` are
    the words that found nothing. Nothing is found yet while `waiting` for the index over words.
    `more` entries say every word, and are not among those found: there are too many.
    """

    query: Query
    found: Sequence[Item] = ()
    not_listed: tuple[Asked, ...] = ()
    not_codes: tuple[Asked, ...] = ()
    similar: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    waiting: bool = False
    more: int = 0

    @property
    def entries(self) -> tuple[Result, ...]:
        """The listings found, without the passages."""
        return tuple(each for each in self.found if isinstance(each, Result))

    @property
    def passages(self) -> tuple[PassageResult, ...]:
        """The passages found."""
        return tuple(each for each in self.found if isinstance(each, PassageResult))


class Everything(Sequence[Result]):
    """Every listing in policy order, each made when it is looked at: nobody looks at all of them.

    What is found where nothing is asked.
    """

    def __init__(self, listings: Sequence[Listing]) -> None:
        self._listings = listings

    def __len__(self) -> int:
        return len(self._listings)

    @overload
    def __getitem__(self, at: int) -> Result: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Result]: ...
    def __getitem__(self, at: int | slice) -> Result | Sequence[Result]:
        if isinstance(at, slice):
            return [self[each] for each in range(*at.indices(len(self)))]
        return Result(self._listings[at], "code")


def find(query: Query, table: CodeTable, indexes: "Indexes | None" = None) -> Results:
    """What a query finds among the listings of a table and the indexes of the same revisions.

    No words are looked for without the indexes.
    """
    if not (query.parts or query.filters or query.has_words):
        return Results(query, Everything(table.listings))
    found: dict[object, Item] = {}
    missing: list[Asked] = []
    for asked in query.codes:
        named = [*_named(asked, table)]
        for result in named:
            found.setdefault(result.listing.key, result)
        if asked.codes and not named:
            missing.append(asked)
    by_words = _ByWords()
    if indexes and query.has_words:
        by_words = _by_words(query, indexes)
        for item in _with_policies(by_words.items, query.words, table):
            found.setdefault(item.listing.key if isinstance(item, Result) else item.key, item)
    elif query.filters:
        rows = (Result(listing, "filter") for listing in table.listings)
        found = dict(enumerate((*_policies_asked_for(query, table), *rows)))
    not_codes = [each for each in query.parts if _is_no_code(each, by_words.unknown, bool(found))]
    near = [asked.codes.first for asked in missing if asked.codes]
    near += [asked.typed for asked in not_codes if asked.kind is None]
    similar = dict.fromkeys(code for each in near for code in table.similar(each))
    return Results(
        query,
        tuple(found.values()),
        tuple(missing),
        tuple(not_codes),
        tuple(similar),
        by_words.unknown,
        more=by_words.more,
    )


def _policies_asked_for(query: Query, table: CodeTable) -> Iterator[Revision]:
    """The policies in force whose ids are typed, where there are others beside them."""
    for each in query.filters if _has_several(table) else ():
        if each.kind == "policy":
            revisions = (listing.revision for listing in table.listings)
            yield from islice((text for text in revisions if text.policy_id == each.value), 1)


def _with_policies(items: Sequence[Item], words: str, table: CodeTable) -> Iterator[Item]:
    """What words find, each policy that they find by its title before its rows.

    A policy whose whole title was typed comes first of all.
    """
    if not _has_several(table):
        yield from items
        return
    rows = (each for each in items if isinstance(each, Result))
    titled = {
        each.listing.revision.key: each.listing.revision
        for each in rows
        if each.via == each.listing.revision.title
    }
    typed = words.strip().casefold()
    yield from (each for each in titled.values() if each.title.casefold() == typed)
    for item in items:
        if isinstance(item, Result) and item.via == item.listing.revision.title:
            yield from filter(None, [titled.pop(item.listing.revision.key, None)])
        yield item


def _has_several(table: CodeTable) -> bool:
    """Whether the listings are those of several policies; they stand in policy order."""
    return bool(table.listings) and table.listings[0].revision is not table.listings[-1].revision


def limited(results: Results, accepts: Callable[[Listing], bool], chosen: bool) -> Results:
    """The results that filters leave: entries that they accept, and codes that were named.

    A passage or a policy is no answer of a chosen kind; a passage that says all of a query may also
    say the words that ask for a filter.
    """
    kept = tuple(
        each
        for each in results.found
        if (each.asked or accepts(each.listing) if isinstance(each, Result) else not chosen)
    )
    return results._replace(found=kept)


def _is_no_code(asked: Asked, unknown: Sequence[str], found: bool) -> bool:
    """Whether a part is to be told apart from codes: not where it found something as a word."""
    if asked.kind == "amount":
        return not found
    if asked.kind:
        return True
    return asked.looks_like_code and (not found or asked.typed.lower() in unknown)


def _named(asked: Asked, table: CodeTable) -> Iterator[Result]:
    """The listings that an asked code, range or beginning of codes names, in order."""
    if asked.codes is None:
        for listing in table.starting(asked.begins):
            yield Result(listing, "code")
        return
    for listing in table.listing(asked.codes, asked.modifiers):
        match: Match = "code" if listing.entry.codes == asked.codes else "range"
        yield Result(listing, match, asked=asked)


class _ByWords(NamedTuple):
    """What words find, best first; those that find nothing; how many entries more say them all."""

    items: Sequence[Item] = ()
    unknown: tuple[str, ...] = ()
    more: int = 0


def _by_words(query: Query, indexes: "Indexes") -> _ByWords:
    from bcp_tui.search.words import as_typed

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
        # What was is only for want of what is.
        past = [] if before or partly or after else texts.past
        items = [*map(_passage, [*before, *past]), *map(_partial, partly), *map(_passage, after)]
        return _ByWords(items, unknown)
    saying_all, about = map(_passage, texts.saying_all), map(_passage, texts.about)
    if by_mark:
        about_it = {each.listing.key for each in marked}
        both = [each for each in whole if each.listing.key in about_it]
        first: list[Item] = [*both, *marked, *saying_all, *whole]
    elif asked:
        first = [*saying_all, *whole, *marked]
    else:
        first = [*whole, *marked, *saying_all]
    return _ByWords([*first, *about, *map(_partial, partly)], unknown, hits.more)


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
    some = [hit for hit in hits if hit.words > 1]
    nearly = [hit for hit in some if hit.share >= _NEARLY and not hit.item.is_past]
    return _Texts((), about, nearly[:_MOST_NEARLY], [hit for hit in some if hit.item.is_past])


def _whole(hits: "Sequence[Hit[Located]]") -> "list[Hit[Located]]":
    """Those in force of the passages that say every word; what only supports others comes last."""
    whole = (hit for hit in hits if not hit.item.is_past)
    return sorted(whole, key=lambda hit: hit.item.is_supporting)[:_MOST_PASSAGES]


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


def _passage(hit: "Hit[Located]") -> Item:
    match = _match(hit.every_word)
    return PassageResult(hit.item.revision, hit.item.passage, match, hit.matched)
