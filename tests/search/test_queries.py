"""What reps type finds the right code first; each half of the queries is scored by itself.

Each set was written before the search was tuned with it, and only its `tuning` half was looked at
while it was: of a `held_out` half no query is ever printed, only how many of each kind were right.
The second set asks in two books: the shipped policy alone, and among 20 others. The third asks
above all for what rows are marked with (a reason, a cost share, a title), beside 20 that are marked
otherwise. The fourth has no half that is held out: it asks in everyday words, and for marks, beside
20 policies of other kinds (wheelchairs, limbs, drugs, hearing), and beside those of the third. The
fifth asks in all four books, most of all for what a row is, says or is marked with beside other
words ("pump not programmable", "walker denied not med necessary"); others than who tuned wrote it.
So they did the sixth, a quarter of which is what a thing is not, and a fifth everyday words for all
of a thing's words at once ("padded head guard made to measure"), of which few are found.
"""

from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bcp_tui.policy import Book
from tests.finder import Finder
from tests.search.books import FOURTH_20, OTHER_20, with_twenty

QUERIES = Path(__file__).parent / "queries"
FIRST_SET = ("tuning.tsv", "held_out.tsv", "fresh.tsv")
SECOND_SET = ("second_tuning.tsv", "second_held_out.tsv")
THIRD_SET = ("third_tuning.tsv", "third_held_out.tsv")
FOURTH_SET = ("fourth_tuning.tsv",)
FIFTH_SET = ("fifth_tuning.tsv", "fifth_held_out.tsv")
SIXTH_SET = ("sixth_tuning.tsv", "sixth_held_out.tsv")
LEAST_RIGHT = {"bcp27": 0.97, "book20": 0.91}
LEAST_RIGHT_OF_THIRD = {"bcp27": 0.93, "other20": 0.82}
"""Of its held-out half; wanted are 0.95 and 0.92."""
LEAST_RIGHT_OF_FOURTH = {"fourth20": 0.96, "other20": 0.83}
LEAST_RIGHT_OF_FIFTH = {"bcp27": 0.96, "book20": 0.94, "other20": 0.93, "fourth20": 0.89}
LEAST_RIGHT_OF_SIXTH = {"bcp27": 0.86, "book20": 0.78, "other20": 0.79, "fourth20": 0.81}
LEAST_RIGHT_OF = {
    **dict.fromkeys(THIRD_SET, LEAST_RIGHT_OF_THIRD),
    **dict.fromkeys(FOURTH_SET, LEAST_RIGHT_OF_FOURTH),
    **dict.fromkeys(FIFTH_SET, LEAST_RIGHT_OF_FIFTH),
    **dict.fromkeys(SIXTH_SET, LEAST_RIGHT_OF_SIXTH),
}
ALWAYS_RIGHT = ("code", "neg")


class Asked(NamedTuple):
    """A query of a kind, the book in which it is asked, and the codes that may stand first."""

    kind: str
    book: str
    query: str
    codes: list[str]


@pytest.fixture(scope="module")
def finders(bcp_27: Book) -> dict[str, Finder]:
    return {name: Finder(book) for name, book in books(bcp_27).items()}


def books(shipped: Book) -> dict[str, Book]:
    """The books in which is asked, by the names that the queries have for them."""
    return {
        "bcp27": shipped,
        "book20": with_twenty(shipped),
        "other20": with_twenty(shipped, OTHER_20),
        "fourth20": with_twenty(shipped, FOURTH_20),
    }


def read(file: str) -> list[Asked]:
    lines = (QUERIES / file).read_text("utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [
        Asked(row[0], row[1] if len(row) == 4 else "bcp27", row[-2], row[-1].split())
        for row in rows
    ]


def is_right(finder: Finder, asked: Asked) -> bool:
    results = finder.shown(asked.query)
    first = next((each.listing.entry.code for each in results.entries), None)
    if asked.codes == ["-"]:
        return all(each.match == "partial" for each in results.entries)
    if asked.kind == "slip" and first is None:
        return any(code in asked.codes for code in results.similar)
    return first in asked.codes


@pytest.mark.parametrize(
    "file", [*FIRST_SET, *SECOND_SET, *THIRD_SET, *FOURTH_SET, *FIFTH_SET, *SIXTH_SET]
)
def test_right_code_stands_first(finders: dict[str, Finder], file: str) -> None:
    asked: Counter[tuple[str, str]] = Counter()
    right: Counter[tuple[str, str]] = Counter()
    for each in read(file):
        asked[each.book, each.kind] += 1
        right[each.book, each.kind] += is_right(finders[each.book], each)
    score = {name: f"{right[name]}/{asked[name]}" for name in asked}
    wanted = LEAST_RIGHT_OF.get(file, LEAST_RIGHT)
    for book, least in wanted.items():
        of = [name for name in asked if name[0] == book]
        got = sum(right[name] for name in of)
        assert got >= least * sum(asked[name] for name in of), score
    if file in FIRST_SET:
        assert all(right[name] == asked[name] for name in asked if name[1] in ALWAYS_RIGHT), score


@pytest.mark.parametrize("file", FIRST_SET)
def test_nothing_false_is_shown_for_what_has_no_answer(finder: Finder, file: str) -> None:
    without = [each for each in read(file) if each.codes == ["-"]]
    wrong = sum(not is_right(finder, each) for each in without)
    assert wrong == 0, f"{wrong} of {len(without)}"


def test_every_code_is_reached_by_two_phrasings() -> None:
    reached = Counter(
        code
        for file in ("tuning.tsv", "held_out.tsv")
        for each in read(file)
        if each.kind != "code"
        for code in each.codes
    )
    assert [code for code, times in reached.items() if times < 2 and code != "-"] == []


SYMBOLS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@settings(deadline=None)
@given(data=st.data(), at=st.integers(0, 4), symbol=st.sampled_from(SYMBOLS))
def test_a_listed_code_with_one_slip_is_offered_and_never_answered(
    finder: Finder, data: st.DataObject, at: int, symbol: str
) -> None:
    listed = {str(each.entry.codes) for each in finder.book.table.listings}
    code = data.draw(st.sampled_from(sorted(each for each in listed if len(each) == 5)))
    slips = (code[:at] + symbol + code[at:], code[:at] + code[at + 1 :])
    for typed in (*slips, code[:at] + symbol + code[at + 1 :]):
        results = finder.search(typed)
        (asked,) = results.query.parts
        if typed in listed or asked.begins or asked.corrected:
            continue  # It is another code, the beginning of some, or said to be read as another.
        named = [each for each in results.entries if each.match in ("code", "range")]
        assert all(asked.codes and each.listing.entry.codes.overlaps(asked.codes) for each in named)
        assert named or results.similar or results.entries
