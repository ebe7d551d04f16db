"""Calls, as a rep makes them."""

import pytest

from bcp_tui.tui.terminal.driver import KeysDropped
from tests import call_data
from tests.tui.rep import OpenCall

pytestmark = pytest.mark.asyncio


async def test_a_code_is_answered_while_it_is_typed(call: OpenCall) -> None:
    async with call() as rep:
        await rep.types("s9494")
        assert rep.codes == ["S9494"]
        assert "COVERED · PRIOR APPROVAL NOT REQUIRED IN NETWORK" in rep.answer
        assert "Out of network  PRIOR APPROVAL REQUIRED, except for emergency" in rep.answer
        assert "Cost share      Home Infusion Services" in rep.answer


async def test_an_empty_line_lists_every_entry_in_policy_order(call: OpenCall) -> None:
    async with call() as rep:
        assert rep.codes[:3] == ["96360", "96361", "96365"]
        assert f"{call_data.ROWS} rows" in rep.reads("list")


async def test_words_find_a_row_and_arrows_go_to_the_next(call: OpenCall) -> None:
    async with call() as rep:
        await rep.types("antibiotic q8")
        assert rep.codes[0] == "S9502"
        first = rep.answer
        await rep.press("down")
        assert f"\n {rep.codes[1]}   COVERED" in rep.answer
        await rep.press("up")
        assert rep.answer == first


async def test_a_plan_is_chosen_by_its_number_and_the_answer_follows(call: OpenCall) -> None:
    async with call() as rep:
        await rep.types("99601")
        await rep.press("f2")
        await rep.types("1269")
        choices = rep.reads("found").split("\n")
        assert [line[2:].split("  ")[0] for line in choices] == [
            "ASO group L0001269 Non-Union",
            "ASO group L0001269 Union",
            "ASO group L0001269, not known which",
        ]
        await rep.press("up", "enter")
        assert "Plan: ASO group L0001269 Union" in rep.reads("title")
        assert "PRIOR APPROVAL REQUIRED" in rep.answer


async def test_the_network_is_not_asked_then_in_then_out(call: OpenCall) -> None:
    async with call() as rep:
        assert "F3 Network: not asked" in rep.reads("title")
        await rep.types("S9494")
        assert "PRIOR APPROVAL NOT REQUIRED IN NETWORK" in rep.answer
        await rep.press("f3")
        assert "Network: in" in rep.reads("title")
        assert "PRIOR APPROVAL NOT REQUIRED" in rep.answer
        assert "network" not in rep.answer.lower()
        await rep.press("ctrl+o")
        assert "Network: out" in rep.reads("title")
        assert "COVERED · PRIOR APPROVAL REQUIRED" in rep.answer
        assert "Why             For all non-network covered services" in rep.answer
        assert rep.rows[0].split()[2] == "YES"
        await rep.press("f3")
        assert "Network: not asked" in rep.reads("title")


async def test_an_earlier_service_date_has_its_text_not_on_file(call: OpenCall) -> None:
    async with call() as rep:
        await rep.types("S9494")
        await rep.press("f4")
        await rep.types("9/30/2023")
        assert "Saturday 09/30/2023" in rep.reads("read-back")
        await rep.press("enter")
        assert "EARLIER REVISION NOT ON FILE" in rep.answer
        assert "its text in effect from 10/01/2023" in " ".join(rep.answer.split())
        assert "NO POLICY IN EFFECT" not in rep.screen.upper()
        await rep.press("escape")
        assert (
            "was in effect on the service date, but its text from that time is not on" in rep.says
        )
        assert "nothing found" not in rep.reads("list")
        await rep.press("f5")
        assert "BCP-27" in rep.reads("heading")


async def test_three_codes_one_not_listed_are_pinned_one_after_the_other(call: OpenCall) -> None:
    async with call() as rep:
        await rep.types("99601, E0784 S9494")
        assert rep.codes == ["99601", "E0784", "S9494"]
        assert "NOT LISTED" in rep.rows[1]
        await rep.press("enter", "enter", "enter")
        assert rep.query == ""
        assert "3 pinned" in rep.reads("title")
        await rep.press("f6")
        await rep.press("ctrl+y")
        sheet = rep.app.clipboard
        assert sheet.index("99601: COVERED") < sheet.index("E0784: NOT LISTED")
        assert sheet.count("This policy does not guarantee or approve Benefits.") == 1


async def test_a_new_call_leaves_nothing_to_paste_from_the_call_before(call: OpenCall) -> None:
    async with call() as rep:
        await rep.types("s9494")
        await rep.press("ctrl+y")
        assert "S9494" in rep.app.clipboard
        await rep.press("ctrl+n", "ctrl+v")
        assert rep.app.clipboard == ""
        assert rep.query == ""


async def test_dropped_keys_are_said(call: OpenCall) -> None:
    async with call() as rep:
        rep.app.post_message(KeysDropped(1234))
        await rep.pilot.pause()
        assert "1,234 were dropped" in rep.screen


@pytest.mark.parametrize(
    "typed", ["S9494 s9494", "S9494-SS, S9494", "S9365-S9368 S9366", "SO093 S0093"]
)
async def test_a_code_asked_for_twice_has_one_row(call: OpenCall, typed: str) -> None:
    async with call() as rep:
        await rep.pastes(typed)
        assert len(set(rep.codes)) == len(rep.codes)
        assert "COVERED" in rep.answer
        assert "NOT LISTED" not in rep.reads("list")


async def test_two_codes_of_one_range_have_a_row_each(call: OpenCall) -> None:
    async with call() as rep:
        await rep.pastes("96413 96415")
        assert rep.codes == ["96413", "96415"]
        assert "96413 lies in 96413-96417" in rep.answer
        await rep.press("down")
        assert "96415 lies in 96413-96417" in rep.answer


async def test_each_row_of_an_asked_range_speaks_for_itself(call: OpenCall) -> None:
    async with call() as rep:
        await rep.pastes("S9497 - S9504")
        assert rep.codes == ["S9497", "S9500", "S9501", "S9502", "S9503", "S9504"]
        assert rep.answer.startswith(" S9497   COVERED")
        assert rep.answer.count("COVERED") == 1


async def test_enter_on_the_empty_line_pins_nothing(call: OpenCall) -> None:
    async with call() as rep:
        await rep.types("99601")
        await rep.press("enter", "enter")
        assert "1 pinned" in rep.reads("title")
        assert "Type a code or words first" in rep.reads("keys")


async def test_pinning_a_code_again_keeps_an_answer_for_each_context(call: OpenCall) -> None:
    async with call() as rep:
        await rep.types("S9494")
        await rep.press("enter", "f3")
        assert "Pinned answers stay as they were given: F6, then R" in rep.reads("keys")
        for _ in range(2):
            await rep.types("S9494")
            await rep.press("enter")
        await rep.press("f6", "ctrl+y")
        sheet = rep.app.clipboard
        assert sheet.count("S9494: COVERED") == 2
        assert "Network: not asked." in sheet
        assert "Network: in." in sheet


@pytest.mark.parametrize(
    ("keys", "left"),
    [
        (["delete"], ["99601", "A4300"]),
        (["tab", "delete"], ["A4300", "S9494"]),
        (["shift+tab", "delete"], ["99601", "S9494"]),
        (["tab", "delete", "delete"], ["S9494"]),
        (["delete", "backspace", "delete", "delete"], []),
    ],
)
async def test_a_wrong_pin_is_taken_out_on_the_sheet(
    call: OpenCall, keys: list[str], left: list[str]
) -> None:
    async with call() as rep:
        await rep.types("99601 A4300 S9494")
        await rep.press("enter", "enter", "enter", "f6")
        await rep.press(*keys, "escape")
        assert [str(row.codes) for row in rep.call_screen.call.pinned] == left


async def test_an_answer_found_by_some_of_the_words_says_so_first(call: OpenCall) -> None:
    async with call() as rep:
        await rep.types("portable pump xyzzyplugh")
        assert rep.answer.startswith(" Only some of the words fit")
        assert rep.rows[0].startswith(" ▌~")
        assert "without “xyzzyplugh”" in rep.reads("list")


async def test_new_call_clears_everything(call: OpenCall) -> None:
    async with call() as rep:
        await rep.types("99601")
        await rep.press("enter", "f3", "f2")
        await rep.types("ppo")
        await rep.press("enter", "ctrl+n")
        title = rep.reads("title")
        assert "all plans" in title
        assert "Network: not asked" in title
        assert "pinned" not in title
        assert f"{call_data.ROWS} rows" in rep.reads("list")


async def test_what_is_copied_says_everything_a_note_needs(call: OpenCall) -> None:
    async with call() as rep:
        await rep.types("A4300")
        await rep.press("ctrl+y")
        assert rep.app.clipboard.split("\n") == [
            "A4300: NOT COVERED. Plan: not asked. Network: not asked. Service date: 11/23/2026. "
            "“Implantable access catheter, (e.g., venous, arterial, epidural subarachnoid, or "
            "peritoneal, etc.) external access.” "
            "Reason: Code bundled with infusion pump (BCP-27 §4.0). "
            "Source: BCP-27 Home Infusion Services, section 4.0, effective 10/01/2023.",
            "This policy does not guarantee or approve Benefits. Coverage depends on the specific "
            "Benefit plan. (BCP-27 §1.0)",
        ]


async def test_a_code_named_in_the_answer_is_followed_and_come_back_from(call: OpenCall) -> None:
    async with call() as rep:
        await rep.types("antibiotic therapy")
        before = rep.codes[0], rep.answer
        await rep.press("tab")
        await rep.press("enter")
        assert rep.query == "S9497"
        assert "once every 3 hours" in " ".join(rep.answer.split())
        await rep.press("escape")
        assert rep.query == "antibiotic therapy"
        assert (rep.codes[0], rep.answer) == before


async def test_escape_clears_the_line(call: OpenCall) -> None:
    async with call() as rep:
        await rep.types("xyzzyplugh")
        assert "nothing found" in rep.reads("list")
        await rep.press("escape")
        assert rep.query == ""
        assert f"{call_data.ROWS} rows" in rep.reads("list")


async def test_brackets_and_markup_in_a_query_are_text(call: OpenCall) -> None:
    async with call() as rep:
        await rep.pastes("[red]xyzzyplugh[/red] \x1b[31mquux")
        assert rep.query == "[red]xyzzyplugh[/red] [31mquux"
        assert "“[red]xyzzyplugh[/red] [31mquux”" in " ".join(rep.answer.split())


async def test_a_pasted_column_of_codes_becomes_one_line(call: OpenCall) -> None:
    async with call() as rep:
        await rep.pastes("S9494\r\n 99601\nE0784\n")
        assert rep.query == "S9494, 99601, E0784"
        assert rep.codes == ["S9494", "99601", "E0784"]


async def test_a_pasted_novel_is_cut_between_words_and_says_so(call: OpenCall) -> None:
    async with call() as rep:
        await rep.pastes("S9494 " * 1000)
        assert len(rep.query) <= 200
        assert set(rep.query.split()) == {"S9494"}
        assert "keeps 200 characters" in rep.reads("keys")


async def test_a_question_mark_on_the_empty_line_is_help(call: OpenCall) -> None:
    async with call() as rep:
        await rep.types("?")
        assert "KEYS" in rep.reads("page")
        await rep.press("escape")
        await rep.types("tpn?")
        assert rep.query == "tpn?"
