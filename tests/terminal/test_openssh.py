"""Over real OpenSSH, with the README's sshd_config block: a call, a dropped line, ways out."""

import getpass
import re
import shutil
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from bcp_tui.library import shipped_data
from tests.terminal.session import ENVIRONMENT, READY, Session

SSHD = shutil.which("sshd") or shutil.which("/usr/sbin/sshd")
README = Path(__file__).parents[2] / "README.md"
APP = Path(sys.executable).with_name("bcp-tui")

pytestmark = pytest.mark.skipif(
    not (SSHD and shutil.which("ssh") and shutil.which("ssh-keygen")),
    reason="OpenSSH is not installed: apt-get install openssh-server openssh-client",
)


def readme_block(data: Path) -> str:
    """The Match block of the README, with this machine's user and paths."""
    block: str
    (block,) = re.findall(r"```\n(Match Group bcp.*?)```", README.read_text("utf-8"), re.S)
    block = block.replace("Match Group bcp", f"Match User {getpass.getuser()}")
    block = re.sub(r"/opt/bcp-[\d.]+/bin/bcp-tui", str(APP), block)
    return block.replace("/srv/bcp/data", str(data))


@pytest.fixture(scope="module")
def ssh(tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[str]]:
    """The ssh command that logs in to a server of our own on loopback."""
    home = tmp_path_factory.mktemp("ssh")
    shutil.copytree(shipped_data(), home / "data")
    for name in ("host", "user"):
        keygen = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-f", str(home / name)]
        subprocess.run(keygen, check=True)
    shutil.copy(home / "user.pub", home / "authorized_keys")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    config = home / "sshd_config"
    config.write_text(
        f"Port {port}\nListenAddress 127.0.0.1\nHostKey {home / 'host'}\n"
        f"PidFile {home / 'pid'}\nAuthorizedKeysFile {home / 'authorized_keys'}\n"
        "StrictModes no\nUsePAM no\nPasswordAuthentication no\nAcceptEnv *\n"
        f"PermitRootLogin yes\nSubsystem sftp internal-sftp\n{readme_block(home / 'data')}"
    )
    Path("/run/sshd").mkdir(exist_ok=True)
    assert SSHD is not None
    server = subprocess.Popen([SSHD, "-D", "-e", "-f", str(config)], stderr=subprocess.PIPE)
    try:
        assert server.stderr is not None
        for line in server.stderr:
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
        server.terminate()
        server.wait()


def login(ssh: list[str], *more: str) -> list[str]:
    return [*ssh, *more, f"{getpass.getuser()}@127.0.0.1"]


def apps(ssh: list[str]) -> set[str]:
    """The processes that are the app on this server's data."""
    data = str(Path(ssh[ssh.index("-i") + 1]).with_name("data"))
    listed = subprocess.run(
        ["ps", "-ww", "-eo", "pid,args"], capture_output=True, text=True, check=True
    )
    lines = [line.split() for line in listed.stdout.splitlines()]
    return {line[0] for line in lines if line[-1] == data and "bcp_tui" in line}


def test_a_call_over_ssh(ssh: list[str]) -> None:
    with Session(login(ssh, "-tt")) as rep:
        rep.sees(READY)
        rep.types("99601\x1bOQ1269\x1b[B\r")
        rep.sees("ASO group L0001269 Union", "COVERED · PRIOR APPROVAL REQUIRED")
        rep.resize(120, 40)
        rep.sees("│ 99601   COVERED")
        rep.types("\x11")
        assert rep.ends() == 0
        assert rep.is_clean()


def test_a_dropped_connection_ends_the_app(ssh: list[str]) -> None:
    with Session(login(ssh, "-tt")) as rep:
        rep.sees(READY)
        (mine,) = apps(ssh)
        rep.process.kill()
        gone = subprocess.run(
            ["timeout", "20", "tail", f"--pid={mine}", "-s", "0.1", "-f", "/dev/null"], check=False
        )
    assert gone.returncode == 0


@pytest.mark.parametrize("command", ["sh", "cat /etc/passwd", "bcp-tui --data /tmp"])
def test_another_command_gets_the_app_or_nothing(ssh: list[str], command: str) -> None:
    asked = [*login(ssh, "-T"), command]
    got = subprocess.run(asked, capture_output=True, stdin=subprocess.DEVNULL, check=False)
    assert got.returncode == 2
    assert got.stdout == b""
    assert b"the app needs a terminal" in got.stderr


def test_no_key_leads_out(ssh: list[str]) -> None:
    with Session(login(ssh, "-tt", "-e", "none")) as rep:
        rep.sees(READY)
        rep.types("\x1a\x03\x1c\x1d")
        rep.types("s9494")
        rep.sees("1 of 1", "COVERED · PRIOR APPROVAL NOT REQUIRED")


def test_files_and_ports_are_not_reached(ssh: list[str]) -> None:
    sftp = [*ssh, "-s", f"{getpass.getuser()}@127.0.0.1", "sftp"]
    got = subprocess.run(sftp, capture_output=True, stdin=subprocess.DEVNULL, check=False)
    assert got.stdout == b""
    forward = login(ssh, "-N", "-o", "ExitOnForwardFailure=yes", "-R", "0:127.0.0.1:1")
    refused = subprocess.run(forward, capture_output=True, stdin=subprocess.DEVNULL, check=False)
    assert refused.returncode != 0


def test_the_clients_environment_steers_nothing(ssh: list[str], tmp_path: Path) -> None:
    log = tmp_path / "textual.log"
    environment = ENVIRONMENT | {"TEXTUAL_LOG": str(log), "BCP_DATA": "/nowhere"}
    send = ("-o", "SendEnv=TEXTUAL_LOG BCP_DATA")
    with Session(login(ssh, "-tt", *send), environment=environment) as rep:
        rep.sees(READY)
        rep.types("\x11")
        assert rep.ends() == 0
    assert not log.exists()
