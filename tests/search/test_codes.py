"""Codes as they are typed: one result each, in order, and no answer for one that is not listed."""

import pytest

from bcp_tui.search import Index, similar
from tests.search.conftest import make_revision

Found = list[tuple[str, str]]


def found(index: Index, query: str) -> Found:
    return [(result.entry.code, result.match) for result in index.search(query).results]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("S9494", [("S9494", "code")]),
        ("cpt code 99601-SS", [("99601", "code")]),
        ("S-9494", [("S9494", "code")]),
        ("SO093", [("S0093", "code")]),
        ("E781", [("E0781", "code")]),
        ("E 781 RR", [("E0781", "code")]),
        ("96410", [("96409-96411", "range")]),
        ("96409-96411", [("96409-96411", "code")]),
        ("S9374 - S9376", [("S9374", "range"), ("S9375", "range"), ("S9376", "range")]),
        ("99602, 99601 S9494 E0784", [("99602", "code"), ("99601", "code"), ("S9494", "code")]),
        ("S9494 S9494", [("S9494", "code")]),
        ("e07 is it covered", [(f"E07{at}", "code") for at in (79, 80, 81, 82, 83, 85, 86)]),
        ("996", [("99601", "code"), ("99602", "code")]),
        ("s949 9960", [(code, "code") for code in ("S9490", "S9494", "S9497", "99601", "99602")]),
    ],
)
def test_codes(index: Index, query: str, expected: Found) -> None:
    assert found(index, query) == expected


@pytest.mark.parametrize("query", ["99213", "J0696", "J069", "9949x", "S9404x", "12345678"])
def test_code_that_is_not_listed_finds_nothing(index: Index, query: str) -> None:
    assert found(index, query) == []


def test_codes_that_are_not_listed_stand_apart(index: Index) -> None:
    results = index.search("E0784 S9494 99213")
    assert [asked.typed for asked in results.asked] == ["E0784", "S9494", "99213"]
    assert [asked.typed for asked in results.not_listed] == ["E0784", "99213"]
    assert results.similar == ("E0783", "E0785", "E0782", "E0786", "E0781")
    assert [result.entry.code for result in results.results] == ["S9494"]


def test_code_beside_words_comes_first_and_then_what_they_find(index: Index) -> None:
    assert found(index, "s9502 antibiotic")[:3] == [
        ("S9502", "code"),
        ("S9494", "text"),
        ("S9497", "text"),
    ]


def test_number_beside_words_is_one_of_them(index: Index) -> None:
    results = found(index, "5% dextrose 1000 ml")
    assert {code for code, match in results if match == "text"} == {"S5010", "S5012", "S5013"}
    assert all(match in ("text", "partial") for _, match in results)


def test_result_says_how_a_code_was_read(index: Index) -> None:
    (result,) = index.search("SO093").results
    assert result.asked is not None
    assert (result.asked.typed, result.asked.read_as) == ("SO093", "S0093")


def test_every_policy_that_lists_a_code_has_a_result() -> None:
    rows = {"S9494": "Antibiotic therapy"}
    results = Index([make_revision(rows, "BCP-1"), make_revision(rows, "BCP-2")]).search("s9494")
    assert [result.revision.policy for result in results.results] == ["BCP-1", "BCP-2"]


def test_empty_query_is_every_entry_in_policy_order(index: Index) -> None:
    codes = [result.entry.code for result in index.search("  ").results]
    assert (len(codes), codes[0], codes[-1]) == (98, "96360", "S9538")
    assert [result.entry.code for result in index.search("", limit=2).results] == codes[:2]


LISTED = ("E0783", "E0785", "S9494", "S9497", "96409-96411", "B4150", "99601")


@pytest.mark.parametrize(
    ("asked", "near"),
    [
        ("E0784", ("E0783", "E0785")),  # neighbours, one digit wrong
        ("S9449", ("S9494",)),  # two digits exchanged
        ("84150", ("B4150",)),  # B looks like 8
        ("96412", ("96409-96411",)),  # beside a range
        ("99661", ("99601",)),
        ("S94944", ("S9494",)),  # one too many
        ("S944", ("S9494",)),  # one too few
        ("99213", ()),
        ("J9999", ()),
        ("", ()),
        ("hospital bed", ()),
    ],
)
def test_similar(asked: str, near: tuple[str, ...]) -> None:
    assert similar(LISTED, asked) == near
