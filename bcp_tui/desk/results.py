"""What a query finds: codes one row each as they were asked for, then what the words find."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

from bcp_tui.policy import Asked, CodeTable, Listing, Query

if TYPE_CHECKING:  # A lookup needs no index, and none of what it imports.
    from bcp_tui.search import Index

Match: TypeAlias = Literal["code", "range", "text", "partial"]


class Result(NamedTuple):
    """A listing that a query found.

    `match` is `code` (named, or its beginning), `range` (its range holds what was asked, or the
    asked range holds it), `text` (every word found) or `partial` (some words). `via` is the phrase
    of search.toml that led there; `matched` holds the terms to highlight.
    """

    listing: Listing
    match: Match
    via: str | None = None
    asked: Asked | None = None
    matched: frozenset[str] = frozenset()


class Results(NamedTuple):
    """What a query found, best first.

    `not_listed` are the codes asked for that no listing holds, `similar` the listed codes near
    those; `unknown` are the words that found nothing. Nothing is found yet while `waiting` for the
    index over words.
    """

    query: Query
    found: tuple[Result, ...] = ()
    not_listed: tuple[Asked, ...] = ()
    similar: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    waiting: bool = False


def everything(table: CodeTable) -> tuple[Result, ...]:
    """Every listing, in policy order: what an empty query finds."""
    return tuple(Result(listing, "code") for listing in table.listings)


def find(query: Query, table: CodeTable, index: "Index[Listing]") -> Results:
    """What a query that is not empty finds among the listings of a table and their index."""
    found: dict[object, Result] = {}
    missing: list[Asked] = []
    for asked in query.codes:
        named = [*_named(asked, table)]
        for result in named:
            found.setdefault(result.listing.key, result)
        if asked.codes and not named:
            missing.append(asked)
    unknown: tuple[str, ...] = ()
    if query.has_words:
        hits = index.find(query.words)
        unknown = hits.unknown
        for hit in hits.found:
            match: Match = "text" if hit.every_word else "partial"
            result = Result(hit.item, match, hit.via, matched=hit.matched)
            found.setdefault(hit.item.key, result)
    near = (code for asked in missing if asked.codes for code in table.similar(asked.codes.first))
    return Results(
        query, tuple(found.values()), tuple(missing), tuple(dict.fromkeys(near)), unknown
    )


def _named(asked: Asked, table: CodeTable) -> Iterator[Result]:
    """The listings that an asked code, range or beginning of codes names, in order."""
    if asked.codes is None:
        for listing in table.starting(asked.begins):
            yield Result(listing, "code")
        return
    for listing in table.listing(asked.codes):
        match: Match = "code" if listing.entry.codes == asked.codes else "range"
        yield Result(listing, match, asked=asked)
