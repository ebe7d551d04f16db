"""A service on small data, and logins at its door."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests import call_data
from tests.door.warm import Service
from tests.terminal.conftest import adopts, leaves_no_process

__all__ = ["adopts", "leaves_no_process"]


@pytest.fixture
def service(leaves_no_process: None) -> Iterator[Service]:
    """A service that is ready, on the data of the calls."""
    with Service(call_data.FOLDER) as service:
        yield service


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder that a test may change."""
    import shutil

    return Path(shutil.copytree(call_data.FOLDER, tmp_path / "data"))
