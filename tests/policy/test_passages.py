"""The policy's text as passages: never a list item without the sentence it hangs on."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bcp_tui.policy.entries import Section
from bcp_tui.policy.passages import Passage, passages_of

NOT_NECESSARY = "The Health Plan considers the following not medically necessary:"
NESTED = f"""
A. Pumps are covered when ordered.
   1. A second pump is covered once a year.

B. {NOT_NECESSARY}
   1. Pumps for comfort:
      a. Bedside pumps.
      b. Travel pumps.
   2. Repairs.

Nothing in this section limits emergencies."""
FLAT = f"""
{NOT_NECESSARY}
1. Comfort items:
a. Fans.
b. Heaters.
2. Repairs."""
BULLETS = f"{NOT_NECESSARY}\n- Fans.\n- Heaters."
SPLIT = f"{NOT_NECESSARY}\n\n1. Fans.\n\n2. Heaters."
WITHOUT_COLON = "The following are not covered\n1. Fans.\n2. Heaters."


def passages(text: str) -> dict[str, Passage]:
    return {passage.text: passage for passage in passages_of([Section("3.0", "Guidelines", text)])}


@pytest.mark.parametrize(
    ("text", "passage", "where", "sentence"),
    [
        (NESTED, "1. A second pump is covered once a year.", "3.0 A.1", "1. A second pump"),
        (NESTED, "1. Pumps for comfort:", "3.0 B.1", f"{NOT_NECESSARY} 1. Pumps for comfort:"),
        (
            NESTED,
            "b. Travel pumps.",
            "3.0 B.1.b",
            f"{NOT_NECESSARY} Pumps for comfort: b. Travel pumps.",
        ),
        (NESTED, "2. Repairs.", "3.0 B.2", f"{NOT_NECESSARY} 2. Repairs."),
        (NESTED, "Nothing in this section limits emergencies.", "3.0", "Nothing in this section"),
        (FLAT, "b. Heaters.", "3.0 1.b", f"{NOT_NECESSARY} Comfort items: b. Heaters."),
        (FLAT, "2. Repairs.", "3.0 2", f"{NOT_NECESSARY} 2. Repairs."),
        (BULLETS, "Heaters.", "3.0", f"{NOT_NECESSARY} Heaters."),
        (SPLIT, "2. Heaters.", "3.0 2", f"{NOT_NECESSARY} 2. Heaters."),
        (WITHOUT_COLON, "2. Heaters.", "3.0 2", "The following are not covered 2. Heaters."),
    ],
)
def test_a_passage_is_read_with_what_it_hangs_on(
    text: str, passage: str, where: str, sentence: str
) -> None:
    found = passages(text)[passage]
    assert found.section == where
    assert found.sentence.startswith(sentence)


def test_a_lead_in_has_its_items() -> None:
    found = passages(NESTED)
    assert found[f"B. {NOT_NECESSARY}"].items == (
        "1. Pumps for comfort:",
        "a. Bedside pumps.",
        "b. Travel pumps.",
        "2. Repairs.",
    )
    assert found["1. Pumps for comfort:"].items == ("a. Bedside pumps.", "b. Travel pumps.")
    assert found["A. Pumps are covered when ordered."].items == ()


@given(st.text("AB1.2a) \n:-xyz", max_size=80))
def test_every_line_of_any_text_is_one_passage(text: str) -> None:
    found = passages_of([Section("1.0", "Policy", text)])
    lines = [line for line in text.split("\n") if line.strip()]
    assert len(found) == len(lines)
    for line, passage in zip(lines, found, strict=True):
        assert passage.text.split()[-1:] == line.split()[-1:]
