"""The book: every policy of the payer in every revision, the plans, and what callers say."""

from collections.abc import Iterator
from datetime import date
from functools import cached_property
from typing import NamedTuple

from bcp_tui.policy.codes import CodeRange, number, series
from bcp_tui.policy.entries import Entry, Revision
from bcp_tui.policy.plans import Plan


class Synonym(NamedTuple):
    """Phrases that callers say, and the words of the policies that they mean."""

    say: tuple[str, ...]
    means: str


class _Tables(NamedTuple):
    plans: tuple[Plan, ...] = ()
    revisions: tuple[Revision, ...] = ()
    synonyms: tuple[Synonym, ...] = ()


class Book(_Tables):
    """Every revision of every policy, in policy order (id, then effective date)."""

    def in_force(self, day: date) -> tuple[Revision, ...]:
        """The revision of each policy that is in force on that day, where there is one."""
        return tuple(revision for revision in self.revisions if revision.in_force(day))

    def codes(self, day: date) -> Iterator[str]:
        """The codes and ranges that are listed on that day, in the book's order."""
        return (entry.code for revision in self.in_force(day) for entry in revision.entries)

    def listing(self, codes: CodeRange) -> Iterator[tuple[Revision, Entry]]:
        """Every entry, in any revision, that holds one of these codes, in the book's order."""
        first, last = number(codes.first), number(codes.last)
        for low, high, revision, entry in self._by_series.get(series(codes.first), ()):
            if low <= last and first <= high:
                yield revision, entry

    def starting(self, prefix: str) -> tuple[str, ...]:
        """The codes of all entries, in any revision, whose first or last code starts so."""
        found = (
            entry.code
            for revision in self.revisions
            for entry in revision.entries
            if entry.codes.first.startswith(prefix) or entry.codes.last.startswith(prefix)
        )
        return tuple(dict.fromkeys(found))

    @cached_property
    def _by_series(self) -> dict[tuple[str, str], list[tuple[int, int, Revision, Entry]]]:
        listed: dict[tuple[str, str], list[tuple[int, int, Revision, Entry]]] = {}
        for revision in self.revisions:
            for entry in revision.entries:
                codes = entry.codes
                row = (number(codes.first), number(codes.last), revision, entry)
                listed.setdefault(series(codes.first), []).append(row)
        return listed
