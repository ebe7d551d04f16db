"""Work behind the call screen: taking in changed data, and getting ready to find by words."""

from asyncio import Event, sleep
from functools import partial
from typing import TYPE_CHECKING

from bcp_tui import memory
from bcp_tui.desk.anew import carried_over
from bcp_tui.report import messages
from bcp_tui.tui import steps
from bcp_tui.tui.screens.page_screen import PageScreen
from bcp_tui.tui.steps import Step
from bcp_tui.tui.threads import on_thread, rest

if TYPE_CHECKING:
    from textual.worker import WorkType

    from bcp_tui.tui.screens.call_screen import CallScreen

RELOAD_SECONDS = 2.0
"""How often the data folder is looked at; what changed is taken in at the second look."""

_SOUND_SECONDS = 0.3
"""After the start, when the first keys have been worked off."""

_PAUSE_SECONDS = 0.005
"""Between two pieces of work that keys may overtake."""


class Background:
    """The work behind a call screen; no key waits for it."""

    def __init__(self, screen: "CallScreen", is_rehearsed: bool) -> None:
        self._screen = screen
        self._desk = screen.desk
        self._is_rehearsed = is_rehearsed
        """Whether questions have been asked in this process, so that what they need is loaded."""
        self._is_reading = False

    def begin(self) -> None:
        """Get ready, and follow the data from now on."""
        self._screen.set_interval(RELOAD_SECONDS, self.take_in_changes)
        self._screen.call_after_refresh(self.get_ready)
        if self._screen.view.version:
            self._screen.set_timer(_SOUND_SECONDS, self._see)

    def get_ready(self) -> None:
        """Get ready to find by words, a little at a time: what is typed meanwhile is seen first."""
        self._work(self._become_ready, "index", exclusive=True)

    def _work(self, work: "WorkType[None]", group: str, *, exclusive: bool = False) -> None:
        self._screen.run_worker(work, group=group, exclusive=exclusive)

    def take_in_changes(self) -> None:
        """Take in changed data files, and the new day at midnight."""
        call, view = self._screen.call, self._screen.view
        if not self._is_reading and self._desk.has_changed():
            self._read()
        elif self._desk.context(call).service_date != view.context.service_date:
            self._screen.say(messages.NEW_DAY)

    def _read(self) -> None:
        self._is_reading = True
        self._work(self._read_anew, "data")

    async def _read_anew(self) -> None:
        """Read the data while the old ones answer; then take them in, and the call with them."""
        day = self._screen.view.context.service_date
        memory.hold()  # Until what is read is ready: looking for garbage in it would hold keys.
        anew = await on_thread(partial(self._desk.read_anew, day, rest))
        self._is_reading = False
        before = self._screen.view
        self._desk.take_in(anew)
        call = carried_over(self._desk, before)
        self._screen.take(Step(call) if self._desk.trouble else steps.with_new_data(before, call))
        for screen in self._screen.app.screen_stack:
            if isinstance(screen, PageScreen) and anew.held:
                screen.take_in()
        self.get_ready()

    def _see(self) -> None:
        self._work(self._see_whether_sound, "data")

    async def _see_whether_sound(self) -> None:
        """Find damaged data before a call does, and read them anew."""
        if await on_thread(self._desk.is_sound):
            await self._rehearse()
        else:
            self._read()

    async def _become_ready(self) -> None:
        screen = self._screen
        await self._painted()
        is_ready = False
        while not is_ready:
            is_ready = self._desk.prepare(screen.call)
            if screen.view.results.waiting and self._desk.finds_words(screen.call):
                screen.change(screen.call)
            await (self._painted() if screen.view.results.waiting else sleep(_PAUSE_SECONDS))
        if not screen.view.version:  # What was published is seen to be sound first.
            await self._rehearse()
        memory.settle()

    async def _rehearse(self) -> None:
        """Ask the examples before the rep asks, so that what a first question makes is there."""
        for example in () if self._is_rehearsed else self._desk.quick_examples():
            call = self._screen.call
            if not call.query and self._desk.finds_words(call):
                self._screen.rehearse(self._desk.view(call.typed(example)))
                await sleep(_PAUSE_SECONDS)
        self._is_rehearsed = True

    async def _painted(self) -> None:
        """Wait until what there is to see is on the screen."""
        painted = Event()
        self._screen.call_after_refresh(painted.set)
        await painted.wait()
