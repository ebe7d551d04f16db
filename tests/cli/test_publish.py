"""`bcp-tui publish WORK LIVE` as keepers meet it, and what lookups say of what they left."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.conftest import Ended
from tests.policy_files import covered_row, policy_file

Bcp = Callable[..., Ended]
NAME = "bcp-1-2024-01-01"


@pytest.fixture
def live(bcp: Bcp, make_folder: Callable[..., Path], tmp_path: Path) -> Path:
    work = make_folder({NAME: policy_file(1, covered_row("S9494", "Y"))})
    assert bcp("publish", str(work), str(tmp_path / "live")).code == 0
    return tmp_path / "live"


def test_it_says_what_is_in_force_and_how_to_go_back(
    bcp: Bcp, live: Path, make_folder: Callable[..., Path]
) -> None:
    work = make_folder({NAME: policy_file(1, covered_row("S9494", "N"))})
    code, out, err = bcp("publish", str(work), str(live))
    assert code == 0
    assert out.startswith(f"{live}: ")
    said, back = out.splitlines()
    assert said.endswith(" is in force: 1 policy, 2 files")
    assert back.startswith(f"To go back: bcp-tui publish {live}.versions/")
    assert "policy.counts: warning: is missing" in err
    assert bcp("lookup", "S9494", "--data", str(live)).out.startswith("S9494   COVERED · PRIOR")


def test_with_errors_it_says_them_and_that_nothing_changed(
    bcp: Bcp, live: Path, make_folder: Callable[..., Path]
) -> None:
    work = make_folder({NAME: policy_file(1, covered_row("S9494", "9"))})
    code, out, err = bcp("publish", str(work), str(live))
    assert (code, out) == (2, "")
    assert f"{NAME}.toml:16: covered.prior_approval: names" in err
    assert err.endswith(f"{live} is as it was\n")
    assert "PRIOR APPROVAL REQUIRED" in bcp("lookup", "S9494", "--data", str(live)).out


def test_a_folder_that_lay_there_is_said_to_be_kept(bcp: Bcp, live: Path, tmp_path: Path) -> None:
    own = tmp_path / "own"
    (own / "policies").mkdir(parents=True)
    out = bcp("publish", str(tmp_path), str(own)).out
    assert f"What stood in {own} before is kept in {own}.versions/before-" in out
    assert bcp("check", str(own)).code == 0


def test_a_lookup_on_broken_files_answers_from_what_was_published_and_says_so(
    bcp: Bcp, live: Path
) -> None:
    whole = bcp("lookup", "S9494", "--data", str(live))
    (live / "policies" / f"{NAME}.toml").write_text("format = 1\n", "utf-8")
    for command in ("lookup", "search"):
        code, _, err = bcp(command, "S9494", "--data", str(live))
        assert code == 0
        assert f"{NAME}.toml:1: policy: is missing" in err
        assert err.endswith("the data published last are in force\n")
    assert bcp("lookup", "S9494", "--data", str(live)).out == whole.out
    assert bcp("check", str(live)).code == 2


@pytest.mark.parametrize("damage", [b"", b"\0"])
def test_a_lookup_on_a_damaged_snapshot_answers_from_the_files_and_says_so(
    bcp: Bcp, live: Path, damage: bytes
) -> None:
    whole = bcp("lookup", "S9494", "--data", str(live))
    assert whole.err == ""
    content = (live / "book.snapshot").read_bytes()
    (live / "book.snapshot").write_bytes(content.replace(b"Home infusion", damage))
    for command in ("lookup", "search"):
        code, out, err = bcp(command, "S9494", "--data", str(live))
        assert code == 0
        assert "book.snapshot:1: file: is damaged; publish the data again" in err
        assert err.endswith("the files are in force\n")
        assert "S9494" in out
    assert bcp("lookup", "S9494", "--data", str(live)).out == whole.out
