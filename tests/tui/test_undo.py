"""What was cleared comes back with one key, in memory only."""

import pytest

from tests.tui.rep import OpenCall

pytestmark = pytest.mark.asyncio


async def test_a_new_call_is_undone_and_the_undoing_too(call: OpenCall) -> None:
    async with call() as rep:
        await rep.press("f2")
        await rep.types("ppo")
        await rep.press("enter", "f3")
        await rep.types("99601")
        await rep.press("enter")
        await rep.types("pump")
        await rep.press("down", "ctrl+n")
        assert "F10 brings it back" in rep.reads("keys")
        assert rep.query == ""
        await rep.types("s9494")
        await rep.press("f10")
        assert rep.query == "pump"
        assert "Plan: PPO" in rep.reads("title")
        assert "Network: in" in rep.reads("title")
        assert "1 pinned" in rep.reads("title")
        assert rep.call_screen.call.row == 1
        await rep.press("ctrl+g")
        assert rep.query == "s9494"
        assert "pinned" not in rep.reads("title")


async def test_a_pin_taken_out_comes_back_beside_those_made_since(call: OpenCall) -> None:
    async with call() as rep:
        await rep.types("99601 A4300")
        await rep.press("enter", "enter", "f6", "delete", "escape")
        assert [str(row.codes) for row in rep.call_screen.call.pinned] == ["99601"]
        await rep.types("S9494")
        await rep.press("enter", "f10")
        assert [str(row.codes) for row in rep.call_screen.call.pinned] == [
            "99601",
            "A4300",
            "S9494",
        ]


async def test_without_anything_cleared_there_is_nothing_to_bring_back(call: OpenCall) -> None:
    async with call() as rep:
        await rep.types("s9494")
        await rep.press("f10")
        assert "nothing to bring back" in rep.reads("keys")
        assert rep.query == "s9494"
