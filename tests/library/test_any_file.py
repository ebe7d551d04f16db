"""Whatever stands in the files: faults with their lines, or a book that answers. Never a crash."""

import json
import tempfile
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bcp_tui.library import BrokenData, check, load
from bcp_tui.policy import Asked, Context, all_plans, look_up
from tests.library.conftest import (
    DRUGS,
    PLANS,
    POLICY_NAME,
    POLICY_WITH_PUMPS,
    SEARCH,
    DataFolder,
)

NAMES = ("plans.toml", "search.toml", "drugs.toml", POLICY_NAME)
LINES = (PLANS + SEARCH + DRUGS + POLICY_WITH_PUMPS).splitlines(keepends=True)
VALUES = st.sampled_from(
    (
        *('"99601"', '"A4300"', '"S9375"', '"99601 - 99603"', '"Y"', '"1, 2"', '"N"', '"PPO"'),
        *('"1.0"', '"all"', '"unlisted"', '"in"', '["99601", "99602"]', '["PPO", 1]', '["x", ""]'),
        *("2024-01-01", "2024-02-30", "2025-01-01", "12", "1.5", "true", "nan", "{}", "[]", "0xff"),
        *('["RR"]', "-1", "{ covered = 3 }", '"medication"', '"coverage: covered"'),
        *('""', '"\\u0007"', '"""x\ny"""', "x y", "[[[", '"', '{ means = "x", plans = "all" }'),
    )
)


untimed = settings(deadline=None)


def told(folder: Path) -> None:
    """Checks and loads the folder, and holds one against the other."""
    faults = check([folder])
    for fault in faults:
        file = Path(fault.file)
        assert 1 <= fault.line <= 1 + (file.read_bytes().count(b"\n") if file.is_file() else 0)
        assert str(fault).isprintable()
    errors = tuple(fault for fault in faults if fault.severity == "error")
    if errors:
        with pytest.raises(BrokenData) as broken:
            load(folder)
        assert broken.value.faults == errors
        return
    book = load(folder)
    context = Context(all_plans(book.plans), date(2025, 1, 1))
    for revision in book.revisions:
        for entry in revision.entries:
            look_up(book, Asked(entry.code, entry.codes), context)


def in_folder(name: str, content: bytes) -> None:
    with tempfile.TemporaryDirectory() as path:
        folder = DataFolder(Path(path) / "data")
        folder.write(name, content)
        told(folder.path)


@untimed
@given(st.sampled_from(NAMES), st.binary(max_size=80))
def test_any_bytes(name: str, content: bytes) -> None:
    in_folder(name, content)


@untimed
@given(st.sampled_from(NAMES), st.lists(st.sampled_from(LINES), max_size=40))
def test_any_lines_in_any_order(name: str, lines: list[str]) -> None:
    in_folder(name, "".join(lines).encode())


@untimed
@given(st.data())
def test_any_values(data: st.DataObject) -> None:
    lines = POLICY_WITH_PUMPS.splitlines()
    for number in data.draw(st.sets(st.integers(0, len(lines) - 1), min_size=1, max_size=6)):
        key, equals, _ = lines[number].partition(" = ")
        lines[number] = f"{key}{equals}{data.draw(VALUES)}" if equals else data.draw(VALUES)
    in_folder(POLICY_NAME, "\n".join(lines).encode())


@untimed
@given(st.data())
def test_any_character_anywhere(data: st.DataObject) -> None:
    name, text = data.draw(
        st.sampled_from((("plans.toml", PLANS), (POLICY_NAME, POLICY_WITH_PUMPS)))
    )
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, min(len(text), start + 3)))
    put = data.draw(st.one_of(st.characters(codec="utf-8"), st.text(max_size=3).map(json.dumps)))
    in_folder(name, (text[:start] + put + text[end:]).encode())
