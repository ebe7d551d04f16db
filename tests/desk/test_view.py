"""What is shown of a call: rows, the current one, filters, passages, conflicts, days off file."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from bcp_tui.desk import Call, Desk, PassageResult, View
from bcp_tui.desk.anew import answered_anew
from bcp_tui.policy import Filter, all_plans, choose
from tests.call_data import FOLDER
from tests.policy_files import covered_row, policy_file

NOT_COVERED = Filter("coverage", "not_covered")
REQUIRED = Filter("prior_approval", "required")


@pytest.fixture(scope="module")
def desk() -> Desk:
    return Desk(str(FOLDER), lambda: datetime(2026, 11, 23, 12))


def view_of(desk: Desk, query: str = "", **state: Any) -> View:
    return desk.view(Call(all_plans(desk.book.plans), query=query)._replace(**state))


def rows(view: View) -> list[str]:
    """The codes of the rows, and the sections of the passages."""
    return [
        item.passage.section if isinstance(item, PassageResult) else str(row.codes)
        for item, row in zip(view.rows.items, view.rows, strict=True)
    ]


def test_nothing_is_answered_that_nobody_asked_for(desk: Desk) -> None:
    view = view_of(desk)
    assert view.current is None
    assert len(view.rows) == view.of > 0
    assert view_of(desk, row=1).current == view.rows[1]


def test_what_was_typed_answers_with_its_first_row(desk: Desk) -> None:
    current = view_of(desk, "S9494").current
    assert current is not None
    assert current.answer is not None
    assert current.answer.entry.code == "S9494"


def test_while_the_network_is_not_asked_both_answers_are_there(desk: Desk) -> None:
    current = view_of(desk, "S9494").current
    assert current is not None
    assert current.answer is not None
    assert current.answer.out_of_network is not None
    told = view_of(desk, "S9494", network="out").current
    assert told is not None
    assert told.answer is not None
    assert told.answer.decision.prior_approval.answer == "required"


@pytest.mark.parametrize(
    ("query", "section"),
    [
        ("maximum benefit", "1.0"),
        ("out of network", "1.0"),
        ("emergency", "1.0"),
        ("unlisted codes", "1.0"),
        ("are unlisted codes covered", "1.0"),
        ("medical necessity", "1.0"),
        ("do I need approval for the medication itself", "3.0 A.1"),
        ("where is the list of drugs that need approval", "3.0 A"),
        ("what happens when the benefit runs out", "1.0"),
        ("not medically necessary", "3.0 B"),
        ("when is the next review", "9.0"),
    ],
)
def test_what_the_text_answers_comes_first(desk: Desk, query: str, section: str) -> None:
    assert rows(view_of(desk, query))[0] == section


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ("is remicade covered", "S9359"),
        ("is tpn covered", "S9364"),
        ("does chemo at home need prior approval", "S9329"),
        ("post-operative pain pump", "A4305"),
    ],
)
def test_what_a_row_answers_comes_before_the_text(desk: Desk, query: str, code: str) -> None:
    assert rows(view_of(desk, query))[0] == code


def test_reasons_and_cost_shares_are_found_by_their_words(desk: Desk) -> None:
    assert rows(view_of(desk, "experimental")) == ["S9355"]
    assert set(rows(view_of(desk, "bundled"))) == {"A4300", "S5036"}
    assert {"E0779", "E0786"} <= set(rows(view_of(desk, "durable medical equipment")))


def test_words_that_ask_for_a_filter_limit_the_list(desk: Desk) -> None:
    view = view_of(desk, "which codes need PA")
    assert view.filters == (REQUIRED,)
    assert 0 < len(view.rows) < view.of
    decided = {row.answer.decision.prior_approval.answer for row in view.rows if row.answer}
    assert decided == {"required"}


def test_a_filter_is_one_of_the_callers_plan_and_network(desk: Desk) -> None:
    view = view_of(desk, "which codes need PA", network="out")
    covered = view_of(desk, filters=(Filter("coverage", "covered"),))
    assert len(view.rows) == len(covered.rows)


def test_further_words_look_among_what_a_filter_leaves(desk: Desk) -> None:
    view = view_of(desk, "chelation not covered")
    assert rows(view)[0] == "S9355"
    none = view_of(desk, "chemo not covered")
    assert len(none.rows) == 0
    assert none.of > 0
    assert none.current is None


def test_chosen_and_typed_filters_hold_together(desk: Desk) -> None:
    view = view_of(desk, "not covered", filters=(REQUIRED,))
    assert view.filters == (REQUIRED, NOT_COVERED)
    assert len(view.rows) == 0


def test_a_code_that_is_named_is_shown_whatever_the_filter(desk: Desk) -> None:
    assert rows(view_of(desk, "S9494", filters=(NOT_COVERED,))) == ["S9494"]


def test_codes_of_one_call_that_exclude_each_other_are_flagged(desk: Desk) -> None:
    view = view_of(desk, "s9494 s9502 99601")
    assert [row.conflicts for row in view.rows] == [("S9502",), ("S9494",), ()]
    pinned = view_of(desk, "s9494").rows[0]
    later = view_of(desk, "s9502", pinned=(pinned,))
    assert later.rows[0].conflicts == ("S9494",)
    assert later.pinned[0].conflicts == ("S9502",)


def test_a_row_found_by_a_drugs_name_is_about_the_drug(desk: Desk) -> None:
    first = view_of(desk, "remicade").rows[0]
    assert first.about_drug == "remicade"
    assert view_of(desk, "hydration").rows[0].about_drug is None


def test_a_day_whose_text_is_not_on_file(desk: Desk) -> None:
    view = view_of(desk, "S9494", day=date(2023, 9, 30))
    assert view.in_force == ()
    assert [policy.id for policy in view.off_file] == ["BCP-27"]
    assert view.current is not None
    assert view.current.found is not None
    assert view.current.found.status == "not_on_file"


def test_a_pinned_row_is_answered_anew_in_another_context(desk: Desk) -> None:
    call = Call(all_plans(desk.book.plans), query="s9494")
    row = desk.view(call).rows[0]
    outside = desk.context(call._replace(network="out"))
    anew = answered_anew(desk, row, outside)
    assert anew.context == outside
    assert anew.key == row.key
    assert anew.answer is not None
    assert anew.answer.decision.prior_approval.answer == "required"


def two_policies(folder: Path) -> Desk:
    (folder / "policies").mkdir()
    (folder / "plans.toml").write_bytes((FOLDER / "plans.toml").read_bytes())
    for number, symbol in ((2, "N"), (10, "Y")):
        path = folder / "policies" / f"bcp-{number}-2024-01-01.toml"
        path.write_text(policy_file(number, covered_row("S9494", symbol)), "utf-8")
    return Desk(str(folder), lambda: datetime(2026, 11, 23, 12))


def test_a_code_of_two_policies_is_two_rows_each_with_its_own_answer(tmp_path: Path) -> None:
    desk = two_policies(tmp_path)
    view = view_of(desk, "S9494")
    answers = [row.answer for row in view.rows if row.answer]
    assert [answer.revision.policy_id for answer in answers] == ["BCP-2", "BCP-10"]
    decided = [answer.decision.prior_approval.answer for answer in answers]
    assert decided == ["not_required", "required"]
    assert [each.revision.policy_id for each in view.rows[1].others] == ["BCP-2"]


def test_pinning_takes_the_row_that_is_chosen_and_the_same_only_once(tmp_path: Path) -> None:
    desk = two_policies(tmp_path)
    call = Call(choose(desk.book.plans, "PPO"), query="S9494", row=1)
    row = desk.view(call).current
    assert row is not None
    assert row.answer is not None
    assert row.answer.revision.policy_id == "BCP-10"
    assert call.pinning(row).pinning(row).pinned == (row,)
