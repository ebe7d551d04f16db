"""A passage in one row: never wider than there is room, never without what turns it."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bcp_tui.policy import Book
from bcp_tui.policy.passages import Passage
from bcp_tui.report.row_text import passage_row

TURNING = ("not", "except", "only", "unless")
WIDTHS = st.integers(33, 120)
WORD = st.text("abcdefgh", min_size=1, max_size=10).filter(lambda word: word not in TURNING)
WORDS = st.lists(WORD, min_size=1, max_size=50)


def shows(row: str, word: str) -> bool:
    return re.search(rf"\b{word}\b", row) is not None


@given(WORDS, st.sampled_from(TURNING), st.integers(0, 50), WIDTHS)
def test_a_sentence_that_is_turned_further_on_shows_by_what(
    words: list[str], turn: str, at: int, width: int
) -> None:
    text = " ".join([*words[:at], turn, *words[at:]]).capitalize() + "."
    row = passage_row(Passage("1.0", text), width).text
    assert len(row) <= width
    assert shows(row.lower(), turn)


@given(WORDS, WORDS, st.sampled_from(TURNING), st.integers(0, 50), WIDTHS)
def test_a_passage_whose_lead_in_is_turned_shows_by_what(
    lead_in: list[str], words: list[str], turn: str, at: int, width: int
) -> None:
    turned = " ".join([*lead_in[:at], turn, *lead_in[at:]]) + ":"
    row = passage_row(Passage("1.0 A", "1. " + " ".join(words), (turned,)), width).text
    assert len(row) <= width
    assert shows(row, turn)


@given(WORDS, WORDS, st.sampled_from(TURNING), st.integers(0, 50), WIDTHS)
def test_behind_a_lead_in_a_turned_item_shows_by_what(
    lead_in: list[str], words: list[str], turn: str, at: int, width: int
) -> None:
    text = " ".join(["1.", *words[:at], turn, *words[at:]])
    row = passage_row(Passage("1.0 A", text, (" ".join(lead_in) + ":",)), width).text
    assert len(row) <= width
    assert shows(row, turn)


@given(WORDS, WORDS, WORDS, st.sampled_from(TURNING), WIDTHS, st.data())
def test_the_sentence_that_says_what_was_asked_shows_what_turns_it(
    before: list[str],
    words: list[str],
    after: list[str],
    turn: str,
    width: int,
    data: st.DataObject,
) -> None:
    at = data.draw(st.integers(0, len(words)))
    sentence = " ".join(["Zinc", *words[:at], turn, *words[at:]])
    text = f"X{' '.join(before)}. {sentence}. X{' '.join(after)}."
    row = passage_row(Passage("1.0", text), width, frozenset(["zinc"])).text
    assert len(row) <= width
    assert shows(row, "Zinc")
    assert shows(row, turn)


@given(st.lists(WORDS, max_size=3), WORDS, st.integers(8, 120), st.sets(st.sampled_from("abc")))
def test_no_row_is_wider_than_there_is_room(
    lead_ins: list[list[str]], words: list[str], width: int, terms: set[str]
) -> None:
    passage = Passage("1.0", " ".join(words), tuple(" ".join(each) + ":" for each in lead_ins))
    row = passage_row(passage, width, frozenset(terms))
    assert len(row.text) <= width
    assert all(0 <= start < end <= len(row.text) for start, end in row.spans)


@pytest.mark.parametrize("width", [33, 39, 54, 59, 99])
def test_every_passage_of_the_policy_fits_and_shows_the_turn_of_its_lead_in(
    bcp_27: Book, width: int
) -> None:
    for revision in bcp_27.revisions:
        for passage in revision.passages:
            row = passage_row(passage, width).text
            assert len(row) <= width
            if "not" in " ".join(passage.lead_ins).split():
                assert shows(row, "not")


NOT_NEEDED = ("The plan considers the following home services not medically necessary:",)


@pytest.mark.parametrize(
    ("text", "lead_ins", "width", "shown"),
    [
        ("Lamps are paid.", (), 40, "Lamps are paid."),
        ("Lamps are paid.", (), 15, "Lamps are paid."),
        ("Lamps are paid.", (), 14, "Lamps are …"),
        ("1. Lamps.", ("These are not paid:",), 60, "These are not paid: 1. Lamps."),
        ("1. Lamps.", NOT_NEEDED, 60, "… not medically necessary: 1. Lamps."),
        ("1. Lamps.", NOT_NEEDED, 100, f"{NOT_NEEDED[0]} 1. Lamps."),
        (
            "Rides by air are paid for all plans wherever, except in winter.",
            (),
            50,
            "Rides by air are paid for all … except in winter.",
        ),
        (
            "Rides are paid (e.g. by air or by sea or by land), not those by rail.",
            (),
            45,
            "Rides are paid (e.g. by … not those by rail.",
        ),
        (
            "Rides by air are paid for all who call. Rides by sea are not paid.",
            (),
            45,
            "Rides by air are paid for all who call. …",
        ),
        (
            "Rides not by air, of whichever kind they may be, are paid, except in winter.",
            (),
            40,
            "Rides not by air, of … except in winter.",
        ),
        (
            "1. If the associated drugs are not approved, then services would not be considered.",
            (),
            54,
            "1. If the associated drugs are not approved, then …",
        ),
        (
            "Rides by air are paid for all. Rides by sea are, whoever may ask, not paid.",
            (),
            45,
            "Rides by air are paid for all. …",
        ),
        (
            "Rides are paid in 2023. Rides by sea or on any lake or on any river are not paid.",
            (),
            50,
            "Rides are paid in 2023. Rides by sea … not paid.",
        ),
        (
            "Rides by air are paid for all plans wherever they go; rides by sea, only in May.",
            (),
            50,
            "Rides by air are paid for all plans … only in May.",
        ),
        (
            "If drugs were not approved by the desk, then home services would not be needed.",
            (),
            54,
            "If drugs were not approved by the … not be needed.",
        ),
    ],
)
def test_a_row_shows(text: str, lead_ins: tuple[str, ...], width: int, shown: str) -> None:
    assert passage_row(Passage("1.0", text, lead_ins), width).text == shown


def test_the_sentence_with_most_of_the_words_is_shown_and_they_stand_out() -> None:
    text = "Beds are paid. Lamps and beds are paid at night. Lamps are paid."
    row = passage_row(Passage("1.0", text), 60, frozenset(["lamps", "night"]))
    assert row.text == "… Lamps and beds are paid at night. Lamps are paid."
    assert [row.text[start:end] for start, end in row.spans] == ["Lamps", "night", "Lamps"]
    behind = Passage("1.0", text, ("At home:",))
    assert passage_row(behind, 60, frozenset(["night"])).text == (
        "At home: … Lamps and beds are paid at night. Lamps are paid."
    )
