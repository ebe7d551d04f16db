"""What is rare on the phone, and must still be right."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from bcp_tui.library import BrokenData, load, shipped_data
from bcp_tui.tui.app import BcpApp
from bcp_tui.tui.lines import text_of
from bcp_tui.tui.screens.broken import UNUSABLE, Broken
from tests.tui.rep import OpenCall

pytestmark = pytest.mark.asyncio

MakeFolder = Callable[..., Path]


def policy(number: int, rows: str, effective: str = "2024-01-01") -> str:
    return f"""
format = 1
[policy]
id = "BCP-{number}"
title = "Policy {number}"
effective = {effective}
[legend]
Y = {{ means = "All lines of business", plans = "all" }}
N = {{ means = "None required", plans = "none" }}
1 = {{ means = "HMO/POS", plans = ["HMO/POS"] }}
7 = {{ means = "L0001269 Union Only", plans = ["L0001269-U"] }}
{rows}
"""


def covered(code: str, symbols: str, description: str = "Home infusion") -> str:
    return f"""
[[covered]]
code = "{code}"
description = '''{description}'''
prior_approval = "{symbols}"
cost_share = ["Home Infusion Services"]
"""


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
            "bcp-1-2024-01-01": policy(1, covered("S9494", "7")),
            "bcp-2-2024-01-01": policy(2, NOT_COVERED),
        }
    )
    async with call(folder=folder) as rep:
        await rep.types("S9494")
        assert [row.split()[-1] for row in rep.rows[:2]] == ["BCP-1", "BCP-2"]
        lines = rep.answer.split("\n")
        assert lines[0].split() == [
            "S9494",
            "COVERED",
            "·",
            "PRIOR",
            "APPROVAL",
            "DEPENDS",
            "BCP-1",
        ]
        assert any(line.split() == ["S9494", "NOT", "COVERED", "BCP-2"] for line in lines)
        await rep.press("down")
        assert rep.answer.split("\n")[0].split() == ["S9494", "NOT", "COVERED", "BCP-2"]


async def test_depends_names_what_to_ask_and_the_choice_settles_it(
    call: OpenCall, make_folder: MakeFolder
) -> None:
    folder = make_folder({"bcp-1-2024-01-01": policy(1, covered("S9494", "7"))})
    async with call(folder=folder) as rep:
        await rep.types("S9494")
        assert "Ask           Is the caller on ASO group L0001269 Union?" in rep.answer
        assert "Not stated    PPO, L0001269-N, other-aso" in rep.answer
        await rep.press("f2")
        await rep.types("7")
        await rep.press("enter")
        assert "PRIOR APPROVAL REQUIRED" in rep.answer
        await rep.press("f2")
        await rep.types("not in the legend")
        await rep.press("enter")
        assert "PRIOR APPROVAL NOT STATED" in rep.answer
        assert "check the member's benefit document" in " ".join(rep.answer.split())


async def test_a_revision_coming_into_force_during_a_session_is_honoured(
    call: OpenCall, make_folder: MakeFolder
) -> None:
    folder = make_folder(
        {
            "bcp-1-2024-01-01": policy(1, covered("S9494", "Y")),
            "bcp-1-2026-11-24": policy(1, covered("S9494", "N"), "2026-11-24"),
        }
    )
    clock = [datetime(2026, 11, 23, 23, 59)]
    async with call(folder=folder, now=lambda: clock[0]) as rep:
        await rep.types("S9494")
        assert "PRIOR APPROVAL REQUIRED" in rep.answer
        clock[0] = datetime(2026, 11, 24, 0, 1)
        rep.call_screen.take_in_changes()
        assert "PRIOR APPROVAL NOT REQUIRED" in rep.answer
        assert "11/24/2026" in rep.reads("title")


async def test_words_are_looked_for_anew_where_another_text_is_in_force(
    call: OpenCall, make_folder: MakeFolder
) -> None:
    folder = make_folder(
        {
            "bcp-1-2024-01-01": policy(1, covered("S9494", "Y", "Home infusion, pumps")),
            "bcp-1-2025-01-01": policy(1, covered("S9497", "N", "Pumps at home"), "2025-01-01"),
        }
    )
    async with call(folder=folder) as rep:
        await rep.types("pump")
        assert rep.codes == ["S9497"]
        await rep.press("f4")
        await rep.types("12/31/2024")
        await rep.press("enter", "enter")
        assert "Pinned S9494" in rep.reads("keys")
        await rep.types("pump")
        assert rep.codes == ["S9494"]


async def test_new_plans_and_rows_are_taken_over_by_an_open_call(
    call: OpenCall, make_folder: MakeFolder
) -> None:
    rows = policy(1, covered("S9494", "N") + covered("S9497", "7"))
    folder = make_folder({"bcp-1-2024-01-01": rows})
    plans = (folder / "plans.toml").read_text("utf-8")
    async with call(folder=folder) as rep:
        await rep.types("infusion")
        await rep.press("down")
        assert rep.answer.startswith(" S9497")
        await rep.press("enter", "up")
        await rep.types("infusion")
        await rep.press("down")
        renamed = plans.replace("other-aso", "any-other-aso")
        more = rows.replace("[[covered]]", covered("S9490", "N").strip() + "\n[[covered]]", 1)
        make_folder({"bcp-1-2024-01-01": more}, plans=renamed)
        await rep.lets_data_settle()
        assert "New data are in force" in rep.reads("keys")
        assert rep.answer.startswith(" S9497")
        assert "any-other-aso" in rep.answer
        await rep.press("f6")
        assert "other-aso" in rep.reads("page")


async def test_without_policies_the_last_good_ones_stay(
    call: OpenCall, make_folder: MakeFolder
) -> None:
    folder = make_folder({"bcp-1-2024-01-01": policy(1, covered("S9494", "Y"))})
    async with call(folder=folder) as rep:
        await rep.types("S9494")
        (folder / "policies" / "bcp-1-2024-01-01.toml").unlink()
        await rep.lets_data_settle()
        assert "PRIOR APPROVAL REQUIRED" in rep.answer
        assert "last good data in force: policies:1: file: holds no" in rep.reads("title")


async def test_keys_that_overtake_the_index_leave_no_list_waiting(
    call: OpenCall, make_folder: MakeFolder
) -> None:
    async with call() as rep:
        screen = rep.call_screen
        screen.desk.book = load(shipped_data())
        screen.change(screen.call.typed("insulin"))
        assert "getting ready" in rep.reads("list")
        assert screen.shown.found is not None
        assert "S9353" in rep.reads("list")


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
    rows = policy(1, covered("S9494", "N")).replace("HMO/POS", "L0000001")
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
    folder = make_folder({"bcp-1-2024-01-01": policy(1, covered("S9494", "N", description))})
    async with call(folder=folder) as rep:
        await rep.types("S9494")
        assert 'Home 輸液療法 [not covered for "this"] [bold]and[/bold] \\[that]' in rep.answer
        await rep.press(*["pagedown"] * 12)
        assert "Source        BCP-1 Policy 1, section 4.0" in rep.answer


async def test_an_empty_policy_answers_nothing_listed(
    call: OpenCall, make_folder: MakeFolder
) -> None:
    folder = make_folder({"bcp-1-2024-01-01": policy(1, "")})
    async with call(folder=folder) as rep:
        await rep.types("S9494")
        assert "NOT LISTED" in rep.answer
        await rep.press("f5")
        assert "BCP-1" in rep.reads("heading")


async def test_without_good_data_a_screen_says_what_and_where(make_folder: MakeFolder) -> None:
    folder = make_folder({"bcp-1-2024-01-01": policy(1, covered("S9494", "9"))})
    with pytest.raises(BrokenData) as raised:
        load(folder)
    app = BcpApp(Broken(raised.value.faults), "dark", UNUSABLE)
    async with app.run_test() as pilot:
        await pilot.pause()
        page = text_of(app.screen.query_one("#page").lines)  # type: ignore[attr-defined]
        assert "The policy data cannot be used" in page
        assert "bcp-1-2024-01-01.toml:" in page.replace("\n ", "")
        await pilot.press("ctrl+q")
    assert app.return_code == UNUSABLE


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (109, 24), (110, 30), (250, 70)])
async def test_a_verdict_is_never_cut(
    call: OpenCall, make_folder: MakeFolder, size: tuple[int, int]
) -> None:
    folder = make_folder({"bcp-1-2024-01-01": policy(1, covered("96409-96411", "N"))})
    async with call(folder=folder, size=size) as rep:
        await rep.types("96410")
        assert "96409-96411   COVERED · PRIOR APPROVAL NOT REQUIRED" in rep.answer


async def test_resizing_at_any_moment_keeps_the_answer(call: OpenCall) -> None:
    async with call() as rep:
        await rep.types("S9494")
        for size in ((120, 40), (20, 5), (60, 20), (300, 100), (1, 1), (80, 24)):
            await rep.pilot.resize_terminal(*size)
            await rep.pilot.pause()
        assert rep.query == "S9494"
        assert "COVERED · PRIOR APPROVAL NOT REQUIRED" in rep.answer


async def test_resizing_behind_another_screen_is_made_up_for(call: OpenCall) -> None:
    async with call() as rep:
        await rep.types("S9494")
        await rep.press("f1")
        await rep.pilot.resize_terminal(120, 40)
        await rep.press("escape")
        assert rep.call_screen.size == (120, 40)
        assert max(map(len, rep.reads("title").split("\n"))) == 120
        assert "COVERED · PRIOR APPROVAL NOT REQUIRED" in rep.answer


async def test_what_is_too_small_to_be_seen_takes_no_keys(call: OpenCall) -> None:
    async with call() as rep:
        await rep.types("S9494")
        await rep.pilot.resize_terminal(40, 10)
        await rep.press("enter", "ctrl+n")
        await rep.pilot.resize_terminal(80, 24)
        await rep.press("backspace")
        await rep.types("7")
        assert rep.query == "S9497"
        assert "pinned" not in rep.reads("title")


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
