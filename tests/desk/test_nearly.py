"""Where nothing says every word: the rows and the passages that say most of them."""

from pathlib import Path

import pytest

from bcp_tui.desk import Desk
from bcp_tui.report.plain import search_text
from bcp_tui.report.statements import statements
from tests.desk.small import NOW, call_of, rows, small_desk, write
from tests.policy_files import covered_row, policy_file


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return small_desk(tmp_path_factory.mktemp("small"))


# what was typed, the rows and passages
FOUND = [
    # a passage that says two words at least, and half of them at least
    ("letter doctor zebra", ["1.0"]),
    ("letter doctor zebra lion", ["1.0"]),
    ("travel aircraft zebra", ["2.0 2"]),
    ("school zebra", []),
    ("letter doctor zebra lion tiger", []),
    # comes before the rows if it says more than the best of them, else behind them; a row that says
    # little of what was asked is left out
    ("letter doctor pump zebra", ["1.0"]),
    ("antibiotic therapy per diem school", ["S9494", "1.0"]),
    # what says every word comes first: rows, then passages; passages if approval is asked about
    ("the antibiotic therapy", ["S9494", "S9500", "1.0"]),
    ("antibiotic therapy covered", ["S9494", "S9500", "1.0"]),
    ("out of network approval", ["1.0"]),
]


@pytest.mark.parametrize(("query", "found"), FOUND)
def test_what_says_most_of_the_words(desk: Desk, query: str, found: list[str]) -> None:
    assert rows(desk.view(call_of(desk, query))) == found


def of_texts(folder: Path, description: str, *passages: str) -> Desk:
    """A desk with one row, and a section with these passages."""
    text = "\n".join(passages)
    section = f'[[section]]\nnumber = "1.0"\ntitle = "Policy"\ntext = """\n{text}\n"""\n'
    file = policy_file(1, covered_row("E0781", "N", description) + section)
    return Desk(str(write(folder, {"bcp-1-2024-01-01": file})), lambda: NOW)


def test_of_many_passages_that_say_most_the_first_two_are_shown(tmp_path: Path) -> None:
    letters = [f"A letter of a doctor, {at}0 mg." for at in range(1, 5)]
    desk = of_texts(tmp_path, "Pump", *letters, *(f"Else, {at} mg." for at in range(1, 20)))
    assert rows(desk.view(call_of(desk, "letter doctor zebra"))) == ["1.0", "1.0"]
    assert rows(desk.view(call_of(desk, "letter doctor"))) == ["1.0"] * 4


def test_no_more_than_five_passages_say_every_word(tmp_path: Path) -> None:
    desk = of_texts(tmp_path, "Pump", *(f"A letter of a doctor, {at}0 mg." for at in range(1, 9)))
    assert rows(desk.view(call_of(desk, "letter doctor"))) == ["1.0"] * 5


def test_a_row_that_says_as_much_as_a_passage_comes_first(tmp_path: Path) -> None:
    desk = of_texts(tmp_path, "Ambulatory pump", "Ambulatory pump")
    assert rows(desk.view(call_of(desk, "ambulatory pump zebra"))) == ["E0781", "1.0"]


def test_a_question_about_approval_is_answered_by_the_text_first(tmp_path: Path) -> None:
    desk = of_texts(tmp_path, "Pump", "A pump needs approval of a doctor.", "Pumps are rented.")
    assert rows(desk.view(call_of(desk, "pump approval"))) == ["1.0", "E0781"]
    assert rows(desk.view(call_of(desk, "the pump"))) == ["E0781", "1.0", "1.0"]


def test_what_several_policies_say_in_the_same_words_is_said_once(tmp_path: Path) -> None:
    letters = '[[section]]\nnumber = "1.0"\ntitle = "Policy"\ntext = "A letter of a doctor."\n'
    other = letters.replace("letter", "long letter")
    texts = {
        f"bcp-{at}-2024-01-01": policy_file(
            at, covered_row(f"E078{at}", "N", "Pump") + (other if at == 2 else letters)
        )
        for at in range(1, 7)
    }
    desk = Desk(str(write(tmp_path, texts)), lambda: NOW)
    first, second = desk.view(call_of(desk, "letter doctor")).rows
    assert [each.text for each in statements(first)] == [
        "BCP-1 Policy 1, section 1.0 Policy, effective 01/01/2024",
        "BCP-3, BCP-4, BCP-5 and others: the same words",
    ]
    assert [each.label for each in statements(second)] == ["Source"]
    assert "(BCP-1 §1.0; also BCP-3, BCP-4, BCP-5, BCP-6)" in " ".join(
        search_text(desk.view(call_of(desk, "letter doctor")), 20).split()
    )
