"""What the search tests share: finding in the shipped Home Infusion Services policy."""

import pytest

from bcp_tui.policy import Book
from tests.finder import Finder


@pytest.fixture(scope="session")
def finder(bcp_27: Book) -> Finder:
    """What a rep searches."""
    return Finder(bcp_27)
