"""The data behind the screen: what is ready when, and which files are taken in."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from bcp_tui.desk import Call, Desk
from bcp_tui.policy import all_plans
from tests import call_data
from tests.desk.small import reload
from tests.policy_files import covered_row, policy_file

MakeFolder = Callable[..., Path]


def open_desk(folder: str | Path) -> tuple[Desk, Call]:
    desk = Desk(str(folder), lambda: datetime(2026, 11, 23, 12))
    return desk, Call(all_plans(desk.book.plans))


def test_codes_are_answered_before_words_can_be() -> None:
    desk, call = open_desk(str(call_data.FOLDER))
    view = desk.view(call.typed("S9494, 99601"), wait=False)
    assert [row.asked and row.asked.typed for row in view.rows] == ["S9494", "99601"]
    assert not view.results.waiting


def test_words_show_nothing_until_they_can_be_looked_for() -> None:
    desk, call = open_desk(str(call_data.FOLDER))
    asked = call.typed("hydration 3 liters")
    early = desk.view(asked, wait=False)
    assert early.results.waiting
    assert len(early.rows) == 0
    assert early.current is None
    while not desk.finds_words(asked):
        assert desk.view(asked, wait=False).results.waiting
        assert not desk.prepare(asked)
    assert desk.view(asked, wait=False).results == desk.view(asked).results
    assert desk.view(asked).current is not None


@pytest.mark.parametrize("query", ["hydration 3 liters", "S9494 insulin"])
def test_who_waits_gets_the_whole_answer_at_once(query: str) -> None:
    desk, call = open_desk(str(call_data.FOLDER))
    assert not desk.view(call.typed(query)).results.waiting


def test_a_file_that_is_still_being_written_is_left_alone(make_folder: MakeFolder) -> None:
    def write(*codes: str) -> Path:
        rows = "".join(covered_row(code, "N") for code in codes)
        return make_folder({"bcp-1-2024-01-01": policy_file(1, rows)})

    desk, call = open_desk(write("S9494"))
    write()  # Valid, but half of it.
    assert not reload(desk)
    write("S9494", "S9497")
    assert not reload(desk)
    assert desk.view(call.typed("S9494")).current is not None
    assert len(desk.view(call).rows) == 1
    assert reload(desk)
    assert len(desk.view(call).rows) == 2
    assert not reload(desk)
