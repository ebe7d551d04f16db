"""Lists in a policy's text: which item hangs on which line, by its number and its indent."""

import pytest

from bcp_tui.policy.entries import HistoryLine, Section
from bcp_tui.policy.passages import HISTORY, passages_of


def lines(text: str) -> list[str]:
    """Each passage: where it is written, and its lead-ins and text, with " / " between them."""
    return [
        f"{passage.section}: {' / '.join((*passage.lead_ins, passage.text))}"
        for passage in passages_of([Section("3.0", "Guidelines", text)])
    ]


# the lines of a text, and how they are read
LISTS = [
    (
        ["Not covered:", "A. Pumps for", "1. comfort", "a. beds", "2. travel", "B. Fans."],
        [
            "3.0: Not covered:",
            "3.0 A: Not covered: / A. Pumps for",
            "3.0 A.1: Not covered: / Pumps for / 1. comfort",
            "3.0 A.1.a: Not covered: / Pumps for / comfort / a. beds",
            "3.0 A.2: Not covered: / Pumps for / 2. travel",
            "3.0 B: Not covered: / B. Fans.",
        ],
    ),
    (
        ["a. Small:", "A. Capital:", "1. Digit:", "- Bullet:", "B. Next"],
        [
            "3.0 a: a. Small:",
            "3.0 a.A: Small: / A. Capital:",
            "3.0 a.A.1: Small: / Capital: / 1. Digit:",
            "3.0 a.A.1: Small: / Capital: / Digit: / Bullet:",
            "3.0 a.B: Small: / B. Next",
        ],
    ),
    (
        ["1. One", "   1. Its own", "   2. Its other", "2. Two"],
        [
            "3.0 1: 1. One",
            "3.0 1.1: One / 1. Its own",
            "3.0 1.2: One / 2. Its other",
            "3.0 2: 2. Two",
        ],
    ),
    (
        ["- One", "\t- Its own", "        - Another", "- Two"],
        ["3.0: One", "3.0: One / Its own", "3.0: One / Another", "3.0: Two"],
    ),
    (
        ["  1. Deep", "A. Not so deep"],
        ["3.0 1: 1. Deep", "3.0 A: A. Not so deep"],
    ),
    (
        ["1. Done.", "a. its own", '2. "Said."', "b. its own"],
        [
            "3.0 1: 1. Done.",
            "3.0 1.a: a. its own",
            '3.0 2: 2. "Said."',
            "3.0 2.b: b. its own",
        ],
    ),
    (
        ["The following apply", "1. Fans", "Something else", "2. Heaters"],
        [
            "3.0: The following apply",
            "3.0 1: The following apply / 1. Fans",
            "3.0: Something else",
            "3.0 2: 2. Heaters",
        ],
    ),
    (
        ["The Following are so.", "1. Fans", "Covered", "1. Heaters", "Covered for:", "1. Pumps"],
        [
            "3.0: The Following are so.",
            "3.0 1: 1. Fans",
            "3.0: Covered",
            "3.0 1: 1. Heaters",
            "3.0: Covered for:",
            "3.0 1: Covered for: / 1. Pumps",
        ],
    ),
    (
        ["FOLLOWING items", "(a) Fans", "(ii) Heaters", "12) Pumps", "• Beds", "o Chairs"],
        [
            "3.0: FOLLOWING items",
            "3.0 a: FOLLOWING items / a. Fans",
            "3.0 ii: FOLLOWING items / ii. Heaters",
            "3.0 ii.12: FOLLOWING items / Heaters / 12. Pumps",
            "3.0 ii.12: FOLLOWING items / Heaters / Pumps / Beds",
            "3.0 ii.12: FOLLOWING items / Heaters / Pumps / Chairs",
        ],
    ),
    (["Line", "", "   ", "  Next line  "], ["3.0: Line", "3.0: Next line"]),
    (
        ["1.5 mg of it", "e.g. this", "A.", "ABCDE. that"],
        ["3.0: 1.5 mg of it", "3.0: e.g. this", "3.0: A.", "3.0: ABCDE. that"],
    ),
    ([""], []),
]


@pytest.mark.parametrize(("text", "read"), LISTS)
def test_a_list_is_read_by_its_numbers_and_indents(text: list[str], read: list[str]) -> None:
    assert lines("\n".join(text)) == read


def test_a_sentence_that_is_at_its_end_has_no_items() -> None:
    text = "Covered:\n1. Pumps for\na. beds\nb. chairs\n2. Fans\nElse"
    items = {each.text: each.items for each in passages_of([Section("3.0", "Guidelines", text)])}
    assert items == {
        "Covered:": ("1. Pumps for", "a. beds", "b. chairs", "2. Fans"),
        "1. Pumps for": ("a. beds", "b. chairs"),
        "a. beds": (),
        "b. chairs": (),
        "2. Fans": (),
        "Else": (),
    }


def test_lists_of_two_sections_are_two_lists() -> None:
    sections = [Section("1.0", "Policy", "Covered:\nA. Pumps"), Section("2.0", "More", "B. Fans")]
    found = passages_of(sections)
    assert [(each.section, each.sentence) for each in found] == [
        ("1.0", "Covered:"),
        ("1.0 A", "Covered: A. Pumps"),
        ("2.0 B", "B. Fans"),
    ]


def test_the_history_comes_last_and_stands_under_its_own_name() -> None:
    history = [HistoryLine("10/01/23", "Codes added"), HistoryLine("2024", "None")]
    found = passages_of([Section("1.0", "Policy", "Covered.")], history)
    assert [(each.section, each.text) for each in found] == [
        ("1.0", "Covered."),
        (HISTORY, "10/01/23: Codes added"),
        (HISTORY, "2024: None"),
    ]
