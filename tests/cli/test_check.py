"""`bcp-tui check` as benefits staff meet it."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ended
from tests.cli.test_lookup import NUMBERED

Bcp = Callable[..., Ended]

WARNED = NUMBERED.replace('plans = ["HMO/POS"]', 'plans = ["HMO/POS", "HMO/POS"]')


@pytest.fixture
def broken(make_folder: Callable[..., Path]) -> Path:
    """A data folder with one error."""
    text = NUMBERED.replace('prior_approval = "7"', 'prior_approval = "8"')
    return make_folder({"bcp-90-2024-01-01": text})


def test_check_finds_nothing_wrong_with_what_is_shipped(bcp: Bcp) -> None:
    code, out, err = bcp("check", "--strict")
    assert (code, err) == (0, "")
    assert out.startswith("0 errors, 0 warnings")


def test_check_names_file_line_and_key(bcp: Bcp, broken: Path) -> None:
    file = broken / "policies" / "bcp-90-2024-01-01.toml"
    lines = file.read_text("utf-8").splitlines()
    at = lines.index('prior_approval = "8"') + 1
    code, out, err = bcp("check", str(broken))
    assert code == 2
    assert out.startswith("1 error, ")
    assert f"{file}:{at}: covered.prior_approval: " in err


def test_check_takes_the_data_folder_where_no_path_is_given(bcp: Bcp, broken: Path) -> None:
    assert bcp("check", "--data", str(broken)).code == 2


def test_check_prints_json(bcp: Bcp, broken: Path) -> None:
    code, out, err = bcp("check", "--json", str(broken))
    assert (code, err) == (2, "")
    (fault,) = (each for each in json.loads(out) if each["severity"] == "error")
    assert set(fault) == {"file", "line", "key", "problem", "remedy", "severity"}
    assert fault["key"] == "covered.prior_approval"


def test_warnings_count_where_check_is_strict(bcp: Bcp, make_folder: Callable[..., Path]) -> None:
    # No policy's code is searched for as "kalium": the synonym leads nowhere.
    search = 'format = 1\n[[synonym]]\nsay = ["kalium"]\nmeans = "kalium"\n'
    folder = str(make_folder({"bcp-90-2024-01-01": NUMBERED}, search=search))
    *found, _ = json.loads(bcp("check", folder, "--json").out)
    assert {each["severity"] for each in found} == {"warning"}
    code, out, err = bcp("check", folder)
    assert code == 0
    assert out.startswith(f"0 errors, {len(found)} warnings")
    assert [": warning: " in line for line in err.splitlines()] == [True] * len(found)
    assert bcp("check", folder, "--strict").code == 1


def test_the_last_line_says_what_was_read(bcp: Bcp, broken: Path) -> None:
    assert bcp("check", str(broken)).out.endswith(f" in {broken}: 2 files, 4 rows\n")
    policy = broken / "policies" / "bcp-90-2024-01-01.toml"
    assert bcp("check", str(policy)).out.endswith(f" in {policy}: 1 file, 4 rows\n")
    *_, read = json.loads(bcp("check", str(broken), "--json").out)
    assert (read["key"], read["file"], read["severity"]) == ("read", str(broken), "info")
    assert (read["files"], read["rows"]) == (2, 4)


def test_remarks_are_counted(bcp: Bcp, make_folder: Callable[..., Path]) -> None:
    text = NUMBERED.replace("[policy]", "[policy]  # checked: has no text")
    folder = make_folder({"bcp-90-2024-01-01": text})
    assert ", 2 marked as checked in " in bcp("check", str(folder)).out


@pytest.mark.parametrize("start", [".", "policies", "schema/deep"])
def test_in_a_data_folder_or_below_it_that_folder_is_checked(
    bcp: Bcp, broken: Path, monkeypatch: pytest.MonkeyPatch, start: str
) -> None:
    (broken / "schema" / "deep").mkdir(parents=True)
    monkeypatch.delenv("BCP_DATA")
    monkeypatch.chdir(broken / start)
    assert f" in {broken}: " in bcp("check").out


def test_in_a_checkout_its_data_are_checked(
    bcp: Bcp,
    broken: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    checkout = tmp_path_factory.mktemp("checkout")
    broken.rename(checkout / "data")
    (checkout / "tests").mkdir()
    monkeypatch.delenv("BCP_DATA")
    for start in (checkout, checkout / "tests"):
        monkeypatch.chdir(start)
        assert f" in {checkout}/data: " in bcp("check").out


def test_the_environment_comes_before_the_current_folder(
    bcp: Bcp,
    broken: Path,
    tmp_path_factory: pytest.TempPathFactory,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    named = tmp_path_factory.mktemp("named")
    monkeypatch.setenv("BCP_DATA", str(named))
    monkeypatch.chdir(broken)
    assert f" in {named}: " in bcp("check").out


def test_the_folder_of_policies_stands_for_its_data_folder(bcp: Bcp, broken: Path) -> None:
    assert f" in {broken}: 2 files, " in bcp("check", str(broken / "policies")).out


def test_policies_without_plans_are_checked_one_by_one(
    bcp: Bcp, broken: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    drafts = tmp_path_factory.mktemp("drafts")
    (policy,) = (broken / "policies").iterdir()
    policy.rename(drafts / policy.name)
    code, out, err = bcp("check", str(drafts))
    assert (code, f" in {drafts}: 1 file, 4 rows" in out) == (2, True)
    assert "plans.toml" not in err
