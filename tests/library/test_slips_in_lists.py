"""Slips in plans.toml, search.toml and drugs.toml."""

import pytest

from bcp_tui.library.schema import schema
from tests.library.conftest import PLANS, DataFolder

PLAN_SLIPS: dict[str, tuple[str, str, list[str]]] = {
    "an id twice": ('"G1-U"', '"G1-N"', ['13: plan.id: "G1-N" already names the plan on line 8']),
    "an id in other letters": (
        '"G1-U"',
        '"ppo"',
        ['13: plan.id: "ppo" already names the plan on line 4'],
    ),
    "a name twice": (
        '"Group 1 Union"',
        '"PPO"',
        ['14: plan.name: "PPO" already names the plan on line 4'],
    ),
    "a group called like a plan": (
        'group = "G1"',
        'group = "ppo"',
        ['10: plan.group: "ppo" already names the plan on line 4'],
    ),
    "no plans": (PLANS, "format = 1", ["1: plan: is missing"]),
    "an empty list of plans": (PLANS, "format = 1\nplan = []", ["2: plan: is empty"]),
    "a plan without a name": ('name = "PPO"\n', "", ["3: plan.name: is missing"]),
}

SEARCH_SLIPS: dict[str, tuple[str, str, list[str]]] = {
    "says nothing": ('["tpn", "iv nutrition"]', "[]", ["4: synonym.say: is empty"]),
    "says a blank": ('"iv nutrition"', '" "', ["4: synonym.say: is empty"]),
    "means nothing": ('"total parenteral nutrition"', '""', ["5: synonym.means: is empty"]),
    "says it twice": (
        '"iv nutrition"]',
        '"iv",\n    "TPN"]',
        ['5: synonym.say: "tpn" is already said on line 4'],
    ),
    "a filter that is none": (
        '"prior_approval: required"',
        '"prior approval: required"',
        ['9: filter.shows: is "prior approval: required", not a filter'],
    ),
    "a filter by its kind alone": (
        '"coverage: not_covered"',
        '"coverage"',
        ['13: filter.shows: is "coverage", not a filter'],
    ),
    "a phrase for two filters": (
        '["not covered"]',
        '["Needs auth"]',
        ['12: filter.say: "Needs auth" is already said on line 8'],
    ),
    "a phrase twice for one filter": (
        '["not covered"]',
        '["not covered", "not covered"]',
        ['12: filter.say: "not covered" is already said on line 12'],
    ),
    "vocabulary as rows": (
        "[vocabulary]",
        "[[vocabulary]]",
        ["15: vocabulary: is a list, not a table"],
    ),
    "no words of a kind": ('["initial"]', "[]", ["17: vocabulary.openings: is empty"]),
}

DRUG_SLIPS: dict[str, tuple[str, str, list[str]]] = {
    "a brand of no drug": ('means = "ceftriaxone"\n', "", ["7: drug.means: is missing"]),
    "a drug without brands": ('["rocephin"]', "[]", ["8: drug.say: is empty"]),
    "a brand twice": (
        '["rocephin"]',
        '["rocephin", "Rocephin"]',
        ['8: drug.say: "rocephin" is already said on line 8'],
    ),
    "a misspelt table": ("[[drug]]", "[[drugs]]", ["3: drugs: is not known here"]),
}


@pytest.mark.parametrize(("old", "new", "errors"), PLAN_SLIPS.values(), ids=PLAN_SLIPS)
def test_a_slip_in_the_plans(folder: DataFolder, old: str, new: str, errors: list[str]) -> None:
    folder.edit(old, new, "plans.toml")
    of_plans = [error for error in folder.errors() if error.startswith("plans.toml")]
    assert of_plans == [f"plans.toml:{error}" for error in errors]


@pytest.mark.parametrize(("old", "new", "errors"), SEARCH_SLIPS.values(), ids=SEARCH_SLIPS)
def test_a_slip_in_the_synonyms(folder: DataFolder, old: str, new: str, errors: list[str]) -> None:
    folder.edit(old, new, "search.toml")
    assert folder.errors() == [f"search.toml:{error}" for error in errors]


@pytest.mark.parametrize(("old", "new", "errors"), DRUG_SLIPS.values(), ids=DRUG_SLIPS)
def test_a_slip_in_the_drugs(folder: DataFolder, old: str, new: str, errors: list[str]) -> None:
    folder.edit(old, new, "drugs.toml")
    assert folder.errors() == [f"drugs.toml:{error}" for error in errors]


def test_a_brand_of_two_drugs_is_a_warning(folder: DataFolder) -> None:
    folder.edit("rocephin", "Remicade", "drugs.toml")
    assert folder.errors() == []
    assert folder.warnings() == ['drugs.toml:8: drug.say: "Remicade" is already said on line 4']


def test_every_filter_is_named_to_whoever_wrote_another(folder: DataFolder) -> None:
    folder.edit("coverage: not_covered", "cover", "search.toml")
    (fault,) = folder.check()
    shows = schema()["search.schema.json"]["$defs"]["FilterRow"]["properties"]["shows"]
    assert len(shows["enum"]) == 7
    assert fault.remedy == "write one of " + ", ".join(f'"{each}"' for each in shows["enum"])
