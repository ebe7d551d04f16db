"""Looking up codes, as the command line does: every code of a text, and what stands beside it."""

from datetime import date

import pytest

from bcp_tui.desk import look_up_codes
from bcp_tui.policy import Book
from tests.builders import DAY, book_of, context, covered, not_covered, revision

FORBIDS = "Therapy (do not use with S9500)"
BOOK = book_of(
    revision(
        covered("S9494", "1", FORBIDS),
        covered("S9500", "Y"),
        covered("96409-96411"),
        covered("E0781"),
        policy="BCP-1",
    ),
    revision(not_covered("S9494"), policy="BCP-2"),
    revision(covered("S9494", "N"), policy="BCP-3"),
)


def looked(text: str, book: Book = BOOK, plan: str | None = None) -> list[tuple[str, str, str]]:
    """For each row: the code as asked, who says what of it, and what it conflicts with."""
    return [
        (
            str(row.codes or (row.asked and row.asked.typed)),
            f"{row.answer.revision.policy_id}: {row.answer.decision.prior_approval.answer}"
            if row.answer
            else each.found.status,
            " ".join(row.conflicts),
        )
        for each in look_up_codes(book, text, context(plan))
        for row in each.rows
    ]


@pytest.mark.parametrize(
    ("text", "plan", "rows"),
    [
        ("S9500", None, [("S9500", "BCP-1: required", "")]),
        (
            "S9494",
            "PPO",
            [
                ("S9494", "BCP-1: not_required", ""),
                ("S9494", "BCP-2: None", ""),
                ("S9494", "BCP-3: not_required", ""),
            ],
        ),
        (
            "s9494 S9500",
            "HMO",
            [
                ("S9494", "BCP-1: required", "S9500"),
                ("S9494", "BCP-2: None", ""),
                ("S9494", "BCP-3: not_required", ""),
                ("S9500", "BCP-1: required", "S9494"),
            ],
        ),
        (
            "96410, E781",
            None,
            [("96410", "BCP-1: not_required", ""), ("E0781", "BCP-1: not_required", "")],
        ),
        ("J1234", None, [("J1234", "not_listed", "")]),
        ("pump S9500", None, [("pump", "not_listed", ""), ("S9500", "BCP-1: required", "")]),
        ("", None, []),
    ],
)
def test_each_code_is_looked_up_and_every_policy_answers(
    text: str, plan: str | None, rows: list[tuple[str, str, str]]
) -> None:
    assert looked(text, plan=plan) == rows


def test_each_row_has_the_answers_of_the_other_policies_beside_it() -> None:
    (one,) = look_up_codes(BOOK, "S9494", context())
    assert one.found.status == "listed"
    beside = [[each.revision.policy_id for each in row.others] for row in one.rows]
    assert beside == [["BCP-2", "BCP-3"], ["BCP-1", "BCP-3"], ["BCP-1", "BCP-2"]]


def test_rows_are_about_what_was_asked_in_the_context_of_the_question() -> None:
    asked = context("PPO", "out", date(2025, 6, 1))
    for one in look_up_codes(BOOK, "S9494 J1234 96410-RR", asked):
        for row in one.rows:
            assert row.context == one.found.context == asked
            assert row.asked == one.found.asked
            assert row.answer is None or row.answer.context == asked


def test_rows_for_one_code_with_modifiers_are_all_shown() -> None:
    rented = covered("E0781", "Y")._replace(modifiers=("RR",))
    bought = covered("E0781", "N")._replace(modifiers=("NU",))
    book = book_of(revision(rented, bought), revision(covered("E0781", "1"), policy="BCP-2"))
    approvals = ["BCP-1: required", "BCP-1: not_required", "BCP-2: depends"]
    assert [says for _, says, _ in looked("E0781", book)] == approvals
    assert [says for _, says, _ in looked("E0781-NU", book)] == approvals[1:]


def test_without_a_modifier_every_row_of_the_code_is_shown() -> None:
    rented = covered("E0781", "Y")._replace(modifiers=("RR",))
    book = book_of(revision(rented, covered("E0781", "N")))
    approvals = ["BCP-1: required", "BCP-1: not_required"]
    assert [says for _, says, _ in looked("E0781", book)] == approvals
    assert [says for _, says, _ in looked("E0781-RR", book)] == approvals[:1]
    assert [says for _, says, _ in looked("E0781-NU", book)] == approvals[1:]


def test_of_a_code_that_no_text_in_force_lists_it_is_said_where_it_was() -> None:
    gone = revision(covered("S9494"), ends=DAY)
    (one,) = look_up_codes(book_of(gone), "S9494", context())
    assert (one.found.status, one.found.elsewhere) == ("not_in_effect", (gone,))
    assert [row.found for row in one.rows] == [one.found]
