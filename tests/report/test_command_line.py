"""What the command line says besides answers, word by word."""

import pytest

from bcp_tui.policy import NoSinglePlan, choose
from bcp_tui.report import command_line
from tests.builders import PLANS


def test_it_says_what_it_needs() -> None:
    assert command_line.NO_TERMINAL == (
        "bcp-tui: the app needs a terminal; here use bcp-tui lookup CODE"
    )
    assert command_line.NO_CODE == (
        "bcp-tui lookup: no code given; type one, like bcp-tui lookup CODE"
    )
    assert command_line.unfit("too small", kiosk=False) == (
        "bcp-tui: too small, or use bcp-tui lookup CODE"
    )
    assert command_line.unfit("too small", kiosk=True) == "bcp-tui: too small"


def test_what_is_misused_never_commands_the_terminal() -> None:
    assert command_line.misused("bcp-tui lookup", "what is \x1b[31m--this?") == (
        "bcp-tui lookup: what is ?[31m--this?; see bcp-tui lookup --help"
    )


def test_what_is_no_number_and_no_date_is_quoted() -> None:
    assert command_line.no_number("-1") == "'-1' is not a number of rows; write one from 1 up"
    assert command_line.no_date("1/2") == "'1/2' is not a date; write YYYY-MM-DD"


def test_a_file_of_queries_that_cannot_be_read_is_named() -> None:
    assert command_line.unreadable_batch("here.txt", OSError("no such file")) == (
        "here.txt:1: --batch: cannot be read: no such file; give a text file"
    )


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (
            "group",
            "bcp-tui: --plan: 'group' fits several plans; choose one of: "
            "G1-N (Group 1 Non-Union), G1-U (Group 1 Union), G1 (Group 1, not known which), "
            "other (Group not in the legend)",
        ),
        (
            "zebra",
            "bcp-tui: --plan: no plan is called 'zebra'; choose one of: HMO (Health Maintenance), "
            "PPO (Preferred Providers), G1-N (Group 1 Non-Union), G1-U (Group 1 Union), "
            "G1 (Group 1, not known which), other (Group not in the legend)",
        ),
    ],
)
def test_words_that_fit_no_single_plan_get_those_to_choose_from(words: str, said: str) -> None:
    with pytest.raises(NoSinglePlan) as several:
        choose(PLANS, words)
    assert command_line.no_single_plan(several.value) == said


def test_the_version_is_named() -> None:
    assert command_line.version("1.2.3") == "bcp-tui 1.2.3"
