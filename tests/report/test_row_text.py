"""List rows tell an entry from its neighbours, in the policy's words."""

import re
from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bcp_tui.desk import Result
from bcp_tui.policy import Book, Listing
from bcp_tui.report.cuts import cuts
from bcp_tui.report.row_text import RowText, RowWanted, row_texts, summary
from tests.finder import Finder, make_book, make_revision
from tests.search.books import with_twenty


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


ROOM_AT_80_COLUMNS = 50
"""What the marks, the code, the approval and the policy's name leave for a row's words."""


@pytest.fixture(scope="session")
def twenty(bcp_27: Book) -> Finder:
    return Finder(with_twenty(bcp_27))


def look_alike(listed: Sequence[Listing], rows: Sequence[RowText]) -> list[tuple[str, str]]:
    """Rows of one policy that read alike where their descriptions do not."""
    said: dict[tuple[str, str], set[str]] = {}
    for listing, row in zip(listed, rows, strict=True):
        where = listing.revision.policy_id, row.text
        said.setdefault(where, set()).add(listing.full_description)
    return [where for where, descriptions in said.items() if len(descriptions) > 1]


def test_no_two_rows_of_a_policy_look_alike_in_any_book(twenty: Finder) -> None:
    for revision in twenty.book.revisions:
        listed = [each for each in listings(twenty.book) if each.revision is revision]
        rows = row_texts([RowWanted(each, ROOM_AT_80_COLUMNS) for each in listed])
        assert look_alike(listed, rows) == []
        assert max(len(row.text) for row in rows) <= ROOM_AT_80_COLUMNS


TURNING = re.compile(
    r"\b(?:other than|(?<!with or )(?<!with and )(?<!with/)without|not|never|excluding)\b"
    r"(?:[\s-]+[^\s,;:()]+){0,6}$",
    re.I,
)


def turned_out_of_sight(listing: Listing, row: RowText) -> list[str]:
    """The stretches of a row that what turns them was cut from."""
    text, at, turned = listing.full_description, 0, []
    for stretch in filter(None, re.split(r"\s*…;?\s*", row.text)):
        at = text.index(stretch, at)
        if TURNING.search(text[:at].rstrip()):
            turned.append(stretch)
        at += len(stretch)
    return turned


def test_no_row_shows_words_without_what_turns_them_in_any_book(twenty: Finder) -> None:
    shown = [(each, row_of(each, ROOM_AT_80_COLUMNS)) for each in listings(twenty.book)]
    assert [row.text for listing, row in shown if turned_out_of_sight(listing, row)] == []


SAID_OTHERWISE = {
    "A0001": "Group therapy other than of a multiple-family group, in a partial hospital setting",
    "A0002": "Behavioral health; short-term residential (non-hospital), without room and board",
    "A0003": "Within the past 2 years, calcium and/or vitamin d optimization has not been ordered"
    " or performed",
    "A0004": "No documentation of negative or managed positive tb screen",
    "A0005": "Clinician documented that the patient was not an eligible candidate for screening",
    "A0006": "Non-coring needle or stylet with or without catheter",
    "A0007": "Introducer/sheath, other than guiding, other than intracardiac, laser",
    "A0008": "Gauze, impregnated with other than water, normal saline, or hydrogel, each",
}


@pytest.mark.parametrize(
    ("code", "width", "shown"),
    [
        ("A0001", 50, "Group therapy other than of a multiple-family …"),
        ("A0002", 50, "Behavioral health; short-term residential …"),
        ("A0003", 50, "Within the past 2 years, calcium …"),
        ("A0004", 50, "No documentation of negative or managed positive …"),
        ("A0005", 50, "Clinician documented that the patient was …"),
        ("A0006", 40, "Non-coring needle or stylet …"),
        ("A0007", 40, "Introducer/sheath, other than guiding …"),
        ("A0008", 40, "Gauze, impregnated … each"),
    ],
)
def test_words_go_with_what_turns_them(code: str, width: int, shown: str) -> None:
    rows = listings(make_book(make_revision(SAID_OTHERWISE)))
    assert [row_of(each, width).text for each in rows if each.entry.code == code] == [shown]


@given(st.data())
@settings(max_examples=200, deadline=None)
def test_no_two_rows_of_a_list_look_alike(twenty: Finder, data: st.DataObject) -> None:
    listing = data.draw(st.sampled_from(listings(twenty.book)))
    said = re.findall(r"\w+", listing.full_description)
    found = twenty.search(" ".join(data.draw(st.lists(st.sampled_from(said), max_size=3)))).entries
    for first in range(0, len(found[:90]), 18):
        listed = found[first : first + 18]
        wanted = [RowWanted(each.listing, ROOM_AT_80_COLUMNS, each.matched) for each in listed]
        assert look_alike([each.listing for each in listed], row_texts(wanted)) == []


ROOM_AT_60_COLUMNS, ROWS_AT_60_COLUMNS = 31, 13


def test_few_rows_look_alike_in_sight_at_60_columns_and_none_is_too_wide(twenty: Finder) -> None:
    listed, alike = listings(twenty.book), 0
    for first in range(0, len(listed), ROWS_AT_60_COLUMNS):
        in_sight = listed[first : first + ROWS_AT_60_COLUMNS]
        rows = row_texts([RowWanted(each, ROOM_AT_60_COLUMNS) for each in in_sight])
        assert max(len(row.text) for row in rows) <= ROOM_AT_60_COLUMNS
        alike += len(look_alike(in_sight, rows))
    assert alike <= 2


@pytest.mark.parametrize("width", range(44, 50))
@pytest.mark.parametrize("query", ["tpn", "tpn 2 liters", "hydration"])
def test_both_ends_of_an_amount_stay_in_sight(finder: Finder, query: str, width: int) -> None:
    found = [each for each in finder.search(query).entries if " but no more " in said(each)]
    rows = row_texts([RowWanted(each.listing, width, each.matched) for each in found])
    for result, row in zip(found, rows, strict=True):
        ends = re.search(r"(more than \w+) .*?no more than (\w+)", said(result))
        assert ends
        assert all(each in row.text for each in ends.groups()), row.text


def said(result: Result) -> str:
    return result.listing.full_description


AMOUNT = "more than one liter but no more than two liters per day"
CUTS = {
    AMOUNT: [
        "more than one liter but no more than two liters",
        "more than one liter but no more than two",
        "more than one … no more than two liters",
        "more than one … no more than two",
        "more than one … two liters",
        "more than one … two",
        "more than one",
    ],
    "pad size 16 sq. in. or less": ["pad size 16 … or less"],
    "width greater than or equal to three inches and less than five": [
        "width greater than or equal to three … less than five",
        "width greater than or equal to three … five",
        "three … less than five",
        "three … five",
        "width greater than or equal to three",
    ],
    "angiography without contrast followed by": [
        "angiography without contrast followed",
        "angiography without contrast",
        "without contrast followed by",
    ],
    "antibiotic, antiviral therapy": ["antibiotic, antiviral", "antibiotic,"],
    "(all of it)": [],
}


@pytest.mark.parametrize("text", CUTS)
def test_what_bounds_or_turns_is_not_cut_off(text: str) -> None:
    shorter = list(cuts(text, 0, len(text), shortest=10))[1:]
    assert [" … ".join(text[first:last] for first, last in each) for each in shorter] == CUTS[text]


FOAM = "Foam dressing, wound cover, sterile, pad size"
TURNED = make_revision(
    {
        "A0001": f"{FOAM} 16 sq. in. or less, without adhesive border, each dressing",
        "A0002": f"{FOAM} 16 sq. in. or less, with any size adhesive border, each dressing",
        "A0003": f"{FOAM} more than 48 sq. in., without adhesive border, each dressing",
        "A0004": f"{FOAM} more than 48 sq. in., with any size adhesive border, each dressing",
    }
)


def test_what_turns_a_word_is_never_cut_from_it() -> None:
    listed = listings(make_book(TURNED))
    for row in row_texts([RowWanted(each, 50) for each in listed]):
        assert re.search("16 sq. in. or less|more than 48", row.text)
        assert re.search("without adhesive|with any size adhesive", row.text)
