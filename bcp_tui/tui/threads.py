"""Work done on a thread of its own, while the keys are worked off."""

import asyncio
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from functools import partial
from typing import TypeVar

Result = TypeVar("Result")

_REST_SECONDS = 0.002


def rest() -> None:
    """Let keys have their turn; to be called again and again by work on a thread."""
    time.sleep(_REST_SECONDS)


async def on_thread(work: Callable[[], Result]) -> Result:
    """The result of some work that is done on a thread of its own; keys hardly wait for it.

    The thread does not keep the program from ending. If no thread can be started (the process has
    reached its limits), the work is done here.
    """
    loop = asyncio.get_running_loop()
    outcome: asyncio.Future[Result] = loop.create_future()

    def told(tell: Callable[[], None]) -> None:
        if not outcome.done():
            tell()

    def run() -> None:
        try:
            tell = partial(outcome.set_result, work())
        except BaseException as error:
            tell = partial(outcome.set_exception, error)
        with suppress(RuntimeError):  # The app has ended meanwhile.
            loop.call_soon_threadsafe(told, tell)

    try:
        threading.Thread(target=run, daemon=True).start()
    except RuntimeError:
        run()
    return await outcome
