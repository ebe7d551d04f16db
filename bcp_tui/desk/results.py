"""What a query finds: codes one row each as they were asked for, then what the words find."""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias, overload

from bcp_tui.policy import Asked, CodeTable, Listing, Query, Revision

if TYPE_CHECKING:
    from bcp_tui.policy.passages import Passage
    from bcp_tui.search import Indexes

Match: TypeAlias = Literal["code", "range", "text", "partial", "filter"]


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
    """A passage that a query found, and the revision that says it.

    `also` are other policies that say just the same: those of the same list, there may be more.
    """

    revision: Revision
    passage: "Passage"
    match: Match
    matched: frozenset[str] = frozenset()
    also: tuple[str, ...] = ()

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
    unknown: tuple[str, ...] = ()
    more = 0
    if indexes and query.has_words:
        from bcp_tui.desk.by_words import by_words  # Codes need none of it.

        items, unknown, more = by_words(query, indexes)
        for item in _with_policies(items, query.words, table):
            found.setdefault(item.listing.key if isinstance(item, Result) else item.key, item)
    elif query.filters and not query.codes:
        rows = (Result(listing, "filter") for listing in table.listings)
        found = dict(enumerate((*_policies_asked_for(query, table), *rows)))
    not_codes = [each for each in query.parts if _is_no_code(each, unknown, bool(found))]
    near = [asked.codes.first for asked in missing if asked.codes]
    near += [asked.typed for asked in not_codes if asked.kind is None]
    similar = dict.fromkeys(code for each in near for code in table.similar(each))
    return Results(
        query,
        tuple(found.values()),
        tuple(missing),
        tuple(not_codes),
        tuple(similar),
        unknown,
        more=more,
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


def _is_no_code(asked: Asked, unknown: Sequence[str], found: bool) -> bool:
    """Whether a part is reported as no code: only where it found nothing as a word."""
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
