"""Plain text, line by line: what the command line prints of a lookup and of a search."""

import textwrap
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bcp_tui.desk import View
from bcp_tui.policy import Note
from bcp_tui.report.plain import WIDTH, lookup_text, search_text, wrapped
from tests.builders import ask, covered, not_covered, revision

See = Callable[[str], View]


def lines(text: str) -> list[str]:
    return text.split("\n")


def test_a_lookup_says_verdict_description_statements_and_for_what_it_was_given() -> None:
    entry = covered("S9494", description=f"Home visit, {'as often as is needed, ' * 4}per day")
    note = Note("1.0", "See the member's benefit document; it says what is covered and how.", "all")
    found = ask("S9494", revision(entry, notes=(note,)), plan="PPO")
    assert lines(lookup_text(found)) == [
        "S9494   COVERED · PRIOR APPROVAL NOT REQUIRED",
        "Home visit, as often as is needed, as often as is needed, as often as is needed,",
        "as often as is needed, per day",
        "Cost share    Home Visits",
        "Legend        N = None required (BCP-1 §4.0)",
        "Note          See the member's benefit document; it says what is covered and",
        "              how. (BCP-1 §1.0)",
        "Source        BCP-1 Home Visits, section 4.0, effective 02/01/2024",
        "Given for     Plan: Preferred Providers. Network: in. Service date: 11/23/2026.",
    ]


def test_an_add_on_is_described_with_what_it_continues() -> None:
    rows = (
        covered("99601", description="Visit; first two hours"),
        covered("99602", description="... each hour", continues="99601"),
    )
    assert lines(lookup_text(ask("99602", revision(*rows))))[1] == "Visit; each hour"


def test_each_policy_answers_in_a_block_of_its_own() -> None:
    found = ask("S9494", revision(covered("S9494")), revision(not_covered("S9494"), policy="BCP-2"))
    first, second = lookup_text(found).split("\n\n")
    assert lines(first)[0] == "S9494   COVERED · PRIOR APPROVAL NOT REQUIRED"
    assert lines(second) == [
        "S9494   NOT COVERED",
        "What S9494 is",
        "Reason        Bundled into another code (BCP-2 §4.0)",
        "Source        BCP-2 Home Visits, section 4.0, effective 02/01/2024",
        "Given for     Plan: all plans. Network: in. Service date: 11/23/2026.",
    ]


def test_a_part_of_a_range_is_headed_by_the_range() -> None:
    found = ask("96410", revision(covered("96409-96411")))
    assert lines(lookup_text(found))[0] == "96409-96411   COVERED · PRIOR APPROVAL NOT REQUIRED"


@pytest.mark.parametrize(
    ("typed", "day", "said"),
    [
        (
            "S9499",
            date(2026, 11, 23),
            [
                "S9499   NOT LISTED",
                "No policy in effect on the service date lists this code.",
                "Similar       S9494 (not the code asked for)",
            ],
        ),
        (
            "S9494",
            date(2020, 1, 1),
            [
                "S9494   NO POLICY IN EFFECT",
                "Listed in     BCP-1 Home Visits, in effect from 02/01/2024",
            ],
        ),
        (
            "pump",
            date(2026, 11, 23),
            ["pump   NOT A CODE", "This is not a procedure code; search for it as words."],
        ),
    ],
)
def test_what_no_policy_answers_is_said_with_what_is_known(
    typed: str, day: date, said: list[str]
) -> None:
    given = f"Given for     Plan: all plans. Network: in. Service date: {day:%m/%d/%Y}."
    assert lines(lookup_text(ask(typed, revision(covered("S9494")), day=day))) == [*said, given]


@pytest.mark.parametrize(
    ("text", "label", "expected"),
    [
        ("a b", "", ["a b"]),
        ("a  b", "Note  ", ["Note  a  b"]),
        ("a\nb\tc", "", ["a b       c"]),
        ("x" * 80, "", ["x" * 80]),
        ("a " + "x" * 78, "", ["a " + "x" * 78]),
        ("a " + "x" * 79, "", ["a", "x" * 79]),
        ("a  " + "x" * 80, "", ["a", "x" * 80]),
        ("x" * 81, "", ["x" * 80, "x"]),
        ("ab " + "x" * 81, "", ["ab " + "x" * 77, "xxxx"]),
        ("x" * 80 + " " + "y" * 81, "", ["x" * 80, "y" * 80, "y"]),
        ("x" * 79 + " " + "y" * 81, "", ["x" * 79, "y" * 80, "y"]),
        ("x" * 80 + " b", "Label ", ["Label " + "x" * 74, "      xxxxxx b"]),
    ],
)
def test_a_text_is_broken_between_words(text: str, label: str, expected: list[str]) -> None:
    assert wrapped(text, label) == expected


@given(
    st.lists(st.text("ab-…", min_size=1, max_size=90), min_size=1).map(" ".join),
    st.sampled_from(["", "Source        "]),
)
def test_a_text_is_broken_where_pythons_textwrap_breaks_it(text: str, label: str) -> None:
    theirs = textwrap.wrap(
        text,
        WIDTH,
        initial_indent=label,
        subsequent_indent=" " * len(label),
        break_on_hyphens=False,
    )
    assert wrapped(text, label) == [line.rstrip() for line in theirs]


# -- searches ------------------------------------------------------------------------------------


def test_a_search_prints_a_line_for_each_row(see: See) -> None:
    assert lines(search_text(see("pump"), 20)) == [
        " 96409-96411 NOT COVERED  Chemotherapy by pump",
        " S9497       covered      Home infusion therapy, pump; once every 3 hours",
    ]


def test_no_more_rows_are_printed_than_wanted(see: See) -> None:
    assert lines(search_text(see("pump"), 1)) == [" 96409-96411 NOT COVERED  Chemotherapy by pump"]


def test_a_row_is_cut_to_80_columns_around_what_was_looked_for(see: See) -> None:
    assert lines(search_text(see("zinc"), 20)) == [
        " T1030       covered      Visit by a nurse who is trained … who brings zinc …"
    ]
    assert lines(search_text(see("several"), 20)) == [
        " T1030       covered      Visit by a nurse who is trained in the care … several"
    ]


def test_rows_that_only_some_words_find_are_marked(see: See) -> None:
    assert lines(search_text(see("antibiotic pump"), 20)) == [
        "~S9494       covered      Home infusion therapy, antibiotic; once every 8 hours",
        "~96409-96411 NOT COVERED  Chemotherapy by pump",
        "~S9497       covered      Home infusion therapy, pump; once every 3 hours",
        "~ only some of the words match",
    ]


def test_codes_that_are_not_listed_stand_below_with_what_is_near(see: See) -> None:
    assert lines(search_text(see("S9499, S9494, S9499, J1234"), 20)) == [
        " S9494       covered      Home infusion therapy, antibiotic; once every 8 hours",
        " S9499       NOT LISTED",
        " S9499       NOT LISTED",
        " J1234       NOT LISTED",
        " similar, not the code asked for: S9497, S9494",
    ]


def test_a_code_that_is_not_listed_is_not_nothing(see: See) -> None:
    assert search_text(see("J1234"), 20) == " J1234       NOT LISTED"


def test_nothing_found_is_said(see: See) -> None:
    assert search_text(see("zebra"), 20) == "Nothing found."
