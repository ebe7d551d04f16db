"""The call screen: search line, list, answer. Keys change the call; `_show` shows what it says."""

import gc
from asyncio import sleep
from typing import Any, Literal

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Container, Horizontal
from textual.geometry import Size
from textual.screen import Screen

from bcp_tui import report
from bcp_tui.policy import Found, Selection, all_plans
from bcp_tui.tui import keys
from bcp_tui.tui.answer_text import codes_named, marked_code
from bcp_tui.tui.call import Call
from bcp_tui.tui.desk import Desk, View
from bcp_tui.tui.lines import Line, Lines
from bcp_tui.tui.widgets.answer_panel import AnswerPanel
from bcp_tui.tui.widgets.key_bar import KeyBar
from bcp_tui.tui.widgets.result_list import ResultList
from bcp_tui.tui.widgets.search_line import LONGEST, SearchLine
from bcp_tui.tui.widgets.title import Title

SMALLEST = (60, 20)
"""The columns and rows below which nothing is shown but what is needed."""

WIDE = 110
"""The columns from which the answer lies beside the list."""

RELOAD_SECONDS = 2.0
"""How often the data folder is looked at; what changed is taken in at the second look."""

_PAUSE_SECONDS = 0.005
"""Between two pieces of work that keys may overtake."""


class CallScreen(Screen[None]):
    """What the rep works on all day."""

    BINDINGS = keys.bindings()
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (SMALLEST[0], "-stacked"), (WIDE, "-wide")]  # noqa: RUF012 - as Textual declares it
    VERTICAL_BREAKPOINTS = [(0, "-low"), (SMALLEST[1], "-high")]  # noqa: RUF012

    DEFAULT_CSS = """
    CallScreen {
        background: $background;
        layout: vertical;
        #search { height: 1; }
        #prompt { width: 3; }
        #body { height: 1fr; layout: vertical; }
        #too-small { display: none; height: 1fr; }
        &.-wide #body { layout: horizontal; }
        &.-wide #list {
            width: 1fr; height: 1fr; border-right: solid $rule; border-bottom: solid $rule;
        }
        &.-wide #answer { width: 1fr; height: 1fr; border-top: none; }
        &.-narrow, &.-low {
            #title, #search, #body, #keys { display: none; }
            #too-small { display: block; }
        }
    }
    """

    def __init__(self, desk: Desk, call: Call) -> None:
        super().__init__(classes="-stacked -high")  # As most terminals are: no styling it twice.
        self.desk = desk
        self.call = call
        self._view = desk.view(call, wait=False)
        self._title = Title("title")
        self._prompt = Lines("prompt")
        self._prompt.show(lambda _: [((" › ", "label"),)])
        self._line = SearchLine("code, words, or several codes", id="query")
        self._list = ResultList("list")
        self._answer = AnswerPanel("answer")
        self._keys = KeyBar("keys")
        self._too_small = Lines("too-small")
        self._too_small.show(_too_small)

    def compose(self) -> ComposeResult:
        yield self._title
        with Horizontal(id="search"):
            yield self._prompt
            yield self._line
        with Container(id="body"):
            yield self._list
            yield self._answer
        yield self._keys
        yield self._too_small

    def on_mount(self) -> None:
        self._show()
        self.set_focus(self._line)
        # Not by message: query and answer must change in one frame.
        self.watch(self._line, "value", self._typed, init=False)
        self.set_interval(RELOAD_SECONDS, self.take_in_changes)
        self.call_after_refresh(self._get_ready)

    def take_in_changes(self) -> None:
        """Follow the data files, and midnight."""
        before = self._view
        if self.desk.reload():
            call = self.desk.carried_over(self.call, before.found)
            lost = call.selection.name != self.call.selection.name
            said = "New data: choose the plan anew." if lost else "New data are in force."
            self.change(call, "" if self.desk.trouble else said)
            self._get_ready()
        elif self.desk.context(self.call).service_date != before.context.service_date:
            self.change(self.call, "A new day: the service date has changed.")

    @work(group="index", exclusive=True)
    async def _get_ready(self) -> None:
        """Get ready to find by words, a little at a time: typing is not held up."""
        while not self.desk.prepare(self.call):
            await sleep(0 if self._view.results.waiting else _PAUSE_SECONDS)
        if not gc.get_freeze_count():  # Only once: a later book must be able to go.
            gc.freeze()  # Code and data stay; looking at them again and again would be felt.
        gc.enable()
        if self._view.results.waiting:
            self._show()

    def on_resize(self) -> None:
        # A line that was hidden meanwhile has lost the keyboard.
        self.call_after_refresh(self.set_focus, self._line)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """No key acts on what is too small to be seen."""
        return not (self.has_class("-narrow") or self.has_class("-low"))

    # -- what is shown ------------------------------------------------------------------------

    def change(self, call: Call, said: str = "") -> None:
        """Go on with this state of the call, and show it."""
        self.call = call
        self._show(said)

    def say(self, said: str) -> None:
        """Show a message in place of the keys, until the next key."""
        self._show(said)

    def _show(self, said: str = "") -> None:
        view = self._view = self.desk.view(self.call, wait=False)
        if self._line.value != self.call.query:
            self._line.value = self.call.query
            self._line.cursor_position = len(self.call.query)
        self._title.show_view(view, self.desk)
        self._list.show_view(view, self.desk)
        self._answer.show_view(view, self.desk.book)
        self._keys.show_keys(keys.footer(), said)
        if view.results.waiting:
            self._get_ready()

    @property
    def shown(self) -> View:
        """What is on the screen, or is about to be."""
        if self._view.results.waiting:
            self.desk.view(self.call)
            self._show()
        return self._view

    # -- typing -------------------------------------------------------------------------------

    def _typed(self, query: str) -> None:
        if query != self.call.query:
            self.change(self.call.typed(query))

    @on(SearchLine.HelpAsked)
    async def _help_asked(self) -> None:
        await self.action_help()

    @on(SearchLine.Shortened)
    def _shortened(self) -> None:
        self._show(f"The line keeps {LONGEST} characters; the rest was left out.")

    # -- keys ---------------------------------------------------------------------------------

    def action_move(self, rows: int) -> None:
        """Go to another row."""
        last = max(0, len(self.shown.rows) - 1)
        self.change(self.call.moved(max(0, min(self.shown.row + rows, last))))

    def action_scroll(self, pages: Literal[-1, 1]) -> None:
        """Scroll the answer a page up or down."""
        scrolled = self._answer.scrolled(self.call.scrolled, pages)
        self.change(self.call._replace(scrolled=scrolled))

    def action_mark_code(self) -> None:
        """Mark the next code that the answer names."""
        named = codes_named(self.shown, self.desk.book)
        if not named:
            self._show("No other code is named in this answer.")
            return
        marked = 0 if self.call.marked is None else self.call.marked + 1
        marked = marked % len(named)
        self.change(
            self.call._replace(marked=marked),
            f"Enter follows {named[marked]}, Esc comes back",
        )

    def action_pin(self) -> None:
        """Follow the marked code if there is one; else pin the answer and go on to the next."""
        view = self.shown
        if marked := marked_code(view, self.desk.book):
            self.change(self.call.following(marked))
        elif not self.call.query.strip() and view.row == 0:
            self._show("Type a code or words first; then Enter pins the answer.")
        elif view.found is None:
            self._show("Nothing is found that could be pinned.")
        else:
            call = self.call.pinning(view.found)
            said = f"Pinned {report.asked_code(view.found)} ({len(call.pinned)} on the call sheet)"
            if len(view.results.asked) > 1 and view.row + 1 < len(view.rows):
                call = call.moved(view.row + 1)
                following = self.desk.view(call).found
                if following:
                    said = f"{said} · next: {report.asked_code(following)}"
            else:
                call = call.back()
            self.change(call, said)

    def action_back(self) -> None:
        """Unmark, come back from a followed code, or clear the search line."""
        if self.call.marked is not None:
            self.change(self.call._replace(marked=None))
        else:
            self.change(self.call.back())

    def action_network(self) -> None:
        """The other network."""
        other: Any = "out" if self.call.network == "in" else "in"
        self._change_context(self.call._replace(network=other, scrolled=0))

    def _change_context(self, call: Call) -> None:
        """Go on in another context; what was pinned was answered for the one before."""
        earlier = len(call.pinned) and call != self.call
        self.change(
            call, "The pinned answers keep their plan, network and date." if earlier else ""
        )

    async def action_plan(self) -> None:
        """Choose the plan."""
        from bcp_tui.tui.screens.plan_choice import PlanChoice

        legends = [revision.legend for revision in self.shown.in_force]

        def chosen(selection: Selection | None) -> None:
            if selection is not None:
                self._change_context(self.call._replace(selection=selection, scrolled=0))

        choice = PlanChoice(self.desk.book.plans, legends, self.call.selection)
        await self.app.push_screen(choice, chosen)

    async def action_date(self) -> None:
        """Set the service date."""
        from bcp_tui.tui.screens.date_entry import DateEntry, Entered

        def entered(result: Entered | None) -> None:
            if result is not None:
                self._change_context(self.call.moved(0)._replace(day=result.day))

        await self.app.push_screen(DateEntry(self.desk.today(), self.call.day), entered)

    async def action_reader(self) -> None:
        """Read the policy behind the answer."""
        from bcp_tui.tui.screens.reader import Reader

        found = self.shown.found
        revisions = self.shown.in_force
        if found and found.answers:
            answer = found.answers[0]
            await self.app.push_screen(Reader(answer.revision, answer.entry, self.desk.today()))
        elif found and found.notes:
            revision, note = found.notes[0]
            await self.app.push_screen(Reader(revision, note, self.desk.today()))
        elif revisions:
            await self.app.push_screen(Reader(revisions[0], None, self.desk.today()))
        else:
            self._show("No policy is in effect on this service date.")

    async def action_sheet(self) -> None:
        """See the call sheet."""
        from bcp_tui.tui.screens.sheet import Sheet

        def left(pinned: tuple[Found, ...] | None) -> None:
            if pinned is None:
                self.action_new_call()
            else:
                self.change(self.call._replace(pinned=pinned))

        sheet = Sheet(self.call.pinned, self.shown.found, self.desk.book)
        await self.app.push_screen(sheet, left)

    def action_copy(self) -> None:
        """Copy the answer."""
        found = self.shown.found
        if found is None:
            self._show("There is no answer to copy.")
            return
        self.app.copy_to_clipboard(report.note_text([found], self.desk.book))
        seen = "Enter, then F6" if self.call.pinned else "F6"
        self._show(f"Copied {report.asked_code(found)} (no clipboard here? {seen} shows the text)")

    def action_new_call(self) -> None:
        """Forget this call."""
        self.change(Call(all_plans(self.desk.book.plans)), "New call: everything is cleared.")

    def action_theme(self) -> None:
        """The next colours."""
        from bcp_tui.tui.themes import after

        self.app.theme = after(self.app.theme)
        self._show(f"Colours: {self.app.theme}")

    async def action_help(self) -> None:
        """Keys and legend."""
        from bcp_tui.tui.screens.help import Help

        await self.app.push_screen(Help(self.shown.in_force))


def _too_small(size: Size) -> list[Line]:
    return [((f"{size.width}×{size.height}: needs {SMALLEST[0]}×{SMALLEST[1]}", "ask"),)]
