"""The desk: the data in force, and what they say of a question.

`view` turns the state of a call into all that a screen shows of it. The data are taken in again
when their files change; broken files leave the last good data in force.
"""

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING

from bcp_tui.desk.call import Call
from bcp_tui.desk.lookup import answering, beside, codes_of, with_recent_changes
from bcp_tui.desk.reading import Place, places_in
from bcp_tui.desk.results import (
    PassageResult,
    Results,
    find,
    limited,
)
from bcp_tui.desk.row import Row
from bcp_tui.desk.view import Item, Rows, Trouble, View, asked_of, items_of
from bcp_tui.library import BrokenData, Snapshot, load, snapshot
from bcp_tui.policy import (
    Answer,
    Asked,
    Book,
    CodeRange,
    Context,
    Filter,
    Listing,
    Revision,
    RevisionKey,
    Selection,
    all_plans,
    answer_for,
    look_up,
    read_query,
    selections,
)

if TYPE_CHECKING:
    from bcp_tui.search import Indexes

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
        self._indexes: dict[tuple[RevisionKey, ...], Indexes] = {}
        self._last: tuple[Indexes, Results] | None = None
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

    def carried_over(self, call: Call, current: Row | None) -> Call:
        """The call on the data now in force: its plan by name, its row by what was found there."""
        selection = self.selection_named(call.selection.name)
        call = call._replace(selection=selection or all_plans(self.book.plans))
        if call.row is None or current is None:
            return call
        names = [_name(item) for item in self.view(call).rows.items]
        own = _name(current.passage or current.result or current.asked)
        places = [at for at, name in enumerate(names) if name == own]
        places += [at for at, name in enumerate(names) if name[1:] == own[1:]]
        at = places[0] if places else None
        return call if at == call.row else call.moved(at)

    def selection_named(self, name: str) -> Selection | None:
        """What can be chosen by that name on the data now in force; `None` where nothing can."""
        plans = self.book.plans
        choices = (all_plans(plans), *selections(plans))
        return next((choice for choice in choices if choice.name == name), None)

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
        results = self._results(call, in_force, wait)
        filters = tuple(dict.fromkeys((*call.filters, *results.query.filters)))
        shown = self._limited(results, filters, bool(call.filters), context) if filters else results
        items = items_of(shown)
        together = [*codes_of(results.query.parts), *codes_of(each.asked for each in call.pinned)]
        current = _current(call, len(items))

        def answered(at: int) -> Row:
            row = self._row(items[at], context, together)
            return with_recent_changes(self.book, row) if at == current else row

        return View(
            call,
            context,
            shown,
            Rows(items, answered),
            current,
            len(items_of(results)),
            filters,
            tuple(beside(row, together) for row in call.pinned),
            in_force,
            self.book.off_file(context.service_date),
            self.trouble,
            self.book.examples,
        )

    def answered_anew(self, row: Row, context: Context) -> Row:
        """A pinned row as it is answered in another context, or by other data."""
        if row.asked is None:
            return row._replace(context=context)
        found = look_up(self.book, row.asked, context)
        anew = row._replace(says=found, context=context, others=(), conflicts=(), changed=None)
        anew = answering(anew, found, row.answer.listing if row.answer else None)
        return with_recent_changes(self.book, anew)

    def places(self, revision: Revision, words: str, context: Context) -> tuple[Place, ...]:
        """What words find in one text, in force or not, as the search line finds it."""
        query = read_query(words, self.book.table, self.book.filters)
        indexes = self._indexes_of((revision,))
        results = find(query, self.book.table_of((revision,)), indexes)
        shown = self._limited(results, query.filters, False, context) if query.filters else results
        return places_in(revision, shown, indexes.passages)

    def prepare(self, call: Call) -> bool:
        """Build a little more of what finding by words needs; whether all of it is there."""
        return self._indexes_of(self._in_force(call)).build(_ROWS_AT_A_TIME)

    def get_ready(self, call: Call) -> None:
        """Do now all that the first words of many queries would have to wait for."""
        self._indexes_of(self._in_force(call)).get_ready()

    def _in_force(self, call: Call) -> tuple[Revision, ...]:
        return self.book.in_force(self.context(call).service_date)

    def _results(self, call: Call, in_force: tuple[Revision, ...], wait: bool) -> Results:
        """What a query finds; the last is kept, for keys that change something else."""
        indexes = self._indexes_of(in_force)
        if self._last:
            searched, results = self._last
            if searched is indexes and results.query.text == call.query and not results.waiting:
                return results
        query = read_query(call.query, self.book.table, self.book.filters)
        if query.has_words and not (wait or indexes.are_ready):
            results = Results(query, waiting=True)
        else:
            results = find(query, self.book.table_of(in_force), indexes)
        self._last = indexes, results
        return results

    def _limited(
        self, results: Results, filters: tuple[Filter, ...], chosen: bool, context: Context
    ) -> Results:
        def accepts(listing: Listing) -> bool:
            answer = answer_for(listing, Asked(listing.entry.code, listing.entry.codes), context)
            return all(each.accepts(answer, self._has_changed) for each in filters)

        return limited(results, accepts, chosen)

    def _has_changed(self, answer: Answer) -> bool:
        """Whether the revision before said otherwise; what changed with one is worked out once."""
        changes = self.book.changes_of(answer.revision)
        if changes is None:
            return False
        from bcp_tui.policy.changes import changed  # Most sessions need none.

        return changed(answer, changes) is not None

    def _row(self, item: Item, context: Context, together: list[CodeRange]) -> Row:
        """An item answered."""
        if isinstance(item, PassageResult):
            return Row(item, context)
        asked = asked_of(item)
        found = look_up(self.book, asked, context)
        if isinstance(item, Asked):
            return Row(found, context, asked)
        drug = item.via if item.via in self.book.drug_names else None
        row = Row(found, context, asked, item, about_drug=drug)
        return beside(answering(row, found, item.listing), together)

    def _indexes_of(self, in_force: tuple[Revision, ...]) -> "Indexes":
        """The indexes of the revisions in force; kept for each set that was asked for."""
        from bcp_tui.search import indexes_of  # A lookup needs none.

        key = tuple(revision.key for revision in in_force)
        if key not in self._indexes:
            listings = self.book.table_of(in_force).listings
            self._indexes[key] = indexes_of(in_force, listings, self.book)
        return self._indexes[key]


def _name(item: Item | None) -> tuple[object, ...]:
    """By what a row is known again in other data: its policy, then its code or passage."""
    if item is None:
        return ()
    if isinstance(item, PassageResult):
        return (item.revision.policy_id, item.passage.section, item.passage.text)
    policy = None if isinstance(item, Asked) else item.listing.revision.policy_id
    return (policy, asked_of(item).codes)


def _current(call: Call, rows: int) -> int | None:
    """The place of the current row: the one chosen, or the first if anything was typed."""
    if not rows or (call.row is None and not call.query.strip()):
        return None
    return max(0, min(call.row or 0, rows - 1))
