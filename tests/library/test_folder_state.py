"""A running app sees every change of its data folder by comparing snapshots."""

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from bcp_tui.library import FolderState, folder_state
from tests.library.conftest import POLICY_NAME, DataFolder


def rewrite_in_place(folder: Path) -> None:
    """The same size, and with the old time, as some copying tools leave it."""
    file = folder / POLICY_NAME
    before = file.stat()
    file.write_bytes(file.read_bytes().replace(b"Bundled", b"bundled"))
    os.utime(file, ns=(before.st_atime_ns, before.st_mtime_ns))


def replace_by_rename(folder: Path) -> None:
    new = folder / "new"
    new.write_bytes((folder / "plans.toml").read_bytes())
    new.replace(folder / "plans.toml")


CHANGES: dict[str, Callable[[Path], object]] = {
    "a policy is edited": lambda folder: (folder / POLICY_NAME).write_text("format = 1"),
    "a policy is edited behind its times": rewrite_in_place,
    "a file is replaced by a copy": replace_by_rename,
    "a policy is added": lambda folder: (folder / "policies/new.toml").touch(),
    "a policy is removed": lambda folder: (folder / POLICY_NAME).unlink(),
    "a policy is renamed": lambda folder: (folder / POLICY_NAME).rename(folder / "policies/b.toml"),
    "the synonyms are removed": lambda folder: (folder / "search.toml").unlink(),
    "the drugs are removed": lambda folder: (folder / "drugs.toml").unlink(),
    "the plans may be read again": lambda folder: (folder / "plans.toml").chmod(0o600),
    "the folder is moved away": lambda folder: folder.rename(folder.parent / "old"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_a_change_is_seen(folder: DataFolder, change: Callable[[Path], object]) -> None:
    before = folder_state(folder.path)
    assert folder_state(folder.path) == before
    change(folder.path)
    assert folder_state(folder.path) != before


def test_what_is_not_data_is_no_change(folder: DataFolder) -> None:
    before = folder_state(folder.path)
    folder.write("policies/.#bcp-1.toml", "half written")
    folder.write("policies/bcp-1.toml~", "old")
    folder.write("README.md", "about this folder")
    folder.check()
    assert folder_state(folder.path) == before


def test_a_folder_that_is_not_there_has_no_files(tmp_path: Path) -> None:
    assert folder_state(tmp_path / "gone") == FolderState()
