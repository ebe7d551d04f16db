"""Choosing a plan by id, group or words."""

import pytest

from bcp_tui.policy import Book, NoSinglePlan, choose, selections

# typed, the plans that are meant
CHOICES = [
    ("HMO/POS", ["HMO/POS"]),
    ("hmo", ["HMO/POS"]),
    ("ppo", ["PPO"]),
    ("L0001269", ["L0001269-N", "L0001269-U"]),
    ("l0001269-u", ["L0001269-U"]),
    ("1269 union", ["L0001269-U"]),
    ("union", ["L0001269-U"]),
    ("non-union", ["L0001269-N"]),
    ("ASO group L0001269 Union", ["L0001269-U"]),
    ("264", ["L0000264"]),
    ("2237", ["L0002237"]),
    ("not in the legend", ["other-aso"]),
]


@pytest.mark.parametrize(("typed", "plans"), CHOICES)
def test_a_plan_is_chosen_by_what_fits_only_it(book: Book, typed: str, plans: list[str]) -> None:
    assert list(choose(book.plans, typed).ids) == plans


@pytest.mark.parametrize(
    ("typed", "candidates"),
    [("1269", 3), ("aso", 10), ("zebra", 12), ("", 12)],
)
def test_what_fits_none_or_several_offers_the_candidates(
    book: Book, typed: str, candidates: int
) -> None:
    with pytest.raises(NoSinglePlan) as raised:
        choose(book.plans, typed)
    assert len(raised.value.candidates) == candidates


def test_a_group_is_offered_after_its_variants(book: Book) -> None:
    names = [choice.name for choice in selections(book.plans)]
    at = names.index("ASO group L0001269 Union")
    assert names[at + 1] == "ASO group L0001269, not known which"
