"""The state of a call: what was typed, in which context, and what was pinned.

A value. Keys make a new one; one function (`Desk.view`) computes from it what is shown.
"""

from datetime import date
from typing import NamedTuple

from bcp_tui.policy import Found, Network, Selection


class Followed(NamedTuple):
    """Where the rep was before following a code."""

    query: str
    row: int


class Call(NamedTuple):
    """One call. `day` is `None` for today, whatever day that is when the answer is shown."""

    selection: Selection
    network: Network = "in"
    day: date | None = None
    query: str = ""
    row: int = 0
    marked: int | None = None
    """Which of the codes named in the answer is marked to be followed."""
    scrolled: int = 0
    """The lines by which the answer is scrolled."""
    trail: tuple[Followed, ...] = ()
    pinned: tuple[Found, ...] = ()

    def typed(self, query: str) -> "Call":
        """The call after the search line changed."""
        return self._replace(query=query, row=0, marked=None, scrolled=0, trail=())

    def moved(self, row: int) -> "Call":
        """The call with another row's answer."""
        return self._replace(row=row, marked=None, scrolled=0)

    def following(self, code: str) -> "Call":
        """The call after a code named in the answer was followed."""
        trail = (*self.trail, Followed(self.query, self.row))
        return self.typed(code)._replace(trail=trail)

    def back(self) -> "Call":
        """The call before the last code was followed, or with an empty search line."""
        if not self.trail:
            return self.typed("")
        *trail, last = self.trail
        return self.typed(last.query)._replace(row=last.row, trail=tuple(trail))

    def pinning(self, found: Found) -> "Call":
        """The call with this answer on the sheet, in place of the same one asked before."""
        same = (found.asked.codes, found.context)
        others = (each for each in self.pinned if (each.asked.codes, each.context) != same)
        return self._replace(pinned=(*others, found))
