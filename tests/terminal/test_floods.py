"""A client that floods, stalls or vanishes: memory stays, the keys after it count, it ends."""

import fcntl
import signal
import struct
import sys
import termios
from collections.abc import Iterator
from pathlib import Path

import pytest

from bcp_tui import limits
from tests.terminal.session import APP, ENVIRONMENT, READY, Session

ROOT = Path(__file__).parents[2]
LISTENING = (sys.executable, "-m", "tests.terminal.listening")
MOST_GROWTH = 8_000
"""kB; a flood that was kept added tens of thousands in a second."""
TOO_LATE = 3.0
CTRL_Q, CTRL_U, CTRL_W = "\x11", "\x15", "\x17"


@pytest.fixture
def rep() -> Iterator[Session]:
    with Session(LISTENING, folder=ROOT) as rep:
        rep.sees("ready")
        yield rep


def memory(rep: Session) -> int:
    """What the program takes now, in kB."""
    status = Path(f"/proc/{rep.process.pid}/status").read_text("utf-8")
    return int(status.partition("VmRSS:")[2].split()[0])


def types_until_taken(rep: Session, text: str) -> None:
    """Type into the emptied line, again while the flood still waits: keys may be dropped then."""
    while rep.screen.split("\n")[0] != text:
        rep.types(CTRL_U + text)
        rep.waits(0.3)


FLOODS = {
    "letters": b"a" * 90_000,
    "arrows": b"\x1b[A" * 30_000,
    "Esc": b"\x1b" * 90_000,
    "half a sequence": b"\x1b[" * 45_000,
    "a sequence without end": b"\x1b[" + b"1;" * 300_000,
    "a reply without end": b"\x1b]52;c;" + b"x" * 1_000_000,
    "not UTF-8": b"\xff\xc3" * 45_000,
    "all kinds": b"ab\x1b[Bc\x1b\xf0\x9f\x98\x80" * 6_000,
}


@pytest.mark.parametrize("flood", FLOODS)
def test_a_flood_takes_no_memory_and_the_keys_after_it_count(rep: Session, flood: str) -> None:
    before = memory(rep)
    rep.types(FLOODS[flood])
    if flood.endswith("without end"):
        rep.waits(2 * limits.UNENDED_SECONDS)
    rep.waits(0.5)
    assert memory(rep) - before < MOST_GROWTH
    types_until_taken(rep, "s9494")
    assert memory(rep) - before < MOST_GROWTH
    rep.types(CTRL_Q)
    assert rep.ends() == 0


def test_keys_beyond_what_can_wait_are_dropped_and_that_is_said(rep: Session) -> None:
    rep.types(CTRL_W + "\x1b[A" * (limits.KEYS_WAITING + 3_000))
    rep.sees("dropped")


def test_the_key_that_quits_is_never_dropped(rep: Session) -> None:
    rep.types(CTRL_W + "a" * (limits.KEYS_WAITING + 3_000) + CTRL_Q)
    assert rep.ends() == 0


def test_a_flood_into_an_app_whose_output_is_not_read_takes_no_memory(rep: Session) -> None:
    before = memory(rep)
    rep.stall()
    rep.types(b"\x1b[A" * 30_000)
    assert memory(rep) - before < MOST_GROWTH
    rep.signal(signal.SIGTERM)
    assert rep.ends(within=TOO_LATE) != 0


def test_a_paste_that_does_not_end_ends_and_the_keyboard_lives(rep: Session) -> None:
    before = memory(rep)
    rep.types(b"\x1b[200~" + b"x" * 3_000_000)
    rep.sees(f"pasted {limits.PASTED}")
    assert memory(rep) - before < MOST_GROWTH
    rep.types(CTRL_Q)
    assert rep.ends() == 0


def test_keys_into_a_paste_that_does_not_end_do_not_keep_it_open(rep: Session) -> None:
    rep.types("\x1b[200~99601")
    while "pasted" not in rep.screen:
        rep.types(CTRL_Q)
        rep.waits(0.3)
    rep.types(CTRL_Q)
    assert rep.ends() == 0


def storm(rep: Session, changes: int) -> None:
    """Change the size of the window again and again, without a look at what is painted."""
    for number in range(changes):
        size = struct.pack("HHHH", 20 + number % 7, 80 + number % 5, 0, 0)
        fcntl.ioctl(rep.master, termios.TIOCSWINSZ, size)
        if not number % 1_000:
            rep.waits(0)


def test_a_storm_of_sizes_takes_no_memory_and_the_last_counts(rep: Session) -> None:
    before = memory(rep)
    storm(rep, 20_000)
    rep.resize(100, 30)
    rep.sees("x30")
    assert memory(rep) - before < MOST_GROWTH
    rep.types("s9494")
    rep.sees("s9494")


@pytest.mark.parametrize("how", ["SIGTERM", "the line drops"])
def test_a_session_ends_in_the_middle_of_a_storm_of_sizes(rep: Session, how: str) -> None:
    storm(rep, 20_000)
    if how == "SIGTERM":
        rep.signal(signal.SIGTERM)
    else:
        rep.hang_up()
    assert rep.ends(within=TOO_LATE) != 0


def test_a_signal_for_a_size_never_waits_for_room() -> None:
    """Where a wake-up descriptor is full, Python's warning of it can wait on itself for ever."""
    command = (sys.executable, "-c", WAKE_UP)
    with Session(command, folder=ROOT) as rep:
        assert rep.ends() == 0


WAKE_UP = """
import os, signal
from tests.terminal import listening
class App(listening.ListeningApp):
    def on_mount(self):
        self.exit(return_code=0 if signal.set_wakeup_fd(-1) == -1 else 1)
app = App(listening.Listening())
app.run(mouse=False)
raise SystemExit(app.return_code)
"""


@pytest.mark.parametrize(("columns", "rows"), [(80, 0), (0, 0), (0, 24)])
def test_a_terminal_without_a_size_is_painted_once(columns: int, rows: int) -> None:
    with Session(APP) as rep:
        size = struct.pack("HHHH", rows, columns, 0, 0)
        fcntl.ioctl(rep.master, termios.TIOCSWINSZ, size)  # Long before the program asks for it.
        rep.sees(READY)
        rep.waits(0.5)
        before = len(rep.painted)
        rep.waits(0.5)
        assert len(rep.painted) == before
        rep.types(CTRL_Q)
        assert rep.ends() == 0


@pytest.mark.parametrize("delay", ["9" * 400, "9" * 5000, "-1", "1e3", "١٠٠", ""])
def test_a_delay_that_means_nothing_is_left_alone(delay: str) -> None:
    environment = ENVIRONMENT | {"ESCDELAY": delay}
    with Session(LISTENING, environment=environment, folder=ROOT) as rep:
        rep.sees("ready")
        rep.types(CTRL_Q)
        assert rep.ends() == 0
        assert rep.left == ""
