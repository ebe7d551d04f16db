"""Verdicts: the words that a rep reads first, and how they are to be taken."""

from datetime import date

import pytest

from bcp_tui.desk import PassageResult
from bcp_tui.policy import Note, Revision
from bcp_tui.policy.passages import Passage
from bcp_tui.report.verdicts import (
    Verdict,
    headline,
    out_of_network_verdicts,
    short_verdict,
)
from tests.builders import covered, not_covered, revision, row

COVERED = Verdict("COVERED", "good")
HOME_VISITS = revision(
    covered("S9494", "Y"),
    covered("S9500", "N"),
    covered("S9501", "1"),
    not_covered("S9502"),
    ends=date(2027, 1, 1),
)
OUT = Note("1.0", "Out of network all need approval.", "covered", "out", True)
EXCLUDED_OUT = Note("1.1", "Not covered out of network.", "covered", "out", excludes_coverage=True)
HMO_EXCLUDED_OUT = EXCLUDED_OUT._replace(plans=("HMO",))
PPO_EXCLUDED = Note("1.2", "PPO excludes it.", "covered", plans=("PPO",), excludes_coverage=True)
PPO_OUT = OUT._replace(plans=("PPO",))


@pytest.mark.parametrize(
    ("code", "plan", "prior_approval", "short"),
    [
        ("S9494", None, Verdict("PRIOR APPROVAL REQUIRED", "required"), Verdict("YES", "required")),
        ("S9500", None, Verdict("PRIOR APPROVAL NOT REQUIRED", "good"), Verdict("no", "good")),
        (
            "S9501",
            "HMO",
            Verdict("PRIOR APPROVAL REQUIRED", "required"),
            Verdict("YES", "required"),
        ),
        ("S9501", "PPO", Verdict("PRIOR APPROVAL NOT REQUIRED", "good"), Verdict("no", "good")),
        ("S9501", "other", Verdict("PRIOR APPROVAL NOT STATED", "ask"), Verdict("n/s", "ask")),
        ("S9501", None, Verdict("PRIOR APPROVAL DEPENDS", "ask"), Verdict("ask", "ask")),
    ],
)
def test_what_is_covered_says_whether_approval_is_needed(
    code: str, plan: str | None, prior_approval: Verdict, short: Verdict
) -> None:
    says = row(code, HOME_VISITS, plan=plan).says
    assert headline(says) == (COVERED, prior_approval)
    assert short_verdict(says) == short


def test_what_is_not_covered_has_nothing_to_approve() -> None:
    says = row("S9502", HOME_VISITS).says
    assert headline(says) == (Verdict("NOT COVERED", "not_covered"),)
    assert short_verdict(says) == Verdict("n/c", "not_covered")


@pytest.mark.parametrize(
    ("plan", "words", "short"),
    [
        ("PPO", ["NOT COVERED"], Verdict("n/c", "not_covered")),
        ("HMO", ["COVERED", "PRIOR APPROVAL NOT REQUIRED"], Verdict("no", "good")),
        (None, ["COVERAGE DEPENDS", "PRIOR APPROVAL NOT REQUIRED"], Verdict("ask", "ask")),
    ],
)
def test_a_plan_can_exclude_what_the_table_covers(
    plan: str | None, words: list[str], short: Verdict
) -> None:
    says = row("S9494", revision(covered("S9494"), notes=(PPO_EXCLUDED,)), plan=plan).says
    assert [each.words for each in headline(says)] == words
    assert short_verdict(says) == short
    if plan is None:
        assert headline(says)[0].tone == "ask"


# Symbols, notes, plan -> the headline, and what stands under it for out of network.
NOT_ASKED: list[tuple[str, tuple[Note, ...], str | None, str, str]] = [
    ("N", (), None, "COVERED · PRIOR APPROVAL NOT REQUIRED", ""),
    ("Y", (OUT,), None, "COVERED · PRIOR APPROVAL REQUIRED", ""),
    (
        "N",
        (OUT,),
        None,
        "COVERED · PRIOR APPROVAL NOT REQUIRED IN NETWORK",
        "PRIOR APPROVAL REQUIRED",
    ),
    (
        "1",
        (OUT,),
        "other",
        "COVERED · PRIOR APPROVAL NOT STATED IN NETWORK",
        "PRIOR APPROVAL REQUIRED",
    ),
    (
        "1",
        (OUT,),
        None,
        "COVERED · PRIOR APPROVAL DEPENDS IN NETWORK",
        "PRIOR APPROVAL REQUIRED",
    ),
    (
        "1",
        (PPO_OUT,),
        None,
        "COVERED · PRIOR APPROVAL DEPENDS IN NETWORK",
        "PRIOR APPROVAL DEPENDS",
    ),
    (
        "N",
        (EXCLUDED_OUT,),
        "PPO",
        "COVERED IN NETWORK · PRIOR APPROVAL NOT REQUIRED IN NETWORK",
        "NOT COVERED",
    ),
    (
        "N",
        (HMO_EXCLUDED_OUT,),
        None,
        "COVERED IN NETWORK · PRIOR APPROVAL NOT REQUIRED IN NETWORK",
        "COVERAGE DEPENDS · PRIOR APPROVAL NOT REQUIRED",
    ),
    (
        "N",
        (PPO_EXCLUDED, HMO_EXCLUDED_OUT),
        None,
        "COVERAGE DEPENDS IN NETWORK · PRIOR APPROVAL NOT REQUIRED IN NETWORK",
        "COVERAGE DEPENDS · PRIOR APPROVAL NOT REQUIRED",
    ),
    (
        "N",
        (EXCLUDED_OUT._replace(network="in"),),
        "HMO",
        "NOT COVERED IN NETWORK",
        "COVERED · PRIOR APPROVAL NOT REQUIRED",
    ),
    (
        "N",
        (HMO_EXCLUDED_OUT, OUT),
        "HMO",
        "COVERED IN NETWORK · PRIOR APPROVAL NOT REQUIRED IN NETWORK",
        "NOT COVERED",
    ),
]


@pytest.mark.parametrize(("symbols", "notes", "plan", "head", "out"), NOT_ASKED)
def test_while_the_network_is_not_asked_the_headline_says_for_which_it_is(
    symbols: str, notes: tuple[Note, ...], plan: str | None, head: str, out: str
) -> None:
    text = revision(covered("S9494", symbols), notes=notes)
    answer = row("S9494", text, plan=plan, network=None).answer
    assert answer
    assert " · ".join(each.words for each in headline(answer)) == head
    assert " · ".join(each.words for each in out_of_network_verdicts(answer)) == out


def test_a_network_that_is_known_is_not_named() -> None:
    text = revision(covered("S9494"), notes=(OUT,))
    for network, words in (("in", "NOT REQUIRED"), ("out", "REQUIRED")):
        answer = row("S9494", text, network=network).answer  # type: ignore[arg-type]
        assert answer
        assert headline(answer)[1].words == f"PRIOR APPROVAL {words}"
        assert out_of_network_verdicts(answer) == ()


def test_the_tone_stays_that_of_the_answer_in_network() -> None:
    answer = row("S9494", revision(covered("S9494"), notes=(OUT,)), network=None).answer
    assert answer
    assert [each.tone for each in headline(answer)] == ["good", "good"]
    assert [each.tone for each in out_of_network_verdicts(answer)] == ["required"]


EARLIER = revision(covered("S9494"), original_effective=date(2019, 10, 1))


@pytest.mark.parametrize(
    ("typed", "text", "day", "words"),
    [
        ("S9999", HOME_VISITS, date(2026, 11, 23), "NOT LISTED"),
        ("S9494", HOME_VISITS, date(2027, 1, 1), "NO POLICY IN EFFECT"),
        ("S9494", HOME_VISITS, date(2019, 10, 1), "NO POLICY IN EFFECT"),
        ("S9494", EARLIER, date(2019, 10, 1), "EARLIER REVISION NOT ON FILE"),
        ("S9494", EARLIER, date(2019, 9, 30), "NO POLICY IN EFFECT"),
        ("S9999", HOME_VISITS, date(2027, 1, 1), "NOT LISTED"),
        ("hydration", HOME_VISITS, date(2026, 11, 23), "NOT A CODE"),
        ("hydration", HOME_VISITS, date(2027, 1, 1), "NOT A CODE"),
    ],
)
def test_what_no_policy_answers_says_so_in_full_everywhere(
    typed: str, text: Revision, day: date, words: str
) -> None:
    says = row(typed, text, day=day).says
    assert headline(says) == (Verdict(words, "not_listed"),)
    assert short_verdict(says) == Verdict(words, "not_listed")


def test_a_passage_is_text_and_decides_nothing() -> None:
    passage = PassageResult(HOME_VISITS, Passage("1.0", "Lamps are not paid."), "text")
    assert headline(passage) == (Verdict("POLICY TEXT", "text"),)
    assert short_verdict(passage) == Verdict("", "text")
