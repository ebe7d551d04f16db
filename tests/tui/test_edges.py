"""What is rare on the phone, and must still be right."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bcp_tui.desk import Call
from bcp_tui.policy import all_plans
from bcp_tui.tui.app import BcpApp
from bcp_tui.tui.lines import text_of
from bcp_tui.tui.opening import Opening
from bcp_tui.tui.screens.broken import Broken
from tests.policy_files import covered_row, policy_file
from tests.tui.rep import OpenCall

pytestmark = pytest.mark.asyncio

MakeFolder = Callable[..., Path]


NOT_COVERED = """
[[non_covered]]
code = "S9494"
description = "Home infusion"
reason = "Bundled code"
"""


async def test_each_policy_that_lists_the_code_is_told_apart(
    call: OpenCall, make_folder: MakeFolder
) -> None:
    folder = make_folder(
        {
            "bcp-1-2024-01-01": policy_file(1, covered_row("S9494", "7")),
            "bcp-2-2024-01-01": policy_file(2, NOT_COVERED),
        }
    )
    async with call(folder=folder) as rep:
        await rep.types("S9494")
        assert [row.split()[-1] for row in rep.rows[:2]] == ["BCP-1", "BCP-2"]
        assert all(row[2] == "≠" for row in rep.rows)
        assert "BCP-1 Policy 1" in rep.reads("title")
        first, second = rep.answer.split("\n")[:2]
        assert " ".join(first.split()) == "S9494 COVERED · PRIOR APPROVAL DEPENDS BCP-1"
        assert " ".join(second.split()) == "Also in BCP-2 Policy 2: NOT COVERED"
        await rep.press("down")
        assert "BCP-2 Policy 2" in rep.reads("title")
        first, second = rep.answer.split("\n")[:2]
        assert " ".join(first.split()) == "S9494 NOT COVERED BCP-2"
        assert " ".join(second.split()) == (
            "Also in BCP-1 Policy 1: COVERED · PRIOR APPROVAL DEPENDS"
        )


async def test_a_row_shows_both_that_it_is_not_to_go_with_another_and_that_policies_disagree(
    call: OpenCall, make_folder: MakeFolder
) -> None:
    row = covered_row("S9494", "7", "Therapy (do not use with S9500)")
    folder = make_folder(
        {
            "bcp-1-2024-01-01": policy_file(1, row + covered_row("S9500", "7")),
            "bcp-2-2024-01-01": policy_file(2, NOT_COVERED),
        }
    )
    async with call(folder=folder) as rep:
        await rep.types("S9494 S9500")
        assert [row[:8] for row in rep.rows] == ["!▌≠S9494", "  ≠S9494", "  !S9500"]


async def test_depends_names_what_to_ask_and_the_choice_settles_it(
    call: OpenCall, make_folder: MakeFolder
) -> None:
    folder = make_folder({"bcp-1-2024-01-01": policy_file(1, covered_row("S9494", "7"))})
    async with call(folder=folder) as rep:
        await rep.types("S9494")
        assert "Ask             Which plan is the caller on?" in rep.answer
        assert "Required        ASO group L0001269 Union" in rep.answer
        assert "Not stated      PPO, ASO group L0001269 Non-Union, ASO group not" in rep.answer
        await rep.press("f2")
        await rep.types("7")
        await rep.press("enter")
        assert "PRIOR APPROVAL REQUIRED" in rep.answer
        await rep.press("f2")
        await rep.types("not in the legend")
        await rep.press("enter")
        assert "PRIOR APPROVAL NOT STATED" in rep.answer
        assert "check the member's benefit document" in " ".join(rep.answer.split())


async def test_looking_at_plan_and_date_changes_neither(call: OpenCall) -> None:
    async with call() as rep:
        await rep.press("f2")
        await rep.types("2184")
        await rep.press("enter", "f4")
        await rep.types("1/5/2027")
        await rep.press("enter", "f2", "enter", "f4")
        assert "Tuesday 01/05/2027" in rep.reads("read-back")
        await rep.press("enter")
        assert "L0002184" in rep.reads("title")
        assert "01/05/2027" in rep.reads("title")
        await rep.press("f4")
        await rep.types("today")
        await rep.press("enter")
        assert "11/23/2026" in rep.reads("title")


async def test_a_legend_symbol_names_its_own_plan_first(call: OpenCall) -> None:
    async with call() as rep:
        await rep.press("f2")
        await rep.types("4")
        assert rep.reads("found").split("\n")[0].startswith("▌ ASO group L0001269")


async def test_a_new_date_unmarks_the_code_to_follow(call: OpenCall) -> None:
    async with call() as rep:
        await rep.types("pain pump")
        await rep.press("down", "tab", "f4")
        await rep.types("1/5/2027")
        await rep.press("enter", "enter")
        assert "Pinned" in rep.reads("keys")


async def test_a_long_list_of_plans_is_filtered_and_scrolled(
    call: OpenCall, make_folder: MakeFolder
) -> None:
    plans = "format = 1\n" + "".join(
        f'[[plan]]\nid = "L{number:07}"\nname = "ASO group L{number:07}"\n' for number in range(300)
    )
    rows = policy_file(1, covered_row("S9494", "N")).replace("HMO/POS", "L0000001")
    folder = make_folder({"bcp-1-2024-01-01": rows.replace("L0001269-U", "L0000002")}, plans=plans)
    async with call(folder=folder) as rep:
        await rep.press("f2", *["pagedown"] * 60)
        assert "▌ ASO group L0000299" in rep.reads("found")
        await rep.types("0123")
        await rep.press("enter")
        assert "ASO group L0000123" in rep.reads("title")


async def test_wide_characters_and_brackets_stay_what_they_are(
    call: OpenCall, make_folder: MakeFolder
) -> None:
    description = (
        'Home 輸液療法 [not covered for "this"] [bold]and[/bold] \\[that] ' + "words " * 200
    )
    folder = make_folder(
        {"bcp-1-2024-01-01": policy_file(1, covered_row("S9494", "N", description))}
    )
    async with call(folder=folder) as rep:
        await rep.types("S9494")
        assert 'Home 輸液療法 [not covered for "this"] [bold]and[/bold] \\[that]' in rep.answer
        await rep.press(*["pagedown"] * 12)
        assert "Source          BCP-1 Policy 1, effective 01/01/2024" in rep.answer


async def test_an_empty_policy_answers_nothing_listed(
    call: OpenCall, make_folder: MakeFolder
) -> None:
    folder = make_folder({"bcp-1-2024-01-01": policy_file(1, "")})
    async with call(folder=folder) as rep:
        await rep.types("S9494")
        assert "NOT LISTED" in rep.answer
        await rep.press("f5")
        assert "BCP-1" in rep.reads("heading")


async def test_without_good_data_a_screen_says_what_and_where(make_folder: MakeFolder) -> None:
    folder = make_folder({"bcp-1-2024-01-01": policy_file(1, covered_row("S9494", "9"))})
    opening = Opening(str(folder), lambda book: Call(all_plans(book.plans)))
    assert opening.open() is None
    app = BcpApp(Broken(opening.faults, opening), "dark")
    async with app.run_test() as pilot:
        await pilot.pause()
        page = text_of(app.screen.query_one("#page").lines)  # type: ignore[attr-defined]
        assert "The policy data cannot be used" in page
        assert "bcp-1-2024-01-01.toml:" in page.replace("\n ", "")
        await pilot.press("ctrl+q")


@pytest.mark.parametrize("theme", ["dark", "light", "contrast", "terminal"])
async def test_every_theme_says_the_same(call: OpenCall, theme: str) -> None:
    async with call(theme=theme) as rep:
        await rep.types("A4305")
        assert "NOT COVERED" in rep.answer
        assert rep.rows[0].split()[2] == "n/c"


async def test_no_key_opens_a_palette_or_leaves_the_app(call: OpenCall) -> None:
    async with call() as rep:
        await rep.press("ctrl+backslash", "ctrl+z", "ctrl+at", "ctrl+c")
        assert "Ctrl+Q quits" in rep.reads("keys")
        assert rep.app.screen is rep.call_screen
        assert rep.app.return_code is None


@pytest.mark.parametrize("columns", [60, 79, 80, 120, 170])
@pytest.mark.parametrize("typed", ["5g", "2u", "99999", "algorithm", "s9502"])
async def test_a_list_of_short_and_of_no_codes_keeps_its_headings(
    call: OpenCall, columns: int, typed: str
) -> None:
    async with call(size=(columns, 24)) as rep:
        await rep.types(typed)
        assert "CODE  " in rep.screen
        assert "CODEPA" not in rep.screen
