"""Opens the app for a test."""

from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import datetime
from pathlib import Path

import pytest

from bcp_tui.desk import Call, Desk
from bcp_tui.policy import all_plans
from bcp_tui.tui.app import BcpApp
from bcp_tui.tui.screens.call_screen import CallScreen
from tests import call_data
from tests.tui.rep import OpenCall, Rep


@pytest.fixture
def call() -> OpenCall:
    """Opens the app on a call, for `async with`, as a rep."""

    @asynccontextmanager
    async def opened(
        folder: Path | None = None,
        size: tuple[int, int] = (80, 24),
        now: Callable[[], datetime] = lambda: datetime(2026, 11, 23, 12),
        theme: str = "dark",
    ) -> AsyncIterator[Rep]:
        desk = Desk(str(folder or call_data.FOLDER), now)
        screen = CallScreen(desk, Call(all_plans(desk.book.plans)))
        app = BcpApp(screen, theme)
        async with app.run_test(size=size) as pilot:
            await pilot.pause()
            yield Rep(app, pilot, screen)

    return opened
