"""Publishing puts a folder in force whole and at once, or leaves everything as it was."""

import os
import sys
from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

import pytest

from bcp_tui.library import BrokenData, Published, Shelf, open_codes, open_data, publish
from tests.library.conftest import POLICY, DataFolder

TODAY = date(2026, 11, 24)
SECOND = "policies/bcp-2-2024-01-01.toml"


@pytest.fixture
def live(tmp_path: Path) -> Path:
    return tmp_path / "live"


def put(folder: DataFolder, live: Path) -> Published:
    return publish(str(folder.path), str(live), TODAY, lambda _: ())


def titles(live: Path) -> list[str]:
    """The titles of the policies in force, as a lookup and as a session see them."""
    seen = [
        [revision.title for revision in found.book.revisions]
        for found in (open_codes(live), open_data(live, Shelf()))
    ]
    assert seen[0] == seen[1]
    return seen[0]


def versions(live: Path) -> set[str]:
    return {
        each.name for each in Path(f"{live}.versions").iterdir() if not each.name.startswith(".")
    }


def test_the_files_lie_in_force_with_their_version(folder: DataFolder, live: Path) -> None:
    done = put(folder, live)
    assert (done.policies, done.files, done.moved_to) == (1, 4, None)
    assert str(done.version).startswith("2026-11-24 ")
    found = open_data(live, Shelf())
    assert (found.version, found.faults) == (done.version, ())
    for name in ("plans.toml", "search.toml", "drugs.toml", "policies/bcp-1-2024-01-01.toml"):
        assert (live / name).read_bytes() == (folder.path / name).read_bytes()


def test_the_same_files_are_the_same_version_and_others_another(
    folder: DataFolder, live: Path
) -> None:
    first, again = put(folder, live), put(folder, live)
    assert first.version == again.version
    folder.edit("Bundled", "Bundled with a pump")
    assert put(folder, live).version.hash != first.version.hash


def test_only_data_files_are_published(folder: DataFolder, live: Path) -> None:
    for name in ("policies/.draft.toml", "policies/draft.txt", "notes.md"):
        folder.write(name, "anything")
    put(folder, live)
    assert sorted(each.name for each in live.iterdir()) == [
        "book.snapshot",
        "drugs.toml",
        "manifest.json",
        "plans.toml",
        "policies",
        "search.toml",
    ]
    assert [each.name for each in (live / "policies").iterdir()] == ["bcp-1-2024-01-01.toml"]


def test_the_last_five_versions_are_kept_and_older_ones_go(folder: DataFolder, live: Path) -> None:
    published = []
    for number in range(8):
        folder.edit("title = ", f'title = "Visits {number}" # ')
        put(folder, live)
        published.append(live.resolve().name)
    assert titles(live) == ["Visits 7"]
    assert set(versions(live)) == {*published[3:]}


def test_the_same_data_published_again_push_no_other_data_out(
    folder: DataFolder, live: Path
) -> None:
    put(folder, live)
    good = live.resolve()
    folder.edit("Home Visits", "Wrong Visits")
    for _ in range(8):
        assert put(folder, live).before == str(good)
    assert len(versions(live)) == 3, "the good one, the one in force, and the same before it"
    (good / "plans.toml").write_text("format = 1\n", "utf-8")
    assert put(folder, live).before is None, "what was changed since is no way back"


def test_everybody_may_read_what_is_published(folder: DataFolder, live: Path) -> None:
    umask = os.umask(0o077)
    try:
        put(folder, live)
    finally:
        os.umask(umask)
    folders = [live.resolve().parent, live.resolve(), live.resolve() / "policies"]
    assert {each.stat().st_mode & 0o777 for each in folders} == {0o755}
    files = [each for each in live.rglob("*") if each.is_file()]
    assert {each.stat().st_mode & 0o777 for each in files} == {0o644}


def test_the_version_before_can_be_published_again(folder: DataFolder, live: Path) -> None:
    put(folder, live)
    before = live.resolve()
    folder.edit("Home Visits", "Wrong Visits")
    put(folder, live)
    publish(str(before), str(live), TODAY, lambda _: ())
    assert titles(live) == ["Home Visits"]
    assert before.is_dir()


def test_warnings_are_told_and_do_not_keep_data_from_being_published(
    folder: DataFolder, live: Path
) -> None:
    folder.write("policies/other.toml", POLICY.replace("BCP-1", "BCP-3"))
    assert [each.key for each in put(folder, live).warnings] == ["file"]
    assert len(titles(live)) == 2


def test_what_has_errors_is_not_published(folder: DataFolder, live: Path) -> None:
    put(folder, live)
    before, target = versions(live), os.readlink(live)
    folder.edit('prior_approval = "Y"', 'prior_approval = "9"')
    with pytest.raises(BrokenData) as broken:
        put(folder, live)
    assert Path(broken.value.faults[0].file).parent.parent == folder.path
    assert (versions(live), os.readlink(live)) == (before, target)


def test_where_nothing_was_published_errors_leave_no_trace(folder: DataFolder, live: Path) -> None:
    folder.edit('prior_approval = "Y"', 'prior_approval = "9"')
    with pytest.raises(BrokenData):
        put(folder, live)
    assert [each.name for each in live.parent.iterdir()] == ["data"]


def test_a_folder_that_lay_there_is_kept(folder: DataFolder, live: Path) -> None:
    own = DataFolder(live)
    own.edit("Home Visits", "Visits of before")
    own.write("only-copy.txt", "of somebody")
    done = put(folder, live)
    assert titles(live) == ["Home Visits"]
    assert done.moved_to is not None
    kept = Path(done.moved_to)
    assert kept.name == "before-2026-11-24"
    assert (kept / "only-copy.txt").read_text("utf-8") == "of somebody"
    assert titles(kept) == ["Visits of before"]
    put(folder, live)
    put(folder, live)
    assert titles(kept) == ["Visits of before"]


def test_a_link_to_a_folder_of_somebodys_leaves_that_folder_alone(
    folder: DataFolder, live: Path, tmp_path: Path
) -> None:
    DataFolder(tmp_path / "theirs").edit("Home Visits", "Theirs")
    live.symlink_to("theirs")
    put(folder, live)
    put(folder, live)
    assert titles(live) == ["Home Visits"]
    assert titles(tmp_path / "theirs") == ["Theirs"]


def test_what_is_in_force_is_not_published_over_itself(folder: DataFolder, live: Path) -> None:
    put(folder, live)
    for work in (live, live.resolve()):
        with pytest.raises(BrokenData, match="change a copy of it"):
            publish(str(work), str(live), TODAY, lambda _: ())
    assert titles(live) == ["Home Visits"]


def test_a_place_that_cannot_be_written_is_told(folder: DataFolder, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", "utf-8")
    with pytest.raises(BrokenData, match="give it room and rights"):
        put(folder, tmp_path / "file" / "live")


# -- killed at any moment -------------------------------------------------------------------------

_CHANGES = (
    "open",
    "os.mkdir",
    "os.rename",
    "os.symlink",
    "os.remove",
    "os.rmdir",
    "shutil.rmtree",
    "ctypes.dlsym",
)
"""What Python tells of before it does it: all that can change a file system here."""
AT_EVENT: list[Callable[[], None]] = []


def _hook(event: str, arguments: tuple[object, ...]) -> None:
    if AT_EVENT and event in _CHANGES:
        AT_EVENT[0]()


sys.addaudithook(_hook)


def killed_at(step: int, publish_it: Callable[[], object]) -> bool:
    """Publishing in a process of its own that is gone before this step; whether it came to it."""
    child = os.fork()
    if child == 0:
        steps: Iterator[int] = iter(range(step))

        def die() -> None:
            if next(steps, None) is None:
                os._exit(9)

        AT_EVENT.append(die)
        publish_it()
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 9


@pytest.mark.parametrize("was", ["nothing", "published", "folder"])
def test_killed_at_any_moment_it_leaves_the_old_or_the_new(
    folder: DataFolder, tmp_path: Path, was: str
) -> None:
    step, seen = 0, set()
    while True:
        live = tmp_path / f"live-{step}"
        folder.write("policies/bcp-1-2024-01-01.toml", POLICY)
        if was == "published":
            put(folder, live)
        elif was == "folder":
            DataFolder(live)
        folder.edit("Home Visits", "New Visits")
        folder.write(SECOND, POLICY.replace("BCP-1", "BCP-2").replace("Home Visits", "New Visits"))
        killed = killed_at(step, partial(put, folder, live))
        found = tuple(titles(live)) if live.exists() else ()
        assert found in ((), ("Home Visits",), ("New Visits", "New Visits"))
        assert found or was == "nothing"
        seen.add(found)
        assert put(folder, live).policies == 2
        assert titles(live) == ["New Visits", "New Visits"]
        if was == "folder":
            (kept,) = (each for each in versions(live) if each.startswith("before"))
            assert titles(Path(f"{live}.versions") / kept) == ["Home Visits"]
        (folder.path / SECOND).unlink()
        step += 1
        if not killed:
            break
    assert step > 20
    assert len(seen) == 2


def test_two_do_not_publish_at_once(folder: DataFolder, live: Path) -> None:
    def meanwhile(_: object) -> tuple[()]:
        with pytest.raises(BrokenData, match="wait until the other publish has ended"):
            put(folder, live)
        return ()

    publish(str(folder.path), str(live), TODAY, meanwhile)
    assert titles(live) == ["Home Visits"]


def test_who_reads_meanwhile_sees_the_old_or_the_new(folder: DataFolder, live: Path) -> None:
    """A row moves from one policy's file to the other's and back; no reader finds it in none."""
    moved = POLICY.replace('code = "A4300"', 'code = "A4301"').replace(', "A4300"]', "]")
    with_row, without_row = POLICY.replace("BCP-1", "BCP-2"), moved.replace("BCP-1", "BCP-2")
    folder.write(SECOND, without_row)
    put(folder, live)
    stop, report = os.pipe()
    readers = []
    for way in (open_codes, lambda live: open_data(live, Shelf())):
        reader = os.fork()
        if reader == 0:
            looks = 0
            while not os.path.exists(folder.path / "over"):
                book = way(live).book
                found = [
                    each.policy_id
                    for each in book.revisions
                    for entry in each.entries
                    if entry.code == "A4300"
                ]
                if len(found) != 1:
                    os.write(report, f"{found}\n".encode())
                looks += 1
            os._exit(0 if looks > 100 else 1)
        readers.append(reader)
    for _ in range(15):
        for first, second in ((moved, with_row), (POLICY, without_row)):
            folder.write("policies/bcp-1-2024-01-01.toml", first)
            folder.write(SECOND, second)
            put(folder, live)
    (folder.path / "over").touch()
    ended = [os.waitstatus_to_exitcode(os.waitpid(each, 0)[1]) for each in readers]
    os.close(report)
    assert (os.read(stop, 1_000), ended) == (b"", [0, 0])
    os.close(stop)
