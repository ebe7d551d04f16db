"""What changed with a revision, as a rep sees it: beside the answer, in the reader, as a filter."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from tests.policy_files import covered_row, policy_file
from tests.tui.rep import OpenCall

pytestmark = pytest.mark.asyncio

MakeFolder = Callable[..., Path]
SEARCH = 'format = 1\n[[filter]]\nsay = ["what changed"]\nshows = "changed: yes"\n'
PARAGRAPHS = "\n".join(f"Paragraph {number}." for number in range(40))
KEPT = covered_row("S9500", "N", "Infusion pump")


def section(months: str) -> str:
    """A section of the text, longer than a page."""
    return f'''
[[section]]
number = "1.0"
title = "Policy"
text = """
Pumps are rented for {months} months.
{PARAGRAPHS}
"""
'''


@pytest.fixture
def folder(make_folder: MakeFolder) -> Path:
    """A policy in two revisions: approval for a row, a row that is gone, a sentence."""
    old = covered_row("S9494", "N", "Antibiotic") + covered_row("S9490", "N", "Steroid")
    new = covered_row("S9494", "Y", "Antibiotic")
    return make_folder(
        {
            "bcp-1-2024-01-01": policy_file(1, old + KEPT + section("three"), "2024-01-01"),
            "bcp-1-2026-10-01": policy_file(1, new + KEPT + section("six"), "2026-10-01"),
        },
        search=SEARCH,
    )


@pytest.mark.parametrize("size", [(60, 20), (80, 24), (120, 40)])
async def test_an_answer_that_changed_lately_says_so(
    call: OpenCall, folder: Path, size: tuple[int, int]
) -> None:
    async with call(folder, size=size) as rep:
        await rep.types("S9494")
        assert "changed 10/01/2026: prior approval N → Y" in rep.says
        await rep.press("escape")
        await rep.types("S9500")
        assert "changed" not in rep.says
        await rep.press("escape")
        await rep.types("S9490")
        assert "NOT LISTED" in rep.says
        assert "changed 10/01/2026: no longer listed in BCP-1" in rep.says


async def test_after_ninety_days_it_does_not(call: OpenCall, folder: Path) -> None:
    async with call(folder, now=lambda: datetime(2026, 12, 31)) as rep:
        await rep.types("S9494")
        assert "PRIOR APPROVAL REQUIRED" in rep.says
        assert "changed" not in rep.says


async def test_what_changed_is_not_copied_into_a_note(call: OpenCall, folder: Path) -> None:
    async with call(folder) as rep:
        await rep.types("S9494")
        await rep.press("ctrl+y")
        assert rep.app.clipboard.startswith("S9494: COVERED, PRIOR APPROVAL REQUIRED")
        assert "changed" not in rep.app.clipboard


async def test_the_reader_begins_with_what_changed(call: OpenCall, folder: Path) -> None:
    async with call(folder) as rep:
        await rep.press("f5")
        page = rep.reads("page").split("\n")
        assert page[0] == " Changed with this revision; the one before is of 01/01/2024"
        told = [" ".join(line.split()) for line in page]
        assert "S9490 no longer listed, was covered" in told
        assert "not required → required every plan: S9494" in told
        assert "S9494 N → Y" in told
        await rep.press("tab")
        assert rep.reads("page").split("\n")[0].strip() == "1.0 Policy"
        await rep.press("shift+tab")
        assert rep.reads("page").startswith(" Changed with this revision")


async def test_the_first_text_on_file_has_nothing_to_be_held_against(
    call: OpenCall, folder: Path
) -> None:
    async with call(folder, now=lambda: datetime(2025, 1, 1)) as rep:
        await rep.press("f5")
        assert rep.reads("page").split("\n")[0].strip() == "1.0 Policy"
        await rep.press("f7", "down", "enter")
        assert rep.reads("page").startswith(" Changed with this revision")


async def test_the_reader_opens_behind_an_answer_and_not_at_what_changed(
    call: OpenCall, folder: Path
) -> None:
    async with call(folder) as rep:
        await rep.types("S9500")
        await rep.press("f5")
        assert "Infusion pump" in rep.reads("page")
        await rep.press("home")
        assert rep.reads("page").startswith(" Changed with this revision")


async def test_rows_that_changed_are_a_filter_in_words_and_of_a_list(
    call: OpenCall, folder: Path
) -> None:
    async with call(folder) as rep:
        await rep.types("what changed")
        assert rep.codes == ["S9494"]
        assert "1 of 2 · changed with this revision" in rep.reads("list")
        await rep.press("escape")
        await rep.press("f7")
        await rep.types("changed")
        await rep.press("enter")
        assert rep.codes == ["S9494"]
        await rep.press("escape")
        assert rep.codes == ["S9494", "S9500"]
