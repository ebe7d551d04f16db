"""Published data at the warm door: what a session reads that no session before it has read."""

import os
from pathlib import Path

from tests.door.warm import Service
from tests.terminal.session import READY, Session


def test_words_and_the_text_are_read_from_the_hosts_file(published: Service) -> None:
    with Session(published.login) as rep:
        rep.sees(READY)
        rep.types("hydration 3 liters")
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
