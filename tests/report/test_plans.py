"""Whom an answer holds for: what to ask the caller, and who is on which side, by name."""

import pytest

from bcp_tui.policy import Note, Plan, Selection
from bcp_tui.report.plans import about_plans, sides_text
from bcp_tui.report.statement import Statement
from tests.builders import covered, not_covered, revision, row

EXCLUDED = Note("1.2", "Excluded.", "covered", plans=("PPO",), excludes_coverage=True)
WAIVED = Note("4.0", "Waived.", "covered", plans=("G1-U",), waives_prior_approval=True)
OTHER = "Group not in the legend"


def said(
    symbols: str, plan: str | None = None, notes: tuple[Note, ...] = ()
) -> list[tuple[str, str]]:
    answer = row("S9494", revision(covered("S9494", symbols), notes=notes), plan=plan).answer
    assert answer
    told = [*about_plans(answer)]
    assert all(each.urgent and not each.source and not each.codes for each in told)
    return [(each.label, each.text) for each in told]


@pytest.mark.parametrize(
    ("symbols", "plan", "whom"),
    [
        ("N", None, "the same for every plan"),
        ("Y", None, "the same for every plan"),
        ("N", "G1", "the same for both Group 1 Non-Union and Group 1 Union"),
        ("4", "G1", "the same for both Group 1 Non-Union and Group 1 Union"),
    ],
)
def test_what_plans_share_says_for_whom_it_holds(symbols: str, plan: str | None, whom: str) -> None:
    assert said(symbols, plan) == [("Plans", whom)]


def test_to_a_caller_of_one_plan_nothing_is_said_of_plans() -> None:
    assert said("N", "PPO") == []
    assert said("1", "HMO") == []


def test_a_group_of_three_that_share_an_answer_is_each_plan() -> None:
    answer = row("S9494", revision(covered("S9494"))).answer
    assert answer
    three = Selection("Group 1", tuple(Plan(name, name, "G1") for name in ("A", "B", "C")))
    group = answer._replace(context=answer.context._replace(selection=three))
    assert [*about_plans(group)] == [Statement("Plans", "the same for each plan", urgent=True)]


def test_a_plan_that_the_legend_does_not_name_sends_to_the_benefit_document() -> None:
    check = "The legend does not name this plan: check the member's benefit document."
    assert said("1", "other") == [("Not stated", check)]


def test_what_is_not_covered_for_anyone_is_so_for_whoever_calls() -> None:
    answer = row("S9494", revision(not_covered("S9494"))).answer
    assert answer
    assert [*about_plans(answer)] == []
    assert said("N", "PPO", (EXCLUDED,)) == []


# Where plans differ: the question, then each side with its plans, the shortest first.
SIDES: list[tuple[str, str | None, tuple[Note, ...], list[tuple[str, str]]]] = [
    (
        "7",
        "G1",
        (),
        [
            ("Ask", "Is the caller on Group 1 Union?"),
            ("Required", "Group 1 Union"),
            ("Not required", "Group 1 Non-Union"),
        ],
    ),
    (
        "1, 2, 4",
        None,
        (),
        [
            ("Ask", f"Is the caller on {OTHER}?"),
            ("Not stated", OTHER),
            (
                "Required",
                "Health Maintenance, Preferred Providers, Group 1 Non-Union, Group 1 Union",
            ),
        ],
    ),
    (
        "1, 4",
        None,
        (),
        [
            ("Ask", "Which plan is the caller on?"),
            ("Not required", "Preferred Providers"),
            ("Not stated", OTHER),
            ("Required", "Health Maintenance, Group 1 Non-Union, Group 1 Union"),
        ],
    ),
    (
        "N",
        None,
        (EXCLUDED,),
        [
            ("Ask", "Is the caller on Preferred Providers?"),
            ("Not covered", "Preferred Providers"),
            (
                "Not required",
                f"Health Maintenance, Group 1 Non-Union, Group 1 Union, {OTHER}",
            ),
        ],
    ),
    (
        "7",
        None,
        (EXCLUDED,),
        [
            ("Ask", "Which plan is the caller on?"),
            ("Not covered", "Preferred Providers"),
            ("Required", "Group 1 Union"),
            ("Not stated", OTHER),
            ("Not required", "Health Maintenance, Group 1 Non-Union"),
        ],
    ),
    (
        "4",
        "G1",
        (WAIVED,),
        [
            ("Ask", "Is the caller on Group 1 Non-Union?"),
            ("Required", "Group 1 Non-Union"),
            ("Not required", "Group 1 Union"),
        ],
    ),
]


@pytest.mark.parametrize(("symbols", "plan", "notes", "sides"), SIDES)
def test_where_plans_differ_each_side_is_named_and_a_yes_or_no_asks_for_the_shorter_of_two(
    symbols: str, plan: str | None, notes: tuple[Note, ...], sides: list[tuple[str, str]]
) -> None:
    assert said(symbols, plan, notes) == sides


@pytest.mark.parametrize(
    ("plans", "asks"),
    [
        (2, "Is the caller on Plan 0 or Plan 1?"),
        (3, "Is the caller on Plan 0, Plan 1 or Plan 2?"),
        (4, "Which plan is the caller on?"),
    ],
)
def test_no_more_than_three_plans_are_asked_for_in_one_sentence(plans: int, asks: str) -> None:
    answer = row("S9494", revision(covered("S9494", "1"))).answer
    assert answer
    ids = tuple(f"P{at}" for at in range(2 * plans))
    many = Selection("many", tuple(Plan(each, f"Plan {each[1:]}") for each in ids))
    approval = answer.decision.prior_approval._replace(
        required_for=ids[:plans], not_required_for=ids[plans:], not_stated_for=()
    )
    depends = answer._replace(
        context=answer.context._replace(selection=many),
        decision=answer.decision._replace(prior_approval=approval),
    )
    assert [(each.label, each.text) for each in about_plans(depends)] == [
        ("Ask", asks),
        ("Required", ", ".join(f"Plan {at}" for at in range(plans))),
        ("Not required", ", ".join(f"Plan {at}" for at in range(plans, 2 * plans))),
    ]


def test_the_sides_in_a_line() -> None:
    answer = row("S9494", revision(covered("S9494", "7")), plan="G1").answer
    assert answer
    selection = answer.context.selection
    assert sides_text(answer.decision, selection) == (
        "Required: Group 1 Union; Not required: Group 1 Non-Union"
    )
    excluded = row("S9494", revision(covered("S9494"), notes=(EXCLUDED,))).answer
    assert excluded
    assert sides_text(excluded.decision, excluded.context.selection).startswith(
        "Not covered: Preferred Providers; Not required: Health"
    )
    alike = row("S9494", revision(covered("S9494")), plan="G1").answer
    assert alike
    assert sides_text(alike.decision, selection) == ""
