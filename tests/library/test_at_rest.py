"""A folder is read as it was at one moment; what lacks for a while breaks nothing for good."""

import os
import resource
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from types import SimpleNamespace

import pytest

from bcp_tui.library import BrokenData, Shelf, folder_state, load, load_policies
from bcp_tui.policy import Book
from tests.library.conftest import POLICY, POLICY_NAME, DataFolder

WHEN_OPENED: dict[str, Callable[[], None]] = {}
"""What happens when a file of this name is opened."""


def _hook(event: str, arguments: tuple[object, ...]) -> None:
    if WHEN_OPENED and event == "open":
        happens = WHEN_OPENED.get(os.path.basename(str(arguments[0])))
        if happens:
            happens()


sys.addaudithook(_hook)


@pytest.fixture(autouse=True)
def nothing_happens() -> Iterator[None]:
    yield
    WHEN_OPENED.clear()


SECOND = "policies/bcp-2-2024-01-01.toml"
WITHOUT_ROW = POLICY[: POLICY.index("[[non_covered]]")] + POLICY[POLICY.index("[[note]]") :]
WITHOUT_ROW = WITHOUT_ROW.replace("non_covered = 1", "non_covered = 0").replace(', "A4300"', "")


def lists(book: Book, code: str) -> list[str]:
    """The policies that list a code."""
    return [
        revision.policy_id
        for revision in book.revisions
        if any(entry.code == code for entry in revision.entries)
    ]


@pytest.mark.parametrize("read", [load, load_policies])
def test_a_row_that_moves_between_files_is_never_in_neither(
    folder: DataFolder, read: Callable[[Path], Book]
) -> None:
    """The first file is read before the row comes to it, the second after it has gone."""
    folder.write(POLICY_NAME, WITHOUT_ROW)
    folder.write(SECOND, POLICY.replace("BCP-1", "BCP-2"))
    assert lists(read(folder.path), "A4300") == ["BCP-2"]

    def moves() -> None:
        WHEN_OPENED.clear()
        folder.write(POLICY_NAME, POLICY)
        folder.write(SECOND, WITHOUT_ROW.replace("BCP-1", "BCP-2"))

    WHEN_OPENED[os.path.basename(SECOND)] = moves
    assert lists(read(folder.path), "A4300") == ["BCP-1"]


def test_a_folder_that_changes_all_the_time_is_told(folder: DataFolder) -> None:
    number = iter(range(1_000))

    def changes() -> None:
        WHEN_OPENED.pop("search.toml")  # Which it is about to open itself.
        folder.edit("tpn", f"tpn {next(number)}", name="search.toml")
        WHEN_OPENED["search.toml"] = changes

    WHEN_OPENED["search.toml"] = changes
    with pytest.raises(BrokenData) as broken:
        load(folder.path)
    assert str(broken.value) == (
        f"{folder.path}:1: file: changes while it is read; try again when all of it is written"
    )


def test_a_file_of_another_device_is_another_file(
    folder: DataFolder, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Two file systems that are made alike have equal inodes, sizes and times."""
    before = folder_state(folder.path)
    stat = os.stat

    def elsewhere(path: str) -> object:
        info = stat(path)
        named = {name: getattr(info, name) for name in dir(info) if name.startswith("st_")}
        return SimpleNamespace(**named | {"st_dev": info.st_dev + 1})

    with monkeypatch.context() as other:
        other.setattr(os, "stat", elsewhere)
        after = folder_state(folder.path)
    assert after != before


NO_DESCRIPTOR_LEFT = """
import os, resource, sys
from datetime import datetime
from bcp_tui.desk import Desk
folder, = sys.argv[1:]
desk = Desk(folder, datetime.now)
rows = len(desk.book.table.listings)
os.utime(folder + "/plans.toml")
soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
resource.setrlimit(resource.RLIMIT_NOFILE, (3, hard))
try:
    open(os.devnull)
except OSError as error:
    assert error.errno == 24, error
desk.has_changed()
assert desk.has_changed()
desk.take_in(desk.read_anew(desk.today()))
assert "Too many open files" in str(desk.trouble.fault), desk.trouble
assert len(desk.book.table.listings) == rows
resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))
desk.has_changed()
assert desk.has_changed()
desk.take_in(desk.read_anew(desk.today()))
assert desk.trouble is None
"""


def test_without_a_descriptor_left_the_last_good_data_stay_in_force(folder: DataFolder) -> None:
    assert resource.getrlimit(resource.RLIMIT_NOFILE)[0] > 3
    command = [sys.executable, "-c", NO_DESCRIPTOR_LEFT, str(folder.path)]
    done = subprocess.run(command, capture_output=True, text=True, cwd=Path(__file__).parents[2])
    assert done.stderr == ""


def test_only_policy_files_that_changed_are_read_again(folder: DataFolder) -> None:
    folder.write(SECOND, POLICY.replace("BCP-1", "BCP-2"))
    opened: list[str] = []
    for name in (POLICY_NAME, SECOND):
        WHEN_OPENED[os.path.basename(name)] = partial(opened.append, name)
    shelf = Shelf()
    first = load(folder.path, shelf)
    assert opened == [POLICY_NAME, SECOND]
    assert load(folder.path, shelf).revisions == first.revisions
    assert opened == [POLICY_NAME, SECOND]
    folder.edit("Bundled", "New reason", name=SECOND)
    opened.clear()
    again = load(folder.path, shelf)
    assert opened == [SECOND]
    assert again.revisions[0] is first.revisions[0]
    assert again.revisions == load(folder.path).revisions


def test_files_that_did_not_change_are_held_against_plans_that_did(folder: DataFolder) -> None:
    shelf = Shelf()
    load(folder.path, shelf)
    folder.edit('id = "PPO"', 'id = "PPO-2"', name="plans.toml")
    with pytest.raises(BrokenData) as broken:
        load(folder.path, shelf)
    assert [fault.key for fault in broken.value.faults] == ["legend.1.plans"]


def test_what_two_files_say_against_each_other_is_told_with_its_line(folder: DataFolder) -> None:
    shelf = Shelf()
    load(folder.path, shelf)
    folder.write(SECOND, POLICY)
    for _ in range(2):
        with pytest.raises(BrokenData) as broken:
            load(folder.path, shelf)
        (fault,) = broken.value.faults
        assert (fault.line, fault.key) == (6, "policy.effective")
