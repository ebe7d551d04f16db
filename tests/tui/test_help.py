"""The help: keys, examples, the words of the list, the legend that matters, the colours."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bcp_tui.report.help_words import EXAMPLE_QUERIES
from bcp_tui.tui import keys, themes
from bcp_tui.tui.lines import text_of
from bcp_tui.tui.screens.help import help_text
from tests.policy_files import covered_row, policy_file
from tests.tui.rep import OpenCall

pytestmark = pytest.mark.asyncio

MakeFolder = Callable[..., Path]


@pytest.mark.parametrize("columns", [60, 80, 120])
async def test_every_key_stands_in_it(columns: int) -> None:
    text = " ".join(text_of(help_text(None, columns).lines).split())
    for each in keys.CALL:
        assert keys.names(each) in text
        assert each.help in text
    assert "LEGEND" not in text


async def test_every_example_finds_something(call: OpenCall) -> None:
    async with call() as rep:
        for query, _ in EXAMPLE_QUERIES:
            await rep.pastes(query)
            assert rep.call_screen.wait_for_words().rows, query
            assert rep.call_screen.wait_for_words().current, query
            await rep.press("escape")


async def test_the_legend_is_that_of_the_chosen_row_only(
    call: OpenCall, make_folder: MakeFolder
) -> None:
    folder = make_folder(
        {
            "bcp-1-2024-01-01": policy_file(1, covered_row("S9494", "Y")),
            "bcp-2-2024-01-01": policy_file(2, covered_row("S9502", "Y")),
        }
    )
    async with call(folder=folder, size=(120, 60)) as rep:
        await rep.press("f1")
        assert "LEGEND" not in rep.reads("page")
        await rep.press("escape")
        await rep.types("S9502")
        await rep.press("f1")
        assert "LEGEND OF BCP-2" in rep.reads("page")
        assert "LEGEND OF BCP-1" not in rep.reads("page")


@pytest.mark.parametrize("key", ["c", "C"])
async def test_c_changes_the_colours(call: OpenCall, key: str) -> None:
    async with call() as rep:
        await rep.press("f1")
        seen = [rep.app.theme]
        for _ in themes.THEMES:
            await rep.press(key)
            seen.append(rep.app.theme)
        assert seen[0] == seen[-1]
        assert len(set(seen)) == len(themes.THEMES)
        assert f"Colours: {seen[-1]}" in rep.reads("keys")


async def test_home_end_and_pages(call: OpenCall) -> None:
    async with call(size=(60, 20)) as rep:
        await rep.press("f1", "end")
        assert "PageDown" not in rep.reads("page")
        assert "LEGEND OF BCP-27" in rep.reads("page")
        await rep.press("home")
        first = rep.reads("page")
        await rep.press("pagedown")
        assert rep.reads("page") != first
        await rep.press("pageup")
        assert rep.reads("page") == first
