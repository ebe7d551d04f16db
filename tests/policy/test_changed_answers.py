"""What a change of revisions comes to: for each plan, and for the answer of a call."""

from typing import Any

import pytest

from bcp_tui.policy import Legend, Meaning, Note, Revision
from bcp_tui.policy.changes import changed
from tests.builders import LEGEND, ask, covered, not_covered
from tests.policy.two_texts import NEW, between, text

N, Y = covered("S9494", "N"), covered("S9494", "Y")
WAIVED = Note("5.0", "Not for PPO.", "covered", plans=("PPO",), waives_prior_approval=True)
EXCLUDED = Note("5.0", "PPO excludes it.", "covered", plans=("PPO",), excludes_coverage=True)
OUTSIDE = Note("1.0", "Out: always.", "covered", "out", requires_prior_approval=True)
RENAMED = Legend({"A": LEGEND["1"], **{key: LEGEND[key] for key in LEGEND if key != "1"}})
WITHOUT_1 = Legend({key: LEGEND[key] for key in LEGEND if key != "1"})
BY_PLAN = {
    "symbols": (
        text(covered("S9494", "1")),
        text(covered("S9494", "1, 2")),
        [("S9494", "PPO", "not_required", "required")],
    ),
    "the legend alone: a symbol means another plan": (
        text(covered("S9494", "2")),
        text(
            covered("S9494", "2"),
            legend=Legend({**LEGEND, "2": Meaning("Other", ("other",)), "3": LEGEND["2"]}),
        ),
        [
            ("S9494", "PPO", "required", "not_required"),
            ("S9494", "other", "not_stated", "required"),
        ],
    ),
    "the legend alone: it names a plan no longer": (
        text(covered("S9494", "2")),
        text(covered("S9494", "2"), legend=WITHOUT_1),
        [("S9494", "HMO", "not_required", "not_stated")],
    ),
    "a symbol by another name": (
        text(covered("S9494", "1, 2")),
        text(covered("S9494", "A, 2"), legend=RENAMED),
        [],
    ),
    "required for all is required for each": (
        text(covered("S9494", "1, 2, 4")),
        text(covered("S9494", "Y")),
        [("S9494", "other", "not_stated", "required")],
    ),
    "a note that waives it": (
        text(covered("S9494", "Y")),
        text(covered("S9494", "Y"), notes=(WAIVED,)),
        [("S9494", "PPO", "required", "not_required")],
    ),
    "a note out of network, which is not looked at": (
        text(covered("S9494", "N")),
        text(covered("S9494", "N"), notes=(OUTSIDE,)),
        [],
    ),
    "a plan that has no approval, being excluded": (
        text(covered("S9494", "N")),
        text(covered("S9494", "1"), notes=(EXCLUDED,)),
        [
            ("S9494", "HMO", "not_required", "required"),
            ("S9494", "other", "not_required", "not_stated"),
        ],
    ),
    "a row that was not covered": (text(not_covered("S9494")), text(covered("S9494", "Y")), []),
    "a row that was not there": (text(), text(covered("S9494"), covered("S9500", "Y")), []),
    "a range drawn anew, by its old name": (
        text(covered("S9494 - S9495", "N")),
        text(covered("S9494 - S9497", "2")),
        [
            ("S9494-S9495", "PPO", "not_required", "required"),
            ("S9494-S9495", "other", "not_required", "not_stated"),
        ],
    ),
    "the description alone": (text(N), text(covered("S9494", description="Other")), []),
}


@pytest.mark.parametrize(("old", "new", "expected"), BY_PLAN.values(), ids=BY_PLAN)
def test_prior_approval_by_plan(
    old: Revision, new: Revision, expected: list[tuple[str, ...]]
) -> None:
    assert [tuple(each) for each in between(old, new).by_plan] == expected


ANSWERS: dict[str, tuple[Revision, Revision, str, str | None, tuple[Any, ...] | None]] = {
    "a field": (text(N), text(Y), "S9494", None, (("prior_approval", "N", "Y"),)),
    "the same for this plan": (
        text(covered("S9494", "1, 2")),
        text(covered("S9494", "1")),
        "S9494",
        "HMO",
        None,
    ),
    "otherwise for this plan": (
        text(covered("S9494", "1, 2")),
        text(covered("S9494", "1")),
        "S9494",
        "PPO",
        (("prior_approval", "1, 2", "1"),),
    ),
    "a symbol by another name": (
        text(covered("S9494", "1")),
        text(covered("S9494", "A"), legend=RENAMED),
        "S9494",
        None,
        None,
    ),
    "the legend alone": (
        text(covered("S9494", "2")),
        text(covered("S9494", "2"), legend=WITHOUT_1),
        "S9494",
        None,
        (("HMO", "not_required", "not_stated"),),
    ),
    "excluded by a note": (
        text(N),
        text(N, notes=(EXCLUDED,)),
        "S9494",
        "PPO",
        (("PPO", "not_required", "not_covered"),),
    ),
    "a row that is new": (
        text(N),
        text(N, covered("S9500")),
        "S9500",
        None,
        (("coverage", None, "covered"),),
    ),
    "a code that a range holds from now on": (
        text(covered("S9494 - S9495")),
        text(covered("S9494 - S9497")),
        "S9497",
        None,
        (("coverage", None, "covered"),),
    ),
    "a code that had been in a range, and is not covered": (
        text(covered("S9494 - S9495", description="What S9494 is")),
        text(not_covered("S9494"), covered("S9495")),
        "S9494",
        None,
        (("coverage", "covered", "not_covered"),),
    ),
    "a code that a wider range holds as before": (
        text(covered("S9494 - S9495", description="A")),
        text(covered("S9494 - S9497", description="A")),
        "S9494",
        None,
        None,
    ),
    "nothing": (text(N), text(N), "S9494", None, None),
}


@pytest.mark.parametrize(("old", "new", "asked", "plan", "expected"), ANSWERS.values(), ids=ANSWERS)
def test_what_an_answer_said_otherwise(
    old: Revision, new: Revision, asked: str, plan: str | None, expected: tuple[Any, ...] | None
) -> None:
    changes = between(old, new)
    (answer,) = ask(asked, changes.new, plan=plan).answers
    found = changed(answer, changes)
    if found is None or expected is None:
        assert found is expected
    else:
        assert found.since == NEW
        assert (
            *(each[2:] for each in found.fields),
            *(each[1:] for each in found.by_plan),
        ) == expected
