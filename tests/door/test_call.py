"""A call over the warm door is a call: it looks, ends and leaves the terminal like any other."""

import os
import signal
from pathlib import Path

import pytest

from tests.door.warm import Service, comes_true, is_at_the_door, runs
from tests.terminal.session import ENVIRONMENT, READY, Session
from tests.terminal.test_ending import TOO_LATE
from tests.terminal.test_kiosk import CALL, PYTHON, STEERING

LOST = "the session has ended by an error; log in again"


def test_a_call(either: Service) -> None:
    with Session(either.login) as rep:
        rep.sees(READY)
        assert is_at_the_door(rep)
        rep.types("99601\x1bOQ1269 union\r")
        rep.sees("ASO group L0001269 Union", "COVERED · PRIOR APPROVAL REQUIRED")
        rep.types("\x11")
        assert rep.ends() == 0
        assert rep.is_clean()
        assert rep.left == ""


def test_a_whole_call_with_all_its_screens(either: Service) -> None:
    with Session(either.login) as rep:
        rep.sees(READY)
        rep.types(CALL)
        rep.sees("New call")


def test_sizes_are_followed_and_the_last_one_counts(service: Service) -> None:
    with Session(service.login) as rep:
        rep.sees(READY)
        rep.types("99601")
        rep.resize(120, 40)
        rep.sees("│ 99601   COVERED")
        for columns in range(60, 119):
            rep.resize(columns, 24)
            rep.signal(signal.SIGWINCH)
        rep.resize(40, 10)
        rep.sees("60")
        rep.resize(120, 40)
        rep.sees("│ 99601   COVERED")


@pytest.mark.parametrize(
    "number", [signal.SIGHUP, signal.SIGINT, signal.SIGQUIT, signal.SIGTERM], ids=lambda s: s.name
)
def test_a_signal_to_the_login_ends_the_session(service: Service, number: signal.Signals) -> None:
    with Session(service.login) as rep:
        rep.sees(READY)
        (session,) = service.sessions
        rep.types("s9494")
        rep.sees("1 of 1")
        rep.signal(number)
        assert rep.ends(within=TOO_LATE) == 128 + number
        assert rep.is_clean()
        assert rep.left == ""
        comes_true(lambda: not runs(session))


def test_a_login_hears_signals_that_it_was_started_to_ignore(service: Service) -> None:
    deaf = ("/bin/sh", "-c", 'trap "" HUP INT QUIT TERM; exec "$@"', "sh")
    with Session((*deaf, *service.login)) as rep:
        rep.sees(READY)
        rep.signal(signal.SIGHUP)
        assert rep.ends(within=TOO_LATE) == 128 + signal.SIGHUP
        assert rep.is_clean()


def test_a_signal_amid_changes_of_size_ends_the_session(service: Service) -> None:
    for _ in range(5):
        with Session(service.login) as rep:
            rep.sees(READY)
            for _ in range(40):
                rep.signal(signal.SIGWINCH)
            rep.signal(signal.SIGTERM)
            assert rep.ends(within=TOO_LATE) == 128 + signal.SIGTERM
            assert rep.is_clean()


def test_no_key_suspends_it_or_leads_out(service: Service) -> None:
    with Session(service.login) as rep:
        rep.sees(READY)
        for number in (signal.SIGTSTP, signal.SIGCONT):
            rep.signal(number)
        rep.types("\x1a\x03\x1c\x04")
        rep.types("s9494")
        rep.sees("1 of 1")


def test_a_session_does_not_outlive_its_login(service: Service) -> None:
    with Session(service.login) as rep:
        rep.sees(READY)
        (session,) = service.sessions
        rep.process.kill()
        comes_true(lambda: not runs(session))
        rep.ends()
        assert rep.is_clean()


@pytest.mark.parametrize("told", [True, False], ids=["by signal", "by the end of input"])
def test_a_dropped_line_ends_both(service: Service, told: bool) -> None:
    with Session(service.login, hung_up_by_signal=told) as rep:
        rep.sees(READY)
        (session,) = service.sessions
        rep.hang_up()
        assert rep.ends(within=TOO_LATE) != 0
        comes_true(lambda: not runs(session))


def test_a_dropped_line_ends_both_while_the_session_starts(service: Service) -> None:
    with Session(service.login) as rep:
        rep.sees_that(lambda _: 1049 in rep.modes)
        sessions = service.sessions
        rep.hang_up()
        assert rep.ends(within=TOO_LATE) != 0
        comes_true(lambda: not any(map(runs, sessions)))


def test_a_session_that_is_killed_leaves_the_terminal_clean(service: Service) -> None:
    with Session(service.login) as rep:
        rep.sees(READY)
        rep.types("s9494")
        rep.sees("1 of 1")
        os.kill(service.sessions[0], signal.SIGKILL)
        assert rep.ends(within=TOO_LATE) == 70
        assert rep.is_clean()
        assert rep.left == f"bcp-tui: {LOST}"


def test_a_session_that_hangs_does_not_keep_its_login(service: Service) -> None:
    with Session(service.login) as rep:
        rep.sees(READY)
        (session,) = service.sessions
        os.kill(session, signal.SIGSTOP)
        for _ in range(600):  # More than wait for a session that takes nothing in.
            rep.signal(signal.SIGWINCH)
        rep.signal(signal.SIGTERM)
        assert rep.ends() == -signal.SIGALRM
        os.kill(session, signal.SIGCONT)
        comes_true(lambda: not runs(session))


def test_a_terminal_that_takes_no_more_output_keeps_neither(service: Service) -> None:
    with Session(service.login) as rep:
        rep.sees(READY)
        (session,) = service.sessions
        rep.stall()
        rep.types("s9494")
        rep.signal(signal.SIGTERM)
        assert rep.ends() != 0
        comes_true(lambda: not runs(session))


def test_what_a_session_takes_is_what_the_app_takes(service: Service) -> None:
    with Session((*service.login, "--theme", "light", "--plan", "ppo")) as rep:
        rep.sees("Plan: PPO")
        assert is_at_the_door(rep)
    with Session((*service.login, "--plan", "nobody's")) as rep:
        assert rep.ends() == 2
        assert "--plan: " in rep.left
    with Session(service.login, environment=ENVIRONMENT | {"TERM": "dumb"}) as rep:
        assert rep.ends() == 2
        assert "TERM" in rep.left


def test_nothing_that_a_client_sent_steers_it(service: Service, tmp_path: Path) -> None:
    (tmp_path / "steered.py").write_text("open('loaded', 'w')\n", "utf-8")
    environment = ENVIRONMENT | STEERING | PYTHON | {"PYTHONPATH": str(tmp_path)}
    with Session(service.login, environment=environment, folder=tmp_path) as rep:
        rep.sees(READY)
        assert is_at_the_door(rep)
        rep.types("s9494")
        rep.sees("1 of 1", "Home infusion therapy, antibiotic")
        rep.types("\x11")
        assert rep.ends() == 0
        assert rep.left == ""
    assert [path.name for path in tmp_path.iterdir()] == ["steered.py"]


def test_colours_are_those_of_the_logins_terminal(service: Service) -> None:
    for variables, colours in (({"NO_COLOR": "1"}, False), ({"COLORTERM": "truecolor"}, True)):
        with Session(service.login, environment=ENVIRONMENT | variables) as rep:
            rep.sees(READY)
            assert (b"38;2;" in rep.painted) == colours


def test_the_pause_after_escape_is_the_logins_own(service: Service) -> None:
    with Session(service.login, environment=ENVIRONMENT | {"ESCDELAY": "4000"}) as rep:
        rep.sees(READY)
        rep.types("s9494\x1b")
        rep.sees("1 of 1")
        rep.waits(0.5)
        rep.types("OQ")  # the rest of F2
        rep.sees("PPO")
