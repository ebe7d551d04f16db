"""Verdicts: the words that a rep reads first, and how they are to be taken."""

from datetime import date

import pytest

from bcp_tui.report.verdicts import Verdict, headline, short_verdict
from tests.builders import ask, covered, not_covered, revision

COVERED = Verdict("COVERED", "good")
HOME_VISITS = revision(
    covered("S9494", "Y"),
    covered("S9500", "N"),
    covered("S9501", "1"),
    not_covered("S9502"),
    ends=date(2027, 1, 1),
)


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
    (answer,) = ask(code, HOME_VISITS, plan=plan).answers
    assert headline(answer) == (COVERED, prior_approval)
    assert short_verdict(answer) == short


def test_what_is_not_covered_has_nothing_to_approve() -> None:
    (answer,) = ask("S9502", HOME_VISITS).answers
    assert headline(answer) == (Verdict("NOT COVERED", "not_covered"),)
    assert short_verdict(answer) == Verdict("n/c", "not_covered")


@pytest.mark.parametrize(
    ("typed", "day", "words"),
    [
        ("S9999", date(2026, 11, 23), "NOT LISTED"),
        ("S9494", date(2027, 1, 1), "NO POLICY IN EFFECT"),
        ("S9999", date(2027, 1, 1), "NOT LISTED"),
        ("hydration", date(2026, 11, 23), "NOT A CODE"),
        ("hydration", date(2027, 1, 1), "NOT A CODE"),
    ],
)
def test_what_no_policy_answers_says_so_in_full_everywhere(
    typed: str, day: date, words: str
) -> None:
    found = ask(typed, HOME_VISITS, day=day)
    assert headline(found) == (Verdict(words, "not_listed"),)
    assert short_verdict(found) == Verdict(words, "not_listed")
