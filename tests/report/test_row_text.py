"""List rows tell an entry from its neighbours, in the policy's words."""

import re

import pytest

from bcp_tui.policy import Book, Listing
from bcp_tui.report.row_text import RowText, RowWanted, row_texts, summary
from tests.finder import Finder, make_book, make_revision


@pytest.fixture(scope="session")
def finder(bcp_27: Book) -> Finder:
    return Finder(bcp_27)


def listings(book: Book) -> tuple[Listing, ...]:
    return tuple(book.table.listings)


def row_of(listing: Listing, width: int) -> RowText:
    return row_texts([RowWanted(listing, width)])[0]


def rows_found(finder: Finder, query: str, width: int) -> list[RowText]:
    found = finder.search(query).entries
    return row_texts([RowWanted(each.listing, width, each.matched) for each in found])


@pytest.mark.parametrize("width", [60, 40])
def test_no_two_rows_look_alike(bcp_27: Book, width: int) -> None:
    rows = [row_of(listing, width).text for listing in listings(bcp_27)]
    assert len(set(rows)) == len(rows)
    assert max(map(len, rows)) <= width


def test_rows_are_the_policys_own_words_in_their_order(bcp_27: Book) -> None:
    for listing in listings(bcp_27):
        at = 0
        for piece in re.split(r" ?…;? ?", summary(listing)):
            found = listing.full_description.find(piece, at)
            assert found >= 0, listing.entry.code
            at = found + len(piece)


@pytest.mark.parametrize(
    ("code", "row"),
    [
        ("S9502", "antibiotic, antiviral, or antifungal …; once every 8 hours"),
        ("S9494", "antibiotic, antiviral, or antifungal therapy"),
        ("96366", "Intravenous infusion, for therapy, …; each additional hour"),
        ("S9363", "anti-spasmodic therapy"),
        ("96409-96411", "Chemotherapy administration, intravenous push technique"),
    ],
)
def test_row(bcp_27: Book, code: str, row: str) -> None:
    (listing,) = (each for each in listings(bcp_27) if each.entry.code == code)
    assert summary(listing) == row


@pytest.mark.parametrize("width", [30, 40, 60, 100])
@pytest.mark.parametrize(
    "query", ["epidural", "q8h", "infliximab", "tpn formula", "narcotic", "drug 15 min", "2 liters"]
)
def test_matched_words_stay_in_sight(finder: Finder, query: str, width: int) -> None:
    for result in finder.search(query).entries:
        if result.match == "text":
            (row,) = row_texts([RowWanted(result.listing, width, result.matched)])
            assert row.spans, (result.listing.entry.code, row.text)
            assert len(row.text) <= width


@pytest.mark.parametrize("width", [33, 39, 59, 99])
@pytest.mark.parametrize(
    "query", ["", "drug", "per day", "chemo", "pump", "disposable", "pain", "professional services"]
)
def test_rows_side_by_side_are_told_apart(finder: Finder, query: str, width: int) -> None:
    found = finder.search(query).entries
    for first in range(0, len(found), 30):
        side_by_side = found[first : first + 30]
        rows = row_texts([RowWanted(each.listing, width, each.matched) for each in side_by_side])
        assert len({row.text for row in rows}) == len(side_by_side)
        assert max(len(row.text) for row in rows) <= width


def test_highlighted_words_are_the_matched_ones(finder: Finder) -> None:
    row = rows_found(finder, "antibiotics q8h", 60)[0]
    assert [row.text[start:end] for start, end in row.spans] == ["antibiotic", "every 8 hours"]


def test_what_all_neighbours_print_is_left_out() -> None:
    rows = {f"A00{at}": f"Home care, item {at}, per diem" for at in range(10, 30)}
    first, *_ = listings(make_book(make_revision(rows)))
    assert summary(first) == "item 10"


def test_rows_that_print_the_same_are_shown_whole() -> None:
    rows = {f"A00{at}": "Home care, per diem" for at in range(10, 30)}
    first, *_ = listings(make_book(make_revision(rows)))
    assert summary(first) == "Home care, per diem"
