"""The answer rules, as tables."""

from datetime import date

import pytest

from bcp_tui.policy import (
    Book,
    Context,
    Entry,
    Found,
    Legend,
    Meaning,
    Note,
    Plan,
    Policy,
    Revision,
    all_plans,
    choose,
    look_up,
    parse_range,
    read_query,
)

PLANS = (
    Plan("HMO/POS", "HMO/POS"),
    Plan("PPO", "PPO"),
    Plan("L0001269-N", "ASO group L0001269 Non-Union", "L0001269"),
    Plan("L0001269-U", "ASO group L0001269 Union", "L0001269"),
    Plan("other-aso", "ASO group not in the legend"),
)
MEANINGS = {
    "Y": Meaning("All lines of business", "all"),
    "N": Meaning("None required", "none"),
    "1": Meaning("HMO/POS", ("HMO/POS",)),
    "2": Meaning("PPO", ("PPO",)),
    "4": Meaning("L0001269 Non-Union & Union", ("L0001269-N", "L0001269-U")),
    "7": Meaning("L0001269 Union Only", ("L0001269-U",)),
}
LEGEND = Legend(MEANINGS)
TODAY = date(2026, 11, 23)
OUT_NEEDS_APPROVAL = Note(
    section="1.0",
    text="Out of network needs prior approval.",
    applies_to="covered",
    network="out",
    requires_prior_approval=True,
)
UNLISTED = Note(section="1.0", text="Unlisted codes are subject to review.", applies_to="unlisted")


def covered(code: str, symbols: str) -> Entry:
    return Entry(
        codes=parse_range(code),
        coverage="covered",
        description=f"What {code} is",
        symbols=tuple(symbols.split(", ")),
        cost_share=("Home Infusion Services",),
    )


def not_covered(code: str, reason: str) -> Entry:
    return Entry(
        codes=parse_range(code),
        coverage="not_covered",
        description=f"What {code} is",
        reason=reason,
    )


def revision(
    *entries: Entry,
    policy: str = "BCP-1",
    effective: date = date(2020, 1, 1),
    original: date | None = None,
    ends: date | None = None,
    legend: Legend = LEGEND,
    notes: tuple[Note, ...] = (OUT_NEEDS_APPROVAL, UNLISTED),
) -> Revision:
    return Revision(
        policy_id=policy,
        title="A policy",
        effective=effective,
        original_effective=original,
        ends=ends,
        legend=legend,
        entries=entries,
        notes=notes,
    )


def book_of(*revisions: Revision) -> Book:
    by_policy: dict[str, tuple[Revision, ...]] = {}
    for each in revisions:
        by_policy[each.policy_id] = (*by_policy.get(each.policy_id, ()), each)
    return Book(PLANS, tuple(Policy(name, texts) for name, texts in by_policy.items()))


def ask(
    code: str,
    *revisions: Revision,
    plan: str | None = None,
    network: str | None = "in",
    day: date = TODAY,
) -> Found:
    book = book_of(*revisions)
    selection = choose(PLANS, plan) if plan else all_plans(PLANS)
    (asked,) = read_query(code, book.table).parts
    return look_up(book, asked, Context(selection, day, network))  # type: ignore[arg-type]


# symbols, plan (or group), network, answer
PRIOR_APPROVAL = [
    ("Y", "HMO/POS", "in", "required"),
    ("Y", "other-aso", "in", "required"),
    ("Y", None, "in", "required"),
    ("N", "HMO/POS", "in", "not_required"),
    ("N", "other-aso", "in", "not_required"),
    ("N", None, "in", "not_required"),
    ("1", "HMO/POS", "in", "required"),
    ("1", "PPO", "in", "not_required"),
    ("1", "other-aso", "in", "not_stated"),
    ("1", None, "in", "depends"),
    ("1, 2", "PPO", "in", "required"),
    ("1, 2", "L0001269", "in", "not_required"),
    ("4", "L0001269", "in", "required"),
    ("7", "L0001269-U", "in", "required"),
    ("7", "L0001269-N", "in", "not_required"),
    ("7", "L0001269", "in", "depends"),
    ("N, 1", "HMO/POS", "in", "required"),
    ("N, 1", "PPO", "in", "not_required"),
    ("Y, N", "PPO", "in", "required"),
    ("N", "HMO/POS", "out", "required"),
    ("7", "L0001269", "out", "required"),
    ("1", "other-aso", "out", "required"),
    ("N", None, "out", "required"),
]


@pytest.mark.parametrize(("symbols", "plan", "network", "answer"), PRIOR_APPROVAL)
def test_prior_approval(symbols: str, plan: str | None, network: str, answer: str) -> None:
    found = ask("S9494", revision(covered("S9494", symbols)), plan=plan, network=network)
    assert found.answers[0].decision.prior_approval.answer == answer


def test_depends_names_the_plans_of_each_side() -> None:
    (answer,) = ask("S9494", revision(covered("S9494", "7"))).answers
    assert answer.decision.prior_approval.required_for == ("L0001269-U",)
    assert answer.decision.prior_approval.not_required_for == ("HMO/POS", "PPO", "L0001269-N")
    assert answer.decision.prior_approval.not_stated_for == ("other-aso",)


def test_a_note_that_demands_prior_approval_is_given_as_the_reason() -> None:
    (answer,) = ask("S9494", revision(covered("S9494", "N")), network="out").answers
    assert answer.decision.notes == (OUT_NEEDS_APPROVAL,)


def test_in_network_its_note_is_not_given() -> None:
    (answer,) = ask("S9494", revision(covered("S9494", "N"))).answers
    assert answer.decision.notes == ()


def test_what_is_not_covered_has_a_reason_and_nothing_to_approve() -> None:
    (answer,) = ask("A4300", revision(not_covered("A4300", "Bundled")), network="out").answers
    assert answer.entry.reason == "Bundled"
    assert answer.decision.prior_approval.answer is None
    assert answer.decision.notes == ()


def test_a_code_in_no_policy_is_not_listed_and_says_what_the_policy_says_of_such() -> None:
    found = ask("E0784", revision(covered("E0785", "N")))
    assert found.status == "not_listed"
    assert found.answers == ()
    assert [note.text for _, note in found.notes] == ["Unlisted codes are subject to review."]


def test_a_code_inside_a_range_is_answered_by_the_range() -> None:
    (answer,) = ask("96410", revision(covered("96409-96411", "N"))).answers
    assert answer.entry.code == "96409-96411"
    assert answer.in_range


def test_the_range_itself_is_not_inside_a_range() -> None:
    (answer,) = ask("96409-96411", revision(covered("96409-96411", "N"))).answers
    assert not answer.in_range


def test_every_policy_that_lists_the_code_answers() -> None:
    found = ask(
        "S9494",
        revision(covered("S9494", "N"), policy="BCP-1"),
        revision(not_covered("S9494", "Bundled"), policy="BCP-2"),
    )
    assert [answer.entry.coverage for answer in found.answers] == ["covered", "not_covered"]


def test_each_policy_uses_its_own_legend() -> None:
    other = Legend(
        {**MEANINGS, "1": Meaning("PPO", ("PPO",)), "2": Meaning("HMO/POS", ("HMO/POS",))}
    )
    found = ask(
        "S9494",
        revision(covered("S9494", "1"), policy="BCP-1"),
        revision(covered("S9494", "1"), policy="BCP-2", legend=other),
        plan="PPO",
    )
    answers = [answer.decision.prior_approval.answer for answer in found.answers]
    assert answers == ["not_required", "required"]


OLD = revision(covered("S9494", "Y"), effective=date(2020, 1, 1), ends=date(2023, 10, 1))
NEW = revision(covered("S9494", "N"), effective=date(2023, 10, 1), ends=date(2027, 1, 1))


@pytest.mark.parametrize(
    ("day", "status", "answer"),
    [
        (date(2019, 12, 31), "not_in_effect", None),
        (date(2020, 1, 1), "listed", "required"),
        (date(2023, 9, 30), "listed", "required"),
        (date(2023, 10, 1), "listed", "not_required"),
        (date(2026, 12, 31), "listed", "not_required"),
        (date(2027, 1, 1), "not_in_effect", None),
    ],
)
def test_the_revision_in_force_on_the_service_date_answers(
    day: date, status: str, answer: str | None
) -> None:
    found = ask("S9494", OLD, NEW, day=day)
    assert found.status == status
    assert [each.decision.prior_approval.answer for each in found.answers] == (
        [answer] if answer else []
    )


def test_a_code_that_the_revision_in_force_dropped_is_not_listed() -> None:
    found = ask("S9497", revision(covered("S9497", "N"), ends=date(2023, 10, 1)), NEW)
    assert found.status == "not_listed"


def test_a_code_of_no_text_in_force_says_when_it_was() -> None:
    found = ask("S9494", OLD, NEW, day=date(2030, 1, 1))
    assert found.elsewhere == (OLD, NEW)


def test_notes_can_name_codes() -> None:
    note = Note(section="3.0", text="About A4305.", applies_to=(parse_range("A4305"),))
    both = revision(not_covered("A4305", "Supply"), not_covered("A4306", "Supply"), notes=(note,))
    assert ask("A4305", both).answers[0].decision.notes == (note,)
    assert ask("A4306", both).answers[0].decision.notes == ()


@pytest.mark.parametrize(
    ("typed", "listed", "code"),
    [
        ("E781", "E0781", "E0781"),
        ("E781", "E7810", None),
        ("E784", "E0781", None),
        ("hydration", "E0781", None),
    ],
)
def test_a_dropped_zero_is_restored_only_to_a_listed_code(
    typed: str, listed: str, code: str | None
) -> None:
    found = ask(typed, revision(covered(listed, "N")))
    assert found.asked.read_as == code
    assert found.status == ("listed" if code else "not_listed")


def test_an_asked_range_asks_each_entry_for_its_own_part() -> None:
    only_the_first = Note("1.0", "Always.", (parse_range("S9365"),), requires_prior_approval=True)
    rows = (covered("S9365", "N"), covered("S9366", "N"), covered("96409-96411", "N"))
    book = book_of(revision(*rows, notes=(only_the_first,)))
    context = Context(all_plans(PLANS), TODAY)

    def answers(text: str) -> list[tuple[str, str | None, bool]]:
        found = [look_up(book, asked, context) for asked in read_query(text, book.table).parts]
        return [
            (str(answer.part), answer.decision.prior_approval.answer, answer.in_range)
            for each in found
            for answer in each.answers
        ]

    assert answers("S9365-S9366") == [
        ("S9365", "required", False),
        ("S9366", "not_required", False),
    ]
    assert answers("96400-96420") == [("96409-96411", "not_required", False)]
    assert answers("96411-96413") == [("96411", "not_required", True)]


# -- whether the provider is in the network has not been asked -------------------------------------


def test_where_the_network_was_not_asked_the_answer_is_in_network_and_the_other_beside_it() -> None:
    (answer,) = ask("S9494", revision(covered("S9494", "N")), network=None).answers
    assert answer.decision.prior_approval.answer == "not_required"
    assert answer.out_of_network is not None
    assert answer.out_of_network.prior_approval.answer == "required"
    assert answer.conditions == (OUT_NEEDS_APPROVAL,)
    assert answer.decision.notes == ()


@pytest.mark.parametrize(("symbols", "network"), [("Y", None), ("N", "in"), ("N", "out")])
def test_there_is_no_other_answer_where_both_agree_or_the_network_is_known(
    symbols: str, network: str | None
) -> None:
    (answer,) = ask("S9494", revision(covered("S9494", symbols)), network=network).answers
    assert answer.out_of_network is None
    assert answer.conditions == ()


# -- notes that change an answer for some plans ----------------------------------------------------

WAIVED = Note(
    "4.0", "* Not required for PPO.", "covered", plans=("PPO",), waives_prior_approval=True
)
DEMANDED = Note("4.0", "PPO always.", "covered", plans=("PPO",), requires_prior_approval=True)
EXCLUDED = Note("5.0", "PPO excludes this.", "all", plans=("PPO",), excludes_coverage=True)
ALL_EXCLUDED = Note("5.0", "Excluded.", "all", excludes_coverage=True)

# symbols, notes, plan, coverage, prior approval
NOTED = [
    ("Y", (WAIVED,), "PPO", "covered", "not_required"),
    ("Y", (WAIVED,), "HMO/POS", "covered", "required"),
    ("Y", (WAIVED,), None, "covered", "depends"),
    ("N", (DEMANDED,), "PPO", "covered", "required"),
    ("N", (DEMANDED,), "HMO/POS", "covered", "not_required"),
    ("N", (DEMANDED, WAIVED), "PPO", "covered", "required"),
    ("N", (EXCLUDED,), "PPO", "not_covered", None),
    ("N", (EXCLUDED,), "HMO/POS", "covered", "not_required"),
    ("N", (EXCLUDED,), None, "depends", "not_required"),
    ("Y", (EXCLUDED,), None, "depends", "required"),
    ("N", (ALL_EXCLUDED,), None, "not_covered", None),
]


@pytest.mark.parametrize(("symbols", "notes", "plan", "coverage", "approval"), NOTED)
def test_notes_change_the_answer_of_their_plans(
    symbols: str, notes: tuple[Note, ...], plan: str | None, coverage: str, approval: str | None
) -> None:
    (answer,) = ask("S9494", revision(covered("S9494", symbols), notes=notes), plan=plan).answers
    assert answer.decision.coverage == coverage
    assert answer.decision.prior_approval.answer == approval


def test_coverage_that_depends_names_the_plans_without_it_and_asks_only_the_others() -> None:
    (answer,) = ask("S9494", revision(covered("S9494", "N"), notes=(EXCLUDED,))).answers
    assert answer.decision.not_covered_for == ("PPO",)
    assert "PPO" not in answer.decision.prior_approval.not_required_for


def test_a_note_for_other_plans_is_not_given() -> None:
    found = ask("S9494", revision(covered("S9494", "N"), notes=(EXCLUDED,)), plan="HMO/POS")
    assert found.answers[0].decision.notes == ()


@pytest.mark.parametrize(
    ("applies_to", "coverage", "given"),
    [
        ("covered", "covered", True),
        ("covered", "not_covered", False),
        ("non_covered", "not_covered", True),
        ("non_covered", "covered", False),
        ("all", "covered", True),
        ("all", "not_covered", True),
        ("unlisted", "covered", False),
        ("unlisted", "not_covered", False),
    ],
)
def test_a_note_goes_with_its_table(applies_to: str, coverage: str, given: bool) -> None:
    note = Note("1.0", "Something.", applies_to)  # type: ignore[arg-type]
    entry = covered("S9494", "N") if coverage == "covered" else not_covered("S9494", "Bundled")
    (answer,) = ask("S9494", revision(entry, notes=(note,))).answers
    assert (answer.decision.notes == (note,)) is given


@pytest.mark.parametrize(
    ("network", "asked", "given"),
    [(None, "in", True), ("out", "in", False), ("out", "out", True), ("out", None, False)],
)
def test_a_note_for_unlisted_codes_goes_with_its_network(
    network: str | None, asked: str | None, given: bool
) -> None:
    note = Note("1.0", "Something.", "unlisted", network=network)  # type: ignore[arg-type]
    found = ask("E0784", revision(covered("S9494", "N"), notes=(note,)), network=asked)
    assert [each for _, each in found.notes] == ([note] if given else [])


def test_what_many_policies_say_of_unlisted_codes_is_said_once() -> None:
    found = ask(
        "E0784",
        revision(covered("S9494", "N"), policy="BCP-1"),
        revision(covered("S9497", "N"), policy="BCP-2"),
    )
    assert [note.text for _, note in found.notes] == ["Unlisted codes are subject to review."]


# -- days on which the text is not on file ---------------------------------------------------------

SINCE_2015 = revision(covered("S9494", "N"), original=date(2015, 1, 1))


@pytest.mark.parametrize(
    ("code", "day", "status", "off_file"),
    [
        ("S9494", date(2014, 12, 31), "not_in_effect", []),
        ("S9494", date(2015, 1, 1), "not_on_file", ["BCP-1"]),
        ("S9494", date(2019, 12, 31), "not_on_file", ["BCP-1"]),
        ("S9494", date(2020, 1, 1), "listed", []),
        ("E0784", date(2019, 12, 31), "not_listed", ["BCP-1"]),
        ("E0784", date(2020, 1, 1), "not_listed", []),
    ],
)
def test_a_text_that_was_in_effect_but_is_not_on_file_is_no_policy_without_effect(
    code: str, day: date, status: str, off_file: list[str]
) -> None:
    found = ask(code, SINCE_2015, day=day)
    assert found.status == status
    assert [policy.id for policy in found.off_file] == off_file


def test_the_earliest_original_date_on_file_counts() -> None:
    later = revision(covered("S9494", "N"), effective=date(2022, 1, 1))
    earlier = SINCE_2015._replace(ends=date(2022, 1, 1))
    assert ask("S9494", earlier, later, day=date(2016, 1, 1)).status == "not_on_file"


def test_a_code_that_another_revision_lists_says_which() -> None:
    dropped = revision(covered("S9497", "N"), ends=date(2023, 10, 1))
    found = ask("S9497", dropped, NEW)
    assert (found.status, found.elsewhere) == ("not_listed", (dropped,))


# -- rows for a code with certain modifiers --------------------------------------------------------

RENTED = covered("E0781", "Y")._replace(modifiers=("RR",))
BOUGHT = covered("E0781", "N")._replace(modifiers=("NU",))
PLAIN = covered("E0781", "1")


@pytest.mark.parametrize(
    ("typed", "entries", "symbols"),
    [
        ("E0781-RR", (RENTED, BOUGHT), ["Y"]),
        ("E0781 NU", (RENTED, BOUGHT), ["N"]),
        ("E0781", (RENTED, BOUGHT), ["Y", "N"]),
        ("E0781-SS", (RENTED, BOUGHT, PLAIN), ["1"]),
        ("E0781-SS", (RENTED, BOUGHT), ["Y", "N"]),
        ("E0781-RR", (PLAIN,), ["1"]),
    ],
)
def test_a_modifier_chooses_the_row_that_is_for_it(
    typed: str, entries: tuple[Entry, ...], symbols: list[str]
) -> None:
    found = ask(typed, revision(*entries))
    assert [each.entry.symbols[0] for each in found.answers] == symbols
