"""The JSON that scripts rely on, key by key."""

from collections.abc import Callable
from typing import Any

from bcp_tui.desk import View
from bcp_tui.policy import Note
from bcp_tui.report.as_json import lookup_json, search_json
from tests.builders import ask, covered, not_covered, revision

See = Callable[[str], View]


def plain(value: Any) -> Any:
    """The value as JSON has it: lists for tuples."""
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    return [plain(each) for each in value] if isinstance(value, list | tuple) else value


def test_a_listed_code() -> None:
    rows = (
        covered("99601", "Y", "Visit; first two hours"),
        covered("99602", "1, 7", "... each hour (do not use with S9494)", continues="99601"),
        covered("S9494"),
    )
    text = revision(*rows, notes=(Note("1.0", "See the benefit document.", "all"),))
    assert plain(lookup_json(ask("99602-RR", text))) == {
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
                },
                "cost_share": ["Home Visits"],
                "reason": None,
                "notes": [{"section": "1.0", "text": "See the benefit document."}],
                "do_not_use_with": ["S9494"],
                "continues": "99601",
            }
        ],
        "similar": [],
    }


def test_a_part_of_a_range_that_is_not_covered_in_a_policy_without_sections() -> None:
    found = lookup_json(ask("96410", revision(not_covered("96409-96411"), sections=())))
    (answer,) = plain(found)["answers"]
    assert answer["code"] == "96409-96411"
    assert answer["in_range"] is True
    assert answer["coverage"] == "not_covered"
    assert answer["reason"] == "Bundled into another code"
    assert answer["continues"] is None
    assert answer["policy"]["section"] is None
    assert answer["prior_approval"] == {
        "answer": None,
        "symbols": [],
        "meaning": [],
        "required_for": [],
        "not_required_for": [],
        "not_stated_for": [],
    }


def test_a_code_that_is_not_listed() -> None:
    assert plain(lookup_json(ask("EO784", revision(covered("E0785"))))) == {
        "asked": "EO784",
        "code": "E0784",
        "read_as": "E0784",
        "status": "not_listed",
        "answers": [],
        "similar": ["E0785"],
    }


def test_a_word() -> None:
    assert plain(lookup_json(ask("hydration", revision(covered("E0785"))))) == {
        "asked": "hydration",
        "code": None,
        "read_as": None,
        "status": "not_listed",
        "answers": [],
        "similar": [],
    }


def test_a_search(see: See) -> None:
    assert plain(search_json(see("abx"), 20, 1.23456)) == {
        "query": "abx",
        "results": [
            {
                "code": "S9494",
                "policy": "BCP-1",
                "coverage": "covered",
                "summary": "Home infusion therapy, antibiotic; once every 8 hours",
                "match": "text",
                "via": "abx",
            }
        ],
        "not_listed": [],
        "similar": [],
        "elapsed_ms": 1.235,
    }


def test_a_search_by_code(see: See) -> None:
    found = plain(search_json(see("96410 S9499"), 20, 0))
    assert [(each["code"], each["match"], each["via"]) for each in found["results"]] == [
        ("96409-96411", "range", None)
    ]
    assert found["results"][0]["coverage"] == "not_covered"
    assert found["not_listed"] == ["S9499"]
    assert found["similar"] == ["S9497", "S9494"]


def test_no_more_results_than_wanted(see: See) -> None:
    assert len(search_json(see("pump"), 20, 0)["results"]) == 2
    assert len(search_json(see("pump"), 1, 0)["results"]) == 1


def test_a_summary_keeps_what_was_looked_for_in_sight(see: See) -> None:
    (found,) = search_json(see("several"), 20, 0)["results"]
    assert found["summary"] == "Visit by a nurse who is trained in the care … and … several"
