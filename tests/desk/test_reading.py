"""Where a policy is opened behind an answer, and what words find in its text."""

from datetime import date, datetime
from pathlib import Path

import pytest

from bcp_tui.desk import Call, Desk
from bcp_tui.desk.reading import Opening, Place, Spot, opening, revisions_to_read
from bcp_tui.policy import Entry, Section, all_plans
from bcp_tui.policy.passages import HISTORY, Passage
from tests import call_data
from tests.policy_files import covered_row, policy_file

NOW = datetime(2026, 11, 23, 12)


@pytest.fixture(scope="module")
def desk() -> Desk:
    return Desk(str(call_data.FOLDER), lambda: NOW)


def opened(desk: Desk, query: str, day: date | None = None, row: int | None = None) -> Opening:
    call = Call(all_plans(desk.book.plans), day=day, query=query, row=row)
    behind = opening(desk.book, desk.view(call))
    assert behind is not None
    return behind


def where(spot: Spot | None) -> str:
    """A spot by its place: the code of a row, the section of a passage, a heading."""
    if isinstance(spot, Entry):
        return spot.code
    if isinstance(spot, Passage):
        return f"§{spot.section}"
    return spot.title if isinstance(spot, Section) else "the beginning"


def found(desk: Desk, words: str) -> list[str]:
    revision = desk.book.revisions[0]
    context = desk.context(Call(all_plans(desk.book.plans)))
    return [where(place.at) for place in desk.places(revision, words, context)]


@pytest.mark.parametrize(
    ("query", "behind"),
    [
        ("A4305", "§3.0 B.1"),
        ("A4306", "§3.0 B.1"),
        ("S9494", "S9494"),
        ("96410", "96409-96411"),
        ("E0784", "§1.0"),
        ("maximum benefit", "§1.0"),
        ("approval for the medication itself", "§3.0 A.1"),
        ("", "the beginning"),
        ("xyzzyplugh", "the beginning"),
    ],
)
def test_what_is_behind_an_answer(desk: Desk, query: str, behind: str) -> None:
    assert where(opened(desk, query).at) == behind


def test_a_note_that_a_section_says_among_others_is_found_in_it(desk: Desk) -> None:
    spot = opened(desk, "E0784").at
    assert isinstance(spot, Passage)
    assert spot.text == "Unlisted codes are subject to review."


@pytest.mark.parametrize("query", ["S9494", "E0784", "maximum benefit", ""])
def test_of_a_day_whose_text_is_not_on_file_the_history_is_shown(desk: Desk, query: str) -> None:
    assert where(opened(desk, query, date(2023, 9, 30)).at) == "Revision History"


def test_a_row_of_another_revision_is_shown_there(desk: Desk) -> None:
    assert where(opened(desk, "S9494", date(2018, 1, 1)).at) == "S9494"


@pytest.mark.parametrize(
    ("words", "places"),
    [
        ("elastomeric", ["§3.0 B.1", "A4305", "A4306"]),
        ("pain pump", ["§3.0 B.1", "S9328"]),
        ("morphine", ["S0093"]),
        ("S9326", ["S9326", "S9325"]),
        ("A4305 pain", ["A4305"]),
        ("emergency", ["§1.0"]),
        ("annual rev", [f"§{HISTORY}"]),
        ("definitions", ["Terms & Definitions"]),
        ("xyzzyplugh", []),
        ("   ", []),
        ("?", []),
    ],
)
def test_words_find_the_passage_then_the_rows_then_what_prints_them(
    desk: Desk, words: str, places: list[str]
) -> None:
    assert found(desk, words)[: len(places)] == places
    assert bool(found(desk, words)) == bool(places)


def test_words_for_a_filter_find_the_rows_that_it_leaves(desk: Desk) -> None:
    places = found(desk, "not covered")
    assert places[:2] == ["A4300", "A4301"]
    assert "S9538" in places[:10]
    assert "S9494" not in places[:10]


def test_what_says_only_some_of_the_words_is_told_apart(desk: Desk) -> None:
    revision = desk.book.revisions[0]
    context = desk.context(Call(all_plans(desk.book.plans)))
    places = desk.places(revision, "portable pump refilling xyzzyplugh", context)
    assert places
    assert not any(place.every_word for place in places)
    assert all(place.every_word for place in desk.places(revision, "pump", context))


def test_each_place_is_found_once(desk: Desk) -> None:
    for words in ("pump", "prior approval", "not", "review"):
        assert len(set(found(desk, words))) <= len(found(desk, words))
        places: list[Place] = [
            *desk.places(
                desk.book.revisions[0], words, desk.context(Call(all_plans(desk.book.plans)))
            )
        ]
        keys = [(type(place.at), place.at) for place in places]
        assert len(set(keys)) == len(keys)


def test_a_revision_that_is_not_in_force_is_searched_alone(tmp_path: Path) -> None:
    (tmp_path / "policies").mkdir()
    for effective, text in (("2024-01-01", "Old wheels"), ("2025-01-01", "New wheels")):
        file = tmp_path / "policies" / f"bcp-1-{effective}.toml"
        file.write_text(policy_file(1, covered_row("S9494", "Y", text), effective), "utf-8")
    (tmp_path / "plans.toml").write_text((call_data.FOLDER / "plans.toml").read_text("utf-8"))
    desk = Desk(str(tmp_path), lambda: NOW)
    old, new = desk.book.revisions
    context = desk.context(Call(all_plans(desk.book.plans)))
    (place,) = desk.places(old, "wheels", context)
    assert isinstance(place.at, Entry)
    assert place.at.description == "Old wheels"
    assert revisions_to_read(desk.book, desk.book.in_force(NOW.date())) == (new, old)
