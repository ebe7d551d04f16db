"""What limits a verdict and stands under it: network, medication, other codes and policies."""

import pytest

from bcp_tui.policy import CodedSeparately, Entry, Note, parse_range
from bcp_tui.report.statement import Statement
from bcp_tui.report.statements import statements
from tests.builders import covered, not_covered, revision, row, rows

LEGEND_N = Statement("Legend", "N = None required", "BCP-1 §4.0")
COST_SHARE = Statement("Cost share", "Home Visits", urgent=True)
SOURCE = Statement("Source", "BCP-1 Home Visits, section 4.0, effective 02/01/2024")
PLAIN_ANSWER = [COST_SHARE, LEGEND_N, SOURCE]

OUT = Note("1.0", "Out of network all need approval, but for emergencies.", "covered", "out", True)
SHORT_OUT = OUT._replace(in_short="but for emergencies")
PLAIN = Note("Important Information", "See the benefit document.", "all")
CAUTION = Note("2.0", "No guarantee of payment.", "all", caution=True)
DRUG = Note("3.0 A", "Drugs are approved by the Pharmacy.", "covered", about="medication")
SHORT_DRUG = DRUG._replace(in_short="the Pharmacy")
NO_DRUG = Note("3.0 A.1", "Without approval it is not needed.", "covered", about="medication")


def said(typed: str, *entries: Entry, notes: tuple[Note, ...] = ()) -> list[Statement]:
    """What a caller on PPO is told, in network."""
    return statements(row(typed, revision(*entries, notes=notes), plan="PPO"))


def labelled(label: str, found: list[Statement]) -> list[Statement]:
    return [each for each in found if each.label == label]


# -- the network ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("note", "text"),
    [
        (OUT, "PRIOR APPROVAL REQUIRED"),
        (SHORT_OUT, "PRIOR APPROVAL REQUIRED, but for emergencies"),
    ],
)
def test_while_the_network_is_not_asked_the_other_answer_stands_first(
    note: Note, text: str
) -> None:
    asked = row("S9494", revision(covered("S9494"), notes=(note,)), plan="PPO", network=None)
    assert statements(asked) == [
        Statement("Out of network", text, "BCP-1 §1.0", urgent=True),
        COST_SHARE,
        LEGEND_N,
        Statement("Note", OUT.text, "BCP-1 §1.0"),
        SOURCE,
    ]


def test_where_coverage_is_another_one_too_both_are_said() -> None:
    hmo = Note("1.1", "HMO never.", "covered", "out", plans=("HMO",), excludes_coverage=True)
    text = revision(covered("S9494"), notes=(hmo,))
    first = statements(row("S9494", text, network=None))[0]
    assert first.text.startswith(
        "COVERAGE DEPENDS · PRIOR APPROVAL NOT REQUIRED (Not covered: Health Maintenance; "
    )


def test_each_sentence_that_changes_the_answer_out_of_network_is_cited() -> None:
    second = Note("1.1", "By air never.", "covered", "out", excludes_coverage=True)
    other = Note("1.2", "Ask for the name.", "covered", "out")
    text = revision(covered("S9494"), notes=(other, OUT, second))
    first = statements(row("S9494", text, plan="PPO", network=None))[0]
    assert (first.text, first.source) == ("NOT COVERED", "BCP-1 §1.0, BCP-1 §1.1")


def test_where_plans_differ_out_of_network_each_side_is_named_there_too() -> None:
    group = OUT._replace(plans=("G1-U",))
    text = revision(covered("S9494"), notes=(group,))
    first = statements(row("S9494", text, plan="G1", network=None))[0]
    assert first.text == (
        "PRIOR APPROVAL DEPENDS (Required: Group 1 Union; Not required: Group 1 Non-Union)"
    )


def test_out_of_network_the_sentence_that_decides_stands_first_and_once() -> None:
    text = revision(covered("S9494"), notes=(PLAIN, CAUTION, SHORT_OUT))
    assert statements(row("S9494", text, plan="PPO", network="out")) == [
        Statement("Why", OUT.text, "BCP-1 §1.0", urgent=True),
        COST_SHARE,
        LEGEND_N,
        Statement("Note", "See the benefit document.", "BCP-1 Important Information"),
        SOURCE,
    ]


def test_a_sentence_that_waives_approval_says_why_too() -> None:
    waived = Note("4.0", "* Not for PPO", "covered", plans=("PPO",), waives_prior_approval=True)
    told = said("S9494", covered("S9494", "Y"), notes=(waived,))
    assert told[0] == Statement("Why", "* Not for PPO", "BCP-1 §4.0", urgent=True)
    assert labelled("Note", told) == []


def test_in_network_nothing_is_said_of_out_of_network() -> None:
    assert said("S9494", covered("S9494"), notes=(OUT,)) == PLAIN_ANSWER


# -- the medication ------------------------------------------------------------------------------


def test_the_medication_stands_under_the_verdict_in_short_and_below_in_full() -> None:
    assert said("S9494", covered("S9494"), notes=(PLAIN, SHORT_DRUG, NO_DRUG)) == [
        Statement(
            "Medication",
            "may need approval of its own: the Pharmacy",
            "BCP-1 §3.0 A",
            urgent=True,
        ),
        COST_SHARE,
        LEGEND_N,
        Statement("Note", "See the benefit document.", "BCP-1 Important Information"),
        Statement("Medication", "Drugs are approved by the Pharmacy.", "BCP-1 §3.0 A"),
        Statement("Medication", "Without approval it is not needed.", "BCP-1 §3.0 A.1"),
        SOURCE,
    ]


def test_a_sentence_about_the_medication_without_short_words_stands_there_in_full() -> None:
    assert said("S9494", covered("S9494"), notes=(DRUG, NO_DRUG)) == [
        Statement("Medication", DRUG.text, "BCP-1 §3.0 A", urgent=True),
        COST_SHARE,
        LEGEND_N,
        Statement("Medication", NO_DRUG.text, "BCP-1 §3.0 A.1"),
        SOURCE,
    ]


def test_a_row_found_by_a_drugs_name_answers_for_the_service() -> None:
    asked = row("S9494", revision(covered("S9494"), notes=(SHORT_DRUG,)), plan="PPO")
    first, second, *_ = statements(asked._replace(about_drug="remicade"))
    assert first == Statement(
        "Asked by", "“remicade”: this answers for the service, not for the drug", urgent=True
    )
    assert second.label == "Medication"


def test_what_is_asked_of_the_medication_out_of_network_only_is_kept_below() -> None:
    far = DRUG._replace(network="out")
    text = revision(covered("S9494"), notes=(far, OUT))
    told = labelled("Medication", statements(row("S9494", text, network=None)))
    assert told == [Statement("Medication", DRUG.text, "BCP-1 §3.0 A")]


# -- other codes ---------------------------------------------------------------------------------

APART = (
    covered("S9494", description="Therapy (do not use with S9497 - S9500, or E9498)"),
    covered("S9497"),
    covered("S9498"),
    covered("S9501"),
    covered("G9498"),
)


def test_codes_not_to_be_used_together_are_named_on_both_sides_and_can_be_followed() -> None:
    apart = Statement("Not with", "S9497, S9498", codes=("S9497", "S9498"))
    assert said("S9494", *APART) == [COST_SHARE, LEGEND_N, apart, SOURCE]
    back = Statement("Not with", "S9494", codes=("S9494",))
    assert said("S9498", *APART) == [COST_SHARE, LEGEND_N, back, SOURCE]
    assert labelled("Not with", said("G9498", *APART)) == []


@pytest.mark.parametrize(("others", "more"), [(12, ""), (13, " and 1 more"), (20, " and 8 more")])
def test_of_many_such_codes_the_first_twelve_are_named(others: int, more: str) -> None:
    hourly = covered("S9810", description="Pharmacy, per hour (do not use with any per diem code)")
    daily = [
        covered(f"S95{at}", description=f"Care {at}, per diem") for at in range(10, 10 + others)
    ]
    (apart,) = labelled("Not with", said("S9810", *daily, hourly))
    few = [f"S95{at}" for at in range(10, 22)]
    assert apart == Statement("Not with", ", ".join(few) + more, codes=tuple(few))


def test_codes_of_one_call_that_exclude_each_other_say_so_before_anything_else() -> None:
    text = revision(*APART)
    first, second, third = rows("S9494, S9498, S9501", text, plan="PPO")
    assert statements(first)[0] == Statement(
        "Not together", "with S9498, also asked for in this call", codes=("S9498",), urgent=True
    )
    assert statements(second)[0].text == "with S9494, also asked for in this call"
    assert labelled("Not together", statements(third)) == []
    several = statements(rows("S9494, S9498, S9497", text, plan="PPO")[0])[0]
    assert several.text == "with S9498, S9497, also asked for in this call"


def test_what_is_coded_separately_is_named_with_its_own_answer() -> None:
    text = revision(
        covered("S9494", description="Therapy (drugs and nursing visits coded separately)"),
        covered("S9500", description="Therapy, nursing visits included"),
        covered("99601", "Y"),
        not_covered("99602"),
        coded_separately=(
            CodedSeparately("nursing visits", (parse_range("99601-99602"),)),
            CodedSeparately("lamps", (parse_range("99601"),)),
        ),
    )
    beside = "nursing visits: 99601 COVERED · PRIOR APPROVAL REQUIRED; 99602 NOT COVERED"
    assert statements(row("S9494", text, plan="PPO")) == [
        COST_SHARE,
        LEGEND_N,
        Statement("Separately", beside, codes=("99601", "99602")),
        SOURCE,
    ]
    assert statements(row("S9500", text, plan="PPO")) == PLAIN_ANSWER


def test_an_add_on_names_its_primary_code_to_follow() -> None:
    listed = (
        covered("99601", description="Visit; first two hours"),
        covered("99602", description="... each hour", continues="99601"),
    )
    primary = Statement("Add-on to", "99601", codes=("99601",))
    assert said("99602", *listed) == [COST_SHARE, LEGEND_N, primary, SOURCE]
    assert said("99601", *listed) == PLAIN_ANSWER


# -- several policies ----------------------------------------------------------------------------


def test_policies_that_disagree_are_named_first_and_those_that_agree_below() -> None:
    first = revision(covered("S9494"), title="Home")
    second = revision(covered("S9494"), policy="BCP-2", title="Wounds")
    third = revision(not_covered("S9494"), policy="BCP-3", title="Feet")
    own, other, against = rows("S9494", first, second, third, plan="PPO")
    wounds = Statement("Also in", "BCP-2 Wounds: COVERED · PRIOR APPROVAL NOT REQUIRED")
    feet = Statement("Also in", "BCP-3 Feet: NOT COVERED", urgent=True)
    home = Statement("Also in", "BCP-1 Home: COVERED · PRIOR APPROVAL NOT REQUIRED")
    assert statements(own)[:4] == [feet, COST_SHARE, LEGEND_N, wounds]
    assert statements(other)[0] == feet
    assert labelled("Also in", statements(other))[1:] == [home]
    assert statements(against)[:2] == [home._replace(urgent=True), wounds._replace(urgent=True)]


def test_a_policy_that_answers_otherwise_only_out_of_network_disagrees() -> None:
    first = revision(covered("S9494"))
    second = revision(covered("S9494"), policy="BCP-2", title="Wounds", notes=(OUT,))
    own, _ = rows("S9494", first, second, plan="PPO", network=None)
    assert statements(own)[0] == Statement(
        "Also in",
        "BCP-2 Wounds: COVERED · PRIOR APPROVAL NOT REQUIRED IN NETWORK",
        urgent=True,
    )
