"""Over real OpenSSH, with the README's sshd_config block: a call, a dropped line, ways out."""

import getpass
import os
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import monotonic

import pytest

from tests import call_data
from tests.terminal.session import PATIENCE, READY, Session

SSHD = shutil.which("sshd") or shutil.which("/usr/sbin/sshd")
README = Path(__file__).parents[2] / "README.md"

pytestmark = pytest.mark.skipif(
    not (SSHD and shutil.which("ssh") and shutil.which("ssh-keygen")),
    reason="OpenSSH is not installed: apt-get install openssh-server openssh-client",
)


def readme_block(data: Path, door: Path | None = None) -> str:
    """The Match block of the README, with this machine's user and paths.

    A door is where a login looks for a warm host, unless where the README's service is.
    """
    block: str
    (block,) = re.findall(r"```\n(Match Group bcp.*?)```", README.read_text("utf-8"), re.S)
    block = block.replace("Match Group bcp", f"Match User {getpass.getuser()}")
    block, count = re.subn(r"/opt/bcp-[\d.]+/bin/python", sys.executable, block)
    assert count == 1
    block = block.replace("/etc/ssh/bcp-keys", str(data.parent / "keys"))
    return block.replace("/srv/bcp/data", f"{data} --socket {door}" if door else str(data))


@pytest.fixture(scope="module")
def ssh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[str]]:
    """The ssh command that logs in to a server of our own on loopback."""
    with server(tmp_path_factory.mktemp("ssh")) as command:
        yield command


@pytest.fixture
def open_ssh(tmp_path: Path) -> Iterator[list[str]]:
    """The same without the line that keeps the client's variables out."""
    with server(tmp_path, without="    AcceptEnv none\n") as command:
        yield command


@contextmanager
def server(home: Path, without: str = "", door: Path | None = None) -> Iterator[list[str]]:
    """A server with the README's block, or without a line of it; the command that logs in."""
    if not (home / "data").exists():
        shutil.copytree(call_data.FOLDER, home / "data")
    for name in ("host", "user"):
        keygen = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(home / name)]
        subprocess.run(keygen, check=True)
    (home / "keys").mkdir()
    shutil.copy(home / "user.pub", home / "keys" / getpass.getuser())
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    block = readme_block(home / "data", door)
    assert without in block
    config = home / "sshd_config"
    config.write_text(
        f"Port {port}\nListenAddress 127.0.0.1\nHostKey {home / 'host'}\n"
        f"PidFile {home / 'pid'}\n"
        "StrictModes no\nUsePAM no\nPasswordAuthentication no\nAcceptEnv *\n"
        f"PermitRootLogin yes\nSubsystem sftp internal-sftp\n{block.replace(without, '')}"
    )
    if os.geteuid() == 0:
        Path("/run/sshd").mkdir(exist_ok=True)  # where root's sshd separates its privileges
    assert SSHD is not None
    process = subprocess.Popen([SSHD, "-D", "-e", "-f", str(config)], stderr=subprocess.PIPE)
    try:
        assert process.stderr is not None
        for line in process.stderr:
            if b"Server listening" in line:
                break
        yield [
            "ssh",
            "-F",
            "none",
            "-p",
            str(port),
            "-i",
            str(home / "user"),
            "-o",
            "StrictHostKeyChecking=no",
            "-o",
            f"UserKnownHostsFile={home / 'known'}",
            "-o",
            "LogLevel=ERROR",
            "-o",
            "BatchMode=yes",
        ]
    finally:
        process.terminate()
        process.wait()


def login(ssh: list[str], *more: str) -> list[str]:
    return [*ssh, *more, f"{getpass.getuser()}@127.0.0.1"]


def refused(command: list[str]) -> str:
    """What standard error says of a command that must fail without a word on standard output."""
    got = subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, text=True)
    assert got.returncode != 0
    assert got.stdout == ""
    return got.stderr


def apps(ssh: list[str]) -> list[str]:
    """The processes that are the app on this server's data."""
    data = str(Path(ssh[ssh.index("-i") + 1]).with_name("data"))
    listed = subprocess.run(
        ["ps", "-ww", "-eo", "pid,args"], capture_output=True, text=True, check=True
    )
    lines = [line.split() for line in listed.stdout.splitlines()]
    return [line[0] for line in lines if line[-1] == data and "bcp_tui" in line]


def runs(process: str) -> bool:
    """Whether a process still runs; one that only waits to be buried does not."""
    try:
        return ") Z " not in Path("/proc", process, "stat").read_text("utf-8")
    except OSError:
        return False


def test_a_call_over_ssh(ssh: list[str]) -> None:
    with Session(login(ssh, "-tt")) as rep:
        rep.sees(READY)
        rep.types("99601\x1bOQ1269 union\r")
        rep.sees("ASO group L0001269 Union", "COVERED · PRIOR APPROVAL REQUIRED")
        rep.resize(120, 40)
        rep.sees("│ 99601   COVERED")
        rep.types("\x11")
        assert rep.ends() == 0
        assert rep.is_clean()


def test_a_dropped_connection_ends_the_app(ssh: list[str]) -> None:
    with Session(login(ssh, "-tt")) as rep:
        rep.sees(READY)
        (app,) = apps(ssh)
        rep.process.kill()
        deadline = monotonic() + PATIENCE
        while runs(app) and monotonic() < deadline:
            os.sched_yield()
        assert not runs(app)


def test_another_command_gets_the_app_or_nothing(ssh: list[str]) -> None:
    for command in ("sh", "cat /etc/passwd", "bcp-tui --data /tmp"):
        said = refused([*login(ssh, "-T"), command])
        assert "the app needs a terminal; log in with ssh -t" in said
    with Session([*login(ssh, "-tt"), "sh"]) as rep:
        rep.sees(READY)


def test_no_key_leads_out(ssh: list[str]) -> None:
    with Session(login(ssh, "-tt", "-e", "none")) as rep:
        rep.sees(READY)
        rep.types("\x1a\x03\x1c\x1d\x04")
        rep.types("s9494")
        rep.sees("1 of 1", "COVERED · PRIOR APPROVAL NOT REQUIRED")


def test_files_and_ports_are_not_reached(ssh: list[str]) -> None:
    refused([*login(ssh, "-s"), "sftp"])
    own_port = ssh[ssh.index("-p") + 1]
    assert "forwarding failed" in refused(login(ssh, "-W", f"127.0.0.1:{own_port}"))
    assert "failed" in refused(
        login(ssh, "-N", "-o", "ExitOnForwardFailure=yes", "-R", "0:127.0.0.1:1")
    )


def test_the_clients_environment_steers_nothing(ssh: list[str], tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    sent = {
        "TEXTUAL_LOG": str(trace),
        "BCP_DATA": "/nowhere",
        "PYTHONINSPECT": "1",
        "PYTHONPROFILEIMPORTTIME": "1",
        "LD_DEBUG": "help",
        "BASH_ENV": "/nowhere",
        "ENV": "/nowhere",
        "LC_ALL": "C",
    }
    send = login(ssh, "-o", "SetEnv=" + " ".join(f"{name}={sent[name]}" for name in sent))
    with Session([*send, "-tt"]) as rep:
        rep.sees(READY)
        rep.types("\x11")
        assert rep.ends() == 0
        assert rep.left == ""
    assert len(refused([*send, "-T"]).splitlines()) == 1
    assert not trace.exists()


def test_python_reads_nothing_of_the_clients_even_if_sshd_lets_it_pass(
    open_ssh: list[str], tmp_path: Path
) -> None:
    """The second barrier: the block's own Python is isolated from its very start."""
    trap = tmp_path / "trap"
    trap.mkdir()
    trace = trap / "trace"
    for name in ("steered", "sitecustomize", "usercustomize", "antigravity", "re", "bcp_tui"):
        (trap / f"{name}.py").write_text(f"open({str(trace)!r}, 'w')\n", "utf-8")
    sent = {
        "PYTHONPATH": str(trap),
        "PYTHONHOME": str(trap),
        "PYTHONSTARTUP": str(trap / "steered.py"),
        "PYTHONINSPECT": "1",
        "PYTHONWARNINGS": "all:0:antigravity.x:0:0",
        "BROWSER": f"touch\\ {trace}",
        "PYTHONPYCACHEPREFIX": str(trap / "cache"),
        "PYTHONBREAKPOINT": "steered.main",
        "PYTHONUSERBASE": str(trap),
        "PYTHONPROFILEIMPORTTIME": "1",
        "PYTHONDUMPREFS": "1",
        "BCP_DATA": "/nowhere",
        "TEXTUAL_LOG": str(trace),
        "TEXTUAL_DRIVER": "steered:Driver",
    }
    before = set(trap.rglob("*"))
    send = login(open_ssh, "-o", "SetEnv=" + " ".join(f"{name}={sent[name]}" for name in sent))
    with Session([*send, "-tt"]) as rep:
        rep.sees(READY)
        rep.types("s9494")
        rep.sees("1 of 1")
        rep.types("\x11")
        assert rep.ends() == 0
        assert rep.left == ""
    assert len(refused([*send, "-T"]).splitlines()) == 1
    assert set(trap.rglob("*")) == before
