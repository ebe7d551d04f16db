"""What rows are marked with (a reason, a limit, a cost share); which row is the thing itself."""

from datetime import date

import pytest

from bcp_tui.policy import Book, Entry, Legend, Policy, Revision, Synonym, parse_range
from tests.finder import Finder, make_book, make_revision

DME = "Durable Medical Equipment"
OFFICE = "Injections and Infusions Received in a Physician's Office"
SAYINGS = (Synonym(("dme",), "durable medical equipment"), Synonym(("walking frame",), "walker"))


def covered(code: str, description: str, share: str, limit: str | None = None) -> Entry:
    return Entry(parse_range(code), "covered", description, ("N",), (share,), limit=limit)


def not_covered(code: str, description: str, reason: str) -> Entry:
    return Entry(parse_range(code), "not_covered", description, reason=reason)


ROWS = (
    covered("A0001", "Walker, rigid, height adjustable", DME),
    covered("A0002", "Walker, folding", OFFICE, limit="1 per 36 weeks"),
    covered("A0003", "Miscellaneous dme supply", OFFICE),
    covered("A0004", "Injection, gadobutrol", OFFICE),
    not_covered("A0005", "Injection, tedizolid", "Not medically necessary"),
    not_covered("A0006", "Battery, medically necessary monitor", "Covered under pharmacy benefit"),
    not_covered("A0007", "Dialysis tourniquet", "Covered under pharmacy benefit"),
    not_covered("A0008", "Prozorbing of dialysis", "Experimental, investigational or unproven"),
    covered("A0009", "Frame for eyes", "Zorbing Examinations"),
)
MORE_ROWS = (
    not_covered("B0001", "Ostomy clamp", "Bundled with the rental"),
    not_covered("B0002", "Gauze, sterile", "Medicare only code"),
    covered("B0003", "Rehabilitation walker", "Vision Examinations"),
    covered("B0004", "Walker, folding", "Rehabilitation Services - Outpatient Therapy"),
    not_covered("B0005", "Visit for which services are bundled", "Cosmetic, see the document"),
)
REVISION = Revision("BCP-1", "Made by hand", date(2020, 1, 1), Legend(), ROWS)
BOOK = Book(policies=(Policy("BCP-1", (REVISION,)),), synonyms=SAYINGS)


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ("injection not medically necessary", ["A0005"]),
        ("dialysis under the pharmacy benefit", ["A0007"]),
        ("experimental dialysis", ["A0008"]),
        ("walkers dme", ["A0001"]),
        ("walking frame durable medical equipment", ["A0001"]),
        ("walker 1 per 36 weeks", ["A0002"]),
        ("what is considered experimental", ["A0008"]),
        ("zorbing", ["A0009", "A0008"]),
        ("copay for the tourniquet", ["A0007"]),
        ("injection denied not medically necessary", ["A0005"]),
        ("dialysis refused because experimental", ["A0008"]),
    ],
)
def test_a_row_is_found_by_a_mark_beside_what_it_is(query: str, codes: list[str]) -> None:
    assert Finder(BOOK).codes(query, "text") == codes


WOUNDS = Revision("BCP-2", "Wound Dressings", date(2020, 1, 1), Legend(), MORE_ROWS)
TWO = Book(policies=(Policy("BCP-2", (WOUNDS,)), Policy("BCP-1", (REVISION,))))


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("ostomy supplies bundled with the rental", "B0001"),
        ("bundled ostomy", "B0001"),
        ("wound dressings medicare only", "B0002"),
        ("walker folding rehabilitation copay", "B0004"),
        ("tourniquet falls under the pharmacy benefit", "A0007"),
        ("wound dressings gauze medicare only", "B0002"),
    ],
)
def test_a_row_is_found_by_two_marks_and_by_part_of_one(query: str, first: str) -> None:
    assert Finder(TWO).codes(query, "text")[:1] == [first]


@pytest.mark.parametrize("query", ["hospital walker therapy copay", "ostomy rental only gauze"])
def test_a_part_of_a_mark_asks_for_no_row(query: str) -> None:
    assert Finder(TWO).codes(query, "text") == []


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("dialysis kit covered under the pharmacy benefit", "A0007"),
        ("dialysis kit experimental investigational unproven", "A0008"),
    ],
)
def test_of_rows_that_say_some_words_those_come_first_whose_mark_says_others(
    query: str, first: str
) -> None:
    assert Finder(BOOK).codes(query, "text") == []
    assert Finder(BOOK).codes(query, "partial")[0] == first


def test_a_mark_beside_what_is_only_typed_short() -> None:
    assert Finder(TWO).codes("clamp bundled w rental", "text") == ["B0001"]


@pytest.mark.parametrize("query", ["walker office", "tourniquet zorbing", "gadobutrol medically"])
def test_a_word_of_a_mark_beside_a_description_asks_for_no_row(query: str) -> None:
    words = set(Finder(BOOK).codes(query, "text"))
    assert words <= {"A0002"}  # "Office" stands in no description: who says it means the mark.


def test_what_a_mark_says_comes_before_what_a_description_only_means() -> None:
    rows = (
        covered("A0001", "Non-prescription drugs", OFFICE),
        not_covered("A0002", "Ear wax drops", "Over-the-counter item"),
    )
    revision = Revision("BCP-1", "Made by hand", date(2020, 1, 1), Legend(), rows)
    said = Finder(Book(policies=(Policy("BCP-1", (revision,)),))).codes("over the counter", "text")
    assert said == ["A0002", "A0001"]


THINGS = make_book(
    make_revision(
        {
            "A0001": "Tracheostomy tube holder, each",
            "A0002": "Tracheostomy/laryngectomy tube, cuffed, polyvinylchloride or equal, each",
            "A0003": "Lead, pacemaker",
            "A0004": "Pacemaker, other than single or dual chamber",
            "A0005": "Crutch attachment, walker",
            "A0006": "Crutches underarm, wood, adjustable, pair, with pads, tips and handgrips",
            "A0007": "Helmet and mask, protective, with all its parts and its case",
            "A0008": "Mask strap",
            **{f"B{at:04}": f"Walker, kind {at}, with wheels that turn" for at in range(1, 20)},
            "B0020": "Brake attachment for walker",
        }
    )
)


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("tracheostomy tube", "A0002"),
        ("pacemaker", "A0004"),
        ("tube holder", "A0001"),
        ("walker", "B0001"),
        ("walker brake", "B0020"),
        ("mask", "A0007"),
    ],
)
def test_the_thing_comes_before_what_belongs_to_it(query: str, first: str) -> None:
    assert Finder(THINGS).codes(query)[0] == first


SIZES = make_book(
    make_revision(
        {
            "A0001": "Bandage, width less than 3 inches",
            "A0002": "Bandage, width greater than or equal to 3 inches and less than 5 inches",
            "A0003": "Bandage, width more than 5 inches",
        }
    )
)


@pytest.mark.parametrize(
    ("query", "first"),
    [
        ("bandage narrower than 3 inches", "A0001"),
        ("bandage smaller than 3 in", "A0001"),
        ("bandage wider than 5 inches", "A0003"),
        ("bandage bigger than 5 inches", "A0003"),
        ("bandage 4 inches", "A0002"),
    ],
)
def test_sizes_as_callers_say_them(query: str, first: str) -> None:
    assert Finder(SIZES).codes(query)[0] == first
