"""Reading at every size: the answer paged through, windows that change."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bcp_tui.tui.answer_lines import answer_text
from bcp_tui.tui.lines import text_of
from bcp_tui.tui.widgets.body import Body
from tests.policy_files import covered_row, policy_file
from tests.tui.rep import OpenCall

pytestmark = pytest.mark.asyncio

MakeFolder = Callable[..., Path]


@pytest.mark.parametrize("size", [(80, 24), (120, 40), (60, 20), (110, 30), (200, 60)])
async def test_what_decides_is_in_sight_at_every_size(
    call: OpenCall, size: tuple[int, int]
) -> None:
    async with call(size=size) as rep:
        for code in ("96410", "S9364", "A4305", "99601"):
            await rep.pastes(code)
            assert "COVERED" in rep.answer
            assert "Cost share" in rep.answer or "Reason" in rep.answer
            await rep.press("escape")


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (110, 20), (120, 40)])
@pytest.mark.parametrize("code", ["S9502", "96410", "A4305", "E0784"])
async def test_paging_through_an_answer_misses_no_line(
    call: OpenCall, size: tuple[int, int], code: str
) -> None:
    async with call(size=size) as rep:
        await rep.types(code)
        await rep.press("f3")
        view = rep.call_screen.wait_for_words()
        columns = rep.call_screen.query_one("#body", Body).panes(view).answer.width
        whole = answer_text(view, columns - 1, 1000)
        below = [line for part in whole.rest for line in part.lines]
        missing = text_of([*whole.opening, *below]).split("\n")
        verdicts = rep.answer.split("\n")[0]
        pages = 0
        while "PageDown" in rep.answer:
            missing = [line for line in missing if line not in rep.answer]
            await rep.press("pagedown")
            assert rep.answer.split("\n")[0] == verdicts
            pages += 1
        assert [line for line in missing if line not in rep.answer] == []
        await rep.press(*["pageup"] * pages)
        assert "PageUp" not in rep.answer


async def test_below_the_smallest_size_a_line_says_what_is_needed(call: OpenCall) -> None:
    async with call(size=(59, 24)) as rep:
        assert "needs 60×20" in rep.reads("too-small")
        await rep.pilot.resize_terminal(80, 24)
        await rep.types("S9494")
        assert "COVERED" in rep.answer


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (109, 24), (110, 30), (250, 70)])
async def test_a_verdict_is_never_cut(
    call: OpenCall, make_folder: MakeFolder, size: tuple[int, int]
) -> None:
    folder = make_folder({"bcp-1-2024-01-01": policy_file(1, covered_row("96409-96411", "N"))})
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
