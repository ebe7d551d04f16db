"""The command line as it is called: its exit code, its output, its errors."""

from collections.abc import Callable
from typing import NamedTuple

import pytest

from bcp_tui.cli import main
from tests import call_data


class Ended(NamedTuple):
    """How a command ended and what it printed."""

    code: int
    out: str
    err: str


@pytest.fixture
def bcp(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> Callable[..., Ended]:
    """A function that runs one command, on the shipped BCP-27 unless it names other data."""
    monkeypatch.setenv("BCP_DATA", str(call_data.FOLDER))

    def run(*arguments: str) -> Ended:
        code = main(arguments)
        return Ended(code, *capsys.readouterr())

    return run
