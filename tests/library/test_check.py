"""`check` takes folders and single files, and warns of what is likely a mistake."""

from pathlib import Path

import pytest

from bcp_tui.library import check, load, shipped_data
from tests.library.conftest import POLICY, POLICY_NAME, DataFolder


class TestSingleFiles:
    """`check` takes single files too, and finds their plans."""

    def test_a_policy_is_held_against_the_plans_of_its_data_folder(
        self, folder: DataFolder
    ) -> None:
        folder.edit('["PPO"]', '["HMO"]')
        (fault,) = check([folder.path / POLICY_NAME])
        assert (fault.line, fault.key) == (10, "legend.1.plans")

    def test_or_against_the_plans_beside_it(self, folder: DataFolder) -> None:
        folder.edit('["PPO"]', '["HMO"]')
        (folder.path / POLICY_NAME).rename(folder.path / "bcp-1-2024-01-01.toml")
        (fault,) = check([folder.path / "bcp-1-2024-01-01.toml"])
        assert (fault.line, fault.key) == (10, "legend.1.plans")

    def test_without_plans_it_may_name_any(self, folder: DataFolder) -> None:
        folder.edit('["PPO"]', '["HMO"]')
        (folder.path / "plans.toml").unlink()
        assert check([folder.path / POLICY_NAME]) == ()

    def test_the_other_kinds_of_file_are_known_by_their_names(self, folder: DataFolder) -> None:
        names = ("plans.toml", "search.toml", "drugs.toml")
        assert check([folder.path / name for name in names]) == ()

    def test_the_current_folder_will_do(
        self, folder: DataFolder, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        folder.edit('["PPO"]', '["HMO"]')
        monkeypatch.chdir(folder.path / "policies")
        (fault,) = check(["bcp-1-2024-01-01.toml"])
        assert fault.file == "bcp-1-2024-01-01.toml"

    def test_a_fault_is_told_once(self, folder: DataFolder) -> None:
        folder.edit('"Bundled"', '""')
        assert len(check([folder.path, folder.path / POLICY_NAME, folder.path])) == 1

    def test_nothing_has_no_faults(self) -> None:
        assert check([]) == ()


WARNINGS = {
    "a file name that does not tell": (
        "BCP-1",
        "BCP-2",
        ["1: file: has a name that does not tell what it is"],
    ),
    "a note on a section that is not there": (
        '"1.0 A"',
        '"1.01"',
        ['41: note.section: names "1.01", but no [[section]] has that number'],
    ),
    "no counts": (
        "counts = { covered = 3, non_covered = 1, note = 1, section = 1 }",
        "",
        ["3: policy.counts: is missing"],
    ),
    "a table that is not counted": (
        "covered = 3, non_covered = 1, ",
        "covered = 3, ",
        ["7: policy.counts.non_covered: is missing"],
    ),
    "no schema": (
        "#:schema ../schema/policy.schema.json\n",
        "# Home visits\n",
        ["1: #:schema: is missing"],
    ),
    "the schema of another kind of file": (
        "../schema/policy.schema.json",
        "../schema/plans.schema.json",
        ['1: #:schema: names "../schema/plans.schema.json", not the schema of this file'],
    ),
    "a symbol for all plans beside others": (
        '"1, 2"',
        '"1, Y"',
        ["16: covered.prior_approval: names a symbol for all plans or none together with others"],
    ),
}


@pytest.mark.parametrize(("old", "new", "warnings"), WARNINGS.values(), ids=WARNINGS)
def test_what_is_likely_a_mistake_is_a_warning(
    folder: DataFolder, old: str, new: str, warnings: list[str]
) -> None:
    folder.edit(old, new)
    assert folder.warnings() == [f"{POLICY_NAME}:{warning}" for warning in warnings]
    assert load(folder.path).revisions


def test_no_rows_are_a_warning(folder: DataFolder) -> None:
    (folder.path / "search.toml").unlink()
    folder.write(POLICY_NAME, POLICY[: POLICY.index("[[covered]]")])
    folder.edit("covered = 3, non_covered = 1, note = 1, section = 1", "covered = 0, note = 0")
    folder.edit("note = 0", "note = 0, non_covered = 0, section = 0")
    assert folder.warnings() == [f"{POLICY_NAME}:3: policy: has no rows"]


@pytest.mark.parametrize("name", ["plans.toml", "search.toml", "drugs.toml"])
def test_every_kind_of_file_names_its_schema(folder: DataFolder, name: str) -> None:
    kind = name.removesuffix(".toml")
    folder.edit(f"#:schema ./schema/{kind}.schema.json\n", "", name)
    assert [str(fault) for fault in folder.check()] == [
        f"{folder.path}/{name}:1: #:schema: is missing; "
        f"write as the first line: #:schema ./schema/{kind}.schema.json"
    ]
    load(folder.path)


def test_the_shipped_data_are_sound() -> None:
    data = Path(shipped_data())
    assert [fault for fault in check([data]) if fault.severity == "error"] == []
    assert load(data).revisions


def test_the_shipped_bcp_27_needs_no_second_look() -> None:
    data = Path(shipped_data())
    policy = data / "policies" / "bcp-27-2023-10-01.toml"
    assert check([data / "plans.toml", data / "search.toml", policy]) == ()
