"""From the characters that a terminal sends to keys and pastes.

Everything else that comes from a terminal (its replies, a mouse, keys that nobody knows) is known
by its form and types nothing. Nothing here grows with what is sent: of a sequence and of a paste
only so much is kept (`limits.py`), and what is never ended is over when nothing more comes.
"""

import re
from collections.abc import Generator, Iterator
from enum import Enum
from time import monotonic

from textual import constants, events, messages
from textual._xterm_parser import BRACKETED_PASTE_START, XTermParser
from textual.keys import Keys
from textual.message import Message

from bcp_tui import limits

_ESCAPE = "\x1b"

_SEQUENCE = re.compile(
    r"\x1b(?:\[\[[A-Z]"  # a function key of the Linux console
    r"|\[M[^\x1b]{3}"  # a mouse
    r"|\[(?![\[M])[0-?]*[ -/]*[@-~]"  # CSI
    r"|O[\d;]*[A-Za-z @])"  # SS3
)
"""A whole sequence."""
_BEGUN = re.compile(
    r"\x1b(?:\[(?:\[|M[^\x1b]{0,2}|(?![\[M])[0-?]*[ -/]*)?|O[\d;]*|[P\]X^_])?", re.DOTALL
)
"""A sequence, or a string, of which more may come."""
_UNENDED = re.compile(r"\x1b\[[0-?]*[ -/]*")
"""The beginning of a sequence, where something follows that is no part of one."""
_STRING = re.compile(r"\x1b(?:P[\d;<=>?!$+|]|[\]X^_](?!\x1b[^\\]))", re.DOTALL)
"""The beginning of a string: DCS, OSC, SOS, PM, APC. Terminals reply in such."""
_SYNCHRONIZED = re.compile(r"\x1b\[\?2026;[1-4]\$y")
"""The reply that a terminal can show many changes at once."""
_MAYBE_END = re.compile(r"\x1b(?:\[(?:2(?:0(?:1)?)?)?)?\Z")

_MORE_KEYS = {f"\x1bO{letter}": f"f{number}" for number, letter in enumerate("TUVWXY", 5)}
"""F5 to F10 of PuTTY in its VT100+ mode, which Textual does not know."""
_WORDWISE = {"\x1bb": "ctrl+left", "\x1bf": "ctrl+right"}
"""Alt with an arrow, of some terminals on a Mac."""


class _Inside(Enum):
    """The paste or string that the next characters are part of, by how it ends."""

    PASTE = re.compile(r"\x1b\[201~")
    STRING = re.compile(r"\x1b\\|(?=\x1b[^\\])|[\x07\x18\x1a\x9c]")
    SEQUENCE = re.compile(r"[@-~]|(?=\x1b)")


class Keyboard(XTermParser):
    """What was typed and pasted, from what a terminal sent."""

    def __init__(self) -> None:
        super().__init__()
        self._begun = ""
        """The beginning of something whose end may still come."""
        self._is_apart = False
        """Whether its Escape came alone: then it is a key, if the rest is none."""
        self._over_at = 0.0
        self._last = ""
        """The character that came last by itself."""
        self._inside: _Inside | None = None
        self._pasted: list[str] = []
        self._room = 0
        self._came = 0
        self._looked_at = 0.0

    def feed(self, data: str) -> Iterator[Message]:
        """The keys and pastes that end with these characters, which came in one piece."""
        is_apart = self._is_apart = self._begun == _ESCAPE
        text, self._begun = self._begun + data, ""
        self._came += len(data)
        at = 0
        while at < len(text):
            if self._inside is not None:
                at = yield from self._goes_on(self._inside, text, at)
            elif text[at] != _ESCAPE:
                yield from self._character(text[at])
                at += 1
            else:
                at = yield from self._escape(text, at, is_apart and at == 0)

    def tick(self) -> Iterator[Message]:
        """What is over because nothing more came; to be called several times a second."""
        now = monotonic()
        if self._inside is not None:
            if now - self._looked_at >= limits.UNENDED_SECONDS:
                if self._came <= limits.UNENDED_CHARACTERS:
                    self._begun = ""
                    yield from self._leave()
                self._looked_at, self._came = now, 0
        elif self._begun and now >= self._over_at:
            begun, self._begun = self._begun, ""
            if begun == _ESCAPE or self._is_apart:
                yield from self._keys(_ESCAPE)
            if self._is_apart and len(begun) == 2:
                yield from self._keys(begun[1])

    def _character(self, character: str) -> Iterator[Message]:
        """A key that is one character.

        Enter sends a line feed until the app has the terminal to itself; behind a carriage return
        a line feed only ends the same line.
        """
        is_enter = character == "\n" and self._last != "\r"
        self._last = character
        yield from self._keys("\r" if is_enter else character)

    def _escape(self, text: str, at: int, is_apart: bool) -> Generator[Message, None, int]:
        """What begins with this Escape; returns where to go on."""
        if match := _SEQUENCE.match(text, at):
            yield from self._sequence(match.group())
            return match.end()
        rest = text[at:]
        if _BEGUN.fullmatch(rest):
            if len(rest) > limits.SEQUENCE:
                self._enter(_Inside.SEQUENCE)
            else:
                self._begun = rest
                self._over_at = monotonic() + constants.ESCAPE_DELAY
            return len(text)
        if match := _STRING.match(text, at):
            self._enter(_Inside.STRING)
            return at + 2
        if match := _UNENDED.match(text, at):
            return match.end()
        stands_alone = rest[2:3] in ("", _ESCAPE) and rest[1] != _ESCAPE
        if stands_alone and not is_apart:  # Alt with a key.
            if rest[:2] in _WORDWISE:
                yield events.Key(_WORDWISE[rest[:2]], None)
            return at + 2
        yield from self._keys(_ESCAPE)
        return at + 1

    def _sequence(self, sequence: str) -> Iterator[Message]:
        if sequence == BRACKETED_PASTE_START:
            self._enter(_Inside.PASTE)
        elif _SYNCHRONIZED.fullmatch(sequence):
            yield messages.TerminalSupportsSynchronizedOutput()
        elif sequence in _MORE_KEYS:
            yield events.Key(_MORE_KEYS[sequence], None)
        elif len(sequence) <= limits.SEQUENCE:
            yield from self._keys(sequence)

    def _keys(self, sequence: str) -> Iterator[Message]:
        for key in self._sequence_to_key_events(sequence):
            if key.key != Keys.Ignore:
                yield key

    def _enter(self, inside: _Inside) -> None:
        self._inside = inside
        self._room = limits.PASTED if inside is _Inside.PASTE else 0
        self._looked_at, self._came = monotonic(), 0

    def _goes_on(self, inside: _Inside, text: str, at: int) -> Generator[Message, None, int]:
        """What belongs to a paste or a string; returns where to go on after it."""
        end: re.Match[str] | None = inside.value.search(text, at)
        if end:
            self._keep(text[at : end.start()])
            yield from self._leave()
            return end.end()
        maybe = _MAYBE_END.search(text, max(at, len(text) - 6))
        kept = maybe.start() if maybe else len(text)
        self._keep(text[at:kept])
        self._begun = text[kept:]
        return len(text)

    def _keep(self, text: str) -> None:
        if self._room:
            self._pasted.append(text[: self._room])
            self._room -= len(self._pasted[-1])

    def _leave(self) -> Iterator[Message]:
        if self._inside is _Inside.PASTE:
            yield events.Paste("".join(self._pasted))
            self._pasted.clear()
        self._inside = None
