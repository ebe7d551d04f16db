"""What a question finds: rows and passages, how each was found, and what nothing was found for."""

from datetime import date

import pytest

from bcp_tui.desk import Desk, PassageResult
from bcp_tui.policy import Filter, Revision
from tests.desk.small import approvals, call_of, rows, small_desk

REQUIRED = Filter("prior_approval", "required")


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Desk:
    return small_desk(tmp_path_factory.mktemp("small"))


EVERYTHING = ["S9494", "S9500", "96409-96411", "E0781", "A4300", "A4305"]

# what was typed, the rows and passages
FOUND = [
    ("", EVERYTHING),
    ("antibiotic", ["S9494", "S9500", "1.0"]),
    ("pump", ["E0781", "A4305"]),
    ("chemo", ["96409-96411"]),
    ("aircraft", ["2.0 2"]),
    ("comfort fans", ["2.0 1"]),
    ("never medically necessary", ["2.0"]),
    ("S9500 pump", ["S9500", "E0781", "A4305"]),
    ("S9500 aircraft", ["S9500"]),
    ("s9", ["S9494", "S9500"]),
    ("96410 J1234 96411", ["96410", "J1234", "96411"]),
    ("J1234 J1235", ["J1234", "J1235"]),
    ("S9494 S9494", ["S9494"]),
    ("S9494 S9490-S9500", ["S9494", "S9500"]),
    ("zebra", []),
    ("bundled", ["A4300"]),
    ("elastomeric supply", ["A4305"]),
]


@pytest.mark.parametrize(("query", "found"), FOUND)
def test_what_is_found(desk: Desk, query: str, found: list[str]) -> None:
    view = desk.view(call_of(desk, query))
    assert rows(view) == found
    assert view.call.query == view.results.query.text == query
    assert view.of == len(view.rows)
    assert view.current == (view.rows[0] if found and query else None)


@pytest.mark.parametrize(
    ("query", "matches"),
    [
        ("", ["code"] * 6),
        ("needs pa", ["filter"]),
        ("S9494", ["code"]),
        ("96410", ["range"]),
        ("96409-96411", ["code"]),
        ("s95", ["code"]),
        ("pump", ["text", "text"]),
        ("aircraft", ["text"]),
        ("bundled", ["text"]),
        ("antibiotic zebra", ["partial", "partial"]),
    ],
)
def test_each_result_says_how_it_was_found(desk: Desk, query: str, matches: list[str]) -> None:
    found = desk.view(call_of(desk, query)).results.found
    assert ["" if isinstance(each, Revision) else each.match for each in found][
        : len(matches)
    ] == matches


@pytest.mark.parametrize(
    ("query", "matched"),
    [
        ("pump", {"pump"}),
        ("ambulatory pumps", {"ambulatory", "pump"}),
        ("aircraft travel", {"aircraft", "travel"}),
        ("bundled", {"bundled"}),
        ("S9494", set()),
    ],
)
def test_each_result_says_which_words_matched(desk: Desk, query: str, matched: set[str]) -> None:
    first = desk.view(call_of(desk, query)).results.found[0]
    assert not isinstance(first, Revision)
    assert set(first.matched) == matched


def test_rows_and_passages_are_told_apart(desk: Desk) -> None:
    results = desk.view(call_of(desk, "antibiotic")).results
    assert [each.listing.entry.code for each in results.entries] == ["S9494", "S9500"]
    assert [each.passage.section for each in results.passages] == ["1.0"]
    view = desk.view(call_of(desk, "antibiotic"))
    said = view.rows[2].passage
    assert isinstance(said, PassageResult)
    assert said.passage.sentence.startswith("Antibiotic therapy at a school")
    assert said.revision == view.in_force[0]
    assert view.rows[2].context == view.context
    assert [view.rows[2].answer, view.rows[2].found, view.rows[2].codes] == [None, None, None]
    assert len({row.key for row in view.rows}) == len(view.rows)


@pytest.mark.parametrize(
    ("query", "unknown"),
    [
        ("zebra", ("zebra",)),
        ("antibiotic zebra", ("zebra",)),
        ("pump", ()),
        ("aircraft", ()),
        ("S9494", ()),
        ("S9494 zebra", ("zebra",)),
        ("bundled zebra", ("bundled", "zebra")),
        ("", ()),
    ],
)
def test_words_that_find_nothing_are_told(desk: Desk, query: str, unknown: tuple[str, ...]) -> None:
    assert desk.view(call_of(desk, query)).results.unknown == unknown


@pytest.mark.parametrize(
    ("query", "missing", "similar"),
    [
        ("S9495", ["S9495"], ("S9494",)),
        ("S9495 S9501 S9494", ["S9495", "S9501"], ("S9494", "S9500")),
        ("S9495 S9484", ["S9495", "S9484"], ("S9494",)),
        ("pump J1234", ["J1234"], ()),
        ("S9494", [], ()),
        ("s94", [], ()),
    ],
)
def test_codes_that_are_not_listed_and_those_near_them(
    desk: Desk, query: str, missing: list[str], similar: tuple[str, ...]
) -> None:
    results = desk.view(call_of(desk, query)).results
    assert [asked.typed for asked in results.not_listed] == missing
    assert results.similar == similar


def test_filters_leave_rows_and_no_other_answers(desk: Desk) -> None:
    chosen = desk.view(call_of(desk).limited((REQUIRED,)))
    assert rows(chosen) == ["S9494", "96409-96411"]
    assert approvals(chosen) == ["required", "depends"]
    assert (chosen.of, chosen.filters, chosen.current) == (6, (REQUIRED,), None)
    typed = desk.view(call_of(desk, "antibiotic needs pa"))
    assert rows(typed) == ["S9494", "1.0"]
    assert typed.of == 3
    both = desk.view(call_of(desk, "needs pa").limited((REQUIRED,)))
    assert both.filters == (REQUIRED,)
    outside = desk.view(call_of(desk, "needs pa")._replace(network="out"))
    assert rows(outside) == EVERYTHING[:4]
    asked = desk.view(call_of(desk, "S9500 S9999").limited((REQUIRED,)))
    assert rows(asked) == ["S9500", "S9999"]


@pytest.mark.parametrize(
    ("query", "row", "current"),
    [
        ("", None, None),
        ("  ", None, None),
        ("", 0, 0),
        ("", 3, 3),
        ("", 99, 5),
        ("", -1, 0),
        ("pump", None, 0),
        ("pump", 1, 1),
        ("pump", 2, 1),
        ("zebra", None, None),
        ("zebra", 1, None),
    ],
)
def test_the_current_row(desk: Desk, query: str, row: int | None, current: int | None) -> None:
    view = desk.view(call_of(desk, query, row))
    assert view.row == current
    assert view.current == (None if current is None else view.rows[current])


def test_rows_can_be_read_one_by_one_and_in_part(desk: Desk) -> None:
    view = desk.view(call_of(desk))
    some = view.rows[1:3]
    assert list(some) == [view.rows[1], view.rows[2]]
    assert view.rows[-3:] == [view.rows[3], view.rows[4], view.rows[5]]
    assert view.rows[1] is view.rows[1]


def test_a_view_says_its_context_and_what_is_in_force(desk: Desk) -> None:
    call = call_of(desk, "S9494")._replace(network="out", day=date(2025, 5, 5))
    view = desk.view(call)
    assert view.call == call
    assert view.context == desk.context(call)
    assert [revision.policy_id for revision in view.in_force] == ["BCP-1"]
    assert desk.view(call._replace(day=date(2020, 1, 1))).in_force == ()


def test_another_day_or_other_data_are_searched_anew(desk: Desk) -> None:
    call = call_of(desk, "pump")
    assert rows(desk.view(call)) == ["E0781", "A4305"]
    assert rows(desk.view(call._replace(day=date(2020, 1, 1)))) == []
    assert rows(desk.view(call)) == ["E0781", "A4305"]


def test_what_was_made_ready_is_found_without_waiting(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    desk = small_desk(tmp_path_factory.mktemp("ready"))
    call = call_of(desk, "pump")
    assert desk.view(call, wait=False).results.waiting
    desk.get_ready(call)
    assert desk.prepare(call)
    assert rows(desk.view(call, wait=False)) == ["E0781", "A4305"]
    then = call._replace(day=date(2020, 1, 1))
    assert desk.view(then, wait=False).results.waiting
