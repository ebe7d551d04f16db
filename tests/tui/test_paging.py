"""Where lists and texts stand behind their windows, and paging through an answer."""

from collections.abc import Callable
from datetime import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.geometry import Size

from bcp_tui.desk import Call, Desk, View
from bcp_tui.policy import all_plans
from bcp_tui.tui.answer_pages import panel_lines, scrolled
from bcp_tui.tui.lines import text_of
from bcp_tui.tui.paging import following, within
from tests import call_data

LENGTHS = st.integers(0, 300)
HEIGHTS = st.integers(1, 60)


@given(st.integers(-400, 400), LENGTHS, HEIGHTS)
def test_a_window_stands_within_its_text(top: int, length: int, height: int) -> None:
    first = within(top, length, height)
    assert 0 <= first <= max(0, length - height)
    assert first == top or not 0 <= top <= length - height


@given(LENGTHS, LENGTHS, HEIGHTS)
def test_a_window_follows_no_further_than_it_must(top: int, place: int, height: int) -> None:
    first = following(top, place, height)
    assert first <= place < first + height
    if top <= place < top + height:
        assert first == top
    else:
        assert first in (place, place - height + 1)


@pytest.fixture(scope="module")
def see() -> Callable[[str], View]:
    desk = Desk(str(call_data.FOLDER), lambda: datetime(2026, 11, 23, 12))
    return lambda query: desk.view(Call(all_plans(desk.book.plans), "out", query=query))


@pytest.mark.parametrize("size", [Size(60, 8), Size(80, 10), Size(80, 13), Size(54, 30)])
@pytest.mark.parametrize("query", ["S9502", "96410", "A4305", "E0784", "xyzzyplugh"])
def test_an_answer_is_paged_through_and_back(
    see: Callable[[str], View], query: str, size: Size
) -> None:
    view = see(query)
    pages = [0]
    while True:
        shown = view._replace(call=view.call._replace(scrolled=pages[-1]))
        assert len(panel_lines(shown, size)) == size.height
        further = scrolled(shown, size, 1)
        if further == pages[-1]:
            break
        pages.append(further)
    assert ("PageDown" in text_of(panel_lines(view, size))) == (len(pages) > 1)
    assert pages == sorted(set(pages))
    for _ in tuple(pages):
        shown = view._replace(call=view.call._replace(scrolled=pages[-1]))
        pages.append(scrolled(shown, size, -1))
    assert pages[-1] == 0
