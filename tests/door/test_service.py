"""The service comes, goes and is replaced: no open call is lost, and no login is turned away."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from tests.door.warm import Service, comes_true, is_at_the_door, served, unit
from tests.terminal.session import READY, Session

CALLS = 20


@contextmanager
def open_calls(service: Service) -> Iterator[list[Session]]:
    """Twenty calls that are under way."""
    with ExitStack() as stack:
        reps = [stack.enter_context(Session(service.login)) for _ in range(CALLS)]
        for number, rep in enumerate(reps):
            rep.sees(READY)
            rep.types(f"9960{number % 2 + 1}\r")
            rep.sees("Pinned")
        assert len(service.sessions) == CALLS
        yield reps


def go_on(reps: list[Session]) -> None:
    """See that each call is as it was, and answers."""
    for number, rep in enumerate(reps):
        rep.types("s9494")
        rep.sees("1 of 1", "COVERED · PRIOR APPROVAL NOT REQUIRED")
        rep.types("\x1b[17~")
        rep.sees(f"9960{number % 2 + 1}")
        rep.types("\x11")
        assert rep.ends() == 0
        assert rep.is_clean()


def test_no_call_is_lost_with_the_service(service: Service) -> None:
    with open_calls(service) as reps:
        (host,) = service.hosts
        service.process.kill()
        comes_true(lambda: not Path(f"/proc/{host}").exists() or not service.hosts)
        go_on(reps)


def test_no_call_is_lost_with_the_host_and_another_comes(service: Service) -> None:
    with open_calls(service) as reps:
        os.kill(service.hosts[0], signal.SIGKILL)
        service.says("ready at")
        go_on(reps)
    assert is_warm(service)


def test_no_call_is_lost_when_another_service_takes_over(service: Service) -> None:
    with open_calls(service) as reps, Service(service.data, service.socket) as other:
        assert service.process.wait(20) == 0
        assert is_warm(other)
        go_on(reps)


def test_no_call_is_lost_when_the_service_is_told_to_end(service: Service) -> None:
    with open_calls(service) as reps:
        service.process.terminate()
        service.process.wait()
        with Service(service.data, service.socket) as other:
            assert is_warm(other)
            go_on(reps)


def is_warm(service: Service) -> bool:
    """Whether a login gets a session of the service; it gets one in any case."""
    with Session(service.login) as rep:
        rep.sees(READY)
        warm = is_at_the_door(rep)
        rep.types("\x11")
        assert rep.ends() == 0
        return warm


def test_without_a_service_a_login_runs_by_itself(service: Service) -> None:
    assert is_warm(service)
    service.process.kill()
    service.process.wait()
    assert service.socket.exists()  # Nobody listens there any more.
    assert not is_warm(service)
    service.socket.unlink()
    assert not is_warm(service)


def test_a_host_that_does_not_answer_keeps_no_login(service: Service) -> None:
    os.kill(service.hosts[0], signal.SIGSTOP)
    with Session(service.login) as rep:
        rep.sees(READY)
        assert not is_at_the_door(rep)
    os.kill(service.hosts[0], signal.SIGCONT)
    assert is_warm(service)


def test_another_version_runs_by_itself(service: Service) -> None:
    program = (
        "import sys, bcp_tui; bcp_tui.__version__ = '0.9'; sys.argv = sys.argv[:1] + sys.argv[4:];"
        "from bcp_tui.__main__ import main; sys.exit(main())"
    )
    python, *_ = service.login
    with Session((python, "-I", "-B", "-c", program, "-I", "-B", "-m", *service.login[5:])) as rep:
        rep.sees(READY)
        assert not is_at_the_door(rep)


def test_other_data_are_opened_by_the_login_itself(service: Service, data: Path) -> None:
    service.data = data
    assert not is_warm(service)


def test_a_socket_that_somebody_else_could_have_made_is_not_trusted(service: Service) -> None:
    service.home.chmod(0o777)
    assert not is_warm(service)
    service.home.chmod(0o755)
    assert is_warm(service)


@pytest.mark.parametrize("mode", [0o777, 0o775])
def test_a_service_says_where_no_login_would_trust_its_socket(
    service: Service, mode: int, tmp_path: Path
) -> None:
    tmp_path.chmod(mode)
    done = subprocess.run(served(service.data, tmp_path / "door"), capture_output=True, text=True)
    assert done.returncode == 2
    assert "others may write in its folder" in done.stderr
    assert len(done.stderr.splitlines()) == 1


def test_new_data_are_taken_in_before_the_next_login(data: Path) -> None:
    with Service(data) as service, Session(service.login) as before:
        before.sees(READY)
        policy = next((data / "policies").iterdir())
        text = policy.read_text("utf-8")
        policy.write_text(text.replace("Home Infusion Services", "Infusion at Home"), "utf-8")
        service.says("ready at")
        with Session(service.login) as rep:
            rep.sees("Infusion at Home", READY)
        before.sees("New data are in force.", "Infusion at Home")


def test_broken_data_leave_the_last_good_ones_in_force(data: Path) -> None:
    with Service(data) as service:
        (data / "plans.toml").write_text("format = 1\nplan = 7\n", "utf-8")
        service.says("plans.toml:2: plan: ")
        with Session(service.login) as rep:
            rep.sees(READY)
            assert is_at_the_door(rep)
            rep.sees("plans.toml")  # in the first line, as in a session that was open


def test_a_service_that_begins_with_broken_data_is_ready_once_they_are_sound(data: Path) -> None:
    sound = (data / "plans.toml").read_text("utf-8")
    (data / "plans.toml").write_text("format = 1\nplan = 7\n", "utf-8")
    service = Service(data)
    try:
        service.says("plans.toml:2: plan: ")
        with Session(service.login) as rep:
            rep.sees("cannot be used")
        (data / "plans.toml").write_text(sound, "utf-8")
        with service:
            assert is_warm(service)
    finally:
        service.process.kill()


def test_the_unit_file_is_understood(tmp_path: Path) -> None:
    if not shutil.which("systemd-analyze"):
        pytest.skip("systemd is not installed")
    file = tmp_path / "bcp-door.service"
    file.write_text(unit().replace("/opt/bcp-1.0.0/bin/python", sys.executable), "utf-8")
    done = subprocess.run(["systemd-analyze", "verify", file], capture_output=True, text=True)
    assert done.returncode == 0
    assert "bcp-door.service" not in done.stderr
