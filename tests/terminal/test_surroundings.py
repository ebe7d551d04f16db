"""What a session is opened in: no part of Python that it has no use for."""

from pathlib import Path

from tests.terminal.session import APP, READY, Session


def test_a_session_can_be_worked_in_and_has_nothing_loaded_that_could_encrypt() -> None:
    with Session(APP) as rep:
        rep.sees(READY)
        rep.types("s9494")
        rep.sees("COVERED")
        loaded = Path(f"/proc/{rep.process.pid}/maps").read_text("utf-8")
    assert "/bin/python" in loaded  # What this reads is the session.
    assert "libssl" not in loaded
    assert "libcrypto" not in loaded
