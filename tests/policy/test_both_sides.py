"""Answers while nobody asked for the network, what plans agree on, and what is said of the rest."""

from datetime import date

import pytest

from bcp_tui.policy import (
    Context,
    Found,
    Network,
    Note,
    PriorApprovalAnswer,
    Revision,
    all_plans,
    disagreeing,
    look_up,
    read_query,
)
from tests.builders import DAY, ask, book_of, context, covered, not_covered, revision

OUT_REQUIRED = Note("1.0", "Out of network: ask first.", "covered", "out", True)
OUT_EXCLUDED = Note("1.0", "Out of network: nothing.", "all", "out", excludes_coverage=True)
OUT_WORDS = Note("1.0", "Out of network: more to pay.", "covered", "out")
IN_WORDS = Note("1.0", "In network: as usual.", "covered", "in")
IN_WAIVED = Note("1.0", "In network: no need.", "covered", "in", waives_prior_approval=True)


def on_both_sides(*revisions: Revision, typed: str = "S9494") -> Found:
    book = book_of(*revisions)
    (asked,) = read_query(typed, book.table).parts
    return look_up(book, asked, context()._replace(network=None))


@pytest.mark.parametrize(
    ("symbols", "notes", "inside", "outside", "conditions"),
    [
        ("N", [OUT_REQUIRED], "not_required", "required", [OUT_REQUIRED]),
        ("N", [OUT_REQUIRED, IN_WORDS], "not_required", "required", [OUT_REQUIRED]),
        ("N", [OUT_EXCLUDED], "not_required", None, [OUT_EXCLUDED]),
        ("Y", [IN_WAIVED], "not_required", "required", []),
        ("Y", [OUT_REQUIRED], "required", "the same", []),
        ("N", [OUT_WORDS], "not_required", "the same", []),
        ("N", [], "not_required", "the same", []),
    ],
)
def test_both_sides_of_the_network_are_decided(
    symbols: str, notes: list[Note], inside: str, outside: str | None, conditions: list[Note]
) -> None:
    (answer,) = on_both_sides(revision(covered("S9494", symbols), notes=notes)).answers
    other = answer.out_of_network
    assert answer.decision.prior_approval.answer == inside
    assert (other.prior_approval.answer if other else "the same") == outside
    assert list(answer.conditions) == conditions


BOTH = revision(covered("S9494"), policy="BCP-1")
ASKS_OUT = revision(covered("S9494"), policy="BCP-2", notes=[OUT_REQUIRED])
ASKS_OUT_TOO = revision(covered("S9494"), policy="BCP-3", notes=[OUT_REQUIRED, IN_WORDS])
NOTHING_OUT = revision(covered("S9494"), policy="BCP-4", notes=[OUT_EXCLUDED])
ALWAYS = revision(covered("S9494", "Y"), policy="BCP-5", notes=[OUT_REQUIRED])
BUNDLED = revision(not_covered("S9494"), policy="BCP-6")


@pytest.mark.parametrize(
    ("own", "other", "disagrees"),
    [
        (BOTH, ASKS_OUT, True),
        (ASKS_OUT, BOTH, True),
        (ASKS_OUT, ASKS_OUT_TOO, False),
        (ASKS_OUT, NOTHING_OUT, True),
        (BOTH, ALWAYS, True),
        (ASKS_OUT, ALWAYS, True),
        (BOTH, BUNDLED, True),
        (BOTH, BOTH._replace(policy_id="BCP-9"), False),
    ],
)
def test_policies_that_differ_out_of_network_disagree(
    own: Revision, other: Revision, disagrees: bool
) -> None:
    first, second = on_both_sides(own, other).answers
    assert disagreeing(first, [second]) == ((second,) if disagrees else ())


@pytest.mark.parametrize(
    ("symbols", "plan", "answer", "sides"),
    [
        ("1", "other", "not_stated", ((), (), ("other",))),
        ("1", "G1", "not_required", ((), ("G1-N", "G1-U"), ())),
        ("7", "G1", "depends", (("G1-U",), ("G1-N",), ())),
        ("4", "HMO", "not_required", ((), ("HMO",), ())),
    ],
)
def test_the_plans_of_each_side_are_named(
    symbols: str, plan: str, answer: str, sides: tuple[tuple[str, ...], ...]
) -> None:
    (found,) = ask("S9494", revision(covered("S9494", symbols)), plan=plan).answers
    decided = found.decision.prior_approval
    assert decided.answer == answer
    assert (decided.required_for, decided.not_required_for, decided.not_stated_for) == sides


@pytest.mark.parametrize("symbols", ["Y", "N", "1"])
def test_for_no_plan_at_all_prior_approval_is_not_stated(symbols: str) -> None:
    book = book_of(revision(covered("S9494", symbols)))
    (asked,) = read_query("S9494", book.table).parts
    (answer,) = look_up(book, asked, Context(all_plans(()), DAY, "in")).answers
    assert answer.decision.coverage == "covered"
    assert answer.decision.prior_approval == PriorApprovalAnswer("not_stated")


@pytest.mark.parametrize(
    ("network", "asked", "given"),
    [
        (None, None, True),
        ("in", None, True),
        ("in", "in", True),
        ("in", "out", False),
        ("out", "out", True),
        ("out", None, False),
    ],
)
def test_a_note_for_unlisted_codes_goes_with_the_side_that_is_answered(
    network: Network | None, asked: Network | None, given: bool
) -> None:
    note = Note("1.0", "Reviewed.", "unlisted", network)
    book = book_of(revision(covered("S9494"), notes=[note]))
    (part,) = read_query("E0784", book.table).parts
    found = look_up(book, part, context()._replace(network=asked))
    assert [each for _, each in found.notes] == ([note] if given else [])


def test_each_sentence_for_unlisted_codes_is_said_with_the_first_policy_that_says_it() -> None:
    reviewed, refused = (Note("1.0", text, "unlisted") for text in ("Reviewed.", "Refused."))
    for_hmo = Note("1.0", "HMO asks.", "unlisted", plans=("HMO",))
    one = revision(covered("S9494"), policy="BCP-1", notes=[reviewed, for_hmo])
    two = revision(covered("S9494"), policy="BCP-2", notes=[refused, reviewed])
    found = ask("E0784", one, two, plan="PPO")
    assert found.notes == ((one, reviewed), (two, refused))


def test_what_was_found_tells_the_question() -> None:
    text = revision(covered("S9494"), ends=date(2026, 1, 1))
    for typed in ("S9494", "E0784", "pump"):
        found = ask(typed, text, plan="PPO", network="out", day=date(2025, 1, 1))
        assert found.asked.typed == typed
        assert found.context == context("PPO", "out", date(2025, 1, 1))
        for answer in found.answers:
            assert (answer.asked, answer.context) == (found.asked, found.context)


def test_notes_for_unlisted_codes_are_not_said_of_a_code_that_was_listed() -> None:
    note = Note("1.0", "Reviewed.", "unlisted")
    gone = revision(covered("S9494"), policy="BCP-1", ends=date(2025, 1, 1))
    other = revision(covered("S9500"), policy="BCP-2", notes=[note])
    found = ask("S9494", gone, other)
    assert (found.status, found.notes) == ("not_in_effect", ())
    assert found.elsewhere == (gone,)


def test_a_code_that_one_revision_in_force_lists_is_answered_by_it_alone() -> None:
    gone = revision(covered("S9494"), policy="BCP-1", ends=date(2025, 1, 1))
    kept = revision(covered("S9494", "Y"), policy="BCP-2")
    found = ask("S9494", gone, kept)
    assert [each.revision.policy_id for each in found.answers] == ["BCP-2"]
    assert (found.elsewhere, found.notes, found.similar) == ((), (), ())
