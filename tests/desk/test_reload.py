"""Data that change during a call: what is taken in, what stays in force, what is carried over."""

from datetime import datetime
from pathlib import Path

import pytest

from bcp_tui.desk import Call, Desk
from bcp_tui.desk.anew import carried_over
from bcp_tui.policy import choose
from tests.conftest import PLANS
from tests.desk.small import NOW, TEXT, approvals, call_of, reload, rows, small_desk, write
from tests.policy_files import covered_row, policy_file

FILE = "bcp-1-2024-01-01"


def change(desk: Desk, *codes: str, text: str = "", symbols: str = "N") -> None:
    """Other rows are written, and seen by the desk twice: then they are whole."""
    body = "".join(covered_row(code, symbols) for code in codes) + text
    write(Path(desk.folder), {FILE: policy_file(1, body)})
    reload(desk)


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return small_desk(tmp_path)


def test_while_nothing_changes_nothing_is_taken_in(desk: Desk) -> None:
    book = desk.book
    assert not reload(desk)
    assert not reload(desk)
    assert desk.book is book
    assert desk.trouble is None
    assert desk.view(call_of(desk)).trouble is None


def test_a_file_that_changed_back_is_not_taken_in(desk: Desk) -> None:
    half = Path(desk.folder) / "policies" / "bcp-2-2024-01-01.toml"
    half.write_text("format =", "utf-8")
    assert not reload(desk)
    half.unlink()
    assert not reload(desk)
    assert not reload(desk)


def test_new_data_answer_the_same_question_anew(desk: Desk) -> None:
    call = call_of(desk, "S9500")
    assert approvals(desk.view(call)) == ["not_required"]
    change(desk, "S9500", symbols="Y")
    assert approvals(desk.view(call)) == ["not_required"]
    assert reload(desk)
    assert approvals(desk.view(call)) == ["required"]


def test_words_are_looked_for_in_the_new_data(desk: Desk) -> None:
    call = call_of(desk, "pump")
    assert rows(desk.view(call)) == ["E0781", "A4305"]
    text = covered_row("S9328", "N", "Pain pump") + covered_row("S9000", "N", "Visit")
    change(desk, text=text)
    assert reload(desk)
    assert rows(desk.view(call)) == ["S9328"]
    assert rows(desk.view(call.typed(""))) == ["S9328", "S9000"]


def test_broken_data_are_told_and_leave_the_last_good_ones_in_force(desk: Desk) -> None:
    change(desk, "S9500", text="[[covered]]\ncode = 'S9328'\n")
    assert reload(desk)
    trouble = desk.view(call_of(desk)).trouble
    assert trouble is not None
    assert trouble.at == NOW
    assert (trouble.fault.key, trouble.fault.severity) == ("covered.description", "error")
    assert trouble.fault.file.endswith(f"{FILE}.toml")
    assert rows(desk.view(call_of(desk, "S9494"))) == ["S9494"]
    assert not reload(desk)
    assert desk.view(call_of(desk)).trouble == trouble
    change(desk, "S9500")
    assert reload(desk)
    assert desk.view(call_of(desk)).trouble is None
    assert rows(desk.view(call_of(desk))) == ["S9500"]


@pytest.mark.parametrize(
    ("chosen", "plans", "kept"),
    [
        ("PPO", PLANS, ["PPO"]),
        ("L0001269", PLANS, ["L0001269-N", "L0001269-U"]),
        ("PPO", PLANS.replace('id = "PPO"', 'id = "PPO-2"'), ["PPO-2"]),
        ("other-aso", PLANS.replace("ASO group not in the legend", "Any"), None),
    ],
)
def test_the_plan_is_carried_over_by_its_name(
    desk: Desk, chosen: str, plans: str, kept: list[str] | None
) -> None:
    call = call_of(desk, "S9500")._replace(selection=choose(desk.book.plans, chosen))
    before = desk.view(call)
    row = covered_row("S9500", "N")
    path = Path(desk.folder)
    no_legend = (
        policy_file(1, row).replace('["HMO/POS"]', '"all"').replace('["L0001269-U"]', '"all"')
    )
    write(path, {FILE: no_legend})
    (path / "plans.toml").write_text(plans, "utf-8")
    reload(desk)
    assert reload(desk)
    assert desk.trouble is None
    carried = carried_over(desk, before)
    everyone = [plan.id for plan in desk.book.plans]
    assert list(carried.selection.ids) == (kept or everyone)
    assert carried.selection.chosen is (kept is not None)
    assert carried == call._replace(selection=carried.selection)


def reloaded(desk: Desk, call: Call, *codes: str, text: str = "") -> Call:
    """The call on other data, its current row found again."""
    before = desk.view(call)
    change(desk, *codes, text=text)
    assert reload(desk)
    return carried_over(desk, before)


@pytest.mark.parametrize(
    ("query", "row", "codes", "at"),
    [
        ("", 1, ["S9000", "S9494", "S9500"], 2),
        ("", 1, ["S9494", "S9500"], 1),
        ("", 1, ["S9500"], 0),
        ("", 1, ["S9000", "S9494"], None),
        ("s9", 1, ["S9000", "S9494", "S9500"], 2),
        ("S9494 S9500 E0781", 2, ["E0781", "S9494"], 2),
        ("96410 S9494", 0, ["S9494", "96409-96411"], 0),
    ],
)
def test_the_row_is_carried_over_by_its_code(
    desk: Desk, query: str, row: int, codes: list[str], at: int | None
) -> None:
    call = call_of(desk, query, row)._replace(scrolled=3, marked=1)
    carried = reloaded(desk, call, *codes)
    assert carried.row == at
    assert (carried.query, carried.filters) == (query, call.filters)
    stayed = at == row
    assert (carried.scrolled, carried.marked) == ((3, 1) if stayed else (0, None))


def test_where_no_row_was_chosen_none_is(desk: Desk) -> None:
    for query in ("", "S9500"):
        call = call_of(desk, query)
        assert reloaded(desk, call, "S9000", "S9494", "S9500") == call


def test_a_call_whose_rows_are_gone_has_its_first_place(desk: Desk) -> None:
    call = call_of(desk, "pump", 1)
    assert reloaded(desk, call, "S9000").row is None
    assert desk.view(call).current is None


def test_among_passages_the_row_is_found_again(desk: Desk) -> None:
    query = "antibiotic therapy"
    before = rows(desk.view(call_of(desk, query)))
    at = before.index("S9500")
    assert "1.0" in before
    row = covered_row("S9500", "Y", "Antibiotic therapy")
    carried = reloaded(desk, call_of(desk, query, at), text=row + TEXT)
    assert rows(desk.view(carried))[carried.row or 0] == "S9500"


def test_the_day_of_a_call_is_today_until_one_is_chosen(tmp_path: Path) -> None:
    days = [datetime(2026, 11, 23, 12)]
    folder = small_desk(tmp_path).folder
    desk = Desk(folder, lambda: days[-1])
    call = call_of(desk)
    assert desk.context(call).service_date == desk.today() == days[0].date()
    days.append(datetime(2026, 11, 24, 0, 1))
    assert desk.context(call).service_date == days[1].date()
    chosen = call._replace(day=days[0].date(), network="out")
    assert (desk.context(chosen).service_date, desk.context(chosen).network) == (
        days[0].date(),
        "out",
    )
