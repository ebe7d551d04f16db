"""The call screen: search line, list, answer. Keys change the call; what it leads to is shown.

What a key makes of the call stands in `steps.py`; here is what is shown of it, and what opens.
"""

from typing import TYPE_CHECKING, Literal

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.geometry import Size
from textual.screen import Screen

from bcp_tui.desk import Call, Desk, View
from bcp_tui.desk.anew import at_same_row, reviewed
from bcp_tui.policy import Filter, Selection
from bcp_tui.report import labels, messages
from bcp_tui.report.notes import note_text
from bcp_tui.tui import keys, steps
from bcp_tui.tui.lines import Line
from bcp_tui.tui.screens.background import Background
from bcp_tui.tui.steps import Cleared, Step
from bcp_tui.tui.widgets.body import Body
from bcp_tui.tui.widgets.key_bar import KeyBar
from bcp_tui.tui.widgets.line_painter import LinePainter
from bcp_tui.tui.widgets.search_line import MOST_CHARACTERS, SearchLine
from bcp_tui.tui.widgets.title import Title

if TYPE_CHECKING:
    from bcp_tui.tui.terminal.driver import KeysDropped

SMALLEST = (60, 20)
"""The columns and rows below which nothing is shown but what is needed."""


class CallScreen(Screen[None]):
    """The screen that the rep works on all day."""

    BINDINGS = keys.bindings()
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (SMALLEST[0], "-broad")]  # noqa: RUF012 - as Textual declares it
    VERTICAL_BREAKPOINTS = [(0, "-low"), (SMALLEST[1], "-high")]  # noqa: RUF012

    DEFAULT_CSS = """
    CallScreen {
        background: $background;
        layout: vertical;
        #search { height: 1; }
        #prompt { width: 3; }
        #too-small { display: none; height: 1fr; }
        &.-narrow, &.-low {
            #title, #search, #body, #keys { display: none; }
            #too-small { display: block; }
        }
    }
    """

    def __init__(self, desk: Desk, call: Call, is_rehearsed: bool = False) -> None:
        super().__init__(classes="-broad -high")  # As most terminals are: no styling it twice.
        self.desk = desk
        self.view = desk.view(call, wait=False)
        """What is on the screen, or is about to be."""
        self._title = Title("title")
        self._prompt = LinePainter("prompt")
        self._prompt.show(lambda _: [((" › ", "label"),)])
        self._line = SearchLine(labels.QUERY_HINT, id="query")
        self._body = Body("body")
        self._keys = KeyBar("keys")
        self._was_shown = False
        self.behind = Background(self, is_rehearsed)
        self._cleared: Cleared | None = None
        """What was cleared last, to be brought back; it is kept nowhere else."""
        self._too_small = LinePainter("too-small")
        self._too_small.show(_too_small)

    def compose(self) -> ComposeResult:
        yield self._title
        with Horizontal(id="search"):
            yield self._prompt
            yield self._line
        yield self._body
        yield self._keys
        yield self._too_small

    def on_mount(self) -> None:
        self.say("")
        self.set_focus(self._line)
        # Not by message: query and answer must change in one frame.
        self.watch(self._line, "value", self._typed, init=False)
        self.behind.begin()

    def on_resize(self) -> None:
        # A line that was hidden meanwhile has lost the keyboard.
        self.call_after_refresh(self.set_focus, self._line)

    def update_node_styles(self, animate: bool = True) -> None:
        """Style the whole screen anew when it is shown again, but not when it is first shown."""
        if self._was_shown:
            super().update_node_styles(animate)
        self._was_shown = True

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Let no key act while the window is too small to show what it does."""
        return not (self.has_class("-narrow") or self.has_class("-low"))

    # -- what is shown ------------------------------------------------------------------------

    @property
    def call(self) -> Call:
        """The call as it is."""
        return self.view.call

    def change(self, call: Call, message: str = "") -> None:
        """Go on with this state of the call: show it, and a message until the next key."""
        self._show(self.desk.view(call, wait=False), message)

    def _show(self, view: View, message: str = "") -> None:
        self.view, call = view, view.call
        if self._line.value != call.query:
            self._line.value = call.query
            self._line.cursor_position = len(call.query)
        self._title.show_view(view, self.desk.today())
        self._body.show_view(view)
        self._keys.show_keys(keys.footer(), message)
        if view.results.waiting:
            self.behind.get_ready()

    def say(self, message: str) -> None:
        """Show a message in place of the keys, until the next key."""
        self.change(self.call, message)

    def rehearse(self, view: View) -> None:
        """Make everything that painting this view needs, but paint nothing."""
        self._body.rehearse(view)

    def on_keys_dropped(self, dropped: "KeysDropped") -> None:
        """Say that some of what was typed was dropped."""
        self.say(messages.keys_dropped(dropped.count))

    def wait_for_words(self) -> View:
        """Look for all that was typed, at once; show and return what it leads to."""
        if self.view.results.waiting:
            self.desk.view(self.call)
            self.change(self.call)
        return self.view

    def take(self, step: Step) -> None:
        """Go on with what a key, or new data, made of the call."""
        self.change(*step)

    def _go_into(self, call: Call) -> None:
        """Go on in another context, at the row of the same thing if other rows are found there."""
        before = self.wait_for_words()
        call = at_same_row(before, self.desk.view(call))
        self.take(steps.into_context(self.view, call))

    # -- typing -------------------------------------------------------------------------------

    def _typed(self, query: str) -> None:
        if query == self.call.query:
            return
        view = self.desk.view(self.call.typed(query), wait=False)
        if self.view.results.waiting and view.results.waiting:
            self.view = view  # It looks as before.
        else:
            self._show(view)

    @on(SearchLine.HelpAsked)
    async def _help_asked(self) -> None:
        await self.action_help()

    @on(SearchLine.Shortened)
    def _shortened(self) -> None:
        self.say(messages.line_full(MOST_CHARACTERS))

    # -- keys that change the call ------------------------------------------------------------

    def action_move(self, rows: int) -> None:
        """Go to another row."""
        view = self.wait_for_words()
        self.take(steps.move(view, rows, self._body.panes(view)))

    def action_end(self, end: Literal[-1, 1]) -> None:
        """Go to the first or the last row."""
        self.take(steps.move_to_end(self.wait_for_words(), end))

    def action_page(self, pages: Literal[-1, 1]) -> None:
        """Go a page up or down in the answer, or in the list."""
        view = self.wait_for_words()
        self.take(steps.page(view, self._body.panes(view), pages))

    def action_mark_code(self) -> None:
        """Mark the next code that the answer names."""
        self.take(steps.mark_code(self.wait_for_words()))

    def action_pin(self) -> None:
        """Follow the marked code if there is one; else pin the row and go on to the next."""
        self.take(steps.pin(self.wait_for_words()))

    def action_back(self) -> None:
        """Unmark, come back from a followed code, take a filter off, or clear the search line."""
        self.take(steps.back(self.wait_for_words()))

    def action_network(self) -> None:
        """Go on to the next thing that may be known of the network."""
        self._go_into(steps.with_other_network(self.call))

    def action_new_call(self) -> None:
        """Forget this call, until it is brought back."""
        step = steps.new_call(self.desk.book.plans)
        self._cleared = Cleared(self.call, step.call)
        self.take(step)
        self.call_later(self.run_action, "app.forget_copied")

    def action_undo(self) -> None:
        """Bring back what was cleared last."""
        (call, message), self._cleared = steps.undo(self.view, self._cleared)
        self.change(call._replace(pinned=reviewed(self.desk, call.pinned)), message)

    # -- keys that do something with what is shown --------------------------------------------

    def action_copy(self) -> None:
        """Copy what the current row says."""
        row = self.wait_for_words().current
        if row is None:
            self.say(messages.NOTHING_TO_COPY)
            return
        self.app.copy_to_clipboard(note_text([row]))
        self.say(messages.copied(row, pinned=bool(self.call.pinned)))

    def action_how_to_quit(self) -> None:
        """Say how to quit (Ctrl+C, see `app.py`)."""
        self.say(messages.HOW_TO_QUIT)

    # -- keys that open another screen --------------------------------------------------------

    async def action_plan(self) -> None:
        """Choose the plan."""
        from bcp_tui.tui.screens.plan_choice import PlanChoice

        def chosen(choice: Selection | None) -> None:
            # The data can have changed while the list was open: what counts is the name in it.
            selection = choice and self.desk.selection_named(choice.name)
            if selection is not None:
                self._go_into(self.call._replace(selection=selection, scrolled=0))
            elif choice is not None:
                self.say(messages.NEW_DATA_WITHOUT_PLAN)

        in_force = self.wait_for_words().in_force
        legend = in_force[0].legend if len(in_force) == 1 else None
        choice = PlanChoice(self.desk.book.plans, legend, self.call.selection)
        await self.app.push_screen(choice, chosen)

    async def action_filter(self) -> None:
        """Choose what limits the list."""
        from bcp_tui.tui.screens.filter_choice import FilterChoice

        def picked(limit: Filter | None) -> None:
            if limit is not None:
                self.take(steps.take_filter(self.view, limit))

        await self.app.push_screen(FilterChoice(self.wait_for_words()), picked)

    async def action_date(self) -> None:
        """Set the service date."""
        from bcp_tui.tui.screens.date_entry import DateEntry, Entered

        def entered(result: Entered | None) -> None:
            if result is not None:
                self._go_into(self.call.moved(self.call.row)._replace(day=result.day))

        await self.app.push_screen(DateEntry(self.desk.today(), self.call.day), entered)

    async def action_reader(self) -> None:
        """Read the policy behind the answer."""
        from bcp_tui.desk.reading import opening
        from bcp_tui.tui.screens.reader import Reader

        view = self.wait_for_words()
        behind = opening(self.desk.book, view)
        if behind is None:
            self.say(messages.NOTHING_TO_READ)
        else:
            await self.app.push_screen(Reader(self.desk, view.context, behind))

    async def action_sheet(self) -> None:
        """See the call sheet."""
        from bcp_tui.tui.screens.sheet import Sheet, SheetResult

        def left(result: SheetResult | None) -> None:
            if result is None:
                self.action_new_call()
                return
            call = self.call._replace(pinned=result.pinned)
            if result.cleared is not None:
                before = self.call._replace(pinned=result.cleared)
                self._cleared = Cleared(before, call, only_pins=True)
            self.change(call)

        await self.app.push_screen(Sheet(self.desk, self.wait_for_words()), left)

    async def action_help(self) -> None:
        """Keys and legend."""
        from bcp_tui.tui.screens.help import Help

        view = self.wait_for_words()
        await self.app.push_screen(Help(view.revision, view.version))


def _too_small(size: Size) -> list[Line]:
    return [((messages.too_small(size, SMALLEST), "ask"),)]
