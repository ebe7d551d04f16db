"""A service on small data, and logins at its door."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from bcp_tui.desk.publishing import publish
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
def published(leaves_no_process: None, tmp_path: Path) -> Iterator[Service]:
    """The same on published data, which are read from their file when they are wanted."""
    live = tmp_path / "live"
    publish(str(call_data.FOLDER), str(live), date.today())
    with Service(live) as service:
        yield service


@pytest.fixture(params=["service", "published"])
def either(request: pytest.FixtureRequest) -> Service:
    """A service on the data of the calls, from their files or published."""
    service: Service = request.getfixturevalue(request.param)
    return service


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """A data folder that a test may change."""
    import shutil

    return Path(shutil.copytree(call_data.FOLDER, tmp_path / "data"))
