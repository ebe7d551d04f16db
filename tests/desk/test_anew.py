"""Rows answered: pinned ones in another context, ranges, modifiers, drugs, and what conflicts."""

from datetime import date
from pathlib import Path

import pytest

from bcp_tui.desk import Desk, PassageResult
from bcp_tui.desk.anew import answered_anew
from bcp_tui.policy import Context, choose
from tests.desk.small import NOW, approvals, call_of, rows, small_desk, write
from tests.policy_files import covered_row, policy_file


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return small_desk(tmp_path_factory.mktemp("small"))


TODAY = NOW.date()


def outside(desk: Desk, day: date = TODAY) -> Context:
    return Context(choose(desk.book.plans, "PPO"), day, "out")


def test_a_pinned_row_is_answered_anew(desk: Desk) -> None:
    row = desk.view(call_of(desk, "S9494 S9500")).rows[1]
    assert row.conflicts == ("S9494",)
    anew = answered_anew(desk, row, outside(desk))
    assert anew.answer is not None
    assert anew.answer.decision.prior_approval.answer == "required"
    assert anew.answer.context == anew.context == outside(desk)
    assert (anew.conflicts, anew.others, anew.asked) == ((), (), row.asked)


def test_a_pinned_row_on_a_day_without_a_text_says_what_is_found_then(desk: Desk) -> None:
    row = desk.view(call_of(desk, "S9494")).rows[0]
    then = outside(desk, date(2020, 1, 1))
    anew = answered_anew(desk, row, then)
    assert anew.answer is None
    assert anew.found is not None
    assert (anew.found.status, anew.found.context) == ("not_in_effect", then)
    again = answered_anew(desk, anew, outside(desk))
    assert again.answer is not None
    assert again.answer.entry.code == "S9494"
    assert (again.conflicts, again.others) == ((), ())


def test_a_pinned_code_that_is_not_listed_stays_so(desk: Desk) -> None:
    row = desk.view(call_of(desk, "J1234")).rows[0]
    assert row.found is not None
    anew = answered_anew(desk, row, outside(desk))
    assert anew.found is not None
    assert (anew.found.status, anew.found.context) == ("not_listed", outside(desk))


def test_a_pinned_passage_says_the_same_in_every_context(desk: Desk) -> None:
    row = desk.view(call_of(desk, "aircraft")).rows[0]
    assert row.passage is not None
    anew = answered_anew(desk, row, outside(desk))
    assert anew == row._replace(context=outside(desk))


def test_a_pinned_row_of_one_policy_is_answered_by_that_policy(tmp_path: Path) -> None:
    files = {
        f"bcp-{number}-2024-01-01": policy_file(number, covered_row("S9494", symbols))
        for number, symbols in ((2, "N"), (3, "1"), (10, "Y"))
    }
    desk = Desk(str(write(tmp_path, files)), lambda: NOW)
    view = desk.view(call_of(desk, "S9494"))
    assert approvals(view) == ["not_required", "depends", "required"]
    policies = [[each.revision.policy_id for each in row.others] for row in view.rows]
    assert policies == [["BCP-3", "BCP-10"], ["BCP-2", "BCP-10"], ["BCP-2", "BCP-3"]]
    for row, others in zip(view.rows, policies, strict=True):
        anew = answered_anew(desk, row, outside(desk))
        assert row.answer is not None
        assert anew.answer is not None
        assert anew.answer.revision == row.answer.revision
        assert [each.revision.policy_id for each in anew.others] == others
        assert {each.context for each in anew.others} == {outside(desk)}


def test_where_its_policy_no_longer_lists_a_row_the_others_answer(tmp_path: Path) -> None:
    gone = covered_row("S9494", "Y")
    files = {
        "bcp-2-2024-01-01": policy_file(2, gone),
        "bcp-2-2025-01-01": policy_file(2, covered_row("S9500", "N"), "2025-01-01"),
        "bcp-3-2024-01-01": policy_file(3, covered_row("S9494", "N")),
        "bcp-4-2024-01-01": policy_file(4, covered_row("S9494", "N")),
    }
    desk = Desk(str(write(tmp_path, files)), lambda: NOW)
    then = desk.view(call_of(desk, "S9494")._replace(day=date(2024, 6, 1)))
    row = then.rows[0]
    assert row.answer is not None
    assert row.answer.revision.policy_id == "BCP-2"
    anew = answered_anew(desk, row, outside(desk))
    answers = [*([anew.answer] if anew.answer else []), *anew.others]
    assert [each.revision.policy_id for each in answers] == ["BCP-3", "BCP-4"]


def test_what_a_row_was_asked_as(desk: Desk) -> None:
    view = desk.view(call_of(desk, "96410-SS J1234 E781 J1235"))
    asked = [(row.asked.typed, str(row.asked.codes)) for row in view.rows if row.asked]
    assert asked == [
        ("96410-SS", "96410"),
        ("J1234", "J1234"),
        ("E781", "E0781"),
        ("J1235", "J1235"),
    ]
    first, unlisted, pump, _ = view.rows
    assert first.asked is not None
    assert first.asked.modifiers == ("SS",)
    assert first.answer is not None
    assert (str(first.answer.part), first.answer.in_range) == ("96410", True)
    assert pump.asked is not None
    assert pump.asked.read_as == "E0781"
    assert unlisted.found is not None
    assert {row.context for row in view.rows} == {view.context}


def test_of_an_asked_range_each_row_is_asked_for_its_own_part(desk: Desk) -> None:
    view = desk.view(call_of(desk, "S9400-S9500, 96411-96420"))
    assert rows(view) == ["S9494", "S9500", "96411"]
    assert [row.asked.typed for row in view.rows if row.asked] == [
        "S9400-S9500",
        "S9400-S9500",
        "96411-96420",
    ]


def test_a_row_that_words_found_is_asked_by_its_own_code(desk: Desk) -> None:
    view = desk.view(call_of(desk, "chemotherapy"))
    asked = view.rows[0].asked
    assert asked is not None
    assert (asked.typed, str(asked.codes)) == ("96409-96411", "96409-96411")
    assert view.rows[0].answer is not None
    assert not view.rows[0].answer.in_range


def test_several_modifiers_choose_several_rows(tmp_path: Path) -> None:
    body = "".join(
        covered_row("E0781", symbols) + f'modifiers = ["{modifier}"]\n'
        for modifier, symbols in (("RR", "Y"), ("NU", "N"))
    )
    desk = Desk(str(write(tmp_path, {"bcp-1-2024-01-01": policy_file(1, body)})), lambda: NOW)
    assert approvals(desk.view(call_of(desk, "E0781-NU"))) == ["not_required"]
    assert approvals(desk.view(call_of(desk, "E0781-RR"))) == ["required"]
    assert approvals(desk.view(call_of(desk, "E0781"))) == ["required", "not_required"]


@pytest.mark.parametrize(
    ("query", "drug", "via"),
    [
        ("oncovin", "oncovin", "oncovin"),
        ("vincristine", "vincristine", "vincristine"),
        ("chemo", None, "chemo"),
        ("chemotherapy", None, None),
        ("bundled", None, "Bundled into another code"),
    ],
)
def test_a_row_is_about_a_drug_only_if_its_name_led_there(
    desk: Desk, query: str, drug: str | None, via: str | None
) -> None:
    row = desk.view(call_of(desk, query)).rows[0]
    assert row.about_drug == drug
    assert row.result is not None
    assert not isinstance(row.result, PassageResult)
    assert row.result.via == via
    assert row.answer is not None


def test_codes_of_the_sheet_and_of_the_line_conflict(desk: Desk) -> None:
    pinned = desk.view(call_of(desk, "S9494")).rows[0]
    asked = call_of(desk, "S9500 E0781").pinning(pinned)
    view = desk.view(asked)
    assert [row.conflicts for row in view.rows] == [("S9494",), ()]
    assert [row.conflicts for row in view.pinned] == [("S9500",)]
    found = desk.view(call_of(desk, "J1234")).rows[0]
    again = desk.view(asked.pinning(found))
    assert [row.conflicts for row in again.pinned] == [("S9500",), ()]
