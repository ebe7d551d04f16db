"""What stands behind a window: never a list item without the sentence it hangs on."""

from datetime import date, datetime
from functools import lru_cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.geometry import Size

from bcp_tui.desk import Desk
from bcp_tui.policy import HistoryLine, Section
from bcp_tui.policy.passages import Passage
from bcp_tui.report.reading import is_turned
from bcp_tui.tui.lines import Line, text_of
from bcp_tui.tui.page_text import (
    Block,
    PageText,
    after,
    around,
    before,
    in_sight,
    page_after,
    page_before,
    page_lines,
    same_place,
)
from bcp_tui.tui.policy_lines import PolicyText, policy_lines
from tests import builders, call_data

SIZES = [Size(60, 15), Size(80, 19), Size(120, 35)]
"""The pages of the reader in windows of 60x20, 80x24 and 120x40."""
NOT_NECESSARY = "The Health Plan considers the following not medically necessary:"


@lru_cache
def shipped(columns: int) -> PolicyText:
    desk = Desk(str(call_data.FOLDER), lambda: datetime(2026, 11, 23, 12))
    return policy_lines(desk.book.revisions[0], columns)


def flat(lines: list[Line]) -> str:
    return " ".join(text_of(lines).replace("▲", " ").split())


def steps(text: PageText, size: Size) -> list[int]:
    """Every first line that the keys lead to, from the beginning to the end."""
    tops = [0]
    while (following := after(text, tops[-1], size)) != tops[-1]:
        tops.append(following)
    return tops


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_whatever_line_is_on_top_no_passage_stands_without_its_lead_in(size: Size) -> None:
    text = shipped(size.width)
    passages = [
        (spot, block) for (_, spot), block in text.blocks.items() if isinstance(spot, Passage)
    ]
    hanging = [(spot, block) for spot, block in passages if spot.lead_ins]
    assert len(hanging) == 20
    for top in range(-5, len(text.page.lines) + 5):
        sight = in_sight(text.page, top, size)
        shown = flat(page_lines(text.page, top, size)[:-1])
        for spot, block in hanging:
            if sight.top < block.end and block.start < sight.end:
                for lead_in in spot.lead_ins:
                    assert lead_in in shown, (top, spot)


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_whatever_line_is_on_top_it_begins_what_it_says(size: Size) -> None:
    text = shipped(size.width).page
    for top in range(len(text.lines)):
        sight = in_sight(text, top, size)
        block = text.block_at(sight.top)
        if sight.top != block.start:
            assert block.end - block.start + len(sight.pinned) > size.height - 1
            assert f"{block.name} Professional services" in flat(sight.pinned)
        last = text.block_at(sight.end - 1)
        assert not is_turned(text_of(text.lines[sight.end : last.end]))


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_a_row_says_in_which_table_it_stands(size: Size) -> None:
    text = shipped(size.width)
    for block in text.page.blocks:
        if block.name.startswith(("A4", "S9")):
            shown = flat(page_lines(text.page, block.start, size))
            assert block.hangs_on in shown
            assert shown.index(block.hangs_on) < shown.index(block.name)


def hung(item: str, words: int) -> PageText:
    """A section with a list item that is much longer than a page."""
    long = " ".join(f"word{at}" for at in range(words))
    section = Section("3.0", "Guidelines", f"{NOT_NECESSARY}\n1. {item} {long}.\nThe end.")
    revision = builders.revision(sections=[section])
    return policy_lines(revision, 60).page


def test_an_item_longer_than_the_page_keeps_its_lead_in_and_its_beginning() -> None:
    text, size = hung("Pumps, except for", 400), Size(60, 15)
    inside = [top for top in steps(text, size) if top > 4][:-1]
    assert len(inside) > 10
    for top in inside:
        shown = flat(page_lines(text, top, size))
        assert "not medically necessary:" in shown
        assert "except for" in shown


@pytest.mark.parametrize("height", range(1, 9))
def test_a_page_of_a_few_lines_is_full_of_what_there_is_room_for(height: int) -> None:
    text, size = hung("Pumps", 60), Size(60, height)
    for top in range(len(text.lines)):
        assert len(page_lines(text, top, size)) == height


@pytest.mark.parametrize("size", [*SIZES, Size(60, 8), Size(60, 5)], ids=str)
def test_pages_miss_no_line_down_and_up(size: Size) -> None:
    text = shipped(size.width).page
    seen: set[int] = set()
    tops = [0]
    while True:
        sight = in_sight(text, tops[-1], size)
        seen |= set(range(sight.top, sight.end))
        following = page_after(text, tops[-1], size)
        if following == tops[-1]:
            break
        assert following > tops[-1]
        tops.append(following)
    written = {at for at, line in enumerate(text.lines) if line}
    assert written <= seen
    seen.clear()
    top = tops[-1]
    while top:
        sight = in_sight(text, top, size)
        seen |= set(range(sight.top, sight.end))
        assert page_before(text, top, size) < top
        top = page_before(text, top, size)
    sight = in_sight(text, 0, size)
    assert written <= seen | set(range(sight.end))


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_steps_lead_down_to_the_end_and_back(size: Size) -> None:
    text = shipped(size.width).page
    down = steps(text, size)
    assert in_sight(text, down[-1], size).end == len(text.lines)
    up = [down[-1]]
    while up[-1]:
        up.append(before(text, up[-1], size))
    assert up == sorted(set(up), reverse=True)
    if size.width > 60:  # Where no block is longer than the page.
        assert up[::-1] == down


@pytest.mark.parametrize("size", SIZES, ids=str)
def test_what_is_looked_for_is_wholly_in_sight_with_what_it_hangs_on(size: Size) -> None:
    text = shipped(size.width)
    for (_, spot), block in text.blocks.items():
        top = around(text.page, block, text.lead_in_of(spot), size)
        sight = in_sight(text.page, top, size)
        assert sight.top <= block.start
        assert sight.end >= min(block.end, block.start + size.height - 2)


def test_a_text_laid_out_anew_is_read_on_at_the_same_place() -> None:
    narrow, wide = shipped(60), shipped(120)
    for passage in ("elastomeric", "Enteral nutrition delivered"):
        spot = next(spot for _, spot in narrow.blocks if passage in str(spot))
        top = same_place(narrow.page, narrow.block_of(spot).start, wide.page)
        assert top == wide.block_of(spot).start


def test_a_text_without_blocks_is_scrolled_by_lines() -> None:
    lines: list[Line] = [((f"line {number}", ""),) for number in range(10)]
    text, size = PageText(lines), Size(30, 4)
    assert steps(text, size) == [0, 1, 2, 3, 4, 5, 6, 7]
    assert text_of(page_lines(text, 2, size)).split("\n")[:3] == ["line 2", "line 3", "line 4"]
    assert "▼ PageDown: 5 more" in text_of(page_lines(text, 2, size))
    assert page_after(text, 2, size) == 5
    assert page_before(text, 5, size) == 2


BLOCKS = st.lists(st.tuples(st.integers(1, 9), st.booleans(), st.booleans()), max_size=20)


@given(BLOCKS, st.integers(2, 12), st.integers(-5, 200))
def test_any_text_is_paged_to_its_end(
    parts: list[tuple[int, bool, bool]], height: int, top: int
) -> None:
    lines: list[Line] = []
    blocks: list[Block] = []
    for length, hangs, turns in parts:
        start = len(lines)
        word = "not" if turns else "word"
        lines += [((f"{word} {start + at}", ""),) for at in range(length)]
        blocks.append(Block(start, len(lines), "unless it is:" if hangs else ""))
    text, size = PageText(lines, blocks), Size(40, height)
    sight = in_sight(text, top, size)
    assert len(sight.pinned) + sight.end - sight.top <= height - 1
    seen: set[int] = set()
    top = 0
    for _ in range(len(lines) + 1):
        sight = in_sight(text, top, size)
        seen |= set(range(sight.top, sight.end))
        top = page_after(text, top, size)
    assert seen == set(range(len(lines)))


def test_the_history_is_a_block_a_line() -> None:
    revision = builders.revision()._replace(
        history=(HistoryLine("2/19", "Created"), HistoryLine("6/20", "PA removed.")),
        next_review=date(2027, 1, 1),
    )
    text = policy_lines(revision, 60)
    assert [block.name for block in text.page.blocks][-2:] == ["2/19", "6/20"]
