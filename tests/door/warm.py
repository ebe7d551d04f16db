"""A service started by the README's own line and within its limits, and what is seen from outside.

with Service(FOLDER) as service, Session(service.login) as rep:
    rep.sees(READY)
"""

import re
import resource
import shlex
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from time import monotonic

from tests.terminal.session import PATIENCE, Session

README = Path(__file__).parents[2] / "README.md"


def unit() -> str:
    """The service's unit file, as the README has it."""
    text: str
    (text,) = re.findall(r"```ini\n(\[Unit\].*?)```", README.read_text("utf-8"), re.S)
    return text


def command_of(line: str, data: Path) -> list[str]:
    """A command of the README's, with this machine's Python and a folder of data."""
    words = shlex.split(line)
    assert re.fullmatch(r"/opt/bcp-[\d.]+/bin/python", words[0])
    assert words[words.index("--data") + 1] == "/srv/bcp/data"
    words[0], words[words.index("--data") + 1] = sys.executable, str(data)
    return words


def served(data: Path, socket: Path) -> list[str]:
    """The unit's command, with a socket of the test's own."""
    (line,) = re.findall(r"^ExecStart=(.*)$", unit(), re.M)
    return [*command_of(line, data), "--socket", str(socket)]


def limits() -> Iterator[tuple[int, int]]:
    """The unit's limits of a process, and how much each is."""
    for name, value in re.findall(r"^Limit(\w+)=(\d+M?)$", unit(), re.M):
        number = int(value.removesuffix("M")) * (1 << 20 if value.endswith("M") else 1)
        yield getattr(resource, f"RLIMIT_{name}"), number


def _limit() -> None:
    for limit, number in limits():
        resource.setrlimit(limit, (number, number))


class Service:
    """A service that is ready; its socket lies in a folder of its own."""

    def __init__(self, data: Path, socket: Path | None = None) -> None:
        self.home = socket.parent if socket else Path(tempfile.mkdtemp(prefix="bcp"))
        self.socket = socket or self.home / "door"
        self.data = data
        self._has_home = socket is None
        self.process = subprocess.Popen(
            served(data, self.socket),
            stderr=subprocess.PIPE,
            start_new_session=True,
            preexec_fn=_limit,
        )

    def __enter__(self) -> "Service":
        self.says("ready at")
        return self

    def __exit__(self, *_: object) -> None:
        self.process.kill()
        self.process.wait()
        assert self.process.stderr
        self.process.stderr.close()
        if self._has_home:
            shutil.rmtree(self.home)

    @property
    def login(self) -> tuple[str, ...]:
        """What a login runs, as the README's block has it."""
        command = (sys.executable, "-I", "-B", "-m", "bcp_tui", "--kiosk", "--data", str(self.data))
        return (*command, "--socket", str(self.socket))

    def says(self, text: str) -> str:
        """Wait for a line of the service that has a text; returns it."""
        assert self.process.stderr
        said = []
        while line := self.process.stderr.readline().decode():
            said.append(line)
            if text in line:
                return line
        raise AssertionError(f"{text!r} was not said, but {said}")

    @property
    def hosts(self) -> list[int]:
        """The hosts; but for a change of hosts there is one."""
        return living_children(self.process.pid)

    @property
    def sessions(self) -> list[int]:
        """The sessions of all hosts, the oldest first."""
        return [pid for host in self.hosts for pid in living_children(host)]


def is_at_the_door(rep: Session) -> bool:
    """Whether a login has handed its terminal over: then it has loaded nothing of the app."""
    return "_asyncio" not in Path(f"/proc/{rep.process.pid}/maps").read_text("utf-8")


def living_children(pid: int) -> list[int]:
    """The children of a process, without those that only wait to be buried."""
    tasks = Path(f"/proc/{pid}/task").glob("*/children")
    children = [int(child) for task in tasks for child in task.read_text("utf-8").split()]
    return sorted(filter(runs, children))


def runs(pid: int) -> bool:
    """Whether a process still runs."""
    try:
        return ") Z " not in Path(f"/proc/{pid}/stat").read_text("utf-8")
    except OSError:
        return False


def comes_true(what: Callable[[], object]) -> None:
    """Wait until something is true of processes, which tell nobody."""
    deadline = monotonic() + PATIENCE
    while not what():
        assert monotonic() < deadline, "it did not come true"
