"""`bcp-tui lookup` as a rep or a script meets it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Ended

Bcp = Callable[..., Ended]

NUMBERED = """
format = 1
[policy]
id = "BCP-90"
title = "Numbered Legends"
effective = 2024-01-01
[legend]
Y = { means = "All lines of business", plans = "all" }
N = { means = "None required", plans = "none" }
1 = { means = "HMO/POS", plans = ["HMO/POS"] }
4 = { means = "L0001269 Non-Union & Union", plans = ["L0001269-N", "L0001269-U"] }
7 = { means = "L0001269 Union Only", plans = ["L0001269-U"] }
[[covered]]
code = "S9494"
description = "Home infusion therapy, antibiotic"
prior_approval = "7"
cost_share = ["Home Infusion Services"]
[[covered]]
code = "S1000"
description = "Home thing"
prior_approval = "1, 4"
cost_share = ["Medical Supplies", "Home Infusion Services"]
[[covered]]
code = "E0781"
description = "Pump"
prior_approval = "Y"
cost_share = ["Medical Supplies"]
[[covered]]
code = "S9500"
description = "Home infusion therapy, antiviral"
prior_approval = "N"
cost_share = ["Home Infusion Services"]
"""


@pytest.fixture
def numbered(make_folder: Callable[..., Path]) -> str:
    """A data folder with a policy whose legend names plans, and that has no sections."""
    return str(make_folder({"bcp-90-2024-01-01": NUMBERED}))


def test_a_rep_reads_the_verdict_and_what_limits_it_first(bcp: Bcp) -> None:
    code, out, err = bcp("lookup", "S9494", "--plan", "ppo")
    assert (code, err) == (0, "")
    first, out_of_network, written, medication, *_ = out.splitlines()
    assert first == "S9494   COVERED · PRIOR APPROVAL NOT REQUIRED IN NETWORK"
    assert out_of_network == (
        "Out of network  PRIOR APPROVAL REQUIRED, except for emergency/urgent services"
    )
    assert written.strip() == "(BCP-27 §1.0)"
    assert medication.startswith("Medication      may need approval of its own: ")
    assert "Cost share      Home Infusion Services" in out
    assert "Legend          N = None required (BCP-27 §4.0)" in out
    assert "Not with        S9497, S9500, S9501, S9502, S9503, S9504" in out
    assert "Separately      nursing visits: 99601 COVERED · PRIOR APPROVAL REQUIRED;" in out
    source, given = out.splitlines()[-2:]
    assert source == (
        "Source          BCP-27 Home Infusion Services, section 4.0, effective 10/01/2023"
    )
    assert given.startswith("Given for       Plan: PPO. Network: not asked. Service date: ")
    assert max(map(len, out.splitlines())) <= 80
    assert "\x1b" not in out


def test_the_address_of_the_list_of_medications_can_be_copied(bcp: Bcp) -> None:
    lines = bcp("lookup", "S9494").out.splitlines()
    assert "http://www.phpmichigan.com/Providers/General-Forms-and-Information." in lines


def test_in_network_nothing_is_said_of_the_other_side(bcp: Bcp) -> None:
    out = bcp("lookup", "S9494", "--network", "in").out
    assert out.startswith("S9494   COVERED · PRIOR APPROVAL NOT REQUIRED\n")
    assert "Out of network" not in out
    assert "Network: in." in out


def test_out_of_network_needs_approval_and_says_why_at_once(bcp: Bcp) -> None:
    first, why, *_ = bcp("lookup", "S9494", "--network", "out").out.splitlines()
    assert first == "S9494   COVERED · PRIOR APPROVAL REQUIRED"
    assert why == ("Why             For all non-network covered services to be paid at the network")


def test_codes_not_to_be_used_together_say_so(bcp: Bcp) -> None:
    blocks = bcp("lookup", "S9494", "S9502", "99601").out.split("\n\n")
    assert "\nNot together    with S9502, also asked for in this call\n" in blocks[0]
    assert "\nNot together    with S9494, also asked for in this call\n" in blocks[1]
    assert "Not together" not in blocks[2]
    found = json.loads(bcp("lookup", "S9494", "S9502", "99601", "--json").out)
    assert [each["conflicts"] for each in found] == [["S9502"], ["S9494"], []]


def test_a_policy_that_was_in_effect_before_its_first_text_on_file_is_not_denied(bcp: Bcp) -> None:
    code, out, _ = bcp("lookup", "S9494", "--date", "2023-09-30")
    assert code == 1
    assert out.startswith("S9494   EARLIER REVISION NOT ON FILE\nNot on file     BCP-27 Home ")
    (found,) = json.loads(bcp("lookup", "S9494", "--date", "2023-09-30", "--json").out)
    assert (found["status"], found["answers"]) == ("not_on_file", [])


def test_a_code_not_listed_is_said_to_be_so_with_similar_codes_apart(bcp: Bcp) -> None:
    code, out, _ = bcp("lookup", "E0784")
    assert code == 1
    assert out.startswith("E0784   NOT LISTED\n")
    assert "Unlisted codes are subject to review. (BCP-27 §1.0)" in out
    assert "not the code asked for" in out


@pytest.mark.parametrize("typed", ["S9S00", "S9S00x", "9500"])
def test_what_only_looks_like_a_code_is_no_code(bcp: Bcp, typed: str) -> None:
    code, out, err = bcp("lookup", typed)
    assert (code, err) == (1, "")
    assert out.splitlines()[:2] == [
        f"{typed}   NOT A CODE",
        "This is not a procedure code; search for it as words.",
    ]
    code, out, err = bcp("lookup", typed, "--json")
    (found,) = json.loads(out)
    assert (code, err, found["code"], found["answers"]) == (1, "", None, [])


@pytest.mark.parametrize("typed", [("E 781",), ("E", "781"), ("E781",), ("e-0781",), ("EO781",)])
def test_lookup_and_search_read_a_code_alike(
    bcp: Bcp, numbered: str, typed: tuple[str, ...]
) -> None:
    looked_up = bcp("lookup", *typed, "--data", numbered, "--json")
    searched = bcp("search", *typed, "--data", numbered, "--json")
    assert looked_up.code == searched.code == 0
    assert [each["code"] for each in json.loads(looked_up.out)] == ["E0781"]
    assert [each["code"] for each in json.loads(searched.out)["results"]] == ["E0781"]


def test_brackets_in_a_description_arrive_unchanged(bcp: Bcp) -> None:
    joined = " ".join(bcp("lookup", "A4305").out.split())
    assert "[not covered for intralesional administration of narcotic analgesics" in joined
    assert "elastomeric infusion pump during post-operative period" in joined
    assert "(BCP-27 §3.0 B.1)" in joined


def test_several_codes_are_answered_in_the_order_given(bcp: Bcp) -> None:
    code, out, _ = bcp("lookup", "--json", "99601,", "E0784", "SO093", "96410", "E0781", "RR")
    assert code == 1
    found = json.loads(out)
    assert [each["code"] for each in found] == ["99601", "E0784", "S0093", "96410", "E0781"]
    assert [each["read_as"] for each in found] == [None, None, "S0093", None, None]
    assert [each["status"] for each in found] == [
        "listed",
        "not_listed",
        "listed",
        "listed",
        "listed",
    ]


def test_blocks_of_several_codes_are_parted_by_a_line(bcp: Bcp, numbered: str) -> None:
    code, out, _ = bcp("lookup", "S9494", "E0781", "--data", numbered)
    assert code == 0
    heads = [block.partition("\n")[0] for block in out.split("\n\n")]
    assert heads == [
        "S9494   COVERED · PRIOR APPROVAL DEPENDS",
        "E0781   COVERED · PRIOR APPROVAL REQUIRED",
    ]


def test_a_policy_without_sections_is_cited_alone(bcp: Bcp, numbered: str) -> None:
    out = bcp("lookup", "E0781", "--data", numbered).out
    assert "Legend          Y = All lines of business (BCP-90)\n" in out
    assert "Source          BCP-90 Numbered Legends, effective 01/01/2024\n" in out
    (found,) = json.loads(bcp("lookup", "E0781", "--data", numbered, "--json").out)
    assert found["answers"][0]["policy"] == {
        "id": "BCP-90",
        "title": "Numbered Legends",
        "effective": "2024-01-01",
        "section": None,
    }


def test_json_is_indented_and_in_the_letters_of_the_data(bcp: Bcp) -> None:
    out = bcp("lookup", "96366", "--json").out
    assert out.startswith('[\n  {\n    "asked": "96366",\n    "code": "96366",\n')
    assert "…" in out


def test_every_cell_of_a_policy_comes_out_as_it_stands_in_its_file(bcp: Bcp) -> None:
    import tomli

    data = Path(__file__).parents[2] / "data" / "policies" / "bcp-27-2023-10-01.toml"
    file = tomli.loads(data.read_text("utf-8"))
    rows = [*file["covered"], *file["non_covered"]]
    out = bcp("lookup", "--json", ",".join(row["code"] for row in rows)).out
    answers = [
        next(each for each in found["answers"] if each["policy"]["id"] == "BCP-27")
        for found in json.loads(out)
    ]
    for row, answer in zip(rows, answers, strict=True):
        assert _cells(row) == {
            "code": answer["code"],
            "description": answer["description"],
            "prior_approval": ", ".join(answer["prior_approval"]["symbols"]) or None,
            "cost_share": answer["cost_share"],
            "reason": answer["reason"],
            "continues": answer["continues"],
            "limit": answer["limit"],
            "modifiers": answer["modifiers"],
        }


def _cells(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "code": row["code"],
        "description": row["description"],
        "prior_approval": row.get("prior_approval"),
        "cost_share": row.get("cost_share", []),
        "reason": row.get("reason"),
        "continues": row.get("continues"),
        "limit": row.get("limit"),
        "modifiers": row.get("modifiers", []),
    }


@pytest.mark.parametrize(
    ("code", "plan", "answer"),
    [
        ("S9494", "L0001269-U", "required"),
        ("S9494", "L0001269-N", "not_required"),
        ("S9494", "L0001269", "depends"),
        ("S9494", "other-aso", "not_stated"),
        ("S1000", "L0001269", "required"),
        ("S1000", "PPO", "not_stated"),
    ],
)
def test_a_numbered_legend_is_resolved_for_the_callers_plan(
    bcp: Bcp, numbered: str, code: str, plan: str, answer: str
) -> None:
    out = bcp("lookup", code, "--data", numbered, "--plan", plan, "--json").out
    assert json.loads(out)[0]["answers"][0]["prior_approval"]["answer"] == answer


def test_depends_tells_what_to_ask_the_caller(bcp: Bcp, numbered: str) -> None:
    out = bcp("lookup", "S9494", "--data", numbered, "--plan", "L0001269").out
    assert out.startswith("S9494   COVERED · PRIOR APPROVAL DEPENDS")
    assert "Ask             Is the caller on ASO group L0001269 Union?" in out


def test_before_the_first_revision_no_policy_is_in_effect(bcp: Bcp, numbered: str) -> None:
    code, out, _ = bcp("lookup", "S9494", "--date", "2023-12-31", "--data", numbered)
    assert code == 1
    assert out.startswith("S9494   NO POLICY IN EFFECT")
    assert "in effect from 01/01/2024" in out


def test_the_data_folder_is_taken_from_the_environment_too(
    bcp: Bcp, numbered: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BCP_DATA", numbered)
    assert "(BCP-90)" in bcp("lookup", "E0781").out


def test_broken_data_are_named_line_by_line(bcp: Bcp, make_folder: Callable[..., Path]) -> None:
    broken = NUMBERED.replace('prior_approval = "7"', 'prior_approval = "8"')
    broken = broken.replace('code = "E0781"', 'code = "E07"')
    folder = make_folder({"bcp-90-2024-01-01": broken})
    code, out, err = bcp("lookup", "S9494", "--data", str(folder))
    assert (code, out) == (2, "")
    file = str(folder / "policies" / "bcp-90-2024-01-01.toml")
    assert [line.startswith(f"{file}:") for line in err.splitlines()] == [True, True]


@pytest.mark.parametrize(
    ("words", "plan"),
    [
        ("non union", "ASO group L0001269 Non-Union"),
        ("1269 union", "ASO group L0001269 Union"),
        ("hmo", "HMO/POS"),
        ("L0001269", "ASO group L0001269, not known which"),
    ],
)
def test_a_plan_is_chosen_by_words_that_fit_one(
    bcp: Bcp, numbered: str, words: str, plan: str
) -> None:
    code, out, _ = bcp("lookup", "S9494", "--data", numbered, "--plan", words)
    assert code == 0
    assert f"Plan: {plan}. " in " ".join(out.split())


def test_words_for_the_search_that_are_broken_do_not_keep_a_code_from_its_answer(
    bcp: Bcp, make_folder: Callable[..., Path]
) -> None:
    folder = make_folder({"bcp-90-2024-01-01": NUMBERED}, search="format = 2\n")
    assert bcp("lookup", "E0781", "--data", str(folder)).code == 0
    for command in (("search", "pump", "--data"), ("check",)):
        code, _, err = bcp(*command, str(folder))
        assert code == 2
        assert "search.toml:1: format: " in err
