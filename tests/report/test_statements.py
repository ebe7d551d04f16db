"""Statements: what an answer says below its verdict, in the order in which it is needed."""

import pytest

from bcp_tui.policy import Entry, Note, parse_range
from bcp_tui.report.statement import Statement
from bcp_tui.report.statements import in_room, statements
from tests.builders import covered, not_covered, revision, row

LEGEND_N = Statement("Legend", "N = None required", "BCP-1 §4.0")
COST_SHARE = Statement("Cost share", "Home Visits", urgent=True)
SOURCE = Statement("Source", "BCP-1 Home Visits, section 4.0, effective 02/01/2024")
PLAIN_ANSWER = [COST_SHARE, LEGEND_N, SOURCE]

PLAIN = Note("Important Information", "See the benefit document.", "all")
EXCLUDED = Note("5.0", "PPO excludes it.", "covered", plans=("PPO",), excludes_coverage=True)


def said(typed: str, *entries: Entry, notes: tuple[Note, ...] = ()) -> list[Statement]:
    """What a caller on PPO is told, in network."""
    return statements(row(typed, revision(*entries, notes=notes), plan="PPO"))


def labelled(label: str, found: list[Statement]) -> list[Statement]:
    return [each for each in found if each.label == label]


def test_a_plain_answer_says_money_legend_and_source() -> None:
    assert said("S9494", covered("S9494")) == PLAIN_ANSWER


# -- how the question was read -------------------------------------------------------------------


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
    told = Statement("Read as", read_as, urgent=True)
    assert said(typed, covered(listed)) == [told, *PLAIN_ANSWER]


@pytest.mark.parametrize(
    ("typed", "set_aside"),
    [
        ("S9494-SS", "SS set aside: the policy lists the code without it"),
        ("S9494 RR", "RR set aside: the policy lists the code without it"),
        ("S9494-59-RR", "59, RR set aside: the policy lists the code without them"),
    ],
)
def test_modifiers_are_said_to_be_set_aside(typed: str, set_aside: str) -> None:
    assert said(typed, covered("S9494")) == [Statement("Modifier", set_aside), *PLAIN_ANSWER]


@pytest.mark.parametrize(
    ("typed", "said_first"),
    [
        ("E0781-RR", [Statement("Modifier", "this row is for RR, NU", urgent=True)]),
        (
            "E0781-59",
            [Statement("Modifier", "59 set aside: the policy lists the code without it")],
        ),
    ],
)
def test_a_row_for_certain_modifiers_says_which(typed: str, said_first: list[Statement]) -> None:
    listed = (covered("E0781"), covered("E0781", modifiers=("RR", "NU")))
    assert said(typed, *listed) == [*said_first, *PLAIN_ANSWER]


@pytest.mark.parametrize(
    ("typed", "lies"),
    [
        ("96410", "96410 lies in 96409-96411"),
        ("96410-96415", "96410-96411 lies in 96409-96411"),
    ],
)
def test_a_part_of_a_range_says_in_which_it_lies(typed: str, lies: str) -> None:
    told = Statement("In range", lies, urgent=True)
    assert said(typed, covered("96409-96411")) == [told, *PLAIN_ANSWER]


def test_a_whole_range_lies_in_no_other() -> None:
    assert said("96409-96411", covered("96409-96411")) == PLAIN_ANSWER


# -- money, symbols, reasons ---------------------------------------------------------------------


def test_every_cost_share_and_every_symbol_is_named_in_the_policys_order() -> None:
    told = said("S9494", covered("S9494", "2, 1", cost_share=("Supplies", "Home Visits")))
    assert told == [
        Statement("Cost share", "Supplies; Home Visits", urgent=True),
        Statement("Legend", "2 = PPO only; 1 = HMO only", "BCP-1 §4.0"),
        SOURCE,
    ]


def test_a_limit_stands_behind_the_cost_share() -> None:
    told = said("S9494", covered("S9494", limit="1 per 36 months"))
    assert told == [
        COST_SHARE,
        Statement("Limit", "1 per 36 months", "BCP-1 §4.0", urgent=True),
        LEGEND_N,
        SOURCE,
    ]


def test_without_cost_share_and_symbols_neither_is_said() -> None:
    entry = covered("S9494", cost_share=())._replace(symbols=())
    assert [each.label for each in said("S9494", entry)] == ["Not stated", "Source"]


def test_what_is_not_covered_says_why() -> None:
    reason = Statement("Reason", "Bundled into another code", "BCP-1 §4.0", urgent=True)
    assert said("S9494", not_covered("S9494")) == [reason, SOURCE]
    assert said("S9494", not_covered("S9494", reason=None)) == [SOURCE]


def test_what_a_note_excludes_says_which() -> None:
    assert said("S9494", covered("S9494"), notes=(EXCLUDED,)) == [
        Statement("Reason", "PPO excludes it.", "BCP-1 §5.0", urgent=True),
        COST_SHARE,
        LEGEND_N,
        SOURCE,
    ]


def test_where_coverage_depends_the_plans_stand_before_the_reason() -> None:
    told = statements(row("S9494", revision(covered("S9494"), notes=(EXCLUDED,))))
    labels = ["Ask", "Not covered", "Not required", "Reason", "Cost share", "Legend", "Source"]
    assert [each.label for each in told] == labels


def test_without_a_coding_section_the_policy_alone_is_cited() -> None:
    assert statements(row("S9494", revision(not_covered("S9494"), sections=()))) == [
        Statement("Reason", "Bundled into another code", "BCP-1", urgent=True),
        Statement("Source", "BCP-1 Home Visits, effective 02/01/2024"),
    ]


# -- notes ---------------------------------------------------------------------------------------


def test_a_note_that_names_the_code_is_a_reason_that_stands_above() -> None:
    note = Note("3.0 B.1", "About S9494.", (parse_range("S9494"),))
    listed = (covered("S9494"), not_covered("S9500"))
    assert said("S9494", *listed, notes=(note, PLAIN)) == [
        COST_SHARE,
        LEGEND_N,
        Statement("Note", "About S9494.", "BCP-1 §3.0 B.1", urgent=True),
        Statement("Note", "See the benefit document.", "BCP-1 Important Information"),
        SOURCE,
    ]
    assert len(labelled("Note", said("S9500", *listed, notes=(note, PLAIN)))) == 1


@pytest.mark.parametrize(
    ("note", "label"),
    [
        (Note("3.0", "Said.", (parse_range("S9494"),), requires_prior_approval=True), "Why"),
        (Note("3.0", "Said.", (parse_range("S9494"),), waives_prior_approval=True), "Why"),
        (Note("3.0", "Said.", (parse_range("S9494"),), excludes_coverage=True), "Reason"),
        (Note("3.0", "Said.", (parse_range("S9494"),), about="medication"), "Medication"),
        (Note("3.0", "Said.", (parse_range("S9494"),), caution=True), None),
    ],
)
def test_a_note_is_said_once_under_the_label_of_what_it_does(note: Note, label: str | None) -> None:
    told = [each for each in said("S9494", covered("S9494"), notes=(note,)) if each.text == "Said."]
    assert [each.label for each in told] == ([label] if label else [])
    assert all(each.urgent for each in told)


def test_notes_for_one_table_are_not_said_of_the_other() -> None:
    notes = (Note("3.0", "Covered.", "covered"), Note("3.1", "Not covered.", "non_covered"))
    listed = (covered("S9494"), not_covered("S9500"))
    texts = [
        [each.text for each in labelled("Note", said(code, *listed, notes=notes))]
        for code in ("S9494", "S9500")
    ]
    assert texts == [["Covered."], ["Not covered."]]


@pytest.mark.parametrize(
    ("text", "columns", "shown"),
    [
        ("BCP-9 Feet: NOT COVERED", 40, "BCP-9 Feet: NOT COVERED"),
        (
            "BCP-76 Chemotherapy Drugs, Part 3: NOT COVERED",
            36,
            "BCP-76 Chemotherapy …: NOT COVERED",
        ),
        (
            "BCP-101 Casts and Skin Substitutes: COVERED · PRIOR APPROVAL REQUIRED",
            40,
            "BCP-101 Casts …: PRIOR APPROVAL REQUIRED",
        ),
        (
            "BCP-101 Casts: COVERED · PRIOR APPROVAL NOT REQUIRED IN NETWORK",
            42,
            "BCP-101 …: PRIOR APPROVAL NOT REQUIRED …",
        ),
        (
            "BCP-2 Casts, and much more: COVERAGE DEPENDS · PRIOR APPROVAL NOT REQUIRED",
            60,
            "BCP-2 …: COVERAGE DEPENDS · PRIOR APPROVAL NOT REQUIRED",
        ),
    ],
)
def test_where_there_is_little_room_a_title_goes_before_the_verdict(
    text: str, columns: int, shown: str
) -> None:
    assert in_room(Statement("Also in", text), columns) == shown
