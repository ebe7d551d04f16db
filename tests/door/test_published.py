"""The warm door on published data, which a session reads from their file when they are wanted."""

import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from bcp_tui.desk.publishing import publish
from tests import call_data
from tests.door.warm import Service, is_at_the_door
from tests.terminal.session import READY, Session


@pytest.fixture
def published(tmp_path: Path) -> Iterator[Service]:
    live = tmp_path / "live"
    publish(str(call_data.FOLDER), str(live), date.today())
    with Service(live) as service:
        yield service


def test_a_call_on_what_no_session_before_it_has_read(published: Service) -> None:
    with Session(published.login) as rep:
        rep.sees(READY)
        assert is_at_the_door(rep)
        rep.types("99601\x1bOQ1269 union\r")
        rep.sees("ASO group L0001269 Union", "COVERED · PRIOR APPROVAL REQUIRED")
        rep.types("\x15hydration 3 liters")
        rep.sees("S9376")
        rep.types("\x1b[15~")
        rep.sees("Esc back")
        rep.types("\x1b")
        rep.sees("F5 policy")
        rep.types("\x11")
        assert rep.ends() == 0
        assert rep.left == ""


def test_a_session_keeps_the_hosts_own_file_of_data_and_no_other(published: Service) -> None:
    with Session(published.login) as rep:
        rep.sees(READY)
        (host,) = published.hosts
        (session,) = published.sessions
        assert files(session) == files(host) != []
        assert all(Path(each).is_relative_to(published.data.parent) for each in files(host))


def files(pid: int) -> list[str]:
    """The files that a process has open besides its standard streams."""
    opened = (each for each in Path(f"/proc/{pid}/fd").iterdir() if int(each.name) > 2)
    return [target for target in map(os.readlink, opened) if target.startswith("/")]
