"""The terminal at the other end of the line: what comes from it, and how it is left.

Textual's own driver is made for a terminal that stays. This one also ends the app when the
connection is gone or a signal says so, cannot be suspended, and takes nothing from the terminal
that the app did not ask for.
"""

import io
import os
import re
import selectors
import signal
import sys
from codecs import getincrementaldecoder
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from types import FrameType
from typing import Any

from textual import events, messages
from textual._xterm_parser import BRACKETED_PASTE_END, BRACKETED_PASTE_START, XTermParser
from textual.app import App
from textual.drivers.linux_driver import LinuxDriver
from textual.geometry import Size
from textual.keys import Keys
from textual.message import Message

LARGEST = (500, 200)
"""The columns and rows that are painted at most: a client can claim any size."""

_GRACE_SECONDS = 0.5
"""How long leaving may take before the kernel ends the process."""

_ENDING = (signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM)
_WAIT_SECONDS = 0.1

_UNASKED = (
    events.AppBlur,  # The search line keeps the keyboard, whatever window is in front.
    events.AppFocus,
    events.Resize,  # Sizes come from the kernel (SIGWINCH) only.
    messages.InBandWindowResize,
)

_KEY_SEQUENCE = re.compile(r"\x1b(\[(?![\[M<]|\?.*y)[0-?]*[ -/]*[@-~]|O[\d;]*[^\d;])")
"""A whole CSI or SS3 sequence; not the beginning of a Linux console's key, nor a mouse's."""


_MORE_KEYS = {f"\x1bO{letter}": f"f{number}" for number, letter in enumerate("TUVWXY", 5)}
"""F5 to F10 of PuTTY in its VT100+ mode, which Textual does not know."""


class Terminal(LinuxDriver):
    """The driver that the app uses on Linux and macOS."""

    can_suspend = False

    def __init__(self, app: App[Any], **options: Any) -> None:
        super().__init__(app, **options)
        if isinstance(sys.__stderr__, io.TextIOWrapper):  # What is painted on, in any locale.
            sys.__stderr__.reconfigure(encoding="utf-8", errors="replace")
        self._ending = False
        signal.signal(signal.SIGTSTP, signal.SIG_IGN)
        signal.signal(signal.SIGCONT, signal.SIG_DFL)
        for each in _ENDING:
            signal.signal(each, self._told_to_end)

    def start_application_mode(self) -> None:
        """Take the terminal over."""
        super().start_application_mode()  # type: ignore[no-untyped-call]
        # In the loop, not in a signal handler: one that interrupts another would tell sizes in the
        # wrong order, and the app would stay at the older.
        self._loop.add_signal_handler(signal.SIGWINCH, self._tell_size)

    def run_input_thread(self) -> None:
        """Pass on what is typed until the app ends; end the app when nothing can come any more."""
        try:
            self._pass_on()
        except Exception as error:
            self._end(self._app._handle_exception, error)

    def _pass_on(self) -> None:
        parser = _Parser()
        decode = getincrementaldecoder("utf-8")("replace").decode
        with selectors.DefaultSelector() as selector:
            selector.register(self.fileno, selectors.EVENT_READ)
            while not self.exit_event.is_set():
                if selector.select(_WAIT_SECONDS):
                    received = self._receive()
                    if not received:
                        self._end(self._app.exit, None, 128 + signal.SIGHUP)
                        break
                    # Half a character is no text yet, and no text would mean the end to the parser.
                    if text := decode(received):
                        for message in parser.feed(text):
                            self.process_message(message)
                for message in parser.tick():
                    self.process_message(message)

    def process_message(self, message: Message) -> None:
        """Pass on a message unless the app did not ask for its kind, or has ended."""
        if not (isinstance(message, _UNASKED) or self.exit_event.is_set()):
            super().process_message(message)

    def _receive(self) -> bytes:
        with suppress(OSError):
            return os.read(self.fileno, 4096)
        return b""

    def _tell_size(self) -> None:
        size = Size(*self._get_terminal_size())
        self.send_message(events.Resize(size, size))

    def _get_terminal_size(self) -> tuple[int, int]:
        columns, rows = 0, 0
        with suppress(OSError):
            columns, rows = os.get_terminal_size(self.fileno)
        return min(columns or 80, LARGEST[0]), min(rows or 24, LARGEST[1])

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


_END_LENGTH = len(BRACKETED_PASTE_END)


class _Parser(XTermParser):
    """Textual's parser; what is no known key types nothing, a paste is only text, no mouse."""

    def __init__(self) -> None:
        super().__init__()
        self._last = ""
        self._pasted: list[str] | None = None

    def feed(self, data: str) -> Iterator[Message]:
        """What was typed and pasted; of a paste Textual's parser would type parts as keys."""
        for char in data:
            if self._pasted is None:
                yield from super().feed(char)
                self._last = (self._last + char)[-len(BRACKETED_PASTE_START) :]
                if self._last == BRACKETED_PASTE_START:
                    self._pasted = []
                continue
            self._pasted.append(char)
            if char == "~" and "".join(self._pasted[-_END_LENGTH:]) == BRACKETED_PASTE_END:
                yield events.Paste("".join(self._pasted[:-_END_LENGTH]))
                self._pasted = None
                deque(super().feed(BRACKETED_PASTE_END), maxlen=0)

    def _sequence_to_key_events(self, sequence: str, alt: bool = False) -> Iterable[events.Key]:
        if sequence in _MORE_KEYS:
            return [events.Key(_MORE_KEYS[sequence], None)]
        keys = list(super()._sequence_to_key_events(sequence, alt))
        if not keys and _KEY_SEQUENCE.fullmatch(sequence):
            return [events.Key(Keys.Ignore, sequence)]
        return keys

    def parse_mouse_code(self, code: str) -> None:
        return None
