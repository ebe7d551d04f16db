"""Codes as a rep types or pastes them: ranges, modifiers, labels, codes in pieces, and slips."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bcp_tui.policy import Asked
from bcp_tui.policy.codes import SHAPE
from bcp_tui.policy.typed_codes import plain_text, read_codes


def read(text: str) -> list[str]:
    """Each part as it is read: a code, "CODE modifiers", or a word in quotes."""
    return [
        " ".join((str(part.asked.codes), *part.asked.modifiers))
        if part.asked.codes
        else repr(part.asked.typed)
        for part in read_codes(plain_text(text))
    ]


def asked_in(text: str) -> list[Asked]:
    return [part.asked for part in read_codes(plain_text(text)) if part.asked.codes]


RANGES = [
    ("S9365-S9368", ["S9365-S9368"]),
    ("S9365 thru S9368", ["S9365-S9368"]),
    ("S9365 through s9368", ["S9365-S9368"]),
    ("S9365-68", ["S9365-S9368"]),
    ("S9365-368", ["S9365-S9368"]),
    ("S9365-9368", ["S9365-S9368"]),
    ("S9365 to 8", ["S9365-S9368"]),
    ("S9365 - S-9368", ["S9365-S9368"]),
    ("S9365 to S 9368", ["S9365", "'to'", "'S'", "'9368'"]),
    ("0042T-0043T", ["0042T-0043T"]),
    ("0042T-0043-T", ["0042T", "'0043'", "'T'"]),
    ("0042T-5", ["0042T", "'5'"]),
    ("S9365 S9368", ["S9365", "S9368"]),
    ("S9365 or S9368", ["S9365", "'or'", "S9368"]),
    ("S9365-S9365", ["S9365", "S9365"]),
    ("S9365-5", ["S9365", "'5'"]),
    ("S9365-4", ["S9365", "'4'"]),
    ("S9365-J88", ["S9365", "'J88'"]),
    ("S9365-96368", ["S9365", "96368"]),
    ("S9365-pump", ["S9365", "'pump'"]),
    ("S9365-", ["S9365"]),
    ("S9365 to", ["S9365", "'to'"]),
    ("S9365 to pump", ["S9365", "'to'", "'pump'"]),
    ("S9365-S9368-S9370", ["S9365-S9368", "S9370"]),
    ("S9365-S9368 RR", ["S9365-S9368 RR"]),
    ("S9365-8, 96365", ["S9365-S9368", "96365"]),
]

MODIFIERS = [
    ("99601-SS", ["99601 SS"]),
    ("99601SS", ["99601 SS"]),
    ("96365 S9494SS", ["96365", "S9494 SS"]),
    ("S9494SS-RR", ["S9494 SS RR"]),
    ("0042TSS", ["0042T SS"]),
    ("E0781RRX", ["'E0781RRX'"]),
    ("99601-SS-GT", ["99601 SS GT"]),
    ("99601 SS GT", ["99601 SS GT"]),
    ("96374 25", ["96374 25"]),
    ("96374-25", ["96374 25"]),
    ("96374-59", ["96374 59"]),
    ("96374-24", ["96374 24"]),
    ("96374-8", ["96374-96378"]),
    ("96374-91 pump", ["96374 91", "'pump'"]),
    ("96374 28", ["96374", "'28'"]),
    ("E0781 RR NU", ["E0781 RR NU"]),
    ("E0781 RR, pump", ["E0781 RR", "'pump'"]),
    ("E0781 RR cpt S9494", ["E0781 RR", "S9494"]),
    ("E0781 RR S9494", ["E0781 RR", "S9494"]),
    ("E0781 RR S 9494", ["E0781", "'RR'", "'S'", "'9494'"]),
    ("E0781 RR pump", ["E0781", "'RR'", "'pump'"]),
    ("E0781-RR pump", ["E0781 RR", "'pump'"]),
    ("E0781 with RR", ["E0781 RR"]),
    ("E0781 w/ a modifier RR", ["E0781 RR"]),
    ("E0781 with RR pump", ["E0781", "'with'", "'RR'", "'pump'"]),
    ("E0781 with pump", ["E0781", "'with'", "'pump'"]),
    ("E0781 with", ["E0781", "'with'"]),
    ("E0781 iv", ["E0781", "'iv'"]),
    ("E0781-iv", ["E0781 IV"]),
    ("E0781 with iv", ["E0781", "'with'", "'iv'"]),
    ("RR", ["'RR'"]),
]

IN_PIECES = [
    ("S 9494", ["S9494"]),
    ("963 65", ["96365"]),
    ("9 6 3 6 5", ["96365"]),
    ("S 9 4 9 4", ["S9494"]),
    ("0042 T", ["'0042'", "'T'"]),
    ("0042-T", ["'0042'", "'T'"]),
    ("cpt 963 65", ["96365"]),
    ("pump, 963 65", ["'pump'", "96365"]),
    ("S 9494, pump", ["S9494", "'pump'"]),
    ("S 9494 and 963 65", ["S9494", "96365"]),
    ("S 9494 RR NU", ["S9494 RR NU"]),
    ("pump 963 65", ["'pump'", "'963'", "'65'"]),
    ("963 65 pump", ["'963'", "'65'", "'pump'"]),
    ("pump S-9494", ["'pump'", "S9494"]),
    ("S-9494 pump", ["S9494", "'pump'"]),
    ("S 9494 iv", ["'S'", "'9494'", "'iv'"]),
    ("963 6", ["'963'", "'6'"]),
    ("963 655", ["'963'", "'655'"]),
    ("963\n65", ["'963'", "'65'"]),
    ("S9494\nRR", ["S9494", "'RR'"]),
    ("963\x1b65", ["96365"]),
    ("pump\x07s \x00of", ["'pump'", "'s'", "'of'"]),
    ("SS 949", ["'SS'", "'949'"]),
    ("S A494", ["'S'", "'A494'"]),
    ("1 2 3 4 5 6", ["'1'", "'2'", "'3'", "'4'", "'5'", "'6'"]),
]

LABELS = [
    ("cpt S9494", ["S9494"]),
    ("hcpcs code S9494", ["S9494"]),
    ("CPT96365", ["96365"]),
    ("codeS9494", ["S9494"]),
    ("pump CPT96365-25", ["'pump'", "96365 25"]),
    ("cpt96365 S9494", ["96365", "S9494"]),
    ("codes S9494, S9497", ["S9494", "S9497"]),
    ("code pump", ["'code'", "'pump'"]),
    ("code code", ["'code'", "'code'"]),
    ("codeine", ["'codeine'"]),
    ("pump CPT9636 old", ["'pump'", "'CPT'", "'9636'", "'old'"]),
    ("cpt", ["'cpt'"]),
    ("S9494; S9497 | S9500\nS9502", ["S9494", "S9497", "S9500", "S9502"]),
]


@pytest.mark.parametrize(("typed", "parts"), [*RANGES, *MODIFIERS, *IN_PIECES, *LABELS])
def test_what_is_typed_is_read_as_codes_modifiers_and_words(typed: str, parts: list[str]) -> None:
    assert read(typed) == parts


@pytest.mark.parametrize(
    ("typed", "read_as"),
    [
        ("S9365-8", [None]),
        ("SO365-8", ["S0365-S0368"]),
        ("S0365-SO368", ["S0365-S0368"]),
        ("S0365-S0368", [None]),
        ("I6365", ["16365"]),
        ("O6365", ["06365"]),
        ("LI365", ["L1365"]),
        ("S949L", ["S9491"]),
        ("0OO1F", ["0001F"]),
        ("S9494SS", [None]),
        ("L636S", []),
        ("oooot", []),
        ("S949T", []),
    ],
)
def test_a_letter_for_a_digit_is_said_and_nothing_else(
    typed: str, read_as: list[str | None]
) -> None:
    assert [asked.read_as for asked in asked_in(typed)] == read_as


@pytest.mark.parametrize(
    ("typed", "whole"),
    [
        ("  S9494 ", "S9494"),
        ("cpt: S9494-SS.", "cpt: S9494-SS"),
        ("pump S-9494 RR, covered", "S-9494 RR"),
        ("pump S9365 to S9368 please", "S9365 to S9368"),
        ("CPT96365", "CPT96365"),
        ("a codeS9494 b", "codeS9494"),
        ("S9494 modifier RR", "S9494 modifier RR"),
    ],
)
def test_a_code_keeps_what_was_typed_for_it(typed: str, whole: str) -> None:
    (part,) = (part for part in read_codes(plain_text(typed)) if part.asked.codes)
    assert part.asked.typed == typed[part.start : part.end] == whole


def test_control_characters_are_blanks_and_lines_stay_lines() -> None:
    assert plain_text("S9494\x1b[31m\tpump\n\u2013") == "S9494 [31m pump\n-"
    assert plain_text("S9494\x07\n") == "S9494 \n"


# Signs that are digits or letters to Unicode and to no code, and what stands between codes.
ODD = ("፩", "²", "٣", "９", "①", "Ⅷ", "ß", "ı", "-", "–", " ", ",", "to", "J88", "ﬁ", "\n")
CODES = ("S9494", "96365", "0042T", "E781", "9636", "S")


@pytest.mark.parametrize(
    ("typed", "parts"),
    [
        ("96365-፩", ["96365", "'፩'"]),
        ("96365-፩፪", ["96365", "'፩፪'"]),
        ("96365 to ٦٨", ["96365", "'to'", "'٦٨'"]),
        ("S9365-²", ["S9365", "'2'"]),
        ("S9365-８", ["S9365-S9368"]),
        ("9636፩", ["'9636፩'"]),
        ("E78፩", ["'E78፩'"]),
    ],
)
def test_digits_that_are_no_decimals_are_words(typed: str, parts: list[str]) -> None:
    assert read(typed) == parts


@pytest.mark.parametrize("code", CODES)
def test_odd_signs_behind_a_code_are_read_without_complaint(code: str) -> None:
    for first, second in product(ODD, ODD):
        for typed in (code + first + second, f"{code}-{first}{second}", f"{first} {code} {second}"):
            for asked in asked_in(typed):
                assert asked.codes
                assert SHAPE.fullmatch(asked.codes.first)


@settings(deadline=None)
@given(st.lists(st.sampled_from((*ODD, *CODES, "RR", "pump", "cpt", "8", "968")), max_size=7))
def test_any_pieces_are_taken_apart_in_order_and_none_twice(pieces: list[str]) -> None:
    text = plain_text(" ".join(pieces))
    end = 0
    for part in read_codes(text):
        assert end <= part.start < part.end <= len(text)
        end = part.end
