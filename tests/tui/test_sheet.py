"""The call sheet: what was pinned, in the words that are copied; taken out, answered anew."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.policy_files import covered_row, policy_file
from tests.tui.rep import OpenCall, Rep

pytestmark = pytest.mark.asyncio


def read(rep: Rep) -> str:
    return " ".join(rep.reads("page").split())


def pinned(rep: Rep) -> list[str]:
    return [str(row.codes) for row in rep.call_screen.call.pinned]


async def pins(rep: Rep, *typed: str) -> None:
    for each in typed:
        await rep.pastes(each)
        await rep.press("enter")


async def test_it_says_what_is_copied(call: OpenCall) -> None:
    async with call() as rep:
        await pins(rep, "A4300")
        await rep.press("f6", "ctrl+y")
        copied = rep.app.clipboard
        assert "A4300: NOT COVERED." in copied
        assert " ".join(copied.split()) in read(rep)
        assert "Sent to the clipboard" in rep.reads("keys")


async def test_codes_that_may_not_be_used_together_are_flagged_while_both_are_pinned(
    call: OpenCall,
) -> None:
    async with call(size=(120, 40)) as rep:
        await pins(rep, "S9494", "S9502")
        await rep.press("f6")
        assert "Not together: with S9502" in read(rep)
        assert "Not together: with S9494" in read(rep)
        await rep.press("delete")
        assert "Not together" not in read(rep)
        await rep.press("f10")
        assert "Not together: with S9494" in read(rep)


async def test_what_warns_stands_out(call: OpenCall) -> None:
    from bcp_tui.tui.widgets.page import Page

    async with call(size=(120, 40)) as rep:
        await pins(rep, "S9494", "S9502")
        await rep.press("f6")
        lines = rep.app.screen.query_one(Page).lines
        warned = " ".join(text for line in lines for text, style in line if style == "ask")
        assert warned.split()[:4] == ["Not", "together:", "with", "S9502,"]
        assert "Plan" not in warned


async def test_a_wrong_pin_comes_back_with_one_key(call: OpenCall) -> None:
    async with call() as rep:
        await pins(rep, "99601", "A4300")
        await rep.press("f6", "delete")
        assert "A4300 is taken out; F10 brings it back." in rep.reads("keys")
        assert "A4300: " not in read(rep)
        await rep.press("f10")
        assert "A4300: NOT COVERED" in read(rep)
        await rep.press("f10")
        assert "Nothing was taken off" in rep.reads("keys")
        await rep.press("escape")
        assert pinned(rep) == ["99601", "A4300"]


async def test_what_was_taken_out_comes_back_on_the_call_screen_too(call: OpenCall) -> None:
    async with call() as rep:
        await pins(rep, "99601", "A4300")
        await rep.press("f6", "delete", "escape")
        assert pinned(rep) == ["99601"]
        await rep.press("ctrl+g")
        assert pinned(rep) == ["99601", "A4300"]


async def test_after_a_change_of_plan_one_key_answers_all_anew(call: OpenCall) -> None:
    async with call(size=(120, 40)) as rep:
        await pins(rep, "A4300", "S9494")
        await rep.press("f6")
        assert "answer anew" not in rep.reads("keys")
        await rep.press("r")
        assert "Network: not asked." in read(rep)
        await rep.press("escape", "f3", "f6")
        assert "r answer anew  k keep both" in rep.reads("keys")
        await rep.press("r")
        assert "Network: not asked." not in read(rep)
        assert read(rep).count("Network: in.") == 2
        await rep.press("home", "escape")
        assert pinned(rep) == ["A4300", "S9494"]
        assert {row.context.network for row in rep.call_screen.call.pinned} == {"in"}


async def test_or_keeps_the_old_answers_beside_the_new(call: OpenCall) -> None:
    async with call(size=(120, 40)) as rep:
        await pins(rep, "S9494")
        await rep.press("f3", "f3", "f6", "k")
        assert read(rep).index("Network: not asked.") < read(rep).index("Network: out.")
        assert "PRIOR APPROVAL REQUIRED. Why:" in read(rep) or "REQUIRED." in read(rep)
        await rep.press("K", "escape")
        assert pinned(rep) == ["S9494", "S9494"]
        await rep.press("f6", "R", "escape")
        assert pinned(rep) == ["S9494"]


async def test_a_passage_says_the_same_in_every_context(call: OpenCall) -> None:
    async with call() as rep:
        await pins(rep, "maximum benefit")
        await rep.press("f3", "f6")
        assert "answer anew" not in rep.reads("keys")
        assert "§1.0: “Please refer to" in read(rep)


async def test_without_pins_it_shows_the_answer_of_the_chosen_row_only(call: OpenCall) -> None:
    async with call() as rep:
        await rep.press("f6")
        assert "Nothing is pinned, and no row is chosen." in read(rep)
        await rep.press("ctrl+y")
        assert rep.app.clipboard == ""
        await rep.press("delete", "r", "tab", "escape")
        await rep.types("A4300")
        await rep.press("f6")
        assert "A4300: NOT COVERED" in read(rep)
        assert "nothing pinned" in rep.reads("keys")


async def test_a_new_call_begins_from_it(call: OpenCall) -> None:
    async with call() as rep:
        await pins(rep, "99601")
        await rep.press("f6", "ctrl+n")
        assert rep.app.screen is rep.call_screen
        assert pinned(rep) == []


@pytest.mark.parametrize("size", [(60, 20), (80, 24)])
async def test_a_long_answer_keeps_its_code_and_verdicts_in_sight(
    call: OpenCall, size: tuple[int, int]
) -> None:
    async with call(size=size) as rep:
        await pins(rep, "S9494", "99601")
        await rep.press("f6", "home")
        while "99601: COVERED" not in read(rep):
            assert "S9494: COVERED, PRIOR APPROVAL NOT REQUIRED IN NETWORK" in read(rep)
            await rep.press("down")


async def test_help_opens_over_it(call: OpenCall) -> None:
    async with call() as rep:
        await pins(rep, "A4300")
        await rep.press("f6", "f1")
        assert "KEYS" in rep.reads("page")
        await rep.press("escape")
        assert "A4300: NOT COVERED" in read(rep)


async def test_answered_anew_where_its_policy_says_nothing_another_one_answers(
    call: OpenCall, make_folder: Callable[..., Path]
) -> None:
    folder = make_folder(
        {
            "bcp-1-2024-01-01": policy_file(1, covered_row("S9494", "Y")),
            "bcp-2-2025-01-01": policy_file(2, covered_row("S9494", "N"), "2025-01-01"),
        }
    )
    async with call(folder=folder) as rep:
        await rep.types("S9494")
        await rep.press("down", "enter", "f4")
        await rep.types("6/1/2024")
        await rep.press("enter", "f6")
        assert "Source: BCP-2 Policy 2" in read(rep)
        await rep.press("r")
        assert "PRIOR APPROVAL REQUIRED" in read(rep)
        assert "Source: BCP-1 Policy 1" in read(rep)
