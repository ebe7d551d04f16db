"""Over real OpenSSH: the README's block beside the README's service, on one host and on two."""

import os
import shutil
import signal
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from tests import call_data
from tests.door.warm import Service, comes_true, runs
from tests.terminal.session import READY, Session
from tests.terminal.test_openssh import SSHD, login, server

pytestmark = pytest.mark.skipif(
    not (SSHD and shutil.which("ssh") and shutil.which("ssh-keygen")),
    reason="OpenSSH is not installed: apt-get install openssh-server openssh-client",
)


class Host:
    """A host with its own data, service and sshd."""

    def __init__(self, home: Path, stack: ExitStack) -> None:
        self.data = home / "data"
        self.data.parent.mkdir()
        shutil.copytree(call_data.FOLDER, self.data)
        self.service = stack.enter_context(Service(self.data))
        self.ssh = stack.enter_context(server(home, door=self.service.socket))

    def call(self) -> Session:
        """A rep who logs in."""
        return Session(login(self.ssh, "-tt"))


@pytest.fixture
def hosts(tmp_path: Path, leaves_no_process: None) -> Iterator[list[Host]]:
    """Two hosts that know nothing of each other."""
    with ExitStack() as stack:
        yield [Host(tmp_path / name, stack) for name in ("one", "two")]


def test_a_call_over_ssh_at_the_warm_door(hosts: list[Host]) -> None:
    with hosts[0].call() as rep:
        rep.sees(READY)
        (session,) = hosts[0].service.sessions
        rep.types("99601\x1bOQ1269 union\r")
        rep.sees("ASO group L0001269 Union", "COVERED · PRIOR APPROVAL REQUIRED")
        rep.resize(120, 40)
        rep.sees("│ 99601   COVERED")
        rep.types("\x11")
        assert rep.ends() == 0
        assert rep.is_clean()
        comes_true(lambda: not runs(session))


def test_a_dropped_connection_ends_the_session(hosts: list[Host]) -> None:
    with hosts[0].call() as rep:
        rep.sees(READY)
        (session,) = hosts[0].service.sessions
        rep.process.kill()
        comes_true(lambda: not runs(session))


def test_a_session_that_dies_leaves_the_reps_own_terminal_clean(hosts: list[Host]) -> None:
    with hosts[0].call() as rep:
        rep.sees(READY)
        os.kill(hosts[0].service.sessions[0], signal.SIGKILL)
        assert rep.ends() == 70
        assert rep.is_clean()
        assert rep.left.startswith("bcp-tui: the session has ended by an error; log in again")


def test_when_a_host_goes_its_reps_log_in_at_the_other(hosts: list[Host]) -> None:
    one, two = hosts
    with one.call() as rep, two.call() as other:
        rep.sees(READY)
        other.sees(READY)
        other.types("s9494")
        other.sees("1 of 1")
        (session,) = one.service.sessions
        one.service.process.kill()
        for pid in sshd_of(one):
            os.kill(pid, signal.SIGKILL)
        assert rep.ends() == 255
        comes_true(lambda: not runs(session))
        with two.call() as again:
            again.sees(READY)
            assert len(two.service.sessions) == 2
        other.types("\r")
        other.sees("Pinned")


def test_each_host_takes_in_what_is_published_to_it(hosts: list[Host]) -> None:
    with ExitStack() as stack:
        reps = [stack.enter_context(host.call()) for host in hosts]
        for host, rep in zip(hosts, reps, strict=True):
            rep.sees(READY)
            policy = next((host.data / "policies").iterdir())
            text = policy.read_text("utf-8").replace("Home Infusion Services", "Infusion at Home")
            policy.write_text(text, "utf-8")
        for host, rep in zip(hosts, reps, strict=True):
            host.service.says("ready at")
            rep.sees("Infusion at Home")
            with host.call() as new:
                new.sees("Infusion at Home", READY)


def sshd_of(host: Host) -> list[int]:
    """The processes of a host's sshd that serve a connection."""
    server = int((host.data.parent / "pid").read_text("ascii"))
    return descendants(server)


def descendants(pid: int) -> list[int]:
    children = Path(f"/proc/{pid}/task/{pid}/children").read_text("ascii").split()
    return [each for child in map(int, children) for each in (child, *descendants(child))]
