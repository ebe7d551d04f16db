"""The state of a call: what was typed, in which context, and what was pinned.

A value. Keys make a new one; one function (`Desk.view`) computes from it what is shown.
"""

from datetime import date
from typing import NamedTuple

from bcp_tui.desk.row import Row
from bcp_tui.policy import Filter, Network, Selection


class Followed(NamedTuple):
    """Where the rep was before following a code."""

    query: str
    row: int | None
    filters: tuple[Filter, ...]


class Call(NamedTuple):
    """One call. `day` is `None` for today, whatever day that is when the answer is shown.

    `network` is `None` until somebody said whether the provider is in it; `row` is `None` until a
    row was chosen, and then the first one is current if anything was typed.
    """

    selection: Selection
    network: Network | None = None
    day: date | None = None
    query: str = ""
    filters: tuple[Filter, ...] = ()
    row: int | None = None
    marked: int | None = None
    """Which of the codes named in the answer is marked to be followed."""
    scrolled: int = 0
    """The lines by which the answer is scrolled."""
    trail: tuple[Followed, ...] = ()
    pinned: tuple[Row, ...] = ()

    def typed(self, query: str) -> "Call":
        """The call after the search line changed."""
        return self._replace(query=query, row=None, marked=None, scrolled=0, trail=())

    def moved(self, row: int | None) -> "Call":
        """The call with another row's answer."""
        return self._replace(row=row, marked=None, scrolled=0)

    def limited(self, filters: tuple[Filter, ...]) -> "Call":
        """The call with these filters chosen."""
        return self._replace(filters=filters).moved(None)

    def following(self, code: str) -> "Call":
        """The call after a code named in the answer was followed."""
        trail = (*self.trail, Followed(self.query, self.row, self.filters))
        return self.typed(code)._replace(trail=trail, filters=())

    def back(self) -> "Call":
        """The call before the last code was followed, or with an empty search line."""
        if not self.trail:
            return self.typed("")
        *trail, last = self.trail
        call = self.typed(last.query)
        return call._replace(row=last.row, filters=last.filters, trail=tuple(trail))

    def pinning(self, row: Row) -> "Call":
        """The call with this row on the sheet, in place of the same one pinned before."""
        same = (row.key, row.context)
        others = (each for each in self.pinned if (each.key, each.context) != same)
        return self._replace(pinned=(*others, row))
