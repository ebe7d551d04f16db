"""What a query finds: codes one result each, in order, and no answer for one that is not listed."""

import pytest

from bcp_tui.desk import Result
from bcp_tui.policy import Book
from tests.finder import Finder, make_book, make_revision

Found = list[tuple[str, str]]


@pytest.fixture(scope="session")
def finder(bcp_27: Book) -> Finder:
    return Finder(bcp_27)


def found(finder: Finder, query: str) -> Found:
    return [(result.listing.entry.code, result.match) for result in finder.search(query).entries]


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
def test_codes(finder: Finder, query: str, expected: Found) -> None:
    assert found(finder, query) == expected


@pytest.mark.parametrize("query", ["99213", "J0696", "J069", "9949x", "S9404x", "12345678"])
def test_code_that_is_not_listed_finds_nothing(finder: Finder, query: str) -> None:
    assert found(finder, query) == []


def test_codes_that_are_not_listed_stand_apart(finder: Finder) -> None:
    results = finder.search("E0784 S9494 99213")
    assert [asked.typed for asked in results.query.codes] == ["E0784", "S9494", "99213"]
    assert [asked.typed for asked in results.not_listed] == ["E0784", "99213"]
    assert results.similar == ("E0783", "E0785", "E0782", "E0786", "E0781")
    assert found(finder, "E0784 S9494 99213") == [("S9494", "code")]


def test_code_beside_words_comes_first_and_then_what_they_find(finder: Finder) -> None:
    assert found(finder, "s9502 antibiotic")[:3] == [
        ("S9502", "code"),
        ("S9494", "text"),
        ("S9497", "text"),
    ]


def test_number_beside_words_is_one_of_them(finder: Finder) -> None:
    results = found(finder, "5% dextrose 1000 ml")
    assert {code for code, match in results if match == "text"} == {"S5010", "S5012", "S5013"}
    assert all(match in ("text", "partial") for _, match in results)


def test_result_says_how_a_code_was_read(finder: Finder) -> None:
    (result,) = finder.search("SO093").entries
    assert result.asked is not None
    assert (result.asked.typed, result.asked.read_as) == ("SO093", "S0093")


def policies_of(found: tuple[Result, ...]) -> list[str]:
    return [result.listing.revision.policy_id for result in found]


def test_every_policy_that_lists_a_code_has_a_result() -> None:
    rows = {"S9494": "Antibiotic therapy"}
    book = make_book(make_revision(rows, "BCP-1"), make_revision(rows, "BCP-2"))
    assert policies_of(Finder(book).search("s9494").entries) == ["BCP-1", "BCP-2"]


def test_empty_query_is_every_entry_in_policy_order(finder: Finder, bcp_27: Book) -> None:
    (policy,) = bcp_27.policies
    codes = [entry.code for entry in policy.revisions[-1].entries]
    assert finder.codes("  ") == codes


def test_entries_that_are_too_many_are_counted() -> None:
    rows = {f"A{at:04}": f"Wheelchair part {at}" for at in range(1, 261)}
    results = Finder(make_book(make_revision(rows))).search("wheelchair")
    assert (len(results.entries), results.more) == (200, 60)


@pytest.mark.parametrize(
    ("query", "similar", "told_apart"),
    [
        ("9500", "S9500", "9500"),
        ("S9S00", "S9500", "S9S00"),
        ("pump E07B1", "E0781", "E07B1"),
        ("S93.40", None, "S93.40"),
        ("was S9494 covered on 9/1/2023", None, "9/1/2023"),
    ],
)
def test_what_is_no_code_is_told_apart_with_codes_that_are_nearly_it(
    finder: Finder, query: str, similar: str | None, told_apart: str
) -> None:
    results = finder.search(query)
    assert [each.typed for each in results.not_codes] == [told_apart]
    assert results.similar[:1] == ((similar,) if similar else ())


@pytest.mark.parametrize("query", ["b12 injection", "hydration 2 liters", "heparin 10000 units"])
def test_numbers_that_are_words_are_not_told_apart_from_codes(finder: Finder, query: str) -> None:
    assert all(each.kind is None for each in finder.search(query).not_codes)
