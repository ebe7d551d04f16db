"""What descriptions say beyond themselves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bcp_tui.policy import parse_range
from bcp_tui.policy.descriptions import full_description, together_forbidden

# a description, the rows of S9326 … S9328, S9374 … S9377 and A1234 that it forbids
FORBIDDEN = [
    ("(do not use this code with S9326, S9327, or S9328)", ["S9326", "S9327", "S9328"]),
    ("(do not use with hydration codes S9374 - S9377 using daily volumes)", ["S9374", "S9377"]),
    ("(do not use with codes S9326-S9327)", ["S9326", "S9327"]),
    ("(Do not report with S9326 through S9328)", ["S9326", "S9327", "S9328"]),
    ("(do not use with S9377 - S9374)", ["S9374", "S9377"]),
    ("(do not use with S9374 to A1234)", ["S9374", "A1234"]),
    ("(do not use this code with any per diem code).", []),
    ("(use with S9326)", []),
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
    assert list(own) == forbidden
    assert [code for code, seen in zip(LISTED, others, strict=True) if seen] == forbidden
    assert all(seen in ((), ("S1000",)) for seen in others)


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
