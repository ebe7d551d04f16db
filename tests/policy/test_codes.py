"""Codes as they are printed, and as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bcp_tui.policy import Asked, CodeRange, parse_range
from bcp_tui.policy.codes import SHAPE
from bcp_tui.policy.typed_codes import plain_text, read_codes, restore_zero


def parts_of(text: str) -> list[Asked]:
    return [part.asked for part in read_codes(plain_text(text))]


def asked_in(text: str) -> list[Asked]:
    return [asked for asked in parts_of(text) if asked.codes]


# typed, the codes it is read as
READINGS = [
    ("S9494", ["S9494"]),
    ("s9494", ["S9494"]),
    (" 96365 ", ["96365"]),
    ("0042T", ["0042T"]),
    ("0001f 0001u", ["0001F", "0001U"]),
    ("S 5517", ["S5517"]),
    ("S-9494", ["S9494"]),
    ("S 94 94", ["S9494"]),
    ("S 9494 SS", ["S9494"]),
    ("99601, S 9494", ["99601", "S9494"]),
    ("963 65", ["96365"]),
    ("99601-SS", ["99601"]),
    ("E0781 RR", ["E0781"]),
    ("99601-SS-GT", ["99601"]),
    ("96374 25", ["96374"]),
    ("S9494SS", ["S9494"]),
    ("S-9494 with an SS", ["S9494"]),
    ("S9494 modifier 59", ["S9494"]),
    ("cpt 96365", ["96365"]),
    ("CPT96365", ["96365"]),
    ("HCPCS: S9494.", ["S9494"]),
    ("code S9494", ["S9494"]),
    ("[S9494]", ["S9494"]),
    ("SO093", ["S0093"]),
    ("soo93", ["S0093"]),
    ("9636O", ["96360"]),
    ("9637l", ["96371"]),
    ("I6365", ["16365"]),
    ("L6365", ["L6365"]),
    ("OO42T", ["0042T"]),
    ("96409 - 96411", ["96409-96411"]),
    ("S9365–S9368", ["S9365-S9368"]),
    ("S9365 to S9368", ["S9365-S9368"]),
    ("S9365-8", ["S9365-S9368"]),
    ("S9365-68", ["S9365-S9368"]),
    ("S9368-S9365", ["S9368", "S9365"]),
    ("S9494-96365", ["S9494", "96365"]),
    ("99601, 99602 S9494 E0784", ["99601", "99602", "S9494", "E0784"]),
    ("96365/96366", ["96365", "96366"]),
    ("96365\n96366\r\n96367", ["96365", "96366", "96367"]),
    ("96365 and 96366", ["96365", "96366"]),
    ("s9502 antibiotic", ["S9502"]),
    ("Ｓ９４９４", ["S9494"]),
    ("S\u00a09494", ["S9494"]),
    ("\x1bS9494\x07", ["S9494"]),
]

WORDS = [
    "antibiotic q8 500 mg",
    "hydration a 1000 ml bag",
    "dextrose D5 250 ml",
    "b6 100 mg",
    "antibiotic 3 x 1000 mg",
    "heparin 1000u",
    "factor viii 500iu",
    "",
    "antibiotic q8h",
    "hydration 3 liters",
    "2 1000 ml",
    "5% dextrose 1000 ml",
    "q 8 hours",
    "code",
    "oil",
    "E781",
    "S94",
    "94944949",
    "SS",
    "٩٦٣٦٥",
    "S ٩٤٩٤",
    "S٩٤٩٤",
    "000/٠0",
]


@pytest.mark.parametrize(("typed", "codes"), READINGS)
def test_a_typed_code_is_read(typed: str, codes: list[str]) -> None:
    assert [str(asked.codes) for asked in asked_in(typed)] == codes


@pytest.mark.parametrize("typed", WORDS)
def test_words_are_not_read_as_codes(typed: str) -> None:
    assert asked_in(typed) == []


@pytest.mark.parametrize(
    ("typed", "read_as"),
    [("SO093", "S0093"), ("s9494", None), ("99601-SS", None), ("E O781", None), ("S 9494", None)],
)
def test_only_an_exchanged_letter_or_digit_counts_as_read_differently(
    typed: str, read_as: str | None
) -> None:
    assert all(asked.read_as == read_as for asked in asked_in(typed))


@pytest.mark.parametrize(
    ("typed", "modifiers"),
    [
        ("99601-SS", ("SS",)),
        ("E0781 RR", ("RR",)),
        ("99601-SS-GT", ("SS", "GT")),
        ("S9494 iv", ()),
        ("S9494 rr 96365", ("RR",)),
        ("S9494 hydration", ()),
    ],
)
def test_modifiers_are_set_aside(typed: str, modifiers: tuple[str, ...]) -> None:
    assert asked_in(typed)[0].modifiers == modifiers


def test_what_is_typed_beside_a_code_stays_words() -> None:
    parts = parts_of("s9502 antibiotic, every 8 hours")
    words = [part.typed for part in parts if not part.codes]
    assert words == ["antibiotic", "every", "8", "hours"]


@pytest.mark.parametrize(
    ("word", "code"), [("E781", "E0781"), ("s93", None), ("042T", "0042T"), ("9636", None)]
)
def test_a_dropped_zero_is_restored_after_the_letter(word: str, code: str | None) -> None:
    assert restore_zero(word) == code


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("s9494", "not a CPT or HCPCS code"),
        ("9636", "not a CPT or HCPCS code"),
        ("O0093", "not a CPT or HCPCS code"),
        ("96411-96409", "not a range"),
        ("S9494-96365", "not a range"),
        ("", "not a CPT or HCPCS code"),
        ("96409-", "not a CPT or HCPCS code"),
    ],
)
def test_the_policy_prints_codes_exactly(text: str, problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        parse_range(text)


@pytest.mark.parametrize(
    ("one", "other", "overlap"),
    [
        ("96409-96411", "96410", True),
        ("96409-96411", "96411-96415", True),
        ("96409-96411", "96412", False),
        ("S9494", "S9494", True),
        ("S9494", "J9494", False),
        ("0042T", "0042F", False),
    ],
)
def test_ranges_overlap_within_a_series(one: str, other: str, overlap: bool) -> None:
    assert parse_range(one).overlaps(parse_range(other)) is overlap
    assert parse_range(other).overlaps(parse_range(one)) is overlap


@given(st.text(max_size=60))
def test_any_text_is_taken_apart_without_complaint(text: str) -> None:
    for part in parts_of(text):
        assert part.typed.replace("\n", "").isprintable()
        if part.codes:
            assert SHAPE.fullmatch(part.codes.first)
            assert SHAPE.fullmatch(part.codes.last)


@given(st.from_regex(SHAPE, fullmatch=True), st.sampled_from(["", "cpt ", "code:", "HCPCS "]))
def test_every_code_reads_as_itself_in_any_case_and_with_a_label(code: str, label: str) -> None:
    if not code.isascii():
        return
    (asked,) = asked_in(label + code.lower())
    assert asked.codes == CodeRange(code, code)
    assert asked.read_as is None
