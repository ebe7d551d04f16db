"""The policy reader: opened behind an answer, read, searched, left."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.policy_files import covered_row, policy_file
from tests.tui.rep import OpenCall, Rep

pytestmark = pytest.mark.asyncio

MakeFolder = Callable[..., Path]

SIZES = [(60, 20), (80, 24), (120, 40)]
NOT_NECESSARY = "home infusion services not medically necessary:"
ELASTOMERIC = "Continuous delivery of local analgesia to an operative site using an elastomeric"


def read(rep: Rep) -> str:
    """The page as one line of words."""
    return " ".join(rep.reads("page").split())


def at_top(rep: Rep) -> str:
    return rep.reads("page").split("\n")[0].strip()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("typed", ["elastomeric", "pain pump", "post-op pain pump", "on q"])
async def test_a_sentence_is_found_with_the_not_it_hangs_on(
    call: OpenCall, size: tuple[int, int], typed: str
) -> None:
    async with call(size=size) as rep:
        await rep.press("f5")
        await rep.types(typed)
        assert "(1 of " in rep.reads("keys")
        page = read(rep)
        assert page.index(NOT_NECESSARY) < page.index(ELASTOMERIC)


@pytest.mark.parametrize("size", SIZES)
async def test_wherever_it_is_scrolled_the_not_stays_in_sight(
    call: OpenCall, size: tuple[int, int]
) -> None:
    async with call(size=size) as rep:
        await rep.types("A4305")
        await rep.press("f5")
        while ELASTOMERIC in read(rep):
            assert NOT_NECESSARY in read(rep)
            await rep.press("down")
        await rep.press("up")
        assert ELASTOMERIC in read(rep)
        assert NOT_NECESSARY in read(rep)


async def test_it_opens_at_the_passage_that_the_answers_own_note_cites(call: OpenCall) -> None:
    async with call() as rep:
        await rep.types("A4305")
        await rep.press("f5")
        assert "3.0 Clinical Determination Guidelines" in rep.reads("heading")
        assert ELASTOMERIC in read(rep)


async def test_it_opens_at_the_row_behind_another_answer(call: OpenCall) -> None:
    async with call() as rep:
        await rep.types("S9355")
        await rep.press("f5")
        assert "S9355" in rep.reads("page")
        assert "Experimental/unproven service" in rep.reads("page")
        assert "▲ NON-COVERED CODES" in rep.reads("page")
        assert "next review 10/01/2022 (past)" in rep.reads("heading")


async def test_it_opens_at_the_passage_that_is_shown(call: OpenCall) -> None:
    async with call() as rep:
        await rep.types("maximum benefit")
        await rep.press("f5")
        assert "1.0 Policy" in rep.reads("heading")
        assert "a maximum allowable benefit" in read(rep)


async def test_it_opens_at_what_is_said_of_unlisted_codes(call: OpenCall) -> None:
    async with call() as rep:
        await rep.types("E0784")
        await rep.press("f5")
        assert "Unlisted codes are subject to review." in read(rep)


@pytest.mark.parametrize("typed", ["S9494", "E0784", ""])
async def test_where_the_text_of_the_day_is_not_on_file_it_opens_at_the_history(
    call: OpenCall, typed: str
) -> None:
    async with call(size=(60, 20)) as rep:
        await rep.types(typed)
        await rep.press("f4")
        await rep.types("9/30/2023")
        await rep.press("enter", "f5")
        assert "The text of 09/30/2023 is not on file" in rep.reads("heading")
        assert at_top(rep) == "9.0 Revision History"
        assert "Policy created" in rep.reads("page")


async def test_before_the_policy_began_it_says_so(call: OpenCall) -> None:
    async with call() as rep:
        await rep.types("S9494")
        await rep.press("f4")
        await rep.types("1/1/2018")
        await rep.press("enter", "f5")
        assert "Not in effect on 01/01/2018" in rep.reads("heading")
        assert "S9494" in rep.reads("page")


async def test_enter_goes_round_all_that_was_found_best_first(call: OpenCall) -> None:
    async with call() as rep:
        await rep.press("f5")
        await rep.types("morphine")
        places: list[str] = []
        tops: list[str] = []
        while len(set(places)) == len(places):
            places.append(rep.reads("keys").split("(")[1].split(")")[0])
            tops.append(read(rep))
            await rep.press("enter")
        assert places[0] == places[-1] == f"1 of {len(places) - 1}"
        assert tops[0] == tops[-1]
        assert "S0093 Injection, morphine sulfate" in tops[0]
        assert all("orphine" in top or "opioid" in top or "pain" in top for top in tops)


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("Annual review", "Annual review; updated COC references"),
        ("S9326", "S9326"),
        ("definitions", "6.0 Terms & Definitions"),
        ("experimental", "Experimental/unproven service"),
        ("emergency", "emergency/urgent services"),
        ("approval for the medication itself", "associated medication(s) are not approved"),
        ("not covered", "NON-COVERED CODES"),
        ("remicade", "S9359"),
    ],
)
async def test_what_the_line_finds_and_what_the_page_prints_is_found(
    call: OpenCall, typed: str, found: str
) -> None:
    async with call() as rep:
        await rep.press("f5")
        await rep.types(typed)
        assert found in read(rep)
        assert "(1 of " in rep.reads("keys")


async def test_what_else_led_there_is_said(call: OpenCall) -> None:
    async with call(size=(60, 20)) as rep:
        await rep.press("f5")
        await rep.types("milrinone")
        assert "(1 of 2)" in rep.reads("keys")
        assert "found by “milrinone”" in rep.reads("heading")
        await rep.press("enter")
        assert "(2 of 2)" in rep.reads("keys")
        assert "found by" not in rep.reads("heading")
        assert "milrinone" in rep.reads("page")


async def test_what_is_found_is_marked(call: OpenCall) -> None:
    async with call() as rep:
        await rep.press("f5")
        await rep.types("pain pump")
        from bcp_tui.tui.widgets.page import Page

        lines = rep.app.screen.query_one(Page).lines
        marked = {text for line in lines for text, style in line if style == "match"}
        assert {"local", "analgesia", "elastomeric", "pump"} <= marked


async def test_nothing_found_is_said_and_escape_clears_then_leaves(call: OpenCall) -> None:
    async with call() as rep:
        await rep.press("f5")
        await rep.types("xyzzyplugh")
        assert "nothing found" in rep.reads("keys")
        await rep.press("escape")
        assert "next page" in rep.reads("keys")
        await rep.press("escape")
        assert rep.app.screen is rep.call_screen


async def test_home_end_and_pages(call: OpenCall) -> None:
    async with call() as rep:
        await rep.types("S9494")
        await rep.press("f5", "end")
        assert "added policies/procedures to section 8.0" in read(rep)
        assert "PageDown" not in rep.reads("page")
        await rep.press("home")
        assert at_top(rep) == "Important Information Please Read Before Using This Policy"
        await rep.press("pagedown")
        following = at_top(rep)
        await rep.press("pageup")
        assert at_top(rep).startswith("Important Information")
        await rep.press("enter")
        assert at_top(rep) == following


async def test_sections_are_one_key_apart(call: OpenCall) -> None:
    async with call() as rep:
        await rep.press("f5", "tab", "tab")
        assert at_top(rep) == "2.0 Background"
        await rep.press("shift+tab")
        assert at_top(rep) == "1.0 Policy"


@pytest.mark.parametrize("key", ["f1", "?"])
async def test_help_opens_over_it_and_goes_back_to_it(call: OpenCall, key: str) -> None:
    async with call() as rep:
        await rep.types("S9494")
        await rep.press("f5")
        if key == "?":
            await rep.types("?")
        else:
            await rep.press(key)
        assert "LEGEND OF BCP-27" in rep.reads("page") or "KEYS" in rep.reads("page")
        await rep.press("escape")
        assert "S9494" in rep.reads("page")


def two_policies(make_folder: MakeFolder) -> Path:
    return make_folder(
        {
            "bcp-1-2024-01-01": policy_file(1, covered_row("S9494", "Y", "Pumps of old")),
            "bcp-1-2025-01-01": policy_file(1, covered_row("S9494", "N", "Pumps"), "2025-01-01"),
            "bcp-2-2024-01-01": policy_file(2, covered_row("S9502", "Y", "Wheels")),
        }
    )


async def test_any_policy_of_the_book_can_be_read(call: OpenCall, make_folder: MakeFolder) -> None:
    async with call(folder=two_policies(make_folder)) as rep:
        await rep.types("S9494")
        await rep.press("f5")
        assert "F7 policies" in rep.reads("keys")
        await rep.press("f7")
        listed = [" ".join(line.split()) for line in rep.reads("found").split("\n")]
        assert listed == [
            "▌ BCP-1 Policy 1 from 01/01/2025",
            "BCP-2 Policy 2 from 01/01/2024",
            "BCP-1 Policy 1 01/01/2024 until 01/01/2025",
        ]
        await rep.types("bcp-2")
        await rep.press("enter")
        assert "BCP-2 Policy 2" in rep.reads("heading")
        assert "Wheels" in rep.reads("page")
        await rep.press("escape")
        assert rep.query == "S9494"


async def test_another_revision_says_that_it_is_not_of_that_day(
    call: OpenCall, make_folder: MakeFolder
) -> None:
    async with call(folder=two_policies(make_folder)) as rep:
        await rep.types("S9494")
        await rep.press("f5")
        await rep.types("pumps")
        await rep.press("ctrl+l", "down", "down", "enter")
        assert "Not in effect on 11/23/2026" in rep.reads("heading")
        assert "Pumps of old" in rep.reads("page")
        assert "(1 of 1)" in rep.reads("keys")


async def test_a_policy_that_is_not_there_is_not_chosen(
    call: OpenCall, make_folder: MakeFolder
) -> None:
    async with call(folder=two_policies(make_folder)) as rep:
        await rep.press("f5", "f7")
        await rep.types("xyzzyplugh")
        assert rep.reads("found") == "No policy is called that."
        await rep.press("enter", "escape")
        assert "BCP-1" in rep.reads("heading")


async def test_it_is_read_on_at_the_same_place_in_another_window(call: OpenCall) -> None:
    async with call() as rep:
        await rep.types("S9494")
        await rep.press("f5")
        for size in ((120, 40), (20, 5), (60, 20), (1, 1), (80, 24)):
            await rep.pilot.resize_terminal(*size)
            await rep.pilot.pause()
        assert "S9494" in rep.reads("page")
