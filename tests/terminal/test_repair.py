"""An app that is opened on broken data goes on by itself when they are repaired."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from tests import call_data
from tests.terminal.session import APP, READY, Session


@pytest.fixture
def data() -> Iterator[Path]:
    """A data folder whose path is short enough to stand in one line of the screen."""
    with TemporaryDirectory(prefix="bcp") as folder:
        yield Path(shutil.copytree(call_data.FOLDER, Path(folder) / "data"))


def test_repaired_data_are_taken_in(data: Path) -> None:
    plans = data / "plans.toml"
    sound = plans.read_text("utf-8")
    plans.write_text("nonsense", "utf-8")
    with Session((APP[0], "--data", str(data), "--plan", "PPO")) as rep:
        rep.sees("cannot be used", "plans.toml:1")
        plans.write_text(sound.replace("id =", "it =", 1), "utf-8")
        rep.sees("cannot be used", "is not known here")
        plans.write_text(sound, "utf-8")
        rep.sees(READY, "Plan: PPO")
        rep.types("s9494")
        rep.sees("1 of 1", "COVERED · PRIOR APPROVAL")
        rep.types("\x11")
        assert rep.ends() == 0
        assert rep.is_clean()


def test_data_that_stay_broken_end_in_2(data: Path) -> None:
    (data / "plans.toml").unlink()
    with Session((APP[0], "--data", str(data))) as rep:
        rep.sees("cannot be used")
        rep.types("\x11")
        assert rep.ends() == 2
        assert rep.is_clean()


def test_a_plan_that_repaired_data_do_not_have_is_told(data: Path) -> None:
    plans = data / "plans.toml"
    sound = plans.read_text("utf-8")
    plans.write_text("nonsense", "utf-8")
    with Session((APP[0], "--data", str(data), "--plan", "no-such-plan")) as rep:
        rep.sees("cannot be used")
        plans.write_text(sound, "utf-8")
        assert rep.ends() == 2
        assert rep.left.startswith("bcp-tui: --plan: ")
        assert rep.is_clean()
