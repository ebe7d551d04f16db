"""Cutting a text so that what turns its sentence stays in sight, as a table."""

import pytest

from bcp_tui.policy.passages import Passage
from bcp_tui.report.row_text import passage_row
from bcp_tui.report.turns import SENTENCE_END, TURNS, shortened

AIR = "Rides by air are paid, except in May."
LATER = "All is well. Rides by air, by sea and by rail are not paid in any of the winter months."


@pytest.mark.parametrize(
    ("text", "width", "shown"),
    [
        (AIR, 37, AIR),
        (AIR, 36, "Rides by air are paid, except in …"),
        (AIR, 33, "Rides by air are paid, except …"),
        (AIR, 31, "Rides by air are paid, except …"),
        (AIR, 30, "Rides by air … except in May."),
        (AIR, 20, "Rides … except in …"),
        (AIR, 16, "Rides … except …"),
        (AIR, 14, "R … except …"),
        ("Rides are paid for.", 18, "Rides are paid …"),
        ("Rides are paid for.", 16, "Rides are paid …"),
        ("Rides are paid for.", 15, "Rides are …"),
        ("Rides, as ever; are paid.", 17, "Rides, as ever …"),
        ("Ridesbyairarepaidfor", 10, "Ridesbya …"),
        ("Ridesbyairarepaidfor if so", 22, "R … if so"),
        (" Ridesbyairarepaidfor", 10, " Ridesby …"),
        (LATER, 60, "All is well. Rides by air, by sea and by rail are not paid …"),
        (LATER, 50, "All is well. …"),
        (LATER, 30, "All is well. …"),
        ("Beds are paid. Lamps are not.", 28, "Beds are paid. Lamps … not."),
        ("Beds are paid. Lamps are not.", 20, "Beds are paid. …"),
        ("Beds are paid. Not so lamps.", 20, "Beds are paid. Not …"),
        (
            "No beds or lamps of any kind are paid, not even once.",
            40,
            "No beds or lamps of any … not even once.",
        ),
        (
            "Beds are not for anyone paid, not even once or twice.",
            34,
            "Beds are not … not even once or …",
        ),
    ],
)
def test_a_text_is_shortened(text: str, width: int, shown: str) -> None:
    assert shortened(text, width) == shown
    assert len(shown) <= width


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("One. Two.", 2),
        ("It is (so). Then. ", 2),
        ("In 2023. Then it was.", 2),
        ("Drugs (e.g. Zinc) are. So.", 2),
        ("That is, i.e. Zinc.", 1),
        ("1. Lamps.", 1),
        ("Version 1.5 of it.", 1),
        ("Pay etc. and more.", 1),
    ],
)
def test_where_a_sentence_ends(text: str, sentences: int) -> None:
    assert len(SENTENCE_END.findall(text)) == sentences


@pytest.mark.parametrize(
    "words",
    [
        "not",
        "Except",
        "unless",
        "only",
        "cannot",
        "isn't",
        "excludes",
        "exclusion",
        "without",
        "if",
    ],
)
def test_words_that_turn_a_sentence(words: str) -> None:
    assert TURNS.search(f"Lamps {words} paid")


@pytest.mark.parametrize("words", ["note", "nonetheless", "knot", "notable", "onlyness"])
def test_words_that_only_look_so(words: str) -> None:
    assert not TURNS.search(f"Lamps {words} paid")


LONG = "At the desk of the plan, beds and lamps are by its doctors held to be not needed:"


@pytest.mark.parametrize(
    ("lead_ins", "width", "shown"),
    [
        (("At home:", "At night:"), 30, "… At night: 1. Lamps and …"),
        (
            ("At home only:", "At night, by day, in May:"),
            40,
            "… only: At night, by day, in May: 1. …",
        ),
        ((LONG,), 50, "… held to be not needed: 1. Lamps and beds of …"),
        ((LONG,), 30, "… be not needed: 1. Lamps …"),
        ((LONG.replace("not ", ""),), 40, "… held to be needed: 1. Lamps and beds …"),
        (
            (LONG.replace("not ", ""),),
            60,
            "… doctors held to be needed: 1. Lamps and beds of any kind.",
        ),
        (("Not so, if at home of a friend:",), 40, "… if at home of a friend: 1. Lamps and …"),
    ],
)
def test_of_a_lead_in_the_end_is_kept_from_its_last_turn_on(
    lead_ins: tuple[str, ...], width: int, shown: str
) -> None:
    passage = Passage("1.0", "1. Lamps and beds of any kind.", lead_ins)
    assert passage_row(passage, width).text == shown
