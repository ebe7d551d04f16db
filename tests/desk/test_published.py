"""A desk on published data: from the snapshot, with its version, whatever becomes of the files."""

from datetime import date, datetime
from pathlib import Path

import pytest

from bcp_tui.desk import Call, Desk
from bcp_tui.desk.anew import answered_anew
from bcp_tui.desk.publishing import publish
from bcp_tui.policy import Context, all_plans
from tests.desk.small import NOW, ROWS, TEXT, call_of, reload, rows, write
from tests.policy_files import covered_row, policy_file

FILE = "bcp-1-2024-01-01"


@pytest.fixture
def work(tmp_path: Path) -> Path:
    (tmp_path / "work").mkdir()
    return write(tmp_path / "work", {FILE: policy_file(1, ROWS + TEXT)})


@pytest.fixture
def live(work: Path) -> Path:
    put(work)
    return work.with_name("live")


def put(work: Path) -> None:
    publish(str(work), str(work.with_name("live")), NOW.date())


def desk_on(folder: Path) -> Desk:
    return Desk(str(folder), lambda: NOW)


@pytest.mark.parametrize(
    "query",
    ["S9494", "pump", "antibiotic school", "travel refrigerators", "chemo", "s9", "disposable"],
)
def test_it_answers_as_the_files_do(work: Path, live: Path, query: str) -> None:
    published, plain = desk_on(live), desk_on(work)
    assert rows(published.view(call_of(published, query))) == rows(
        plain.view(call_of(plain, query))
    )


def test_words_are_found_without_reading_a_text(live: Path) -> None:
    desk = desk_on(live)
    call = call_of(desk, "pump")
    assert desk.view(call, wait=False).results.waiting
    while not desk.prepare(call):
        pass
    assert rows(desk.view(call, wait=False)) == ["E0781", "A4305"]


def test_the_version_stands_in_the_view_and_goes_with_every_row(live: Path, work: Path) -> None:
    desk = desk_on(live)
    view = desk.view(call_of(desk, "S9494 E0784"))
    assert str(view.version).startswith("2026-11-23 ")
    assert {row.version for row in view.rows} == {view.version}
    plain = desk_on(work)
    plain_view = plain.view(call_of(plain, "S9494"))
    assert (plain_view.version, [row.version for row in plain_view.rows]) == (None, [None])


def test_what_is_published_is_taken_in_and_a_pinned_row_keeps_its_version(
    work: Path, live: Path
) -> None:
    desk = desk_on(live)
    pinned = desk.view(call_of(desk, "S9500")).rows[0]
    (work / "policies" / f"{FILE}.toml").write_text(
        policy_file(1, covered_row("S9500", "Y")), "utf-8"
    )
    assert not reload(desk)
    put(work)
    assert not reload(desk)
    assert reload(desk)
    view = desk.view(call_of(desk)._replace(pinned=(pinned,)))
    assert rows(view) == ["S9500"]
    assert view.version != pinned.version
    assert view.pinned[0].version == pinned.version
    context = Context(all_plans(desk.book.plans), NOW.date())
    assert answered_anew(desk, pinned, context).version == view.version


def test_a_login_on_broken_files_opens_on_the_last_good_data_and_says_so(live: Path) -> None:
    version = desk_on(live).view(call_of(desk_on(live))).version
    (live / "policies" / f"{FILE}.toml").write_text("format = 1\n", "utf-8")
    desk = desk_on(live)
    view = desk.view(call_of(desk, "S9494"))
    assert view.trouble is not None
    assert (view.trouble.at, view.trouble.of_files, view.version) == (NOW, True, version)
    assert view.trouble.fault.file.endswith(f"{FILE}.toml")
    assert rows(view) == ["S9494"]


def test_damage_of_the_snapshot_is_seen_and_the_files_are_taken_in(live: Path) -> None:
    path = live / "book.snapshot"
    path.write_bytes(path.read_bytes().replace(b"Comfort fans", b"Comfort vans"))
    desk = desk_on(live)
    assert desk.trouble is None
    assert not desk.is_sound()
    desk.take_in(desk.read_anew(NOW.date()))
    assert desk.trouble is not None
    assert (desk.trouble.of_files, desk.trouble.fault.problem) == (False, "is damaged")
    assert desk.is_sound()
    assert rows(desk.view(call_of(desk, "comfort fans"))) == ["2.0 1"]


def test_the_words_of_days_to_come_are_kept_too_and_of_others_made(work: Path) -> None:
    later = policy_file(1, covered_row("S9328", "N", "Pain pump"), "2026-12-01")
    (work / "policies" / "bcp-1-2026-12-01.toml").write_text(later, "utf-8")
    put(work)
    days = [NOW]
    desk = Desk(str(work.with_name("live")), lambda: days[-1])
    call = Call(all_plans(desk.book.plans), query="pump")
    assert rows(desk.view(call)) == ["E0781", "A4305"]
    days.append(datetime(2026, 12, 1, 8))
    assert rows(desk.view(call)) == ["S9328"]
    before = call._replace(day=date(2023, 1, 1))
    assert rows(desk.view(before)) == []


def test_indexes_of_dates_that_nobody_looks_at_any_more_go(live: Path) -> None:
    desk = desk_on(live)
    held = desk._held
    texts = desk.book.revisions
    first = held.indexes_of(texts)
    assert held.indexes_of(texts) is first
    for _ in range(4):
        held.indexes_of(())
        held.indexes_of(texts[:1])
    assert held.indexes_of(texts) is first
