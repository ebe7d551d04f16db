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
    assert bcp("check", "--strict") == (0, "0 errors, 0 warnings\n", "")


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
    found = json.loads(bcp("check", folder, "--json").out)
    assert {each["severity"] for each in found} <= {"warning"}
    code, out, err = bcp("check", folder)
    assert code == 0
    assert out == f"0 errors, {len(found)} warning{'' if len(found) == 1 else 's'}\n"
    assert len(err.splitlines()) == len(found)
    assert bcp("check", folder, "--strict").code == (1 if found else 0)
