"""What callers ask in words, and what a rep reads then: never the opposite of the policy."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests import call_data
from tests.policy_files import covered_row, policy_file
from tests.tui.rep import OpenCall

pytestmark = pytest.mark.asyncio

MakeFolder = Callable[..., Path]

SIZES = [(80, 24), (120, 40), (60, 20)]
at_every_size = pytest.mark.parametrize("size", SIZES)


@at_every_size
async def test_nothing_is_answered_until_something_is_asked(
    call: OpenCall, size: tuple[int, int]
) -> None:
    async with call(size=size) as rep:
        for keys in (["enter"], ["ctrl+y"], ["tab"], ["f3"], ["pagedown"]):
            await rep.press(*keys)
            assert "Type what the caller asks about" in rep.answer
            assert "F1" in rep.answer
            assert "F2" in rep.answer
            assert "COVERED" not in rep.screen
            assert "▌" not in rep.reads("list")
        assert rep.app.clipboard == ""
        assert "pinned" not in rep.reads("title")


async def test_a_row_of_the_empty_line_is_chosen_with_the_arrows(call: OpenCall) -> None:
    async with call() as rep:
        await rep.press("down")
        assert rep.answer.startswith(f" {rep.codes[0]}   ")
        await rep.press("down")
        assert rep.answer.startswith(f" {rep.codes[1]}   ")
        assert f"2 of {call_data.ROWS}" in rep.reads("list")
        await rep.press("enter")
        assert "1 pinned" in rep.reads("title")
        assert "Type what the caller asks about" in rep.answer


async def test_home_and_end_go_to_the_first_and_the_last_row(call: OpenCall) -> None:
    async with call() as rep:
        await rep.press("end")
        assert rep.rows[-1].startswith(" ▌")
        assert f"{call_data.ROWS} of {call_data.ROWS}" in rep.reads("list")
        await rep.press("home")
        assert rep.rows[0].startswith(" ▌")


async def test_a_list_without_a_current_row_is_paged(call: OpenCall) -> None:
    async with call() as rep:
        first = rep.codes
        await rep.press("pagedown")
        assert rep.codes[0] == first[-1]
        assert "▌" not in rep.reads("list")
        await rep.press("down")
        assert rep.rows[0].startswith(f" ▌ {first[-1]}")
        await rep.press("escape")
        assert rep.codes == first


@at_every_size
async def test_a_drug_is_answered_for_its_service_and_says_so(
    call: OpenCall, size: tuple[int, int]
) -> None:
    async with call(size=size) as rep:
        await rep.types("is remicade covered")
        assert rep.codes == ["S9359"]
        says = rep.says
        assert "PRIOR APPROVAL NOT REQUIRED IN NETWORK" in says
        beside = [
            says.index(words)
            for words in (
                "NOT REQUIRED IN NETWORK",
                "Out of network PRIOR APPROVAL REQUIRED, except for",
                "“remicade”: this answers for the service, not",
                "Medication may need approval",
            )
        ]
        assert beside == sorted(beside)


@at_every_size
async def test_the_medication_itself_is_answered_by_the_text(
    call: OpenCall, size: tuple[int, int]
) -> None:
    async with call(size=size) as rep:
        await rep.types("do I need approval for the medication itself")
        assert rep.rows[0].startswith(" ▌ §3.0 A")
        assert "POLICY TEXT" in rep.answer
        assert "would not be considered medically necessary" in rep.says
        assert "NOT REQUIRED" not in rep.says


async def test_which_codes_need_approval_is_a_shorter_list(call: OpenCall) -> None:
    async with call() as rep:
        await rep.types("which codes need PA")
        assert all(" YES " in row for row in rep.rows)
        assert f" of {call_data.ROWS} · prior approval required" in rep.reads("list")
        await rep.press("escape")
        assert rep.query == ""
        assert f"{call_data.ROWS} rows" in rep.reads("list")


async def test_a_filter_is_kept_with_further_words_and_taken_off_with_esc(call: OpenCall) -> None:
    async with call() as rep:
        await rep.types("chemo not covered")
        assert rep.rows == []
        assert "found for “chemo” is: not covered. Esc takes the filter off." in rep.says
        await rep.press("escape")
        assert rep.query == "chemo"
        assert rep.rows
        assert "not covered" not in rep.reads("list")


@at_every_size
async def test_what_only_the_text_says_is_read_in_the_answers_place(
    call: OpenCall, size: tuple[int, int]
) -> None:
    async with call(size=size) as rep:
        await rep.types("maximum benefit")
        assert rep.rows[0].startswith(" ▌ §1.0")
        assert "When the maximum allowable benefit is exhausted" in rep.says
        await rep.press("enter")
        assert "Pinned §1.0" in rep.reads("keys")
        await rep.types("maximum benefit")
        await rep.press("ctrl+y")
        assert "coverage may no longer be provided" in rep.app.clipboard


@at_every_size
async def test_a_list_item_is_never_without_its_lead_in(
    call: OpenCall, size: tuple[int, int]
) -> None:
    async with call(size=size) as rep:
        await rep.types("elastomeric")
        for row in rep.rows:
            assert "n/c" in row or "not medically necessary" in row
        await rep.press("end")
        for _ in range(5):
            assert "home infusion services not medically necessary:" in rep.says
            await rep.press("pagedown")


LISTED = """
[[section]]
number = "3.0"
title = "Guidelines"
text = '''
A. The Health Plan considers the following services **not** medically necessary:
{items}'''
"""


@pytest.mark.parametrize("size", [*SIZES, (60, 21), (109, 20)])
async def test_the_items_of_a_list_are_paged_below_its_lead_in(
    call: OpenCall, make_folder: MakeFolder, size: tuple[int, int]
) -> None:
    words = "Infusion of a substance of this kind to a site of that kind at home, again and again "
    items = "".join(f" {number}. {words * 2}{number}\n" for number in range(1, 30))
    text = LISTED.replace("**", "").format(items=items)
    folder = make_folder({"bcp-1-2024-01-01": policy_file(1, covered_row("S9494", "N") + text)})
    async with call(folder=folder, size=size) as rep:
        await rep.types("services not medically necessary")
        assert rep.rows[0].startswith(" ▌ §3.0 A ")
        seen = ""
        while True:
            assert "following services not medically necessary:" in rep.says
            seen += rep.answer
            if "PageDown" not in rep.answer:
                break
            await rep.press("pagedown")
        assert all(f"{number}. Infusion" in seen for number in range(1, 30))


async def test_a_lead_in_too_long_for_its_place_keeps_what_turns_it(
    call: OpenCall, make_folder: MakeFolder
) -> None:
    lead_in = "Under this policy, and under no other, " + "whatever else was said before, " * 30
    text = LISTED.replace("A. The Health Plan considers", f"A. {lead_in} we consider")
    items = "".join(f" {number}. {'Infusion at home ' * 12}\n" for number in range(1, 9))
    rows = covered_row("S9494", "N") + text.replace("**", "").format(items=items)
    folder = make_folder({"bcp-1-2024-01-01": policy_file(1, rows)})
    async with call(folder=folder, size=(60, 20)) as rep:
        await rep.types("whatever else was said")
        await rep.press("pagedown")
        while "PageDown" in rep.answer:
            await rep.press("pagedown")
            assert "no other" in rep.says
            assert "not medically necessary:" in rep.says


@at_every_size
async def test_codes_that_may_not_be_used_together_are_flagged(
    call: OpenCall, size: tuple[int, int]
) -> None:
    async with call(size=size) as rep:
        await rep.types("s9494 s9502")
        assert [row[2] for row in rep.rows] == ["!", "!"]
        assert "Not together with S9502" in rep.says
        await rep.press("down")
        assert "Not together with S9494" in rep.says


async def test_a_code_is_flagged_beside_one_that_is_pinned(call: OpenCall) -> None:
    async with call() as rep:
        await rep.types("s9494")
        assert rep.rows[0][2] == " "
        await rep.press("enter")
        await rep.types("s9502")
        assert rep.rows[0][2] == "!"
        assert "Not together with S9494" in rep.says


async def test_a_review_that_is_past_is_told_beside_the_effective_date(call: OpenCall) -> None:
    async with call() as rep:
        title = rep.reads("title")
        assert "effective 10/01/2023 · review 10/01/2022 past" in title


@at_every_size
async def test_no_line_stands_twice_in_an_answer(call: OpenCall, size: tuple[int, int]) -> None:
    async with call(size=size) as rep:
        for code in ("S9502", "96410", "A4305", "99601", "S9359"):
            await rep.pastes(code)
            lines = [line for line in rep.answer.split("\n") if line.strip()]
            assert len(set(lines)) == len(lines)
            await rep.press("escape")


async def test_an_address_stays_whole_where_the_window_is_wide_enough(call: OpenCall) -> None:
    address = "http://www.phpmichigan.com/Providers/General-Forms-and-Information"
    for size in ((80, 24), (120, 40)):
        async with call(size=size) as rep:
            await rep.types("99601")
            for _ in range(4):
                if address in rep.answer:
                    break
                await rep.press("pagedown")
            assert address in rep.answer
