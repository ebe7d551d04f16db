"""A test leaves no process behind, not even one that has cut itself off from its parents."""

import ctypes
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from time import monotonic, sleep

import pytest

from tests.terminal.session import PATIENCE

PR_SET_CHILD_SUBREAPER = 36


@pytest.fixture(scope="session", autouse=True)
def adopts() -> None:
    """Make the orphans of all programs that tests start children of this process, not of init."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


@pytest.fixture(autouse=True)
def leaves_no_process(adopts: None) -> Iterator[None]:
    """Fail a test after which a process goes on that was not there before it, and end that one."""
    before = children()
    yield
    deadline = monotonic() + PATIENCE
    while (left := children() - before) and monotonic() < deadline:
        bury(left)
        sleep(0.01)
    named = [Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ") for pid in left]
    for pid in left:
        os.kill(pid, 9)
        os.waitpid(pid, 0)
    assert not named, f"left running: {named}"


def children() -> set[int]:
    """The processes whose parent is this one; the dead too, until they are buried."""
    return {
        int(pid)
        for tasks in Path("/proc/self/task").glob("*/children")
        for pid in tasks.read_text("utf-8").split()
    }


def bury(processes: set[int]) -> None:
    """Take note of those that have ended, as the kernel asks of a parent."""
    for pid in processes:
        os.waitpid(pid, os.WNOHANG)
