"""The desk: the data in force, and what they say of a question.

`view` turns the state of a call into all that a screen shows of it. Data whose files changed are
read while the old ones answer (`read_anew`, on another thread), and taken in when all is there that
an open call needs (`take_in`); broken files leave the last good data in force.
"""

from collections.abc import Callable
from datetime import date, datetime
from typing import NamedTuple

from bcp_tui.desk.call import Call
from bcp_tui.desk.held import Held
from bcp_tui.desk.limiting import Limiting
from bcp_tui.desk.lookup import (
    answering,
    codes_of,
    with_changes,
    with_conflicts,
    with_recent_changes,
)
from bcp_tui.desk.reading import Place, places_in
from bcp_tui.desk.results import PassageResult, Results, find
from bcp_tui.desk.row import Row
from bcp_tui.desk.view import Item, Rows, Trouble, View, asked_of, items_of
from bcp_tui.library import (
    BrokenData,
    FolderState,
    Opened,
    Shelf,
    Version,
    folder_state,
    open_data,
)
from bcp_tui.policy import (
    Asked,
    Book,
    CodeRange,
    Context,
    Found,
    Revision,
    Selection,
    all_plans,
    fitting,
    look_up,
    read_query,
    selections,
)

_ROWS_AT_A_TIME = 25
"""Rows indexed between two keys: some milliseconds, which nobody feels."""
_ANSWERS_KEPT = 256
"""Answers kept while the context stays: those of a screen are asked for again at each key."""


class ReadAnew(NamedTuple):
    """Data that were read: how their files looked, what to hold now, and what is wrong."""

    state: FolderState
    held: Held | None
    trouble: Trouble | None


class Desk:
    """The book in force, its indexes, and today's date as a value."""

    def __init__(self, folder: str, now: Callable[[], datetime]) -> None:
        """Raises BrokenData where nothing can be used."""
        self.folder = folder
        self._now = now
        self._taken = self._seen = folder_state(folder)
        self._shelf = Shelf()
        self._last: tuple[tuple[Revision, ...], Results] | None = None
        self._found: dict[Asked, Found] = {}
        self._answers_for: Context | None = None
        opened = open_data(folder, self._shelf)
        self._held = Held(opened)
        self._limiting = Limiting(self.book)
        self.trouble = self._trouble_with(opened)
        """What is wrong with data that are not in force."""

    @property
    def book(self) -> Book:
        """The book in force."""
        return self._held.book

    @property
    def version(self) -> Version | None:
        """Of the book in force, if it was published."""
        return self._held.version

    def has_changed(self) -> bool:
        """Whether files changed before the last look, and not since.

        Files that are still changing are being written, and could be valid without being whole.
        """
        before, self._seen = self._seen, folder_state(self.folder)
        return self._seen == before and self._seen != self._taken

    def read_anew(self, day: date, rest: Callable[[], None] = lambda: None) -> ReadAnew:
        """The data as they are now, ready to answer on that day; may run on another thread.

        `rest` is called between short pieces of the work, so that keys can have their turn.
        """
        state = folder_state(self.folder)
        try:
            opened = open_data(self.folder, self._shelf, thoroughly=True)
        except BrokenData as broken:
            return ReadAnew(state, None, Trouble(self._now(), broken.faults[0]))
        held = Held(opened)
        in_force = held.book.in_force(day)
        for table in (held.book.table, held.book.table_of(in_force)):
            rest()
            table.get_ready()
        indexes = held.indexes_of(in_force)
        while not indexes.build(_ROWS_AT_A_TIME):
            rest()
        return ReadAnew(state, held, self._trouble_with(opened))

    def is_sound(self) -> bool:
        """Whether all data in force are as they were published; if not, they must be read anew.

        Checking takes too long to be done at the start; another thread may do it.
        """
        return self._held.is_sound()

    def take_in(self, anew: ReadAnew) -> None:
        """Put data in force that `read_anew` has read."""
        self._taken = anew.state
        self.trouble = anew.trouble
        if anew.held:
            self._held = anew.held
            self._limiting = Limiting(self.book)
            self._last = self._answers_for = None

    def _trouble_with(self, opened: Opened) -> Trouble | None:
        if not opened.faults:
            return None
        return Trouble(self._now(), opened.faults[0], of_files=opened.snapshot is not None)

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
        shown = self._limiting.limited(results, filters, bool(call.filters), context)
        items = items_of(shown)
        together = [*codes_of(results.query.parts), *codes_of(each.asked for each in call.pinned)]
        current = _current(call, len(items))

        is_about_changes = any(each.kind == "changed" for each in filters)
        compared = with_changes if is_about_changes else with_recent_changes

        def answered(at: int) -> Row:
            row = self._row(items[at], context, together)
            return compared(self.book, row) if at == current else row

        return View(
            call,
            context,
            shown,
            Rows(items, answered),
            current,
            len(items_of(results)),
            filters,
            tuple(with_conflicts(row, together) for row in call.pinned),
            in_force,
            self.book.off_file(context.service_date),
            self.trouble,
            self.book.examples,
            self.version,
            self._names_plan(results, context.selection),
        )

    def _names_plan(self, results: Results, chosen: Selection) -> bool:
        """Whether words beside codes, which find nothing, name a plan that is not chosen."""
        words = " ".join(results.unknown) if results.query.codes else ""
        choices = fitting(self.book.plans, words).choices if words else ()
        return bool(choices) and chosen not in choices

    def places(self, revision: Revision, words: str, context: Context) -> tuple[Place, ...]:
        """What words find in one text, in force or not, as the search line finds it."""
        query = read_query(words, self.book.table, self.book.filter_phrases)
        indexes = self._held.indexes_of((revision,))
        results = find(query, self.book.table_of((revision,)), indexes)
        shown = self._limiting.limited(results, query.filters, False, context)
        return places_in(revision, shown, indexes.passages)

    def prepare(self, call: Call) -> bool:
        """Build a little more of what finding by words needs; whether all of it is there.

        Words can be found before that (`finds_words`); what follows is for the first typo.
        """
        in_force = self._in_force(call)
        if not self._held.has_indexes_of(in_force):
            self._held.indexes_of(in_force)
            return False
        return self._held.indexes_of(in_force).build(_ROWS_AT_A_TIME)

    def get_ready(self, call: Call) -> None:
        """Do now what the first query by words would otherwise wait for."""
        self._held.indexes_of(self._in_force(call)).get_ready()

    def read_all(self, call: Call) -> None:
        """Do now, and keep, what any call on that day would otherwise wait for."""
        in_force = self._in_force(call)
        self.get_ready(call)
        self.book.table_of(in_force).get_ready()
        for revision in in_force:
            revision.get_ready()

    def quick_examples(self) -> tuple[str, ...]:
        """The example queries for which no filter looks through every row."""
        table, phrases = self.book.table, self.book.filter_phrases
        return tuple(
            each for each in self.book.examples if not read_query(each, table, phrases).filters
        )

    def finds_words(self, call: Call) -> bool:
        """Whether words can be found without making anything first."""
        return self._are_ready(self._in_force(call))

    def _in_force(self, call: Call) -> tuple[Revision, ...]:
        return self.book.in_force(self.context(call).service_date)

    def _results(self, call: Call, in_force: tuple[Revision, ...], wait: bool) -> Results:
        """What a query finds; the last is kept, for keys that change something else."""
        if self._last:
            searched, results = self._last
            if searched is in_force and results.query.text == call.query and not results.waiting:
                return results
        query = read_query(call.query, self.book.table, self.book.filter_phrases)
        if query.has_words and not (wait or self._are_ready(in_force)):
            results = Results(query, waiting=True)
        else:
            indexes = self._held.indexes_of(in_force) if query.has_words else None
            results = find(query, self.book.table_of(in_force), indexes)
        self._last = in_force, results
        return results

    def _are_ready(self, in_force: tuple[Revision, ...]) -> bool:
        """Whether words can be found without making anything first."""
        has_indexes = self._held.has_indexes_of(in_force)
        return has_indexes and self._held.indexes_of(in_force).are_ready

    def _row(self, item: Item, context: Context, together: list[CodeRange]) -> Row:
        """The row of an item: what the book answers for it."""
        version = self.version
        if isinstance(item, PassageResult | Revision):
            return Row(item, context, version=version)
        asked = asked_of(item)
        found = self._look_up(asked, context)
        if isinstance(item, Asked):
            return Row(found, context, asked, version=version)
        drug = item.via if item.via in self.book.drug_names else None
        row = Row(found, context, asked, item, about_drug=drug, version=version)
        return with_conflicts(answering(row, found, item.listing), together)

    def _look_up(self, asked: Asked, context: Context) -> Found:
        """What the book says of a code; kept, for most rows of a list stand in the next one too."""
        if self._answers_for != context:
            self._answers_for = context
            self._found.clear()
        if asked not in self._found:
            if len(self._found) >= _ANSWERS_KEPT:
                self._found.clear()
            self._found[asked] = look_up(self.book, asked, context)
        return self._found[asked]


def _current(call: Call, rows: int) -> int | None:
    """The place of the current row: the one chosen, or the first if anything was typed."""
    if not rows or (call.row is None and not call.query.strip()):
        return None
    return max(0, min(call.row or 0, rows - 1))
