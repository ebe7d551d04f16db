"""Choosing among plans by what a caller calls them, and how the choices are called."""

import pytest

from bcp_tui.policy import NoSinglePlan, Plan, Selection, all_plans, choose, fits, selections
from bcp_tui.policy.plans import fitting

PLANS = (
    Plan("HMO", "Health Maintenance"),
    Plan("17", "Preferred Providers"),
    Plan("G1-N", "Group One Non-Union", "G1"),
    Plan("G1-U", "Group One Union Members", "G1"),
    Plan("A5-X", "Millers", "A5"),
    Plan("A5-Y", "Bakers", "A5"),
    Plan("L0001269", "Smiths", "solo"),
    Plan("last", "Group One elsewhere"),
)
NAMES = [
    "Health Maintenance",
    "Preferred Providers",
    "Group One Non-Union",
    "Group One Union Members",
    "Group One, not known which",
    "Millers",
    "Bakers",
    "group A5, not known which",
    "Smiths",
    "Group One elsewhere",
]


def test_every_choice_is_offered_once_and_a_group_after_its_variants() -> None:
    assert [choice.name for choice in selections(PLANS)] == NAMES


def test_a_group_whose_variants_stand_apart_is_offered_after_the_last() -> None:
    apart = (PLANS[2], PLANS[0], PLANS[3])
    assert [choice.name for choice in selections(apart)] == [
        "Group One Non-Union",
        "Health Maintenance",
        "Group One Union Members",
        "Group One, not known which",
    ]


@pytest.mark.parametrize("name", NAMES)
def test_a_choice_is_found_by_its_whole_name(name: str) -> None:
    chosen = choose(PLANS, f" {name.upper()} ")
    assert chosen.name == name
    assert chosen.chosen


# typed, the choice
CHOSEN = [
    ("HMO", "Health Maintenance"),
    ("hmo", "Health Maintenance"),
    ("17", "Preferred Providers"),
    ("pref prov", "Preferred Providers"),
    ("prov pref", "Preferred Providers"),
    ("g1", "Group One, not known which"),
    ("A5", "group A5, not known which"),
    ("a5-y", "Bakers"),
    ("members", "Group One Union Members"),
    ("non-union", "Group One Non-Union"),
    ("269", "Smiths"),
    ("one else", "Group One elsewhere"),
    ("last", "Group One elsewhere"),
]


@pytest.mark.parametrize(("typed", "name"), CHOSEN)
def test_what_fits_one_choice_is_chosen(typed: str, name: str) -> None:
    assert choose(PLANS, typed).name == name


@pytest.mark.parametrize(
    ("typed", "says", "candidates"),
    [
        ("gro", "'gro' fits several plans", [*NAMES[2:5], NAMES[7], NAMES[9]]),
        ("zebra", "no plan is called 'zebra'", NAMES),
        ("69", "no plan is called '69'", NAMES),
        ("aker", "no plan is called 'aker'", NAMES),
        ("bakers zebra", "no plan is called 'bakers zebra'", NAMES),
        ("", "no plan is called ''", NAMES),
    ],
)
def test_what_fits_none_or_several_is_said_and_offers_the_candidates(
    typed: str, says: str, candidates: list[str]
) -> None:
    with pytest.raises(NoSinglePlan) as raised:
        choose(PLANS, typed)
    assert str(raised.value) == says
    assert [choice.name for choice in raised.value.candidates] == candidates


@pytest.mark.parametrize(
    ("choice", "typed", "fit"),
    [
        (Selection("Health Maintenance", PLANS[:1]), "hmo", True),
        (Selection("Health Maintenance", PLANS[:1]), "xxxx", False),
        (Selection("Health Maintenance", PLANS[:1]), "", True),
        (Selection("Smiths", PLANS[6:7]), "269", True),
        (Selection("Smiths", PLANS[6:7]), "26", False),
        (Selection("Smiths", PLANS[6:7]), "sol", True),
        (Selection("Smiths", PLANS[6:7]), "miths", False),
    ],
)
def test_words_fit_a_choice_by_the_beginnings_of_its_name_and_ids(
    choice: Selection, typed: str, fit: bool
) -> None:
    assert fits(choice, typed) is fit


def test_before_a_plan_is_chosen_it_can_be_any() -> None:
    anyone = all_plans(PLANS)
    assert anyone.ids == tuple(plan.id for plan in PLANS)
    assert (anyone.name, anyone.chosen) == ("all plans", False)


GROUP = "Group One, not known which"

# typed; what it fits, what it names or alone fits, the group whose variants are all that it fits
FITTING = [
    ("", NAMES, None, None),
    (" ?", NAMES, None, None),
    ("all", ["all plans"], "all plans", None),
    ("any", ["all plans"], "all plans", None),
    ("xxxx", [], None, None),
    ("g1-n", ["Group One Non-Union"], "Group One Non-Union", None),
    ("non union", ["Group One Non-Union"], "Group One Non-Union", None),
    ("nonunion", ["Group One Non-Union"], "Group One Non-Union", None),
    ("g1", [GROUP, "Group One Non-Union", "Group One Union Members"], GROUP, None),
    ("union members", ["Group One Union Members"], "Group One Union Members", None),
    ("group g1", ["Group One Non-Union", "Group One Union Members", GROUP], None, GROUP),
    ("unknown", [GROUP, "group A5, not known which"], None, None),
    ("one either", [GROUP], GROUP, None),
    ("a5 unsure", ["group A5, not known which"], "group A5, not known which", None),
    ("smiths unsure", [], None, None),
    ("g", [*NAMES[2:5], NAMES[7], NAMES[9]], None, None),
    ("group one", [*NAMES[2:5], NAMES[9]], None, None),
    ("l1269", ["Smiths"], "Smiths", None),
    ("L01269", ["Smiths"], "Smiths", None),
    ("l0001", ["Smiths"], "Smiths", None),
    ("1269", ["Smiths"], "Smiths", None),
    ("solo", ["Smiths"], "Smiths", None),
    ("health maintenance", ["Health Maintenance"], "Health Maintenance", None),
    ("healthm", [], None, None),
]


@pytest.mark.parametrize(("typed", "choices", "named", "group"), FITTING)
def test_what_fits_what_is_named_and_what_is_one_group(
    typed: str, choices: list[str], named: str | None, group: str | None
) -> None:
    fit = fitting(PLANS, typed)
    assert [choice.name for choice in fit.choices] == choices
    assert (fit.named and fit.named.name) == named
    assert (fit.group and fit.group.name) == group


def test_of_three_variants_all_that_fit_are_one_group() -> None:
    three = (*PLANS[2:4], Plan("G1-R", "Group One Retired", "G1"))
    for typed, group in (("group", GROUP), ("g1 retired", None), ("group non", None)):
        fit = fitting((PLANS[0], *three), typed)
        assert (fit.group and fit.group.name) == group
