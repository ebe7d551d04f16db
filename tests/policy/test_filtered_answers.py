"""What a filter lets through, for the caller's plan and network."""

import pytest

from bcp_tui.policy import Answer, Filter, FilterKind, Network, Note
from tests.builders import ask, covered, not_covered, revision


def unchanged(answer: Answer) -> bool:
    """No answer changed."""
    return False


EXCLUDED = Note("5.0", "PPO excludes this.", "all", plans=("PPO",), excludes_coverage=True)
OUT_REQUIRED = Note("1.0", "Out: always.", "covered", "out", requires_prior_approval=True)
ROWS = {
    "always": (covered("S9494", "Y"), ()),
    "never": (covered("S9494", "N", cost_share=("Home Visits", "Supplies")), ()),
    "by plan": (covered("S9494", "1"), ()),
    "bundled": (not_covered("S9494"), ()),
    "excluded by plan": (covered("S9494", "N"), (EXCLUDED,)),
    "out only": (covered("S9494", "N"), (OUT_REQUIRED,)),
}


def test_rows_are_what_they_are_called() -> None:
    decided = {
        name: ask("S9494", revision(row, notes=notes)).answers[0].decision
        for name, (row, notes) in ROWS.items()
    }
    assert {name: each.prior_approval.answer for name, each in decided.items()} == {
        "always": "required",
        "never": "not_required",
        "by plan": "depends",
        "bundled": None,
        "excluded by plan": "not_required",
        "out only": "not_required",
    }


# kind, value, plan, network, the rows that are shown
SHOWN = [
    ("prior_approval", "required", None, "in", ["always", "by plan"]),
    ("prior_approval", "required", "HMO", "in", ["always", "by plan"]),
    ("prior_approval", "required", "PPO", "in", ["always"]),
    ("prior_approval", "required", "PPO", "out", ["always", "out only"]),
    ("prior_approval", "not_required", None, "in", ["never", "excluded by plan", "out only"]),
    ("prior_approval", "not_required", "PPO", "in", ["never", "by plan", "out only"]),
    ("prior_approval", "not_stated", "other", "in", ["by plan"]),
    ("coverage", "covered", "PPO", "in", ["always", "never", "by plan", "out only"]),
    ("coverage", "not_covered", "PPO", "in", ["bundled", "excluded by plan"]),
    ("coverage", "not_covered", None, "in", ["bundled", "excluded by plan"]),
    ("coverage", "not_covered", "HMO", "in", ["bundled"]),
    ("policy", "BCP-2", None, "in", []),
    ("cost_share", "Supplies", None, "in", ["never"]),
    ("cost_share", "Suppl", None, "in", []),
]


@pytest.mark.parametrize(("kind", "value", "plan", "network", "shown"), SHOWN)
def test_a_filter_shows_the_rows_that_are_so(
    kind: FilterKind, value: str, plan: str | None, network: Network, shown: list[str]
) -> None:
    found = {
        name: ask("S9494", revision(row, notes=notes), plan=plan, network=network)
        for name, (row, notes) in ROWS.items()
    }
    limit = Filter(kind, value)
    assert [
        name for name, each in found.items() if limit.accepts(each.answers[0], unchanged)
    ] == shown


def test_a_filter_by_policy_shows_its_rows() -> None:
    entry = covered("S9494")
    found = ask("S9494", revision(entry, policy="BCP-1"), revision(entry, policy="BCP-2"))
    shown = [each for each in found.answers if Filter("policy", "BCP-2").accepts(each, unchanged)]
    assert [each.revision.policy_id for each in shown] == ["BCP-2"]


def test_who_asks_what_is_covered_is_shown_what_some_plans_cover() -> None:
    row, notes = ROWS["excluded by plan"]
    (answer,) = ask("S9494", revision(row, notes=notes)).answers
    assert answer.decision.coverage == "depends"
    assert Filter("coverage", "covered").accepts(answer, unchanged)
    assert Filter("coverage", "not_covered").accepts(answer, unchanged)
