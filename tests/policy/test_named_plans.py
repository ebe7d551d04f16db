"""Which plans the words of a legend name, and what they say besides."""

import pytest

from bcp_tui.policy import Plan
from bcp_tui.policy.named_plans import NamedPlans, Plans, named_plans

PLANS = (
    Plan("HMO/POS", "HMO/POS"),
    Plan("PPO", "PPO"),
    Plan("L0001269-N", "ASO group L0001269 Non-Union", "L0001269"),
    Plan("L0001269-U", "ASO group L0001269 Union", "L0001269"),
    Plan("G7-A", "Teachers class A", "G7"),
    Plan("G7-B", "Teachers class B", "G7"),
)


@pytest.mark.parametrize(
    ("words", "plans"),
    [
        ("All lines of business", "all"),
        ("None required", "none"),
        ("PPO", ("PPO",)),
        ("HMO/POS and PPO", ("HMO/POS", "PPO")),
        ("ASO group L0001269 Non-Union & Union", ("L0001269-N", "L0001269-U")),
        ("ASO group L0001269 Union Only", ("L0001269-U",)),
        ("Teachers class B", ("G7-B",)),
    ],
)
def test_words_that_are_wholly_understood(words: str, plans: Plans) -> None:
    assert named_plans(words, PLANS) == NamedPlans(plans)


def test_a_group_without_its_variant_is_the_whole_group() -> None:
    for words, plans in (
        ("ASO group L0001269", ("L0001269-N", "L0001269-U")),
        ("Teachers class", ("G7-A", "G7-B")),
    ):
        assert named_plans(words, PLANS) == NamedPlans(plans, whole_group=True)


def test_what_is_not_understood_is_handed_back() -> None:
    assert named_plans("PPO except retirees", PLANS) == NamedPlans(("PPO",), "except retirees")
    assert named_plans("ASO group L0009999", PLANS) == NamedPlans((), unknown=("L0009999",))


def test_what_a_groups_variants_share_with_others_is_no_name_of_it() -> None:
    plans = (
        Plan("G1-A", "ASO Miners", "G1"),
        Plan("G1-B", "ASO Smiths", "G1"),
        Plan("G2", "ASO Bakers"),
    )
    assert named_plans("ASO Bakers", plans) == NamedPlans(("G2",))
