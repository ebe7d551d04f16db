"""The JSON that scripts rely on, key by key."""

from datetime import date
from typing import Any

import pytest

from bcp_tui.desk import look_up_codes
from bcp_tui.policy import Note, Revision
from bcp_tui.report.as_json import lookup_json
from tests.builders import DAY, book_of, context, covered, not_covered, revision


def plain(value: Any) -> Any:
    """The value as JSON has it: lists for tuples."""
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    return [plain(each) for each in value] if isinstance(value, list | tuple) else value


def found(
    typed: str,
    *revisions: Revision,
    plan: str | None = None,
    network: str | None = "in",
    day: date = DAY,
) -> list[Any]:
    """What `lookup --json` prints."""
    given = context(plan, network, day)  # type: ignore[arg-type]
    return [plain(lookup_json(each)) for each in look_up_codes(book_of(*revisions), typed, given)]


def answered(typed: str, *revisions: Revision, **given: Any) -> Any:
    """The first answer for the first code."""
    return found(typed, *revisions, **given)[0]["answers"][0]


def test_a_listed_code() -> None:
    listed = (
        covered("99601", "Y", "Visit; first two hours"),
        covered(
            "99602", "1, 7", "... each hour (do not use with S9494)", continues="99601", limit="2"
        ),
        covered("S9494"),
    )
    notes = (
        Note("1.0", "See the benefit document.", "all"),
        Note("3.0 A", "Ask the Pharmacy.", "covered", about="medication"),
    )
    assert found("99602-RR", revision(*listed, notes=notes)) == [
        {
            "asked": "99602-RR",
            "code": "99602",
            "read_as": None,
            "status": "listed",
            "answers": [
                {
                    "code": "99602",
                    "in_range": False,
                    "coverage": "covered",
                    "policy": {
                        "id": "BCP-1",
                        "title": "Home Visits",
                        "effective": "2024-02-01",
                        "section": "4.0",
                    },
                    "description": "... each hour (do not use with S9494)",
                    "full_description": "Visit; each hour (do not use with S9494)",
                    "summary": "Visit; each hour",
                    "prior_approval": {
                        "answer": "depends",
                        "symbols": ["1", "7"],
                        "meaning": ["HMO only", "Group 1 Union Only"],
                        "required_for": ["HMO", "G1-U"],
                        "not_required_for": ["PPO", "G1-N"],
                        "not_stated_for": ["other"],
                        "out_of_network": None,
                    },
                    "cost_share": ["Home Visits"],
                    "limit": "2",
                    "modifiers": [],
                    "reason": None,
                    "notes": [
                        {"section": "1.0", "text": "See the benefit document.", "about": None},
                        {
                            "section": "3.0 A",
                            "text": "Ask the Pharmacy.",
                            "about": "medication",
                        },
                    ],
                    "do_not_use_with": ["S9494"],
                    "continues": "99601",
                    "disagrees_with": [],
                    "changed": None,
                }
            ],
            "similar": [],
            "conflicts": [],
        }
    ]


def test_a_part_of_a_range_that_is_not_covered_in_a_policy_without_sections() -> None:
    answer = answered("96410", revision(not_covered("96409-96411"), sections=()))
    assert answer["code"] == "96409-96411"
    assert answer["in_range"] is True
    assert answer["coverage"] == "not_covered"
    assert answer["reason"] == "Bundled into another code"
    assert answer["continues"] is None
    assert answer["limit"] is None
    assert answer["policy"]["section"] is None
    assert answer["prior_approval"] == {
        "answer": None,
        "symbols": [],
        "meaning": [],
        "required_for": [],
        "not_required_for": [],
        "not_stated_for": [],
        "out_of_network": None,
    }


def test_a_row_for_certain_modifiers_names_them() -> None:
    text = revision(covered("E0781"), covered("E0781", "Y", modifiers=("RR", "NU")))
    assert answered("E0781-RR", text)["modifiers"] == ["RR", "NU"]
    assert answered("E0781", text)["modifiers"] == []


# -- the network ---------------------------------------------------------------------------------

OUT = Note("1.0", "Away all need it.", "covered", "out", True, in_short="but emergencies")
EXCLUDED_OUT = Note("1.1", "Not away.", "covered", "out", excludes_coverage=True)


@pytest.mark.parametrize(
    ("notes", "out"),
    [
        ((), None),
        ((OUT,), {"answer": "required", "except": "but emergencies", "section": "1.0"}),
        (
            (Note("1.2", "Ask the name.", "covered", "out"), OUT._replace(in_short=None)),
            {"answer": "required", "except": None, "section": "1.0"},
        ),
        ((EXCLUDED_OUT,), {"answer": None, "except": None, "section": "1.1"}),
        (
            (OUT._replace(network="in"),),
            {"answer": "not_required", "except": None, "section": None},
        ),
        (
            (OUT._replace(plans=("PPO",)),),
            {"answer": "depends", "except": "but emergencies", "section": "1.0"},
        ),
    ],
)
def test_while_the_network_is_not_given_the_other_answer_is_told(
    notes: tuple[Note, ...], out: object
) -> None:
    approval = answered("S9494", revision(covered("S9494"), notes=notes), network=None)
    assert approval["prior_approval"]["out_of_network"] == out


@pytest.mark.parametrize(("network", "answer"), [("in", "not_required"), ("out", "required")])
def test_a_network_that_is_given_has_no_other_answer(network: str, answer: str) -> None:
    text = revision(covered("S9494"), notes=(OUT,))
    approval = answered("S9494", text, network=network)["prior_approval"]
    assert (approval["answer"], approval["out_of_network"]) == (answer, None)


# -- plans, policies, codes of one call ----------------------------------------------------------

EXCLUDED = Note("5.0", "PPO excludes it.", "covered", plans=("PPO",), excludes_coverage=True)


def test_plans_without_coverage_are_named_only_where_coverage_depends() -> None:
    text = revision(covered("S9494"), notes=(EXCLUDED,))
    depends = answered("S9494", text)
    assert list(depends)[:4] == ["code", "in_range", "coverage", "not_covered_for"]
    assert (depends["coverage"], depends["not_covered_for"]) == ("depends", ["PPO"])
    assert depends["prior_approval"]["answer"] == "not_required"
    assert "PPO" not in depends["prior_approval"]["not_required_for"]
    for plan, coverage in (("PPO", "not_covered"), ("HMO", "covered")):
        answer = answered("S9494", text, plan=plan)
        assert answer["coverage"] == coverage
        assert "not_covered_for" not in answer


def test_policies_that_answer_otherwise_are_named() -> None:
    texts = (
        revision(covered("S9494")),
        revision(covered("S9494"), policy="BCP-2"),
        revision(not_covered("S9494"), policy="BCP-10"),
    )
    (looked,) = found("S9494", *texts)
    assert [(each["policy"]["id"], each["disagrees_with"]) for each in looked["answers"]] == [
        ("BCP-1", ["BCP-10"]),
        ("BCP-2", ["BCP-10"]),
        ("BCP-10", ["BCP-1", "BCP-2"]),
    ]


def test_codes_asked_for_together_that_exclude_each_other_are_named() -> None:
    listed = (
        covered("S9494", description="Therapy (do not use with S9500, S9501)"),
        covered("S9500"),
        covered("S9501"),
        covered("S9502"),
    )
    looked = found("S9494 S9502 S9501 S9500", revision(*listed))
    assert [(each["code"], each["conflicts"]) for each in looked] == [
        ("S9494", ["S9501", "S9500"]),
        ("S9502", []),
        ("S9501", ["S9494"]),
        ("S9500", ["S9494"]),
    ]


# -- what no policy answers ----------------------------------------------------------------------


def test_a_code_that_is_not_listed() -> None:
    assert found("EO784", revision(covered("E0785"))) == [
        {
            "asked": "EO784",
            "code": "E0784",
            "read_as": "E0784",
            "status": "not_listed",
            "answers": [],
            "similar": ["E0785"],
            "conflicts": [],
        }
    ]


@pytest.mark.parametrize(
    ("original", "status"), [(None, "not_in_effect"), (date(2019, 10, 1), "not_on_file")]
)
def test_a_code_of_no_text_in_force(original: date | None, status: str) -> None:
    text = revision(covered("S9494"), original_effective=original)
    (looked,) = found("S9494", text, day=date(2020, 1, 1))
    assert (looked["status"], looked["answers"]) == (status, [])


def test_a_word() -> None:
    assert found("hydration", revision(covered("E0785"))) == [
        {
            "asked": "hydration",
            "code": None,
            "read_as": None,
            "status": "not_listed",
            "answers": [],
            "similar": [],
            "conflicts": [],
        }
    ]


def test_policies_whose_text_of_the_day_is_not_on_file_are_named() -> None:
    text = revision(covered("S9494"), original_effective=date(2019, 10, 1))
    for code, status in (("S9494", "not_on_file"), ("J1234", "not_listed")):
        (then,) = found(code, text, day=date(2020, 1, 1))
        assert (then["status"], then["not_on_file"]) == (status, ["BCP-1"])
        assert "not_on_file" not in found(code, text)[0]
