"""The text behind an answer: where it is opened, and what words find in it."""

from datetime import date
from pathlib import Path

import pytest

from bcp_tui.desk import Desk, View
from bcp_tui.desk.reading import Place, Spot, opening, revisions_to_read
from bcp_tui.policy import Book, Entry, Section
from bcp_tui.policy.passages import Passage
from tests.desk.small import NOW, ROWS, TEXT, call_of, write
from tests.policy_files import covered_row, policy_file

HISTORY = """
[[section]]
number = "9.0"
title = "Revision History"
text = "Original date: 2019."
[[revision]]
date = "7/23"
reason = "Fans removed"
"""
NOTES = """
[[note]]
section = "2.0 2"
applies_to = ["E0781", "A4305"]
text = "Travel refrigerators in aircraft."
[[note]]
section = "2.0"
applies_to = "unlisted"
text = "Codes of another kind are reviewed."
[[note]]
section = "7.0"
applies_to = ["S9500"]
text = "There is no such section."
[[note]]
section = "1.0"
applies_to = ["96409-96411"]
text = "Antibiotic therapy at a school wants a letter of the doctor. More of it."
[[note]]
section = "1.0 Z, last sentence"
applies_to = ["A4300"]
text = "There is no such item."
[[note]]
section = "3.0"
applies_to = ["99601"]
text = "Wanted are: a plan of the visits."
"""
MORE = '''
[[section]]
number = "3.0"
title = "Visits"
text = """
Fans of children are not covered.
Wanted are:
- a list of all the visitors.
- a plan of the visits.
"""
[[section]]
number = "8.0"
title = "Background"
text = "The ambulatory pump was invented for chemotherapy."
'''
OLD = covered_row("S9123", "N", "Nursing care") + covered_row("S9494", "N", "Therapy")
NEW = ROWS + covered_row("99601", "N", "Home visit") + NOTES + TEXT + MORE + HISTORY


def file(number: int, rows: str, effective: str, original: str = "") -> str:
    """A policy's file; `original` is the day since which it has been in effect."""
    text = policy_file(number, rows, effective)
    dated = f"effective = {effective}\noriginal_effective = {original}"
    return text.replace(f"effective = {effective}", dated) if original else text


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    files = {
        "bcp-1-2022-01-01": file(1, OLD + TEXT + HISTORY, "2022-01-01", "2019-01-01"),
        "bcp-1-2024-01-01": file(1, NEW, "2024-01-01", "2019-01-01"),
        "bcp-2-2024-01-01": file(2, covered_row("S5000", "N", "A drug"), "2024-01-01"),
    }
    return Desk(str(write(tmp_path_factory.mktemp("texts"), files)), lambda: NOW)


def view_of(desk: Desk, query: str, row: int | None = None, day: date | None = None) -> View:
    return desk.view(call_of(desk, query, row)._replace(day=day))


def named(spot: Spot | None) -> str:
    """A place of a text in few words."""
    if isinstance(spot, Entry):
        return f"row {spot.code}"
    if isinstance(spot, Section):
        return f"section {spot.number}"
    return f"passage {spot.section}" if spot else "beginning"


# what was typed, which row, on which day; the text that opens, and where
OPENINGS = [
    ("S9494", None, None, "BCP-1 2024", "row S9494"),
    ("E0781", None, None, "BCP-1 2024", "passage 2.0 2"),
    ("S9494 E0781", 1, None, "BCP-1 2024", "passage 2.0 2"),
    ("S9500", None, None, "BCP-1 2024", "row S9500"),
    ("96410", None, None, "BCP-1 2024", "passage 1.0"),
    ("A4300", None, None, "BCP-1 2024", "section 1.0"),
    ("99601", None, None, "BCP-1 2024", "passage 3.0"),
    ("S5000", None, None, "BCP-2 2024", "row S5000"),
    ("aircraft", None, None, "BCP-1 2024", "passage 2.0 2"),
    ("J1234", None, None, "BCP-1 2024", "passage 2.0"),
    ("pump", None, None, "BCP-1 2024", "passage 2.0 2"),
    ("", None, None, "BCP-1 2024", "beginning"),
    ("zebra", None, None, "BCP-1 2024", "beginning"),
    ("S9494", None, date(2023, 1, 1), "BCP-1 2022", "row S9494"),
    ("", None, date(2023, 1, 1), "BCP-1 2022", "beginning"),
    ("E0781", None, date(2023, 1, 1), "BCP-1 2024", "row E0781"),
    ("S9123", None, date(2020, 1, 1), "BCP-1 2022", "section 9.0"),
    ("", None, date(2020, 1, 1), "BCP-1 2022", "section 9.0"),
    ("J1234", None, date(2020, 1, 1), "BCP-1 2022", "section 9.0"),
    ("", None, date(2018, 1, 1), "BCP-1 2022", "beginning"),
    ("S9123", None, date(2018, 1, 1), "BCP-1 2022", "row S9123"),
    ("J1234", None, date(2018, 1, 1), "BCP-1 2022", "beginning"),
]


@pytest.mark.parametrize(("query", "row", "day", "text", "at"), OPENINGS)
def test_the_text_is_opened_at_what_stands_behind_the_answer(
    desk: Desk, query: str, row: int | None, day: date | None, text: str, at: str
) -> None:
    opened = opening(desk.book, view_of(desk, query, row, day))
    assert opened is not None
    revision = opened.revision
    assert f"{revision.policy_id} {revision.effective.year}" == text
    assert named(opened.at) == at


@pytest.mark.parametrize(
    ("query", "opened"),
    [
        ("96410", "Antibiotic therapy at a school wants a letter of the doctor."),
        ("99601", "a plan of the visits."),
        ("E0781", "2. Travel refrigerators in aircraft."),
        ("J1234", "The following is never medically necessary:"),
    ],
)
def test_of_many_passages_the_one_that_a_note_quotes_is_opened(
    desk: Desk, query: str, opened: str
) -> None:
    found = opening(desk.book, view_of(desk, query))
    assert found is not None
    assert isinstance(found.at, Passage)
    assert found.at.text == opened


def test_without_policies_there_is_no_text(desk: Desk) -> None:
    view = view_of(desk, "")._replace(in_force=())
    assert opening(Book(), view) is None


def test_a_history_without_a_section_opens_at_its_first_line(tmp_path: Path) -> None:
    lines = '[[revision]]\ndate = "7/23"\nreason = "New"\n'
    rows = covered_row("S9494", "N") + lines
    files = {"bcp-1-2024-01-01": file(1, rows, "2024-01-01", "2019-01-01")}
    desk = Desk(str(write(tmp_path, files)), lambda: NOW)
    opened = opening(desk.book, view_of(desk, "", day=date(2020, 1, 1)))
    assert opened is not None
    assert isinstance(opened.at, Passage)
    assert opened.at.text == "7/23: New"


def test_without_a_history_an_old_text_opens_at_its_beginning(tmp_path: Path) -> None:
    files = {"bcp-1-2024-01-01": file(1, covered_row("S9494", "N"), "2024-01-01", "2019-01-01")}
    desk = Desk(str(write(tmp_path, files)), lambda: NOW)
    opened = opening(desk.book, view_of(desk, "S9494", day=date(2020, 1, 1)))
    assert opened is not None
    assert (opened.revision, opened.at) == (desk.book.revisions[0], None)


def test_an_unlisted_code_opens_what_is_said_of_such_though_another_text_is_not_on_file(
    tmp_path: Path,
) -> None:
    note = '[[note]]\nsection = "9.0"\napplies_to = "unlisted"\ntext = "Reviewed."\n'
    files = {
        "bcp-1-2024-01-01": file(1, covered_row("S9494", "N"), "2024-01-01", "2019-01-01"),
        "bcp-2-2019-01-01": file(2, covered_row("S5000", "N") + note + HISTORY, "2019-01-01"),
    }
    desk = Desk(str(write(tmp_path, files)), lambda: NOW)
    opened = opening(desk.book, view_of(desk, "J1234", day=date(2020, 1, 1)))
    assert opened is not None
    assert (opened.revision.policy_id, named(opened.at)) == ("BCP-2", "passage 9.0")


def test_texts_to_read_begin_with_those_in_force(desk: Desk) -> None:
    old, new, other = desk.book.revisions
    assert revisions_to_read(desk.book, (new, other)) == (new, other, old)
    assert revisions_to_read(desk.book, ()) == (old, new, other)


# what is looked for in the text, and where it is found
PLACES = [
    ("aircraft", ["passage 2.0 2"]),
    ("comfort", ["passage 2.0 1"]),
    ("antibiotic", ["passage 1.0", "row S9494", "row S9500"]),
    ("letter", ["passage 1.0"]),
    ("S9494", ["row S9494"]),
    ("s9", ["row S9494", "row S9500"]),
    ("S9494 letter", ["row S9494", "passage 1.0"]),
    ("96410 letter", ["row 96409-96411", "passage 1.0"]),
    ("s9 letter", ["row S9494", "row S9500", "passage 1.0"]),
    ("ambulatory pump", ["row E0781", "passage 8.0"]),
    ("pump zebra", ["row E0781", "row A4305"]),
    ("letter zebra", []),
    ("letter doctor zebra lion", ["passage 1.0"]),
    ("letter doctor zebra lion tiger", []),
    ("96410", ["row 96409-96411"]),
    ("guidelines", ["section 2.0"]),
    ("guide", ["section 2.0"]),
    ("fans", ["passage 2.0 1", "passage 3.0", "passage Revision history"]),
    ("removed", ["passage Revision history"]),
    ("original date", ["passage 9.0"]),
    ("zebra", []),
    ("letter zebra doctor", ["passage 1.0"]),
    ("not covered", ["row A4300", "row A4305", "passage 3.0"]),
    ("S9999", []),
]


@pytest.mark.parametrize(("words", "at"), PLACES)
def test_what_words_find_in_a_text(desk: Desk, words: str, at: list[str]) -> None:
    view = view_of(desk, "")
    assert [named(each.at) for each in desk.places(view.in_force[0], words, view.context)] == at


def place(desk: Desk, words: str) -> Place:
    view = view_of(desk, "")
    return desk.places(view.in_force[0], words, view.context)[0]


@pytest.mark.parametrize(
    ("words", "matched", "every_word"),
    [
        ("aircraft travel", {"aircraft", "travel"}, True),
        ("letter zebra doctor", {"letter", "doctor"}, False),
        ("guide", {"guidelines"}, True),
        ("pump", {"pump"}, True),
        ("pump zebra", {"pump"}, False),
        ("99601", {"99601"}, True),
        ("home visit", {"home", "visit"}, True),
    ],
)
def test_a_place_says_which_words_it_has(
    desk: Desk, words: str, matched: set[str], every_word: bool
) -> None:
    found = place(desk, words)
    assert (set(found.matched), found.every_word) == (matched, every_word)


@pytest.mark.parametrize(
    ("words", "via"),
    [
        ("chemo", ["chemo", "chemo"]),
        ("bundled", ["Bundled into another code"]),
        ("oncovin", ["oncovin", "oncovin"]),
        ("chemotherapy", [None, None]),
        ("S9494", [None]),
    ],
)
def test_a_place_says_what_led_there(desk: Desk, words: str, via: list[str | None]) -> None:
    view = view_of(desk, "")
    assert [each.via for each in desk.places(view.in_force[0], words, view.context)] == via


def test_a_text_that_is_not_in_force_is_searched_by_itself(desk: Desk) -> None:
    old, _, other = desk.book.revisions
    context = view_of(desk, "").context
    assert [named(each.at) for each in desk.places(old, "S9123", context)] == ["row S9123"]
    assert desk.places(old, "pump", context) == ()
    assert [named(each.at) for each in desk.places(other, "drug", context)] == ["row S5000"]
