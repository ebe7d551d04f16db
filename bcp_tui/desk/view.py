"""A view: all that there is to show of a call, as values."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple, TypeAlias, overload

from bcp_tui.desk.call import Call
from bcp_tui.desk.results import Result, Results
from bcp_tui.library import Fault
from bcp_tui.policy import Answer, Asked, Book, Context, Found, Revision, answer_for, look_up

Item: TypeAlias = Result | Asked
"""What a row is about: something found, or a code asked for that no policy in force lists."""


class Row(NamedTuple):
    """A row of the list: the code it is about, as asked for, and what its entry answers.

    A code that no policy in force lists has no `result`; its answer is what was found instead.
    """

    asked: Asked
    answer: Answer | Found
    result: Result | None = None


class Rows(Sequence[Row]):
    """The rows of a list, in order; each is answered when it is first read."""

    def __init__(self, items: Sequence[Item], book: Book, context: Context) -> None:
        self.items = items
        self._book = book
        self._context = context
        self._read: dict[int, Row] = {}

    def __len__(self) -> int:
        return len(self.items)

    @overload
    def __getitem__(self, at: int) -> Row: ...
    @overload
    def __getitem__(self, at: slice) -> Sequence[Row]: ...
    def __getitem__(self, at: int | slice) -> Row | Sequence[Row]:
        if isinstance(at, slice):
            return [self[each] for each in range(*at.indices(len(self)))]
        if at not in self._read:
            self._read[at] = self._answered(self.items[at])
        return self._read[at]

    def _answered(self, item: Item) -> Row:
        if isinstance(item, Asked):
            return Row(item, look_up(self._book, item, self._context))
        asked = asked_of(item)
        return Row(asked, answer_for(item.listing, asked, self._context), item)


class Trouble(NamedTuple):
    """New data that could not be taken in: when that was, and the first of their faults."""

    at: datetime
    fault: Fault


class View(NamedTuple):
    """What is shown of a call: its rows, and what the book says of the code of the current one."""

    call: Call
    context: Context
    results: Results
    rows: Rows
    row: int
    found: Found | None
    in_force: tuple[Revision, ...]
    trouble: Trouble | None = None

    @property
    def current(self) -> Row | None:
        """The current row, if there is one."""
        return self.rows[self.row] if self.rows else None


def asked_of(item: Item) -> Asked:
    """The code a row is about, as it was asked for; of an asked range, the row's own."""
    if isinstance(item, Asked):
        return item
    codes = item.listing.entry.codes
    if item.asked is None or item.asked.codes is None:
        return Asked(str(codes), codes)
    return item.asked._replace(codes=item.asked.within(codes))


def items_of(results: Results) -> tuple[Item, ...]:
    """Everything found; of several codes asked for each has its row once, in the order given."""
    whole = [asked for asked in results.query.parts if asked.codes]
    if not whole:
        return results.found
    listed = [result for result in results.found if result.asked is not None]
    items: dict[object, Item] = {}
    for asked in whole:
        if asked in results.not_listed:
            items.setdefault(asked.codes, asked)
        for result in listed:
            if asked.codes and result.listing.entry.codes.overlaps(asked.codes):
                item = result._replace(asked=asked)
                items.setdefault((result.listing.key, asked_of(item).codes), item)
    return (*items.values(), *(result for result in results.found if result.asked is None))
