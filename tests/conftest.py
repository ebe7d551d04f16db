"""What the tests share: the book with the shipped BCP-27, and folders of hand-made data."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bcp_tui.library import load
from bcp_tui.policy import Book
from tests import call_data

PLANS = """\
#:schema ./schema/plans.schema.json
format = 1
plan = [
    { id = "HMO/POS", name = "HMO/POS" },
    { id = "PPO", name = "PPO" },
    { id = "L0001269-N", name = "ASO group L0001269 Non-Union", group = "L0001269" },
    { id = "L0001269-U", name = "ASO group L0001269 Union", group = "L0001269" },
    { id = "other-aso", name = "ASO group not in the legend" },
]
"""


@pytest.fixture(scope="session")
def book() -> Book:
    """The book with the shipped Home Infusion Services policy, whatever else is shipped."""
    return load(call_data.FOLDER)


@pytest.fixture(scope="session")
def bcp_27(book: Book) -> Book:
    """The same, where a test is about this policy alone."""
    return book


@pytest.fixture
def make_folder(tmp_path: Path) -> Callable[..., Path]:
    """A function that writes a data folder: a text for each policy file, by name."""

    def make(policies: dict[str, str], plans: str = PLANS, search: str | None = None) -> Path:
        (tmp_path / "policies").mkdir(exist_ok=True)
        (tmp_path / "plans.toml").write_text(plans, "utf-8")
        if search is not None:
            (tmp_path / "search.toml").write_text(search, "utf-8")
        for name, text in policies.items():
            (tmp_path / "policies" / f"{name}.toml").write_text(text, "utf-8")
        return tmp_path

    return make
