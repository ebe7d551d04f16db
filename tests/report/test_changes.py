"""Changes between two revisions in words, grouped by what a rep will notice."""

from typing import Any

import pytest

from bcp_tui.policy import Entry, Legend, Meaning, Note, Revision, Section
from bcp_tui.policy.changes import Changed, PlanChange, changed
from bcp_tui.policy.text_changes import Change
from bcp_tui.report.changes import changed_json, changed_text, groups
from bcp_tui.report.plain import diff_text
from tests.builders import LEGEND, ask, covered, not_covered
from tests.policy.two_texts import NEW, between, text

EFFECTIVE = ("Title and dates", ["effective: 02/01/2024 → 02/01/2025"])
EXCLUDED = Note("5.0", "PPO excludes it.", "covered", plans=("PPO",), excludes_coverage=True)
LONG = "One two three four five six seven {} nine ten eleven twelve thirteen {} fifteen."


def said(old: Revision, new: Revision) -> dict[str, list[str]]:
    """The groups with a line for each of theirs, but that the date is another."""
    told = [
        (each.heading, [f"{line.what}: {line.how}" for line in each.lines])
        for each in groups(between(old, new))
    ]
    assert told.pop() == EFFECTIVE
    return dict(told)


ROWS: dict[str, tuple[list[Entry], list[Entry], dict[str, list[str]]]] = {
    "no longer covered, and why": (
        [covered("S9494")],
        [not_covered("S9494", "Experimental")],
        {"Coverage": ["S9494: covered → not covered: Experimental"]},
    ),
    "new rows and rows that are gone": (
        [covered("S9494"), covered("A4221")],
        [covered("S9494"), covered("S9500"), covered("S9501"), not_covered("S9502")],
        {
            "Coverage": [
                "S9500, S9501: new: covered",
                "S9502: new: not covered",
                "A4221: no longer listed, was covered",
            ]
        },
    ),
    "a range that was taken apart, with approval for a part": (
        [covered("S9494 - S9495", "N")],
        [covered("S9494", "Y"), covered("S9495", "N")],
        {
            "Coverage": [
                "S9494, S9495: new: covered, before in S9494-S9495 (covered)",
                "S9494-S9495: now in S9494, S9495",
            ],
            "Prior approval": ["not required → required: every plan: S9494"],
        },
    ),
    "prior approval: the gravest first, rows with the same together": (
        [covered("S9494", "1"), covered("S9500", "1"), covered("S9501", "Y")],
        [covered("S9494", "1, 2"), covered("S9500", "1, 2"), covered("S9501", "N")],
        {
            "Prior approval": [
                "not required → required: PPO: S9494, S9500",
                "required → not required: every plan: S9501",
                "S9494: 1 → 1, 2",
                "S9500: 1 → 1, 2",
                "S9501: Y → N",
            ]
        },
    ),
    "cost shares": (
        [covered("S9494", cost_share=("A", "B")), covered("S9500", cost_share=("A", "B"))],
        [covered("S9494", cost_share=("A", "C")), covered("S9500", cost_share=("B", "A"))],
        {"Cost share": ["S9494: without B, new: C", "S9500: in another order: B; A"]},
    ),
    "limits": (
        [covered("S9494", limit="1 a year")],
        [covered("S9494", limit="2 a year")],
        {"Limits": ["S9494: “1 a year” → “2 a year”"]},
    ),
    "a description: the words that changed, and some around them": (
        [covered("S9494", description=LONG.format("eight", "fourteen"))],
        [covered("S9494", description=LONG.format("EIGHT", "fourteen"))],
        {"Rows": ["S9494: “… five six seven eight nine ten eleven …” → "
                  "“… five six seven EIGHT nine ten eleven …”"]},
    ),
    "a description that is another": (
        [covered("S9494", description="A pump for a year")],
        [covered("S9494", description="Nursing visit")],
        {"Rows": ["S9494: “A pump for a year” → “Nursing visit”"]},
    ),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "expected"), ROWS.values(), ids=ROWS)
def test_rows_in_words(old: list[Entry], new: list[Entry], expected: dict[str, list[str]]) -> None:
    assert said(text(*old), text(*new)) == expected


OTHERS: dict[str, tuple[dict[str, Any], dict[str, Any], dict[str, list[str]]]] = {
    "coverage that a note takes from a plan": (
        {},
        {"notes": (EXCLUDED,)},
        {
            "Coverage": ["S9494: not required → not covered for PPO"],
            "Notes": ["§5.0: new: PPO excludes it."],
        },
    ),
    "the legend": (
        {},
        {"legend": Legend({**LEGEND, "2": Meaning("Others", ("other",))})},
        {"Legend": ["2: PPO only → Others", "2: plans: PPO → other"]},
    ),
    "a note": (
        {"notes": (EXCLUDED,)},
        {"notes": (EXCLUDED._replace(caution=True),)},
        {"Notes": ["§5.0: caution: yes"]},
    ),
    "the text, by its lines": (
        {"sections": (Section("3.0", "Guidelines", "A. One.\nB. Two."),)},
        {"sections": (Section("3.0", "Guidelines", "A. One.\nB. Three.\nC. Four."),)},
        {"Text": ["§3.0: “B. Two.” → “B. Three.”", "§3.0: new: “C. Four.”"]},
    ),
    "sections": (
        {"sections": (Section("3.0", "Guidelines", "A."),)},
        {"sections": (Section("4.0", "Coding", "B."),)},
        {"Text": ["§4.0: a new section", "§3.0: the section is gone"]},
    ),
}


@pytest.mark.parametrize(("old", "new", "expected"), OTHERS.values(), ids=OTHERS)
def test_everything_else_in_words(
    old: dict[str, Any], new: dict[str, Any], expected: dict[str, list[str]]
) -> None:
    assert said(text(**old), text(**new)) == expected


def test_symbols_by_other_names_are_told_to_come_to_the_same() -> None:
    renamed = Legend({"A": LEGEND["1"], **{key: LEGEND[key] for key in LEGEND if key != "1"}})
    told = said(text(covered("S9494", "1")), text(covered("S9494", "A"), legend=renamed))
    assert told["Prior approval"] == ["S9494: 1 → A, the same for every plan"]


def test_a_diff_is_80_columns_wide_and_hangs_below_what_changed() -> None:
    many = [covered(f"S{number}") for number in range(9000, 9020)]
    lines = diff_text(between(text(), text(covered("S9494"), *many))).split("\n")
    assert lines[:3] == ["BCP-1 Home Visits, effective 02/01/2024 → 02/01/2025", "", "Coverage"]
    assert lines[3].startswith("  S9000, S9001, S9002,")
    assert lines[5].strip() == "new: covered"
    assert max(map(len, lines)) <= 80


@pytest.mark.parametrize(
    ("old", "new", "plan", "words", "what"),
    [
        (
            text(covered("S9494", "N")),
            text(covered("S9494", "Y", limit="1 a year")),
            None,
            "02/01/2025: prior approval N → Y; limit none → 1 a year",
            ["prior_approval: N -> Y", "limit: none -> 1 a year"],
        ),
        (
            text(covered("S9494", description="Pump")),
            text(covered("S9494", description="Pump, each")),
            None,
            "02/01/2025: description “Pump” → “Pump, each”",
            ["description: Pump -> Pump, each"],
        ),
        (
            text(),
            text(notes=(EXCLUDED,)),
            "PPO",
            "02/01/2025: coverage not required → not covered for PPO",
            ["coverage: not_required -> not_covered (PPO)"],
        ),
    ],
)
def test_what_an_answer_said_otherwise(
    old: Revision, new: Revision, plan: str | None, words: str, what: list[str]
) -> None:
    changes = between(old, new)
    (answer,) = ask("S9494", changes.new, plan=plan).answers
    found = changed(answer, changes)
    assert found
    assert changed_text(found) == words
    assert changed_json(found) == {"since": "2025-02-01", "what": what}


def test_what_is_required_now_is_said_first() -> None:
    sides = (
        PlanChange("S9494", "HMO", "required", "not_required"),
        PlanChange("S9494", "PPO", "not_required", "required"),
    )
    assert changed_text(Changed(NEW, (), sides)) == (
        "02/01/2025: prior approval not required → required for PPO; "
        "prior approval required → not required for HMO"
    )


def test_nothing_said_otherwise_is_null() -> None:
    assert changed_json(None) is None


def test_a_change_from_nothing_is_newly_listed() -> None:
    new = Changed(NEW, (Change("entry", "S9494", "coverage", None, "covered"),))
    assert changed_text(new) == "02/01/2025: newly listed"
