"""What descriptions say beyond themselves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bcp_tui.policy import parse_range
from bcp_tui.policy.descriptions import codes_named, full_description, together_forbidden

# a description, the rows of S9326 … S9328, S9374 … S9377 and A1234 that it forbids
FORBIDDEN = [
    ("(do not use this code with S9326, S9327, or S9328)", ["S9326", "S9327", "S9328"]),
    ("(do not use with hydration codes S9374 - S9377 using daily volumes)", ["S9374", "S9377"]),
    ("(do not use with codes S9326-S9327)", ["S9326", "S9327"]),
    ("(Do not report with S9326 through S9328)", ["S9326", "S9327", "S9328"]),
    ("(do not use with S9377 - S9374)", ["S9374", "S9377"]),
    ("(do not use with S9374 to A1234)", ["S9374", "A1234"]),
    ("(use with S9326)", []),
    ("(do not use with S9326; use with S9327)", ["S9326"]),
    ("(do not use with S9326, use with S9327)", ["S9326"]),
    ("(do not use with S9326 (use with S9327))", ["S9326"]),
    ("Do not report with S9326. Use S9327 instead", ["S9326"]),
    ("(do not use with S9326 thru S9328)", ["S9326", "S9327", "S9328"]),
    ("(cannot be billed with S9326)", ["S9326"]),
    ("(may not be reported in conjunction with S9326 or S9327)", ["S9326", "S9327"]),
    ("(can't be used with S9326)", ["S9326"]),
    ("(not separately billable with S9326)", ["S9326"]),
    ("(is not covered with S9326)", []),
    ("S9326 is not this", []),
    ("(do not use with S9999)", []),
]
LISTED = ("S9326", "S9327", "S9328", "S9374", "S9377", "A1234")


@pytest.mark.parametrize(("description", "forbidden"), FORBIDDEN)
def test_codes_not_to_be_used_together_are_read_and_seen_from_both_sides(
    description: str, forbidden: list[str]
) -> None:
    rows = [("S1000", description), *((code, "") for code in LISTED)]
    own, *others = together_forbidden([(parse_range(code), text) for code, text in rows])
    assert list(map(str, own)) == forbidden
    assert [code for code, seen in zip(LISTED, others, strict=True) if seen] == forbidden
    assert {str(code) for seen in others for code in seen} <= {"S1000"}


def test_a_class_of_codes_is_every_row_that_says_so_of_itself() -> None:
    rows = [
        ("S9810", "Pharmacy services, per hour (do not use this code with any per diem code)."),
        ("S9494", "Antibiotic therapy, per diem"),
        ("S9500", "Antibiotic therapy (drugs coded separately, Per Diem)"),
        ("99601", "Home infusion, per visit (do not use with per diem codes)"),
    ]
    found = together_forbidden([(parse_range(code), text) for code, text in rows])
    assert [[str(code) for code in partners] for partners in found] == [
        ["S9494", "S9500"],
        ["S9810", "99601"],
        ["S9810", "99601"],
        ["S9494", "S9500"],
    ]


@pytest.mark.parametrize(
    ("description", "primary", "sentence"),
    [
        ("... each additional hour", "Infusion; initial", "Infusion; each additional hour"),
        ("...each additional hour", "Infusion; initial", "Infusion; each additional hour"),
        (
            "Each addition hour",
            "Infusion, hydration; initial",
            "Infusion, hydration; Each addition hour",
        ),
        ("... push; in a facility", "Injection; initial", "Injection; push; in a facility"),
        ("... more", "No semicolon", "No semicolon; more"),
    ],
)
def test_a_row_that_continues_another_reads_on_from_its_semicolon(
    description: str, primary: str, sentence: str
) -> None:
    assert full_description(description, primary) == sentence


@given(st.lists(st.text("do not use with S9374 -,to()", max_size=60), max_size=5))
def test_any_description_is_read_without_complaint(descriptions: list[str]) -> None:
    rows = [(parse_range(f"S{at:04}"), text) for at, text in enumerate(descriptions)]
    assert len(together_forbidden(rows)) == len(rows)


@pytest.mark.parametrize(
    ("description", "named"),
    [
        ("each hour (list separately in addition to code 96365)", ["96365"]),
        ("(use in conjunction with codes 96365, 96367 and 96368)", ["96365", "96367", "96368"]),
        ("replacement, see codes E0781 - E0784", ["E0781-E0784"]),
        ("(do not use with S9326 or S9327)", ["S9326", "S9327"]),
        ("(do not use with any per diem code)", []),
        ("injection, up to 50000 units", []),
        ("list separately in addition to code for primary procedure", []),
    ],
)
def test_the_codes_that_a_description_names(description: str, named: list[str]) -> None:
    assert [str(codes) for codes in codes_named(description)] == named
