"""The phrases of descriptions that stand together, and which of them tell a row from the others."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bcp_tui.policy.phrases import Phrasing, plain


def phrases(*descriptions: str, at: int = 0) -> list[str]:
    """The phrases of a description among others; those in [ ] are not its own."""
    text = descriptions[at]
    return [
        text[each.start : each.end] if each.own else f"[{text[each.start : each.end]}]"
        for each in Phrasing(descriptions).phrases(at)
    ]


@pytest.mark.parametrize(
    ("description", "cut"),
    [
        ("Home visit", ["Home visit"]),
        ("Home visit, per hour", ["Home visit,", "per hour"]),
        ("Infusion; initial: 1 hour", ["Infusion;", "initial:", "1 hour"]),
        ("Nursing at home for adults", ["Nursing at home", "adults"]),
        ("Therapy with pumps and supplies", ["Therapy", "pumps", "supplies"]),
        ("Therapy, and the home", ["Therapy,", "home"]),
        ("Set of four or five", ["Set", "four", "five"]),
        ("Four or more of them", ["Four or more", "them"]),
        ("Not for children", ["Not", "children"]),
        ("Pump (rented) at home", ["Pump", "(rented)", "at home"]),
        ("Pump [rented], at home", ["Pump", "[rented],", "at home"]),
        ("Pump (a (small) one); used", ["Pump", "(a (small) one);", "used"]),
        ("Visit(s) per day", ["Visit(s)", "per day"]),
        ("(rented) pump", ["(rented)", "pump"]),
        ("Pump  , at home  ", ["Pump  ,", "at home"]),
        ("from home", ["home"]),
        ("", []),
    ],
)
def test_a_description_is_cut_at_punctuation_and_before_prepositions(
    description: str, cut: list[str]
) -> None:
    assert phrases(description) == cut


def test_what_many_neighbours_print_is_shared() -> None:
    rows = [f"Therapy, drug {at}, at home" for at in range(8)]
    assert phrases(*rows, at=3) == ["[Therapy,]", "drug 3,", "[at home]"]
    assert phrases(*rows[:7], at=3) == ["Therapy,", "drug 3,", "at home"]


def test_a_phrase_is_the_same_in_capitals_and_with_other_punctuation() -> None:
    rows = ["Therapy, drug", *("THERAPY; other" for _ in range(4)), *("(therapy)." for _ in "123")]
    assert phrases(*rows) == ["[Therapy,]", "drug"]
    assert plain(" (Per Diem), ") == "per diem"


def test_a_row_that_prints_a_phrase_twice_counts_once() -> None:
    rows = ["Home, drug", *("home, home, other" for _ in range(6))]
    assert phrases(*rows) == ["Home,", "drug"]
    assert Phrasing(rows).phrases(0)[0].printed == 7


def test_behind_a_stretch_of_shared_phrases_few_neighbours_are_enough() -> None:
    rows = [f"Therapy, care, supplies, drug {at}" for at in range(7)]
    some = [f"Therapy, care, supplies, pump, number {at}" for at in range(3)]
    assert phrases(*some, *rows)[3:] == ["[pump,]", "number 0"]
    assert phrases(*some[:2], *rows)[3:] == ["pump,", "number 0"]
    shorter = [text.replace("supplies, ", "") for text in some]
    assert phrases(*shorter, *rows)[2:] == ["pump,", "number 0"]


@pytest.mark.parametrize(
    ("description", "cut"),
    [
        ("Visit (drugs coded separately)", ["Visit", "[(drugs coded separately)]"]),
        ("Visit (Separately coded) more", ["Visit", "[(Separately coded)]", "more"]),
        ("Visit [do not bill with it]", ["Visit", "[[do not bill with it]]"]),
        ("Visit (excludes drugs)", ["Visit", "[(excludes drugs)]"]),
        ("Visit (use with a pump)", ["Visit", "[(use with a pump)]"]),
        ("Visit (by a nurse)", ["Visit", "(by a nurse)"]),
        (
            "Visit (by a nurse) (coded separately)",
            ["Visit", "(by a nurse)", "[(coded separately)]"],
        ),
        ("Visit (by a nurse), coded separately", ["Visit", "(by a nurse),", "coded separately"]),
        ("Visit, X-rays coded separately", ["Visit,", "X-rays coded separately"]),
    ],
)
def test_brackets_that_say_how_to_bill_are_no_part_of_what_it_is(
    description: str, cut: list[str]
) -> None:
    assert phrases(description) == cut


def test_a_description_without_a_phrase_of_its_own_is_told_by_all_of_them() -> None:
    rows = ["Therapy, at home"] * 9
    assert phrases(*rows) == ["Therapy,", "at home"]
    assert phrases("(coded separately)") == ["(coded separately)"]


def test_only_neighbours_in_the_policy_are_counted() -> None:
    far = ["Therapy, other"] * 7
    filler = ["Something else"] * 121
    near = ["Therapy, drug", *far, *filler]
    assert phrases(*near) == ["[Therapy,]", "drug"]
    apart = ["Therapy, drug", *["Something else"] * 127, *far]
    assert phrases(*apart) == ["Therapy,", "drug"]
    assert phrases(*apart, at=128) == ["Therapy,", "other"]


@settings(deadline=None)
@given(st.text("ab (c)[d],;.: and of ", max_size=60))
def test_the_phrases_of_any_text_stand_in_it_in_order(text: str) -> None:
    end = 0
    for phrase in Phrasing([text]).phrases(0):
        assert end <= phrase.start < phrase.end <= len(text)
        end = phrase.end
