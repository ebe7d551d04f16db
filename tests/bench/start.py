"""Starting: the time until a key is echoed, the memory then, and the whole of one lookup."""

import subprocess
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import NamedTuple

from tests.bench.peers import BCP, NO_HCPCS, PYTHON, open_app, open_empty
from tests.bench.table import Ratio, Row, Unmeasured
from tests.bench.terminal import Terminal

RUNS = 15
LOOKUPS = 30
ECHOED = "Z"
"""A key that nothing paints before it is typed."""


class Start(NamedTuple):
    """One start: milliseconds until a key was echoed, and the MB that the process had then."""

    ready: float
    rss: float
    pss: float


def ready_and_memory(data: Path | None) -> Iterator[Row]:
    """Ready to type and memory, beside the empty Textual app; also with the codes of `data`."""
    openers: dict[str, Callable[[], Terminal]] = {"ours": open_app, "empty": open_empty}
    if data:
        openers["large"] = lambda: open_app(data)
    starts: dict[str, list[Start]] = {name: [] for name in openers}
    for run in range(RUNS + 1):
        for name, opener in openers.items():
            start = _start(opener)
            if run:  # the first one warms the disk's cache
                starts[name].append(start)
    typical = {name: Start(*map(median, zip(*each, strict=True))) for name, each in starts.items()}
    ours, empty = typical["ours"], typical["empty"]
    yield Ratio("ready to type", "ms", ours.ready, empty.ready, "empty app", 1.25)
    if data:
        large = typical["large"]
        yield Ratio("  at 6,710 codes", "ms", large.ready, empty.ready, "empty app")
    else:
        yield Unmeasured("  at 6,710 codes", NO_HCPCS)
    yield Ratio("memory, RSS", "MB", ours.rss, empty.rss, "empty app", 1.25)
    yield Ratio("memory, PSS", "MB", ours.pss, empty.pss, "empty app", 1.25)


def lookup() -> Iterator[Row]:
    """A lookup on the command line, the whole process, beside Python doing nothing."""
    ours: list[float] = []
    python: list[float] = []
    for _ in range(LOOKUPS):
        ours.append(_run([BCP, "lookup", "S9494"]))
        python.append(_run([PYTHON, "-c", "pass"]))
    yield Ratio("bcp-tui lookup S9494", "ms", median(ours), median(python), "python -c pass", 4)


def memory(pid: int) -> tuple[float, float]:
    """A process's resident and proportional memory in MB."""
    fields = dict(
        line.split(":", 1)
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines()[1:]
    )
    return int(fields["Rss"].split()[0]) / 1024, int(fields["Pss"].split()[0]) / 1024


def _start(opener: Callable[[], Terminal]) -> Start:
    with opener() as terminal:
        terminal.write(ECHOED)
        terminal.wait_for(ECHOED)
        ready = (perf_counter() - terminal.started) * 1000
        terminal.settle()
        return Start(ready, *memory(terminal.pid))


def _run(command: Sequence[str]) -> float:
    started = perf_counter()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return (perf_counter() - started) * 1000
