"""Service dates as reps type them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bcp_tui.tui.dates import parse_day

TODAY = date(2026, 11, 23)

DAYS = [
    ("", None),
    ("today", None),
    ("yesterday", date(2026, 11, 22)),
    ("9/30/2023", date(2023, 9, 30)),
    ("09/30/23", date(2023, 9, 30)),
    ("093023", date(2023, 9, 30)),
    ("09302023", date(2023, 9, 30)),
    ("2023-09-30", date(2023, 9, 30)),
    ("11/1", date(2026, 11, 1)),
    ("2/29/2024", date(2024, 2, 29)),
    ("12-05", date(2026, 12, 5)),
    ("1 2", date(2027, 1, 2)),
    ("Sep 12 2022", date(2022, 9, 12)),
    ("12 september 2025", date(2025, 9, 12)),
    ("sep 12", date(2026, 9, 12)),
]


@pytest.mark.parametrize(("typed", "day"), DAYS)
def test_a_typed_date_is_read(typed: str, day: date | None) -> None:
    assert parse_day(typed, TODAY) == day


@pytest.mark.parametrize("typed", ["13/1/2026", "2/30", "soon", "9/30/20233", "sep", "2026", "-"])
def test_what_is_no_date_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        parse_day(typed, TODAY)


@given(st.text("0123456789/-. septy", max_size=14))
def test_any_text_is_a_day_or_refused(text: str) -> None:
    try:
        day = parse_day(text, TODAY)
    except ValueError:
        return
    assert day is None or isinstance(day, date)


@given(st.dates(date(1990, 1, 1), date(2089, 12, 31)))
def test_every_day_is_read_back_as_policies_print_it(day: date) -> None:
    assert parse_day(f"{day:%m/%d/%Y}", TODAY) == day
