"""The warm host: sessions that are forked, beside today's start and the empty app."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from itertools import chain
from pathlib import Path
from select import select
from statistics import median
from time import perf_counter

from bcp_tui.library import shipped_data
from tests.bench.crowd import SESSIONS, crowd_in
from tests.bench.peers import EMPTY, EMPTY_PAINTED, PAINTED, PYTHON
from tests.bench.start import ECHOED, memory
from tests.bench.table import Figure, Ratio, Row, share
from tests.bench.terminal import PATIENCE, Terminal
from tests.bench.typing_keys import type_in_turns

STARTS = 15
CROWDS = 5
PATIENT = 6 * PATIENCE
"""Seconds: without a host, all those who log in at once load a whole book."""
LOGINS = 20
"""Those who log in at once."""


class Peer:
    """A way to open a session: its command, and what it paints first."""

    def __init__(self, command: Sequence[str], painted: str = PAINTED) -> None:
        self._command = command
        self.painted = painted

    def start(self) -> Terminal:
        """Start one, and wait for nothing."""
        return Terminal(self._command)

    def open(self) -> Terminal:
        """Start one, and wait until it is painted."""
        terminal = self.start()
        terminal.wait_for(self.painted)
        return terminal


class Served(Peer):
    """A warm host, and logins at its door."""

    def __init__(self, data: Path, home: Path) -> None:
        door = ("--data", str(data), "--socket", str(home / "door"))
        python = (PYTHON, "-I", "-B", "-m", "bcp_tui")
        super().__init__((*python, "--kiosk", *door))
        self.service = subprocess.Popen([*python, "serve", *door], stderr=subprocess.PIPE)
        assert self.service.stderr
        if b"ready" not in self.service.stderr.readline():
            raise TimeoutError("the service did not begin")


def warm(book: Path | None) -> Iterator[Row]:
    """All figures on the shipped data, and on a book if there is one."""
    yield from _on(Path(shipped_data()), "")
    if book:
        yield from _on(book, ", book")


def _on(data: Path, where: str) -> Iterator[Row]:
    with _served(data) as served:
        alone = Peer((PYTHON, "-I", "-B", "-m", "bcp_tui", "--kiosk", "--data", str(data)))
        empty = Peer(EMPTY, EMPTY_PAINTED)
        peers = {"warm": served, "empty": empty, "alone": alone}
        for what, logins, runs in (("ready", 1, STARTS), (f"{LOGINS} ready", LOGINS, CROWDS)):
            ready = _medians(peers, logins, runs)
            yield Ratio(f"{what}{where}", "ms", ready["warm"], ready["empty"], "empty app", 0.5)
            yield Ratio("  without a host", "ms", ready["alone"], ready["empty"], "empty app")
        pss = {name: _memory(peer) for name, peer in peers.items()}
        what = f"{SESSIONS} sessions, PSS{where}"
        yield Ratio(what, "MB", pss["warm"], pss["empty"], "empty app", 0.6)
        yield Ratio("  without a host", "MB", pss["alone"], pss["empty"], "empty app")
        yield from _keys({"warm": served, "alone": alone}, where)
        waits = crowd_in(served.open)
        for percent in (50, 99):
            figure = f"{SESSIONS} sessions{where}, p{percent}"
            yield Figure(figure, "ms", share(waits, percent), 100)


def _keys(peers: Mapping[str, Peer], where: str) -> Iterator[Row]:
    with ExitStack() as stack:
        terminals = {name: stack.enter_context(peer.open()) for name, peer in peers.items()}
        for terminal in terminals.values():
            terminal.settle()
        reactions = type_in_turns(terminals)
    for percent in (50, 90):
        ours, alone = (
            share([each.seconds * 1000 for each in reactions[name]], percent)
            for name in ("warm", "alone")
        )
        yield Ratio(f"key to last byte{where}, p{percent}", "ms", ours, alone, "no host", 1.1)


def _medians(peers: Mapping[str, Peer], logins: int, runs: int) -> dict[str, float]:
    """The milliseconds until so many logins at once can all be typed at, in turns."""
    times: dict[str, list[float]] = {name: [] for name in peers}
    for run in range(runs + 1):
        for name, peer in peers.items():
            took = _all_ready(peer, logins)
            if run:  # the first one warms the disk's cache
                times[name].append(took)
    return {name: median(each) for name, each in times.items()}


def _all_ready(peer: Peer, logins: int) -> float:
    """The milliseconds until a key is echoed in the last of some sessions started at once."""
    with ExitStack() as stack:
        started = perf_counter()
        terminals = [stack.enter_context(peer.start()) for _ in range(logins)]
        waiting = {terminal.fd: (terminal, peer.painted.encode(), b"") for terminal in terminals}
        while waiting:
            readable, _, _ = select(list(waiting), [], [], PATIENT)
            if not readable:
                raise TimeoutError(f"{len(waiting)} of {logins} were not ready")
            for fd in readable:
                terminal, awaited, before = waiting[fd]
                more = terminal.read(0)
                if not more:
                    raise TimeoutError("a session ended before it was ready")
                painted = before + more
                if awaited not in painted:
                    waiting[fd] = terminal, awaited, painted
                elif awaited == ECHOED.encode():
                    del waiting[fd]
                else:
                    terminal.write(ECHOED)
                    waiting[fd] = terminal, ECHOED.encode(), b""
        return (perf_counter() - started) * 1000


def _memory(peer: Peer) -> float:
    """The MB of so many sessions, with all that serves them."""
    with ExitStack() as stack:
        terminals = [stack.enter_context(peer.open()) for _ in range(SESSIONS)]
        for terminal in terminals:
            terminal.settle()
        processes = [process for terminal in terminals for process in _family(terminal.pid)]
        if isinstance(peer, Served):
            processes += _family(peer.service.pid)
        return sum(memory(each)[1] for each in processes)


@contextmanager
def _served(data: Path) -> Iterator[Served]:
    home = Path(tempfile.mkdtemp(prefix="bcp"))
    served = Served(data, home)
    try:
        yield served
    finally:
        served.service.terminate()
        served.service.wait()
        shutil.rmtree(home)


def _family(pid: int) -> list[int]:
    """A process with all that descend from it."""
    tasks = Path(f"/proc/{pid}/task").glob("*/children")
    children = [int(child) for task in tasks for child in task.read_text("ascii").split()]
    return [pid, *chain.from_iterable(map(_family, children))]
