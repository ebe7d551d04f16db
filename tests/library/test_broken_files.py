"""What the benefits staff read when files are broken, all of them in one run."""

import os
from pathlib import Path

import pytest

from bcp_tui.library import BrokenData, check, load
from tests.library.conftest import POLICY, POLICY_NAME, DataFolder


def test_a_line_says_what_to_do(folder: DataFolder) -> None:
    folder.edit('"Y"\n', '"N"\n')
    (fault,) = folder.check()
    assert str(fault) == (
        f"{folder.path}/{POLICY_NAME}:23: covered.prior_approval: "
        'names "N", unknown to this file\'s legend; '
        "name a symbol of the legend, several with commas"
    )


def test_every_fault_of_a_row_is_told(folder: DataFolder) -> None:
    folder.edit('code = "99602"', "code = 99602")
    folder.edit('"Y"\ncost_share = ["Home Visits"]', '"Q"\ncost_share = [""]')
    assert folder.errors() == [
        f"{POLICY_NAME}:20: covered.code: is the number 99602, not a code",
        f'{POLICY_NAME}:23: covered.prior_approval: names "Q", unknown to this file\'s legend',
        f"{POLICY_NAME}:24: covered.cost_share: is empty",
    ]


def test_every_file_is_checked_in_one_run(folder: DataFolder) -> None:
    folder.edit("format", "fromat", "plans.toml")
    folder.edit("means", "meens", "search.toml")
    folder.edit("title", "titel")
    folder.write("policies/bcp-2-2024-01-01.toml", "format = 1\n# \ufeff\n[policy\n")
    assert folder.errors() == [
        "plans.toml:1: format: is missing",
        "plans.toml:2: fromat: is not known here",
        "search.toml:3: synonym.means: is missing",
        "search.toml:5: synonym.meens: is not known here",
        f"{POLICY_NAME}:3: policy.title: is missing",
        f"{POLICY_NAME}:5: policy.titel: is not known here",
        "policies/bcp-2-2024-01-01.toml:2: format: "
        "holds the character U+FEFF (ZERO WIDTH NO-BREAK SPACE)",
        "policies/bcp-2-2024-01-01.toml:3: policy: begins with [ and ends with no ]",
    ]


def test_loading_tells_every_error_and_no_warning(folder: DataFolder) -> None:
    folder.edit("format", "fromat", "plans.toml")
    folder.write("policies/other.toml", POLICY)
    with pytest.raises(BrokenData) as broken:
        load(folder.path)
    assert [fault.severity for fault in broken.value.faults] == ["error"] * 3
    assert str(broken.value) == "\n".join(map(str, broken.value.faults))
    assert str(broken.value).startswith(
        f"{folder.path}/plans.toml:1: format: is missing; add it: write format = 1"
    )


def test_a_wrong_count_says_both_numbers_and_what_to_do(folder: DataFolder) -> None:
    folder.edit("covered = 3", "covered = 2")
    folder.edit("section = 1 }", "section = 2 }")
    assert [str(fault) for fault in folder.check()] == [
        f"{folder.path}/{POLICY_NAME}:7: policy.counts.covered: says 2, but the file has 3 "
        "[[covered]] rows; find what the document does not have, or correct the number",
        f"{folder.path}/{POLICY_NAME}:7: policy.counts.section: says 2, but the file has 1 "
        "[[section]] row; find what is missing, or correct the number",
    ]


def test_rows_of_another_kind_are_not_counted_as_missing(folder: DataFolder) -> None:
    folder.edit("[[section]]", "[section]")
    assert folder.errors() == [f"{POLICY_NAME}:45: section: is a table, not rows"]


def test_two_revisions_of_one_date(folder: DataFolder) -> None:
    folder.write("policies/bcp-1-second.toml", POLICY)
    assert folder.errors() == [
        f"policies/bcp-1-second.toml:6: policy.effective: {folder.path}/{POLICY_NAME} has the "
        "revision of BCP-1 from this date already"
    ]


def test_retired_after_the_next_revision_begins(folder: DataFolder) -> None:
    folder.edit("effective = 2024-01-01", "effective = 2024-01-01\nretired = 2025-01-02")
    folder.revise(effective="2025-01-01")
    assert folder.errors() == [
        f"{POLICY_NAME}:7: policy.retired: is after the next revision takes effect "
        f"({folder.path}/policies/bcp-1-2025-01-01.toml)"
    ]


def test_files_that_cannot_be_read(folder: DataFolder) -> None:
    (folder.path / "policies" / "bcp-2.toml").mkdir()
    (folder.path / "policies" / "bcp-3.toml").symlink_to("bcp-3.toml")
    (folder.path / "policies" / "bcp-4.toml").symlink_to("gone.toml")
    os.mkfifo(folder.path / "policies" / "bcp-5.toml")
    folder.write("policies/bcp-6.toml", b"format = 1\n\n# caf\xe9\n")
    folder.write("policies/bcp-7.toml", POLICY.encode("utf-16"))
    assert folder.errors() == [
        "policies/bcp-2.toml:1: file: is not a file",
        "policies/bcp-3.toml:1: file: cannot be read: Too many levels of symbolic links",
        "policies/bcp-4.toml:1: file: cannot be read: No such file or directory",
        "policies/bcp-5.toml:1: file: is not a file",
        "policies/bcp-6.toml:3: file: is not UTF-8 text",
        "policies/bcp-7.toml:1: file: is not UTF-8 text",
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="everything is readable to root")
def test_a_file_that_this_account_may_not_read(folder: DataFolder) -> None:
    (folder.path / POLICY_NAME).chmod(0)
    assert folder.errors() == [f"{POLICY_NAME}:1: file: cannot be read: Permission denied"]


def test_a_folder_that_is_no_data_folder(folder: DataFolder, tmp_path: Path) -> None:
    assert [str(fault) for fault in check([tmp_path / "gone"])] == [
        f"{tmp_path}/gone:1: file: cannot be read: No such file or directory; "
        "put a TOML file there, one that this account may read"
    ]
    (tmp_path / "empty").mkdir()
    for missing in ("gone", "empty", "data/plans.toml"):
        with pytest.raises(BrokenData):
            load(tmp_path / missing)
    (folder.path / "plans.toml").unlink()
    (folder.path / POLICY_NAME).unlink()
    (folder.path / "policies").rmdir()
    assert folder.errors() == [
        "plans.toml:1: file: cannot be read: No such file or directory",
        "policies:1: file: cannot be read: No such file or directory",
    ]


def test_control_characters_of_file_names_and_keys_are_escaped(folder: DataFolder) -> None:
    folder.write("policies/\x1b[2J.toml", '"\\u001b[2J" = "\\u202e"')
    faults = folder.check()
    assert faults
    assert all(str(fault).isprintable() for fault in faults)
