"""Fifty sessions on one host, typing like people."""

import asyncio
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from itertools import chain, cycle
from random import Random

from tests.bench.peers import open_app, open_empty
from tests.bench.table import Figure, Ratio, Row, share
from tests.bench.terminal import QUIET, Terminal
from tests.bench.typing_keys import CLEAR, QUERIES

SESSIONS = 50
SECONDS = 20.0
PAUSE = (0.15, 0.35)
"""Seconds between two keys of one person: about four keys a second."""


def crowd() -> Iterator[Row]:
    """From a key to its last byte while everybody types; then likewise in the empty app."""
    ours, empty = crowd_in(open_app), crowd_in(open_empty)
    yield Figure(f"{SESSIONS} sessions, p50", "ms", share(ours, 50), 100)
    yield Figure(f"{SESSIONS} sessions, p99", "ms", share(ours, 99), 100)
    yield Ratio("  for reference, p99", "ms", share(ours, 99), share(empty, 99), "empty app")
    yield Figure("  keys a second", "", len(ours) / SECONDS)


def crowd_in(opener: Callable[[], Terminal]) -> list[float]:
    """The milliseconds from each key to its last byte."""
    with ExitStack() as stack:
        terminals = [stack.enter_context(opener()) for _ in range(SESSIONS)]
        for terminal in terminals:
            terminal.settle()
        return [wait * 1000 for wait in asyncio.run(_everybody(terminals))]


async def _everybody(terminals: list[Terminal]) -> list[float]:
    people = (_Person(terminal, Random(at)) for at, terminal in enumerate(terminals))  # noqa: S311
    return list(chain.from_iterable(await asyncio.gather(*(each.type() for each in people))))


class _Person:
    """Types queries; the next key waits until the screen has followed the last one."""

    def __init__(self, terminal: Terminal, random: Random) -> None:
        self._terminal = terminal
        self._random = random
        self._loop = asyncio.get_running_loop()
        self._last_byte = 0.0
        self._painted = asyncio.Event()

    async def type(self) -> list[float]:
        """Type until the time is over; the seconds from each key to its last byte."""
        self._loop.add_reader(self._terminal.fd, self._take)
        over = self._loop.time() + SECONDS
        queries = self._random.sample(QUERIES, len(QUERIES))
        keys = chain.from_iterable((*query, CLEAR) for query in cycle(queries))
        waits: list[float] = []
        await asyncio.sleep(self._random.uniform(0, PAUSE[1]))
        while (sent := self._loop.time()) < over:
            waits.append(await self._press(next(keys)) - sent)
            pause = self._random.uniform(*PAUSE)
            await asyncio.sleep(sent + pause - self._loop.time())
        self._loop.remove_reader(self._terminal.fd)
        return waits

    async def _press(self, key: str) -> float:
        """Press a key; the time of the last byte that it led to."""
        self._painted.clear()
        self._terminal.write(key)
        await self._painted.wait()
        while (quiet := self._loop.time() - self._last_byte) < QUIET:
            await asyncio.sleep(QUIET - quiet)
        return self._last_byte

    def _take(self) -> None:
        os.read(self._terminal.fd, 1 << 16)
        self._last_byte = self._loop.time()
        self._painted.set()
