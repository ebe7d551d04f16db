"""What the screens say, word by word."""

from collections.abc import Callable
from datetime import date, datetime

import pytest

from bcp_tui.desk import Trouble, View
from bcp_tui.library import Fault
from bcp_tui.policy import Found, Legend, Revision
from bcp_tui.report import messages

See = Callable[[str], View]


def found(view: View) -> Found:
    assert view.found is not None
    return view.found


def test_messages_after_a_key() -> None:
    assert messages.HOW_TO_QUIT == (
        "Ctrl+Q quits, Ctrl+Y copies the answer, Ctrl+N begins a new call."
    )
    assert messages.NEW_CALL == "New call: everything is cleared."
    assert messages.NEW_DATA == "New data are in force."
    assert messages.NEW_DATA_WITHOUT_PLAN == "New data: choose the plan anew."
    assert messages.NEW_DAY == "A new day: the service date has changed."
    assert messages.NO_CODE_NAMED == "No other code is named in this answer."
    assert messages.NOTHING_ASKED == "Type a code or words first; then Enter pins the answer."
    assert messages.NOTHING_TO_PIN == "Nothing is found that could be pinned."
    assert messages.NOTHING_TO_COPY == "There is no answer to copy."
    assert messages.NOTHING_TO_READ == "No policy is in effect on this service date."
    assert messages.PINNED_BEFORE == "The pinned answers keep their plan, network and date."
    assert messages.line_full(200) == "The line keeps 200 characters; the rest was left out."
    assert messages.marked("S9497") == "Enter follows S9497, Esc comes back"
    assert messages.colours("light") == "Colours: light"


def test_what_was_pinned_and_copied_is_named(see: See) -> None:
    listed, unlisted = found(see("S9494")), found(see("E0784"))
    assert messages.pinned(listed, 1) == "Pinned S9494 (1 on the call sheet)"
    assert messages.pinned(unlisted, 2, "S9497") == (
        "Pinned E0784 (2 on the call sheet) · next: S9497"
    )
    assert messages.copied(listed, pinned=False) == (
        "Copied S9494 (no clipboard here? F6 shows the text)"
    )
    assert messages.copied(listed, pinned=True) == (
        "Copied S9494 (no clipboard here? Enter, then F6 shows the text)"
    )


@pytest.mark.parametrize(
    ("query", "how"),
    [
        ("S9494", ""),
        ("E0784", ""),
        ("antibiotic", ""),
        ("abx", "by “abx”"),
        ("abx xyzzyplugh", "partly by “abx”"),
        ("pump xyzzyplugh", "without “xyzzyplugh”"),
        ("pump xyzzyplugh quuxqux", "without “xyzzyplugh, quuxqux”"),
        ("pump xyzzyplugh quuxquux", "only some words match"),
        ("xyzzyplugh", ""),
    ],
)
def test_how_a_row_was_found(see: See, query: str, how: str) -> None:
    assert messages.how_found(see(query)) == how


def test_about_the_list(see: See) -> None:
    assert messages.GETTING_READY == "getting ready …"
    assert messages.NOTHING_FOUND == "nothing found"
    assert messages.FOUND_BY_SOME_WORDS == (
        "Found by only some of the words: is this what the caller means?"
    )
    assert messages.place(see("")) == "1 of 4"
    assert messages.place(see("")._replace(row=2)) == "3 of 4"


def test_where_there_is_no_answer_it_says_why(see: See) -> None:
    view = see(" xyzzyplugh ")
    assert messages.no_answer(view) == (
        "Nothing in the policies in effect answers to “xyzzyplugh”. Try another word, or a code."
    )
    context = view.context._replace(service_date=date(2023, 9, 30))
    assert messages.no_answer(view._replace(in_force=(), context=context)) == (
        "No policy is in effect on 09/30/2023. F4 changes the service date."
    )


def test_other_screens() -> None:
    assert messages.SHEET_COPIED == (
        "Sent to the clipboard. (Nothing arrived? Select the text with the mouse.)"
    )
    assert messages.NO_SUCH_PLAN == "No plan is called that."
    assert messages.NOT_A_DATE == "not a date yet: 11/23/2026, 11/23, today"
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
        "the app needs a full-screen terminal, and TERM is not set; "
        "set it to xterm-256color, or use bcp-tui lookup CODE"
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
