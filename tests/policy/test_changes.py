"""What changed between two revisions: each field, as printed."""

import csv
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from bcp_tui.library import load_plans
from bcp_tui.library.folder import load_revision
from bcp_tui.policy import (
    CodedSeparately,
    Entry,
    HistoryLine,
    Legend,
    Meaning,
    Note,
    Section,
    parse_range,
)
from bcp_tui.policy.changes import Changes
from bcp_tui.policy.text_changes import Change
from tests.builders import LEGEND, PLANS, covered, not_covered
from tests.policy.two_texts import between, text

EXAMPLES = Path(__file__).parents[1] / "documents" / "examples"
ADDED = "Added sentence about pumps."
RENAMED = Legend({"A": LEGEND["1"], **{key: LEGEND[key] for key in LEGEND if key != "1"}})
OUTSIDE = Note("1.0", "Out: always.", "covered", "out", requires_prior_approval=True)

# -- rows ----------------------------------------------------------------------------------------

Y, N = covered("S9494", "Y"), covered("S9494", "N")
RENTED, BOUGHT = covered("E1390", modifiers=["RR"]), covered("E1390", modifiers=["NU"])
ROWS = {
    "symbols": ([N], [Y], [("S9494", "prior_approval", "N", "Y")]),
    "several symbols": (
        [covered("S9494", "1, 2")],
        [covered("S9494", "2")],
        [("S9494", "prior_approval", "1, 2", "2")],
    ),
    "cost shares": (
        [covered("S9494", cost_share=("Home Visits", "Supplies"))],
        [covered("S9494", cost_share=("Supplies",))],
        [("S9494", "cost_share", "Home Visits; Supplies", "Supplies")],
    ),
    "the order of cost shares": (
        [covered("S9494", cost_share=("A", "B"))],
        [covered("S9494", cost_share=("B", "A"))],
        [("S9494", "cost_share", "A; B", "B; A")],
    ),
    "a description": (
        [covered("S9494", description="Pump")],
        [covered("S9494", description="Pump, each")],
        [("S9494", "description", "Pump", "Pump, each")],
    ),
    "a new limit": (
        [N],
        [covered("S9494", limit="1 a year")],
        [("S9494", "limit", None, "1 a year")],
    ),
    "a limit that is gone": (
        [covered("S9494", limit="1 a year")],
        [N],
        [("S9494", "limit", "1 a year", None)],
    ),
    "a reason": (
        [not_covered("A4300", "Bundled")],
        [not_covered("A4300", "Experimental")],
        [("A4300", "reason", "Bundled", "Experimental")],
    ),
    "what it continues": (
        [covered("99601"), covered("99602")],
        [covered("99601"), covered("99602", continues="99601")],
        [("99602", "continues", None, "99601")],
    ),
    "two fields of a row": (
        [N],
        [covered("S9494", "Y", limit="1")],
        [("S9494", "prior_approval", "N", "Y"), ("S9494", "limit", None, "1")],
    ),
    "an added row": (
        [N],
        [N, covered("S9500")],
        [("S9500", "coverage", None, "covered")],
    ),
    "a removed row": (
        [N, not_covered("S9500")],
        [N],
        [("S9500", "coverage", "not_covered", None)],
    ),
    "no longer covered: the coverage alone, for no field is in both tables": (
        [N],
        [not_covered("S9494")],
        [("S9494", "coverage", "covered", "not_covered")],
    ),
    "covered from now on, with another description": (
        [not_covered("S9494")],
        [covered("S9494", description="Other")],
        [
            ("S9494", "coverage", "not_covered", "covered"),
            ("S9494", "description", "What S9494 is", "Other"),
        ],
    ),
    "a range drawn wider": (
        [covered("S9494 - S9495", description="A")],
        [covered("S9494 - S9497", description="A")],
        [("S9494-S9495", "code", "S9494-S9495", "S9494-S9497")],
    ),
    "a code that became a range": (
        [covered("S9494", description="A")],
        [covered("S9494 - S9497", description="A")],
        [("S9494", "code", "S9494", "S9494-S9497")],
    ),
    "a range that was taken apart": (
        [covered("S9494 - S9495", description="A")],
        [covered("S9494", description="A"), covered("S9495", description="A")],
        [
            ("S9494", "coverage", None, "covered"),
            ("S9495", "coverage", None, "covered"),
            ("S9494-S9495", "coverage", "covered", None),
        ],
    ),
    "two ranges that became one": (
        [covered("S9494 - S9495"), covered("S9496 - S9497")],
        [covered("S9494 - S9497")],
        [
            ("S9494-S9497", "coverage", None, "covered"),
            ("S9494-S9495", "coverage", "covered", None),
            ("S9496-S9497", "coverage", "covered", None),
        ],
    ),
    "one of the rows of a code, told by its modifiers": (
        [RENTED, BOUGHT],
        [RENTED, BOUGHT._replace(symbols=("Y",))],
        [("E1390 NU", "prior_approval", "N", "Y")],
    ),
    "the only row of a code, which has modifiers": (
        [RENTED],
        [RENTED._replace(symbols=("Y",))],
        [("E1390", "prior_approval", "N", "Y")],
    ),
    "a row for other modifiers": (
        [RENTED, BOUGHT],
        [RENTED],
        [("E1390 NU", "coverage", "covered", None)],
    ),
    "a row that is now for a modifier": (
        [covered("E1390")],
        [RENTED],
        [("E1390", "modifiers", None, "RR")],
    ),
    "modifiers in another order": (
        [covered("E1390", modifiers=["RR", "NU"])],
        [covered("E1390", modifiers=["NU", "RR"])],
        [("E1390", "modifiers", "RR, NU", "NU, RR")],
    ),
    "rows in another order": ([N, covered("S9500")], [covered("S9500"), N], []),
    "nothing": ([N, not_covered("A4300")], [N, not_covered("A4300")], []),
}


@pytest.mark.parametrize(("old", "new", "expected"), ROWS.values(), ids=ROWS)
def test_what_changed_in_rows(
    old: list[Entry], new: list[Entry], expected: list[tuple[Any, ...]]
) -> None:
    changes = between(text(*old), text(*new))
    assert [each[1:] for each in changes.every if each.part == "entry"] == expected


# -- everything else -----------------------------------------------------------------------------

PUMPS = Note("1.0", "Pumps are rented for up to three months.", "covered")
A, B = Section("1.0", "Policy", "One.\nTwo."), Section("2.0", "Background", "Three.")
FIRST, SECOND = HistoryLine("1/23", "Created"), HistoryLine("1/24", "Annual review")
NURSES = CodedSeparately("nursing visits", (parse_range("99601"),))
OTHERS: dict[str, tuple[dict[str, Any], dict[str, Any], list[Change]]] = {
    "the title": (
        {},
        {"title": "Visits"},
        [Change("policy", "BCP-1", "title", "Home Visits", "Visits")],
    ),
    "dates": (
        {"next_review": date(2025, 1, 1), "ends": date(2026, 1, 1)},
        {"original_effective": date(2019, 1, 1)},
        [
            Change("policy", "BCP-1", "original_effective", None, "2019-01-01"),
            Change("policy", "BCP-1", "next_review", "2025-01-01", None),
            Change("policy", "BCP-1", "retired", "2026-01-01", None),
        ],
    ),
    "a line of the history": (
        {"history": (FIRST,)},
        {"history": (FIRST, SECOND)},
        [Change("policy", "1/24", "revision", None, "Annual review")],
    ),
    "what is coded separately": (
        {"coded_separately": (NURSES,)},
        {},
        [Change("policy", "nursing visits", "coded_separately", "99601", None)],
    ),
    "a symbol's meaning and plans": (
        {},
        {"legend": Legend({**LEGEND, "2": Meaning("HMO", ("HMO", "PPO"))})},
        [
            Change("legend", "2", "means", "PPO only", "HMO"),
            Change("legend", "2", "plans", "PPO", "HMO, PPO"),
        ],
    ),
    "a symbol by another name": (
        {},
        {"legend": RENAMED},
        [
            Change("legend", "1", "means", "HMO only", None),
            Change("legend", "A", "means", None, "HMO only"),
        ],
    ),
    "a note that is new": (
        {"notes": (PUMPS,)},
        {"notes": (Note("3.0", ADDED, "all"), PUMPS)},
        [Change("note", "3.0", "text", None, ADDED)],
    ),
    "a note that is gone": (
        {"notes": (PUMPS,)},
        {},
        [Change("note", "1.0", "text", PUMPS.text, None)],
    ),
    "a note that was reworded": (
        {"notes": (PUMPS,)},
        {"notes": (PUMPS._replace(text="Pumps are rented for up to six months."),)},
        [Change("note", "1.0", "text", PUMPS.text, "Pumps are rented for up to six months.")],
    ),
    "what a note does, and for whom": (
        {"notes": (PUMPS,)},
        {
            "notes": (
                PUMPS._replace(
                    network="out",
                    requires_prior_approval=True,
                    plans=("PPO",),
                    applies_to=(parse_range("S9494"),),
                ),
            )
        },
        [
            Change("note", "1.0", "applies_to", "covered", "S9494"),
            Change("note", "1.0", "network", None, "out"),
            Change("note", "1.0", "plans", None, "PPO"),
            Change("note", "1.0", "requires_prior_approval", None, True),
        ],
    ),
    "one of two notes with the same words": (
        {"notes": (PUMPS, PUMPS._replace(section="3.0"))},
        {"notes": (PUMPS._replace(section="3.0"),)},
        [Change("note", "1.0", "text", PUMPS.text, None)],
    ),
    "a section's text": (
        {"sections": (A, B)},
        {"sections": (A._replace(text="One.\nThree."), B)},
        [Change("section", "1.0", "text", "One.\nTwo.", "One.\nThree.")],
    ),
    "a section's title": (
        {"sections": (A, B)},
        {"sections": (A._replace(title="The policy"), B)},
        [Change("section", "1.0", "title", "Policy", "The policy")],
    ),
    "a section between others, which have other numbers now": (
        {"sections": (A, B)},
        {"sections": (A, Section("2.0", "Scope", "New."), B._replace(number="3.0"))},
        [
            Change("section", "2.0", "text", None, "New."),
            Change("section", "2.0", "number", "2.0", "3.0"),
        ],
    ),
    "a section that is gone": (
        {"sections": (A, B)},
        {"sections": (B,)},
        [Change("section", "1.0", "text", "One.\nTwo.", None)],
    ),
    "white space around a text": (
        {"sections": (A,)},
        {"sections": (A._replace(text="\nOne.\nTwo.\n"),)},
        [],
    ),
}


@pytest.mark.parametrize(("old", "new", "expected"), OTHERS.values(), ids=OTHERS)
def test_what_changed_besides(
    old: dict[str, Any], new: dict[str, Any], expected: list[Change]
) -> None:
    changes = between(text(**old), text(**new))
    effective = Change("policy", "BCP-1", "effective", "2024-02-01", "2025-02-01")
    assert [each for each in changes.every if each != effective] == expected


def test_a_revision_and_itself_are_the_same() -> None:
    same = text(Y, not_covered("A4300"), notes=(PUMPS, OUTSIDE), sections=(A, B), history=(FIRST,))
    changes = Changes(same, same, PLANS)
    assert (changes.every, changes.by_plan) == ((), ())


def test_two_revisions_whose_changes_were_listed_by_hand() -> None:
    old, new = (
        load_revision(str(EXAMPLES / f"{name}.expected.toml"))
        for name in ("01-hearing", "11-hearing-2025")
    )
    changes = Changes(old, new, load_plans(EXAMPLES))
    with (EXAMPLES / "11-hearing-2025.changes.tsv").open(encoding="utf-8") as file:
        listed = list(csv.DictReader(file, delimiter="\t"))
    assert len(listed) == 14
    for row in listed:
        fields = {"added": ("coverage", "means"), "removed": ("coverage",)}
        name = row["what"].removeprefix("legend ").removeprefix("section ")
        (found,) = (
            change
            for change in changes.every
            if change.name == name and change.field in fields.get(row["field"], (row["field"],))
        )
        for printed, value in ((row["old"], found.old), (row["new"], found.new)):
            assert str(value or "") == printed or (row["field"] == "text" and printed in str(value))
    entries = {change.name for change in changes.every if change.part == "entry"}
    assert entries == {row["what"] for row in listed if " " not in row["what"]}
    assert [each[1:] for each in changes.by_plan if each.code == "V5130"] == [
        ("L0002184", "not_stated", "not_required"),
        ("L0002237", "not_stated", "required"),
        ("L0002311", "required", "not_stated"),
    ]
