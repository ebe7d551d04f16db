"""A payer's whole book: a hundred policies of seventy rows in four revisions, published."""

import os
import subprocess
from collections.abc import Callable, Iterator
from contextlib import suppress
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter

from tests.bench.made_book import write_book
from tests.bench.peers import BCP, PYTHON, open_app, open_empty
from tests.bench.start import ECHOED, memory
from tests.bench.table import Figure, Ratio, Row
from tests.bench.terminal import Terminal
from tests.bench.typing_keys import type_in_turns

SIZE = (100, 70, 4)
"""Policies, rows of each, revisions of each."""
SIZES = (
    *((policies, 70, 1) for policies in (1, 10, 50, 100, 200)),
    *((50, 70, r) for r in (2, 4, 8)),
)
RUNS, FEWER_RUNS = 15, 7
WORDS = "infusion "
WIDE = (200, 50)
"""The columns and lines of a window that fills a screen."""
PAUSE = 0.03
"""Seconds between two keys while a file changes: faster than anybody types."""
LOOKS = 8.0
"""Seconds in which a change is taken in."""


def book(folder: Path) -> Iterator[Row]:
    """The figures of the published book beside its peers; then keys while a file changes."""
    work, live = published(folder, *SIZE)
    name = "{} policies × {} rows × {} revisions".format(*SIZE)
    yield Figure(name, "files", len([*(work / "policies").iterdir()]))
    code = _some_code(work)
    ours, python = _in_turns(RUNS, lambda: _run([BCP, "lookup", code], live), _pass)
    yield Ratio("lookup", "ms", ours, python, "python -c pass", 6)
    ours, python = _in_turns(RUNS, lambda: _run([BCP, "lookup", "A0001"], live), _pass)
    yield Ratio("lookup of a code not listed", "ms", ours, python, "python -c pass", 6)
    started, empty = _in_turns(
        RUNS, lambda: _ready(lambda: open_app(live)), lambda: _ready(open_empty)
    )
    yield Ratio("ready to type", "ms", started, empty, "empty app", 1.2)
    found, _ = _in_turns(RUNS, lambda: _words(live), lambda: 0)
    yield Ratio("words can be found", "ms", found, empty, "empty app", 1.3)
    ours, peer = _in_turns(3, lambda: _memory(lambda: open_app(live)), lambda: _memory(open_empty))
    yield Ratio("memory, RSS", "MB", ours, peer, "empty app", 1.5)
    usual, wide = _in_windows(live)
    what = "longest time to a key's last byte, {}×{}".format(*WIDE)
    yield Ratio(what, "ms", wide, usual, "80×24")
    changed = next(iter((work / "policies").iterdir()))
    waits = _keys_while(
        work, lambda: changed.write_text(changed.read_text("utf-8") + "\n", "utf-8")
    )
    yield Figure("longest wait of a key while one file changes", "ms", max(waits), 50)
    waits = _keys_while(live, lambda: _publish(work, live))
    yield Figure("longest wait of a key while it is published", "ms", max(waits), 50)


def sizes(folder: Path) -> Iterator[Row]:
    """What a session and a lookup pay for more policies, and for revisions not in force."""
    empty_memory = _memory(open_empty)
    for size in SIZES:
        work, live = published(folder, *size)
        what = f"{size[0]} × {size[2]}"
        look = partial(_run, [BCP, "lookup", _some_code(work)], live)
        ours, python = _in_turns(FEWER_RUNS, look, _pass)
        yield Ratio(f"{what}: lookup", "ms", ours, python, "python -c pass", 6)
        opened = partial(open_app, live)
        ours, empty = _in_turns(FEWER_RUNS, partial(_ready, opened), partial(_ready, open_empty))
        yield Ratio(f"{what}: ready to type", "ms", ours, empty, "empty app", 1.2)
        yield Ratio(f"{what}: memory", "MB", _memory(opened), empty_memory, "empty app", 1.5)


def published(folder: Path, policies: int, rows: int, revisions: int) -> tuple[Path, Path]:
    """A book of this size: the folder that keepers work in, and what is in force."""
    name = f"book-{policies}-{revisions}"
    work = folder / name
    if not work.exists():
        write_book(work, policies, rows, revisions)
        _publish(work, folder / f"{name}-live")
    return work, folder / f"{name}-live"


def _publish(work: Path, live: Path) -> None:
    command = [BCP, "publish", str(work), str(live)]
    subprocess.run(command, check=True, capture_output=True)


def _some_code(work: Path) -> str:
    text = next(iter(sorted((work / "policies").iterdir()))).read_text("utf-8")
    return text.partition('code = "')[2][:5]


def _in_turns(
    runs: int, ours: Callable[[], float], theirs: Callable[[], float]
) -> tuple[float, float]:
    """The medians of two figures, taken in turns; the first turn warms the disk's cache."""
    taken = [(ours(), theirs()) for _ in range(runs + 1)][1:]
    return median(each for each, _ in taken), median(each for _, each in taken)


def _run(command: list[str], data: Path | None = None) -> float:
    started = perf_counter()
    environment = {**os.environ, **({"BCP_DATA": str(data)} if data else {})}
    subprocess.run(command, env=environment, stdout=subprocess.DEVNULL)
    return (perf_counter() - started) * 1000


def _pass() -> float:
    return _run([PYTHON, "-c", "pass"])


def _ready(opener: Callable[[], Terminal]) -> float:
    """Milliseconds until a key is echoed."""
    with opener() as terminal:
        terminal.write(ECHOED)
        terminal.wait_for(ECHOED)
        return (perf_counter() - terminal.started) * 1000


def _words(data: Path) -> float:
    """Milliseconds until words that were typed at once are found."""
    with open_app(data) as terminal:
        terminal.write(WORDS)
        terminal.wait_for("1 of ")
        return (perf_counter() - terminal.started) * 1000


def _memory(opener: Callable[[], Terminal]) -> float:
    """The megabytes of a session in which words were found, after all it does behind them."""
    with opener() as terminal:
        terminal.settle()
        terminal.write(WORDS)
        with suppress(TimeoutError):
            terminal.press(" ")
        terminal.read(1.0)
        terminal.settle()
        return memory(terminal.pid)[0]


def _in_windows(data: Path) -> tuple[float, float]:
    """The longest time from a key to its last byte in a usual window, and in a wide one."""
    with open_app(data) as usual, open_app(data) as wide:
        usual.settle()
        wide.resize(*WIDE)
        reactions = type_in_turns({"usual": usual, "wide": wide})
    longest = {name: max(each.seconds for each in done) for name, done in reactions.items()}
    return longest["usual"] * 1000, longest["wide"] * 1000


def _keys_while(data: Path, change: Callable[[], object]) -> list[float]:
    """How long each key waited for its first byte while data changed and were taken in."""
    with open_app(data) as terminal:
        terminal.write(WORDS)
        terminal.wait_for("1 of ")
        terminal.settle()
        change()
        waits: list[float] = []
        over = perf_counter() + LOOKS
        while (sent := perf_counter()) < over:
            terminal.write("x" if len(waits) % 2 else "\x7f")
            terminal.read(5.0)
            waits.append((perf_counter() - sent) * 1000)
            terminal.read(PAUSE)
        return waits
