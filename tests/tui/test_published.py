"""Sessions on published data: what the screen says of them, whatever becomes of their files."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from bcp_tui.desk.publishing import publish
from bcp_tui.library import shipped_data
from tests.policy_files import covered_row, policy_file
from tests.tui.rep import OpenCall

pytestmark = pytest.mark.asyncio

NAME = "bcp-1-2024-01-01"


@pytest.fixture
def work(make_folder: Callable[..., Path]) -> Path:
    rows = covered_row("S9494", "N") + covered_row("S9497", "Y", "Pump, rented")
    return make_folder({NAME: policy_file(1, rows)})


@pytest.fixture
def live(work: Path) -> Path:
    return put(work)


def put(work: Path) -> Path:
    publish(str(work), str(work / "live"), date(2026, 11, 23))
    return work / "live"


async def test_their_version_stands_in_the_help_and_below_what_is_copied(
    call: OpenCall, live: Path
) -> None:
    async with call(folder=live) as rep:
        await rep.types("pump")
        await rep.press("ctrl+y")
        copied = rep.app.clipboard.split("\n")[-1]
        assert copied.startswith("Data: 2026-11-23 ")
        await rep.press("enter", "f6")
        assert copied in rep.reads("page")
        await rep.press("ctrl+y")
        assert rep.app.clipboard.endswith(copied)
        await rep.press("f1", "end")
        assert copied.removeprefix("Data: ") in rep.reads("page")


async def test_what_is_published_is_taken_in_by_an_open_call(
    call: OpenCall, live: Path, work: Path
) -> None:
    async with call(folder=live) as rep:
        await rep.types("S9494")
        assert "PRIOR APPROVAL NOT REQUIRED" in rep.answer
        rows = covered_row("S9490", "N") + covered_row("S9494", "Y")
        (work / "policies" / f"{NAME}.toml").write_text(policy_file(1, rows), "utf-8")
        put(work)
        await rep.lets_data_settle()
        assert "New data are in force" in rep.reads("keys")
        assert "PRIOR APPROVAL REQUIRED" in rep.answer


async def test_a_login_on_broken_files_opens_on_the_last_good_data_and_says_so(
    call: OpenCall, live: Path
) -> None:
    (live / "policies" / f"{NAME}.toml").write_text("format = 1\n", "utf-8")
    async with call(folder=live) as rep:
        title = rep.reads("title")
        assert "12:00 new data broken, last good data in force: bcp-1-2024-01-01.toml:1" in title
        await rep.types("S9494")
        assert "PRIOR APPROVAL NOT REQUIRED" in rep.answer


async def test_damage_that_no_key_has_met_is_seen_and_the_files_are_in_force(
    call: OpenCall, live: Path, work: Path
) -> None:
    earlier = policy_file(1, covered_row("S9328", "N", "Of another year"), "2020-01-01")
    (work / "policies" / "bcp-1-2020-01-01.toml").write_text(earlier, "utf-8")
    put(work)
    snapshot = live / "book.snapshot"
    snapshot.write_bytes(snapshot.read_bytes().replace(b"Of another year", b"Of an other year"))
    async with call(folder=live) as rep:
        for _ in range(500):
            if "snapshot not used" in rep.reads("title"):
                break
            await rep.pilot.pause(0.02)
        assert "snapshot not used, files in force: book.snapshot:1" in rep.reads("title")
        await rep.types("S9494")
        assert "PRIOR APPROVAL NOT REQUIRED" in rep.answer


async def test_damage_that_an_example_would_meet_ends_no_session(
    call: OpenCall, tmp_path: Path
) -> None:
    live = tmp_path / "shipped"
    publish(shipped_data(), str(live), date(2026, 11, 23))
    snapshot = live / "book.snapshot"
    whole = snapshot.read_bytes()
    at = whole.rindex(b"infusion")  # The policy's text stands last.
    snapshot.write_bytes(whole[:at] + b"Infusion" + whole[at + 8 :])
    async with call(folder=live) as rep:
        for _ in range(500):
            if "snapshot not used" in rep.reads("title"):
                break
            await rep.pilot.pause(0.02)
        assert "snapshot not used, files in force: book.snapshot:1" in rep.reads("title")
        await rep.types("S9494")
        assert "PRIOR APPROVAL NOT REQUIRED" in rep.answer
