"""Whatever characters a query holds, it is answered: digits that are no decimals, slips, marks."""

from datetime import datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from bcp_tui.desk import Call, Desk
from bcp_tui.policy import all_plans
from tests import call_data

DESK = Desk(str(call_data.FOLDER), lambda: datetime(2026, 11, 24))
NO_DECIMALS = [char for char in map(chr, range(0x20000)) if char.isdigit() and not char.isdecimal()]
SOME = some.one_of(
    some.sampled_from(["S9494", "96365", "963", "-", " ", "to", "E0781", "CPT", "O", "I", "q8h"]),
    some.sampled_from(NO_DECIMALS),
    some.text(max_size=3),
)


def rows(query: str) -> int:
    view = DESK.view(Call(all_plans(DESK.book.plans)).typed(query))
    return len([view.rows[at] for at in range(min(3, len(view.rows)))])


@pytest.mark.parametrize("char", NO_DECIMALS)
@pytest.mark.parametrize("shape", ["96365-{}", "9636{}", "S9S0{}", "{}6365", "CPT{}", "963 6{}"])
def test_a_digit_that_is_no_decimal_ends_no_call(shape: str, char: str) -> None:
    rows(shape.format(char))


@given(some.lists(SOME, min_size=1, max_size=8).map("".join))
@settings(deadline=None)
def test_any_query_is_answered(query: str) -> None:
    rows(query)
