"""Statements: everything an answer says below its verdict, in the order in which it is needed."""

from datetime import date

import pytest

from bcp_tui.policy import Answer, Note, parse_range
from bcp_tui.report.statements import (
    Statement,
    asked_code,
    codes_named,
    context_text,
    statements,
    unanswered_statements,
)
from tests.builders import ask, context, covered, not_covered, revision

LEGEND_N = Statement("Legend", "N = None required", "BCP-1 §4.0")
COST_SHARE = Statement("Cost share", "Home Visits", urgent=True)
SOURCE = Statement("Source", "BCP-1 Home Visits, section 4.0, effective 02/01/2024")
FOR_EVERY = Statement("Plans", "the same for every plan", urgent=True)
NOT_LISTED = Statement("", "No policy in effect on the service date lists this code.")


def answer(typed: str, *entries: object, plan: str | None = "PPO", **notes: object) -> Answer:
    text = revision(*entries, **notes)  # type: ignore[arg-type]
    (only,) = ask(typed, text, plan=plan).answers
    return only


def labelled(label: str, found: list[Statement]) -> list[Statement]:
    return [each for each in found if each.label == label]


def test_a_plain_answer_says_money_legend_and_source() -> None:
    assert statements(answer("S9494", covered("S9494"))) == [COST_SHARE, LEGEND_N, SOURCE]


@pytest.mark.parametrize(
    ("typed", "listed", "read_as"),
    [
        ("SO494", "S0494", "SO494 read as S0494"),
        ("E781", "E0781", "E781 read as E0781"),
        ("E 781", "E0781", "E 781 read as E0781"),
    ],
)
def test_a_code_read_otherwise_than_typed_says_so_first(
    typed: str, listed: str, read_as: str
) -> None:
    assert statements(answer(typed, covered(listed))) == [
        Statement("Read as", read_as, urgent=True),
        COST_SHARE,
        LEGEND_N,
        SOURCE,
    ]


@pytest.mark.parametrize(
    ("typed", "modifiers"),
    [("S9494-SS", "SS"), ("S9494 RR", "RR"), ("S9494-59-RR", "59, RR")],
)
def test_modifiers_are_said_to_be_set_aside(typed: str, modifiers: str) -> None:
    set_aside = f"{modifiers} set aside: policies list codes without modifiers"
    assert statements(answer(typed, covered("S9494"))) == [
        Statement("Modifier", set_aside),
        COST_SHARE,
        LEGEND_N,
        SOURCE,
    ]


@pytest.mark.parametrize(
    ("typed", "listed", "lies"),
    [
        ("96410", "96409-96411", "96410 lies in 96409-96411"),
        ("96410-96415", "96409-96411", "96410-96411 lies in 96409-96411"),
    ],
)
def test_a_part_of_a_range_says_in_which_it_lies(typed: str, listed: str, lies: str) -> None:
    said = statements(answer(typed, covered(listed)))
    assert said == [Statement("In range", lies, urgent=True), COST_SHARE, LEGEND_N, SOURCE]


def test_a_whole_range_lies_in_no_other() -> None:
    assert statements(answer("96409-96411", covered("96409-96411"))) == [
        COST_SHARE,
        LEGEND_N,
        SOURCE,
    ]


@pytest.mark.parametrize(
    ("symbols", "plan", "whom"),
    [
        ("N", None, "the same for every plan"),
        ("N", "G1", "the same for both G1-N and G1-U"),
        ("4", "G1", "the same for both G1-N and G1-U"),
        ("N", "PPO", None),
    ],
)
def test_an_answer_that_plans_share_says_for_whom_it_holds(
    symbols: str, plan: str | None, whom: str | None
) -> None:
    said = statements(answer("S9494", covered("S9494", symbols), plan=plan))
    assert labelled("Plans", said) == ([Statement("Plans", whom, urgent=True)] if whom else [])


def test_a_group_of_three_that_share_an_answer_is_each_plan() -> None:
    from bcp_tui.policy import Plan, Selection

    shared = answer("S9494", covered("S9494"), plan=None)
    three = Selection("Group 1", tuple(Plan(name, name, "G1") for name in ("A", "B", "C")))
    group = shared._replace(context=shared.context._replace(selection=three))
    assert labelled("Plans", statements(group)) == [
        Statement("Plans", "the same for each plan", urgent=True)
    ]


def test_what_is_not_covered_is_so_for_whoever_calls() -> None:
    assert statements(answer("S9494", not_covered("S9494"), plan=None)) == [
        Statement("Reason", "Bundled into another code", "BCP-1 §4.0", urgent=True),
        SOURCE,
    ]


def test_without_a_reason_none_is_given() -> None:
    assert statements(answer("S9494", not_covered("S9494", reason=None))) == [SOURCE]


def test_a_plan_that_the_legend_does_not_name_sends_to_the_benefit_document() -> None:
    assert statements(answer("S9494", covered("S9494", "1"), plan="other")) == [
        Statement(
            "Not stated",
            "The legend does not name this plan: check the member's benefit document.",
            urgent=True,
        ),
        COST_SHARE,
        Statement("Legend", "1 = HMO only", "BCP-1 §4.0"),
        SOURCE,
    ]


@pytest.mark.parametrize(
    ("symbols", "plan", "sides"),
    [
        (
            "7",
            "G1",
            [
                ("Ask", "Is the caller on Group 1 Union?"),
                ("Required", "Group 1 Union"),
                ("Not required", "G1-N"),
            ],
        ),
        (
            "1, 2, 4",
            None,
            [
                ("Ask", "Is the caller on Group not in the legend?"),
                ("Not stated", "Group not in the legend"),
                ("Required", "HMO, PPO, G1-N, G1-U"),
            ],
        ),
        (
            "1, 4",
            None,
            [
                ("Ask", "Is the caller on Preferred Providers?"),
                ("Not required", "Preferred Providers"),
                ("Not stated", "other"),
                ("Required", "HMO, G1-N, G1-U"),
            ],
        ),
        (
            "2, 7",
            None,
            [
                ("Ask", "Is the caller on Group not in the legend?"),
                ("Not stated", "Group not in the legend"),
                ("Required", "PPO, G1-U"),
                ("Not required", "HMO, G1-N"),
            ],
        ),
    ],
)
def test_where_plans_differ_the_shortest_side_is_asked_for_and_stands_first(
    symbols: str, plan: str | None, sides: list[tuple[str, str]]
) -> None:
    said = statements(answer("S9494", covered("S9494", symbols), plan=plan))
    assert [(each.label, each.text) for each in said[: len(sides)]] == sides
    assert all(each.urgent and not each.source for each in said[: len(sides)])
    assert said[len(sides)] == COST_SHARE


@pytest.mark.parametrize(
    ("plans", "asks"),
    [(3, "Is the caller on P0, P1, P2?"), (4, "Which plan is the caller on?")],
)
def test_no_more_than_three_plans_are_asked_for_in_one_sentence(plans: int, asks: str) -> None:
    from bcp_tui.policy import Plan, Selection

    both = answer("S9494", covered("S9494", "1"), plan=None)
    ids = tuple(f"P{at}" for at in range(2 * plans))
    selection = Selection("many", tuple(Plan(each, each) for each in ids))
    approval = both.prior_approval._replace(
        required_for=ids[:plans], not_required_for=ids[plans:], not_stated_for=()
    )
    depends = both._replace(
        context=both.context._replace(selection=selection), prior_approval=approval
    )
    said = [(each.label, each.text) for each in statements(depends)[:3]]
    assert said == [
        ("Ask", asks),
        ("Required", ", ".join(ids[:plans])),
        ("Not required", ", ".join(ids[plans:])),
    ]


def test_every_cost_share_and_every_symbol_is_named_in_the_policys_order() -> None:
    entry = covered("S9494", "2, 1", cost_share=("Supplies", "Home Visits"))
    said = statements(answer("S9494", entry))
    assert said[0] == Statement("Cost share", "Supplies; Home Visits", urgent=True)
    assert said[1] == Statement("Legend", "2 = PPO only; 1 = HMO only", "BCP-1 §4.0")


def test_without_cost_share_and_symbols_neither_is_said() -> None:
    entry = covered("S9494", cost_share=())._replace(symbols=())
    assert [each.label for each in statements(answer("S9494", entry))] == ["Not stated", "Source"]


DEMANDING = Note("1.0", "Everything needs approval.", "covered", requires_prior_approval=True)
PLAIN = Note("Important Information", "See the benefit document.", "all")
CAUTION = Note("2.0", "No guarantee of payment.", "all", caution=True)


def test_notes_that_demand_approval_are_the_reason_and_make_the_legend_urgent() -> None:
    said = statements(answer("S9494", covered("S9494"), notes=(PLAIN, CAUTION, DEMANDING)))
    assert said == [
        COST_SHARE,
        LEGEND_N._replace(urgent=True),
        Statement("Why", "Everything needs approval.", "BCP-1 §1.0", urgent=True),
        Statement("Note", "See the benefit document.", "BCP-1 Important Information"),
        SOURCE,
    ]


def test_codes_not_to_be_used_together_are_named_on_both_sides_and_can_be_followed() -> None:
    rows = (
        covered("S9494", description="Therapy (do not use with S9497 - S9500, or E9498)"),
        covered("S9497"),
        covered("S9498"),
        covered("S9501"),
        covered("G9498"),
    )
    apart = Statement("Not with", "S9497, S9498", codes=("S9497", "S9498"))
    assert statements(answer("S9494", *rows)) == [COST_SHARE, LEGEND_N, apart, SOURCE]
    back = Statement("Not with", "S9494", codes=("S9494",))
    assert statements(answer("S9498", *rows)) == [COST_SHARE, LEGEND_N, back, SOURCE]
    assert labelled("Not with", statements(answer("G9498", *rows))) == []


def test_an_add_on_names_its_primary_code_to_follow() -> None:
    rows = (
        covered("99601", description="Visit; first two hours"),
        covered("99602", description="... each hour", continues="99601"),
    )
    primary = Statement("Add-on to", "99601", codes=("99601",))
    assert statements(answer("99602", *rows)) == [COST_SHARE, LEGEND_N, primary, SOURCE]
    assert statements(answer("99601", *rows)) == [COST_SHARE, LEGEND_N, SOURCE]


def test_without_a_coding_section_the_policy_alone_is_cited() -> None:
    (only,) = ask("S9494", revision(not_covered("S9494"), sections=())).answers
    assert statements(only) == [
        Statement("Reason", "Bundled into another code", "BCP-1", urgent=True),
        Statement("Source", "BCP-1 Home Visits, effective 02/01/2024"),
    ]


# -- what no policy answers ----------------------------------------------------------------------


def test_a_word_is_sent_to_search() -> None:
    said = unanswered_statements(ask("hydration", revision(covered("S9494"))))
    assert said == [Statement("", "This is not a procedure code; search for it as words.")]


def test_a_code_in_no_policy_says_what_the_policies_say_of_such_and_what_is_near() -> None:
    unlisted = Note("1.0", "Unlisted codes are subject to review.", "unlisted")
    out = Note("1.1", "Out of network they are not covered.", "unlisted", network="out")
    text = revision(covered("E0781"), covered("E0785"), notes=(unlisted, out, PLAIN))
    found = ask("E0784", text)
    assert unanswered_statements(found) == [
        NOT_LISTED,
        Statement("Note", "Unlisted codes are subject to review.", "BCP-1 §1.0"),
        Statement("Similar", "E0785, E0781", "not the code asked for", ("E0785", "E0781")),
    ]
    notes = labelled("Note", unanswered_statements(ask("E0784", text, network="out")))
    assert [note.source for note in notes] == ["BCP-1 §1.0", "BCP-1 §1.1"]


def test_where_nothing_is_near_nothing_is_called_similar() -> None:
    assert unanswered_statements(ask("J1234", revision(covered("S9494")))) == [NOT_LISTED]


def test_a_code_read_otherwise_says_so_also_where_it_is_not_listed() -> None:
    said = unanswered_statements(ask("JO234-RR", revision(covered("S9494"))))
    assert said == [
        Statement("Read as", "JO234-RR read as J0234", urgent=True),
        Statement("Modifier", "RR set aside: policies list codes without modifiers"),
        NOT_LISTED,
    ]


def test_a_code_read_otherwise_says_so_also_where_no_text_is_in_force() -> None:
    said = unanswered_statements(ask("SO494", revision(covered("S0494")), day=date(2020, 1, 1)))
    assert said == [
        Statement("Read as", "SO494 read as S0494", urgent=True),
        Statement("Listed in", "BCP-1 Home Visits, in effect from 02/01/2024"),
    ]


def test_a_code_of_no_text_in_force_says_when_it_was_listed() -> None:
    old = revision(covered("S9494"), effective=date(2020, 1, 1), ends=date(2024, 2, 1))
    new = revision(covered("S9494"), ends=date(2025, 1, 1), title="Visits")
    assert unanswered_statements(ask("S9494", old, new)) == [
        Statement("Listed in", "BCP-1 Home Visits, in effect from 01/01/2020 until 02/01/2024"),
        Statement("Listed in", "BCP-1 Visits, in effect from 02/01/2024 until 01/01/2025"),
    ]


# -- small things --------------------------------------------------------------------------------


def test_the_context_names_plan_network_and_date() -> None:
    assert context_text(context("G1", "out")) == (
        "Plan: Group 1, not known which. Network: out. Service date: 11/23/2026."
    )


@pytest.mark.parametrize(("typed", "code"), [("SO494", "S0494"), ("hydration", "hydration")])
def test_a_finding_is_called_by_its_code_or_as_typed(typed: str, code: str) -> None:
    assert asked_code(ask(typed, revision(covered("S0494")))) == code


def test_the_codes_that_can_be_followed_stand_in_the_order_shown_each_once() -> None:
    first = revision(
        covered("99601", description="Visit (do not use with 99602); first two hours"),
        covered("99602", description="... each hour", continues="99601"),
        covered("99603", description="Visit (do not use with 99602)"),
    )
    second = revision(
        covered("99602", description="Do not use with S9500"), covered("S9500"), policy="BCP-2"
    )
    assert codes_named(ask("99602", first, second)) == ("99601", "99603", "S9500")


def test_similar_codes_can_be_followed_too() -> None:
    assert codes_named(ask("E0784", revision(covered("E0785")))) == ("E0785",)


def test_where_nothing_is_found_there_is_nothing_to_follow() -> None:
    assert codes_named(None) == ()


def test_notes_can_name_the_codes_they_belong_to() -> None:
    note = Note("3.0", "About S9494.", (parse_range("S9494"),))
    rows = (covered("S9494"), not_covered("S9500"))
    assert labelled("Note", statements(answer("S9494", *rows, notes=(note,)))) == [
        Statement("Note", "About S9494.", "BCP-1 §3.0")
    ]
    assert labelled("Note", statements(answer("S9500", *rows, notes=(note,)))) == []


def test_notes_for_one_table_are_not_said_of_the_other() -> None:
    notes = (Note("3.0", "Covered.", "covered"), Note("3.1", "Not covered.", "non_covered"))
    rows = (covered("S9494"), not_covered("S9500"))
    texts = [
        [each.text for each in labelled("Note", statements(answer(code, *rows, notes=notes)))]
        for code in ("S9494", "S9500")
    ]
    assert texts == [["Covered."], ["Not covered."]]
