"""Choosing the caller's plan by whatever the caller says."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.policy_files import covered_row, policy_file
from tests.tui.rep import OpenCall

pytestmark = pytest.mark.asyncio

MakeFolder = Callable[..., Path]

NOT_KNOWN = "ASO group L0001269, not known which"


@pytest.mark.parametrize(
    ("typed", "chosen"),
    [
        ("non union", "ASO group L0001269 Non-Union"),
        ("nonu", "ASO group L0001269 Non-Union"),
        ("1269 union", "ASO group L0001269 Union"),
        ("unknown", NOT_KNOWN),
        ("L1269", NOT_KNOWN),
        ("L0001269", NOT_KNOWN),
        ("1269", NOT_KNOWN),
        ("l1269-u", "ASO group L0001269 Union"),
        ("7", "ASO group L0001269 Union"),
        ("ppo", "PPO"),
        ("all", "all plans"),
    ],
)
async def test_what_a_rep_types_chooses_what_a_rep_means(
    call: OpenCall, typed: str, chosen: str
) -> None:
    async with call() as rep:
        await rep.press("f2")
        await rep.types("2184")
        await rep.press("enter", "f2")
        await rep.types(typed)
        await rep.press("enter")
        assert rep.app.screen is rep.call_screen
        assert rep.call_screen.call.selection.name == chosen


async def test_where_different_plans_fit_nothing_is_chosen_until_the_rep_moves(
    call: OpenCall,
) -> None:
    async with call() as rep:
        await rep.press("f2")
        await rep.types("not")
        await rep.press("enter")
        assert "Several fit" in rep.reads("found")
        assert "▌" not in rep.reads("found")
        await rep.press("down", "down", "enter")
        assert rep.call_screen.call.selection.name == "ASO group not in the legend"


async def test_a_row_that_was_moved_to_is_chosen(call: OpenCall) -> None:
    async with call() as rep:
        await rep.press("f2")
        await rep.types("1269")
        await rep.press("up", "up", "enter")
        assert rep.call_screen.call.selection.name == "ASO group L0001269 Non-Union"


async def test_a_symbol_names_nothing_where_each_policy_has_its_own_legend(
    call: OpenCall, make_folder: MakeFolder
) -> None:
    folder = make_folder(
        {
            f"bcp-{number}-2024-01-01": policy_file(number, covered_row("S9494", "7"))
            for number in (1, 2)
        }
    )
    async with call(folder=folder) as rep:
        await rep.press("f2")
        assert "legend 7" not in rep.reads("found")
        await rep.types("7")
        assert "No plan is called that; these are all." in rep.reads("found")
        assert "HMO/POS" in rep.reads("found")
        await rep.press("enter")
        assert rep.reads("found")
        await rep.press("down", "down", "enter")
        assert rep.call_screen.call.selection.chosen


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (100, 30), (120, 40)])
async def test_a_long_name_leaves_the_other_labels_their_place(
    call: OpenCall, size: tuple[int, int]
) -> None:
    async with call(size=size) as rep:
        for typed, number in (("unknown", "1269"), ("non union", "1269"), ("2193", "2193")):
            await rep.press("f2")
            await rep.types(typed)
            await rep.press("enter")
            line = rep.reads("title").split("\n")[1]
            assert "F2 Plan: " in line
            assert number in line
            assert " F3 Net" in line
            assert "not asked" in line
            assert "ate: 11/23/2026" in line
