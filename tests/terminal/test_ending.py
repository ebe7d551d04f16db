"""However a session ends, the process is gone at once and the terminal is as it was."""

import signal
import sys
from pathlib import Path

import pytest

from tests.terminal.session import APP, READY, Session

TOO_LATE = 3.0
"""Seconds after which an app whose line dropped would be in the way of others."""


@pytest.mark.parametrize("command", [APP, (*APP, "--kiosk")], ids=["app", "kiosk"])
def test_quitting_leaves_the_terminal_as_it_was(command: tuple[str, ...]) -> None:
    with Session(command) as rep:
        rep.sees(READY)
        assert {1049, 2004} <= rep.modes
        rep.types("s9494\x11")
        assert rep.ends() == 0
        assert rep.is_clean()
        assert rep.left == ""


@pytest.mark.parametrize(
    "number", [signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM], ids=lambda s: s.name
)
def test_a_signal_ends_the_app_and_leaves_the_terminal_as_it_was(number: signal.Signals) -> None:
    with Session(APP) as rep:
        rep.sees(READY)
        rep.types("s9494")
        rep.sees("1 of 1")
        rep.signal(number)
        assert rep.ends(within=TOO_LATE) == 128 + number
        assert rep.is_clean()
        assert rep.left == ""


@pytest.mark.parametrize("told", [True, False], ids=["by signal", "by the end of input"])
def test_a_dropped_line_ends_the_app(told: bool) -> None:
    with Session(APP, hung_up_by_signal=told) as rep:
        rep.sees(READY)
        rep.types("s9494")
        rep.sees("1 of 1")
        rep.hang_up()
        assert rep.ends(within=TOO_LATE) != 0


def test_a_dropped_line_ends_the_app_while_it_starts() -> None:
    with Session(APP) as rep:
        rep.sees_that(lambda _: 1049 in rep.modes)
        rep.hang_up()
        assert rep.ends(within=TOO_LATE) != 0


def test_a_terminal_that_takes_no_more_output_does_not_keep_the_app() -> None:
    with Session(APP) as rep:
        rep.sees(READY)
        rep.stall()
        rep.types("s9494")
        rep.signal(signal.SIGTERM)
        assert rep.ends(within=TOO_LATE) == -signal.SIGALRM


@pytest.mark.parametrize(
    "where",
    [
        "at_once",
        "by_message",
        "by_timer",
        "in_a_thread",
        "on_opening_a_screen",
        "while_painting",
        "while_reading",
    ],
)
def test_an_error_in_the_program_is_one_line_without_what_was_typed(where: str) -> None:
    command = (sys.executable, "-m", "tests.terminal.crashing", where)
    with Session(command, folder=Path(__file__).parents[2]) as rep:
        rep.sees(READY)
        rep.types("zebra")
        assert rep.ends() == 70
        assert rep.is_clean()
        assert rep.left.startswith("bcp-tui: an error in the program (")
        assert rep.left.endswith("; please report it")
        assert "\n" not in rep.left
        assert "zebra" not in rep.left


def test_without_room_for_a_thread_the_terminal_is_left_as_it_was() -> None:
    command = (sys.executable, "-m", "tests.terminal.crashing", "without_a_thread")
    with Session(command, folder=Path(__file__).parents[2]) as rep:
        assert rep.ends() == 70
        assert rep.is_clean()
        assert rep.left.startswith("bcp-tui: an error in the program (RuntimeError")
