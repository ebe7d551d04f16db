"""The headline of an answer: verdicts whole, and where they are written."""

import pytest

from bcp_tui.report.verdicts import Verdict
from bcp_tui.tui.answer_lines import verdict_lines
from bcp_tui.tui.lines import text_of

VERDICTS = (Verdict("COVERED", "good"), Verdict("PRIOR APPROVAL NOT REQUIRED", "good"))
SOURCES = ("BCP-27 §4.0", "BCP-27")
HEAD = " S9494   COVERED · PRIOR APPROVAL NOT REQUIRED"
FIRST, SECOND = " S9494   COVERED", "   PRIOR APPROVAL NOT REQUIRED"


@pytest.mark.parametrize(
    ("columns", "shown"),
    [
        (80, [f"{HEAD:<69}BCP-27 §4.0"]),
        (len(HEAD) + 12, [f"{HEAD} BCP-27 §4.0"]),
        (len(HEAD) + 11, [f"{HEAD:<51}BCP-27"]),
        (len(HEAD) + 7, [f"{HEAD} BCP-27"]),
        (len(HEAD) + 6, [HEAD]),
        (len(HEAD) - 1, [f"{FIRST:<34}BCP-27 §4.0", SECOND]),
        (len(SECOND), [f"{FIRST:<19}BCP-27 §4.0", SECOND]),
    ],
)
def test_the_source_stands_behind_the_verdicts_as_fully_as_there_is_room(
    columns: int, shown: list[str]
) -> None:
    lines = verdict_lines(("S9494", "strong"), VERDICTS, SOURCES, columns)
    assert text_of(lines).split("\n") == shown


def test_the_source_stands_on_a_line_that_has_room() -> None:
    long = (Verdict("COVERED", "good"), Verdict("PRIOR APPROVAL DEPENDS", "ask"))
    lines = verdict_lines(("96409-96411 and more", "strong"), long, ("BCP-27",), 33)
    assert text_of(lines).split("\n")[1] == "   PRIOR APPROVAL DEPENDS  BCP-27"
