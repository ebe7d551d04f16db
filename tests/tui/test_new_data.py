"""Data files and days that change during a call."""

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from tests import call_data
from tests.policy_files import covered_row, policy_file
from tests.tui.rep import OpenCall

pytestmark = pytest.mark.asyncio

MakeFolder = Callable[..., Path]


async def test_broken_data_keep_the_last_good_ones_in_force(
    call: OpenCall, make_folder: Callable[..., Path]
) -> None:
    good = call_data.FOLDER / "policies" / "bcp-27-2023-10-01.toml"
    text = good.read_text("utf-8")
    plans = (call_data.FOLDER / "plans.toml").read_text("utf-8")
    folder = make_folder({"bcp-27-2023-10-01": text}, plans=plans)
    async with call(folder=folder) as rep:
        await rep.types("S9494")
        make_folder({"bcp-27-2023-10-01": text[:-5000] + '"'}, plans=plans)
        await rep.lets_data_settle()
        assert "last good data in force" in rep.reads("title")
        assert "COVERED · PRIOR APPROVAL NOT REQUIRED" in rep.answer
        renewed = text.replace('cost_share = ["Home Infusion Services"]', 'cost_share = ["New"]')
        make_folder({"bcp-27-2023-10-01": renewed}, plans=plans)
        await rep.lets_data_settle()
        assert rep.query == "S9494"
        assert "Cost share      New" in rep.answer


async def test_a_revision_coming_into_force_during_a_session_is_honoured(
    call: OpenCall, make_folder: MakeFolder
) -> None:
    folder = make_folder(
        {
            "bcp-1-2024-01-01": policy_file(1, covered_row("S9494", "Y")),
            "bcp-1-2026-11-24": policy_file(1, covered_row("S9494", "N"), "2026-11-24"),
        }
    )
    clock = [datetime(2026, 11, 23, 23, 59)]
    async with call(folder=folder, now=lambda: clock[0]) as rep:
        await rep.types("S9494")
        assert "PRIOR APPROVAL REQUIRED" in rep.answer
        clock[0] = datetime(2026, 11, 24, 0, 1)
        rep.call_screen.behind.take_in_changes()
        assert "PRIOR APPROVAL NOT REQUIRED" in rep.answer
        assert "11/24/2026" in rep.reads("title")


async def test_words_are_looked_for_anew_where_another_text_is_in_force(
    call: OpenCall, make_folder: MakeFolder
) -> None:
    folder = make_folder(
        {
            "bcp-1-2024-01-01": policy_file(1, covered_row("S9494", "Y", "Home infusion, pumps")),
            "bcp-1-2025-01-01": policy_file(
                1, covered_row("S9497", "N", "Pumps at home"), "2025-01-01"
            ),
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
    rows = policy_file(1, covered_row("S9494", "N") + covered_row("S9497", "7"))
    folder = make_folder({"bcp-1-2024-01-01": rows})
    plans = (folder / "plans.toml").read_text("utf-8")
    async with call(folder=folder) as rep:
        await rep.types("infusion")
        await rep.press("down")
        assert rep.answer.startswith(" S9497")
        await rep.press("enter", "up")
        await rep.types("infusion")
        await rep.press("down")
        renamed = plans.replace("group not in the legend", "group in no legend")
        more = rows.replace("[[covered]]", covered_row("S9490", "N").strip() + "\n[[covered]]", 1)
        make_folder({"bcp-1-2024-01-01": more}, plans=renamed)
        await rep.lets_data_settle()
        assert "New data are in force" in rep.reads("keys")
        assert rep.answer.startswith(" S9497")
        assert "group in no legend" in rep.says
        await rep.press("f6")
        assert "group not in the legend" in " ".join(rep.reads("page").split())


async def test_a_plan_chosen_from_a_list_older_than_the_data_is_that_of_its_name(
    call: OpenCall, make_folder: MakeFolder
) -> None:
    rows = policy_file(1, covered_row("S9494", "1"))
    folder = make_folder({"bcp-1-2024-01-01": rows})
    plans = (folder / "plans.toml").read_text("utf-8")
    async with call(folder=folder) as rep:
        await rep.types("S9494")
        await rep.press("f2")
        await rep.types("HMO")
        with_other_id = plans.replace('id = "HMO/POS"', 'id = "hmo"')
        make_folder(
            {"bcp-1-2024-01-01": rows.replace('["HMO/POS"]', '["hmo"]')}, plans=with_other_id
        )
        await rep.lets_data_settle()
        await rep.press("enter")
        assert "Plan: HMO/POS" in rep.reads("title")
        assert "COVERED · PRIOR APPROVAL REQUIRED" in rep.answer


async def test_a_plan_that_new_data_no_longer_have_is_not_chosen(
    call: OpenCall, make_folder: MakeFolder
) -> None:
    rows = policy_file(1, covered_row("S9494", "N"))
    folder = make_folder({"bcp-1-2024-01-01": rows})
    plans = (folder / "plans.toml").read_text("utf-8")
    async with call(folder=folder) as rep:
        await rep.press("f2")
        await rep.types("PPO")
        renamed = plans.replace('name = "PPO"', 'name = "Elsewhere"')
        make_folder({"bcp-1-2024-01-01": rows}, plans=renamed)
        await rep.lets_data_settle()
        await rep.press("enter")
        assert "choose the plan anew" in rep.reads("keys")
        assert "all plans" in rep.reads("title")


async def test_without_policies_the_last_good_ones_stay(
    call: OpenCall, make_folder: MakeFolder
) -> None:
    folder = make_folder({"bcp-1-2024-01-01": policy_file(1, covered_row("S9494", "Y"))})
    async with call(folder=folder) as rep:
        await rep.types("S9494")
        (folder / "policies" / "bcp-1-2024-01-01.toml").unlink()
        await rep.lets_data_settle()
        assert "PRIOR APPROVAL REQUIRED" in rep.answer
        assert "last good data in force: policies:1: file: holds no" in rep.reads("title")


async def test_keys_that_overtake_the_index_leave_no_list_waiting(
    call: OpenCall, make_folder: MakeFolder
) -> None:
    earlier, later = (
        policy_file(1, covered_row("S9353", "N", "Continuous insulin infusion"), day)
        for day in ("2024-01-01", "2025-01-01")
    )
    folder = make_folder({"bcp-1-2024-01-01": earlier, "bcp-1-2025-01-01": later})
    async with call(folder=folder) as rep:
        screen = rep.call_screen
        screen.change(screen.call.typed("insulin")._replace(day=date(2024, 12, 31)))
        assert "getting ready" in rep.reads("list")
        assert screen.wait_for_words().current is not None
        assert "S9353" in rep.reads("list")


async def test_a_pinned_answer_that_the_data_no_longer_give_is_marked_and_answered_anew(
    call: OpenCall, make_folder: MakeFolder
) -> None:
    rows = covered_row("S9494", "N") + covered_row("S9497", "N")
    folder = make_folder({"bcp-1-2024-01-01": policy_file(1, rows)})
    async with call(folder=folder) as rep:
        for code in ("S9494", "S9497"):
            await rep.types(code)
            await rep.press("enter")
        corrected = covered_row("S9494", "Y") + covered_row("S9497", "N")
        make_folder({"bcp-1-2024-01-01": policy_file(1, corrected)})
        await rep.lets_data_settle()
        assert "New data say otherwise than a pinned answer" in rep.reads("keys")
        await rep.press("f6")
        first, second = rep.reads("page").split("S9497")
        assert first.startswith("NO LONGER SO, the data have changed since: S9494: COVERED")
        assert "PRIOR APPROVAL NOT REQUIRED" in " ".join(first.split())
        assert "NO LONGER SO" not in second
        await rep.press("r")
        sheet = " ".join(rep.reads("page").split())
        assert "NO LONGER SO" not in sheet
        assert "S9494: COVERED, PRIOR APPROVAL REQUIRED" in sheet
        await rep.press("f10")
        assert rep.reads("page").startswith("NO LONGER SO")


async def test_what_is_no_longer_so_is_in_sight_however_long_the_sheet_is(
    call: OpenCall, make_folder: MakeFolder
) -> None:
    codes = [f"S95{number}" for number in range(10, 40)]
    rows = "".join(covered_row(code, "N") for code in codes)
    folder = make_folder({"bcp-1-2024-01-01": policy_file(1, rows)})
    async with call(folder=folder) as rep:
        for code in codes[:20]:
            await rep.types(code)
            await rep.press("enter")
        corrected = rows.replace(covered_row(codes[12], "N"), covered_row(codes[12], "Y"))
        make_folder({"bcp-1-2024-01-01": policy_file(1, corrected)})
        await rep.lets_data_settle()
        await rep.press("f6")
        sheet = " ".join(rep.reads("page").split())
        assert f"NO LONGER SO, the data have changed since: {codes[12]}" in sheet
        await rep.press("home")
        assert rep.reads("page").startswith(f"{codes[0]}: COVERED")


async def test_an_open_call_sheet_and_what_is_copied_from_it_follow_the_data(
    call: OpenCall, make_folder: MakeFolder
) -> None:
    folder = make_folder({"bcp-1-2024-01-01": policy_file(1, covered_row("S9494", "N"))})
    async with call(folder=folder) as rep:
        await rep.types("S9494")
        await rep.press("enter", "f6")
        make_folder({"bcp-1-2024-01-01": policy_file(1, covered_row("S9494", "Y"))})
        await rep.lets_data_settle()
        assert rep.reads("page").startswith("NO LONGER SO")
        await rep.press("ctrl+y")
        assert rep.app.clipboard.startswith("NO LONGER SO")


async def test_pins_that_come_back_after_a_change_of_data_are_held_against_it(
    call: OpenCall, make_folder: MakeFolder
) -> None:
    folder = make_folder({"bcp-1-2024-01-01": policy_file(1, covered_row("S9494", "N"))})
    async with call(folder=folder) as rep:
        await rep.types("S9494")
        await rep.press("enter", "ctrl+n")
        make_folder({"bcp-1-2024-01-01": policy_file(1, covered_row("S9494", "Y"))})
        await rep.lets_data_settle()
        await rep.press("f10", "f6")
        assert rep.reads("page").startswith("NO LONGER SO")


async def test_an_open_reader_shows_the_text_of_the_new_data_or_says_that_there_is_none(
    call: OpenCall, make_folder: MakeFolder
) -> None:
    def text(said: str) -> str:
        section = f'[[section]]\nnumber = "1.0"\ntitle = "Policy"\ntext = """\n{said}\n"""\n'
        return policy_file(1, covered_row("S9494", "N") + section)

    folder = make_folder({"bcp-1-2024-01-01": text("Beds are paid.")})
    async with call(folder=folder) as rep:
        await rep.types("S9494")
        await rep.press("f5", "home")
        assert "Beds are paid." in rep.reads("page")
        make_folder({"bcp-1-2024-01-01": text("Beds are not paid.")})
        await rep.lets_data_settle()
        assert "Beds are not paid." in rep.reads("page")
        assert "New data are in force" in rep.reads("keys")
        (folder / "policies" / "bcp-1-2024-01-01.toml").unlink()
        make_folder({"bcp-2-2024-01-01": policy_file(2, covered_row("S9500", "N"))})
        await rep.lets_data_settle()
        assert "The new data no longer have this text." in rep.reads("heading")
