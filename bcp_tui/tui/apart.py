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
    """Let keys have their turn; for work that is done apart to call again and again."""
    time.sleep(_REST_SECONDS)


async def apart(work: Callable[[], Result]) -> Result:
    """What some work comes to; keys wait for it no longer than threads wait for each other.

    The thread does not keep the program from ending. Where there can be none (its limits are
    reached), the work is done here.
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
