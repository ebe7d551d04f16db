"""A login that gets only the app: nothing a client sends or presses leads anywhere else."""

import re
import shutil
import signal
import subprocess
from pathlib import Path

import pytest

from tests.terminal.session import APP, ENVIRONMENT, READY, Session

KIOSK = (*APP, "--kiosk")

STEERING = {
    "TEXTUAL": "debug,devtools",
    "TEXTUAL_DEBUG": "1",
    "TEXTUAL_LOG": "textual.log",
    "TEXTUAL_DRIVER": "steered:Driver",
    "TEXTUAL_PRESS": "ctrl+q",
    "TEXTUAL_SCREENSHOT": "0",
    "TEXTUAL_SCREENSHOT_LOCATION": ".",
    "TEXTUAL_SHOW_RETURN": "1",
    "TEXTUAL_ALLOW_SIGNALS": "1",
    "TEXTUAL_FPS": "1",
    "COLUMNS": "40",
    "LINES": "10",
}
"""What Textual reads: logs, modules, keys, pictures, a frozen size."""

PYTHON = {
    "PYTHONINSPECT": "1",
    "PYTHONSTARTUP": "steered.py",
    "PYTHONBREAKPOINT": "steered.main",
    "PYTHONASYNCIODEBUG": "1",
    "PYTHONVERBOSE": "1",
    "BCP_DATA": "no-such-folder",
    "SSH_ORIGINAL_COMMAND": "sh",
}
"""What Python reads, and the app where it is no kiosk."""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """An empty folder with a module that leaves a trace when it is loaded."""
    (tmp_path / "steered.py").write_text("open('loaded', 'w')\n", "utf-8")
    return tmp_path


def files(folder: Path) -> set[str]:
    return {path.name for path in folder.rglob("*")}


@pytest.mark.parametrize("command", [APP, KIOSK], ids=["app", "kiosk"])
def test_textual_takes_nothing_from_the_environment(command: tuple[str, ...], home: Path) -> None:
    environment = ENVIRONMENT | STEERING | {"PYTHONPATH": str(home)}
    with Session(command, environment=environment, folder=home) as rep:
        rep.sees(READY)
        rep.types("s9494")
        rep.sees("1 of 1", "Home infusion therapy, antibiotic")
        rep.types("\x11")
        assert rep.ends() == 0
        assert rep.is_clean()
        assert rep.left == ""
    assert files(home) == {"steered.py"}


def test_a_kiosk_takes_nothing_from_the_environment_at_all(home: Path) -> None:
    command = (APP[0], "--kiosk")  # On the shipped data, whatever the environment names.
    with Session(command, environment=ENVIRONMENT | STEERING | PYTHON, folder=home) as rep:
        rep.sees(" rows")
        rep.types("\x11")
        assert rep.ends() == 0
        assert rep.left == ""
    assert files(home) == {"steered.py"}


def test_a_kiosk_that_cannot_start_does_not_end_in_python_either(home: Path) -> None:
    environment = ENVIRONMENT | PYTHON | {"TERM": "dumb"}
    with Session(KIOSK, environment=environment, folder=home) as rep:
        assert rep.ends() == 2
        assert b">>>" not in rep.painted


def test_where_it_is_no_kiosk_the_data_folder_can_be_named(home: Path) -> None:
    with Session(APP[:1], environment=ENVIRONMENT | {"BCP_DATA": "no-such-folder"}) as rep:
        rep.sees("no-such-folder", "cannot be used")
        rep.types("\x11")
        assert rep.ends() == 2


def test_nothing_suspends_or_stops_the_app() -> None:
    with Session(KIOSK) as rep:
        rep.sees(READY)
        for number in (signal.SIGTSTP, signal.SIGCONT):
            rep.signal(number)
        rep.types("\x1a\x03\x1c\x04")  # Ctrl+Z, Ctrl+C, Ctrl+\, Ctrl+D
        rep.types("s9494")
        rep.sees("1 of 1")
        assert rep.process.poll() is None


CALL = (
    "s9494\r99601, E0784\r\x1bOQppo\r\x1bOR\x1b[17~\x19\x1b[17~\x1bOShello\x7f\x14\x12pump\x12\x0e"
)
"""Pins, plan, network, call sheet, copy, date, reader, new call."""


def test_a_whole_session_writes_nothing_and_calls_nobody(tmp_path: Path) -> None:
    if not shutil.which("strace"):
        pytest.skip("strace is not installed")
    trace = tmp_path / "trace"
    strace = ("strace", "-f", "-qq", "-o", str(trace), "-e", "trace=%file,%network,%desc")
    if subprocess.run([*strace, "true"], capture_output=True).returncode:
        pytest.skip("strace may not trace here (ptrace is not permitted)")
    # Python may keep compiled code of a checkout that changed; an installed program has it all.
    environment = ENVIRONMENT | {"PYTHONDONTWRITEBYTECODE": "1"}
    with Session((*strace, *KIOSK), environment=environment) as rep:
        rep.sees(READY)
        rep.types(CALL)
        rep.sees("New call")
        rep.types("\x11")
        assert rep.ends() == 0
    calls = trace.read_text("utf-8", "replace").splitlines()
    assert len(calls) > 1000
    assert [call for call in calls if writes(call) or talks(call)] == []


CHANGES = re.compile(
    r"creat|mkdir|mknod|rename|link$|linkat|unlink|rmdir|truncate|chmod|chown|utime|setxattr|memfd"
)
"""The names of calls that change a file; those that read one are not among them."""
TERMINAL = re.compile(r'"/dev/(tty|pts/\d+|null)"')


def writes(call: str) -> bool:
    name = called(call)
    opened = name.startswith("open") and re.search(r"O_(WRONLY|RDWR|CREAT|TRUNC|APPEND)", call)
    changed = CHANGES.match(name)
    return bool(opened or changed) and not TERMINAL.search(call)


def talks(call: str) -> bool:
    return called(call) in ("socket", "connect", "bind", "listen") and "AF_UNIX" not in call


def called(call: str) -> str:
    match = re.match(r"\d+ +(\w+)\(", call)
    return match[1] if match else ""
