"""The terminal at the other end of the line: what comes from it, and how it is left.

Textual's own driver is made for a terminal that stays. This one also ends the app when the
connection is gone or a signal says so, cannot be suspended, and takes nothing from the terminal
that the app did not ask for.
"""

import io
import os
import selectors
import signal
import sys
from codecs import getincrementaldecoder
from collections import deque
from collections.abc import Callable, Iterable
from contextlib import suppress
from functools import partial
from types import FrameType
from typing import Any

from textual import events
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.geometry import Size
from textual.message import Message

from bcp_tui import limits
from bcp_tui.tui.terminal.keyboard import Keyboard

_GRACE_SECONDS = 1.5
"""How long leaving may take, on a busy host too, before the kernel ends the process."""

_ENDING = (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM)
_WAIT_SECONDS = 0.1
_PAUSE_SECONDS = 0.01
"""Between two looks at a flood of keys: it must not keep the app from working."""

_ENDS = "ctrl+q"
"""The key that ends the app, and is never dropped."""


class KeysDropped(Message, bubble=False):
    """Told to the app when keys came faster than they could be worked off; `count` were dropped."""

    def __init__(self, count: int) -> None:
        super().__init__()
        self.count = count


class Terminal(LinuxDriver):
    """The driver that the app uses on Linux and macOS."""

    can_suspend = False

    def __init__(self, app: App[Any], **options: Any) -> None:
        super().__init__(app, **options)
        if isinstance(sys.__stderr__, io.TextIOWrapper):  # What is painted on, in any locale.
            sys.__stderr__.reconfigure(encoding="utf-8", errors="replace")
        self._ending = False
        self._waiting: deque[Message] = deque()
        """What was typed and is not handed over to the app yet."""
        self._dropped = 0
        self._is_asked_to_end = False
        self._is_busy = True
        """Whether the app works off what was handed over, or has nothing yet that takes keys."""
        self._size = self._get_terminal_size()  # Textual would take another where there is none.
        self._tells_size = False
        signal.signal(signal.SIGTSTP, signal.SIG_IGN)
        signal.signal(signal.SIGCONT, signal.SIG_DFL)
        for each in _ENDING:
            signal.signal(each, self._told_to_end)

    def start_application_mode(self) -> None:
        """Take the terminal over; leave it as it was where there can be no thread for keys."""
        try:
            super().start_application_mode()  # type: ignore[no-untyped-call]
        except RuntimeError:
            self.stop_application_mode()
            self.close()
            raise
        signal.signal(signal.SIGWINCH, self._size_changed)

    def run_input_thread(self) -> None:
        """Pass on what is typed until the app ends; end the app when nothing can come any more."""
        try:
            self._pass_on()
        except Exception as error:
            self._end(self._app._handle_exception, error)

    def _pass_on(self) -> None:
        keyboard = Keyboard()
        decode = getincrementaldecoder("utf-8")("replace").decode
        with selectors.DefaultSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(_WAIT_SECONDS):
                    received = self._receive()
                    if not received:
                        self._end(self._app.exit, None, 128 + signal.SIGHUP)
                        break
                    self._take(keyboard.feed(decode(received)))
                self._take(keyboard.tick())
                if len(self._waiting) >= limits.KEYS_WAITING:
                    self.exit_event.wait(_PAUSE_SECONDS)

    def _take(self, messages: Iterable[Message]) -> None:
        """Let keys and pastes wait until the app takes them; drop those that are too many.

        What came together waits together, or the app would begin with a part of it.
        """
        came: list[Message] = []
        for message in messages:
            message.set_sender(self._app)
            if len(self._waiting) + len(came) < limits.KEYS_WAITING:
                came.append(message)
            elif isinstance(message, events.Key) and message.key == _ENDS:
                self._ask_to_end(message)
            else:
                self._dropped += 1
        if came:
            self._waiting.extend(came)
            self._wake()

    def _ask_to_end(self, key: Message) -> None:
        if not self._is_asked_to_end:
            self._is_asked_to_end = True
            self._waiting.appendleft(key)
            self._wake()

    def _wake(self) -> None:
        with suppress(RuntimeError):  # The loop has ended: so will the process.
            self._loop.call_soon_threadsafe(self._hand_over)

    def _hand_over(self) -> None:
        """Give the app what waits, a little at a time, when it has worked off what it was given.

        Its queue is never long, so that what it leads to elsewhere has its turn, too.
        """
        if self._is_busy:
            return
        for _ in range(min(len(self._waiting), limits.KEYS_AT_ONCE)):
            self._is_busy = self._app.post_message(self._waiting.popleft())
        if not self._waiting and self._dropped:
            self._app.post_message(KeysDropped(self._dropped))
            self._dropped = 0
        if self._is_busy:
            self._app.post_message(events.Callback(self.take_keys))

    def take_keys(self) -> None:
        """Give the app what waits, now that it can take more."""
        self._is_busy = False
        self._loop.call_soon(self._hand_over)

    def _receive(self) -> bytes:
        with suppress(OSError):
            return os.read(self.fileno, 4096)
        return b""

    def _size_changed(self, *_: object) -> None:
        """Tell the app the size soon, once for all signals that come meanwhile: there may be
        thousands.

        It is not told here: a handler that interrupts another would tell sizes in the wrong order.
        """
        if not self._tells_size:
            self._tells_size = True
            with suppress(RuntimeError):
                self._loop.call_soon_threadsafe(self._tell_size)

    def _tell_size(self) -> None:
        size = Size(*self._get_terminal_size())
        self._app.post_message(events.Resize(size, size))
        self._app.post_message(events.Callback(partial(self._size_told, size)))

    def _size_told(self, told: Size) -> None:
        self._tells_size = False
        if told != self._get_terminal_size():
            self._size_changed()

    def _get_terminal_size(self) -> tuple[int, int]:
        columns, rows = 0, 0
        with suppress(OSError):
            columns, rows = os.get_terminal_size(self.fileno)
        return min(columns or 80, limits.WINDOW[0]), min(rows or 24, limits.WINDOW[1])

    def _query_in_band_window_resize(self) -> None:
        """Leave this second way to learn the size alone."""

    def _told_to_end(self, signum: int, _frame: FrameType | None) -> None:
        self._end(self._app.exit, None, 128 + signum)

    def _end(self, how: Callable[..., None], *arguments: Any) -> None:
        """End the app, from any thread; if the terminal takes no more output, end the process."""
        if self._ending:
            return
        self._ending = True
        signal.setitimer(signal.ITIMER_REAL, _GRACE_SECONDS)
        with suppress(RuntimeError):  # The loop has ended: so will the process.
            self._loop.call_soon_threadsafe(how, *arguments)
