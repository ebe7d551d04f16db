"""List rows tell an entry from its neighbours, in the policy's words."""

import re

import pytest

from bcp_tui.policy import Revision
from bcp_tui.search import Index, summaries
from tests.search.conftest import make_revision


@pytest.mark.parametrize("width", [60, 40])
def test_no_two_rows_look_alike(revision: Revision, width: int) -> None:
    rows = [summaries(revision).row(entry.code, width).text for entry in revision.entries]
    assert len(set(rows)) == len(rows) == 98
    assert max(map(len, rows)) <= width


def test_rows_are_the_policys_own_words_in_their_order(revision: Revision) -> None:
    for entry in revision.entries:
        at = 0
        for piece in re.split(r" ?…;? ?", summaries(revision)[entry.code]):
            found = entry.full_description.find(piece, at)
            assert found >= 0, entry.code
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
def test_row(revision: Revision, code: str, row: str) -> None:
    assert summaries(revision)[code] == row


@pytest.mark.parametrize("width", [30, 40, 60, 100])
@pytest.mark.parametrize(
    "query", ["epidural", "q8h", "infliximab", "tpn formula", "narcotic", "drug 15 min", "2 liters"]
)
def test_matched_words_stay_in_sight(index: Index, query: str, width: int) -> None:
    for result in index.search(query).results:
        if result.match == "text":
            row = index.row(result, width)
            assert row.spans, (result.entry.code, row.text)
            assert len(row.text) <= width


@pytest.mark.parametrize("width", [33, 39, 59, 99])
@pytest.mark.parametrize(
    "query", ["", "drug", "per day", "chemo", "pump", "disposable", "pain", "professional services"]
)
def test_rows_side_by_side_are_told_apart(index: Index, query: str, width: int) -> None:
    found = index.search(query).results
    for first in range(0, len(found), 30):
        side_by_side = found[first : first + 30]
        rows = index.rows([(result, width) for result in side_by_side])
        assert len({row.text for row in rows}) == len(side_by_side)
        assert max(len(row.text) for row in rows) <= width


def test_highlighted_words_are_the_matched_ones(index: Index) -> None:
    result = index.search("antibiotics q8h").results[0]
    row = index.row(result, 60)
    assert [row.text[start:end] for start, end in row.spans] == ["antibiotic", "every 8 hours"]


def test_what_all_neighbours_print_is_left_out() -> None:
    rows = {f"A00{at}": f"Home care, item {at}, per diem" for at in range(10, 30)}
    summary = summaries(make_revision(rows))
    assert summary["A0010"] == "item 10"
    assert len(summary) == 20


def test_rows_that_print_the_same_are_shown_whole() -> None:
    rows = {f"A00{at}": "Home care, per diem" for at in range(10, 30)}
    assert summaries(make_revision(rows))["A0010"] == "Home care, per diem"
