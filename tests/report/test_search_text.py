"""What the command line prints of a search, line by line."""

from collections.abc import Callable
from datetime import date

from bcp_tui.desk import View
from bcp_tui.policy import Filter
from bcp_tui.report.plain import search_text

See = Callable[..., View]

GIVEN = " Plan: not asked. Network: not asked. Service date: 11/23/2026."
ANTIBIOTIC = " S9494       covered      Home infusion therapy, antibiotic; once every 8 hours"
CHEMOTHERAPY = " 96409-96411 NOT COVERED  Chemotherapy by pump"
PUMP = " S9497       covered      Home infusion therapy, pump; once every 3 hours"


def printed(view: View, limit: int = 20) -> list[str]:
    """The lines of a search, without the last one, which says for whom it holds."""
    *lines, given = search_text(view, limit).split("\n")
    assert given == GIVEN
    return lines


def test_a_search_prints_a_line_for_each_row(see: See) -> None:
    assert printed(see("pump")) == [CHEMOTHERAPY, PUMP]


def test_rows_that_the_limit_leaves_out_are_counted(see: See) -> None:
    assert printed(see("pump"), 1) == [CHEMOTHERAPY, " and 1 more: --limit 2 shows all"]
    assert printed(see("pump"), 2) == [CHEMOTHERAPY, PUMP]


def test_a_row_is_cut_to_80_columns_around_what_was_looked_for(see: See) -> None:
    assert printed(see("zinc")) == [
        " T1030       covered      Visit by a nurse who is trained … who brings zinc …"
    ]
    assert printed(see("several")) == [
        " T1030       covered      Visit by a nurse who is trained in the care … several"
    ]


def test_rows_that_only_some_words_find_are_marked(see: See) -> None:
    assert printed(see("antibiotic pump")) == [
        f"~{ANTIBIOTIC[1:]}",
        f"~{CHEMOTHERAPY[1:]}",
        f"~{PUMP[1:]}",
        "~ only some of the words match",
    ]


def test_by_what_other_words_rows_were_found_is_said_once(see: See) -> None:
    assert printed(see("abx")) == [ANTIBIOTIC, " found by “abx”"]


def test_a_row_found_by_a_drugs_name_answers_for_the_service(see: See) -> None:
    assert printed(see("zincomax"))[1:] == [
        " asked by “zincomax”: this answers for the service, not for the drug"
    ]


def test_codes_stand_in_the_order_asked_those_not_listed_too(see: See) -> None:
    assert printed(see("S9499, S9494, S9499, J1234")) == [
        " S9499       NOT LISTED",
        ANTIBIOTIC,
        " J1234       NOT LISTED",
        " similar, not the code asked for: S9497, S9494",
    ]
    assert printed(see("J1234")) == [" J1234       NOT LISTED"]


def test_how_a_code_was_read_stands_below_its_row(see: See) -> None:
    assert printed(see("TI030-RR"))[1:] == [
        "             TI030-RR read as T1030",
        "             Modifier RR set aside: the policy lists the code without it",
    ]


def test_filters_say_how_many_rows_they_leave(see: See) -> None:
    assert printed(see("pump need pa")) == [
        " 1 of 2 · prior approval required in network",
        PUMP,
    ]
    none = see("antibiotic", filters=(Filter("coverage", "not_covered"),))
    assert printed(none) == [" 0 of 1 · not covered"]


# -- passages ------------------------------------------------------------------------------------


def test_a_passage_is_printed_whole_with_its_lead_in_and_its_source(see: See) -> None:
    assert printed(see("lamps")) == [
        " §3.0 A.1    policy text  The plan considers the following not medically",
        "                          necessary: 1. Lamps. (BCP-1 §3.0 A.1)",
    ]
    assert printed(see("ambulance")) == [
        " §1.0        policy text  Ambulance rides by air are paid for all plans,",
        "                          wherever the member lives and whoever called for them",
        "                          by telephone or radio, except where a road was open.",
        "                          (BCP-1 §1.0)",
    ]


def test_a_passage_that_says_only_some_of_the_words_is_marked(see: See) -> None:
    first, *_, last = printed(see("lamps xyzzyplugh necessary"))
    assert first.startswith("~§3.0 A.1    policy text  The plan considers the following not")
    assert last == "~ only some of the words match"


# -- nothing -------------------------------------------------------------------------------------


def test_nothing_found_is_said(see: See) -> None:
    assert printed(see("zebra")) == ["Nothing found."]


def test_on_a_day_without_a_text_it_is_not_nothing(see: See) -> None:
    lines = search_text(see("antibiotic", day=date(2020, 1, 1)), 20).split("\n")
    assert lines == [
        "No policy is in effect on the service date.",
        " Plan: not asked. Network: not asked. Service date: 01/01/2020.",
    ]


# -- several policies ----------------------------------------------------------------------------


def test_each_line_names_its_policy_and_what_another_one_says(two: Callable[..., View]) -> None:
    assert printed(two("S9494")) == [
        "≠S9494       covered      Antibiotic                                      BCP-1",
        "             Also in BCP-20 Wounds: NOT COVERED",
        "≠S9494       NOT COVERED  Antibiotic                                      BCP-20",
        "             Also in BCP-1 Home Visits: COVERED · PRIOR APPROVAL NOT REQUIRED",
    ]


def test_codes_not_to_be_used_together_are_marked_and_said(two: Callable[..., View]) -> None:
    lines = printed(two("can I bill S9494 with S9810"))
    assert "             Not together with S9810, also asked for in this call" in lines
    assert "             Not together with S9494, also asked for in this call" in lines
    assert [line.split()[0] for line in lines if line[0] == "!"] == ["!≠S9494", "!S9810"]


def test_coverage_is_that_of_the_callers_plan(two: Callable[..., View]) -> None:
    for plan, said in ((None, "DEPENDS"), ("ppo", "NOT COVERED"), ("hmo", "covered")):
        (line, *_) = search_text(two("S9810", plan), 20).split("\n")
        assert line.split("  Pharmacy")[0].rstrip() == f" S9810       {said}"


def test_a_passage_without_a_number_is_called_by_its_name(two: Callable[..., View]) -> None:
    assert printed(two("lamps")) == [
        "             policy text  Call the desk about lamps. (BCP-1 Important",
        "                          Information)",
    ]


def test_a_day_whose_texts_are_not_on_file_says_so(two: Callable[..., View]) -> None:
    lines = search_text(two("antibiotic", day=date(2020, 1, 1)), 20).split("\n")
    assert lines[0].startswith("BCP-1 Home Visits was in effect on the service date, but its text")
    assert lines[1].endswith("is not on file.")
