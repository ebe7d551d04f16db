"""The desk: the data in force, and what they say of a question.

`view` turns the state of a call into all that a screen shows of it, `look_up` answers the codes of
a text. The data are taken in again when their files change; broken files leave the last good data
in force.
"""

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING

from bcp_tui.desk.call import Call
from bcp_tui.desk.results import Results, everything, find
from bcp_tui.desk.view import Rows, Trouble, View, asked_of, items_of
from bcp_tui.library import BrokenData, Snapshot, load, snapshot
from bcp_tui.policy import (
    Book,
    Context,
    Found,
    Listing,
    Query,
    Revision,
    RevisionKey,
    all_plans,
    look_up,
    read_query,
    selections,
)

if TYPE_CHECKING:
    from bcp_tui.search import Index

_ROWS_AT_A_TIME = 25
"""Rows indexed between two keys: some milliseconds, which nobody feels."""


class Desk:
    """The book in force, its indexes, and today's date as a value."""

    def __init__(self, folder: str, now: Callable[[], datetime]) -> None:
        self.folder = folder
        self.trouble: Trouble | None = None
        """What is wrong with the files that are not in force."""
        self._now = now
        self._taken: Snapshot = snapshot(folder)
        self._seen = self._taken
        self._indexes: dict[tuple[RevisionKey, ...], Index[Listing]] = {}
        self._last: tuple[Index[Listing], Results] | None = None
        self.book: Book = load(folder)

    def reload(self) -> bool:
        """Take in files that changed before the last look; whether there is more to be shown.

        Files that are still changing are being written, and could be valid without being whole.
        """
        before, self._seen = self._seen, snapshot(self.folder)
        if self._seen != before or self._seen == self._taken:
            return False
        self._taken = self._seen
        try:
            self.book = load(self.folder)
        except BrokenData as broken:
            self.trouble = Trouble(self._now(), broken.faults[0])
            return True
        self.trouble = None
        self._indexes.clear()
        self._last = None
        return True

    def carried_over(self, call: Call, found: Found | None) -> Call:
        """The call on the data now in force: its plan by name, its row by what was found there."""
        plans = self.book.plans
        named = {choice.name: choice for choice in (all_plans(plans), *selections(plans))}
        call = call._replace(selection=named.get(call.selection.name, all_plans(plans)))
        codes = [asked_of(item).codes for item in self.view(call).rows.items]
        at = codes.index(found.asked.codes) if found and found.asked.codes in codes else 0
        return call if at == call.row else call.moved(at)

    def today(self) -> date:
        """The day it is now."""
        return self._now().date()

    def context(self, call: Call) -> Context:
        """The context of a call on this day."""
        return Context(call.selection, call.day or self.today(), call.network)

    def view(self, call: Call, wait: bool = True) -> View:
        """What to show of a call.

        Words for which the index is not ready yet find nothing if nobody wants to `wait`.
        """
        context = self.context(call)
        in_force = self.book.in_force(context.service_date)
        results = self._results(call, context, in_force, wait)
        rows = Rows(items_of(results), self.book, context)
        row = max(0, min(call.row, len(rows) - 1))
        found = self._found(rows, row, context) if rows else None
        return View(call, context, results, rows, row, found, in_force, self.trouble)

    def look_up(self, text: str, context: Context) -> tuple[Found, ...]:
        """What the book says of each code in a text; a word that is none is said to be that."""
        parts = read_query(text, self.book.table).parts
        return tuple(look_up(self.book, asked, context) for asked in parts)

    def prepare(self, call: Call) -> bool:
        """Build a little more of what finding by words needs; whether all of it is there."""
        in_force = self.book.in_force(self.context(call).service_date)
        return self._index(in_force).build(_ROWS_AT_A_TIME)

    def get_ready(self, call: Call) -> None:
        """Do now all that the first words of many queries would have to wait for."""
        self._index(self.book.in_force(self.context(call).service_date)).get_ready()

    def _results(
        self, call: Call, context: Context, in_force: tuple[Revision, ...], wait: bool
    ) -> Results:
        """What a query finds; the last is kept, for keys that change something else."""
        index = self._index(in_force)
        if self._last:
            searched, results = self._last
            if searched is index and results.query.text == call.query and not results.waiting:
                return results
        table = self.book.table_of(in_force)
        if not call.query.strip():
            results = Results(Query(call.query), everything(table))
        else:
            query = read_query(call.query, self.book.table)
            if query.has_words and not (wait or index.is_ready):
                results = Results(query, waiting=True)
            else:
                results = find(query, table, index)
        self._last = index, results
        return results

    def _found(self, rows: Rows, row: int, context: Context) -> Found:
        """What the book says of a row's code, the row's own policy first."""
        current = rows[row]
        if isinstance(current.answer, Found):
            return current.answer
        own = current.answer.listing.key
        found = look_up(self.book, current.asked, context)
        own_first = sorted(found.answers, key=lambda answer: answer.listing.key != own)
        return found._replace(answers=tuple(own_first))

    def _index(self, in_force: tuple[Revision, ...]) -> "Index[Listing]":
        """The index of the revisions in force; one is kept for each set that was asked for."""
        from bcp_tui.search import index_of_listings  # Not needed for a lookup.

        key = tuple(revision.key for revision in in_force)
        if key not in self._indexes:
            listings = self.book.table_of(in_force).listings
            self._indexes[key] = index_of_listings(listings, self.book)
        return self._indexes[key]
