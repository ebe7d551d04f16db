"""Limiting the list: F7, and the words that ask for it."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests import call_data
from tests.policy_files import covered_row, policy_file
from tests.tui.rep import OpenCall

pytestmark = pytest.mark.asyncio

MakeFolder = Callable[..., Path]


async def test_a_filter_is_chosen_from_a_list_that_filters_as_one_types(call: OpenCall) -> None:
    async with call() as rep:
        await rep.press("f7")
        assert "prior approval not required" in rep.reads("found")
        assert "Medical Supplies" in rep.reads("found")
        await rep.types("not cov")
        assert rep.reads("found").strip() == "▌   not covered"
        await rep.press("enter")
        assert all(" n/c " in row for row in rep.rows)
        assert f" of {call_data.ROWS} · not covered" in rep.reads("list")
        assert "Type what the caller asks about" in rep.answer


async def test_filters_of_two_kinds_limit_together_and_one_of_a_kind_replaces_the_other(
    call: OpenCall,
) -> None:
    async with call() as rep:
        for typed in ("pump", "approval required", "home infusion services"):
            if typed == "pump":
                await rep.types(typed)
            else:
                await rep.press("ctrl+l")
                await rep.types(typed)
                await rep.press("enter")
        assert "prior approval required in network · Home Infusion" in rep.reads("list")
        await rep.press("f7")
        assert rep.reads("found").startswith("▌ ✓ prior approval required")
        await rep.types("not stated")
        await rep.press("enter")
        limits = [each.value for each in rep.call_screen.call.filters]
        assert limits == ["Home Infusion Services", "not_stated"]
        assert rep.query == "pump"


async def test_a_chosen_filter_is_taken_off_where_it_was_chosen_or_with_esc(
    call: OpenCall,
) -> None:
    async with call() as rep:
        for typed in ("not covered", "medical supplies"):
            await rep.press("f7")
            await rep.types(typed)
            await rep.press("enter")
        await rep.press("f7", "enter")
        assert [each.value for each in rep.call_screen.call.filters] == ["Medical Supplies"]
        await rep.press("escape")
        assert rep.call_screen.call.filters == ()
        await rep.press("f7", "escape", "f7", "f7", "ctrl+l", "ctrl+l")
        assert rep.app.screen is rep.call_screen
        assert rep.call_screen.call.filters == ()


async def test_a_typed_filter_is_taken_off_in_the_list_of_filters_too(call: OpenCall) -> None:
    async with call() as rep:
        await rep.types("pump not covered")
        await rep.press("f7")
        assert rep.reads("found").startswith("▌ ✓ not covered")
        await rep.press("enter")
        assert rep.query == "pump"


async def test_policies_can_be_chosen_where_there_are_several(
    call: OpenCall, make_folder: MakeFolder
) -> None:
    folder = make_folder(
        {
            f"bcp-{number}-2024-01-01": policy_file(number, covered_row("S9494", "N"))
            for number in (1, 2)
        }
    )
    async with call(folder=folder) as rep:
        await rep.press("f7")
        await rep.types("bcp-2")
        assert rep.reads("found").split("\n")[0].endswith("policy")
        await rep.press("enter")
        assert [row.split()[-1] for row in rep.rows] == ["BCP-2"]
        await rep.press("f7")
        await rep.types("zebra")
        await rep.press("enter", "down", "enter")
        assert "There is no such filter." in rep.reads("found")


async def test_the_rows_of_a_filter_follow_the_plan(
    call: OpenCall, make_folder: MakeFolder
) -> None:
    rows = covered_row("S9494", "7") + covered_row("S9497", "Y") + covered_row("S9500", "Y")
    folder = make_folder({"bcp-1-2024-01-01": policy_file(1, rows)})
    async with call(folder=folder) as rep:
        await rep.press("f7", "enter", "down", "down")
        assert rep.answer.startswith(" S9497")
        await rep.press("f2")
        await rep.types("ppo")
        await rep.press("enter")
        assert rep.codes == ["S9497", "S9500"]
        assert rep.answer.startswith(" S9497")


async def test_enter_on_a_policy_lists_its_rows_until_esc(
    call: OpenCall, make_folder: MakeFolder
) -> None:
    folder = make_folder(
        {
            f"bcp-{number}-2024-01-01": policy_file(number, covered_row(code, "N"))
            for number, code in ((1, "S9494"), (2, "S9500"))
        }
    )
    async with call(folder=folder) as rep:
        await rep.types("bcp-2")
        assert rep.rows[0].split()[1:] == ["BCP-2", "Policy", "2"]
        assert "Enter lists its rows only, F5 reads it" in rep.answer
        await rep.press("enter")
        assert rep.codes == ["S9500"]
        assert "Only rows of BCP-2" in rep.reads("keys")
        await rep.types("home")
        assert rep.codes == ["S9500"]
        await rep.press("escape", "escape")
        assert rep.codes == ["S9494", "S9500"]
        await rep.types("policy bcp-2")
        await rep.press("f5")
        assert "Policy 2" in rep.reads("heading")
