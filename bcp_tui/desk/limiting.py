"""Limiting a list: what filters leave of what a query found."""

from collections.abc import Callable
from typing import TypeAlias

from bcp_tui.desk.results import Result, Results
from bcp_tui.policy import Answer, Asked, Book, Context, Filter, Listing, answer_for

_Limits: TypeAlias = tuple[tuple[Filter, ...], bool, Context]
"""Filters, whether one was chosen, and the context in which they look."""


class Limiting:
    """Limits lists by what the rows of a book answer."""

    def __init__(self, book: Book) -> None:
        self._book = book
        self._last: tuple[Results, _Limits, Results] | None = None

    def limited(
        self, results: Results, filters: tuple[Filter, ...], chosen: bool, context: Context
    ) -> Results:
        """What the filters leave; the last is kept, for keys that only move in it.

        `chosen` tells whether a filter was chosen, and not only typed.
        """
        limits = filters, chosen, context
        if not filters:
            return results
        if self._last and self._last[0] is results and self._last[1] == limits:
            return self._last[2]

        def accepts(listing: Listing) -> bool:
            answer = answer_for(listing, Asked(listing.entry.code, listing.entry.codes), context)
            return all(each.accepts(answer, self._has_changed) for each in filters)

        left = limited(results, accepts, chosen)
        self._last = results, limits, left
        return left

    def _has_changed(self, answer: Answer) -> bool:
        """Whether the revision before said otherwise; what changed with one is worked out once."""
        changes = self._book.changes_of(answer.revision)
        if changes is None:
            return False
        from bcp_tui.policy.changes import changed  # Most sessions need none.

        return changed(answer, changes) is not None


def limited(results: Results, accepts: Callable[[Listing], bool], chosen: bool) -> Results:
    """The results that filters leave: entries that they accept, and codes that were named.

    Where a policy is named beside a code, it is that policy's answer that is asked for. A passage
    or a policy is no answer of a chosen kind; a passage that says all of a query may also say the
    words that ask for a filter.
    """
    policies = {each.value for each in results.query.filters if each.kind == "policy"}

    def stays(result: Result) -> bool:
        if result.asked is None:
            return accepts(result.listing)
        return not policies or result.listing.revision.policy_id in policies

    kept = tuple(
        each for each in results.found if (stays(each) if isinstance(each, Result) else not chosen)
    )
    return results._replace(found=kept)
