"""The command line as it is called: its exit code, its output, its errors."""

from collections.abc import Callable
from typing import NamedTuple

import pytest

from bcp_tui.cli import main


class Ended(NamedTuple):
    """How a command ended and what it printed."""

    code: int
    out: str
    err: str


@pytest.fixture
def bcp(capsys: pytest.CaptureFixture[str]) -> Callable[..., Ended]:
    """A function that runs one command."""

    def run(*arguments: str) -> Ended:
        code = main(arguments)
        return Ended(code, *capsys.readouterr())

    return run
