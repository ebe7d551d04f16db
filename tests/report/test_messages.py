"""What the screens say, word by word."""

from collections.abc import Callable
from datetime import date, datetime

import pytest

from bcp_tui.desk import Row, Trouble, View
from bcp_tui.library import Fault
from bcp_tui.policy import Filter, FilterKind, Legend, Policy, Revision
from bcp_tui.report import messages

See = Callable[..., View]

COVERED = Filter("coverage", "covered")
NOT_COVERED = Filter("coverage", "not_covered")
HOME = Filter("cost_share", "Home Visits")


def current(view: View) -> Row:
    assert view.current is not None
    return view.current


def test_messages_that_name_something() -> None:
    assert messages.line_full(200) == "The line keeps 200 characters; the rest was left out."
    assert messages.marked("S9497") == "Enter follows S9497, Esc comes back"
    assert messages.colours("light") == "Colours: light"


def test_what_was_pinned_and_copied_is_named(see: See) -> None:
    listed, unlisted, passage = (current(see(each)) for each in ("S9494", "E0784", "lamps"))
    assert messages.pinned(listed, 1) == "Pinned S9494 (1 on the call sheet)"
    assert messages.pinned(unlisted, 2, "S9497") == (
        "Pinned E0784 (2 on the call sheet) · next: S9497"
    )
    assert messages.pinned(passage, 3) == "Pinned §3.0 A.1 (3 on the call sheet)"
    assert messages.copied(listed, pinned=False) == (
        "Copied S9494 (no clipboard here? F6 shows the text)"
    )
    assert messages.copied(listed, pinned=True) == (
        "Copied S9494 (no clipboard here? Enter, then F6 shows the text)"
    )


# -- about the list ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("query", "how"),
    [
        ("", ""),
        ("S9494", ""),
        ("E0784", ""),
        ("S9494 xyzzyplugh", "without “xyzzyplugh”"),
        ("hmo S9494", "“hmo”: F2 chooses the plan"),
        ("antibiotic", ""),
        ("abx", "found by “abx”"),
        ("zincomax", "found by “zincomax”"),
        ("abx xyzzyplugh", "without “xyzzyplugh”"),
        ("pump xyzzyplugh", "without “xyzzyplugh”"),
        ("antibiotic hours xyzz quux", "without “xyzz, quux”"),
        ("antibiotic hours xyzzyplugh quuxquux", "only some words match"),
        ("antibiotic pump", "only some words match"),
        ("lamps", ""),
        ("xyzzyplugh", ""),
    ],
)
def test_how_a_row_was_found(see: See, query: str, how: str) -> None:
    view = see(query)
    assert messages.how_found(view, view.current) == how


@pytest.mark.parametrize(
    ("query", "state", "place"),
    [
        ("", {}, "4 rows"),
        ("", {"row": 2}, "3 of 4"),
        ("pump", {}, "1 of 2"),
        ("pump", {"row": 1}, "2 of 2"),
        ("need pa", {}, "3 of 4 · prior approval required in network"),
        ("pump not covered", {}, "1 of 2 · not covered"),
        ("pump", {"filters": (COVERED,)}, "1 of 2 · covered"),
        (
            "pump need pa",
            {"filters": (COVERED, HOME)},
            "1 of 2 · covered · Home Visits · prior approval required in network",
        ),
        ("zebra", {"filters": (COVERED,)}, "0 of 0 · covered"),
    ],
)
def test_the_place_says_what_filters_leave(
    see: See, query: str, state: dict[str, object], place: str
) -> None:
    assert messages.place(see(query, **state)) == place


@pytest.mark.parametrize(
    ("kind", "value", "words"),
    [
        ("prior_approval", "required", "prior approval required"),
        ("prior_approval", "not_required", "prior approval not required"),
        ("prior_approval", "not_stated", "prior approval not stated"),
        ("prior_approval", "depends", "prior approval depends"),
        ("coverage", "covered", "covered"),
        ("coverage", "not_covered", "not covered"),
        ("policy", "BCP-1", "BCP-1"),
        ("cost_share", "Home Visits", "Home Visits"),
    ],
)
def test_a_filter_in_words(kind: FilterKind, value: str, words: str) -> None:
    assert messages.filter_text(Filter(kind, value)) == words


def test_a_filter_by_prior_approval_says_where_it_looks_while_that_is_not_asked(see: See) -> None:
    view = see("", filters=(Filter("prior_approval", "required"), HOME))
    assert messages.filters_text(view) == "prior approval required in network · Home Visits"
    told = see("", filters=(Filter("prior_approval", "required"), HOME), network="out")
    assert messages.filters_text(told) == "prior approval required · Home Visits"


# -- in the place of an answer -------------------------------------------------------------------


def said(view: View) -> str:
    return " ".join(messages.no_answer(view))


def test_where_there_is_no_answer_it_says_why(see: See) -> None:
    assert said(see(" xyzzyplugh ")).startswith(
        "Neither a row nor the text of the policies in effect answers to “xyzzyplugh”. "
    )


@pytest.mark.parametrize(
    ("query", "limit", "words"),
    [
        (
            "antibiotic",
            NOT_COVERED,
            "None of the 1 found for “antibiotic” is: not covered. ",
        ),
        (
            "antibiotic need pa",
            NOT_COVERED,
            "None of the 1 found for “antibiotic” is: "
            "not covered · prior approval required in network. ",
        ),
        ("", Filter("policy", "BCP-2"), "None of the 4 listed is: BCP-2. "),
    ],
)
def test_what_filters_leave_out_is_not_said_to_be_missing(
    see: See, query: str, limit: Filter, words: str
) -> None:
    assert said(see(query, filters=(limit,))) == f"{words}Esc takes the filter off."


def test_on_a_day_without_a_text_it_says_of_what_kind_that_day_is(see: See) -> None:
    day = date(2023, 9, 30)
    assert said(see("pump", day=day)).startswith("No policy is in effect on 09/30/2023. F4 ")
    policies = see("").off_file
    assert policies == ()
    text = Revision("BCP-1", "Home Visits", date(2024, 1, 1), Legend(), ())
    for count, names in (
        (1, "BCP-1 Home Visits was"),
        (3, "BCP-1 Home Visits; BCP-1 Home Visits; BCP-1 Home Visits were"),
        (5, "BCP-1 Home Visits; BCP-1 Home Visits; BCP-1 Home Visits and 2 more were"),
    ):
        off_file = (Policy("BCP-1", (text,)),) * count
        view = see("pump", day=day)._replace(off_file=off_file)
        first = next(iter(messages.not_on_file(view)))
        assert first.startswith(f"{names} in effect on the service date, but ")
        assert first.endswith(" text from that time is not on file.")
        assert said(view).startswith(first)
    assert [*messages.not_on_file(see("pump"))] == []


def test_a_day_is_said_as_it_was_understood() -> None:
    day = date(2026, 11, 23)
    assert messages.day_read(day, is_today=True) == "Monday 11/23/2026, today"
    assert messages.day_read(day, is_today=False) == "Monday 11/23/2026"


def test_when_a_policy_is_to_be_reviewed() -> None:
    revision = Revision("BCP-1", "Home Visits", date(2024, 1, 1), Legend(), ())
    assert messages.next_review(revision, past=False) == ""
    revision = revision._replace(next_review=date(2025, 1, 1))
    assert messages.next_review(revision, past=False) == "next review 01/01/2025"
    assert messages.next_review(revision, past=True) == "next review 01/01/2025 (past)"


def test_new_data_that_cannot_be_taken_in_are_told_of() -> None:
    fault = Fault("/srv/data/policies/bcp-1.toml", 3, "policy.id", "is missing", "add it")
    assert messages.trouble(Trouble(datetime(2026, 11, 23, 9, 5), fault)) == (
        "09:05 new data broken, last good data in force: "
        "bcp-1.toml:3: policy.id: is missing; add it"
    )
    assert messages.UNUSABLE_DATA == "The policy data cannot be used, so nothing is answered."


def test_a_window_or_terminal_that_will_not_do_is_told_what_will() -> None:
    assert messages.too_small((59, 24), (60, 20)) == "59×24: needs 60×20"
    assert messages.unfit_terminal("") == (
        "the app needs a full-screen terminal, and TERM is not set; set it to xterm-256color"
    )
    assert messages.unfit_terminal("dumb").startswith(
        "the app needs a full-screen terminal, and TERM='dumb' is none that it knows; set it"
    )
    assert "TERM='" + "x" * 40 + "' is" in messages.unfit_terminal("x" * 41)
    assert "\\x1b" in messages.unfit_terminal("\x1b")


def test_an_error_of_the_program_is_told_in_a_line() -> None:
    assert messages.crashed("KeyError", "desk.py", 7) == (
        "bcp-tui: an error in the program (KeyError in desk.py, line 7); please report it"
    )
    assert messages.crashed("KeyError", "", None) == (
        "bcp-tui: an error in the program (KeyError); please report it"
    )
