"""A policy as a row: found by its id and its title, where there are several."""

from pathlib import Path

import pytest

from bcp_tui.desk import Desk, Row
from bcp_tui.policy import Asked, Filter
from bcp_tui.report.notes import note_text
from bcp_tui.report.statements import statements
from tests.desk.small import NOW, call_of, write
from tests.policy_files import covered_row, policy_file

VISION = covered_row("V2020", "N", "Frames") + covered_row("V2100", "Y", "Lens, sphere")
RIDES = covered_row("A0130", "N", "Wheelchair van") + covered_row("V2756", "N", "Lens case")


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    files = {
        "bcp-7-2024-01-01": policy_file(7, VISION).replace("Policy 7", "Vision Services"),
        "bcp-12-2024-01-01": policy_file(12, RIDES).replace("Policy 12", "Rides and Vans"),
    }
    return Desk(str(write(tmp_path, files)), lambda: NOW)


def named(rows: "list[Row]") -> list[str]:
    return [row.policy.title if row.policy else str(row.codes) for row in rows]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("bcp-12", ["Rides and Vans", "A0130", "V2756"]),
        ("BCP 12", ["Rides and Vans", "A0130", "V2756"]),
        ("bcp12", ["Rides and Vans", "A0130", "V2756"]),
        ("policy bcp-7", ["Vision Services", "V2020", "V2100"]),
        ("bcp-7 lens", ["V2100"]),
        ("is a lens in bcp-12 covered", ["V2756"]),
        ("lens", ["V2100", "V2756"]),
        ("vision services", ["Vision Services", "V2020", "V2100"]),
        ("vans", ["A0130", "Rides and Vans", "V2756"]),
        ("van", ["A0130", "Rides and Vans", "V2756"]),
        ("V2100", ["V2100"]),
        ("bcp-7 v2", ["V2020", "V2100"]),
        ("v2100 bcp-7", ["V2100"]),
        ("v2100 bcp-12", []),
        ("v2100 not covered", ["V2100"]),
    ],
)
def test_what_finds_a_policy(desk: Desk, typed: str, found: list[str]) -> None:
    assert named([*desk.view(call_of(desk, typed)).rows]) == found


@pytest.mark.parametrize("typed", ["bcp-99", "BCP 99", "bcp99"])
def test_the_number_of_a_policy_that_is_not_there_is_named_as_a_number(
    desk: Desk, typed: str
) -> None:
    view = desk.view(call_of(desk, f"{typed} lens"))
    (number, *rows) = view.rows
    assert number.asked == Asked(typed, kind="number")
    assert "nor a policy in the data" in statements(number)[0].text
    assert named(rows) == ["V2100", "V2756"]


def test_an_id_is_a_filter_that_stands_beside_the_count(desk: Desk) -> None:
    view = desk.view(call_of(desk, "bcp-7"))
    assert view.filters == (Filter("policy", "BCP-7"),)
    assert (len(view.rows), view.of) == (3, 5)


def test_the_only_policy_is_no_row(tmp_path: Path) -> None:
    files = {"bcp-7-2024-01-01": policy_file(7, VISION).replace("Policy 7", "Vision Services")}
    desk = Desk(str(write(tmp_path, files)), lambda: NOW)
    assert named([*desk.view(call_of(desk, "bcp-7")).rows]) == ["V2020", "V2100"]
    assert named([*desk.view(call_of(desk, "vision services")).rows]) == ["V2020", "V2100"]


def test_a_policy_that_is_copied_says_what_it_holds_and_not_what_keys_do(desk: Desk) -> None:
    row = desk.view(call_of(desk, "bcp-7")).rows[0]
    assert note_text([row]) == (
        "BCP-7: POLICY, Vision Services. Dates: in effect from 01/01/2024. "
        "Rows: 2 covered, 0 not covered."
    )


@pytest.mark.parametrize(("policy_id", "typed"), [("ALL", "all"), ("27", "27"), ("DME", "dme")])
def test_an_id_that_is_a_word_or_a_number_is_read_as_what_it_says(
    tmp_path: Path, policy_id: str, typed: str
) -> None:
    text = policy_file(7, VISION).replace("BCP-7", policy_id)
    desk = Desk(str(write(tmp_path, {"one-2024-01-01": text})), lambda: NOW)
    assert desk.view(call_of(desk, typed)).filters == ()
