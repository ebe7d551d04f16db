"""The JSON of a search that scripts rely on, key by key."""

from collections.abc import Callable

from bcp_tui.desk import View
from bcp_tui.policy import Filter
from bcp_tui.report.as_json import search_json
from tests.report.test_json import plain

See = Callable[..., View]


def test_a_search(see: See) -> None:
    assert plain(search_json(see("abx"), 20, 1.23456)) == {
        "query": "abx",
        "filters": [],
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
        "passages": [],
        "not_listed": [],
        "similar": [],
        "not_a_code": [],
        "elapsed_ms": 1.235,
    }


def test_a_search_that_only_the_text_answers(see: See) -> None:
    looked = plain(search_json(see("lamps"), 20, 0))
    assert looked["results"] == []
    assert looked["passages"] == [
        {
            "policy": "BCP-1",
            "section": "3.0 A.1",
            "text": "The plan considers the following not medically necessary: 1. Lamps.",
            "match": "text",
        }
    ]
    assert search_json(see("lamps zebra necessary"), 20, 0)["passages"][0]["match"] == "partial"
    assert search_json(see("lamps"), 0, 0)["passages"] == []


def test_a_search_by_code(see: See) -> None:
    looked = plain(search_json(see("96410 S9499"), 20, 0))
    assert [(each["code"], each["match"], each["via"]) for each in looked["results"]] == [
        ("96409-96411", "range", None)
    ]
    assert looked["results"][0]["coverage"] == "not_covered"
    assert looked["not_listed"] == ["S9499"]
    assert looked["similar"] == ["S9497", "S9494"]


def test_a_search_with_filters_typed_and_chosen(see: See) -> None:
    chosen = Filter("policy", "BCP-1")
    looked = search_json(see("need pa", filters=(chosen,)), 20, 0)
    assert looked["filters"] == ["policy: BCP-1", "prior_approval: required"]
    assert [each["match"] for each in looked["results"]] == ["filter"] * 3
    assert [each["code"] for each in looked["results"]] == ["S9494", "S9497", "T1030"]


def test_no_more_results_than_wanted(see: See) -> None:
    assert len(search_json(see("pump"), 20, 0)["results"]) == 2
    assert len(search_json(see("pump"), 1, 0)["results"]) == 1


def test_a_summary_keeps_what_was_looked_for_in_sight(see: See) -> None:
    (row,) = search_json(see("several"), 20, 0)["results"]
    assert row["summary"] == "Visit by a nurse who is trained in the care … several"


def test_the_coverage_of_a_search_is_that_of_the_callers_plan(two: Callable[..., View]) -> None:
    for plan, coverage in ((None, "depends"), ("ppo", "not_covered"), ("hmo", "covered")):
        for query in ("S9810", "pharmacy"):
            (result,) = search_json(two(query, plan), 20, 0)["results"]
            assert result["coverage"] == coverage
    both = search_json(two("S9494"), 20, 0)["results"]
    assert [(each["policy"], each["coverage"]) for each in both] == [
        ("BCP-1", "covered"),
        ("BCP-20", "not_covered"),
    ]
