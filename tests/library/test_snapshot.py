"""A snapshot says what the files say that it was made of, or says that it is damaged."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bcp_tui.library import (
    BrokenData,
    Damaged,
    Opened,
    Shelf,
    load,
    open_codes,
    open_data,
    publish,
)
from bcp_tui.library.snapshot import Snapshot
from bcp_tui.policy import Book, CodeRange, Revision, parse_range
from tests import call_data
from tests.library.conftest import POLICY_WITH_PUMPS, DataFolder

TODAY = date(2026, 11, 24)


@pytest.fixture
def live(folder: DataFolder, tmp_path: Path) -> Path:
    """Where two revisions of a policy are published, with rows that use every key."""
    folder.write("policies/bcp-1-2024-01-01.toml", POLICY_WITH_PUMPS)
    folder.revise(effective="2025-01-01", original_effective="2019-01-01", retired="2029-01-01")
    return published(folder, tmp_path)


def published(folder: DataFolder, tmp_path: Path) -> Path:
    publish(str(folder.path), str(tmp_path / "live"), TODAY, lambda _: ())
    return tmp_path / "live"


def opened(folder: Path) -> Opened:
    return open_data(folder, Shelf(), thoroughly=True)


def said(book: Book) -> tuple[object, ...]:
    """All that a book says."""
    return (*book[: Book._fields.index("code_ends")], [printed(each) for each in book.revisions])


def printed(revision: Revision) -> list[object]:
    """All that a revision prints, whoever keeps it, with its phrases."""
    phrases = [revision.phrasing.phrases(place) for place in range(revision.row_count)]
    names = (name for name in Revision._fields if name != "entries")
    return [*(getattr(revision, name) for name in names), [*revision.entries], phrases]


def told(opened: Opened) -> list[str]:
    return [f"{Path(each.file).name}: {each.problem}" for each in opened.faults]


def test_it_says_what_the_files_say(live: Path) -> None:
    of_snapshot, of_files = opened(live), load(live)
    assert of_snapshot.snapshot is not None
    book = of_snapshot.book
    assert [printed(each) for each in book.revisions] == [printed(r) for r in of_files.revisions]
    assert book.plans == of_files.plans
    assert book.sayings(()) == of_files.sayings(())
    assert (book.filters, book.vocabulary) == (of_files.filters, of_files.vocabulary)
    for code in ("99601", "S9375", "S9374-S9377", "E0781", "A4300", "A4301"):
        asked = parse_range(code)
        listed = [each.key for each in of_files.table.listing(asked)]
        assert [each.key for each in book.table.listing(asked)] == listed
        assert book.table.similar(code) == of_files.table.similar(code)
    for beginning in ("S93", "9", "A", "X"):
        listed = [each.key for each in of_files.table.starting(beginning)]
        assert [each.key for each in book.table.starting(beginning)] == listed


def test_the_shipped_book_is_the_same_in_a_snapshot(book: Book, tmp_path: Path) -> None:
    publish(str(call_data.FOLDER), str(tmp_path / "live"), TODAY, lambda _: ())
    kept = opened(tmp_path / "live").book
    assert [printed(each) for each in kept.revisions] == [printed(each) for each in book.revisions]
    assert kept[:1] + kept[2:7] == book[:1] + book[2:7]


def test_revisions_that_print_the_same_are_equal_and_others_are_not(
    folder: DataFolder, tmp_path: Path
) -> None:
    before = opened(published(folder, tmp_path)).book.revisions
    assert opened(tmp_path / "live").book.revisions == before
    folder.edit("Bundled", "Bundled with a pump")
    after = opened(published(folder, tmp_path)).book.revisions
    assert (after[0].key, after == before, after[0] != before[0]) == (before[0].key, False, True)


def test_a_revision_that_is_not_asked_for_is_not_read(live: Path) -> None:
    spoil(live, b"Home visit; first two hours", b"Home visit; first six hours")
    earlier, later = open_codes(live).book.revisions
    with pytest.raises(Damaged):
        earlier.places_of(CodeRange("99601", "99601"))
    assert later.row_count == 4
    assert earlier.row_count == 6


def spoil(live: Path, old: bytes, new: bytes) -> None:
    """Other letters in the snapshot, at the first place where it has the old ones."""
    path = live / "book.snapshot"
    content = path.read_bytes()
    assert old in content
    path.write_bytes(content.replace(old, new, 1))


@pytest.mark.parametrize(
    ("spoilt", "problem"),
    [
        (lambda content: content[:-1], "is damaged"),
        (lambda content: content[:100], "is damaged"),
        (lambda content: content[:20], "is damaged"),
        (lambda content: b"", "is not a snapshot"),
        (lambda content: b"SQLite format 3\0" + content, "is not a snapshot"),
        (
            lambda content: content.replace(b"snapshot 5 ", b"snapshot 6 ", 1),
            "has the format 6, not 5",
        ),
        (lambda content: content.replace(b"Bundled", b"Covered", 1), "is damaged"),
        (lambda content: content.replace(b'"about":[0,', b'"about":[9,', 1), "is damaged"),
    ],
)
def test_where_it_is_damaged_the_files_are_read_and_that_is_said(
    live: Path, spoilt: Callable[[bytes], bytes], problem: str
) -> None:
    path = live / "book.snapshot"
    path.write_bytes(spoilt(path.read_bytes()))
    found = opened(live)
    assert told(found) == [f"book.snapshot: {problem}"]
    assert "publish WORK LIVE" in found.faults[0].remedy
    assert said(found.book) == said(load(live))
    assert (found.version, found.snapshot) == (None, None)


def test_where_it_is_gone_or_its_manifest_is_the_files_are_read_and_that_is_said(
    live: Path,
) -> None:
    manifest = (live / "manifest.json").read_bytes()
    for spoilt in (b"{", b"[]", b"{}", manifest.replace(b'"format":1', b'"format":2')):
        (live / "manifest.json").write_bytes(spoilt)
        assert told(opened(live)) == [
            "book.snapshot: has no manifest.json beside it that can be read"
        ]
    (live / "manifest.json").write_bytes(manifest)
    assert opened(live).faults == ()
    (live / "book.snapshot").unlink()
    found = opened(live)
    assert told(found) == ["book.snapshot: cannot be read: No such file or directory"]
    assert said(found.book) == said(load(live))


def test_another_books_snapshot_is_not_taken_for_this_ones(
    folder: DataFolder, live: Path, tmp_path: Path
) -> None:
    folder.edit("Bundled", "Covered")
    publish(str(folder.path), str(tmp_path / "other"), TODAY, lambda _: ())
    foreign = (tmp_path / "other" / "book.snapshot").read_bytes()
    (live / "book.snapshot").write_bytes(foreign)
    found = opened(live)
    assert told(found) == ["book.snapshot: is of other files than manifest.json"]
    assert said(found.book) == said(load(live))


def test_a_snapshot_of_another_version_of_the_program_is_not_read(
    live: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bcp_tui.library.snapshot.SHAPE", [["code", "of", "later"]])
    assert told(opened(live)) == ["book.snapshot: was written by another version of the program"]


def test_data_that_are_copied_are_still_known_by_their_hashes(live: Path, tmp_path: Path) -> None:
    shutil.copytree(live, tmp_path / "copied")
    found = opened(tmp_path / "copied")
    assert (found.version, found.faults) == (opened(live).version, ())
    assert found.version is not None


def test_files_that_were_changed_in_place_are_read(live: Path) -> None:
    policy = live / "policies" / "bcp-1-2025-01-01.toml"
    policy.write_text(policy.read_text("utf-8").replace("Bundled", "New reason"), "utf-8")
    for found in (opened(live), open_codes(live)):
        assert (found.version, found.snapshot, found.faults) == (None, None, ())
        assert "New reason" in [entry.reason for entry in found.book.revisions[-1].entries]
    (live / "policies" / "bcp-1-2025-01-01.toml").unlink()
    assert len(opened(live).book.revisions) == 1


def test_where_files_are_broken_it_is_the_last_good_book(live: Path) -> None:
    before = opened(live)
    (live / "policies" / "bcp-1-2025-01-01.toml").write_text("format = 1\n", "utf-8")
    for found in (opened(live), open_codes(live)):
        assert found.version == before.version
        assert [printed(r) for r in found.book.revisions] == [
            printed(r) for r in before.book.revisions
        ]
        assert told(found) == ["bcp-1-2025-01-01.toml: is missing"]
    spoil(live, b"Bundled", b"Covered")
    with pytest.raises(BrokenData):
        opened(live)


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = DataFolder(tmp_path_factory.mktemp("spoilt") / "data")
    return published(folder, folder.path.parent) / "book.snapshot"


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(data=st.data())
def test_no_damage_makes_another_book_of_it(snapshot: Path, data: st.DataObject) -> None:
    content = snapshot.read_bytes()
    whole = said(Snapshot(str(snapshot)).book(words=True))
    at = data.draw(st.integers(0, len(content) - 1))
    is_cut = data.draw(st.booleans())
    spoilt = content[:at] + (
        b"" if is_cut else bytes([content[at] ^ data.draw(st.integers(1, 255))]) + content[at + 1 :]
    )
    path = snapshot.with_name("spoilt.snapshot")
    path.write_bytes(spoilt)
    try:
        kept = Snapshot(str(path))
        kept.check()
        book = kept.book(words=True)
    except Damaged:
        return
    assert said(book) == whole
