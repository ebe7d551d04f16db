"""Whatever characters a query holds, it is answered: digits that are no decimals, slips, marks."""

from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from bcp_tui.desk import Call, Desk, Row
from bcp_tui.policy import all_plans
from bcp_tui.report.statements import statements
from bcp_tui.report.verdicts import headline
from tests import call_data

DESK = Desk(str(call_data.FOLDER), lambda: datetime(2026, 11, 24))
NO_DECIMALS = [char for char in map(chr, range(0x20000)) if char.isdigit() and not char.isdecimal()]
SOME = some.one_of(
    some.sampled_from(["S9494", "96365", "963", "-", " ", "to", "E0781", "CPT", "O", "I", "q8h"]),
    some.sampled_from(NO_DECIMALS),
    some.text(max_size=3),
)


def first_rows(query: str) -> list[Row]:
    view = DESK.view(Call(all_plans(DESK.book.plans)).typed(query))
    return [*view.rows[:3]]


def say_something(rows: list[Row]) -> bool:
    """Whether each row has a headline and statements, or text, to show."""
    return all(headline(row.says)[0].words and statements(row) for row in rows)


@pytest.mark.parametrize("char", NO_DECIMALS)
@pytest.mark.parametrize("shape", ["96365-{}", "9636{}", "S9S0{}", "{}6365", "CPT{}", "963 6{}"])
def test_a_digit_that_is_no_decimal_ends_no_call(shape: str, char: str) -> None:
    assert say_something(first_rows(shape.format(char)))


@given(some.lists(SOME, min_size=1, max_size=8).map("".join))
@settings(deadline=None)
def test_any_query_is_answered(query: str) -> None:
    assert say_something(first_rows(query))
