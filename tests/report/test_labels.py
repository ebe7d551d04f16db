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
from bcp_tui.report.verdicts import Verdict
from tests.builders import covered, not_covered, revision, row, rows

See = Callable[..., View]

REVISION = Revision("BCP-1", "Home Visits", date(2024, 1, 1), Legend(), ())
PPO = Plan("PPO", "PPO")


def test_the_headings_of_the_list_begin_alike() -> None:
    assert labels.list_heading(12) == "   CODE        PA   DESCRIPTION"
    assert labels.list_heading(7, described=False) == "   CODE   PA"


def test_labels_that_count_and_name() -> None:
    assert labels.pinned(2) == "2 pinned"
    assert labels.more_above(3) == "▲ PageUp: 3 more"
    assert labels.more_below(4) == "▼ PageDown: 4 more"


def test_how_many_policies_there_are(see: See) -> None:
    view = see("")
    assert labels.policies_in_force(view._replace(in_force=(REVISION, REVISION))) == "2 policies"
    assert labels.policies_in_force(view._replace(in_force=())) == "No policy in effect"


def test_a_code_that_was_asked_for() -> None:
    assert labels.asked(Asked("s 9494", parse_range("S9494"))) == "S9494"
    assert labels.asked(Asked("infusion")) == "infusion"


def test_a_choice_of_plans_is_called_by_its_name() -> None:
    assert labels.choice(Selection("PPO", (PPO,))) == "PPO"
    assert labels.choice(all_plans((PPO,))) == "All plans (none chosen yet)"
    assert labels.in_legend(["4", "7"]) == "legend 4, 7"


def test_a_row_that_warns_has_its_sign_before_its_code() -> None:
    text = revision(
        covered("S9494", description="Therapy (do not use with S9500)"), covered("S9500")
    )
    other = revision(not_covered("S9500"), policy="BCP-2")
    (first, both, against) = rows("S9494, S9500", text, other)
    assert labels.marks(first) == (Verdict("!", "not_covered"),)
    assert [mark.words for mark in labels.marks(both)] == ["!", "≠"]
    assert labels.marks(against) == (Verdict("≠", "ask"),)
    assert labels.marks(row("S9494", text)) == (Verdict(" ", "text"),)
    assert labels.marks(row("E0784", text)) == (Verdict(" ", "text"),)


@pytest.mark.parametrize(
    ("query", "sign"), [("antibiotic", " "), ("antibiotic pump", "~"), ("lamps", " ")]
)
def test_a_row_that_only_some_words_find_is_marked(see: See, query: str, sign: str) -> None:
    current = see(query).current
    assert current
    assert [mark.words for mark in labels.marks(current)] == [sign]
    assert labels.is_partial(current) == (sign == "~")


def test_the_reader() -> None:
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


def test_words_beside_keys(see: See) -> None:
    current = see("S9494").current
    assert current
    assert labels.back_from_sheet(3) == "back · 3 pinned"
    assert labels.take_out(current, [current]) == "take S9494 out"
    (first, second) = rows(
        "S9494", revision(covered("S9494")), revision(covered("S9494"), policy="BCP-2")
    )
    assert labels.take_out(second, [first, second]) == "take S9494 BCP-2 out"


def test_the_help_explains_every_short_verdict_and_sign() -> None:
    explained = {words for words, _ in labels.SHORT_VERDICT_MEANINGS}
    assert explained == {"YES", "no", "ask", "n/s", "n/c", "!", "≠", "~"}
    assert labels.legend_of(REVISION) == "LEGEND OF BCP-1"
