"""Labels, titles and the words of the help."""

from collections.abc import Callable
from datetime import date

import pytest

from bcp_tui.desk import View
from bcp_tui.policy import (
    Asked,
    Entry,
    Legend,
    Plan,
    Revision,
    Section,
    Selection,
    all_plans,
    parse_range,
)
from bcp_tui.report import labels
from bcp_tui.report.verdicts import short_verdict

REVISION = Revision("BCP-1", "Home Visits", date(2024, 1, 1), Legend(), ())
PPO = Plan("PPO", "PPO")


def test_the_call_screen() -> None:
    assert labels.QUERY_HINT == "code, words, or several codes"
    assert labels.LIST_HEADING == "   CODE        PA   DESCRIPTION"
    assert labels.LIST_HEADING.startswith(labels.NARROW_LIST_HEADING)
    assert labels.NARROW_LIST_HEADING.endswith(" PA")
    assert labels.EFFECTIVE == "effective"
    assert labels.pinned(2) == "2 pinned"
    assert labels.policy(REVISION) == "BCP-1 Home Visits"
    assert labels.more_above(3) == "▲ PageUp: 3 more"
    assert labels.more_below(4) == "▼ PageDown: 4 more"


def test_how_many_policies_there_are(see: Callable[[str], View]) -> None:
    view = see("")
    assert labels.policies_in_force(view._replace(in_force=(REVISION, REVISION))) == "2 policies"
    assert labels.policies_in_force(view._replace(in_force=())) == "No policy in effect"


def test_a_code_that_was_asked_for() -> None:
    assert labels.asked(Asked("s 9494", parse_range("S9494"))) == "S9494"
    assert labels.asked(Asked("infusion")) == "infusion"


def test_plan_and_date() -> None:
    assert labels.WHICH_PLAN == "Which plan is the caller on?"
    assert labels.PLAN_HINT == "name, group number or legend symbol"
    assert labels.SERVICE_DATE == "Service date"
    assert labels.DATE_HINT == "MM/DD/YYYY"
    assert labels.DATE_KEYS == "Enter sets it, Esc leaves it"
    assert labels.choice(Selection("PPO", (PPO,))) == "PPO"
    assert labels.choice(all_plans((PPO,))) == "All plans (none chosen yet)"
    assert labels.in_legend(["4", "7"]) == "legend 4, 7"


def test_the_reader() -> None:
    assert labels.FIND == "Find"
    assert labels.FIND_HINT == "words to find in this policy"
    assert labels.COVERED_TABLE == "COVERED CODES"
    assert labels.NON_COVERED_TABLE == "NON-COVERED CODES"
    assert labels.HISTORY == "Revision history"
    assert labels.NEXT_PAGE == "next page"
    assert labels.NEXT_SECTION == "next section"
    assert labels.section(Section("4.0", "Coding", "")) == "4.0 Coding"
    assert labels.next_place(2, 5) == "next place (2 of 5)"


@pytest.mark.parametrize(
    ("entry", "cells"),
    [
        (
            Entry(parse_range("S9494"), "covered", "x", ("1", "2"), ("Home", "Office")),
            [("Prior approval", "1, 2"), ("Cost share", "Home; Office")],
        ),
        (
            Entry(parse_range("A4300"), "not_covered", "x", reason="Bundled"),
            [("Reason", "Bundled")],
        ),
    ],
)
def test_what_a_table_prints_of_an_entry(entry: Entry, cells: list[tuple[str, str]]) -> None:
    assert [*labels.cells(entry)] == cells


def test_words_beside_keys(see: Callable[[str], View]) -> None:
    found = see("S9494").found
    assert found is not None
    assert labels.BACK == "back"
    assert labels.BACK_TO_CALL == "back to the call"
    assert labels.BACK_FROM_EMPTY_SHEET == "back · nothing pinned, the current answer"
    assert labels.back_from_sheet(3) == "back · 3 pinned"
    assert labels.take_out(found) == "take S9494 out"
    assert labels.ANOTHER == "another"
    assert labels.QUIT == "quit"


def test_the_help(see: Callable[[str], View]) -> None:
    assert labels.HOW_TO_ASK == (
        "Type a code, several codes, or words: the list and the answer follow."
    )
    assert labels.KEYS == "KEYS"
    assert labels.SHORT_VERDICTS == "PA, PRIOR APPROVAL IN THE LIST"
    assert labels.legend_of(REVISION) == "LEGEND OF BCP-1"
    explained = dict(labels.SHORT_VERDICT_MEANINGS)
    shown = {short_verdict(row.answer).words for row in see("").rows}
    assert shown == {"YES", "n/c"}
    assert explained == {
        "YES": "prior approval is required",
        "no": "prior approval is not required",
        "ask": "it depends on which plan the caller is on: the answer names the sides",
        "n/s": "not stated: the legend does not name this plan; see the benefit document",
        "n/c": "not covered; the answer gives the reason",
        "~": "before a code: only some of the words were found in its row",
    }
