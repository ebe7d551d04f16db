"""The words of the policy reader, and cutting a text that is pinned above a page."""

from datetime import date

import pytest

from bcp_tui.desk.reading import Place
from bcp_tui.report.reading import (
    cut_text,
    days,
    found_by,
    is_turned,
    not_of_that_day,
    place_in_sight,
    spans,
    unfinished,
)
from tests import builders

DAY = date(2026, 11, 23)
LONG = "The Health Plan considers the following services not medically necessary when they are used"


def test_the_count_says_which_place_is_in_sight_and_what_led_there() -> None:
    spot = builders.CODING
    assert place_in_sight(Place(spot, frozenset()), 1, 3) == "next place (2 of 3)"
    assert found_by(Place(spot, frozenset(), via="pain ball")) == "found by “pain ball”"
    assert found_by(Place(spot, frozenset())) == ""
    some = place_in_sight(Place(spot, frozenset(), every_word=False), 0, 1)
    assert some == "next place (1 of 1), only some words"


def test_a_text_is_told_by_its_days() -> None:
    revision = builders.revision(effective=date(2024, 2, 1))
    assert days(revision) == "from 02/01/2024"
    assert days(revision._replace(ends=date(2025, 1, 1))) == "02/01/2024 until 01/01/2025"


@pytest.mark.parametrize(
    ("day", "off_file", "said"),
    [
        (DAY, False, ""),
        (DAY, True, ""),
        (date(2023, 1, 1), False, "Not in effect on 01/01/2023"),
        (date(2023, 1, 1), True, "The text of 01/01/2023 is not on file"),
    ],
)
def test_a_text_of_another_day_says_so(day: date, off_file: bool, said: str) -> None:
    assert not_of_that_day(builders.revision(), day, off_file=off_file) == said


def test_words_and_codes_that_were_found_are_marked() -> None:
    text = "Pumps, not with S9326 or s9327"
    found = [text[start:end] for start, end in spans(text, frozenset(("pumps", "s9326", "s9327")))]
    assert found == ["Pumps", "S9326", "s9327"]
    assert spans(text, frozenset()) == []


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("It is covered. It is not", "It is not"),
        ("Not with No. S9494", "Not with No. S9494"),
        ("Not (e.g., A vs. B", "Not (e.g., A vs. B"),
        ("See the list (A). The plan", "The plan"),
        ("", ""),
    ],
)
def test_a_sentence_is_kept_from_its_beginning(text: str, sentence: str) -> None:
    assert unfinished(text) == sentence


@pytest.mark.parametrize("characters", range(30, len(LONG)))
def test_a_text_is_never_cut_behind_what_turns_it(characters: int) -> None:
    cut = cut_text(LONG, characters)
    assert "not" in cut.split()
    assert len(cut) <= characters
    assert "…" in cut


def test_a_text_that_nothing_turns_keeps_its_end() -> None:
    assert cut_text("pumps that are used at home", 20) == "… used at home"
    assert cut_text("pumps", 20) == "pumps"


def test_what_turns_a_sentence() -> None:
    assert is_turned("except for emergencies")
    assert not is_turned("nothing of notes")
