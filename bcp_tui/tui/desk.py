"""The desk: the data in force behind the screen, and what it says of a call.

`view` is the one function that turns the state of a call into what is shown. The data are taken
in again when their files change; broken files leave the last good data in force.
"""

from collections.abc import Callable
from datetime import date, datetime
from typing import NamedTuple

from bcp_tui.library import BrokenData, Snapshot, load, snapshot
from bcp_tui.policy import (
    Asked,
    Book,
    Context,
    Found,
    Revision,
    all_plans,
    answer_for,
    look_up,
    selections,
)
from bcp_tui.report import asked_code, short_verdict, verdict
from bcp_tui.search import Index, Result, Results, similar
from bcp_tui.tui.call import Call

Row = Result | Asked
"""A row of the list: something found, or a code asked for that no policy in force lists."""

_ROWS_AT_A_TIME = 25
"""Rows indexed between two keys: some milliseconds, which nobody feels."""


class View(NamedTuple):
    """What is shown of a call: the rows, and what the book says of the current one."""

    call: Call
    context: Context
    rows: tuple[Row, ...]
    in_force: tuple[Revision, ...]
    finder: Index
    results: Results
    row: int
    found: Found | None
    similar: tuple[str, ...]


class Desk:
    """The loaded book, its indexes, and today's date as a value."""

    def __init__(self, folder: str, now: Callable[[], datetime]) -> None:
        self.folder = folder
        self.trouble = ""
        """What is wrong with the files that are not in force, or empty."""
        self._now = now
        self._taken: Snapshot = snapshot(folder)
        self._seen = self._taken
        self._indexes: dict[tuple[int, ...], Index] = {}
        self._last: tuple[Index, Results] | None = None
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
            self.trouble = (
                f"{self._now():%H:%M} new data broken, last good data in force: "
                f"{broken.faults[0].without_folder()}"
            )
            return True
        self.trouble = ""
        self._indexes.clear()
        self._last = None
        return True

    def carried_over(self, call: Call, found: Found | None) -> Call:
        """The call on the data now in force: its plan by name, its row by what was found there."""
        plans = self.book.plans
        named = {choice.name: choice for choice in (all_plans(plans), *selections(plans))}
        call = call._replace(selection=named.get(call.selection.name, all_plans(plans)))
        codes = [asked_of(row).codes for row in self.view(call).rows]
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
        index = self._index(in_force)
        results = self._results(index, call.query, wait)
        rows = _rows(results)
        row = max(0, min(call.row, len(rows) - 1))
        found = self._found(rows[row], context) if rows else None
        near: tuple[str, ...] = ()
        if found is not None and not found.answers:
            near = similar(self.book.codes(context.service_date), asked_code(found))
        return View(call, context, rows, in_force, index, results, row, found, near)

    def prepare(self, call: Call) -> bool:
        """Build a little more of what finding by words needs; whether all of it is there."""
        in_force = self.book.in_force(self.context(call).service_date)
        return self._index(in_force).build(_ROWS_AT_A_TIME)

    def short_verdict(self, row: Row, context: Context) -> str:
        """What the list's PA column says of a row."""
        if isinstance(row, Asked):
            return verdict(look_up(self.book, row, context))
        return short_verdict(answer_for(row.revision, row.entry, asked_of(row), context))

    def _results(self, index: Index, query: str, wait: bool) -> Results:
        """What a query finds; the last is kept, for keys that change something else."""
        if self._last:
            searched, results = self._last
            if searched is index and results.query == query and not results.waiting:
                return results
        results = index.search(query, wait=wait)
        self._last = index, results
        return results

    def _found(self, row: Row, context: Context) -> Found:
        """What the book says of a row's code, the row's own policy first."""
        found = look_up(self.book, asked_of(row), context)
        if isinstance(row, Asked):
            return found
        own_first = sorted(found.answers, key=lambda answer: answer.entry is not row.entry)
        return found._replace(answers=tuple(own_first))

    def _index(self, revisions: tuple[Revision, ...]) -> Index:
        """The index of the revisions in force; one is kept for each set that was asked for."""
        key = tuple(map(id, revisions))
        if key not in self._indexes:
            self._indexes[key] = Index(revisions, self.book.synonyms)
        return self._indexes[key]


def asked_of(row: Row) -> Asked:
    """The code a row is about, as it was asked for; of an asked range, the row's own."""
    if isinstance(row, Asked):
        return row
    asked = row.asked
    if asked is None or asked.codes is None:
        return Asked(row.entry.code, row.entry.codes)
    return asked._replace(codes=asked.within(row.entry.codes))


def _rows(results: Results) -> tuple[Row, ...]:
    """Everything found; of several codes asked for each has its row once, in the order given."""
    if not results.asked:
        return results.results
    listed = [result for result in results.results if result.asked is not None]
    rows: dict[object, Row] = {}
    for asked in results.asked:
        if asked in results.not_listed:
            rows.setdefault(asked.codes, asked)
        for result in listed:
            if asked.codes and result.entry.codes.overlaps(asked.codes):
                row = result._replace(asked=asked)
                rows.setdefault((id(row.entry), asked_of(row).codes), row)
    return (*rows.values(), *(result for result in results.results if result.asked is None))
