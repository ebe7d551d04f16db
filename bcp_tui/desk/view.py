"""A view: all that there is to show of a call, as values."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import NamedTuple, TypeAlias, overload

from bcp_tui.desk.call import Call
from bcp_tui.desk.results import PassageResult, Result, Results
from bcp_tui.desk.row import Row
from bcp_tui.library import Fault, Version
from bcp_tui.policy import Asked, Context, Filter, Policy, Revision

Item: TypeAlias = Result | PassageResult | Revision | Asked
"""What a row is about: something found, or a code asked for that no policy in force lists."""


class Rows(Sequence[Row]):
    """The rows of a list, in order; each is answered when it is first read."""

    def __init__(self, items: Sequence[Item], answered: Callable[[int], Row]) -> None:
        self.items = items
        self._answered = answered
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
            self._read[at] = self._answered(at)
        return self._read[at]


class Trouble(NamedTuple):
    """Data that could not be taken in: when that was, and the first of their faults.

    Where they are files (`of_files`), the last good data stay in force; where they are a snapshot,
    the files are used.
    """

    at: datetime
    fault: Fault
    of_files: bool = True


class View(NamedTuple):
    """What is shown of a call.

    `row` is the place of the current row, `None` while none is chosen: on an empty line nothing is
    answered that nobody asked for. `of` is how many rows there are without the filters, `filters`
    those that were chosen and those that the query asks for. `off_file` are the policies that were
    in effect on the service date with a text that is not on file. `version` is that of the data,
    where they are published ones. It `names_plan` where words beside codes do that and find
    nothing: such words choose no plan.
    """

    call: Call
    context: Context
    results: Results
    rows: Rows
    row: int | None
    of: int
    filters: tuple[Filter, ...]
    pinned: tuple[Row, ...]
    in_force: tuple[Revision, ...]
    off_file: tuple[Policy, ...] = ()
    trouble: Trouble | None = None
    examples: tuple[str, ...] = ()
    version: Version | None = None
    names_plan: bool = False

    @property
    def current(self) -> Row | None:
        """The current row, if one is chosen."""
        return None if self.row is None else self.rows[self.row]

    @property
    def revision(self) -> Revision | None:
        """The text that the current row stands in; where it stands in none, the only one in force.

        `None` if several are in force.
        """
        if self.current and self.current.revision:
            return self.current.revision
        return self.in_force[0] if len(self.in_force) == 1 else None


def asked_of(item: Result | Asked) -> Asked:
    """The code a row is about, as it was asked for; the row's own where a range was asked for."""
    if isinstance(item, Asked):
        return item
    codes = item.listing.entry.codes
    if item.asked is None or item.asked.codes is None:
        return Asked(str(codes), codes)
    return item.asked._replace(codes=item.asked.within(codes))


def items_of(results: Results) -> Sequence[Item]:
    """Everything found; of several codes asked for each has its row once, in the order given."""
    whole = [each for each in results.query.parts if each.codes or each in results.not_codes]
    if not whole:
        return results.found
    listed = [result for result in results.entries if result.asked is not None]
    items: dict[object, Item] = {}
    for asked in whole:
        if asked in results.not_listed or asked in results.not_codes:
            items.setdefault(asked.codes or asked.typed, asked)
        for result in listed:
            if asked.codes and result.listing.entry.codes.overlaps(asked.codes):
                item = result._replace(asked=asked)
                items.setdefault((result.listing.key, asked_of(item).codes), item)
    others = (each for each in results.found if not (isinstance(each, Result) and each.asked))
    return (*items.values(), *others)
