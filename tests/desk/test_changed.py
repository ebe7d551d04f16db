"""What changed with a revision: said of the row that is shown, and limiting the list."""

from datetime import date, datetime
from pathlib import Path

import pytest

from bcp_tui.desk import Call, Desk
from bcp_tui.desk.anew import answered_anew
from bcp_tui.policy import Filter
from bcp_tui.report.statements import statements
from tests.desk.small import call_of, reload, rows, write
from tests.policy_files import covered_row, policy_file

KEPT = covered_row("S9500", "N", "Pump")
OLD = policy_file(1, covered_row("S9494", "N", "Antibiotic") + KEPT, "2024-01-01")
NEW = policy_file(1, covered_row("S9494", "Y", "Antibiotic") + KEPT, "2026-10-01")
OTHER = policy_file(2, covered_row("S9494", "N", "Antibiotic"), "2026-10-01")
CHANGED = Filter("changed", "yes")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    texts = {"bcp-1-2024-01-01": OLD, "bcp-1-2026-10-01": NEW, "bcp-2-2026-10-01": OTHER}
    return Desk(str(write(tmp_path, texts)), lambda: datetime(2026, 11, 23, 12))


def changes(desk: Desk, call: Call) -> list[str | None]:
    """For each row the field that changed, as far as it is known."""
    return [
        row.changed.fields[0].field if row.changed and row.changed.fields else None
        for row in desk.view(call).rows
    ]


def test_only_the_row_that_is_shown_is_held_against_the_revision_before(desk: Desk) -> None:
    assert changes(desk, call_of(desk, "S9494")) == ["prior_approval", None]
    assert changes(desk, call_of(desk, "S9494", row=1)) == [None, None]
    assert changes(desk, call_of(desk, "")) == [None, None, None]


def test_a_row_that_is_not_new_any_more_is_not_held_against_it(desk: Desk) -> None:
    later = call_of(desk, "S9494")._replace(day=date(2027, 1, 1))
    assert changes(desk, later) == [None, None]


def test_a_pinned_row_that_is_answered_anew_says_what_changed_then(desk: Desk) -> None:
    call = call_of(desk, "S9494")
    row = desk.view(call).current
    assert row
    assert row.changed
    past = desk.context(call._replace(day=date(2024, 6, 1)))
    assert answered_anew(desk, row, past).changed is None
    assert answered_anew(desk, answered_anew(desk, row, past), row.context) == row


@pytest.mark.parametrize("query", ["", "antibiotic"])
def test_the_filter_leaves_the_rows_that_changed(desk: Desk, query: str) -> None:
    call = call_of(desk, query).limited((CHANGED,))
    shown = desk.view(call)
    assert rows(shown) == ["S9494"]
    assert shown.rows[0].answer
    assert shown.rows[0].answer.revision.policy_id == "BCP-1"
    assert rows(desk.view(call._replace(day=date(2025, 1, 1)))) == []


def test_the_filter_goes_by_the_text_of_the_service_date_however_old(desk: Desk) -> None:
    call = call_of(desk).limited((CHANGED,))._replace(day=date(2031, 1, 1))
    assert rows(desk.view(call)) == ["S9494"]


def test_the_rows_of_the_filter_say_what_changed_however_long_ago(desk: Desk) -> None:
    call = call_of(desk, row=0).limited((CHANGED,))._replace(row=0)
    said = "10/01/2026: prior approval N → Y"
    for day, label, text in (
        (date(2026, 11, 23), "Recently", f"changed {said}"),
        (date(2031, 1, 1), "Changed", said),
    ):
        current = desk.view(call._replace(day=day)).current
        assert current
        assert (label, text) in [
            (each.label, each.text.partition(";")[0]) for each in statements(current)
        ]


def test_new_data_are_compared_anew(desk: Desk) -> None:
    call = call_of(desk).limited((CHANGED,))
    assert rows(desk.view(call)) == ["S9494"]
    write(Path(desk.folder), {"bcp-1-2024-01-01": NEW.replace("2026-10-01", "2024-01-01")})
    reload(desk)
    reload(desk)
    assert rows(desk.view(call)) == []
